"""Values that several queries hand back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Badge:
    """A status: a key for its look, words for its meaning, a rank for sorting (the most pressing first)."""

    key: str
    words: str
    rank: int = 0
