"""An answer is opened in the sandbox, and what was read is kept with every figure's cell."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from foitracker.sheets import sandbox, wire
from foitracker.sheets.answer import AnswerReading, Role
from foitracker.sheets.recipe import Recipe
from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import wordings
from foitracker.store.models import NOT_A_COUNT, Answer, Figure, Reading
from foitracker.store.points import open_points

Status = Reading.Status

CURRENT = (Status.WAITING, Status.CONFIRMED, Status.UNREADABLE, Status.HELD)
OWN = (Status.DRAFT, Status.CHECKED)
LONGEST_SHOWN = 500  # characters of a cell's text that a figure keeps


def open_in_sandbox(*, answer: Answer, recipe: Recipe | None = None) -> AnswerReading:
    """What the file of an answer says, read with what people said of it. Raises UnreadableFile."""
    with answer.file.content.open("rb") as content, _on_disk(content) as path:
        return sandbox.read_answer(path, file_name=answer.file_name, recipe=recipe)


@contextmanager
def _on_disk(content: FieldFile) -> Iterator[Path]:
    """Where the file lies; for so long a copy of it, where the storage is not this disk."""
    if isinstance(content.storage, FileSystemStorage):
        yield Path(content.path)
        return
    with tempfile.NamedTemporaryFile(prefix="foitracker-") as copy:
        for chunk in content.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


@transaction.atomic
def record_unreadable(*, answer: Answer, problem: UnreadableFile, by) -> Reading:
    """A reading that says why there is none."""
    replace_current(answer=answer)
    return Reading.objects.create(
        answer=answer,
        status=Status.UNREADABLE,
        why_unreadable=f"{problem.reason} {problem.advice}".strip(),
        read_by=by,
    )


@transaction.atomic
def record(*, answer: Answer, found: AnswerReading, by, reader=None) -> Reading:
    """Keeps what was read of an answer, in place of what was; `reader` is whose own reading it is, of two readers."""
    replaced = replace_current(answer=answer, reader=reader)
    if reader is None:
        drop_own(answer=answer)
    reading = Reading(
        answer=answer,
        status=Status.DRAFT if reader else Status.WAITING,
        reader=reader,
        media_type=found.media_type,
        found=wire.without_readings(found),
        read_by=by,
    )
    met = wordings.meet(scheme=answer.round.scheme, texts={text for text in map(_wording_text, found.readings) if text})
    figures = [_figure(read, reading, answer, met) for read in found.readings]
    reading.open_points = len(open_points(reading, figures))
    reading.save()
    Figure.objects.bulk_create(figures)
    wordings.use_own(reading=reading)
    if replaced:
        Figure.objects.filter(reading=replaced).update(superseded_at=timezone.now(), superseded_by=reading)
    return reading


def drop_own(*, answer: Answer) -> None:
    """What each of two readers had made of it holds no longer: they begin again."""
    if answer.round.two_readers:  # in no other round does anybody have one
        answer.readings.filter(status__in=OWN).update(status=Status.REPLACED)


def replace_current(*, answer: Answer, reader=None) -> Reading | None:
    """The reading that held until now, and no longer does."""
    current = answer.readings.filter(reader=reader, status__in=OWN if reader else CURRENT).only("status").first()
    if current:
        current.status = Status.REPLACED
        current.save(update_fields=["status"])
    return current


def _figure(read, reading, answer, met):
    figure, text = read.figure, _wording_text(read)
    countable = figure.absence is None and figure.is_count
    return Figure(
        reading=reading,
        request=answer.request,
        sheet=read.sheet,
        cell=read.cell,
        raw=read.raw[:LONGEST_SHOWN],
        row_labels=list(read.row_labels),
        column_labels=list(read.column_labels),
        role=read.role.value,
        starts_on=read.period.starts_on if read.period else None,
        ends_on=read.period.ends_on if read.period else None,
        wording=met.get(text),
        low=figure.low if countable else None,
        high=figure.high if countable else None,
        absence=figure.absence.value if figure.absence else ("" if countable else NOT_A_COUNT),
        mark=figure.mark,
        doubts=list(read.doubts),
    )


def _wording_text(read):
    """What the figure counts, in the force's words; a table that names one offence names it in its title.

    Totals and subtotals have none: they are compared and never added, so nobody needs to rule on their words.
    """
    return (read.wording or read.title) if read.role is Role.DATA else ""
