"""Official figures beside a round's, as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from django.urls import reverse

from foitracker.periods import Period
from foitracker.store.models import OfficialTable
from foitracker.store.queries.lines import Badge
from foitracker.store.queries.national import National
from foitracker.store.queries.official import Compared, ComparedYear, relation_words
from foitracker.totals.checks import Weight
from foitracker.totals.words import counted_words, listed, round_half_up, short_number
from foitracker.web.presenters.checks import WEIGHTS
from foitracker.web.presenters.figure import Figure, trace_url


@dataclass(frozen=True, slots=True)
class ComparedCells:
    """A force in one year: its number, the official one, and the first as a share of the second."""

    period: Period
    asked: Figure
    official: Figure
    ratio: str
    is_above: bool


@dataclass(frozen=True, slots=True)
class ComparedLine:
    force: str
    slug: str
    years: tuple[ComparedCells, ...]


@dataclass(frozen=True, slots=True)
class YearHead:
    period: Period
    table: OfficialTable | None
    together: ComparedCells | None
    coverage: str  # "of the 38 of 45 forces that have both"


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    heads: tuple[YearHead, ...]
    lines: tuple[ComparedLine, ...]
    sources: tuple[str, ...]
    reasons: tuple[str, ...]
    without: tuple[str, ...]  # which forces have no number on one side, and why
    any_official: bool
    above: Badge  # what "Checks" calls an answer above its official number
    any_above: bool


def comparison_page(result: National, years: Sequence[ComparedYear]) -> ComparisonPage:
    by_force = zip(*(year.lines for year in years), strict=True)
    tables = dict.fromkeys(year.table for year in years if year.table)
    return ComparisonPage(
        heads=tuple(_head(result, year) for year in years),
        lines=tuple(
            ComparedLine(
                result.names[lines[0].force],
                lines[0].force,
                tuple(_cells(result, year, line) for year, line in zip(years, lines, strict=True)),
            )
            for lines in by_force
        ),
        sources=tuple(f"{table.source}. {table.licence}" for table in tables),
        reasons=relation_words(years),
        without=tuple(_without(result, years)),
        any_official=any(year.both for year in years),
        above=WEIGHTS[Weight.BLOCKS],
        any_above=any(_is_above(line) for year in years for line in year.lines),
    )


def number_url(table: OfficialTable, period: Period, force: str, codes: Sequence[str], *, round: str = "") -> str:
    """The page with the rows behind an official number. With the slug of a round it leads back there."""
    query = {"codes": " ".join(codes)} | ({"round": round} if round else {})
    return reverse("official-number", kwargs={"pk": table.pk, "period": period, "force_slug": force}, query=query)


def ratio_words(ratio) -> str:
    """ "0.81", "0.80 to 0.83", "1.005"; empty without one."""
    if ratio is None:
        return ""
    low, high = map(_ratio, ratio)
    return low if low == high else f"{low} to {high}"


def _ratio(value: Fraction) -> str:
    """With two decimals, and with as many as tell it from 1: what is above 1 never reads "1.00"."""
    places = next(places for places in count(2) if value == 1 or round_half_up(value, places) != 1)
    return f"{round_half_up(value, places):f}"


def _without(result, years):
    """ "No official number of Police Scotland (2016/17 and 2017/18): not in the tables, ..."."""
    labels: dict[tuple[str, str, str], list[str]] = {}
    for year in years:
        for line in year.lines:
            if line.official.count is None:
                labels.setdefault(("official number", line.force, line.official.why_none), []).append(year.period.label)
            if line.low is None:
                labels.setdefault(("answer with a number", line.force, line.reason), []).append(year.period.label)
    alike: dict[tuple[str, str, str], list[str]] = {}
    for (what, force, reason), periods in labels.items():
        alike.setdefault((what, reason, listed(periods)), []).append(result.names[force])
    for (what, reason, periods), names in alike.items():
        yield f"No {what} of {listed(names)} ({periods}): {reason}."


def _head(result, year: ComparedYear):
    together = year.together
    forces = counted_words(len(year.lines), "force", "forces")
    return YearHead(
        period=year.period,
        table=year.table,
        together=_cells(result, year, together) if together else None,
        coverage=f"on the {len(year.both)} of {forces} with both",
    )


def _cells(result, year, line: Compared) -> ComparedCells:
    return ComparedCells(
        period=year.period,
        asked=_asked(result, year, line),
        official=_official(result, year, line),
        ratio=ratio_words(line.ratio),
        is_above=_is_above(line),
    )


def _is_above(line: Compared) -> bool:
    return line.ratio is not None and line.ratio[0] > 1


def _asked(result, year, line):
    if line.low is None:
        return Figure("no figure", usable=False, reason=line.reason)
    url = trace_url(result, year.period, force=line.force) if line.force else ""
    return Figure(short_number(line.low, line.high), url, order=line.low)


def _official(result, year, line):
    official = line.official
    if official.count is None:
        return Figure("none", usable=False, reason=official.why_none)
    codes = official.codes.codes if official.codes else ()
    url = number_url(year.table, year.period, line.force, codes, round=result.round_slug) if line.force else ""
    return Figure(f"{official.count:,}", url, order=official.count)
