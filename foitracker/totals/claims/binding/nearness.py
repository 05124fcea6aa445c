"""Which name of a sentence is nearest to a number.

A name that hangs on the number ("674 in Lancashire") goes before one that stands in front of it ("Lancashire recorded
674"), and a name that hangs on another number is nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from foitracker.totals.claims.binding.figure import How
from foitracker.totals.claims.said import Said
from foitracker.totals.claims.text import Sentence

_CONNECTED = re.compile(
    r"^[^,;:.()]*\b(?:in|by|from|for|across|throughout|to|within|over|during|of|at|were|was|involved|involving|concerned"
    r"|are|is)(?: (?:the|all|police in))?(?: year| financial year)?(?: of)?\s*$",
    re.IGNORECASE,
)


_LABEL = re.compile(r"\s*(?::|\(|=|–|-)\s*")


class Mention(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Named = TypeVar("Named", bound=Mention)


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence with its numbers: where a name stands from a phrase."""

    sentence: Sentence
    numbers: Sequence[Said]

    def between(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.words[max(first - start, 0) : max(last - start, 0)]

    def before(self, mention: Mention) -> str:
        return self.between(self.sentence.start, mention.start)

    def follows(self, said: Said, mention: Mention) -> bool:
        """Whether the mention hangs on the phrase: "674 in Lancashire", with no other number between them."""
        if mention.start < said.end or any(said.end <= one.start < mention.start for one in self.numbers):
            return False
        between = self.between(said.end, mention.start)
        return bool(_CONNECTED.search(between)) and not re.search(r"\bthan\b|\bas\b", between)

    def nearest(self, said: Said, mentions: Sequence[Named]) -> tuple[Named, How] | None:
        """By rank: what stands inside the phrase or hangs on it, what stands before it, what follows it."""
        inside = [one for one in mentions if said.start <= one.start < said.end]
        hanging = [one for one in mentions if self.follows(said, one)]
        if inside or hanging:
            return (inside or hanging)[0], How.BESIDE
        before = [one for one in mentions if one.end <= said.start]
        if before:
            free = [one for one in before if self.owner(one) in (None, said)]
            return (free or before)[-1], How.SENTENCE
        after = [one for one in mentions if one.start >= said.end and self.owner(one) is None]
        return (after[0], How.SENTENCE) if after else None

    def owner(self, mention: Mention) -> Said | None:
        """The number that a mention hangs on: "22,724 in the UK, and 674 ..." is no name for 674."""
        hanging = next((one for one in self.numbers if self.follows(one, mention)), None)
        return hanging or next((one for one in self.numbers if self._labels(mention, one)), None)

    def _labels(self, mention: Mention, said: Said) -> bool:
        """ "2016/17: 18,522", "Lancashire (674)"."""
        return mention.end <= said.start and bool(_LABEL.fullmatch(self.between(mention.end, said.start)))

    def is_last_before(self, said: Said, mention: Mention) -> bool:
        return not any(said.end <= one.start < mention.start for one in self.numbers)
