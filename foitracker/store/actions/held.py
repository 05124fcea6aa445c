"""What a person decides about a held file, from what was found in it and without seeing it."""

from django.db import transaction
from django.utils import timezone

from foitracker.store.actions import quarantine, readings, requests, rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, AnswerFile, Event, Figure, FileDecision, Reading

State = AnswerFile.State

_LOOKED_INTO = (State.OPEN, State.CLEARED)
_READ = (*Reading.WAITING_FOR_A_PERSON, Reading.Status.CONFIRMED, Reading.Status.DRAFT, Reading.Status.CHECKED)


def clear(*, answer: Answer, why: str, by) -> FileDecision:
    """Opens a held file, for a reason that is kept, and reads it wherever it is somebody's answer."""
    decision = _clear(answer, why, by)
    for one in answer.file.answers.exclude(request=None):
        readings.read(answer=one, by=by)
    return decision


@transaction.atomic
def destroy(*, answer: Answer, why: str, by) -> FileDecision:
    """Rejects a held file, or one that could not be read: its bytes are destroyed, and the requests that it answered
    wait again. Its name, size, sha256 and the reason are kept, and nothing that was ever read of it.

    The bytes go last and inside the transaction: nothing ever says that they are destroyed while they are there.
    """
    file = _undecided(answer, destroys=True)
    decision = _record(file, answer, FileDecision.Kind.DESTROYED, why, by)
    names, storage = [one.name for one in (file.content, file.unlocked) if one], file.content.storage
    file.state, file.content, file.unlocked = State.DESTROYED, "", ""
    file.save()
    for one in file.answers.exclude(request=None).select_related("request"):
        one.readings.filter(status__in=[Reading.Status.HELD, Reading.Status.UNREADABLE]).update(
            status=Reading.Status.REJECTED, why=decision.why, decided_at=decision.decided_at, decided_by=by
        )
        _forget(one)
        _tell(one, Event.Kind.FILE_DESTROYED, "Its content was destroyed unseen. Ask the force to send it again.", by)
        if not Figure.objects.current().filter(request=one.request).exists():
            requests.wait_again(request=one.request, on=timezone.localdate(), by=by)
    for name in names:
        storage.delete(name)
    return decision


def _forget(answer):
    """Also what was read before it could be read no longer. What that had replaced of other answers counts again."""
    freed = quarantine.forget(answer=answer)
    answer.readings.update(found={}, rulings=[])
    answer.corrections.all().delete()  # each holds what stands about its cells
    rolling_up.bring_in_step(requests={answer.request_id, *freed})


@transaction.atomic
def _clear(answer, why, by):
    file = _undecided(answer)
    decision = _record(file, answer, FileDecision.Kind.CLEARED, why, by)
    file.state = State.CLEARED
    file.save()
    for one in file.answers.exclude(request=None).select_related("request"):
        _tell(one, Event.Kind.FILE_CLEARED, decision.why, by)
    return decision


def _undecided(answer, *, destroys=False):
    """The file, if it is held, or if nobody could read it. Nothing that anybody could read is ever destroyed."""
    file = AnswerFile.objects.select_for_update().get(pk=answer.file_id)
    unreadable = answer.readings.filter(status=Reading.Status.UNREADABLE).exists()
    unreadable = unreadable and file.state in ((*_LOOKED_INTO, State.QUARANTINED) if destroys else (State.QUARANTINED,))
    if file.state != State.HELD and not unreadable:
        raise NotPossible(f"This file is not held: {file.get_state_display().lower()}. Open its page again to see who.")
    if unreadable:
        _check_that_nobody_reads(file)
    return file


def _check_that_nobody_reads(file):
    read = Reading.objects.filter(answer__file=file, status__in=_READ).select_related("answer__round").first()
    if read:
        raise NotPossible(
            f"The same file could be read in “{read.answer.round}”, where it is {read.get_status_display().lower()}. "
            "Read it again here."
        )


def _record(file, answer, kind, why, by):
    if not why.strip():
        raise NotPossible("Give the reason: it is kept for ever, and whoever asks later reads it.")
    return FileDecision.objects.create(
        file=file,
        kind=kind,
        why=why.strip(),
        sha256=file.sha256,
        size=file.size,
        file_name=answer.file_name,
        findings=file.findings if file.state == State.HELD else [],  # else nothing of it is why
        decided_by=by,
    )


def _tell(answer, kind, text, by):
    requests.record_decision(
        request=answer.request, kind=kind, on=timezone.localdate(), text=f"{answer.file_name}: {text}", by=by
    )
