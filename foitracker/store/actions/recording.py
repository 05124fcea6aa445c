"""An answer is opened in the sandbox, and what was read is kept with every figure's cell."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from foitracker.sheets import sandbox, wire
from foitracker.sheets.answer import AnswerReading, Role
from foitracker.sheets.recipe import Recipe
from foitracker.sheets.refusals import LockedFile, UnreadableFile
from foitracker.store import many_rows
from foitracker.store.actions import rolling_up, wordings
from foitracker.store.asked_often import AskedOften
from foitracker.store.models import NOT_A_COUNT, Answer, Figure, Reading
from foitracker.store.points import open_points
from foitracker.store.queries import joint

Status = Reading.Status

CURRENT = (Status.WAITING, Status.CONFIRMED, Status.UNREADABLE, Status.HELD)
OWN = (Status.DRAFT, Status.CHECKED)
LONGEST_SHOWN = 500  # characters of a cell's text that a figure keeps


class Opener(Protocol):
    """What opens the file of an answer, and says what is in it."""

    def __call__(self, *, answer: Answer, recipe: Recipe) -> AnswerReading: ...


def open_in_sandbox(*, answer: Answer, recipe: Recipe | None = None) -> AnswerReading:
    """What the file of an answer says, read with what people said of it. Raises UnreadableFile."""
    with _on_disk(answer.file.to_read) as path:
        return sandbox.read_answer(path, file_name=answer.file_name, recipe=recipe)


def unlock_in_sandbox(*, answer: Answer, password: str) -> bytes:
    """The file of an answer as it came, without its lock. Raises UnreadableFile."""
    with _on_disk(answer.file.content) as path:
        return sandbox.unlock(path, file_name=answer.file_name, password=password)


@contextmanager
def _on_disk(stored: FieldFile) -> Iterator[Path]:
    """Where the file lies; for so long a copy of it, where the storage is not this disk."""
    with stored.open("rb") as content:
        if isinstance(stored.storage, FileSystemStorage):
            yield Path(stored.path)
            return
        with tempfile.NamedTemporaryFile(prefix="foitracker-") as copy:
            for chunk in content.chunks():
                copy.write(chunk)
            copy.flush()
            yield Path(copy.name)


@transaction.atomic(savepoint=False)
def record_unreadable(*, answer: Answer, problem: UnreadableFile, by) -> Reading:
    """A reading that says why there is none."""
    replaced = replace_current(answer=answer)
    reading = Reading.objects.create(
        answer=answer,
        status=Status.UNREADABLE,
        why_unreadable=f"{problem.reason} {problem.advice}".strip(),
        is_locked=isinstance(problem, LockedFile),
        read_by=by,
    )
    if replaced:
        give_way(reading=replaced, to=reading)
    return reading


@transaction.atomic(savepoint=False)
def record(*, answer: Answer, found: AnswerReading, by, reader=None) -> Reading:
    """Keeps what was read of an answer, in place of what was; `reader` is whose own reading it is, of two readers."""
    standing = _standing(answer)
    status = _status_of_next(standing, reader)
    replaced = _replace(answer, standing, reader)
    if reader is None:
        drop_own(answer=answer)
    reading = Reading(
        answer=answer,
        status=status,
        reader=reader,
        media_type=found.media_type,
        found=wire.without_readings(found),
        read_by=by,
    )
    met = wordings.met(scheme=answer.round.scheme, texts={text for text in map(_wording_text, found.readings) if text})
    reading.open_points = len(open_points(reading, found.readings))
    reading.save()
    many_rows.insert(Figure, _COLUMNS, (_figure(read, reading, answer, met) for read in found.readings))
    if met:
        wordings.use_own(reading=reading)
    if joint.may_have_points(answer, _labels(found)):
        reading.open_points += len(joint.points_of(answer, reading))
        reading.save(update_fields=["open_points"])
    if replaced:
        give_way(reading=replaced, to=reading)
    return reading


@transaction.atomic
def count_points_anew(*, answer: Answer) -> None:
    """Of the readings on which nobody has decided, since the file has become an answer of another force too."""
    for reading in answer.readings.filter(status__in=(*Reading.WAITING_FOR_A_PERSON, Status.DRAFT)):
        points = open_points(reading, reading.figures.exclude(doubts=[]).order_by("pk"))
        reading.open_points = len(points) + len(joint.points_of(answer, reading))
        reading.save(update_fields=["open_points"])


@transaction.atomic
def copy(*, reading: Reading, status: str, reader=None) -> Reading:
    """The same figures as another reading, on which nobody has decided anything."""
    figures = list(reading.figures.all())
    made = Reading.objects.create(
        answer=reading.answer,
        status=status,
        reader=reader,
        media_type=reading.media_type,
        found=reading.found,
        open_points=reading.open_points,
        read_at=reading.read_at,
        read_by=reading.read_by,
    )
    for figure in figures:
        figure.pk, figure.reading, figure.superseded_at, figure.superseded_by = None, made, None, None
    Figure.objects.bulk_create(figures)
    return made


@transaction.atomic
def give_way(*, reading: Reading, to: Reading) -> None:
    """The figures of a reading, and those that it had superseded, are superseded by those of another one.

    Figures on which nobody ever decided are not kept: they follow from the file and from what was said of its cells.
    """
    if reading.decided_at:
        reading.figures.filter(superseded_at=None).update(superseded_at=timezone.now(), superseded_by=to)
    else:
        reading.figures.all().delete()
    reading.supersedes.exclude(reading__answer=reading.answer).update(superseded_by=to)


@transaction.atomic
def let_go(*, answer: Answer) -> set[int]:
    """What an answer had superseded of others counts again, as the answer itself no longer holds.

    Where a further answer took its place in the meantime, that one supersedes it. Hands back the requests concerned,
    which the caller brings in step.
    """
    freed = Figure.objects.filter(superseded_by__answer=answer).exclude(reading__answer=answer)
    moments = list(freed.order_by().values_list("request", "superseded_at").distinct())
    for request, superseded_at in moments:
        heir = _heir(answer, request, superseded_at)
        freed.filter(request=request, superseded_at=superseded_at).update(
            superseded_at=heir and heir.superseded_at, superseded_by=heir and heir.superseded_by
        )
    return {request for request, _ in moments}


def drop_own(*, answer: Answer) -> None:
    """What each of two readers had made of it holds no longer: they begin again."""
    if answer.round.two_readers:  # in no other round does anybody have one
        answer.readings.filter(status__in=OWN).update(status=Status.REPLACED)


def replace_current(*, answer: Answer, reader=None) -> Reading | None:
    """The reading that held until now, and no longer does. One that is being corrected goes, and not the confirmed."""
    return _replace(answer, _standing(answer), reader)


def _standing(answer: Answer) -> list[Reading]:
    """The readings of an answer that nothing replaced, whosever they are."""
    if not _not_replaced(answer.pk):  # so it is with most, as they come
        return []
    return list(
        answer.readings.exclude(status=Status.REPLACED).only("status", "answer", "reader", "decided_at").order_by()
    )


_not_replaced = AskedOften(
    lambda answer: Reading.objects.filter(answer=answer).exclude(status=Status.REPLACED).order_by().values_list("pk")
)


def _replace(answer: Answer, standing: Iterable[Reading], reader) -> Reading | None:
    statuses = OWN if reader else (*CURRENT, Status.REOPENED)
    found = [one for one in standing if one.reader_id == (reader and reader.pk) and one.status in statuses]
    current = next((one for one in found if one.status == Status.REOPENED), found[0] if found else None)
    if current:
        counted, current.status = current.status == Status.CONFIRMED, Status.REPLACED
        current.save(update_fields=["status"])
        if counted:
            rolling_up.bring_in_step(requests=[answer.request_id])
    return current


def _heir(answer: Answer, request: int, since: datetime) -> Figure | None:
    """A figure of the answer that says what took its place first after that moment, and still holds; or None."""
    own = Figure.objects.filter(reading__answer=answer, request=request, superseded_at__gt=since)
    given_way = own.filter(superseded_by__status__in=CURRENT).exclude(superseded_by__answer=answer)
    return given_way.select_related("superseded_by").order_by("superseded_at").first()


def _status_of_next(standing, reader):
    if reader:
        return Status.DRAFT
    return Status.REOPENED if any(one.status == Status.REOPENED for one in standing) else Status.WAITING


# The fields of a figure in the order of the values of `_figure`; nothing supersedes a figure as it is made.
_COLUMNS = (
    "reading", "request", "sheet", "cell", "raw", "row_labels", "column_labels", "role", "starts_on", "ends_on",
    "wording", "low", "high", "absence", "mark", "doubts",
)  # fmt: skip


def _figure(read, reading, answer, met):
    figure = read.figure
    countable = figure.absence is None and figure.is_count
    return (
        reading.pk,
        answer.request_id,
        read.sheet,
        read.cell,
        read.raw[:LONGEST_SHOWN],
        read.row_labels,
        read.column_labels,
        read.role.value,
        read.period.starts_on if read.period else None,
        read.period.ends_on if read.period else None,
        met.get(_wording_text(read)),
        figure.low if countable else None,
        figure.high if countable else None,
        figure.absence.value if figure.absence else ("" if countable else NOT_A_COUNT),
        figure.mark,
        read.doubts,
    )


def _wording_text(read):
    """What the figure counts, in the force's words; a table that names one offence names it in its title.

    Totals and subtotals have none: they are compared and never added, so nobody needs to rule on their words.
    """
    return (read.wording or read.title) if read.role is Role.DATA else ""


def _labels(found: AnswerReading) -> Iterator[str]:
    """What may say whose a figure is: the sheet that it stands on, and its labels."""
    for read in found.readings:
        if read.role is Role.DATA:
            yield from (read.sheet, *read.row_labels, *read.column_labels)
