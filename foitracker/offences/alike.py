"""Wordings that say the same in other letters, so that a person may rule on them together.

    "Possesion of indecent photgraph of child" and "possession of indecent photographs of children"

have the same words once endings go and slips of the key are read as the scheme spells them.
"""

from foitracker.offences.scheme import Scheme
from foitracker.offences.words import fold


def likeness(tidied: str, *, suggested: str, scheme: Scheme) -> str:
    """Equal for wordings with the same words, in any order, and the same first suggestion; "" where there are none."""
    words = sorted(scheme.speller.respell(word) for word in fold(tidied))
    return f"{suggested}: {' '.join(words)}" if words else ""
