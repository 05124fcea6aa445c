"""A confirmed reading is corrected without a gap: its figures count until somebody confirms the corrected reading."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from foitracker.store.actions import recording, requests
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, Correction, Event, Figure, MemoryChoice, Reading

Status = Reading.Status


@transaction.atomic
def reopen(*, answer: Answer, why: str, by) -> Reading:
    """Lets people correct a confirmed reading, for a reason that is kept: what they work on, beside the confirmed one.

    Raises NotPossible where nothing of it counts, and where somebody corrects it already.
    """
    confirmed = _confirmed(answer)
    if not answer.file.is_open:
        raise NotPossible("This file is held, or was not looked into. An admin must clear it first.")
    if answer.queued_at:
        raise NotPossible("This answer waits to be read again. Correct it once that is done.")
    if confirmed.reopened_at:
        raise NotPossible(f"{confirmed.reopened_by} is correcting this reading already. Open it again to see how far.")
    if not Figure.objects.current().filter(reading=confirmed).exists():
        raise NotPossible("None of these figures count any longer: a later answer replaced them. Correct that one.")
    if not why.strip():
        raise NotPossible("Say why the confirmed reading is to be corrected.")
    confirmed.reopened_at, confirmed.reopened_by, confirmed.why_reopened = timezone.now(), by, why.strip()
    confirmed.save()
    _tell(answer, Event.Kind.READING_REOPENED, f"{why.strip()} Its figures count meanwhile.", by)
    return recording.copy(reading=confirmed, status=Status.REOPENED)


@transaction.atomic
def leave(*, answer: Answer, by) -> Reading:
    """The confirmed reading stays as it is, and what was said of its cells since it was reopened no longer holds."""
    confirmed = _confirmed(answer)
    if not confirmed.reopened_at:
        raise NotPossible("Nobody is correcting this reading any longer. Open it again to see what it says.")
    _restore_marks(answer, confirmed.reopened_at, by)
    _restore_memory(answer, confirmed.reopened_at, by)
    recording.drop_own(answer=answer)
    answer.readings.filter(status=Status.REOPENED).update(status=Status.REPLACED)
    confirmed.reopened_at, confirmed.reopened_by, confirmed.why_reopened = None, None, ""
    confirmed.save()
    _tell(answer, Event.Kind.READING_KEPT, "What was to be corrected was left as it was.", by)
    return confirmed


def _confirmed(answer: Answer) -> Reading:
    Answer.objects.select_for_update().get(pk=answer.pk)
    confirmed = answer.readings.filter(status=Status.CONFIRMED).select_related("reopened_by").first()
    if confirmed is None:
        raise NotPossible("This reading is not confirmed, so it can be corrected as it is. Open it again.")
    return confirmed


def _restore_marks(answer: Answer, since: datetime, by) -> None:
    """Takes back what was said since then; what was taken back since then is said again, as whoever said it first."""
    answer.corrections.standing().filter(made_at__gte=since).update(taken_back_at=timezone.now(), taken_back_by=by)
    for one in answer.corrections.filter(made_at__lt=since, taken_back_at__gte=since):
        Correction.objects.create(
            answer=answer, mark=one.mark, layout=one.layout, made_at=one.made_at, made_by=one.made_by
        )


def _restore_memory(answer: Answer, since: datetime, by) -> None:
    before = answer.memory_choices.filter(decided_at__lt=since).last()
    now = answer.memory_choices.last()
    used = before.uses_memory if before else True
    if now and now.uses_memory != used:
        MemoryChoice.objects.create(answer=answer, uses_memory=used, decided_by=by)


def _tell(answer: Answer, kind: str, text: str, by) -> None:
    requests.record_decision(
        request=answer.request, kind=kind, on=timezone.localdate(), text=f"{answer.file_name}: {text}", by=by
    )
