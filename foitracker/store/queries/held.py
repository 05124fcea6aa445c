"""A held file as those see it who may clear it: what was found, where and how often, and nothing of its content."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from foitracker.store.models import Answer, AnswerFile, FileDecision
from foitracker.store.queries.inbox import answer_lines
from foitracker.store.queries.lines import Badge, plain, sheet_title

State = AnswerFile.State

# What each finding is called on the page and in the letter.
KINDS = {
    "address": "Addresses with a house number",
    "chart-caches": "Values kept by charts",
    "charts": "Charts",
    "column-of-people": "Column of personal details",
    "comments": "Comments",
    "commentators": "List of the people who wrote comments",
    "connection": "Connection to a source",
    "controls": "Controls (ActiveX)",
    "crime-reference": "Crime references",
    "covered-text": "Text that something covers",
    "custom-data": "Data of add-ins",
    "data-model": "Data model behind the sheets",
    "date-of-birth": "Dates of birth",
    "disguised-cells": "Cells that show something else than they store",
    "e-mail": "E-mail addresses",
    "earlier-states": "Earlier states of a PDF",
    "embedded-file": "Embedded files",
    "external-link-cache": "Cells copied from other workbooks",
    "hidden-columns": "Hidden columns",
    "form": "Fields of a form",
    "hidden-layers": "Hidden layers",
    "hidden-names": "Hidden names of cells or values",
    "hidden-rows": "Hidden rows",
    "hidden-sheet": "Hidden sheet",
    "hidden-text": "Hidden text",
    "left-over-texts": "Texts left over from deleted cells",
    "macros": "Macros",
    "names-with-dates": "Rows of a name with a date",
    "national-insurance-number": "National Insurance numbers",
    "nhs-number": "NHS numbers",
    "people": "Names in the properties of the file",
    "phone": "Telephone numbers",
    "pictures": "Pictures",
    "pivot-items": "Texts kept behind a pivot table",
    "pivot-records": "Rows kept behind a pivot table",
    "postcode": "Full postcodes",
    "properties": "Properties that somebody added",
    "query": "Query with its sources",
    "revisions": "Logs of earlier changes",
    "scripts": "Scripts",
    "slicer": "Filters that list what they filter",
    "titled-name": "Names with a title or a rank",
    "tracked-changes": "Tracked changes",
    "versions": "Earlier versions",
    "white-text": "Text in the colour of what is behind it",
}
SEVERITIES = {"block": "Holds the file", "doubt": "In doubt", "warn": "Worth a look", "note": "For information"}


# What a part of a file beside its sheets is called inside the file.
_PART = re.compile(
    r"(?:xl|word|docProps|customXml|META-INF|Basic|Scripts|Versions|Pictures|Thumbnails|Object)(?:/.*)?|\w+\.xml"
)
_PROPERTIES = re.compile(r"docProps(?:/.*)?|meta\.xml")
_WHOLE_FILE = ("PDF", "file", "xlsb")


@dataclass(frozen=True, slots=True)
class FindingLine:
    kind: str
    where: str
    part: str  # the name, inside the file, of a part that is no sheet
    how_many: int
    words: str
    severity: str
    holds: bool


@dataclass(frozen=True, slots=True)
class DecisionLine:
    kind: str
    why: str
    decided_at: datetime
    decided_by: str
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class HeldPage:
    pk: int
    file_name: str
    sha256: str
    size: int
    status: Badge
    force: str
    force_slug: str
    sent_on: date | None
    reference: str
    received_on: date
    uploaded_by: str
    why_unreadable: str
    findings: tuple[FindingLine, ...]
    decisions: tuple[DecisionLine, ...]
    is_held: bool
    is_destroyed: bool
    was_unreadable: bool  # destroyed because nobody could read it: nothing was found in it
    can_be_decided: bool
    round_title: str
    other_rounds: tuple[str, ...]  # a decision is about the file, wherever it was uploaded


def held_page(answer: Answer) -> HeldPage:
    file, request = answer.file, answer.request
    reading = answer.current_reading()
    unreadable = file.state == State.QUARANTINED and bool(reading)
    elsewhere = file.answers.exclude(pk=answer.pk).values_list("round__title", flat=True)
    return HeldPage(
        pk=answer.pk,
        file_name=answer.file_name,
        sha256=file.sha256,
        size=file.size,
        status=answer_lines(Answer.objects.filter(pk=answer.pk))[0].status,
        force=request.force.name if request else "",
        force_slug=request.force.slug if request else "",
        sent_on=request.sent_on if request else None,
        reference=request.reference if request else "",
        received_on=answer.received_on,
        uploaded_by=answer.uploaded_by.get_username(),
        why_unreadable=reading.why_unreadable if unreadable else "",
        findings=finding_lines(file.findings),
        decisions=decisions_on(file),
        is_held=file.state == State.HELD,
        is_destroyed=file.state == State.DESTROYED,
        was_unreadable=file.decisions.filter(kind=FileDecision.Kind.DESTROYED, findings=[]).exists(),
        can_be_decided=file.state == State.HELD or unreadable,
        round_title=answer.round.title,
        other_rounds=tuple(elsewhere),
    )


def decisions_on(file: AnswerFile) -> tuple[DecisionLine, ...]:
    return tuple(
        DecisionLine(
            FileDecision.Kind(decision.kind).label,
            decision.why,
            decision.decided_at,
            decision.decided_by.get_username(),
            finding_lines(decision.findings),
        )
        for decision in file.decisions.select_related("decided_by")
    )


def finding_lines(findings: Iterable[Mapping]) -> tuple[FindingLine, ...]:
    """The gravest first."""
    lines = [
        FindingLine(
            KINDS.get(finding["what"], finding["what"].replace("-", " ").capitalize()),
            _where(finding["where"]),
            finding["where"] if _PART.fullmatch(finding["where"]) else "",
            finding["how_many"],
            plain(finding["words"]),
            SEVERITIES[finding["severity"]],
            finding["severity"] == "block",
        )
        for finding in findings
    ]
    return tuple(sorted(lines, key=lambda line: list(SEVERITIES.values()).index(line.severity)))


def _where(where: str) -> str:
    """ "Sheet1, cell B5 and 3 more" of "Sheet1!B5 and 3 more"; a part that is no sheet by what a person knows of it."""
    if _PROPERTIES.fullmatch(where):
        return "the properties of the file"
    if _PART.fullmatch(where):
        return "inside the file, beside its sheets"
    if where in _WHOLE_FILE:
        return "the whole file"
    sheet, mark, cell = where.rpartition("!")
    return f"{sheet_title(sheet)}, cell {cell}" if mark else sheet_title(where)
