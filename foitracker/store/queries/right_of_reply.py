"""What a force is shown of its own figures before they are printed: the numbers, their cells, what its words mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings

from foitracker.law.regimes import regime_for
from foitracker.law.working_days import calendar_for
from foitracker.periods import Period
from foitracker.publishing.place_figures import Level
from foitracker.publishing.press import Line
from foitracker.publishing.reply_pack import ReplyPack
from foitracker.publishing.table import Value
from foitracker.sheets import wire
from foitracker.sheets.grid import parse_address
from foitracker.store.models import Event, Figure, Reading, Request, Round
from foitracker.store.queries import press
from foitracker.store.queries.chasing import HistoryLine
from foitracker.store.queries.counted import Counted, counted
from foitracker.store.queries.lines import cell_anchor, figure_words
from foitracker.store.queries.national import National, national
from foitracker.store.queries.table_values import part_value, total_value
from foitracker.store.queries.withheld import NOT_SHOWN, WHY_NOT_SHOWN, Withheld, withheld
from foitracker.totals.entries import Counting
from foitracker.totals.total import Total
from foitracker.totals.words import listed

WORKING_DAYS_TO_REPLY = 10  # two weeks: a press office's usual patience, and half of what the Acts give for an answer


@dataclass(frozen=True, slots=True)
class ReplyCell:
    """A cell of the force's answer. `counted` is whether it is in the number."""

    period: str
    answer: int
    file_name: str
    sheet: str
    cell: str
    anchor: str
    raw: str
    number: str
    words: str
    wording: int  # 0 where the cell names no offence
    category: str
    because: str
    counted: bool
    gives_away: bool  # a total that would tell what a suppressed figure is: for the force alone, and for no page

    @property
    def place(self) -> str:
        return f"{self.file_name}, {self.sheet}, {self.cell}"


@dataclass(frozen=True, slots=True)
class ReplyRow:
    title: str
    category: str  # "" for all that is counted
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ReplyPage:
    force: str
    slug: str
    answer: str
    periods: tuple[Period, ...]
    line: Line
    rows: tuple[ReplyRow, ...]
    cells: tuple[ReplyCell, ...]
    published: tuple[str, ...]  # what stands in for an answer, each number with its published table
    remarks: tuple[str, ...]
    embargo: str
    reply_by: date
    history: tuple[HistoryLine, ...]  # of the right of reply alone

    @property
    def counted(self) -> tuple[ReplyCell, ...]:
        return tuple(cell for cell in self.cells if cell.counted)

    @property
    def left_out(self) -> tuple[ReplyCell, ...]:
        """What was read and is not counted, as a page shows it; the pack has all of it."""
        return tuple(_not_shown(cell) if cell.gives_away else cell for cell in self.cells if not cell.counted)


def usual_day(request: Request, *, today: date) -> date:
    """Ten working days from today, by the calendar of the force's Act."""
    return calendar_for(regime_for(request.force.law)).after(today, WORKING_DAYS_TO_REPLY)


def reply_page(request: Request, *, now: datetime, until: date) -> ReplyPage:
    """The right of reply of one force as its figures stand now, to be answered by a day."""
    return next(_pages(request.round, [request], now=now, until={request.pk: until}))


def reply_packs(round: Round, *, now: datetime, today: date) -> Iterator[tuple[str, ReplyPack]]:
    """The slug and the pack of every force that was asked, by name, each with its usual time to reply."""
    requests = list(Request.objects.in_round(round).select_related("force", "round").order_by("force__name"))
    days = {request.pk: usual_day(request, today=today) for request in requests}
    for page in _pages(round, requests, now=now, until=days):
        yield page.slug, pack_of(page, round=round, today=today)


def pack_of(page: ReplyPage, *, round: Round, today: date) -> ReplyPack:
    words = {(cell.words, cell.category or "nothing that is counted", cell.because): None for cell in page.cells}
    return ReplyPack(
        round=round.title,
        force=page.force,
        made_on=today,
        reply_by=page.reply_by,
        answer=page.answer,
        line=page.line.text,
        years=tuple(period.label for period in page.periods),
        figures=tuple((row.title, *row.values) for row in page.rows),
        cells=tuple(_packed(cell) for cell in page.counted),
        left_out=tuple(_packed(cell) for cell in page.cells if not cell.counted),
        words=tuple(words),
        published=page.published,
        remarks=page.remarks,
        embargo=page.embargo,
        publisher=settings.PUBLISHER,
        contact=settings.CONTACT,
    )


def _not_shown(cell: ReplyCell) -> ReplyCell:
    return replace(cell, raw=NOT_SHOWN, number=NOT_SHOWN, because=f"{cell.because} {WHY_NOT_SHOWN}")


def _packed(cell: ReplyCell) -> tuple[Value, ...]:
    return (cell.period, cell.words, cell.place, cell.raw, cell.number)


def _pages(
    round: Round, requests: Iterable[Request], *, now: datetime, until: Mapping[int, date]
) -> Iterator[ReplyPage]:
    requests = list(requests)
    result = national(round)
    counts, kept_back = counted(result), withheld(result)
    keys = {request.force.slug for request in requests}
    lines = {line.key: line for line in press.lines(round, result, only=keys) if line.level is Level.FORCE}
    figures = _by_request(_figures(requests))
    readings = _readings(figures)
    events = _by_request(Event.objects.filter(request__in=requests, kind__in=_REPLIES).select_related("recorded_by"))
    embargo = press.current_embargo(round, now=now)
    for request in requests:
        own = figures.get(request.pk, [])
        behind = [readings[pk] for pk in dict.fromkeys(figure.reading_id for figure in own)]
        totals = [total.only([request.force.slug]) for total in result.totals]
        yield ReplyPage(
            force=request.force.name,
            slug=request.force.slug,
            answer=_answer_words(request, behind),
            periods=result.periods,
            line=lines[request.force.slug],
            rows=tuple(_rows(result, totals)),
            cells=tuple(_cell(figure, readings[figure.reading_id], result, counts, kept_back) for figure in own),
            published=tuple(_published(result, totals, request.force.slug)),
            remarks=tuple(dict.fromkeys(_remarks(behind))),
            embargo=embargo,
            reply_by=until[request.pk],
            history=tuple(_history(event) for event in events.get(request.pk, ())),
        )


_REPLIES = (Event.Kind.REPLY_SENT, Event.Kind.REPLY_RECEIVED)


def _figures(requests):
    """Every figure that was read and confirmed, those of totals among them, with what a page says of each."""
    return (
        Figure.objects.current()
        .filter(request__in=requests, starts_on__isnull=False)
        .select_related("request__force", "wording__ruling")
        .order_by("request", "starts_on", "pk")
    )


def _readings(figures: Mapping[int, list[Figure]]) -> dict[int, Reading]:
    """The readings of the figures, each once: what the reader found is large."""
    wanted = {figure.reading_id for of_one in figures.values() for figure in of_one}
    return Reading.objects.select_related("answer").in_bulk(wanted)


def _by_request(rows) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.request_id, []).append(row)
    return found


def _answer_words(request: Request, readings: Iterable[Reading]) -> str:
    """ "This is about your answer of 2 May 2018 (your reference 412/18)."."""
    days = sorted(reading.answer.received_on for reading in readings)
    if not days:
        return ""
    reference = f" (your reference {request.reference})" if request.reference else ""
    return f"This is about your answer of {days[-1]:%-d %B %Y}{reference}, under the {request.force.get_law_display()}."


def _rows(result: National, totals: list[Total]) -> Iterator[ReplyRow]:
    yield ReplyRow("All counted offences", "", tuple(map(total_value, totals)))
    for code, counting in result.measure.counting.items():
        if counting is Counting.COUNTED and any(code == part.category for t in totals for part in t.by_category):
            yield ReplyRow(result.measure.title(code), code, tuple(part_value(total, code) for total in totals))


def _published(result: National, totals: list[Total], slug: str) -> Iterator[str]:
    """ "2017/18, Sexual grooming: 55. Home Office, Recorded crime open data, October 2023, offence code 88A."."""
    periods = {total.period for total in totals if slug in total.published}
    for one in result.published:
        if one.force == slug and one.period in periods:
            codes = f"offence {'code' if len(one.codes) == 1 else 'codes'} {listed(one.codes)}"
            yield (
                f"{one.period.label}, {result.measure.title(one.category)}: {one.count:,}. {one.table.source}, {codes}."
            )


def _cell(figure: Figure, reading: Reading, result: National, counts: Counted, kept_back: Withheld) -> ReplyCell:
    wording, answer = figure.wording, reading.answer
    category = wording.category if wording else ""
    period, is_nil = Period(figure.starts_on, figure.ends_on), reading.takes_for_nil(figure.absence)
    return ReplyCell(
        period=period.label,
        answer=answer.pk,
        file_name=answer.file_name,
        sheet=figure.sheet,
        cell=figure.cell,
        anchor=cell_anchor(reading.found, figure.sheet, figure.cell),
        raw=figure.raw,
        number=figure_words(figure.low, figure.high, figure.absence, is_nil=is_nil),
        words=wording.text if wording else " > ".join([*figure.row_labels, *figure.column_labels]),
        wording=wording.pk if wording else 0,
        category=result.measure.title(category) if category else "",
        because=_because(figure, wording, is_nil=is_nil),
        counted=bool(counts.totals_of(figure)),
        gives_away=kept_back.holds(figure, is_counted=bool(counts.totals_of(figure))),
    )


def _because(figure: Figure, wording, *, is_nil: bool) -> str:
    """Why a cell means what it is taken for, for people outside: no name of who ruled."""
    if figure.role != Figure.Role.DATA:
        return "It adds up other cells: compared with them, never added."
    if wording is None:
        return "The cell names no offence."
    means = wording.ruling.why if wording.ruling else wording.reason
    return f"{means} We took the cell for none." if is_nil else means


def _remarks(readings: Iterable[Reading]) -> Iterator[str]:
    """The notes of the sheets that the figures are from, as the force wrote them."""
    for reading in readings:
        roles = reading.found.get("roles", {})
        for data in reading.found.get("grids", ()):
            notes = [cell for cell, role in roles.get(data["name"], {}).items() if role == "note"]
            cells = wire.grid_from_data(data).cells if notes else {}
            yield from (cells[parse_address(cell)].shown for cell in notes if parse_address(cell) in cells)
            yield from data.get("remarks", ())


def _history(event: Event) -> HistoryLine:
    return HistoryLine(
        event.kind,
        event.get_kind_display(),
        event.happened_on,
        event.text,
        event.recorded_at,
        event.recorded_by.get_username(),
    )
