"""The national table, read from sums: what is printed of a round without naming a single force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.totals.change import NO_MOVE, Move, move
from foitracker.totals.entries import Measure
from foitracker.totals.ranges import ZERO, Range, total_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.split import Share, share
from foitracker.totals.sums import Sums, What, plus


@dataclass(frozen=True, slots=True)
class Number:
    """The sum over the usable forces of those asked, in one period; None where none is usable: that is not zero."""

    asked: int
    usable: int
    range: Range | None


@dataclass(frozen=True, slots=True)
class Step:
    """From one period to the next, over the forces usable in both. The others are counted and left out."""

    forces: int
    only_before: int
    only_after: int
    move: Move


@dataclass(frozen=True, slots=True)
class Line:
    """One area through all periods."""

    numbers: tuple[Number, ...]
    steps: tuple[Step, ...]  # from each period to the next


@dataclass(frozen=True, slots=True)
class Table:
    """All areas together, each area, and each counted category that anybody gave.

    A category's range is None in a period in which no usable force gave it. Its share is of the last period, over the
    forces that told their offences apart. `missing` says by period why how many forces are in no total;
    `Shortfall.NO_FIGURE` holds those that have given nothing at all too.
    """

    periods: tuple[Period, ...]
    everywhere: Line
    areas: Mapping[str, Line]
    categories: Mapping[str, tuple[Range | None, ...]]
    shares: Mapping[str, Share | None]
    missing: tuple[Mapping[Shortfall, int], ...]


def table_of(sums: Sums, *, periods: Sequence[Period], asked: Mapping[str, int], measure: Measure) -> Table:
    """The table of these sums. `asked` says how many forces are asked in each area, under the names of the sums."""
    everywhere = plus({(what, at, ""): numbers} for (what, at, _), numbers in sums.items() if what in _OF_AREAS)
    line = _line(everywhere, "", len(periods), sum(asked.values()))
    return Table(
        periods=tuple(periods),
        everywhere=line,
        areas={area: _line(sums, area, len(periods), count) for area, count in asked.items()},
        categories=_categories(sums, len(periods), measure),
        shares=_shares(sums, len(periods) - 1, measure),
        missing=tuple(_missing(sums, at, number) for at, number in enumerate(line.numbers)),
    )


_OF_AREAS = (What.ALL, What.BOTH)


def _line(sums: Sums, area: str, periods: int, asked: int) -> Line:
    numbers = []
    for at in range(periods):
        usable, low, high = sums.get((What.ALL, at, area), (0, 0, 0))
        numbers.append(Number(asked, usable, Range(low, high) if usable else None))
    steps = [_step(sums, area, at, numbers[at - 1], numbers[at]) for at in range(1, periods)]
    return Line(tuple(numbers), tuple(steps))


def _step(sums: Sums, area: str, at: int, before: Number, after: Number) -> Step:
    both, *bounds = sums.get((What.BOTH, at, area), (0, 0, 0, 0, 0))
    moved = move(Range(*bounds[:2]), Range(*bounds[2:])) if both else NO_MOVE
    return Step(both, before.usable - both, after.usable - both, moved)


def _categories(sums: Sums, periods: int, measure: Measure) -> dict[str, tuple[Range | None, ...]]:
    found = {}
    for code in measure.counting:
        ranges = tuple(_given(sums.get((What.CATEGORY, at, code))) for at in range(periods))
        if any(ranges):
            found[code] = ranges
    return found


def _given(numbers: tuple[int, ...] | None) -> Range | None:
    return Range(numbers[1], numbers[2]) if numbers else None


def _shares(sums: Sums, at: int, measure: Measure) -> dict[str, Share | None]:
    """Of each category over the forces that told their offences apart, as `split` has them."""
    apart = {}
    for code in measure.counting:
        numbers = sums.get((What.CATEGORY, at, code))
        if numbers and numbers[3]:
            apart[code] = Range(numbers[4], numbers[5])
    everything = total_of(apart.values()) if apart else ZERO
    return {code: share(one, _rest(everything, one)) for code, one in apart.items()}


def _rest(everything: Range, one: Range) -> Range:
    return Range(everything.low - one.low, everything.high - one.high)


def _missing(sums: Sums, at: int, number: Number) -> dict[Shortfall, int]:
    counts = {why: sums[What.MISSING, at, why.value][0] for why in Shortfall if (What.MISSING, at, why.value) in sums}
    silent = number.asked - number.usable - sum(counts.values())
    return counts | {Shortfall.NO_FIGURE: silent + counts.get(Shortfall.NO_FIGURE, 0)} if silent else counts
