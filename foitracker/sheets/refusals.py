"""What is said when a file cannot be opened at all."""


class UnreadableFile(Exception):
    """`reason` says what is wrong with the file, `advice` what to do next; both are sentences.

    Nobody has looked into such a file, so they repeat nothing of what is in it, not even the name of a sheet.
    """

    def __init__(self, reason: str, advice: str = ""):
        super().__init__(f"{reason} {advice}".strip())
        self.reason, self.advice = reason, advice


class LockedFile(UnreadableFile):
    """A password locks the file. With it the file can be unlocked and read."""

    def __init__(self):
        super().__init__(
            "The file is protected with a password.",
            "If the sender gave one, give it on the page of the answer. Else ask for it, or for the file without one.",
        )


class WrongPassword(UnreadableFile):
    def __init__(self):
        super().__init__(
            "The password does not open the file.",
            "Copy it from the letter of the sender, with its capitals, and without a space or a full stop after it.",
        )
