"""Whether a line of figures is the sum of other lines. "Line" is a row or a column; its figures are observations.

A suppressed figure is a range, so a sum is a range too, and a total is proven where all figures are exact, possible
where the ranges meet, and contradicted where they do not. Figures that were rounded to the nearest 5 add up to within
what rounding can do, and such a total is possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log10, sqrt

import msgspec

UNKNOWN = 1e9  # the upper bound of a figure without one
_SMALL = 10  # what a figure that is hidden as small is likely to be at most
_BASES = (100, 50, 10, 5)
_ROUNDED = 15  # figures that have to be multiples of a base before it is taken that they were rounded to it


class Amounts(msgspec.Struct, frozen=True):
    """The lowest and highest amount of every line in every observation. A blank adds nothing."""

    low: tuple[tuple[float, ...], ...]
    high: tuple[tuple[float, ...], ...]
    blank: tuple[tuple[bool, ...], ...]
    base: int = 1  # what all figures were rounded to

    @property
    def observations(self) -> int:
        return len(self.low[0]) if self.low else 0

    def turned(self) -> Amounts:
        """Rows become columns."""
        return Amounts(*(tuple(zip(*side, strict=True)) for side in (self.low, self.high, self.blank)), self.base)

    def only(self, observations: Sequence[int]) -> Amounts:
        if len(observations) == self.observations:
            return self
        sides = (self.low, self.high, self.blank)
        return Amounts(*(tuple(tuple(line[o] for o in observations) for line in side) for side in sides), self.base)

    def tolerance(self, parts: int) -> float:
        """By how much a rounded total may differ from the sum of so many rounded parts."""
        return 0.0 if self.base == 1 else self.base * min((parts + 1) / 2, 0.5 + 1.5 * sqrt(parts + 1))


def base_of(figures: Iterable[float]) -> int:
    """What figures were all rounded to, or 1."""
    counts = [figure for figure in figures if figure > 0]
    if len(counts) < _ROUNDED:
        return 1
    return next((base for base in _BASES if all(count % base == 0 for count in counts)), 1)


class Sum(msgspec.Struct, frozen=True):
    """What adding up the parts of a line gave: in how many observations it is proven, possible or contradicted."""

    line: int
    parts: tuple[int, ...]
    proven: int
    possible: int
    contradicted: tuple[int, ...]
    strength: float = 0.0

    @property
    def holds(self) -> bool:
        return not self.contradicted and self.proven + self.possible > 0


def add_up(amounts: Amounts, line: int, parts: Sequence[int]) -> Sum:
    """Compare a line with the sum of its parts."""
    proven = possible = 0
    contradicted: list[int] = []
    strength = 0.0
    seen: list[float] = []
    low, high = amounts.low, amounts.high
    rounding = amounts.tolerance(len(parts))
    for o in range(amounts.observations):
        if amounts.blank[line][o]:
            continue
        least, most = low[line][o], high[line][o]
        sum_low = sum([low[part][o] for part in parts])
        sum_high = sum([high[part][o] for part in parts])
        slack = 1e-6 * max(1.0, abs(least))
        if sum_low > most + slack + rounding or sum_high < least - slack - rounding:
            contradicted.append(o)
            continue
        exact = least == most and sum_high - sum_low <= slack and abs(least - sum_low) <= slack
        proven += exact
        possible += not exact
        if least != most or sum([high[part][o] > 0 for part in parts]) < 2:
            continue
        if exact:
            strength += _surprise(least, len(parts), proven)
        else:
            width = 2 * rounding + _width(amounts, parts, o)
            strength += _weak_surprise(least, width, len(parts), seen) if least <= sum_low + width else 0.0
        seen.append(least)
    return Sum(line, tuple(parts), proven, possible, tuple(contradicted), strength)


def _width(amounts: Amounts, parts: Sequence[int], o: int) -> float:
    """How far apart the lowest and the likely highest sum of the parts are."""
    low, high = amounts.low, amounts.high
    return sum(min(high[part][o] - low[part][o], _SMALL) for part in parts)


def _surprise(amount: float, parts: int, nth: int) -> float:
    """How many digits of coincidence one more equal sum would take. Later observations resemble the first."""
    if amount <= 0:
        return 0.0
    return log10(1 + amount / parts) if nth == 1 else log10(1 + sqrt(amount))


def _weak_surprise(amount: float, width: float, parts: int, seen: Sequence[float]) -> float:
    """The same where the sum is a range: what is no wider than the step from another amount says nothing new."""
    if not seen:
        return log10(max(1.0, amount / parts / (1 + width)))
    return log10(1 + min(abs(amount - other) for other in seen) / (1 + width))


def best_sum(amounts: Amounts, line: int, candidates: Iterable[Sequence[int]]) -> Sum | None:
    """The candidate that a line is the sum of: the first that is proven, else possible, else nearest to it."""
    tried = []
    for parts in filter(None, dict.fromkeys(map(tuple, candidates))):
        found = add_up(amounts, line, parts)
        if found.holds and found.proven:
            return found
        tried.append(found)
    holding = next((found for found in tried if found.holds), None)
    return holding or max(tried, key=lambda found: found.proven - len(found.contradicted), default=None)
