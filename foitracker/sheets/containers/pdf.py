"""Tables of PDFs that have text. Each becomes a sheet, "Page 3, table 1", whose row 1 is the first of the table.

The tags of a PDF carry the author's own rows and cells and are read first; else the lines that are drawn around cells.
Where both give a table they have to agree cell by cell. A table with neither is refused by its page: where one column
ends and the next begins would be a guess.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from foitracker.sheets.answer import Refusal
from foitracker.sheets.containers.captions import around
from foitracker.sheets.containers.document_tables import SPREADSHEET, TYPE_OUT, grid_of
from foitracker.sheets.containers.opened import Allowance, Opened
from foitracker.sheets.containers.pdf_agreement import Seen, share_inside
from foitracker.sheets.containers.pdf_carried import carried_along
from foitracker.sheets.containers.pdf_lines import Ruled, goes_on, joined, looks_like_table, ruled_tables
from foitracker.sheets.containers.pdf_page import Sight, paragraphs, sight_of
from foitracker.sheets.containers.pdf_table import FoundTable
from foitracker.sheets.containers.pdf_tagged import TaggedTables
from foitracker.sheets.containers.pdf_tags import flow_of
from foitracker.sheets.containers.pdf_text import (
    Box,
    Letter,
    Line,
    around_boxes,
    box_around,
    centre,
    has_unknown_letters,
    is_inside,
    lines_of,
)
from foitracker.sheets.grid import Grid
from foitracker.sheets.refusals import LockedFile, UnreadableFile
from foitracker.sheets.safety import Finding, Severity
from foitracker.sheets.written_beside import in_letter

MOST_PAGES = 150
_MARGIN = 0.1  # of the height of a page: where page numbers and letterheads stand
_SCAN = "A scan cannot be read. Ask the sender for the spreadsheet, or for the document that was printed."
_NAMED = 5  # cells that a sentence names

# What pdfminer notices on the way would only fill the log.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read(path: Path) -> Opened:
    with path.open("rb") as file:
        try:
            return _Reader(_opened(file)).read()
        except PdfminerException as problem:
            raise _unreadable(problem.args[0] if problem.args else problem) from problem
        except (PSException, MalformedPDFException) as problem:
            raise _unreadable(problem) from problem


def _opened(file: BinaryIO) -> pdfplumber.PDF:
    document = pdfplumber.open(file, raise_unicode_errors=False)
    if not document.pages:
        raise UnreadableFile("The PDF has no pages.", "Ask the sender for it again.")
    if len(document.pages) > MOST_PAGES:
        raise UnreadableFile(
            f"The PDF has {len(document.pages):,} pages; no more than {MOST_PAGES} are read.",
            "Ask the sender for the tables as a spreadsheet, or upload the pages that hold them.",
        )
    return document


def _unreadable(problem: object) -> Exception:
    if isinstance(problem, MemoryError):
        return problem
    if isinstance(problem, PDFPasswordIncorrect):
        return LockedFile()
    return UnreadableFile("The PDF is damaged.", "Ask the sender to make it again, or for the spreadsheet.")


@dataclass(frozen=True, slots=True)
class _OnPage:
    """A table that only lines give."""

    found: FoundTable
    ruled: Ruled
    leads: bool  # nothing stands above it but what is in the margin
    trails: bool


class _Reader:
    def __init__(self, document: pdfplumber.PDF):
        self.document = document
        self.tagged = TaggedTables(flow_of(document.doc, {p.page_obj.pageid: p.page_number for p in document.pages}))
        self.ruled: list[_OnPage] = []
        self.refusals: list[Refusal] = []
        self.findings: list[Finding] = []
        self.written: list[str] = []  # lines that are in no table

    def read(self) -> Opened:
        with_text = 0
        for page in self.document.pages:
            with_text += self._read_page(page)
            page.close()
        if not with_text:
            raise UnreadableFile("The PDF is made of pictures of pages, without text.", _SCAN)
        found = [*self.tagged.found(), *(one.found for one in _put_together(self.ruled))]
        grids = list(self._grids(sorted(found, key=lambda one: (one.page, one.top))))
        if not any(grid.cells for grid in grids):
            if self.refusals:
                first = self.refusals[0]
                raise UnreadableFile(f"{first.sheet}: {first.reason}", first.advice)
            raise UnreadableFile("The PDF has no table.", TYPE_OUT)
        findings = (*self.findings, *carried_along(self.document), *in_letter(self.written))
        return Opened(tuple(grids), findings, tuple(self.refusals))

    def _read_page(self, page: Page) -> bool:
        """Read one page; whether it has any text."""
        sight, name = sight_of(page), f"Page {page.page_number}"
        if not any(letter["text"].strip() for letter in sight.letters):
            if sight.pictures:
                self.refusals.append(Refusal(name, "", "The page is a picture, without text.", _SCAN))
            return False
        self.findings += _findings(sight, name)
        seen = self.tagged.read_page(page.page_number, sight.letters)
        alone = self._compared(page, sight, seen)
        taken = [
            *(table.box for table in alone),
            *(around_boxes([one.box for one in cells]) for cells in seen.values()),
        ]
        lines = lines_of([one for one in sight.letters if not _is_taken(one, taken)])
        self.written += [line.text for line in lines]
        self.ruled += _on_page(page, alone, lines)
        for line in looks_like_table(lines):
            reason = f"What looks like a table below {line.text[:60]!r} has no lines around its cells and no tags."
            self.refusals.append(Refusal(name, "", reason, SPREADSHEET))
        return True

    def _compared(self, page: Page, sight: Sight, seen: dict[int, list[Seen]]) -> list[Ruled]:
        """The tables that only lines give. The others are held against the tags that give them too."""
        ruled = ruled_tables(page, sight.letters)
        if not seen or not ruled:
            return ruled
        thin = ruled_tables(page, sight.letters, thin_only=True)
        for place, cells in seen.items():
            self.tagged.compare(place, cells, [*ruled, *thin])
        return [table for table in ruled if not any(share_inside(cells, table) for cells in seen.values())]

    def _grids(self, tables: Sequence[FoundTable]) -> Iterator[Grid]:
        allowance, counted = Allowance(), Counter()
        for table in tables:
            counted[table.page] += 1
            name = f"Page {table.page}, table {counted[table.page]}"
            problem, where = table.problem
            unknown = next((cell for cell in table.cells if has_unknown_letters(cell.text)), None)
            if unknown and not problem:
                problem, where = "The PDF does not say which letters it shows in the table.", unknown.address
            if problem:
                self.refusals.append(Refusal(name, where, problem, SPREADSHEET))
                yield Grid(name, {})
                continue
            grid, refusals = grid_of(name, table.cells, table.beside, allowance)
            self.refusals += refusals
            self.findings += [
                Finding(
                    "second-opinion", name, len(doubt.cells), Severity.BLOCK, f"{doubt.words}: {_listed(doubt.cells)}."
                )
                for doubt in table.doubts
            ]
            if table.last_page > table.page:
                words = f"The table of page {table.page} goes on to page {table.last_page}."
                self.findings.append(Finding("several-pages", name, 1, Severity.NOTE, words))
            yield grid


def _findings(sight: Sight, name: str) -> Iterator[Finding]:
    if sight.is_picture:
        words = f"{name} is a picture with text laid over it, as scanners do; compare every figure with the picture."
        yield Finding("text-of-scanner", name, 1, Severity.DOUBT, words)
    if sight.covered:
        words = f"On {name.lower()} {sight.covered} letters under something dark can be brought up. They were not read."
        yield Finding("covered-text", name, sight.covered, Severity.BLOCK, words)
    if sight.white:
        words = f"On {name.lower()} {sight.white} letters are white on white."
        yield Finding("white-text", name, sight.white, Severity.WARN, words)


def _on_page(page: Page, tables: Sequence[Ruled], lines: Sequence[Line]) -> Iterator[_OnPage]:
    ordered = sorted(tables, key=lambda table: table.box[1])
    pieces = sorted(
        [*paragraphs(lines), *((table.box[1], None) for table in ordered)],
        key=lambda piece: piece[0],
    )
    besides = around([piece for _, piece in pieces])
    head, foot = page.height * _MARGIN, page.height * (1 - _MARGIN)
    for number, (table, beside) in enumerate(zip(ordered, besides, strict=True)):
        leads = number == 0 and not any(head < line.box[1] < table.box[1] for line in lines)
        trails = number == len(ordered) - 1 and not any(table.box[3] < line.box[1] < foot for line in lines)
        found = FoundTable(page.page_number, table.box[1], table.cells, beside, table.problem)
        yield _OnPage(replace(found, last_page=page.page_number), table, leads, trails)


def _put_together(tables: Sequence[_OnPage]) -> list[_OnPage]:
    """Tables that go on from the foot of one page to the top of the next, each as one."""
    together: list[_OnPage] = []
    for one in tables:
        above = together[-1] if together else None
        if above and _follows(one, above):
            both = joined(above.ruled, one.ruled)
            found = replace(above.found, cells=both.cells, problem=both.problem, last_page=one.found.page)
            together[-1] = _OnPage(found, both, above.leads, one.trails)
        else:
            together.append(one)
    return together


def _follows(one: _OnPage, above: _OnPage) -> bool:
    next_page = one.found.page == above.found.last_page + 1
    return next_page and one.leads and above.trails and goes_on(above.ruled, one.ruled)


def _is_taken(letter: Letter, boxes: Sequence[Box]) -> bool:
    place = centre(box_around([letter]))
    return any(is_inside(place, box) for box in boxes)


def _listed(cells: Sequence[str]) -> str:
    more = len(cells) - _NAMED
    return ", ".join(cells[:_NAMED]) + (f" and {more} more" if more > 0 else "")
