"""Why a text is not read as a period."""


class UnreadablePeriod(ValueError):
    """The text is not a period."""


class AmbiguousPeriod(UnreadablePeriod):
    """The text is a period that could mean two things; only its author can say which."""
