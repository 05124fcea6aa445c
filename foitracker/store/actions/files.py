"""Answers come in as files: stored once, matched to a request by a person, read in the sandbox."""

import hashlib
import logging
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from foitracker.store import tasks
from foitracker.store.actions import readings, requests
from foitracker.store.actions.errors import AlreadyThere, NotPossible
from foitracker.store.actions.reading_ahead import one_file_ahead
from foitracker.store.asked_often import AskedOften
from foitracker.store.matching import propose_force
from foitracker.store.models import Answer, AnswerFile, Event, FileDecision, Reading, Request, Round
from foitracker.store.queries.names import names_asked_in
from foitracker.store.two_at_once import looks_again

logger = logging.getLogger(__name__)

# As the names of answers end. Anything else is looked into at once, since it may be a picture or an archive.
_ANSWERS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".docx", ".pdf"})

_stored_as = AskedOften(lambda sha256: AnswerFile.objects.filter(sha256=sha256).values_list("pk"))
_MATCHED = ("request", "matched_by", "matched_at")


@dataclass(frozen=True, slots=True)
class Matched:
    """The answers that have a force now, and those that could not be given theirs, each with the reason."""

    answers: list[Answer]
    refused: list[tuple[Answer, str]]


@looks_again
def receive(*, round: Round, file_name: str, content: bytes, on: date, by) -> Answer:
    """Stores one answer of a round under its sha256 and proposes a force by the file's name.

    Raises NotPossible for an empty file, AlreadyThere for bytes that the round holds already, and NotPossible for those
    of a file that was rejected and destroyed: they are not stored again.
    """
    file_name = Path(file_name.replace("\\", "/")).name[:255] or "unnamed"
    if not content:
        raise NotPossible("The file is empty. Ask for it again, or choose another file.")
    sha256 = hashlib.sha256(content).hexdigest()
    if _stored_as(sha256):
        stored = AnswerFile.objects.get(sha256=sha256)
        _refuse_known(stored, round)
    else:
        stored = _store(sha256, content, by)
    proposal = propose_force(file_name, forces=names_asked_in(round))
    return Answer.objects.create(
        round=round,
        file=stored,
        file_name=file_name,
        proposed_force_id=proposal.force and proposal.force.pk,
        proposed_because=proposal.because,
        received_on=on,
        uploaded_by=by,
    )


def receive_upload(*, round: Round, file, on: date, by) -> Answer:
    """Stores one uploaded file, and looks into it where its name says too little: whose it is, or what it is.

    Raises NotPossible as `receive`, and for a file that is too large to open.
    """
    if file.size > settings.LARGEST_ANSWER:
        raise NotPossible(
            f"The file has {file.size // 2**20} MB; the largest that is opened has "
            f"{settings.LARGEST_ANSWER // 2**20} MB. Ask the force for the table alone."
        )
    answer = receive(round=round, file_name=file.name, content=file.read(), on=on, by=by)
    if answer.proposed_force_id is None or Path(answer.file_name).suffix.lower() not in _ANSWERS:
        tasks.examine_answer.enqueue(answer.pk, by.pk)
        answer.refresh_from_db()
    return answer


@transaction.atomic
def match(*, answer: Answer, request: Request, by) -> Answer:
    """A person says which request the answer belongs to."""
    seen = answer.request_id
    assign(answer=answer, request=request, by=by)
    _save_match(answer, seen, _MATCHED)
    return answer


def match_and_read(*, pairs: Sequence[tuple[Answer, Request]], by) -> Matched:
    """Matches several answers and has them read; each is whole on its own: one failure takes nothing with it."""
    done, refused = [], []
    at_once = tasks.are_done_at_once()
    with one_file_ahead(answers=[answer for answer, _ in pairs]) if at_once else nullcontext() as opener:
        for answer, request in pairs:
            try:
                _match_and_queue(answer, request, by)
            except NotPossible as problem:
                refused.append((answer, str(problem)))
            else:
                _read_in_turn(answer, by, opener)
                done.append(answer)
    return Matched(done, refused)


@transaction.atomic
def keep(*, answer: Answer, request: Request, by) -> Answer:
    """Keeps a file with a request as correspondence: it is no answer, and is not read."""
    match(answer=answer, request=request, by=by)
    requests.record_decision(
        request=request,
        kind=Event.Kind.NOTE,
        on=timezone.localdate(),
        text=f"Kept as correspondence: {answer.file_name}. {answer.not_readable}".strip(),
        by=by,
    )
    return answer


@transaction.atomic
def keep_unread(*, answer: Answer, by) -> Answer:
    """Keeps a file that could not be read as correspondence of the request it was given to: nothing is destroyed.

    Raises NotPossible for a file that waits for its password, and for one that could be read or was decided on.
    """
    AnswerFile.objects.select_for_update().get(pk=answer.file_id)  # nobody else destroys or reads it meanwhile
    reading = answer.current_reading()
    if reading is None or reading.status != Reading.Status.UNREADABLE or reading.is_locked:
        raise NotPossible(f"“{answer.file_name}” is no file that could not be read. Open its page again.")
    reading.status = Reading.Status.REPLACED
    reading.save(update_fields=["status"])
    requests.record_decision(
        request=answer.request,
        kind=Event.Kind.NOTE,
        on=timezone.localdate(),
        text=f"Kept as correspondence: {answer.file_name}. {reading.why_unreadable}".strip(),
        by=by,
    )
    return answer


def keep_each(*, pairs: Sequence[tuple[Answer, Request]], by) -> Matched:
    """Keeps several files as correspondence; one failure takes nothing with it."""
    done, refused = [], []
    for answer, request in pairs:
        try:
            done.append(keep(answer=answer, request=request, by=by))
        except NotPossible as problem:
            refused.append((answer, str(problem)))
    return Matched(done, refused)


def queue(*, answer: Answer, by) -> None:
    """Has an answer read: at once, or when a worker comes to it."""
    if answer.request_id is None:
        raise NotPossible(f"Say first which force “{answer.file_name}” is from.")
    readings.check_that_nobody_corrects(answer=answer)
    answer.queued_at = timezone.now()
    answer.save(update_fields=["queued_at"])
    _read_in_turn(answer, by)


def assign(*, answer: Answer, request: Request, by) -> None:
    """The answer belongs to the request from now on; not saved yet. Raises NotPossible."""
    if request.round_id != answer.round_id:
        raise NotPossible("This request is of another round.")
    if answer.request_id and answer.request_id != request.pk:
        AnswerFile.objects.select_for_update().get(pk=answer.file_id)  # nobody else gives it that force meanwhile
        if request.answers.filter(file=answer.file_id).exists():
            raise NotPossible(f"“{answer.file_name}” is an answer of {request.force} already.")
        readings.detach(answer=answer, by=by)
    answer.request, answer.matched_by = request, by
    answer.matched_at = timezone.now()


def _match_and_queue(answer, request, by):
    seen = answer.request_id
    # One statement is whole by itself; what is taken out of the count for it goes with it.
    with transaction.atomic() if seen else nullcontext():
        assign(answer=answer, request=request, by=by)
        answer.queued_at = timezone.now()
        _save_match(answer, seen, (*_MATCHED, "queued_at"))


def _save_match(answer, seen, fields):
    """Keeps what was said of an answer, unless somebody else has said meanwhile whose it is."""
    as_seen = Answer.objects.filter(pk=answer.pk, request=seen)
    if not as_seen.update(**{name: getattr(answer, name) for name in fields}):
        raise NotPossible(
            f"Somebody else has said meanwhile whose “{answer.file_name}” is. Nothing was changed; look at its page."
        )


def _read_in_turn(answer, by, opener=None):
    if not tasks.are_done_at_once():
        tasks.read_answer.enqueue(answer.pk, by.pk)
        return
    try:
        readings.read_in_turn(answer=answer, by=by, opener=opener)
    except NotPossible:  # the answer says itself that it was not read
        pass
    except Exception:
        logger.exception("Reading answer %s failed.", answer.pk)
    answer.queued_at = None


def _refuse_known(file, round):
    """Refuses bytes that were rejected, and those that the round holds already."""
    rejected = file.decisions.filter(kind=FileDecision.Kind.DESTROYED).first()
    if rejected:
        because = "for what is hidden in it" if rejected.findings else "since nobody could read it"
        raise NotPossible(
            f"This very file was rejected on {rejected.decided_at:%-d %B %Y} {because}, and its content was destroyed. "
            "It was not stored again. Delete your copy of it, and upload the force's next answer."
        )
    before = file.answers.in_round(round).first()
    if before:
        raise AlreadyThere(
            f"The same file was uploaded on {before.uploaded_at:%-d %B %Y} as “{before.file_name}”. "
            "Nothing was changed. If it answers for another force too, say so on its page."
        )


def _store(sha256, content, by):
    """The row goes first: of two uploads of the same bytes the database lets one go on, and that one stores them."""
    name = f"{sha256[:2]}/{sha256}"
    stored = AnswerFile.objects.create(sha256=sha256, size=len(content), content=name, stored_by=by)
    storage = stored.content.storage
    if not storage.exists(name):  # else left by an upload that did not finish: the same bytes
        storage.save(name, ContentFile(content))
    return stored
