"""A number with the words at both sides of it, and the phrase that is cut out around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foitracker.totals.claims.hedges import Hedge, hedge_after, hedge_before
from foitracker.totals.claims.numbers import Number, numbers_in
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.claims.unchecked import HOLE, NotChecked

_TO = re.compile(r"\s*(?P<percent>%|per ?cent|percent)?\s*(?:to|and|or|-|–)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_MEASURED = re.compile(r"\s*(?:%|per ?cent\b|percent|seconds?|minutes?|hours?|days?|times\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """`left` and `right` are the words up to the phrase before and to the end of the sentence."""

    sentence: str
    number: Number
    left: str
    right: str
    upto: Number | None = None  # the other end of "20 to 25 per cent"
    is_between: bool = False

    @property
    def end(self) -> int:
        return (self.upto or self.number).end

    @property
    def starts(self) -> int:
        """Where the words of `left` end and the phrase without its hedge begins."""
        found = _BETWEEN.search(self.sentence[: self.number.start]) if self.is_between else None
        return found.start() if found else self.number.start

    @property
    def before_hedge(self) -> str:
        return hedge_before(self.left)[1]

    def said(self, says: Says, end: int, *, start: int | None = None, **values) -> Said:
        """The phrase from its hedge, or from `start`, to `end` letters after the number."""
        hedge, before = hedge_before(self.left)
        stop = self.end + end
        later, length = hedge_after(self.sentence[stop:])
        if hedge is Hedge.NONE and later is not Hedge.NONE and says is not Says.COVERAGE:
            hedge, stop = later, stop + length
        first = self.starts - (len(self.left) - len(before.rstrip()))
        first += len(self.sentence[first:]) - len(self.sentence[first:].lstrip())
        begin = first if start is None else min(start, first)
        ends = {"upto": self.upto.value} if self.upto else {}
        return Said(
            start=begin,
            end=stop,
            words=shown(self.sentence[begin:stop]),
            says=says,
            **(
                {"amount": self.number.value, "step": self.number.step, "hedge": hedge, "is_part": self.number.is_part}
                | ends
                | values
            ),
        )

    def left_starts(self, offset: int) -> int:
        """Where a match at `offset` of `left` begins in the sentence."""
        return self.starts - len(self.left) + offset

    def not_checked(self, because: str, end: int = 0) -> NotChecked:
        stop = self.end + end
        return NotChecked(self.number.start, stop, shown(self.sentence[self.number.start : stop]), because)


def arounds(sentence: str) -> Iterator[Around]:
    """Every number of a sentence; the next starts where the caller says that the last phrase ended (`send`)."""
    numbers = list(numbers_in(sentence))
    done = index = 0
    while index < len(numbers):
        number = numbers[index]
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        left = sentence[done : number.start]
        around = _range(sentence, number, after, left) or Around(sentence, number, left, sentence[number.end :])
        ended = yield around
        index += 1
        # "41 of 45 forces" has taken the next number with it.
        while index < len(numbers) and numbers[index].start < (around.end if ended is None else ended):
            index += 1
        done = done if ended is None else ended


def _range(sentence: str, number: Number, after: Number | None, left: str) -> Around | None:
    """ "between 674 and 678", "26 to 33 per cent", "22 to 24 minutes"; "from 591 to 674" are two numbers."""
    if after is None or number.is_part or after.is_part or after.value < number.value:
        return None
    joint = _TO.fullmatch(sentence[number.end : after.start])
    if joint is None or _FROM.search(left):
        return None
    between = bool(_BETWEEN.search(left))
    right = sentence[after.end :]
    word = sentence[number.end : after.start].strip().lower()
    if not between and (word.endswith("and") or not _MEASURED.match(right)):
        return None
    return Around(sentence, number, _BETWEEN.sub("", left), right, after, between)


def shown(words: str) -> str:
    return words.replace(HOLE, "…")
