"""The forces that one file answers for, and what in a reading stands under the name of another of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from foitracker.figures import Absence
from foitracker.sheets.grid import parse_address
from foitracker.sheets.recipe import WHOLE_SHEET, Area, parse_area
from foitracker.store.asked_often import AskedOften
from foitracker.store.matching import calls_it_police, force_names, named_force
from foitracker.store.models import Answer, Figure, Force, Reading, Request
from foitracker.store.points import OpenPoint
from foitracker.store.queries.lines import area_words, sheet_title
from foitracker.store.queries.names import Called, names_asked_in, names_of

_LEFT_OUT = Absence.LEFT_OUT.value
_KINDS = ("sheet", "row_labels", "column_labels")  # where a figure may say whose it is


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """What the same file is for another force."""

    pk: int
    force: str


@dataclass(frozen=True, slots=True)
class Others:
    """The areas of a reading that are labelled as another force's, as (sheet, area), and whose they are."""

    areas: tuple[tuple[str, str], ...] = ()
    forces: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()  # sheets that list offences, of whose rows no figure says whose each is
    own: str = ""  # the force whose answer it is, where nobody has said that the file answers for the others
    is_all: bool = False  # likewise: whether every figure stands there, so that leaving it out would leave nothing

    @property
    def words(self) -> tuple[str, ...]:
        """Each area as a person reads it: "Sheet1, columns D to E"."""
        return tuple(f"{sheet_title(sheet)}, {area_words(area)}" for sheet, area in self.areas)

    @property
    def points(self) -> list[OpenPoint]:
        """What whoever confirms the reading must answer for, since one of its figures may be another force's."""
        who = " and ".join(self.forces)
        named = f"This stands under the name of {who}, for whom the file is an answer too: leave it out"
        if self.own:
            named = (
                f"This stands under the name of {who}: leave it out, or say that the file answers for them too, or why "
                f"it is {self.own}’s all the same"
            )
        listed = "The file is an answer of another force too, and this list of offences is counted as a whole"
        return [
            *(
                OpenPoint(f"{named} ({area_words(area)}).", sheet, "" if area == WHOLE_SHEET else _first_cell(area))
                for sheet, area in self.areas
            ),
            *(OpenPoint(f"{listed}: none of its rows may be the other force's.", sheet) for sheet in self.lists),
        ]


def other_answers(answer: Answer) -> tuple[OtherAnswer, ...]:
    """The other forces of the round that the file answers for, by name."""
    found = _others(answer).select_related("request__force").order_by("request__force__name")
    return tuple(OtherAnswer(one.pk, one.request.force.name) for one in found)


def is_joint(answer: Answer) -> bool:
    found = _requests_of(answer.round_id, answer.file_id, answer.pk)
    return any(request != answer.request_id for (request,) in found)


_requests_of = AskedOften(
    lambda round, file, but: (
        Answer.objects.filter(round=round, file=file)
        .exclude(pk=but)
        .exclude(request=None)
        .order_by()
        .values_list("request")
    )
)


def may_answer_for(answer: Answer) -> QuerySet[Request]:
    """The requests of the round that the file is no answer to yet."""
    asked = Request.objects.in_round(answer.round).select_related("force").order_by("force__name")
    return asked.exclude(answers__file=answer.file_id)


def counted_for_another(answer: Answer, figures: Iterable[Figure]) -> tuple[Figure, str] | None:
    """The first of these figures whose very cell is confirmed for another force already, and that force; or None.

    One that a later answer has replaced is as good as counted: it counts again where that answer is rejected. What a
    person left out is nobody's.
    """
    confirmed = Figure.objects.data().filter(reading__status=Reading.Status.CONFIRMED).exclude(absence=_LEFT_OUT)
    taken = confirmed.filter(reading__answer__in=_others(answer)).values_list("sheet", "cell", "request__force__name")
    forces = {(sheet, cell): force for sheet, cell, force in taken}
    own = (one for one in figures if one.role == Figure.Role.DATA and one.absence != _LEFT_OUT)
    twice = (one for one in own if (one.sheet, one.cell) in forces)
    return next(((one, forces[one.sheet, one.cell]) for one in twice), None)


def others_of(answer: Answer, reading: Reading | None) -> Others:
    """What in a reading is labelled as another force's for whom the same file is an answer too.

    A sheet under its name, else whole columns, else whole rows, else boxes of neighbouring cells of a row.
    """
    slugs = set(_others(answer).values_list("request__force__slug", flat=True))
    if reading is None or not slugs:
        return Others()
    known = force_names(names_of(Force.objects.filter(slug__in=slugs)))
    figures = list(reading.figures.data().only("sheet", "cell", "row_labels", "column_labels"))
    named = {one.pk: _named(one, known) for one in figures}
    areas = tuple(_areas(figures, {pk for pk, force in named.items() if force}))
    left_out = {sheet for sheet, area in areas if area == WHOLE_SHEET}
    lists = {one.sheet for one in figures if _is_range(one.cell)} - left_out
    forces = sorted({force.name for force in named.values() if force}) if areas else ()
    return Others(areas, tuple(forces), tuple(sorted(lists)))


def undeclared(answer: Answer, reading: Reading | None) -> Others:
    """What in a reading is labelled as another force's of the round, though nobody said that the file is theirs too.

    A label must be the name of a force as a whole. The bare name of a place ("Norfolk") may be a mere place: it names a
    force where the answer's own stands beside it in the same way, or where every figure stands under that one name.
    """
    if reading is None or answer.request_id is None:
        return Others()
    own = answer.request.force
    known = force_names(names_asked_in(answer.round))
    named = {kind: _forces_in(labels, known) for kind, labels in _labels(reading)}
    theirs = {own.slug, *_others(answer).values_list("request__force__slug", flat=True)}
    away = {kind: {text: one for text, one in of.items() if one.slug not in theirs} for kind, of in named.items()}
    if not any(away.values()):
        return Others()
    figures = list(reading.figures.data().exclude(absence=_LEFT_OUT).only(*_KINDS, "cell"))
    under = {one.pk: _stands_under(one, away) for one in figures}
    if None in under.values() or len(set(under.values())) > 1:
        beside = {kind for kind, of in named.items() if any(one.slug == own.slug for one in of.values())}
        sure = {kind: of if kind in beside else _called_police(of) for kind, of in away.items()}
        under = {one.pk: _stands_under(one, sure) for one in figures}
    areas = tuple(_areas(figures, {pk for pk, force in under.items() if force}))
    forces = sorted({force.name for force in under.values() if force}) if areas else ()
    return Others(areas, tuple(forces), own=own.name, is_all=bool(areas) and all(under.values()))


def points_of(answer: Answer, reading: Reading) -> list[OpenPoint]:
    """What whoever confirms the reading must answer for, since it is labelled as another force's, declared or not."""
    return [*others_of(answer, reading).points, *undeclared(answer, reading).points]


def may_have_points(answer: Answer, labels: Iterable[str]) -> bool:
    """Whether `points_of` may find anything, by the labels as they were read: two queries, however many those are."""
    if is_joint(answer):
        return True
    known = force_names(names_asked_in(answer.round)) if answer.request_id else {}
    named = (named_force(text, known) for text in set(labels))
    return any(force and force.pk != answer.request.force_id for force in named)


def _labels(reading: Reading) -> Iterator[tuple[str, set[str]]]:
    """The labels of a reading's figures, each once, however many figures stand under them."""
    for kind in _KINDS:
        found = reading.figures.data().order_by().values_list(kind, flat=True).distinct()
        yield kind, set(found) if kind == "sheet" else {text for labels in found for text in labels}


def _forces_in(labels: Iterable[str], known: Mapping[str, Called]) -> dict[str, Called]:
    return {text: force for text in labels if (force := named_force(text, known))}


def _called_police(named: Mapping[str, Called]) -> dict[str, Called]:
    return {text: force for text, force in named.items() if calls_it_police(text)}


def _stands_under(figure: Figure, away: Mapping[str, Mapping[str, Called]]) -> Called | None:
    texts = (("sheet", figure.sheet), *(("row_labels", text) for text in figure.row_labels))
    texts = (*texts, *(("column_labels", text) for text in figure.column_labels))
    return next((away[kind][text] for kind, text in texts if text in away[kind]), None)


def _others(answer):
    return (
        Answer.objects.filter(round=answer.round_id, file=answer.file_id)
        .exclude(pk=answer.pk)
        .exclude(request=None)
        .exclude(request=answer.request_id)
    )


def _is_range(cell: str) -> bool:
    """Whether a figure was counted from rows of a list, and not read from one cell."""
    return ":" in cell


def _named(figure: Figure, known: Mapping[str, Called]) -> Called | None:
    texts = (figure.sheet, *figure.row_labels, *figure.column_labels)
    return next((force for text in texts if (force := named_force(text, known))), None)


def _areas(figures: list[Figure], away: set[int]) -> Iterator[tuple[str, str]]:
    """Areas that hold every figure in `away` and no other, but where some of them are counted rows of a list."""
    for sheet, of_sheet in groupby(sorted(figures, key=lambda one: one.sheet), key=lambda one: one.sheet):
        here = list(of_sheet)
        if any(_is_range(one.cell) for one in here):  # of the rows of a list no figure says whose each is
            if all(one.pk in away for one in here):
                yield sheet, WHOLE_SHEET
            continue
        places = {one.pk: parse_address(one.cell) for one in here}
        out = {place for pk, place in places.items() if pk in away}
        stay = set(places.values()) - out
        if not out:
            continue
        if not stay:
            yield sheet, WHOLE_SHEET
            continue
        columns = {column for _, column in out} - {column for _, column in stay}
        rows = {row for row, column in out if column not in columns} - {row for row, _ in stay}
        yield from ((sheet, str(Area(left=run[0], right=run[-1]))) for run in _runs(columns))
        yield from ((sheet, str(Area(top=run[0], bottom=run[-1]))) for run in _runs(rows))
        rest = {(row, column) for row, column in out if column not in columns and row not in rows}
        for row in sorted({row for row, _ in rest}):
            for run in _runs({column for other, column in rest if other == row}):
                yield sheet, str(Area(row, row, run[0], run[-1]))


def _runs(numbers: set[int]) -> list[list[int]]:
    """{3, 4, 7} is [[3, 4], [7]]."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _first_cell(area: str) -> str:
    return parse_area(area).first_cell
