"""Official tables come in as files, edition by edition; none overwrites another. One may stand in for an answer."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from foitracker.offences import load_scheme
from foitracker.offences.official import everything_counted
from foitracker.store import tasks
from foitracker.store.actions import requests, rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Event, Figure, OfficialTable, Request, StandIn
from foitracker.store.queries import published
from foitracker.store.two_at_once import looks_again

State = OfficialTable.State


def receive_upload(
    *,
    file,
    title: str,
    edition: str,
    publisher: str,
    published_on: date,
    retrieved_on: date,
    by,
    address: str = "",
    licence: str = "",
) -> OfficialTable:
    """Stores one uploaded edition and has it read: at once, or when a worker comes to it.

    Raises NotPossible for an empty file, one that is too large to open, one that is here already, and for dates that
    cannot be. What is wrong inside the table is said by the table's own page.
    """
    if file.size > settings.LARGEST_ANSWER:
        raise NotPossible(
            f"The file has {file.size // 2**20} MB; the largest that is opened has "
            f"{settings.LARGEST_ANSWER // 2**20} MB. Save the sheets that you need as a file of their own."
        )
    if retrieved_on < published_on:
        raise NotPossible("A table cannot have been fetched before it was published. Check the two dates.")
    content = file.read()
    if not content:
        raise NotPossible("The file is empty. Fetch it again, or choose another file.")
    about = {
        "title": title.strip(),
        "edition": edition.strip(),
        "publisher": publisher.strip(),
        "published_on": published_on,
        "retrieved_on": retrieved_on,
        "address": address,
    } | ({"licence": licence.strip()} if licence.strip() else {})
    table = _store(content, Path(file.name.replace("\\", "/")).name[:255] or "unnamed", about, by)
    return _queue(table)


def read_again(*, table: OfficialTable, by, leave_out: Sequence[str] = (), why: str = "") -> OfficialTable:
    """Has a table that was not imported read again, without the rows of these bodies.

    Raises NotPossible for one that was imported, for a name that stands nowhere in it, and without a reason.
    """
    table = _waiting_again(table, list(leave_out), why.strip(), by)
    return _queue(table)


@transaction.atomic
def stand_in(
    *, request: Request, table: OfficialTable, reason: str, by, categories: Sequence[str] | None = None
) -> StandIn:
    """Lets a published table stand in for the answer of a force that refused because its figures are published.

    Raises NotPossible for any other outcome, without a reason, where the official codes are not just what the round
    counts, where the table has no whole year of it, and where the force has answered with figures or a table stands in
    already. `categories` chooses classes where the scheme is the list of classes; otherwise it is all that is counted.
    """
    request = Request.objects.select_for_update(of=("self",)).select_related("round", "force").get(pk=request.pk)
    _check_outcome(request, reason)
    scheme = load_scheme(request.round.scheme)
    wanted = sorted(categories or ()) if scheme.has_groups else sorted(everything_counted(scheme))
    if not wanted:
        raise NotPossible("Choose the classes that the table is to stand in for.")
    lines, why_not = published.standing_for(scheme, wanted)
    if why_not:
        raise NotPossible(why_not)
    periods = [period.period for period in request.round.periods.all()]
    if missing := published.why_none(request, table, periods, lines):
        raise NotPossible(f"“{table}” has no figure of {request.force} that could stand in ({missing}).")
    made = StandIn.objects.create(
        request=request,
        table=table,
        categories=[line.category for line in lines],
        why=reason.strip(),
        decided_by=by,
    )
    _note(request, f"Published figures stand in for an answer: {table.source}. {made.why}", by)
    rolling_up.bring_in_step(requests=[request.pk])
    return made


@transaction.atomic
def withdraw(*, stand_in: StandIn, reason: str, by) -> StandIn:
    """The published figures count no longer. Raises NotPossible without a reason, and for one that was withdrawn."""
    made = StandIn.objects.select_for_update().get(pk=stand_in.pk)
    if made.withdrawn_at:
        raise NotPossible("These figures have been withdrawn already.")
    if not reason.strip():
        raise NotPossible("Say why they are withdrawn: a total that counted them will be asked about.")
    made.withdrawn_at, made.withdrawn_by, made.why_withdrawn = timezone.now(), by, reason.strip()
    made.save()
    _note(made.request, f"Published figures no longer stand in for an answer: {made.why_withdrawn}", by)
    rolling_up.bring_in_step(requests=[made.request_id])
    return made


def _check_outcome(request, reason):
    if request.outcome != Request.Outcome.OTHERWISE_ACCESSIBLE:
        raise NotPossible(
            "A published table stands in only where the force refused because its figures are published (FOIA s.21, "
            "FOISA s.25). Log that outcome first."
        )
    if not reason.strip():
        raise NotPossible("Say why: what the force referred to, and that the table is what it meant.")
    if request.stand_ins.standing().exists():
        raise NotPossible("A published table stands in already. Withdraw it first.")
    if Figure.objects.current().data().filter(request=request).exists():
        raise NotPossible(
            f"{request.force} has answered with figures, which count. Reject their reading first if they are no answer."
        )


def _note(request, text, by):
    requests.record_decision(request=request, kind=Event.Kind.NOTE, on=timezone.localdate(), by=by, text=text)


@transaction.atomic
def _waiting_again(table, leave_out, why, by) -> OfficialTable:
    table = OfficialTable.objects.select_for_update().get(pk=table.pk)
    if table.state == State.IMPORTED:
        raise NotPossible("This table was imported. Another edition is uploaded beside it.")
    if strange := sorted(set(leave_out) - set(table.unknown_names)):
        raise NotPossible(f"The table names no body “{strange[0]}” that is unknown here.")
    if leave_out and not why:
        raise NotPossible("Say why these rows are left out: whoever compares with the table will ask.")
    table.left_out = [*table.left_out, *leave_out]
    table.why_left_out = f"{table.why_left_out} {why}".strip()
    table.state, table.imported_by = State.WAITING, by
    table.problems, table.more_problems, table.unknown_names = [], 0, []
    table.save()
    return table


@looks_again
def _store(content, file_name, about, by) -> OfficialTable:
    sha256 = hashlib.sha256(content).hexdigest()
    before = OfficialTable.objects.filter(sha256=sha256).first()
    if before:
        raise NotPossible(
            f"The same file was uploaded on {before.imported_at:%-d %B %Y} as “{before}”. Nothing was changed."
        )
    name = f"official/{sha256}"
    table = OfficialTable.objects.create(
        file_name=file_name, sha256=sha256, size=len(content), content=name, imported_by=by, **about
    )
    storage = table.content.storage
    if not storage.exists(name):  # else left by an upload that did not finish: the same bytes
        storage.save(name, ContentFile(content))
    return table


def _queue(table) -> OfficialTable:
    tasks.read_official_table.enqueue(table.pk)
    table.refresh_from_db()
    return table
