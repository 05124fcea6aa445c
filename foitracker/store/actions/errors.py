"""What an action says when it cannot do what was asked: a sentence for the person who asked."""


class NotPossible(ValueError):
    """The action was not done and nothing was changed; the message says why and what to do next."""


class AlreadyThere(NotPossible):
    """What was to be added is there already."""
