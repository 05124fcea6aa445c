"""A count that may be known only between two bounds: "<5" is 0 to 4, and 674 is 674 to 674.

Sums are taken on the bounds, so that a total says exactly how much the suppressed cells leave open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class NotACount(ValueError):
    """A bound that is no whole number of offences, or a pair of bounds the wrong way round."""


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A whole number between `low` and `high`, both included. No `high` means no upper bound is known."""

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if type(self.low) is type(self.high) is int and 0 <= self.low <= self.high:
            return  # nearly all, and a large round has millions
        bounds = (self.low,) if self.high is None else (self.low, self.high)
        for bound in bounds:
            if type(bound) is not int or bound < 0:
                raise NotACount(f"{bound!r} is no count: a count is a whole number from 0.")
        if self.high is not None and self.high < self.low:
            raise NotACount(f"{self.low} to {self.high} is no range: the lower bound is above the upper.")

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        return self.high is not None

    def __add__(self, other: Range) -> Range:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(self.low + other.low, high)

    def contains(self, count: int) -> bool:
        return self.low <= count and (self.high is None or count <= self.high)

    def meets(self, other: Range) -> bool:
        """Whether one number can be in both."""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)

    def both(self, other: Range) -> Range:
        """What two statements about the same number leave; `NotACount` when they contradict each other."""
        highs = [high for high in (self.high, other.high) if high is not None]
        return Range(max(self.low, other.low), min(highs) if highs else None)


ZERO = Range(0, 0)


def exactly(count: int) -> Range:
    return Range(count, count)


def total_of(ranges: Iterable[Range]) -> Range:
    """The sum of the bounds. The sum of nothing is zero: ask first whether there was anything to add."""
    low, high = 0, 0
    for one in ranges:
        low += one.low
        high = None if high is None or one.high is None else high + one.high
    return Range(low, high)


def _not_above(low: int, high: int | None) -> bool:
    return high is None or low <= high
