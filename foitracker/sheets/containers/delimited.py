"""Text files with a table: csv, tab-separated and the like.

Every value is kept as it is written; the bytes say the encoding and the lines say the delimiter.
"""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from contextlib import suppress
from itertools import islice
from pathlib import Path

from foitracker.sheets.containers.opened import LONGEST_TEXT, Allowance, Opened, SheetBeingRead
from foitracker.sheets.grid import Cell
from foitracker.sheets.refusals import UnreadableFile

SHEET = "(csv)"
_LINES_LOOKED_AT = 500
_DELIMITERS = ("\t", ";", "|", ",")  # where two divide the lines equally well, the first
_DECLARED = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAVE_AS = "Open it in a spreadsheet program, save it as xlsx and upload that."


def read(path: Path) -> Opened:
    text = decoded(path.read_bytes())
    delimiter = delimiter_of(text)
    lines = _lines(_DECLARED.sub("", text), delimiter, strict=True)
    sheet = SheetBeingRead(SHEET, Allowance())
    try:
        for row, values in enumerate(lines):
            for column, value in enumerate(values):
                if value.strip():
                    sheet.put(Cell(row, column, value, value))
    except csv.Error as problem:
        reason = f"Line {lines.line_num} of the file cannot be divided into cells ({problem})."
        raise UnreadableFile(reason, _SAVE_AS) from problem
    return Opened((sheet.grid(),))


def decoded(content: bytes) -> str:
    """The text of a file: as its first bytes say, else UTF-8, else the usual encoding of Windows in Britain."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ("utf-16",)
    elif content.startswith(BOM_UTF8):
        encodings = ("utf-8-sig",)
    else:
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return text
    raise UnreadableFile("This is no spreadsheet and no text.", "Ask the sender for the table as xlsx, ods or csv.")


def delimiter_of(text: str) -> str:
    """The character that divides the lines into the same number of cells most often."""
    declared = _DECLARED.match(text)
    if declared:
        return declared[1]
    evenness = {delimiter: _evenness(text, delimiter) for delimiter in _DELIMITERS}
    return max(evenness, key=evenness.__getitem__) if any(evenness.values()) else ","


def _evenness(text: str, delimiter: str) -> int:
    """How many delimiters stand in lines that have as many as most others."""
    lengths: Counter[int] = Counter()
    with suppress(csv.Error):
        for values in islice(_lines(text, delimiter, strict=False), _LINES_LOOKED_AT):
            lengths[len(values) - 1] += 1
    return max((length * times for length, times in lengths.items()), default=0)


def _lines(text: str, delimiter: str, *, strict: bool):
    csv.field_size_limit(LONGEST_TEXT)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
