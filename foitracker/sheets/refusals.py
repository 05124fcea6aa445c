"""What is said when a file cannot be opened at all."""


class UnreadableFile(Exception):
    """`reason` says what is wrong with the file, `advice` what to do next; both are sentences.

    Nobody has looked into such a file, so they repeat nothing of what is in it, not even the name of a sheet.
    """

    def __init__(self, reason: str, advice: str = ""):
        super().__init__(f"{reason} {advice}".strip())
        self.reason, self.advice = reason, advice


class LockedWorkbook(UnreadableFile):
    """A workbook of Excel that a password locks: Excel's own, which is no secret, or one that only the sender knows."""

    def __init__(self):
        super().__init__(
            "The file is protected with a password.",
            "Ask the sender for it without one. If you were sent the password, open the file in Excel, take the "
            "password off under File, Info, and upload it again.",
        )
