"""The national totals as a page shows them: every number in words, with the address of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from foitracker.offences.breaks import Touches
from foitracker.periods import Period
from foitracker.store.queries.flags import Flag
from foitracker.store.queries.national import National
from foitracker.totals.change import change, per_day
from foitracker.totals.checks import OF_MISSING
from foitracker.totals.coverage import coverage
from foitracker.totals.split import split
from foitracker.totals.words import listed, round_half_up, share_words, short_number
from foitracker.web.presenters.change import ChangeLine, change_line, change_words
from foitracker.web.presenters.figure import Figure, trace_url
from foitracker.web.presenters.forces import ForceLine, force_lines


@dataclass(frozen=True, slots=True)
class Headline:
    label: str
    figure: Figure
    coverage: str
    usable: int
    asked: int
    per_day: str

    @property
    def is_words(self) -> bool:
        """Whether what stands for the number is none, and is not to be set as one."""
        return not self.figure.usable


@dataclass(frozen=True, slots=True)
class MissingLine:
    force: str
    slug: str
    period: str
    reason: str
    upper_bound: str


@dataclass(frozen=True, slots=True)
class DoubtLine:
    force: str
    slug: str
    period: str
    words: str
    is_open: bool
    ruling: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the national table: one figure a period, the change, the share."""

    title: str
    figures: tuple[Figure, ...]
    change: str = ""
    share: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NationalPage:
    periods: tuple[Period, ...]
    headlines: tuple[Headline, ...]
    changes: tuple[ChangeLine, ...]
    categories: tuple[Row, ...]
    nations: tuple[Row, ...]
    regions: tuple[Row, ...]
    missing: tuple[MissingLine, ...]
    doubts: tuple[DoubtLine, ...]
    forces: tuple[ForceLine, ...]
    other_periods: str
    any_usable: bool
    breaks: tuple[str, ...]  # changes of law and codes inside the years that touch what is counted
    other_breaks: tuple[str, ...]  # and those that touch what the round knows and does not count


def national_page(result: National, flags: Sequence[Flag] = ()) -> NationalPage:
    """`flags` are those of the figures: what a careful reader would ask before the numbers are printed."""
    return NationalPage(
        periods=result.periods,
        headlines=tuple(_headline(result, total) for total in result.totals),
        changes=tuple(change_line(one) for one in result.changes if one.forces),
        categories=_categories(result),
        nations=_groups(result, result.nations),
        regions=_groups(result, result.regions),
        missing=tuple(
            line for slug in sorted(result.names, key=result.names.get) for line in _missing_lines(result, slug)
        ),
        doubts=tuple(_doubt(flag) for flag in flags if flag.what not in OF_MISSING),
        forces=force_lines(result),
        other_periods=", ".join(period.label for period in result.other_periods),
        any_usable=any(total.usable for total in result.totals),
        breaks=tuple(one.words for one in result.breaks if one.touches is Touches.TOTAL),
        other_breaks=tuple(_other_break(one) for one in result.breaks if one.touches is not Touches.TOTAL),
    )


def _doubt(flag):
    ruling = f"{flag.ruling.by}: {flag.ruling.why}" if flag.ruling else ""
    return DoubtLine(flag.name, flag.force, flag.period, flag.words, flag.is_open, ruling)


def _other_break(one):
    if one.touches is Touches.BOUND:
        return f"{one.words} A figure of the whole class holds more from then on."
    return one.words


def _missing_lines(result, slug):
    """Why a force is in no total: one line where the reason is the same in several periods."""
    labels: dict[tuple[str, str], list[str]] = {}
    for total in result.totals:
        for one in total.missing:
            if one.force == slug:
                bound = f"at most {one.upper_bound:,}" if one.upper_bound is not None else ""
                labels.setdefault((one.reason, bound), []).append(total.period.label)
    for (reason, bound), periods in labels.items():
        yield MissingLine(result.names[slug], slug, listed(periods), reason, bound)


def _headline(result, total):
    cover = coverage(total, result.populations)
    if not total.usable:
        figure = Figure("no figure yet", usable=False, reason="No force has a usable figure for this period yet.")
        return Headline(total.period.label, figure, cover.words, 0, len(total.asked), per_day="")
    daily = [round_half_up(per_day(count, total.period), 1) for count in (total.low, total.high)]
    return Headline(
        label=total.period.label,
        figure=Figure(short_number(total.low, total.high), trace_url(result, total.period), order=total.low),
        coverage=cover.words,
        usable=cover.usable,
        asked=cover.asked,
        per_day=f"{daily[0]} a day" if daily[0] == daily[1] else f"{daily[0]} to {daily[1]} a day",
    )


def _categories(result):
    rows = []
    shares = [split(total, result.measure) for total in result.totals]
    for code in result.measure.counting:
        figures = tuple(_category_figure(result, total, code) for total in result.totals)
        if not any(figure.usable for figure in figures):
            continue
        unsplit = code in result.measure.unsplit
        rows.append(
            Row(
                title=result.measure.title(code),
                figures=figures,
                share="" if unsplit else _share(shares[-1], code),
                note="No breakdown by offence was given." if unsplit else "",
            )
        )
    return tuple(rows)


def _category_figure(result, total, code):
    part = next((part for part in total.by_category if part.category == code), None)
    if part is None:
        return Figure("none given", usable=False, reason="No usable force gave a figure of this category.")
    return Figure(short_number(part.low, part.high), trace_url(result, total.period, category=code), order=part.low)


def _share(shares, code):
    part = next((part for part in shares.parts if part.category == code), None)
    if part is None or part.share_where_split is None:
        return ""
    return share_words(part.share_where_split.low, part.share_where_split.high)


def _groups(result, group_of):
    rows = []
    for group in sorted(set(group_of.values())):
        forces = {force for force, its_group in group_of.items() if its_group == group}
        totals = [total.only(forces) for total in result.totals]
        moves = [change(a, b) for a, b in pairwise(totals)]
        rows.append(
            Row(
                title=group,
                figures=tuple(
                    Figure(
                        short_number(total.low, total.high),
                        trace_url(result, total.period, area=group),
                        order=total.low,
                    )
                    if total.usable
                    else Figure("no figure", usable=False)
                    for total in totals
                ),
                change=change_words(moves[-1]) if moves else "",
                note=totals[-1].coverage_words,
            )
        )
    return tuple(rows)
