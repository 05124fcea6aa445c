"""An answer is read in the sandbox; what was read waits for a person, who confirms or rejects it."""

import logging
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import quarantine, recording, requests, rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.asked_often import AskedOften
from foitracker.store.models import Answer, AnswerFile, Event, Figure, Reading
from foitracker.store.points import OpenPoint, open_points, reason_for, ruling_on
from foitracker.store.queries import joint, marks
from foitracker.store.queries.lines import place

Status = Reading.Status

logger = logging.getLogger(__name__)

_OWN_FAULT = UnreadableFile(
    "Reading the file stopped by a fault of this program, which is noted in its log.",
    "Read it again; if that does not help, tell whoever looks after the program.",
)


def read(*, answer: Answer, by) -> Reading:
    """Reads an answer that belongs to a request, in place of any earlier reading of it.

    What people said of its cells counts, and so does what is remembered of an earlier file of the same layout. A file
    that cannot be opened gives a reading too: one that says why. So does one that is held, of which nothing is kept.
    """
    found = _look(answer)
    with transaction.atomic():
        return _keep(answer, found, by)


def read_in_turn(*, answer: Answer, by, opener: recording.Opener | None = None) -> Reading:
    """Reads an answer whose turn has come. A fault of the program itself is noted in its place."""
    try:
        return _read_and_leave(answer, by, opener)
    except NotPossible:
        raise
    except Exception:
        logger.exception("Reading answer %s failed.", answer.pk)
        with transaction.atomic():
            return _keep(answer, _OWN_FAULT, by)


@transaction.atomic
def confirm(
    *,
    reading: Reading,
    by,
    why: str = "",
    rulings: Mapping[str, str] | None = None,
    earlier: str = "",
    blank_is_nil: bool = False,
    dash_is_nil: bool = False,
) -> Reading:
    """A person says that the figures are what the sheet says. From now on they count.

    `rulings` says of open points, by their keys, why the reading is right all the same; `why` says it of all others.

    Where the request has confirmed figures of another answer, `earlier` says what becomes of them: "replace" or "add".
    `blank_is_nil` and `dash_is_nil` say that the force means none by an empty cell or a dash; both need a reason.
    Raises NotPossible when nothing was read, when a doubt stands and no reason is given, or when adding
    would count an offence twice.
    """
    if reading.answer.round.two_readers:
        raise NotPossible("Two people read each answer of this round: one alone cannot confirm it.")
    reading = _waiting(reading)
    figures = list(reading.figures.select_related("wording"))
    if not figures:
        raise NotPossible("Nothing was read from this file, so there is nothing to confirm. Reject it with a reason.")
    say(reading=reading, figures=figures, why=why, rulings=rulings, blank_is_nil=blank_is_nil, dash_is_nil=dash_is_nil)
    return count(reading=reading, figures=figures, earlier=earlier, why=why, by=by)


def say(
    *,
    reading: Reading,
    figures: Sequence[Figure],
    why: str,
    rulings: Mapping[str, str] | None,
    blank_is_nil: bool,
    dash_is_nil: bool,
) -> None:
    """What a person says of a reading as they confirm it, on the reading; not saved yet. Raises NotPossible."""
    points = [*open_points(reading, figures), *joint.points_of(reading.answer, reading)]
    reading.rulings = ruled(points=points, rulings=rulings or {}, why=why)
    if (blank_is_nil or dash_is_nil) and not why.strip():
        raise NotPossible("Say how you know that an empty cell or a dash means none: otherwise it has no number.")
    reading.blank_is_nil, reading.dash_is_nil = blank_is_nil, dash_is_nil


@transaction.atomic
def count(*, reading: Reading, figures: Sequence[Figure], earlier: str, why: str, by) -> Reading:
    """From now on the figures of this reading count, and those that it replaces no longer do."""
    _check_that_no_cell_counts_twice(reading, figures)
    _settle_earlier_figures(reading, figures, earlier)
    before = reading.answer.readings.filter(status=Status.CONFIRMED).first()
    if before:  # it was reopened, and counted until now
        before.status = Status.REPLACED
        before.save(update_fields=["status"])
        recording.give_way(reading=before, to=reading)
    _decide(reading, Status.CONFIRMED, why, by)
    rolling_up.bring_in_step(requests=[reading.answer.request_id])
    answer = reading.answer
    requests.answered_by(request=answer.request, file_name=answer.file_name, on=answer.received_on, by=by)
    requests.record_decision(
        request=reading.answer.request,
        kind=Event.Kind.READING_CONFIRMED,
        on=timezone.localdate(reading.decided_at),
        text=f"{reading.answer.file_name}: {len(figures)} figures.",
        by=by,
    )
    return reading


@transaction.atomic
def reject(*, reading: Reading, why: str, by) -> Reading:
    """A person says that the figures must not count, and why. The file stays."""
    reading = Reading.objects.select_for_update(of=("self",)).select_related("answer__request").get(pk=reading.pk)
    if reading.status == Status.REOPENED:
        raise NotPossible(
            "This reading is being corrected, and what was confirmed counts meanwhile. "
            "Leave it as it was first, then reject what was confirmed."
        )
    if reading.status not in (Status.WAITING, Status.CONFIRMED):
        raise NotPossible(f"This reading is {reading.get_status_display().lower()}; it cannot be rejected.")
    if not why.strip():
        raise NotPossible("Say why the reading is rejected, so that the next person knows.")
    freed = recording.let_go(answer=reading.answer)
    recording.drop_own(answer=reading.answer)
    _stop_correcting(reading)
    _decide(reading, Status.REJECTED, why, by)
    rolling_up.bring_in_step(requests={reading.answer.request_id, *freed})
    requests.record_decision(
        request=reading.answer.request,
        kind=Event.Kind.READING_REJECTED,
        on=timezone.localdate(reading.decided_at),
        text=f"{reading.answer.file_name}: {why.strip()}",
        by=by,
    )
    return reading


def detach(*, answer: Answer, by) -> None:
    """Takes the readings of an answer out of the count, because the answer turns out to be another force's."""
    for reading in answer.readings.filter(status__in=(*recording.CURRENT, *recording.OWN, Status.REOPENED)):
        reading.status = Status.REPLACED
        reading.save(update_fields=["status"])
    freed = recording.let_go(answer=answer)
    rolling_up.bring_in_step(requests={answer.request_id, *freed})


def check_that_nobody_corrects(*, answer: Answer) -> None:
    """Raises NotPossible for an answer whose confirmed reading somebody is correcting: each correction reads it."""
    if answer.readings.filter(status=Status.REOPENED).exists():
        raise NotPossible(_is_being_corrected(answer))


def ruled(*, points: Iterable[OpenPoint], rulings: Mapping[str, str], why: str) -> list[dict]:
    """Each open point with the reason why the reading is right all the same. Raises NotPossible where one has none."""
    reasons = [(point, reason_for(point, rulings) or why.strip()) for point in points]
    without = [point for point, reason in reasons if not reason]
    if without:
        raise NotPossible(
            "The reader was in doubt about this file. Say why the reading is right all the same: "
            f"{len(without)} of {len(reasons)} open points {'has' if len(without) == 1 else 'have'} no reason, "
            f"the first at {without[0]}"
        )
    return [ruling_on(point, reason) for point, reason in reasons]


def _read_and_leave(answer: Answer, by, opener: recording.Opener | None) -> Reading:
    """What is read is kept as the answer leaves the queue; whatever happens, it does not wait for ever."""
    try:
        found = _look(answer, opener)
        with transaction.atomic():
            reading = _keep(answer, found, by)
            _leave_queue(answer)
    except BaseException:
        _leave_queue(answer)
        raise
    return reading


_statuses = AskedOften(lambda answer: Reading.objects.filter(answer=answer).order_by().values_list("status"))


def _leave_queue(answer: Answer) -> None:
    Answer.objects.filter(pk=answer.pk, request=answer.request_id).update(queued_at=None)  # else it waits once more


def _look(answer: Answer, opener: recording.Opener | None = None) -> AnswerReading | UnreadableFile | None:
    """What the file says, or why it cannot be read; none of one that nobody may look into."""
    if answer.request_id is None:
        raise NotPossible(f"Say first which force “{answer.file_name}” is from.")
    statuses = _statuses(answer.pk)
    if (Status.REOPENED,) in statuses:
        raise NotPossible(_is_being_corrected(answer))
    _look_at_file_again(answer)
    if answer.file.is_closed:
        return None
    try:
        return _open_with_marks(answer, opener or recording.open_in_sandbox, was_read=bool(statuses))
    except UnreadableFile as problem:
        return problem


_file_now = AskedOften(lambda file: AnswerFile.objects.filter(pk=file).values_list("state", "unlocked"))


def _look_at_file_again(answer: Answer) -> None:
    """Somebody may have decided on the file, or unlocked it, since it was fetched."""
    if _file_now(answer.file_id) != [(answer.file.state, answer.file.unlocked.name or "")]:
        answer.file = AnswerFile.objects.get(pk=answer.file_id)


def _keep(answer: Answer, found: AnswerReading | UnreadableFile | None, by) -> Reading:
    _check_that_it_is_the_same_force_s(answer)
    if found is None:
        return quarantine.keep_closed(answer=answer, by=by)
    if isinstance(found, UnreadableFile):
        quarantine.check_not_destroyed(answer=answer)
        return recording.record_unreadable(answer=answer, problem=found, by=by)
    if quarantine.hold(answer=answer, found=found, by=by):
        return answer.current_reading()
    return recording.record(answer=answer, found=found, by=by)


def _check_that_it_is_the_same_force_s(answer: Answer) -> None:
    """Nobody else keeps a reading of the answer meanwhile. Raises NotPossible where it was given to another force."""
    locked = Answer.objects.select_for_update(no_key=True)
    if locked.values_list("request", flat=True).get(pk=answer.pk) != answer.request_id:
        raise NotPossible(
            f"“{answer.file_name}” was given to another force while it was read, and is read again for that one."
        )


def _open_with_marks(answer: Answer, opener: recording.Opener, *, was_read: bool) -> AnswerReading:
    """The file is read once to see how it is laid out, and once more where something was said of such a layout.

    Nobody can have said anything of an answer that was never read.
    """
    own = marks.own_marks(answer) if was_read and not answer.round.two_readers else ()
    recipe = marks.recipe_for(answer, layouts=(), own=own)
    found = opener(answer=answer, recipe=recipe)
    layouts = [layout for of_sheet in found.layouts.values() for layout in of_sheet]
    with_memory = marks.recipe_for(answer, layouts=layouts, own=own)
    if with_memory == recipe:
        return found
    return recording.open_in_sandbox(answer=answer, recipe=with_memory)


def _is_being_corrected(answer):
    return (
        f"“{answer.file_name}” is being corrected, and is read again with each correction. "
        "Confirm what was corrected, or leave the reading as it was."
    )


def _waiting(reading):
    reading = Reading.objects.select_for_update(of=("self",)).select_related("answer__request").get(pk=reading.pk)
    if reading.status == Status.HELD:
        raise NotPossible("This file is held. An admin must clear it before anybody can confirm what it says.")
    if reading.status not in Reading.WAITING_FOR_A_PERSON:
        raise NotPossible(
            f"This reading is {reading.get_status_display().lower()} already. Open it again to see who decided."
        )
    return reading


def _check_that_no_cell_counts_twice(reading, figures):
    """A letter for two forces has a cell for each: none of them is both. Nobody else confirms of the file meanwhile."""
    AnswerFile.objects.select_for_update().get(pk=reading.answer.file_id)
    found = joint.counted_for_another(reading.answer, figures)
    if found:
        figure, force = found
        raise NotPossible(
            f"{place(figure.sheet, figure.cell)} counts for {force} already, for whom this file is an answer too. "
            f"Leave out here what is {force}'s; if it is not, correct or reject the other reading first."
        )


def _settle_earlier_figures(reading, figures, earlier):
    request = reading.answer.request
    counted = Figure.objects.current().filter(request=request).exclude(reading__answer=reading.answer)
    if not counted.exists():
        return
    if earlier == "replace":
        counted.update(superseded_at=timezone.now(), superseded_by=reading)
        return
    if earlier != "add":
        raise NotPossible(
            f"{request.force} has confirmed figures of another answer. "
            "Say whether this one replaces them or adds to them."
        )
    _check_that_no_offence_counts_twice(counted, figures)


def _check_that_no_offence_counts_twice(counted, figures):
    """Figures that are added are of other periods or offences; of an undecided wording nobody knows that yet."""
    held = set(counted.data().values_list("starts_on", "ends_on", "wording__category"))
    new = [
        (one, (one.starts_on, one.ends_on, one.wording and one.wording.category)) for one in figures if _is_data(one)
    ]
    twice = next((one for one, what in new if what in held), None)
    if twice:
        raise NotPossible(
            f"Adding would count {place(twice.sheet, twice.cell)} beside a figure of the same period and offence "
            "from the earlier answer. Let this answer replace the earlier one, or reject it."
        )
    undecided = {what[:2] for what in held if what[2] == ""}
    of_period = {what[:2] for what in held}
    open_ones = (one for one, what in new if what[:2] in (of_period if what[2] == "" else undecided))
    if first := next(open_ones, None):
        raise NotPossible(
            f"{place(first.sheet, first.cell)} and a figure of the earlier answer are of the same period, "
            "and may be of the same offence: the wording of one of them awaits a decision. "
            "Rule on it first, or let this answer replace the earlier one."
        )


def _is_data(figure):
    return figure.role == Figure.Role.DATA


def _stop_correcting(reading):
    """What somebody was correcting goes with the confirmed reading that it stood beside. Not saved yet."""
    reading.answer.readings.filter(status=Status.REOPENED).update(status=Status.REPLACED)
    reading.reopened_at, reading.reopened_by, reading.why_reopened = None, None, ""


def _decide(reading, status, why, by):
    reading.status, reading.why = status, why.strip()
    reading.decided_at, reading.decided_by = timezone.now(), by
    reading.save()
