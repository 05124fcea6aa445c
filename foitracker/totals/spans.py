"""One category of one force over one period, whether the force gave it whole or in parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foitracker.periods import Kind, Period
from foitracker.totals.entries import Entry
from foitracker.totals.ranges import Range, total_of
from foitracker.totals.words import counted_words, listed


class Shortfall(StrEnum):
    """Why a force cannot be added to the total of a period."""

    NO_FIGURE = "no figure"
    UNDECIDED = "undecided wording"
    PARTIAL = "partial"
    LEFT_OUT = "left out by a reviewer"
    NO_BOUND = "no upper bound"
    PART_YEAR = "part of the period"
    OTHER_PERIOD = "another period"
    CALENDAR_YEAR = "calendar year"
    CONTRADICTION = "contradiction"
    DOUBLE_COUNT = "possible double count"
    CLASS_ONLY = "class only"


@dataclass(frozen=True, slots=True)
class Span:
    """What a category comes to over a period, or what is in the way of saying so. Exactly one is given."""

    range: Range | None
    shortfall: Shortfall | None = None
    words: str = ""


def span(entries: Sequence[Entry], period: Period) -> Span | None:
    """What these entries of one category say about the period; None when they say nothing about it.

    Figures for the whole period go first. Otherwise quarters or months are added, but only when they follow
    one another from its first day to its last: nine months are never taken for a year, nor scaled up to one.
    """
    near = [entry for entry in entries if overlap(entry.period, period)]
    if not near:
        return None
    whole = [entry for entry in near if entry.period == period]
    inside = [entry for entry in near if entry.period != period and period.contains(entry.period)]
    following = _unbroken({entry.period for entry in inside}, period)
    parts = [entry for entry in inside if entry.period in following]
    if whole:
        return _whole(whole, parts)
    if parts:
        return _summed(parts)
    if inside:
        return Span(None, Shortfall.PART_YEAR, f"given only for {_extent(inside)}, not for all of {period.label}")
    if period.kind is Kind.FINANCIAL_YEAR and all(entry.period.kind is Kind.CALENDAR_YEAR for entry in near):
        words = f"given for the calendar {_years(near)}, not for the financial year {period.label}"
        return Span(None, Shortfall.CALENDAR_YEAR, words)
    return Span(None, Shortfall.OTHER_PERIOD, f"given for {_labels(near)}, not for {period.label}")


def taken(given: Collection[Period], period: Period) -> frozenset[Period]:
    """Of the periods for which a category was given, those whose figures make its number of `period`; see `span`."""
    if period in given:
        return frozenset({period})
    return _unbroken([one for one in given if period.contains(one)], period)


def overlap(one: Period, other: Period) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _whole(whole: Sequence[Entry], parts: Sequence[Entry]) -> Span:
    said = _summed(whole)
    if said.range is None or any(part.unknown for part in parts) or not parts:
        return said
    added = total_of(part.range for part in parts)
    if not added.meets(said.range):
        return Span(None, Shortfall.CONTRADICTION, "the parts of the period do not add up to the period")
    return said


def _summed(entries: Sequence[Entry]) -> Span:
    unknown = sum(entry.unknown for entry in entries)
    cells = sum(entry.cells for entry in entries)
    if unknown:
        return _open(cells, unknown, sum(entry.left_out for entry in entries))
    added = total_of(entry.range for entry in entries)
    if not added.is_bounded:
        return Span(None, Shortfall.NO_BOUND, f"“{added.low} or more” has no upper bound")
    return Span(added)


def _open(cells: int, unknown: int, left_out: int) -> Span:
    if left_out == unknown:
        which = "every figure" if unknown == cells else f"{unknown} of {counted_words(cells, 'figure', 'figures')}"
        return Span(None, Shortfall.LEFT_OUT, f"{which} left out by a reviewer")
    which = "no figure has a number" if unknown == cells else f"{unknown} of {cells} figures without a number"
    return Span(None, Shortfall.PARTIAL, f"{which}, {left_out} left out by a reviewer" if left_out else which)


def _unbroken(inside: Iterable[Period], period: Period) -> frozenset[Period]:
    """The periods that follow one another through the whole period, the longest first; none if days are left.

    Taking the longest first leaves out a finer breakdown of the same days: months beside quarters.
    """
    by_start: dict[date, list[Period]] = defaultdict(list)
    for part in inside:
        by_start[part.starts_on].append(part)
    found: set[Period] = set()
    day = period.starts_on
    while day <= period.ends_on:
        if day not in by_start:
            return frozenset()
        longest = max(by_start[day], key=lambda part: part.ends_on)
        found.add(longest)
        day = longest.ends_on + timedelta(days=1)
    return frozenset(found)


def _extent(entries: Iterable[Entry]) -> str:
    """ "1 Apr 2017 to 31 Dec 2017" where the parts follow one another, else "3 separate parts"."""
    periods = sorted({entry.period for entry in entries})
    day = periods[0].starts_on
    for part in periods:
        if part.starts_on > day:
            return f"{len(periods)} separate parts"
        day = max(day, part.ends_on + timedelta(days=1))
    return Period(periods[0].starts_on, day - timedelta(days=1)).label


def _labels(entries: Iterable[Entry]) -> str:
    return listed([part.label for part in sorted({entry.period for entry in entries})])


def _years(entries: Iterable[Entry]) -> str:
    """ "year 2017", "years 2016 and 2017"."""
    periods = sorted({entry.period for entry in entries})
    return f"{'year' if len(periods) == 1 else 'years'} {listed([one.label for one in periods])}"
