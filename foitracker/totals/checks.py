"""What a careful reader would question before a number goes out. No check changes a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from foitracker.totals.change import LEAST_BASE, Variation, percent_change, variation
from foitracker.totals.entries import Measure
from foitracker.totals.ranges import ZERO, Range, total_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.split import share
from foitracker.totals.total import ForceTotal, Total
from foitracker.totals.words import listed, percent_figure, short_number


class Weight(StrEnum):
    """What has to happen before the number is used."""

    BLOCKS = "blocks"  # the figures contradict each other: not to be approved as they are
    ASK = "ask"  # ask the force, or write a note that explains it
    NOTE = "note"  # worth knowing


class What(StrEnum):
    DOES_NOT_ADD_UP = "does not add up"
    ABOVE_THE_CLASS = "above the class"
    ABOVE_OFFICIAL = "above the official figure"
    PART_YEAR = "part year"
    OTHER_PERIOD = "another period"
    CALENDAR_YEAR = "calendar year for financial year"
    POSSIBLE_DOUBLE_COUNT = "possible double count"
    SAME_AS_LAST_YEAR = "same as last year"
    LARGE_MOVE = "large move"
    OTHER_CATEGORIES = "other categories"
    REVERSED = "reversed composition"
    TWO_FORCES = "two forces in one answer"
    STALE_WORDING = "stale wording"
    PUBLISHED_AND_ANSWERED = "published figures and an answer"
    CONFIRMED_ALL_THE_SAME = "confirmed in spite of open points"


# Raised by forces that are in no total for that reason, and so are named with it wherever a total stands.
OF_MISSING = frozenset(
    {What.PART_YEAR, What.OTHER_PERIOD, What.CALENDAR_YEAR, What.DOES_NOT_ADD_UP, What.POSSIBLE_DOUBLE_COUNT}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence for a person about one force's figures."""

    force: str
    what: What
    weight: Weight
    words: str


LARGE_RISE = Fraction(100)  # per cent
LARGE_FALL = Fraction(-50)
TIMES_THE_GUIDE = 3
DRAWN = "Ask what else was counted, and on what day the figures were drawn: both are revised."


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The official number of the classes that hold what a force gave, and how it is named: "class 86 in ..."."""

    count: int
    name: str


def check_year(total: Total, *, official: Mapping[str, Ceiling] | None = None) -> tuple[Doubt, ...]:
    """The doubts about the figures of one period.

    `official` is the recorded crime of the whole class by force for that period: what is asked for is in the class, so
    an answer above it contradicts it, unless the two were drawn from the force's system on days far apart.
    """
    doubts = []
    for one in total.forces:
        doubts += _about_usability(one)
        doubts += _above(one, one.upper_bound, What.ABOVE_THE_CLASS, "the row of its whole class")
        ceiling = (official or {}).get(one.force)
        if ceiling is not None:
            doubts += _above(one, ceiling.count, What.ABOVE_OFFICIAL, f"the official figure for {ceiling.name}", DRAWN)
    return tuple(doubts)


def check_years(before: Total, after: Total, measure: Measure) -> tuple[Doubt, ...]:
    """The doubts that two years side by side raise, for the forces usable in both."""
    doubts = []
    for last in after.forces:
        first = before.of(last.force)
        if first is not None and first.usable and last.usable:
            doubts += _other_source(first, last)
            doubts += _same_as_last_year(first, last)
            doubts += _other_categories(first, last, measure)
            doubts += _large_move(first, last)
    return tuple(doubts)


def check_composition(total: Total, measure: Measure, *, one: str, other: str) -> tuple[Doubt, ...]:
    """Forces whose shares of two categories are the reverse of everyone else's: were the columns swapped?

    Asked only where both the force and the others are clearly on one side: by more than chance, and with at
    least 20 offences. Derbyshire's 264 possessing and 37 making, in a round of one to three, is the example.
    """
    usable = {force.force: _pair(force, one, other) for force in total.forces if force.usable and force.split}
    return tuple(
        _reversed(force, pair, measure.title(one), measure.title(other))
        for force, pair in usable.items()
        if _leans(pair) * _leans(_summed(usable, without=force)) < 0
    )


def _about_usability(one: ForceTotal) -> list[Doubt]:
    asked = {
        Shortfall.PART_YEAR: (What.PART_YEAR, "Part of a year is not scaled up: ask for the whole year."),
        Shortfall.OTHER_PERIOD: (What.OTHER_PERIOD, f"Ask for {one.period.label}."),
        Shortfall.CALENDAR_YEAR: (What.CALENDAR_YEAR, f"Ask for {one.period.label}: nine of its months are shared."),
        Shortfall.CONTRADICTION: (What.DOES_NOT_ADD_UP, "Ask the force which is right."),
        Shortfall.DOUBLE_COUNT: (What.POSSIBLE_DOUBLE_COUNT, "Decide whether it is a total row."),
    }
    if one.shortfall not in asked:
        return []
    what, advice = asked[one.shortfall]
    weight = Weight.BLOCKS if one.shortfall is Shortfall.CONTRADICTION else Weight.ASK
    return [Doubt(one.force, what, weight, f"{one.reason[:1].upper()}{one.reason[1:]}. {advice}")]


def _above(one: ForceTotal, ceiling: int | None, what: What, name: str, advice: str = "") -> list[Doubt]:
    if not one.usable or ceiling is None or one.range.low <= ceiling:
        return []
    words = f"{_said(one.range)} offences is more than {name}, {ceiling:,}, which should hold them all. {advice}"
    return [Doubt(one.force, what, Weight.BLOCKS, words.strip())]


def _other_source(first: ForceTotal, last: ForceTotal) -> list[Doubt]:
    if first.published == last.published:
        return []
    published, answered = (first, last) if first.published else (last, first)
    words = (
        f"{published.period.label} is from a published table and {answered.period.label} from an answer: a change "
        "between them may be that of the source."
    )
    return [Doubt(last.force, What.PUBLISHED_AND_ANSWERED, Weight.ASK, words)]


def _same_as_last_year(first: ForceTotal, last: ForceTotal) -> list[Doubt]:
    if first.by_category != last.by_category or last.range.low < LEAST_BASE:
        return []
    words = f"Every figure is the same as for {first.period.label}: was one year copied over the other?"
    return [Doubt(last.force, What.SAME_AS_LAST_YEAR, Weight.ASK, words)]


def _other_categories(first: ForceTotal, last: ForceTotal, measure: Measure) -> list[Doubt]:
    """A category given for one year only makes the years differ in what they count.

    An unsplit figure in either year explains the absence of the categories it stands for, and its own.
    """
    explained = set()
    for name, hidden in measure.unsplit.items():
        if name in _above_nil(first) | _above_nil(last):
            explained |= hidden | {name}
    lone = sorted(((_above_nil(first) - _given(last)) | (_above_nil(last) - _given(first))) - explained)
    if not lone:
        return []
    words = (
        f"{listed([measure.title(name) for name in lone])} given for only one of {first.period.label} and "
        f"{last.period.label}: the years may not count the same offences."
    )
    return [Doubt(last.force, What.OTHER_CATEGORIES, Weight.ASK, words[:1].upper() + words[1:])]


def _large_move(first: ForceTotal, last: ForceTotal) -> list[Doubt]:
    """Above +100 per cent, below -50 per cent, or beyond three times the Poisson guide: say why, or ask."""
    before, after = first.range, last.range
    if variation(before, after) is not Variation.BEYOND:
        return []
    rise = percent_change(before.high, after.low) if before.high else None
    fall = percent_change(before.low, after.high) if before.low else None
    large = (rise is not None and rise > LARGE_RISE) or (fall is not None and fall < LARGE_FALL) or rise is None
    if not large and not _beyond_three_guides(before, after):
        return []
    words = (
        f"From {_said(before)} to {_said(after)}: find out why before release (a new system, an audit, a "
        "large case, a class moved), and print the reason."
    )
    return [Doubt(last.force, What.LARGE_MOVE, Weight.ASK, words)]


def _beyond_three_guides(before: Range, after: Range) -> bool:
    start, end = (before.high, after.low) if after.low > before.high else (before.low, after.high)
    guide_squared = Fraction(196 * TIMES_THE_GUIDE, 100) ** 2 * (start + end)
    return Fraction((end - start) ** 2) > guide_squared


def _pair(force: ForceTotal, one: str, other: str) -> tuple[Range, Range]:
    parts = {part.category: part.range for part in force.by_category}
    return parts.get(one, ZERO), parts.get(other, ZERO)


def _summed(pairs: Mapping[str, tuple[Range, Range]], *, without: str) -> tuple[Range, Range]:
    rest = [pair for force, pair in pairs.items() if force != without]
    return total_of(pair[0] for pair in rest), total_of(pair[1] for pair in rest)


def _leans(pair: tuple[Range, Range]) -> int:
    """1 for clearly more of the first, -1 for clearly more of the second, 0 when chance could do it."""
    first, second = pair
    if first.low + second.low < LEAST_BASE or variation(first, second) is not Variation.BEYOND:
        return 0
    return 1 if first.low > second.low else -1


def _reversed(force: str, pair: tuple[Range, Range], one: str, other: str) -> Doubt:
    here = share(*pair)
    words = (
        f"{one} {_said(pair[0])}, {other} {_said(pair[1])} "
        f"({percent_figure(here.low)} per cent the former): the reverse of the other forces. Ask whether the "
        "two were swapped."
    )
    return Doubt(force, What.REVERSED, Weight.ASK, words[:1].upper() + words[1:])


def _given(force: ForceTotal) -> set[str]:
    return {part.category for part in force.by_category}


def _above_nil(force: ForceTotal) -> set[str]:
    return {part.category for part in force.by_category if part.high}


def _said(number: Range) -> str:
    return short_number(number.low, number.high)
