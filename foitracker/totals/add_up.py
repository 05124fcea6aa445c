"""From the figures of the forces to one number, keeping what was counted and what is missing.

A force is added for a period only when its number is whole: every counted figure has a number with two
bounds, for exactly that period, and nothing can be in it twice. Everything else is named as missing with its
reason. A missing force never becomes a zero and is never filled in from other forces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from foitracker.periods import Period
from foitracker.totals.entries import UNDECIDED, Asked, Counting, Entry, Measure, Stated
from foitracker.totals.ranges import exactly, total_of
from foitracker.totals.spans import Shortfall, Span, overlap, span
from foitracker.totals.tighten import printable_total
from foitracker.totals.total import ForceTotal, Missing, Part, Total, total_over
from foitracker.totals.words import counted_words, short_number

_OF_OTHER_DAYS = (Shortfall.PART_YEAR, Shortfall.OTHER_PERIOD, Shortfall.CALENDAR_YEAR)


class ForceNotAsked(ValueError):
    """A figure belongs to a force that the round did not ask."""


def add_up(
    entries: Iterable[Entry],
    *,
    asked: Iterable[Asked],
    period: Period,
    measure: Measure,
    apart: Collection[str] = (),
    stated: Iterable[Stated] = (),
) -> Total:
    """The total of a period over the forces asked, in offences.

    `apart` names the forces for which a person has ruled that unsplit figures stand beside the split ones and
    do not repeat them. `stated` are exact totals of the forces' own: they are never added, but settle what suppressed
    cells come to together where that gives none of them away. Raises `UnknownCategory` for a category the measure
    does not speak of, and `ForceNotAsked` for a figure of a force that was not asked.
    """
    reasons = {one.force: one.reason for one in asked}
    forces = force_totals(entries, period=period, measure=measure, apart=apart, stated=stated)
    for one in forces:
        if one.force not in reasons:
            raise ForceNotAsked(f"There are figures of {one.force}, which this round did not ask.")
    return total_over(period, sorted(reasons), forces, _missing(forces, reasons, period))


def force_totals(
    entries: Iterable[Entry],
    *,
    period: Period,
    measure: Measure,
    apart: Collection[str] = (),
    stated: Iterable[Stated] = (),
) -> tuple[ForceTotal, ...]:
    """The number of each force that gave any figure, in the order of their names. See `add_up`."""
    by_force: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_force[entry.force].append(entry)
    own = {one.force: one for one in stated if one.period == period}
    return tuple(
        _settled(_force_total(force, by_force[force], period, measure, ruled_apart=force in apart), own.get(force))
        for force in sorted(by_force)
    )


def _settled(one: ForceTotal, own: Stated | None) -> ForceTotal:
    """The force's number as its own total row settles it, if that row is the total of exactly the cells counted."""
    if own is None or not one.usable or total_of(own.cells) != one.range or not one.range.contains(own.total):
        return one
    number = printable_total(own.cells, exactly(own.total))
    return replace(one, low=number.low, high=number.high, settled=number != one.range)


def _force_total(
    force: str, entries: Sequence[Entry], period: Period, measure: Measure, *, ruled_apart: bool
) -> ForceTotal:
    spans = _spans(entries, period, measure)
    counted = {name: one for name, one in spans.items() if measure.counting_of(name) is Counting.COUNTED}
    ceiling = _ceiling(spans, measure)
    obstacle = _obstacle(entries, counted, spans, period, measure)
    if obstacle:
        shortfall, reason = obstacle
        return ForceTotal(force, period, None, None, (), shortfall, reason, upper_bound=ceiling)
    parts = tuple(Part(name, one.range.low, one.range.high) for name, one in sorted(counted.items()))
    number = total_of(part.range for part in parts)
    doubt = "" if ruled_apart else _double_count(parts, measure)
    if doubt:
        most = number.high if ceiling is None else min(number.high, ceiling)
        return ForceTotal(force, period, None, None, (), Shortfall.DOUBLE_COUNT, doubt, upper_bound=most)
    return ForceTotal(
        force,
        period,
        number.low,
        number.high,
        parts,
        split=_is_split(parts, measure),
        upper_bound=ceiling,
        notes=_left_out(spans, measure),
        published=any(entry.published and overlap(entry.period, period) for entry in entries),
    )


def _spans(entries: Iterable[Entry], period: Period, measure: Measure) -> dict[str, Span]:
    by_category: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.category != UNDECIDED:
            measure.counting_of(entry.category)
            by_category[entry.category].append(entry)
    found = {name: span(its_entries, period) for name, its_entries in by_category.items()}
    return {name: one for name, one in found.items() if one is not None}


def _obstacle(
    entries: Sequence[Entry],
    counted: Mapping[str, Span],
    spans: Mapping[str, Span],
    period: Period,
    measure: Measure,
) -> tuple[Shortfall, str] | None:
    """What keeps the force out of the total: the first reason in the order in which it would be put right."""
    undecided = sum(
        entry.cells
        for entry in entries
        if entry.category == UNDECIDED and not entry.is_zero and overlap(entry.period, period)
    )
    if undecided:
        return (
            Shortfall.UNDECIDED,
            f"the wording of {counted_words(undecided, 'figure', 'figures')} awaits a decision",
        )
    if not counted:
        if any(measure.counting_of(name) is Counting.UPPER_BOUND for name in spans):
            return Shortfall.CLASS_ONLY, "only the whole class was given, with other offences in it"
        return Shortfall.NO_FIGURE, f"no figure for {period.label}"
    in_the_way = [(name, one) for name, one in sorted(counted.items()) if one.shortfall]
    if not in_the_way:
        return None
    words = "; ".join(f"{measure.title(name)}: {one.words}" for name, one in in_the_way)
    shortfall = in_the_way[0][1].shortfall
    assert shortfall is not None
    # One category for a part of the year and another for all of it is a partial answer about the year.
    if len(in_the_way) < len(counted) and shortfall in _OF_OTHER_DAYS:
        shortfall = Shortfall.PARTIAL
    return shortfall, words


def _double_count(parts: Sequence[Part], measure: Measure) -> str:
    """Words for an unsplit figure that may be the total of the split ones beside it, else nothing.

    A force that writes "Indecent images 674, making 541, possession 133" gives two rows and their total:
    adding all three would double its number. One that writes "Pseudo-images, making or possessing 50, making
    photographs 30" gives two rows: leaving one out would lose offences. The labels do not always tell which.
    An unsplit figure smaller than the split ones cannot hold them and is added. An equal or larger one waits
    for a person, who makes its wording a total row or rules that the figures stand apart.
    """
    by_name = {part.category: part for part in parts}
    for name, hidden in measure.unsplit.items():
        beside = total_of(by_name[other].range for other in hidden if other in by_name)
        unsplit = by_name[name].range if name in by_name else None
        if unsplit is None or beside.high == 0 or unsplit.high < max(beside.low, 1):
            continue
        how = "equals" if unsplit.meets(beside) else "is larger than"
        return (
            f"{measure.title(name)} ({short_number(unsplit.low, unsplit.high)}) {how} the split figures "
            f"({short_number(beside.low, beside.high)}) and may be their total"
        )
    return ""


def _is_split(parts: Sequence[Part], measure: Measure) -> bool:
    """Whether the force told its offences apart. Zeros beside an unsplit number do not split that number."""
    told_apart = [part for part in parts if part.category not in measure.unsplit]
    unsplit = [part for part in parts if part.category in measure.unsplit]
    if not told_apart:
        return False
    return any(part.high for part in told_apart) or not any(part.high for part in unsplit)


def _ceiling(spans: Mapping[str, Span], measure: Measure) -> int | None:
    """The most the force's number can be, from the rows of whole classes; None when that is not known."""
    classes = [one for name, one in spans.items() if measure.counting_of(name) is Counting.UPPER_BOUND]
    if not classes or any(one.range is None for one in classes):
        return None
    return total_of(one.range for one in classes).high


def _left_out(spans: Mapping[str, Span], measure: Measure) -> tuple[str, ...]:
    """What is not in the number because a person has yet to say whether the category counts."""
    waiting = [
        (name, one.words if one.range is None else short_number(one.range.low, one.range.high))
        for name, one in sorted(spans.items())
        if measure.counting_of(name) is Counting.REVIEW and (one.range is None or one.range.high)
    ]
    return tuple(f"{measure.title(name)}: {words}; not counted until someone decides" for name, words in waiting)


def _missing(forces: Iterable[ForceTotal], reasons: Mapping[str, str], period: Period) -> list[Missing]:
    by_force = {one.force: one for one in forces}
    missing = []
    for force, reason in sorted(reasons.items()):
        one = by_force.get(force)
        if one is None:
            missing.append(Missing(force, reason or f"no figure for {period.label}"))
        elif one.shortfall is Shortfall.NO_FIGURE:
            missing.append(Missing(force, reason or one.reason, one.shortfall, one.upper_bound))
        elif one.shortfall:
            missing.append(Missing(force, one.reason, one.shortfall, one.upper_bound))
    return missing
