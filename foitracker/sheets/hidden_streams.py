"""What an old workbook (xls) carries along beside its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foitracker.sheets.containers import ole
from foitracker.sheets.safety import Finding, Severity

# Streams by their path, what they are, how grave that is, and what is said of them.
_STREAMS = (
    ("pivot-records", r"_SX_DB_CUR/.+", Severity.BLOCK, "The file keeps the rows behind {} pivot tables."),
    (
        "embedded-file",
        r"MBD[0-9A-F]+",
        Severity.BLOCK,
        "The file has {} files embedded in it, not read.",
    ),
    ("macros", r"_VBA_PROJECT(?:_CUR)?", Severity.WARN, "The file has macros, which are never run."),
    ("controls", r"Ctls", Severity.WARN, "The file has controls, which are never run."),
    ("revisions", r"Revision Log|User Names", Severity.WARN, "The file has logs of earlier changes."),
)
_COPIED_CELLS = 0x005A  # the record CRN: cells of another workbook
_AUTHOR = 0x005C  # the record WRITEACCESS


def found_in_old_workbook(entries: Iterable[ole.Entry], stream: bytes) -> Iterator[Finding]:
    """What these entries of its directory are, and what is said in the stream of its cells."""
    entries = [entry for entry in entries if entry.size or not entry.is_stream]
    for what, pattern, severity, words in _STREAMS:
        matching = [entry for entry in entries if re.fullmatch(pattern, entry.path)]
        if matching:
            yield Finding(what, matching[0].path, len(matching), severity, words.format(len(matching)))
    records = list(ole.records(stream, (_COPIED_CELLS, _AUTHOR)))
    copied = sum(kind == _COPIED_CELLS for _, kind, _ in records)
    if copied:
        words = f"The file keeps {copied:,} rows of cells copied from other workbooks."
        yield Finding("external-link-cache", "Workbook", copied, Severity.BLOCK, words)
    if any(kind == _AUTHOR and _is_named(content) for _, kind, content in records):
        yield Finding("people", "Workbook", 1, Severity.NOTE, "The file says who saved it.")


def _is_named(content: bytes) -> bool:
    """A name after its length, filled up with spaces."""
    return bool(content[3:].replace(b"\x00", b"").strip())
