"""From a cell to every number it is in: the totals as they stand now, and the releases that froze it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from foitracker.periods import Period
from foitracker.publishing.publication import Source
from foitracker.publishing.rests import Number, numbers_on
from foitracker.store.models import Answer, Figure, Reading, Release, ReleaseSource
from foitracker.store.queries.counted import counted
from foitracker.store.queries.left_out import left_out
from foitracker.store.queries.lines import period_label
from foitracker.store.queries.national import National, national
from foitracker.store.queries.publication import of_release
from foitracker.store.queries.releases import may_see
from foitracker.store.queries.trace import because
from foitracker.store.queries.withheld import NOT_SHOWN, WHY_NOT_SHOWN, withheld
from foitracker.totals.entries import Counting
from foitracker.totals.total import Total
from foitracker.totals.words import listed, short_number

Status = Reading.Status

_NOT_COUNTED = {
    Counting.NEVER: "Its offence is not counted.",
    Counting.UPPER_BOUND: "It is of a whole class with other offences in it: a bound, never added.",
    Counting.REVIEW: "Its offence is left out until a person decides whether it counts.",
    Counting.CHECK_ONLY: "Its wording is a total of other rows: compared, never added.",
}
_READING = {
    Status.WAITING: "Nobody has confirmed the reading of this file yet.",
    Status.REJECTED: "The reading of this file was rejected.",
}
_ROLES = {
    "title": "a title",
    "heading": "a heading",
    "label": "a label",
    "note": "a note",
    "ignored": "left out",
    "unread": "a number that no table holds",
}


@dataclass(frozen=True, slots=True)
class InTotal:
    """A number of today that the cell is in. The last three fields say what it is of; none of them is everything."""

    title: str
    category: str
    period: Period
    words: str
    forces: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Successor:
    """The answer whose figures replaced those of this one."""

    answer: int
    file_name: str


@dataclass(frozen=True, slots=True)
class CellFigure:
    """One figure that was read in the cell, and where it counts now, or why it counts nowhere."""

    words: str
    period: str
    wording: str
    wording_pk: int
    category: str
    because: str
    counts: tuple[InTotal, ...]
    why_not: str
    successor: Successor | None


@dataclass(frozen=True, slots=True)
class InRelease:
    """A release that froze the cell: what it was counted as then, and every number that it went into."""

    release: Release
    is_embargoed: bool
    counted_as: tuple[Source, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class CellPage:
    answer: int
    file_name: str
    sha256: str
    sheet: str
    cell: str
    force: str
    force_slug: str
    raw: str
    figures: tuple[CellFigure, ...]
    no_figure: str  # why nothing was read here
    releases: tuple[InRelease, ...]


def cell_page(answer: Answer, *, sheet: str, cell: str, person) -> CellPage | None:
    """Everything that a cell is in, and of releases those that the person may see.

    Of rows that were counted together the first cell stands for all. None where the file has no such cell.
    """
    reading = _counting_reading(answer)
    figures = list(_figures(reading, sheet, cell)) if reading else []
    releases = tuple(_releases(answer, sheet, {cell, *(figure.cell for figure in figures)}, person))
    role = reading.found.get("roles", {}).get(sheet, {}).get(cell, "") if reading and not figures else ""
    if not figures and not releases and not role and sheet not in _sheets(reading):
        return None
    here = _Here(reading, national(answer.round)) if figures else None
    return CellPage(
        answer=answer.pk,
        file_name=answer.file_name,
        sha256=answer.file.sha256,
        sheet=sheet,
        cell=figures[0].cell if figures else cell,
        force=answer.request.force.name if answer.request else "",
        force_slug=answer.request.force.slug if answer.request else "",
        raw=figures[0].raw if figures and not any(map(here.keeps_back, figures)) else "",
        figures=tuple(here.figure(figure) for figure in figures),
        no_figure="" if figures else f"No figure was read here: it is {_ROLES.get(role, 'empty')}.",
        releases=releases,
    )


def _counting_reading(answer) -> Reading | None:
    """The confirmed reading, also while somebody corrects a copy of it; where there is none, the one people work on."""
    return answer.readings.filter(status=Status.CONFIRMED).first() or answer.current_reading()


def _figures(reading, sheet, cell):
    return (
        reading.figures.filter(Q(cell=cell) | Q(cell__startswith=f"{cell}:"), sheet=sheet)
        .select_related(
            "request__force",
            "wording__force",
            "wording__ruling__decided_by",
            "wording__ruling__confirmation__confirmed_by",
            "superseded_by__answer",
        )
        .defer("superseded_by__found")
        .order_by("pk")
    )


def _sheets(reading):
    return [grid["name"] for grid in reading.found.get("grids", ())] if reading else []


class _Here:
    """What the figures of one reading are in. Of a list of crimes one cell stands for many figures."""

    def __init__(self, reading: Reading, result: National):
        self.reading, self.result, self.counts = reading, result, counted(result)
        self.withheld, self.left_out = withheld(result), left_out(reading)
        self.numbers: dict[tuple[str, str, Period], tuple[InTotal, ...]] = {}

    def figure(self, figure: Figure) -> CellFigure:
        wording = figure.wording
        category = wording.category if wording else ""
        why_not = _why_not_current(figure, self.reading)
        periods = self._periods(figure)
        superseded_by, kept_back = figure.superseded_by, self.keeps_back(figure)
        return CellFigure(
            words=NOT_SHOWN if kept_back else self.left_out.words(figure),
            period=period_label(figure.starts_on, figure.ends_on),
            wording=wording.text if wording else " > ".join((*figure.row_labels, *figure.column_labels)),
            wording_pk=wording.pk if wording else 0,
            category=self.result.measure.title(category) if category else "",
            because=f"{because(figure)} {WHY_NOT_SHOWN}" if kept_back else because(figure),
            counts=tuple(line for period in periods for line in self.in_totals(figure, period)),
            why_not="" if periods else why_not or _why_not_counted(figure, self.result),
            successor=Successor(superseded_by.answer_id, superseded_by.answer.file_name) if superseded_by else None,
        )

    def keeps_back(self, figure: Figure) -> bool:
        return self.withheld.holds(figure, is_counted=bool(self._periods(figure)))

    def _periods(self, figure: Figure) -> tuple[Period, ...]:
        return () if _why_not_current(figure, self.reading) else self.counts.totals_of(figure)

    def in_totals(self, figure: Figure, period: Period) -> tuple[InTotal, ...]:
        key = figure.request.force.slug, figure.wording.category, period
        if key not in self.numbers:
            self.numbers[key] = tuple(_in_totals(self.result, *key))
        return self.numbers[key]


def _in_totals(result: National, slug: str, category: str, period: Period) -> Iterator[InTotal]:
    """The force, its region, its nation and the whole, each for all counted offences and for the category."""
    total = next(total for total in result.totals if total.period == period)
    areas = {area: {"areas": (area,)} for area in (result.regions[slug], result.nations[slug])}
    for title, of in {result.names[slug]: {"forces": (slug,)}, **areas, "United Kingdom": {}}.items():
        whole = total.only(result.forces_in(**of))
        of_category = whole.only_categories([category], result.measure)
        yield InTotal(title, "All counted offences", period, _words(whole), **of)
        yield InTotal(title, result.measure.title(category), period, _words(of_category), **of, categories=(category,))


def _words(total: Total) -> str:
    return short_number(total.low, total.high)


def _why_not_current(figure, reading) -> str:
    if reading.status != Status.CONFIRMED:
        return _READING.get(reading.status, f"The reading of this file is {reading.get_status_display().lower()}.")
    if figure.superseded_by:
        return f"The figures of {figure.superseded_by.answer.file_name} replaced those of this file."
    return ""


def _why_not_counted(figure, result: National) -> str:
    """Why a current figure is in no total: the first reason in the order in which it would be put right."""
    if figure.role != Figure.Role.DATA:
        return "It is a total of other figures: compared, never added."
    if figure.wording is None:
        return "It names no offence."
    if not figure.wording.category:
        return "Its wording awaits a decision. Until then its force is in no total of the period."
    how = result.measure.counting_of(figure.wording.category)
    if how is not Counting.COUNTED:
        return _NOT_COUNTED[how]
    if figure.starts_on is None:
        return "It names no period. Until a person rejects it, it may belong to any, so its force is in no total."
    period = Period(figure.starts_on, figure.ends_on)
    around = [total for total in result.totals if total.period.contains(period)]
    if not around:
        asked = listed([one.label for one in result.periods])
        return f"It is of {period.label}. The round asks for {asked}."
    for total in around:
        for missing in total.missing:
            if missing.force == figure.request.force.slug:
                return f"Its force is in no total of {total.period.label}: {missing.reason}."
    return "The force gave the same offences for a longer period as well, and that figure counts."


def _releases(answer: Answer, sheet, cells, person) -> Iterator[InRelease]:
    """The releases in which the cell counted, the newest first."""
    found = (
        ReleaseSource.objects.filter(file_sha256=answer.file.sha256, sheet=sheet, cell__in=cells)
        .order_by("-release__made_at", "position")
        .values_list("release", "position")
    )
    positions = defaultdict(list)
    for release, position in found:
        positions[release].append(position)
    releases = Release.objects.select_related("round").prefetch_related("sign_offs").in_bulk(positions)
    for pk, its in positions.items():
        if may_see(releases[pk], person):
            frozen = of_release(releases[pk])
            sources = tuple(frozen.sources[position] for position in its)
            yield InRelease(
                release=releases[pk],
                is_embargoed=releases[pk].is_embargoed(timezone.now()),
                counted_as=sources,
                numbers=numbers_on(frozen, sources),
            )
