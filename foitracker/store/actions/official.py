"""Official tables come in as files, edition by edition; none overwrites another."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from foitracker.store import tasks
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import OfficialTable

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


@transaction.atomic
def _store(content, file_name, about, by) -> OfficialTable:
    sha256 = hashlib.sha256(content).hexdigest()
    before = OfficialTable.objects.filter(sha256=sha256).first()
    if before:
        raise NotPossible(
            f"The same file was uploaded on {before.imported_at:%-d %B %Y} as “{before}”. Nothing was changed."
        )
    table = OfficialTable(file_name=file_name, sha256=sha256, size=len(content), imported_by=by, **about)
    name = f"official/{sha256}"
    if table.content.storage.exists(name):  # left by an upload that did not finish: the same bytes
        table.content.name = name
    else:
        table.content.save(name, ContentFile(content), save=False)
    table.save()
    return table


def _queue(table) -> OfficialTable:
    tasks.read_official_table.enqueue(table.pk)
    table.refresh_from_db()
    return table
