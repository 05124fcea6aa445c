"""Nobody sees what is in a file before it was looked into; one that hides something stays closed until a decision.

Of a file that is held nothing is kept but its bytes, what was found in it, where and how often.
"""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.safety import Severity, with_sheets_numbered
from foitracker.store.actions import recording, requests, rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, AnswerFile, Event, Figure, FileDecision, Reading, Wording

State = AnswerFile.State


@transaction.atomic(savepoint=False)
def hold(*, answer: Answer, found: AnswerReading, by) -> bool:
    """Opens the file of an answer, or holds it: whether it is held.

    A file that somebody cleared is held again where a later look finds something of another kind. Raises NotPossible
    for one that was destroyed while it was looked into: nothing that was read of it is kept.
    """
    grave = [finding for finding in found.findings if finding.severity is Severity.BLOCK]
    if not grave and _open(answer):
        return False
    file = check_not_destroyed(answer=answer)
    if not grave or {finding.what for finding in grave} <= _cleared(file):
        if file.state == State.QUARANTINED:
            file.state = State.OPEN
            file.save(update_fields=["state"])
        return False
    findings = with_sheets_numbered(found.findings, [grid.name for grid in found.grids])
    file.state, file.findings = State.HELD, [asdict(finding) for finding in findings]
    file.save()
    for one in file.answers.exclude(request=None).select_related("request"):
        freed = forget(answer=one)
        one.readings.all().delete()
        rolling_up.bring_in_step(requests={one.request_id, *freed})
        keep_closed(answer=one, by=by)
        requests.record_decision(
            request=one.request,
            kind=Event.Kind.FILE_HELD,
            on=timezone.localdate(),
            text=f"{one.file_name}: something in it is hidden or may be about people. It stays closed until an admin "
            "has cleared or rejected it, and none of its figures count.",
            by=by,
        )
    return True


@transaction.atomic(savepoint=False)
def check_not_destroyed(*, answer: Answer) -> AnswerFile:
    """The file of an answer, which nobody else decides on until what was read of it is kept. Raises NotPossible."""
    file = answer.file = AnswerFile.objects.select_for_update().get(pk=answer.file_id)
    if file.state == State.DESTROYED:
        raise NotPossible(f"“{answer.file_name}” was rejected and destroyed. Upload the force's next answer instead.")
    return file


@transaction.atomic(savepoint=False)
def keep_closed(*, answer: Answer, by) -> Reading:
    """The reading of a file that nobody may read: it says that the file is held and nothing else."""
    check_not_destroyed(answer=answer)
    held = answer.readings.filter(status=Reading.Status.HELD).first()
    return held or Reading.objects.create(answer=answer, status=Reading.Status.HELD, read_by=by)


@transaction.atomic(savepoint=False)
def forget(*, answer: Answer) -> set[int]:
    """Takes back the figures that were ever read of an answer, whose file turns out to be one to hold or to destroy.

    What the readings had superseded is superseded by what came after them, or counts again: hands back the requests
    of it. Wordings that only they had and on which nobody ruled go with them.
    """
    freed = recording.let_go(answer=answer)
    figures = Figure.objects.filter(reading__answer=answer)
    met = Wording.objects.filter(figures__in=figures).distinct()
    met = list(met.waiting().filter(rulings=None).values_list("pk", flat=True))
    figures.delete()
    Wording.objects.filter(pk__in=met, figures=None).delete()
    return freed


def _open(answer: Answer) -> bool:
    """Opens a file that nobody has looked into yet; whether it was one."""
    waiting = AnswerFile.objects.filter(pk=answer.file_id, state=State.QUARANTINED)
    if not waiting.update(state=State.OPEN):
        return False
    answer.file.state = State.OPEN
    return True


def _cleared(file: AnswerFile) -> set[str]:
    """The kinds of findings that somebody has cleared the file of."""
    decisions = file.decisions.filter(kind=FileDecision.Kind.CLEARED)
    return {finding["what"] for decision in decisions for finding in decision.findings}
