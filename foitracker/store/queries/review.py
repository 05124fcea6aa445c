"""One answer beside its original sheets: what was read, painted over the grid as the sender laid it out."""

from dataclasses import dataclass
from datetime import date, datetime

from foitracker.figures import Absence
from foitracker.offences import load_scheme
from foitracker.sheets.answer import Grade
from foitracker.sheets.layouts import layouts
from foitracker.sheets.safety import Severity
from foitracker.store.models import Answer, Figure, Reading
from foitracker.store.points import open_points, reason_for, reasons_given
from foitracker.store.queries import marks
from foitracker.store.queries.corrected import Remembered, SaidLine, TwoReaders, remembered, said_lines, two_readers
from foitracker.store.queries.held import DecisionLine, decisions_on
from foitracker.store.queries.inbox import answer_lines
from foitracker.store.queries.joint import OtherAnswer, Others, other_answers, others_of, undeclared
from foitracker.store.queries.left_out import left_out
from foitracker.store.queries.lines import Badge, CellLinks, cell_anchor, period_label, place_words, plain
from foitracker.store.queries.painted_sheet import SheetView, painted_sheet, painted_sheets
from foitracker.store.queries.reopened import Reopened, reopened

Status = Reading.Status

_GRAVEST = (Severity.BLOCK, Severity.DOUBT, Severity.WARN)

_OPEN_TO_CORRECTIONS = (*Reading.WAITING_FOR_A_PERSON, Status.REJECTED, Status.DRAFT)
_GRADES = {
    Grade.A: "Its totals add up.",
    Grade.B: "Nothing in its layout is in doubt. It has no total to be checked by.",
    Grade.C: "Something in it is in doubt.",
}
MOST_LISTED, MOST_POINTS, MOST_CELLS = 400, 100, 200  # figures, open points and cells of one listed on one page


@dataclass(frozen=True, slots=True)
class FigureLine:
    pk: int
    sheet: str
    cell: str
    anchor: str  # of the cell on the page
    link: str  # to the cell, wherever its row is
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
    link: str


@dataclass(frozen=True, slots=True)
class TableLine:
    where: str
    title: str
    layout: str  # how it is laid out, in words
    grade: str  # how sure the reading of it is, in words
    evidence: tuple[str, ...]
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class RefusalLine:
    where: str
    link: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """Something that a reviewer must answer for; `key` names it in the form."""

    key: str
    where: str
    link: str
    words: str
    cells: tuple[tuple[str, str], ...] = ()  # of a point about several, with a link to each: the first of them
    cell_count: int = 0
    why_before: str = ""  # what was said of it when the reading was confirmed that is being corrected


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
    why_not_readable: str  # what was seen already of a file that has no force yet
    asks_for_password: bool
    unlocked_at: datetime | None  # of a file that came under a password
    unlocked_by: str
    sheets: tuple[SheetView, ...]
    tables: tuple[TableLine, ...]
    figures: tuple[FigureLine, ...]  # the first of them, where there are too many for a page
    figure_count: int
    refusals: tuple[RefusalLine, ...]
    findings: tuple[str, ...]  # the gravest first
    notes: tuple[str, ...]  # findings that are worth knowing and no more
    decisions: tuple[DecisionLine, ...]  # of those who cleared the file
    may_be_opened: bool  # looked into, and nothing holds it
    open_points: tuple[PointLine, ...]  # the first of them, likewise
    point_count: int
    rulings: tuple[dict, ...]  # what whoever confirmed it said of each
    said: tuple[SaidLine, ...]
    remembered: tuple[Remembered, ...]
    uses_memory: bool
    two_readers: TwoReaders | None
    reopened: Reopened | None
    other_answers_counted: bool
    also: tuple[OtherAnswer, ...]  # of the other forces that the same file answers for
    others: Others  # what in the reading stands under their names
    undeclared: Others  # the same of forces of whom nobody said that the file answers for them
    blanks: int  # figures that are empty cells
    dashes: int
    can_be_confirmed: bool
    can_be_rejected: bool
    can_be_destroyed: bool  # it could not be read: rejecting it destroys its content
    can_be_kept: bool  # as correspondence, likewise, and nothing is destroyed
    can_be_corrected: bool
    can_be_reopened: bool

    @property
    def asks_why(self) -> bool:
        """Whether a confirmation may need a reason: for a doubt, for what means none, or in place of the one before."""
        return bool(self.open_points or self.blanks or self.dashes or (self.reopened and self.reopened.why_confirmed))

    @property
    def waits_for_a_decision(self) -> bool:
        """Whether there is anything to decide about what was read."""
        return bool(self.can_be_confirmed or self.can_be_rejected or self.can_be_reopened or self.two_readers)

    @property
    def has_no_figures(self) -> bool:
        """Whether the file was read and nothing came of it, neither a figure nor a part that was left to a person."""
        return self.status.key == "waiting" and not self.figure_count and not self.refusals


def review_page(answer: Answer, *, person, sheet: str = "", row: int = 1) -> ReviewPage:
    """Everything that a person needs to review one answer: of two readers, each sees their own reading.

    Of the sheet named, the part that holds the row is shown.
    """
    reading = answer.reading_for(person)
    figures = reading.figures.order_by("pk") if reading else Figure.objects.none()
    data, figure_count = figures.data(), figures.count()
    also = other_answers(answer) if answer.request_id else ()
    others = others_of(answer, reading) if also else Others()
    unsaid = undeclared(answer, reading)
    points = [*open_points(reading, figures.exclude(doubts=[])), *others.points, *unsaid.points] if reading else []
    found = reading.found if reading else {}
    line = answer_lines(Answer.objects.filter(pk=answer.pk))[0]
    status = reading.status if reading else ""
    titles = _titles(answer)
    by = left_out(reading)
    sheets = painted_sheets(reading, titles=titles, by=by, sheet=sheet, row=row)
    links = CellLinks(found, {view.name: view for view in sheets})
    before = reopened(answer, reading, links, person=person)
    reasons = reasons_given(before.rulings, points) if before else {}
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
        why_not_readable=answer.not_readable,
        asks_for_password=bool(reading and reading.is_locked),
        unlocked_at=answer.file.unlocked_at,
        unlocked_by=answer.file.unlocked_by.get_username() if answer.file.unlocked_by else "",
        sheets=sheets,
        tables=tuple(_table(table, links) for table in found.get("tables", ())),
        figures=tuple(_figure(figure, links, titles, by) for figure in figures.select_related("wording")[:MOST_LISTED]),
        figure_count=figure_count,
        refusals=tuple(
            RefusalLine(
                place_words(refusal["sheet"], refusal["cell"]),
                links.to(refusal["sheet"], refusal["cell"]),
                plain(refusal["reason"]),
                refusal["advice"],
            )
            for refusal in found.get("refusals", ())
        ),
        findings=_worst_first(found),
        notes=tuple(
            plain(finding["words"]) for finding in found.get("findings", ()) if finding["severity"] == Severity.NOTE
        ),
        decisions=decisions_on(answer.file),
        may_be_opened=answer.file.is_open,
        open_points=tuple(_point(point, links, reasons) for point in points[:MOST_POINTS]),
        point_count=len(points),
        rulings=tuple({**one, "point": plain(one["point"])} for one in reading.rulings) if reading else (),
        said=said_lines(answer, reading, reader=person if answer.round.two_readers else None),
        remembered=remembered(answer, reading),
        uses_memory=marks.uses_memory(answer),
        two_readers=two_readers(answer, person, links),
        reopened=before,
        blanks=data.filter(absence=Absence.BLANK).count(),
        dashes=data.filter(absence=Absence.DASH).count(),
        also=also,
        others=others,
        undeclared=unsaid,
        other_answers_counted=_other_answers_counted(answer, reading),
        can_be_confirmed=status in (*Reading.WAITING_FOR_A_PERSON, Status.DRAFT) and figure_count > 0,
        can_be_rejected=status in (Status.WAITING, Status.CONFIRMED, Status.DRAFT) and before is None,
        can_be_destroyed=status == Status.UNREADABLE,
        can_be_kept=status == Status.UNREADABLE and not reading.is_locked,
        can_be_corrected=status in _OPEN_TO_CORRECTIONS and answer.file.is_open,
        can_be_reopened=status == Status.CONFIRMED and Figure.objects.current().filter(reading=reading).exists(),
    )


def sheet_rows(answer: Answer, *, person, sheet: int, row: int) -> SheetView | None:
    """The rows of one sheet around one of them; None where there is nothing of it. Raises IndexError likewise."""
    reading = answer.reading_for(person)
    painted = painted_sheet(reading, titles=_titles(answer), number=sheet, row=row) if reading else None
    return painted if painted and row <= painted.height else None


def _titles(answer):
    return {code: category.title for code, category in load_scheme(answer.round.scheme).categories.items()}


def _worst_first(found):
    grave = [one for one in found.get("findings", ()) if one["severity"] != Severity.NOTE]
    return tuple(plain(one["words"]) for one in sorted(grave, key=lambda one: _GRAVEST.index(one["severity"])))


def _point(point, links, reasons):
    where = place_words(point.sheet, point.cell) if point.sheet else ""
    return PointLine(
        point.key,
        where,
        links.to(point.sheet, point.cell) if where else "",
        plain(point.words),
        tuple((cell, links.to(point.sheet, cell)) for cell in point.cells[:MOST_CELLS]),
        len(point.cells),
        reason_for(point, reasons),
    )


def _other_answers_counted(answer, reading):
    if (
        answer.request_id is None
        or reading is None
        or reading.status not in (*Reading.WAITING_FOR_A_PERSON, Status.DRAFT, Status.CHECKED)
    ):
        return False
    return Figure.objects.current().filter(request=answer.request).exclude(reading__answer=answer).exists()


def _figure(figure, links, titles, by):
    return FigureLine(
        pk=figure.pk,
        sheet=figure.sheet,
        cell=figure.cell,
        anchor=cell_anchor(links.found, figure.sheet, figure.cell),
        link=links.to(figure.sheet, figure.cell),
        raw=figure.raw,
        words=by.words(figure),
        period=period_label(figure.starts_on, figure.ends_on),
        wording=figure.wording.text if figure.wording else " > ".join((*figure.row_labels, *figure.column_labels)),
        category=titles.get(figure.wording.category, "") if figure.wording else "",
        role=figure.role,
        doubts=tuple(figure.doubts),
    )


def _table(table, links):
    return TableLine(
        where=place_words(table["sheet"], table["area"]),
        title=table["title"],
        layout=layouts()[table["layout"]].TITLE,
        grade=_GRADES[table["grade"]],
        evidence=tuple(table["evidence"]),
        checks=tuple(
            CheckLine(
                check["passed"],
                check["words"],
                check["cell"],
                links.to(table["sheet"], check["cell"]),
            )
            for check in table["checks"]
        ),
    )
