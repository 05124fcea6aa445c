"""A person says what a part of a sheet is, or takes that back, and the answer is read again at once.

Nothing is stored where the file cannot be read so, or where somebody else has changed the reading meanwhile.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from foitracker.sheets import recipe, wire
from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.recipe import MOST_MARKS, Mark, Meaning, UnusableMark
from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import quarantine, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, Correction, MemoryChoice, Reading
from foitracker.store.queries import marks

Status = Reading.Status

_NEW = "new"


class WrongMark(NotPossible):
    """What a person said cannot be meant; `field` is the part of it that is wrong: sheet, area, meaning or period."""

    def __init__(self, field: str, words: str):
        super().__init__(words)
        self.field = field


def correct(
    *, answer: Answer, sheet: str, area: str, meaning: str, period: str = "", is_remembered: bool = True, by
) -> Reading:
    """Says what an area of a sheet is, and reads the answer with it. The new reading.

    `is_remembered` is whether the next file laid out alike is read with it.

    Raises WrongMark where that cannot be meant, and NotPossible where the reading is not open to corrections.
    """
    before = _open_to_corrections(answer, by)
    own = marks.own_marks(answer, reader=_reader(answer, by))
    if len(own) >= MOST_MARKS:
        raise NotPossible(f"{MOST_MARKS} corrections are the most for one answer. Take some back first.")
    grids = [wire.grid_from_data(grid) for grid in before.found.get("grids", ())]
    try:
        mark = recipe.check(Mark(sheet, area, Meaning(meaning), period, key=_NEW), grids)
    except UnusableMark as problem:
        raise WrongMark(problem.field, str(problem)) from problem
    found = _read_with(answer, before, (*own, mark))
    (used,) = [one for one in found.used if one.mark.key == _NEW]
    if not used.applied:
        raise WrongMark("area", f"The sheet cannot be read so: {used.why_not}.")
    with transaction.atomic():
        _lock(answer, before, by)
        (data,) = wire.marks_to_data([replace(used.mark, key="")])
        correction = Correction.objects.create(
            answer=answer, mark=data, layout=used.mark.layout if is_remembered else "", made_by=by
        )
        return _record(answer, _named(found, correction), by)


def take_back(*, correction: Correction, by) -> Reading:
    """What was said no longer counts; the answer is read without it. The new reading."""
    answer = correction.answer
    before, reader = _open_to_corrections(answer, by), _reader(answer, by)
    own = marks.standing(answer, reader=reader)
    if correction.pk not in {one.pk for one in own}:
        raise NotPossible("This was taken back already, or another person said it.")
    found = _read_with(answer, before, [marks.mark_of(one) for one in own if one.pk != correction.pk])
    with transaction.atomic():
        _lock(answer, before, by)
        correction.taken_back_at, correction.taken_back_by = timezone.now(), by
        correction.save()
        return _record(answer, found, by)


def choose_memory(*, answer: Answer, uses_memory: bool, by) -> Reading:
    """Reads the answer with what was said of an earlier file like it, or without. The new reading."""
    before, reader = _open_to_corrections(answer, by), _reader(answer, by)
    found = _read_with(answer, before, marks.own_marks(answer, reader=reader), memory=uses_memory)
    with transaction.atomic():
        _lock(answer, before, by)
        MemoryChoice.objects.create(answer=answer, uses_memory=uses_memory, decided_by=by)
        return _record(answer, found, by)


def _reader(answer, by):
    return by if answer.round.two_readers else None


def _open_to_corrections(answer: Answer, by) -> Reading:
    """The reading that a correction would change. Raises NotPossible."""
    answer.file.refresh_from_db()
    reading = answer.reading_for(by)
    if reading is None or not answer.file.is_open:
        raise NotPossible("This file is not open to corrections: it was not read yet, or it is held.")
    if reading.status == Status.CHECKED:
        raise NotPossible("You have said already that the reading is right. Take that back first, then correct it.")
    if reading.status == Status.CONFIRMED:
        raise NotPossible("This reading is confirmed and its figures count. Say first why it is to be corrected.")
    if reading.status not in (*Reading.WAITING_FOR_A_PERSON, Status.REJECTED, Status.DRAFT):
        raise NotPossible(f"{reading.get_status_display()}: there is no reading to correct.")
    return reading


def _read_with(answer: Answer, before: Reading, own: Iterable[Mark], memory: bool | None = None) -> AnswerReading:
    layouts = [layout for of_sheet in before.found.get("layouts", {}).values() for layout in of_sheet]
    try:
        return recording.open_in_sandbox(
            answer=answer, recipe=marks.recipe_for(answer, layouts=layouts, own=own, memory=memory)
        )
    except UnreadableFile as problem:
        raise NotPossible(f"The file could not be read so, and nothing was changed. {problem.reason}") from problem


def _lock(answer: Answer, before: Reading, by) -> None:
    Answer.objects.select_for_update(no_key=True).get(pk=answer.pk)
    if not quarantine.check_not_destroyed(answer=answer).is_open:
        raise NotPossible("This file was held meanwhile. An admin must clear it first; nothing was changed.")
    now = answer.reading_for(by)
    if now is None or (now.pk, now.status) != (before.pk, before.status):
        raise NotPossible("Somebody else has changed this reading meanwhile. Look at it again; nothing was changed.")


def _record(answer: Answer, found: AnswerReading, by) -> Reading:
    return recording.record(answer=answer, found=found, by=by, reader=_reader(answer, by))


def _named(found: AnswerReading, correction: Correction) -> AnswerReading:
    """The reading with the key of the new correction in place of none."""
    used = [
        replace(one, mark=replace(one.mark, key=str(correction.pk))) if one.mark.key == _NEW else one
        for one in found.used
    ]
    return replace(found, used=tuple(used))
