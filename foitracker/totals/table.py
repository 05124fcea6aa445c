"""The national table, read from sums: what is printed of a round without naming a single force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.totals.change import NO_MOVE, Move, move
from foitracker.totals.entries import Measure
from foitracker.totals.ranges import ZERO, Range, total_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.split import Share, share
from foitracker.totals.sums import Sums, What


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
    """All areas together and each counted category that anybody gave.

    A category's range is None in a period in which no usable force gave it. Its share is of the last period, over the
    forces that told their offences apart. `missing` says by period why how many forces are in no total;
    `Shortfall.NO_FIGURE` holds those that have given nothing at all too.
    """

    periods: tuple[Period, ...]
    everywhere: Line
    categories: Mapping[str, tuple[Range | None, ...]]
    shares: Mapping[str, Share | None]
    missing: tuple[Mapping[Shortfall, int], ...]


def table_of(sums: Sums, *, periods: Sequence[Period], asked: Mapping[str, int], measure: Measure) -> Table:
    """The table of these sums. `asked` says how many forces are asked in each area, under the names of the sums."""
    everywhere = line_of(sums, asked, periods=periods)
    return Table(
        periods=tuple(periods),
        everywhere=everywhere,
        categories=_categories(sums, len(periods), measure),
        shares=_shares(sums, len(periods) - 1, measure),
        missing=tuple(_missing(sums, at, number) for at, number in enumerate(everywhere.numbers)),
    )


def line_of(sums: Sums, asked: Mapping[str, int], *, periods: Sequence[Period]) -> Line:
    """The line of some areas together: a nation, a region, or everything."""
    numbers = []
    for at in range(len(periods)):
        usable, low, high = _added(sums, What.ALL, at, asked, 3)
        numbers.append(Number(sum(asked.values()), usable, Range(low, high) if usable else None))
    steps = []
    for at in range(1, len(periods)):
        both, *bounds = _added(sums, What.BOTH, at, asked, 5)
        moved = move(Range(*bounds[:2]), Range(*bounds[2:])) if both else NO_MOVE
        steps.append(Step(both, numbers[at - 1].usable - both, numbers[at].usable - both, moved))
    return Line(tuple(numbers), tuple(steps))


def _added(sums: Sums, what: What, at: int, areas: Iterable[str], width: int) -> tuple[int, ...]:
    rows = [sums[what, at, area] for area in areas if (what, at, area) in sums]
    return tuple(map(sum, zip(*rows, strict=True))) or (0,) * width


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
