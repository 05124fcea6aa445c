"""Sums over forces that are kept in step: of a force that changed the old part is taken out and the new put in.

What a national table prints is a sum over forces of whole numbers, so nothing is lost by adding and taking away: which
forces a number stands on is a count, a category that nobody gives is one with no cells, and the change from one period
to the next is taken over the forces usable in both, which is again a sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from foitracker.periods import Period
from foitracker.totals.entries import Entry
from foitracker.totals.spans import overlap
from foitracker.totals.total import ForceTotal


class What(StrEnum):
    """What a line of sums is about, and in which order its numbers stand."""

    ALL = "all"  # of an area: usable forces, low, high
    BOTH = "both"  # of an area since the period before: forces usable in both, low and high then, low and high now
    CATEGORY = "category"  # cells, low, high, and the same three of the forces that told their offences apart
    MISSING = "missing"  # of a shortfall: forces that gave figures and are not usable


Key = tuple[What, int, str]  # what, the place of the period among those asked, and the area, category or shortfall
Sums = Mapping[Key, tuple[int, ...]]


def sums_of(years: Sequence[ForceTotal], entries: Iterable[Entry], *, area: str) -> Sums:
    """The part of one force: its totals, one a period in their order (none if it gave no figure), and its entries."""
    sums: dict[Key, tuple[int, ...]] = {}
    cells = _cells(entries, [one.period for one in years])
    for at, one in enumerate(years):
        if one.shortfall:
            sums[What.MISSING, at, one.shortfall.value] = (1,)
            continue
        sums[What.ALL, at, area] = (1, one.low, one.high)
        before = years[at - 1] if at else None
        if before and before.usable:
            sums[What.BOTH, at, area] = (1, before.low, before.high, one.low, one.high)
        for part in one.by_category:
            given = (cells[at, part.category], part.low, part.high)
            sums[What.CATEGORY, at, part.category] = given + (given if one.split else (0, 0, 0))
    return sums


def plus(parts: Iterable[Sums]) -> Sums:
    added: dict[Key, tuple[int, ...]] = {}
    for part in parts:
        for key, numbers in part.items():
            before = added.get(key)
            added[key] = tuple(map(int.__add__, before, numbers)) if before else numbers
    return _without_nothing(added)


def minus(sums: Sums, part: Sums) -> Sums:
    return plus([sums, {key: tuple(-number for number in numbers) for key, numbers in part.items()}])


def to_plain(sums: Sums) -> dict[str, list[int]]:
    """For JSON: {"category 3 theft": [12, 40, 44, 12, 40, 44]}."""
    return {f"{what} {at} {name}": list(numbers) for (what, at, name), numbers in sums.items()}


def from_plain(content: Mapping[str, Sequence[int]]) -> Sums:
    sums = {}
    for key, numbers in content.items():
        what, at, name = key.split(" ", 2)
        sums[_WHATS[what], int(at), name] = tuple(numbers)
    return sums


_WHATS = {what.value: what for what in What}


def _cells(entries: Iterable[Entry], periods: Sequence[Period]) -> Mapping[tuple[int, str], int]:
    """How many cells speak of a category in each period."""
    places = {period: at for at, period in enumerate(periods)}
    cells: dict[tuple[int, str], int] = defaultdict(int)
    for entry in entries:
        at = places.get(entry.period)
        if at is not None:
            cells[at, entry.category] += entry.cells
            continue
        for at, period in enumerate(periods):
            if overlap(entry.period, period):
                cells[at, entry.category] += entry.cells
    return cells


def _without_nothing(sums: dict[Key, tuple[int, ...]]) -> Sums:
    return {key: numbers for key, numbers in sums.items() if any(numbers)}
