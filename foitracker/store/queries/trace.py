"""Where a number comes from: from a total to its forces, to the figures, to the cells of the original sheets."""

from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.store.models import Figure, Round, Ruling
from foitracker.store.queries.lines import cell_anchor, figure_words
from foitracker.store.queries.national import National, national
from foitracker.totals.entries import Counting
from foitracker.totals.words import short_number


@dataclass(frozen=True, slots=True)
class TraceCell:
    """One cell with everything that made it count: the file, the place, the words and the ruling on them."""

    force: str
    force_slug: str
    file_name: str
    sha256: str
    answer: int
    sheet: str
    cell: str
    anchor: str
    raw: str
    words: str
    period: str
    wording: str
    wording_pk: int
    category: str
    counted: bool
    because: str  # the ruling or the rule
    confirmed_by: str
    cleared: str  # who cleared a file that was held, and why


@dataclass(frozen=True, slots=True)
class TraceForce:
    slug: str
    name: str
    words: str
    usable: bool
    reason: str


@dataclass(frozen=True, slots=True)
class TracePublished:
    """A figure of a published table that stands in for an answer."""

    force: str
    force_slug: str
    category: str
    words: str
    codes: tuple[str, ...]
    table: int
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class TracePage:
    period: Period
    force: str
    force_slug: str
    category: str
    category_code: str
    area: str
    words: str
    coverage: str
    forces: tuple[TraceForce, ...]
    published: tuple[TracePublished, ...]
    cells: tuple[TraceCell, ...]
    left_out: tuple[TraceCell, ...]  # figures of the same force and period that are not in the number


def trace_page(
    round: Round, period: Period, *, force: str = "", category: str = "", area: str = ""
) -> TracePage | None:
    """The parts of one number: of a force, of a category, of an area (a nation or region), or of any of them together.

    None when the round does not ask about the period, the force, the category or the area.
    """
    result = national(round)
    total = next((t for t in result.totals if t.period == period), None)
    forces = {slug for slug in result.names if area in ("", result.regions[slug], result.nations[slug])}
    known = not category or category in result.measure.counting
    if total is None or not known or not forces or (force and force not in forces):
        return None
    total = total.only([force] if force else forces)
    cells = _cells(round, result, period, set(total.usable), force, category)
    low, high = _range(total, category)
    return TracePage(
        period=period,
        force=result.names.get(force, ""),
        force_slug=force,
        category=result.measure.title(category) if category else "",
        category_code=category,
        area=area,
        words=short_number(low, high),
        coverage=total.coverage_words,
        forces=tuple(_force(result, total, slug, category) for slug in total.asked),
        published=tuple(_published(result, total, category)),
        cells=tuple(cell for cell in cells if cell.counted and cell.force_slug in total.asked),
        left_out=tuple(cell for cell in cells if not cell.counted) if force else (),
    )


def _published(result: National, total, category):
    for one in result.published:
        if one.period == total.period and one.force in total.published and category in ("", one.category):
            yield TracePublished(
                force=result.names[one.force],
                force_slug=one.force,
                category=result.measure.title(one.category),
                words=f"{one.count:,}",
                codes=one.codes,
                table=one.table.pk,
                source=one.table.source,
                why=one.why,
            )


def _range(total, category):
    if not category:
        return total.low, total.high
    part = next((part for part in total.by_category if part.category == category), None)
    return (part.low, part.high) if part else (None, None)


def _force(result: National, total, slug, category):
    one = total.of(slug)
    missing = next((m for m in total.missing if m.force == slug), None)
    if one is None or not one.usable:
        return TraceForce(slug, result.names[slug], "", False, missing.reason if missing else "")
    note = "from a published table" if one.published else ""
    if not category:
        return TraceForce(slug, result.names[slug], short_number(one.low, one.high), True, note)
    part = next((part for part in one.by_category if part.category == category), None)
    words = short_number(part.low, part.high) if part else "none given"
    return TraceForce(slug, result.names[slug], words, True, note)


def _cells(round, result, period, usable, force, category) -> list[TraceCell]:
    figures = (
        Figure.objects.current()
        .in_round(round)
        .filter(starts_on__gte=period.starts_on, ends_on__lte=period.ends_on)
        .select_related(
            "request__force",
            "wording__force",
            "wording__ruling__decided_by",
            "wording__ruling__confirmation__confirmed_by",
            "reading__answer__file",
            "reading__decided_by",
        )
        .prefetch_related("reading__answer__file__decisions__decided_by")
        .order_by("request__force__name", "pk")
    )
    if force:
        figures = figures.filter(request__force__slug=force)
    if category:
        figures = figures.filter(wording__category=category)
    return [_cell(figure, result, usable) for figure in figures]


def _cell(figure, result, usable):
    wording, answer = figure.wording, figure.reading.answer
    category = wording.category if wording else ""
    counted = (
        figure.role == Figure.Role.DATA
        and bool(category)
        and result.measure.counting_of(category) is Counting.COUNTED
        and figure.request.force.slug in usable
    )
    return TraceCell(
        force=figure.request.force.name,
        force_slug=figure.request.force.slug,
        file_name=answer.file_name,
        sha256=answer.file.sha256,
        answer=answer.pk,
        sheet=figure.sheet,
        cell=figure.cell,
        anchor=cell_anchor(figure.reading.found, figure.sheet, figure.cell),
        raw=figure.raw,
        words=figure_words(figure.low, figure.high, figure.absence),
        period=Period(figure.starts_on, figure.ends_on).label,
        wording=wording.text if wording else " > ".join([*figure.row_labels, *figure.column_labels]),
        wording_pk=wording.pk if wording else 0,
        category=result.measure.title(category) if category else "",
        counted=counted,
        because=_because(figure, wording),
        confirmed_by=figure.reading.decided_by.get_username() if figure.reading.decided_by else "",
        cleared=" ".join(map(_cleared, answer.file.decisions.all())),
    )


def _because(figure, wording):
    if figure.role != Figure.Role.DATA:
        return f"A {figure.get_role_display().lower()}: compared, never added."
    if wording is None:
        return "The cell names no offence."
    return _ruled(wording, wording.ruling) if wording.ruling else wording.reason


def _cleared(decision):
    found = " ".join(finding["words"] for finding in decision.findings if finding["severity"] == "block")
    by = decision.decided_by.get_username()
    return f"{by} cleared the file, which was held: {decision.why} What held it: {found}"


def _ruled(wording, ruling):
    by = ruling.decided_by.get_username()
    if ruling.kind == Ruling.Kind.ASK:
        return f"{by} asked the force: {ruling.why}"
    confirmation = getattr(ruling, "confirmation", None)
    with_whom = f", confirmed by {confirmation.confirmed_by.get_username()}" if confirmation else ""
    alone = " for this force alone" if ruling.wording_id == wording.pk and wording.force_id else ""
    return f"{by} ruled{alone}{with_whom}: {ruling.why}"
