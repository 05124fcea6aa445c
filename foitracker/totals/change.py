"""How a number moved from one period to another, on the forces that gave both.

A rise that comes from more forces answering is no rise, so a force with one of the two years is in neither
side of the comparison. Values are exact fractions; `words` rounds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from foitracker.periods import Period
from foitracker.totals.ranges import Range
from foitracker.totals.total import Total
from foitracker.totals.words import press_number, press_percent

LEAST_BASE = 20  # below this a percentage says more about chance than about the force


class NoPercentage(StrEnum):
    """Why a change is given in numbers alone."""

    FROM_ZERO = "n/a (from zero)"
    SMALL_BASE = "n/a (fewer than 20 to start from)"
    NOTHING_TO_COMPARE = "n/a (no force gave both)"


class Variation(StrEnum):
    """Whether counts of this size move as much by chance alone."""

    WITHIN = "within ordinary year-to-year variation"
    BEYOND = "beyond ordinary year-to-year variation"
    OPEN = "the suppressed figures leave open whether this is ordinary variation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From one number to another, each a pair of bounds.

    The percentages are exact, in per cent; they and `variation` are None where `no_percentage` or a missing
    number says why.
    """

    low_before: int | None
    high_before: int | None
    low_after: int | None
    high_after: int | None
    percent_low: Fraction | None
    percent_high: Fraction | None
    no_percentage: NoPercentage | None
    variation: Variation | None

    @property
    def words(self) -> str:
        """ "up 14 per cent", "up about 26 to 33 per cent", "from 3 to 6", "n/a (from zero)"."""
        if self.no_percentage is NoPercentage.SMALL_BASE:
            before = press_number(self.low_before, self.high_before)
            return f"from {before} to {press_number(self.low_after, self.high_after)}"
        if self.no_percentage:
            return self.no_percentage.value
        return press_percent(self.percent_low, self.percent_high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Move):
    """From `before` to `after` over `forces`, the forces usable in both periods.

    `only_before` and `only_after` are the forces left out of the comparison.
    """

    before: Period
    after: Period
    forces: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    @property
    def same_forces(self) -> bool:
        """Whether both totals stand on the compared forces alone; if not, print both counts of forces."""
        return not self.only_before and not self.only_after


def change(before: Total, after: Total) -> Change:
    """The like-for-like change between two totals of the same round and measure."""
    both = tuple(force for force in before.usable if force in after.usable)
    first, last = before.only(both), after.only(both)
    moved = move(first.range, last.range) if both else NO_MOVE
    return Change(
        before=before.period,
        after=after.period,
        forces=both,
        only_before=tuple(force for force in before.usable if force not in both),
        only_after=tuple(force for force in after.usable if force not in both),
        **{field.name: getattr(moved, field.name) for field in fields(Move)},
    )


def move(before: Range, after: Range) -> Move:
    """From one number to another of the same forces, both with two bounds."""
    low, high, why_not = _percentages(before, after)
    return Move(
        low_before=before.low,
        high_before=before.high,
        low_after=after.low,
        high_after=after.high,
        percent_low=low,
        percent_high=high,
        no_percentage=why_not,
        variation=variation(before, after),
    )


NO_MOVE = Move(
    low_before=None,
    high_before=None,
    low_after=None,
    high_after=None,
    percent_low=None,
    percent_high=None,
    no_percentage=NoPercentage.NOTHING_TO_COMPARE,
    variation=None,
)


def percent_change(before: int, after: int) -> Fraction:
    """The change between two exact counts in per cent, exactly: 591 to 674 is 8300/591, or 14.04."""
    return Fraction(100 * (after - before), before)


def variation(before: Range, after: Range) -> Variation:
    """Whether |after - before| is under 1.96 x sqrt(before + after), for every count the ranges allow.

    A guide from the Poisson distribution, not a test of significance: these are full counts and no sample.
    """
    if before.meets(after):
        closest = 0
    elif before.high is not None and after.low > before.high:
        closest = _spread(before.high, after.low)
    else:
        closest = _spread(before.low, after.high)
    if closest >= _GUIDE:
        return Variation.BEYOND
    if before.high is None or after.high is None:
        return Variation.OPEN
    # The measure grows with the distance of the counts, so the corners of the ranges decide.
    furthest = max(_spread(before.low, after.high), _spread(before.high, after.low))
    return Variation.WITHIN if furthest < _GUIDE else Variation.OPEN


def points(before: Fraction, after: Fraction) -> Fraction:
    """The change between two shares (in per cent), in percentage points."""
    return after - before


def compound_growth(counts: Sequence[int]) -> Decimal:
    """The yearly rise, in per cent, that leads from the first count to the last when it is the same each year."""
    ratio = Decimal(counts[-1]) / Decimal(counts[0])
    return 100 * (ratio ** (Decimal(1) / (len(counts) - 1)) - 1)


def per_day(count: int, period: Period) -> Fraction:
    """The average of a day; a year with 29 February in it has 366."""
    return Fraction(count, period.days)


def minutes_between(count: int, period: Period) -> Fraction | None:
    """One every so many minutes; None for none at all."""
    return Fraction(period.days * 24 * 60, count) if count else None


def _percentages(before: Range, after: Range) -> tuple[Fraction | None, Fraction | None, NoPercentage | None]:
    if before.high == 0:
        return None, None, NoPercentage.FROM_ZERO
    if before.low < LEAST_BASE:
        return None, None, NoPercentage.SMALL_BASE
    # The least rise starts from the most there can have been and ends at the least there can be.
    return percent_change(before.high, after.low), percent_change(before.low, after.high), None


# The square of 1.96, so that counts are compared as exact fractions without a root.
_GUIDE = Fraction(196, 100) ** 2


def _spread(before: int, after: int) -> Fraction:
    both = before + after
    return Fraction((after - before) ** 2, both) if both else Fraction(0)
