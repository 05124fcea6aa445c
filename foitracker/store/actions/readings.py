"""An answer is read in the sandbox; what was read waits for a person, who confirms or rejects it."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from foitracker.sheets import sandbox, wire
from foitracker.sheets.answer import AnswerReading, Role
from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import quarantine, requests, wordings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import NOT_A_COUNT, Answer, Event, Figure, Reading

Status = Reading.Status

CURRENT = (Status.WAITING, Status.CONFIRMED, Status.UNREADABLE, Status.HELD)
LONGEST_SHOWN = 500  # characters of a cell's text that a figure keeps


def read(*, answer: Answer, by) -> Reading:
    """Reads an answer that belongs to a request, in place of any earlier reading of it.

    A file that cannot be opened gives a reading too: one that says why. So does one that is held, of which nothing is
    kept.
    """
    if answer.request_id is None:
        raise NotPossible(f"Say first which force “{answer.file_name}” is from.")
    answer.file.refresh_from_db()  # somebody may have decided meanwhile
    if answer.file.is_closed:
        return quarantine.keep_closed(answer=answer, by=by)
    try:
        found = _open_in_sandbox(answer)
    except UnreadableFile as problem:
        return _record_unreadable(answer, problem, by)
    if quarantine.hold(answer=answer, found=found, by=by):
        return answer.current_reading()
    return _record(answer, found, by)


@transaction.atomic
def confirm(
    *, reading: Reading, by, why: str = "", earlier: str = "", blank_is_nil: bool = False, dash_is_nil: bool = False
) -> Reading:
    """A person says that the figures are what the sheet says. From now on they count.

    Where the request has confirmed figures of another answer, `earlier` says what becomes of them: "replace" or "add".
    `blank_is_nil` and `dash_is_nil` say that the force means none by an empty cell or a dash; both need a reason.
    Raises NotPossible when nothing was read, when a doubt stands and no reason is given, or when adding
    would count an offence twice.
    """
    reading = _waiting(reading)
    figures = list(reading.figures.select_related("wording"))
    if not figures:
        raise NotPossible("Nothing was read from this file, so there is nothing to confirm. Reject it with a reason.")
    if open_points(reading, figures) and not why.strip():
        raise NotPossible("The reader was in doubt about this file. Say why the reading is right all the same.")
    if (blank_is_nil or dash_is_nil) and not why.strip():
        raise NotPossible("Say how you know that an empty cell or a dash means none: otherwise it has no number.")
    reading.blank_is_nil, reading.dash_is_nil = blank_is_nil, dash_is_nil
    _settle_earlier_figures(reading, figures, earlier)
    _decide(reading, Status.CONFIRMED, why, by)
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
    if reading.status not in (Status.WAITING, Status.CONFIRMED):
        raise NotPossible(f"This reading is {reading.get_status_display().lower()}; it cannot be rejected.")
    if not why.strip():
        raise NotPossible("Say why the reading is rejected, so that the next person knows.")
    # What this reading had superseded counts again: the newest confirmed answer is the one that holds.
    reading.supersedes.filter(reading__status=Status.CONFIRMED).update(superseded_at=None, superseded_by=None)
    _decide(reading, Status.REJECTED, why, by)
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
    for reading in answer.readings.filter(status__in=CURRENT):
        reading.status = Status.REPLACED
        reading.save(update_fields=["status"])


def open_points(reading: Reading, figures: Iterable[Figure]) -> list[str]:
    """What a reviewer must answer for before confirming: refusals, failed checks, doubts. Sentences."""
    found = reading.found
    points = [refusal["reason"] for refusal in found.get("refusals", ())]
    points += [
        check["words"] for table in found.get("tables", ()) for check in table["checks"] if check["passed"] is False
    ]
    points += [finding["words"] for finding in found.get("findings", ()) if finding["severity"] in ("doubt", "block")]
    points += [f"{figure.sheet}!{figure.cell}: {doubt}" for figure in figures for doubt in figure.doubts]
    return points


def now():
    return timezone.now()


def _open_in_sandbox(answer: Answer) -> AnswerReading:
    with (
        tempfile.TemporaryDirectory(prefix="foitracker-") as folder,
        answer.file.content.open("rb") as content,
    ):
        path = Path(folder) / "answer"
        with path.open("wb") as copy:
            for chunk in content.chunks():
                copy.write(chunk)
        return sandbox.read_answer(path, file_name=answer.file_name)


@transaction.atomic
def _record_unreadable(answer, problem, by):
    _replace_current(answer)
    return Reading.objects.create(
        answer=answer,
        status=Status.UNREADABLE,
        why_unreadable=f"{problem.reason} {problem.advice}".strip(),
        read_by=by,
    )


@transaction.atomic
def _record(answer, found, by):
    replaced = _replace_current(answer)
    reading = Reading.objects.create(
        answer=answer,
        status=Status.WAITING,
        media_type=found.media_type,
        found=wire.without_readings(found),
        read_by=by,
    )
    met = wordings.meet(scheme=answer.round.scheme, texts={text for text in map(_wording_text, found.readings) if text})
    figures = Figure.objects.bulk_create(_figure(read, reading, answer, met) for read in found.readings)
    wordings.use_own(reading=reading)
    reading.open_points = len(open_points(reading, figures))
    reading.save(update_fields=["open_points"])
    if replaced:
        Figure.objects.filter(reading=replaced).update(superseded_at=now(), superseded_by=reading)
    return reading


def _replace_current(answer):
    current = answer.readings.filter(status__in=CURRENT).first()
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


def _waiting(reading):
    reading = Reading.objects.select_for_update(of=("self",)).select_related("answer__request").get(pk=reading.pk)
    if reading.status == Status.HELD:
        raise NotPossible("This file is held. An admin must clear it before anybody can confirm what it says.")
    if reading.status != Status.WAITING:
        raise NotPossible(
            f"This reading is {reading.get_status_display().lower()} already. Open it again to see who decided."
        )
    return reading


def _settle_earlier_figures(reading, figures, earlier):
    request = reading.answer.request
    counted = Figure.objects.current().filter(request=request).exclude(reading=reading)
    if not counted.exists():
        return
    if earlier == "replace":
        counted.update(superseded_at=now(), superseded_by=reading)
        return
    if earlier != "add":
        raise NotPossible(
            f"{request.force} has confirmed figures of another answer. "
            "Say whether this one replaces them or adds to them."
        )
    held = set(counted.data().values_list("starts_on", "ends_on", "wording__category"))
    twice = [f for f in figures if (f.starts_on, f.ends_on, f.wording and f.wording.category) in held]
    if twice:
        raise NotPossible(
            f"Adding would count {twice[0].sheet}!{twice[0].cell} beside a figure of the same period and offence "
            "from the earlier answer. Let this answer replace the earlier one, or reject it."
        )


def _decide(reading, status, why, by):
    reading.status, reading.why = status, why.strip()
    reading.decided_at, reading.decided_by = now(), by
    reading.save()
