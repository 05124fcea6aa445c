"""In a round with two readers each says alone what an answer says. What both read alike counts; else one rules."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from foitracker.store.actions import readings, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, Figure, Reading
from foitracker.store.queries.differences import differences

Status = Reading.Status


@transaction.atomic
def check(
    *,
    answer: Answer,
    by,
    why: str = "",
    rulings: Mapping[str, str] | None = None,
    earlier: str = "",
    blank_is_nil: bool = False,
    dash_is_nil: bool = False,
) -> Reading:
    """One reader says that the figures are what the sheet says. They count once a second person has read them alike.

    Raises NotPossible as `readings.confirm` does, and where the person has read the answer already.
    """
    _lock(answer)
    own = _own(answer, by)
    if own.status == Status.CHECKED:
        raise NotPossible("You have read this answer already. Another person must read it as well.")
    others = _checked(answer).exclude(reader=by)
    if others.count() > 1:
        raise NotPossible("Two people have read this answer already. Rule on what they differ in.")
    figures = _figures(own)
    if not figures:
        raise NotPossible("Nothing was read from this file, so there is nothing to confirm. Reject it with a reason.")
    readings.say(
        reading=own, figures=figures, why=why, rulings=rulings, blank_is_nil=blank_is_nil, dash_is_nil=dash_is_nil
    )
    own.status, own.why = Status.CHECKED, why.strip()
    own.decided_at, own.decided_by = timezone.now(), by
    own.save()
    other = others.first()
    if other and not differences(other, own):
        alike = f"Read alike by {other.reader} and {by}. {other.why} {own.why}".strip()
        return _count(answer, own, figures, earlier=earlier, why=alike, by=by)
    return own


@transaction.atomic
def look_again(*, answer: Answer, by) -> Reading:
    """A reader takes back that the reading is right, to correct it."""
    _lock(answer)
    own = _checked(answer).filter(reader=by).first()
    if own is None:
        raise NotPossible("There is nothing of yours to take back: you have not read this answer yet.")
    own.status, own.decided_at, own.decided_by = Status.DRAFT, None, None
    own.why, own.rulings, own.blank_is_nil, own.dash_is_nil = "", [], False, False
    own.save()
    return own


@transaction.atomic
def rule(*, answer: Answer, chosen: Reading, why: str, by, earlier: str = "") -> Reading:
    """Where two people read an answer differently, somebody says whose reading holds, and why."""
    _lock(answer)
    both = list(_checked(answer).select_related("reader"))
    if len(both) < 2 or chosen.pk not in {one.pk for one in both}:
        raise NotPossible("There is nothing to rule on: the two readings are not both there any longer.")
    if not why.strip():
        raise NotPossible("Say why this reading holds and the other does not.")
    (chosen,) = [one for one in both if one.pk == chosen.pk]
    readers = " and ".join(str(one.reader) for one in both)
    words = f"Of the readings of {readers} that of {chosen.reader} holds: {why.strip()}"
    return _count(answer, chosen, _figures(chosen), earlier=earlier, why=words, by=by)


def _lock(answer: Answer) -> None:
    if not answer.round.two_readers:
        raise NotPossible("One person confirms an answer of this round.")
    Answer.objects.select_for_update().get(pk=answer.pk)
    answer.file.refresh_from_db()
    current = answer.current_reading()
    if not answer.file.is_open or current is None or current.status not in Reading.WAITING_FOR_A_PERSON:
        raise NotPossible("This answer does not wait for its readers any longer. Look at it again.")


def _checked(answer: Answer):
    return answer.readings.filter(status=Status.CHECKED).order_by("pk")


def _figures(reading: Reading) -> list[Figure]:
    return list(reading.figures.select_related("wording"))


def _own(answer: Answer, by) -> Reading:
    """The person's own reading; one like that of the reader program where they have corrected nothing."""
    reading = answer.reading_for(by)
    if reading.reader_id:
        return reading
    return recording.copy(reading=reading, status=Status.DRAFT, reader=by)


def _count(answer: Answer, reading: Reading, figures: list[Figure], *, earlier: str, why: str, by) -> Reading:
    recording.give_way(reading=recording.replace_current(answer=answer), to=reading)
    answer.readings.filter(status__in=recording.OWN).exclude(pk=reading.pk).update(status=Status.REPLACED)
    reading.reader = None
    return readings.count(reading=reading, figures=figures, earlier=earlier, why=why, by=by)
