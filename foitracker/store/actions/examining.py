"""A file whose name does not say whose it is, is looked into: its sheets and its letter may."""

from collections.abc import Iterator

from django.db import transaction

from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.refusals import LockedFile, UnreadableFile
from foitracker.store.actions import quarantine, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.matching import candidates, propose_force
from foitracker.store.models import Answer, AnswerFile, Force
from foitracker.store.queries.names import Called, names_asked_in

ROWS_LOOKED_AT = 40  # at the top and at the foot of each sheet, where a sender signs
LONGEST_TEXT = 20_000  # characters


def examine(*, answer: Answer, by) -> Answer:
    """Proposes the force that the file itself names, where its name proposes none.

    A file that hides something is held at once; of one that cannot be read it is said why.
    """
    if answer.request_id is not None or answer.file.is_closed:
        return answer
    try:
        found = recording.open_in_sandbox(answer=answer)
    except LockedFile as problem:
        return answer if answer.proposed_force_id else _note(answer, None, str(problem))
    except UnreadableFile as problem:
        return _note(answer, answer.proposed_force, f"{Answer.NOT_READ} {problem}")
    try:
        with transaction.atomic():
            is_held = quarantine.hold(answer=answer, found=found, by=by)
    except NotPossible:  # it was destroyed while it was looked into
        return answer
    if is_held or answer.proposed_force_id:
        return answer
    asked = names_asked_in(answer.round)
    proposal = propose_force(" ".join(_texts(found))[:LONGEST_TEXT], forces=asked, where="text of the file")
    if proposal.force is None and candidates(answer.proposed_because, asked):
        return answer  # its name leaves fewer to choose from
    return _note(answer, proposal.force, proposal.because)


def _note(answer: Answer, force: Called | Force | None, because: str) -> Answer:
    answer.proposed_force_id, answer.proposed_because = force and force.pk, because[:300]
    standing = Answer.objects.filter(pk=answer.pk).exclude(file__state=AnswerFile.State.DESTROYED)
    standing.update(proposed_force=answer.proposed_force_id, proposed_because=answer.proposed_because)
    return answer


def _texts(found: AnswerReading) -> Iterator[str]:
    """What is written about the tables: names of sheets, captions, the first and the last rows, and no figure."""
    for grid in found.grids:
        yield grid.name
        yield from grid.caption
        for (row, _), cell in grid.cells.items():
            if row < ROWS_LOOKED_AT or row >= grid.height - ROWS_LOOKED_AT:
                yield cell.shown
