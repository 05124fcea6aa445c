"""Where a number comes from: from a total to its forces, to the figures, to the cells of the original sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foitracker.figures import Absence
from foitracker.periods import Period
from foitracker.store.models import Figure, Round, Ruling
from foitracker.store.queries.counted import counted
from foitracker.store.queries.lines import figure_words
from foitracker.store.queries.national import National, national
from foitracker.store.queries.national_table import is_large
from foitracker.store.queries.withheld import NOT_SHOWN, WHY_NOT_SHOWN, withheld
from foitracker.totals.total import Total
from foitracker.totals.words import listed, short_number


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
    raw: str
    words: str
    period: str
    wording: str
    wording_pk: int
    category: str
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
    """The parts of one number. `force` and `force_slug` are there where it is one force's own."""

    period: Period
    force: str
    force_slug: str
    categories: tuple[str, ...]  # codes; none for all counted offences
    category_titles: str
    area: str  # its forces and areas in words; nothing for all that were asked
    words: str
    coverage: str
    settled: bool  # a total row of the force's own settles its suppressed figures
    forces: tuple[TraceForce, ...]
    published: tuple[TracePublished, ...]
    cells: tuple[TraceCell, ...]
    left_out: tuple[TraceCell, ...]  # figures of the same force and period that are not in the number


def trace_page(
    round: Round,
    period: Period,
    *,
    forces: Sequence[str] = (),
    categories: Sequence[str] = (),
    areas: Sequence[str] = (),
) -> TracePage | None:
    """The parts of one number: of forces and areas (nations or regions) together, and of some or all categories.

    None when the round does not ask about the period, a force, a category or an area. Of a large round only the force
    is looked at, where it is one alone.
    """
    alone = forces[0] if len(forces) == 1 and not areas else ""
    result = national(round, only=[alone] if alone and is_large(round) else None)
    total = next((t for t in result.totals if t.period == period), None)
    if total is None or not set(categories) <= set(result.measure.counting):
        return None
    if not set(forces) <= set(result.names) or not set(areas) <= result.areas:
        return None
    total = total.only(result.forces_in(forces=forces, areas=areas))
    if categories:
        total = total.only_categories(categories, result.measure)
    counts = counted(result)
    kept_back = withheld(result)
    figures = _figures(round, period, total.asked, categories)
    cells = [(figure, period in counts.totals_of(figure)) for figure in figures]
    return TracePage(
        period=period,
        force=result.names.get(alone, ""),
        force_slug=alone,
        categories=tuple(categories),
        category_titles=listed([result.measure.title(one) for one in categories]),
        area=listed([*areas, *(result.names[one] for one in forces)]),
        words=short_number(total.low, total.high) if total.usable else "no figure",
        coverage=total.coverage_words,
        settled=any(one.settled for one in total.forces) and bool(alone),
        forces=tuple(_force(result, total, slug) for slug in sorted(total.asked, key=result.names.get)),
        published=tuple(_published(result, total, categories)),
        cells=tuple(_cell(figure, result) for figure, is_counted in cells if is_counted),
        left_out=tuple(
            _not_shown(_cell(figure, result))
            if kept_back.holds(figure, is_counted=bool(counts.totals_of(figure)))
            else _cell(figure, result)
            for figure, is_counted in cells
            if not is_counted
        )
        if alone
        else (),
    )


def _published(result: National, total: Total, categories):
    for one in result.published:
        if (
            one.period == total.period
            and one.force in total.published
            and (not categories or one.category in categories)
        ):
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


def _force(result: National, total: Total, slug) -> TraceForce:
    one = total.of(slug)
    if one is not None and one.usable:
        note = "from a published table" if one.published else ""
        return TraceForce(slug, result.names[slug], short_number(one.low, one.high), True, note)
    reason = next((missing.reason for missing in total.missing if missing.force == slug), "")
    return TraceForce(slug, result.names[slug], "", False, reason)


def _figures(round, period, forces, categories):
    figures = (
        Figure.objects.current()
        .in_round(round)
        .filter(request__force__slug__in=forces)
        .filter(starts_on__gte=period.starts_on, ends_on__lte=period.ends_on)
        .select_related(
            "request__force",
            "wording__force",
            "wording__ruling__decided_by",
            "wording__ruling__confirmation__confirmed_by",
            "reading__answer__file",
            "reading__decided_by",
        )
        .defer("reading__found")
        .prefetch_related("reading__answer__file__decisions__decided_by")
        .order_by("request__force__name", "pk")
    )
    return figures.filter(wording__category__in=categories) if categories else figures


def _cell(figure, result) -> TraceCell:
    wording, answer = figure.wording, figure.reading.answer
    category = wording.category if wording else ""
    return TraceCell(
        force=figure.request.force.name,
        force_slug=figure.request.force.slug,
        file_name=answer.file_name,
        sha256=answer.file.sha256,
        answer=answer.pk,
        sheet=figure.sheet,
        cell=figure.cell,
        raw=figure.raw,
        words=figure_words(
            figure.low, figure.high, figure.absence, is_nil=figure.reading.takes_for_nil(figure.absence)
        ),
        period=Period(figure.starts_on, figure.ends_on).label,
        wording=wording.text if wording else " > ".join([*figure.row_labels, *figure.column_labels]),
        wording_pk=wording.pk if wording else 0,
        category=result.measure.title(category) if category else "",
        because=because(figure),
        confirmed_by=figure.reading.decided_by.get_username() if figure.reading.decided_by else "",
        cleared=" ".join(map(_cleared, answer.file.decisions.all())),
    )


def _not_shown(cell: TraceCell) -> TraceCell:
    return replace(cell, raw=NOT_SHOWN, words=NOT_SHOWN, because=f"{cell.because} {WHY_NOT_SHOWN}")


def because(figure: Figure) -> str:
    """Why a figure means what it means: the ruling or the rule, with who decided it."""
    wording = figure.wording
    if figure.role != Figure.Role.DATA:
        return f"A {figure.get_role_display().lower()}: compared, never added."
    if wording is None:
        return "The cell names no offence."
    means = _ruled(wording, wording.ruling) if wording.ruling else wording.reason
    return f"{means} {_nil(figure)}".strip()


def _nil(figure) -> str:
    """Why a cell without a number counts as none; nothing of any other."""
    reading = figure.reading
    if not reading.takes_for_nil(figure.absence):
        return ""
    what = "a dash" if figure.absence == Absence.DASH else "an empty cell"
    return f"{reading.decided_by.get_username()} took {what} for none: {reading.why}"


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
