"""One letter that answers for two or three forces, as joint FOI units write: one file, and an answer of each force.

Each answer is read, corrected and confirmed on its own: what is another force's is left out of it, by a person.
"""

from django.db import transaction

from foitracker.store.actions import corrections, files, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, AnswerFile, Reading, Request
from foitracker.store.queries import joint
from foitracker.store.queries.joint import Others

_LARGEST = 10  # corrections that are made at once


def answers_for_too(*, answer: Answer, request: Request, by) -> Answer:
    """A person says that the file is another force's answer as well: it is read for that force too. The new answer.

    Raises NotPossible for a file without a force, one that was destroyed, a request of another round, and a force
    whose answer the file is already.
    """
    made = _make(answer, request, by)
    for other in answer.file.answers.filter(round=answer.round_id).exclude(pk=made.pk):
        recording.count_points_anew(answer=other)
    files.queue(answer=made, by=by)
    return made


def leave_out_others(*, answer: Answer, by) -> Reading:
    """Leaves out of an answer what stands under the name of another force that the same file answers for.

    Each area is a correction that can be taken back like any other. Raises NotPossible where nothing is to be left out.
    """
    others = joint.others_of(answer, answer.reading_for(by))
    if not others.areas:
        raise NotPossible("Nothing in this reading stands under the name of another force that the file answers for.")
    return _leave_out(answer, others, by)


def leave_out_undeclared(*, answer: Answer, by) -> Reading:
    """The same of forces of whom nobody said that the file answers for them.

    Raises NotPossible where nothing is to be left out, and where nothing would be left.
    """
    others = joint.undeclared(answer, answer.reading_for(by))
    if others.is_all:
        raise NotPossible("Every figure of this reading stands under the name of another force: nothing would be left.")
    if not others.areas:
        raise NotPossible("Nothing in this reading stands under the name of another force.")
    return _leave_out(answer, others, by)


def _leave_out(answer, others: Others, by):
    """What is left out here is just what the next file laid out alike may be the answer of: it is not remembered."""
    reading = None
    for sheet, area in others.areas[:_LARGEST]:
        reading = corrections.correct(
            answer=answer, sheet=sheet, area=area, meaning="ignore", is_remembered=False, by=by
        )
    return reading


@transaction.atomic
def _make(answer, request, by):
    file = AnswerFile.objects.select_for_update().get(pk=answer.file_id)
    if answer.request_id is None:
        raise NotPossible(f"Say first which force “{answer.file_name}” is from.")
    if request.round_id != answer.round_id:
        raise NotPossible("This request is of another round.")
    if file.state == AnswerFile.State.DESTROYED:
        raise NotPossible(f"“{answer.file_name}” was rejected and destroyed. Upload the forces' next answer instead.")
    if file.answers.filter(request=request).exists():
        raise NotPossible(f"“{answer.file_name}” is an answer of {request.force} already.")
    made = Answer(
        round=answer.round,
        file=file,
        file_name=answer.file_name,
        received_on=answer.received_on,
        uploaded_at=answer.uploaded_at,
        uploaded_by=answer.uploaded_by,
    )
    files.assign(answer=made, request=request, by=by)
    made.save()
    return made
