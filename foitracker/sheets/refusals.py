"""What is said when a file cannot be opened at all."""


class UnreadableFile(Exception):
    """`reason` says what is wrong with the file, `advice` what to do next; both are sentences.

    Nobody has looked into such a file, so they repeat nothing of what is in it, not even the name of a sheet.
    """

    def __init__(self, reason: str, advice: str = ""):
        super().__init__(f"{reason} {advice}".strip())
        self.reason, self.advice = reason, advice
