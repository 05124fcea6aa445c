"""Whether a number stands for another one by what stands beside it."""

import re

_ALTERING_BEFORE = re.compile(
    r"[<>≤≥~±]|\b(?:than|under|over|about|approx|circa|up to|at (?:least|most))\b", re.IGNORECASE
)
_ALTERING_AFTER = re.compile(
    r"^\s*(?:\+|[km]\b|bn\b|thousand|million|or (?:more|fewer|less|over|under))|[<>≤≥]", re.IGNORECASE
)


def means_another(before: str, after: str) -> bool:
    """Whether a number with this before and after it stands for another one: <5, 5+, 5k, fewer than 5."""
    return bool(_ALTERING_BEFORE.search(before) or _ALTERING_AFTER.search(after))
