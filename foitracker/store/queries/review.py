"""One answer beside its original sheets: what was read, painted over the grid as the sender laid it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from foitracker.figures import Absence
from foitracker.offences import load_scheme
from foitracker.periods import Period
from foitracker.sheets import wire
from foitracker.sheets.grid import address
from foitracker.store.actions.readings import open_points
from foitracker.store.models import Answer, Figure, Reading
from foitracker.store.queries.held import DecisionLine, decisions_on
from foitracker.store.queries.inbox import answer_lines
from foitracker.store.queries.lines import Badge

MOST_ROWS, MOST_COLUMNS = 400, 80  # of a sheet on one page; a lit cell moves the window


@dataclass(frozen=True, slots=True)
class CellView:
    address: str
    shown: str
    role: str
    figure: int | None  # the figure that was read here
    words: str  # what the cell was taken for, in words
    doubtful: bool
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class RowView:
    number: int
    hidden: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    anchor: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    left_out: str  # a sentence where the page does not show all of the sheet
    hidden: bool


@dataclass(frozen=True, slots=True)
class FigureLine:
    pk: int
    sheet: str
    cell: str
    anchor: str  # of the cell on the page
    raw: str
    words: str  # the number or the absence, in words
    period: str
    wording: str
    category: str
    role: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckLine:
    passed: bool | None
    words: str
    cell: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TableLine:
    sheet: str
    area: str
    title: str
    layout: str
    grade: str
    evidence: tuple[str, ...]
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class RefusalLine:
    where: str
    anchor: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    pk: int
    round_slug: str
    file_name: str
    sha256: str
    size: int
    force: str
    force_slug: str
    status: Badge
    received_on: date
    uploaded_by: str
    read_at: datetime | None
    decided_by: str
    decided_at: datetime | None
    why: str
    why_unreadable: str
    sheets: tuple[SheetView, ...]
    tables: tuple[TableLine, ...]
    figures: tuple[FigureLine, ...]
    refusals: tuple[RefusalLine, ...]
    findings: tuple[str, ...]
    decisions: tuple[DecisionLine, ...]  # of those who cleared the file
    may_be_opened: bool  # looked into, and nothing holds it
    open_points: tuple[str, ...]
    other_answers_counted: bool
    blanks: int  # figures that are empty cells
    dashes: int
    can_be_confirmed: bool
    can_be_rejected: bool


def review_page(answer: Answer, *, lit_sheet: str = "", lit_cell: str = "") -> ReviewPage:
    """Everything the reviewer needs of one answer. A lit cell is brought inside the part of the sheet shown."""
    reading = answer.current_reading()
    figures = list(reading.figures.select_related("wording")) if reading else []
    found = reading.found if reading else {}
    line = answer_lines(Answer.objects.filter(pk=answer.pk))[0]
    status = reading.status if reading else ""
    titles = {code: category.title for code, category in load_scheme(answer.round.scheme).categories.items()}
    return ReviewPage(
        pk=answer.pk,
        round_slug=answer.round.slug,
        file_name=answer.file_name,
        sha256=answer.file.sha256,
        size=answer.file.size,
        force=answer.request.force.name if answer.request else "",
        force_slug=answer.request.force.slug if answer.request else "",
        status=line.status,
        received_on=answer.received_on,
        uploaded_by=answer.uploaded_by.get_username(),
        read_at=reading.read_at if reading else None,
        decided_by=reading.decided_by.get_username() if reading and reading.decided_by else "",
        decided_at=reading.decided_at if reading else None,
        why=reading.why if reading else "",
        why_unreadable=reading.why_unreadable if reading else "",
        sheets=_sheets(found, figures, lit_sheet, lit_cell),
        tables=tuple(_table(table, found) for table in found.get("tables", ())),
        figures=tuple(_figure(figure, found, titles) for figure in figures),
        refusals=tuple(
            RefusalLine(
                f"{refusal['sheet']}!{refusal['cell']}" if refusal["cell"] else refusal["sheet"],
                cell_anchor(found, refusal["sheet"], refusal["cell"]),
                refusal["reason"],
                refusal["advice"],
            )
            for refusal in found.get("refusals", ())
        ),
        findings=tuple(finding["words"] for finding in found.get("findings", ())),
        decisions=decisions_on(answer.file),
        may_be_opened=answer.file.is_open,
        open_points=tuple(open_points(reading, figures)) if reading else (),
        blanks=sum(figure.absence == Absence.BLANK for figure in figures if figure.role == Figure.Role.DATA),
        dashes=sum(figure.absence == Absence.DASH for figure in figures if figure.role == Figure.Role.DATA),
        other_answers_counted=_other_answers_counted(answer, reading),
        can_be_confirmed=status == Reading.Status.WAITING and bool(figures),
        can_be_rejected=status in (Reading.Status.WAITING, Reading.Status.CONFIRMED),
    )


def cell_anchor(found: Mapping, sheet: str, cell: str) -> str:
    """The fragment of a cell on the review page; the first cell stands for a range."""
    names = [grid["name"] for grid in found.get("grids", ())]
    number = names.index(sheet) + 1 if sheet in names else 1
    return f"s{number}-{cell.split(':')[0]}" if cell else f"s{number}"


def period_label(starts_on: date | None, ends_on: date | None) -> str:
    return Period(starts_on, ends_on).label if starts_on else ""


def figure_words(low: int | None, high: int | None, absence: str) -> str:
    """A figure as a person reads it: "541", "0 to 4", "10 or more", "not held"."""
    if absence:
        return absence
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _other_answers_counted(answer, reading):
    if answer.request_id is None or reading is None or reading.status != Reading.Status.WAITING:
        return False
    return Figure.objects.current().filter(request=answer.request).exclude(reading=reading).exists()


def _figure(figure, found, titles):
    return FigureLine(
        pk=figure.pk,
        sheet=figure.sheet,
        cell=figure.cell,
        anchor=cell_anchor(found, figure.sheet, figure.cell),
        raw=figure.raw,
        words=figure_words(figure.low, figure.high, figure.absence),
        period=period_label(figure.starts_on, figure.ends_on),
        wording=figure.wording.text if figure.wording else " > ".join(_labels(figure)),
        category=titles.get(figure.wording.category, "") if figure.wording else "",
        role=figure.role,
        doubts=tuple(figure.doubts),
    )


def _table(table, found):
    return TableLine(
        sheet=table["sheet"],
        area=table["area"],
        title=table["title"],
        layout=table["layout"].replace("_", " "),
        grade=table["grade"],
        evidence=tuple(table["evidence"]),
        checks=tuple(
            CheckLine(
                check["passed"],
                check["words"],
                check["cell"],
                cell_anchor(found, table["sheet"], check["cell"]),
            )
            for check in table["checks"]
        ),
    )


def _sheets(found, figures, lit_sheet, lit_cell):
    return tuple(
        _sheet(
            number,
            wire.grid_from_data(grid),
            found.get("roles", {}),
            figures,
            lit_cell if grid["name"] == lit_sheet else "",
        )
        for number, grid in enumerate(found.get("grids", ()), start=1)
    )


def _sheet(number, grid, all_roles, figures, lit_cell):
    roles = all_roles.get(grid.name, {})
    here = {figure.cell: figure for figure in figures if figure.sheet == grid.name}
    doubtful = {cell for cell, figure in here.items() if figure.doubts}
    top = max(0, int("".join(c for c in lit_cell if c.isdigit()) or 1) - MOST_ROWS // 2)
    bottom, right = min(grid.height, top + MOST_ROWS), min(grid.width, MOST_COLUMNS)
    spans, covered = _merges(grid, top, bottom, right)
    rows = tuple(
        RowView(
            row + 1,
            row in grid.hidden_rows,
            tuple(
                _cell(grid, row, column, roles, here, doubtful, spans)
                for column in range(right)
                if (row, column) not in covered
            ),
        )
        for row in range(top, bottom)
    )
    letters = tuple(address(0, column)[:-1] for column in range(right))
    return SheetView(f"s{number}", grid.name, letters, rows, _left_out(grid, top, bottom, right), not grid.visible)


def _cell(grid, row, column, roles, here, doubtful, spans):
    cell, name = grid.cells.get((row, column)), address(row, column)
    figure = here.get(name)
    row_span, column_span = spans.get((row, column), (1, 1))
    return CellView(
        address=name,
        shown=cell.shown if cell else "",
        role=roles.get(name, "ignored" if cell else "blank"),
        figure=figure.pk if figure else None,
        words=" · ".join(_labels(figure)) if figure else "",
        doubtful=name in doubtful,
        row_span=row_span,
        column_span=column_span,
    )


def _labels(figure) -> Iterable[str]:
    yield from figure.row_labels
    yield from figure.column_labels


def _merges(grid, top, bottom, right):
    """Spans of the merged cells that begin in the part shown, and the cells that they cover."""
    spans, covered = {}, set()
    for first_row, first_column, last_row, last_column in grid.merged:
        if not (top <= first_row < bottom and first_column < right):
            continue
        last_row, last_column = min(last_row, bottom - 1), min(last_column, right - 1)
        spans[first_row, first_column] = (last_row - first_row + 1, last_column - first_column + 1)
        covered |= {
            (row, column) for row in range(first_row, last_row + 1) for column in range(first_column, last_column + 1)
        } - {(first_row, first_column)}
    return spans, covered


def _left_out(grid, top, bottom, right):
    parts = []
    if top > 0 or bottom < grid.height:
        parts.append(f"rows {top + 1} to {bottom} of {grid.height:,}")
    if right < grid.width:
        parts.append(f"columns A to {address(0, right - 1)[:-1]} of {grid.width}")
    return f"Shown here: {' and '.join(parts)}." if parts else ""
