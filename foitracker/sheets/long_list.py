"""Lists of so many rows that their cells are not kept: the rows are counted as they go by, and nothing else is.

What a list is, and which columns say what and when, its first rows tell; every other row is then counted, or said not
to have been. Such a file is read by values alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from foitracker.sheets import fingerprint
from foitracker.sheets.answer import AnswerReading, Grade, Refusal, TableReading
from foitracker.sheets.containers import delimited
from foitracker.sheets.containers.xlsb_hidden import hidden_in
from foitracker.sheets.containers.zips import opened_zip
from foitracker.sheets.grid import Cell, Grid, Value, address
from foitracker.sheets.kinds import Sense, sense_of
from foitracker.sheets.layouts import one_row_per_crime as layout
from foitracker.sheets.records import Records, records_on
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.view import view_of
from foitracker.sheets.workbook import cell_of_value, rows_by_value

HEAD = 1000  # rows by which a list is recognised
MOST_OTHER_CELLS = 100_000  # of sheets that are no long list, in the same file
# Bytes of the largest sheet, unpacked, from which a file may be such a list: about half a million cells.
_LARGE = {"xlsx": 20_000_000, "xlsb": 8_000_000, "ods": 40_000_000, "csv": 8_000_000, "tsv": 8_000_000}
_NO_VALUES = (None, "")
# A row or a column that is not seen, as xlsx and ods write it.
_HIDDEN_LINE = re.compile(
    rb"<(?:\w+:)?(?:row|col)\s[^>]*\bhidden=[\"'](?:1|true)|table:visibility=[\"'](?:collapse|filter)"
)
_HIDING = (b"hidden=", b"visibility=")  # without these words there is none, which is seen at once
_AT_ONCE, _LONGEST_TAG = 2**20, 4096  # bytes
MOST_WORDINGS = 2000  # a column with more names no offences
_A_LIST = "the sheet has one row for each crime, which is counted as it is"


@dataclass(frozen=True, slots=True)
class LongLists:
    """What was counted, the first rows of each list to be searched for what they hide, and the other sheets."""

    found: AnswerReading
    heads: tuple[Grid, ...]
    others: tuple[Grid, ...]


@dataclass(slots=True)
class _Counting:
    """The counts of one list by what its cells say, before that is understood."""

    counts: Counter[tuple[Value, Value]] = field(default_factory=Counter)
    rows: int = 0
    last: int = 0  # row
    left_out: list[int] = field(default_factory=list)
    many_left_out: int = 0


def may_be_long(path: Path, media_type: str) -> bool:
    """Whether a file is so large that it is to be tried as a long list."""
    least = _LARGE.get(media_type)
    return least is not None and _largest_sheet(path, media_type) >= least


def _largest_sheet(path: Path, media_type: str) -> int:
    if media_type in ("csv", "tsv"):
        return path.stat().st_size
    with opened_zip(path) as archive:
        return max((part.file_size for part in _sheet_parts(archive)), default=0)


def _sheet_parts(archive: ZipFile) -> list[ZipInfo]:
    return [
        part
        for part in archive.infolist()
        if part.filename.startswith("xl/worksheets/") or part.filename == "content.xml"
    ]


def hides_lines(path: Path, media_type: str) -> bool:
    """Whether any row or column of the file is hidden. What is read by values alone would count it unseen."""
    if media_type in ("csv", "tsv"):
        return False
    if media_type == "xlsb":
        return any(hidden.rows or hidden.columns for hidden in hidden_in(path).values())
    with opened_zip(path) as archive:
        return any(_has_hidden_line(archive, part) for part in _sheet_parts(archive))


def _has_hidden_line(archive: ZipFile, part: ZipInfo) -> bool:
    before = b""
    with archive.open(part) as content:
        while piece := content.read(_AT_ONCE):
            both = before + piece
            if any(word in both for word in _HIDING) and _HIDDEN_LINE.search(both):
                return True
            before = piece[-_LONGEST_TAG:]
    return False


def read_long(path: Path, media_type: str) -> LongLists | None:
    """The counts of every long list of a file, and the sheets that are none; None where no sheet is a long list.

    What is found has no cells. A file with hidden rows or columns is none: it is to be read with them in view. Raises
    UnreadableFile where the other sheets are too large to be read.
    """
    if hides_lines(path, media_type):
        return None
    found, heads, others = AnswerReading(media_type, (), (), (), (), (), {}), [], []
    too_large = False
    for name, visible, rows in sheets_of(path, media_type):
        head = list(islice(rows, HEAD))
        grid = Grid(name, _cells(head), visible=visible, full_fidelity=False)
        records = records_on(view_of(grid)) if visible and len(head) == HEAD and grid.cells else None
        if records is None:
            whole = _whole(grid, rows)
            too_large |= whole is None
            others += [whole] if whole else []
            continue
        found = _with_list(found, grid, records, chain(head, rows))
        heads.append(_with_wordings(grid, [one.wording for one in found.readings if one.sheet == name]))
    if not heads:
        return None
    if too_large:
        raise UnreadableFile(
            f"Beside a list of many rows a sheet has more than {MOST_OTHER_CELLS:,} filled cells.",
            "Ask the sender for the table alone, or for counts in place of the list.",
        )
    return LongLists(found, tuple(heads), tuple(others))


def sheets_of(path: Path, media_type: str) -> Iterator[tuple[str, bool, Iterator[Sequence[Value]]]]:
    """Every sheet: its name, whether it is seen, and its rows."""
    if media_type in ("csv", "tsv"):
        text = delimited.decoded(path.read_bytes())
        yield delimited.SHEET, True, csv.reader(io.StringIO(text, newline=""), delimiter=delimited.delimiter_of(text))
        return
    yield from rows_by_value(path)


def _cells(rows: Iterable[Sequence[Value]]) -> dict[tuple[int, int], Cell]:
    return {
        (row, column): cell_of_value(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value not in _NO_VALUES
    }


def _with_wordings(head: Grid, wordings: Iterable[str]) -> Grid:
    """The first rows of a list and, under them, everything that is handed on of the others."""
    under = enumerate(dict.fromkeys(wordings), start=HEAD)
    return replace(head, cells={**head.cells, **{(row, 0): Cell(row, 0, text, text) for row, text in under}})


def _whole(grid: Grid, rows: Iterator[Sequence[Value]]) -> Grid | None:
    """A sheet that is no long list, with the rest of its rows; None where it is too large."""
    cells = dict(grid.cells)
    for row, values in enumerate(rows, start=HEAD):
        for column, value in enumerate(values):
            if value not in _NO_VALUES:
                cells[row, column] = cell_of_value(row, column, value)
        if len(cells) > MOST_OTHER_CELLS:
            return None
    return replace(grid, cells=cells)


def _with_list(found: AnswerReading, grid: Grid, records: Records, rows: Iterable[Sequence[Value]]) -> AnswerReading:
    """What was found so far, with the counts of one more list."""
    number = 1
    offence, why_offence = layout.offence_column(records)
    dating, why_dating = layout.dating_column(view_of(grid), records)
    missing = why_offence if offence is None else why_dating if dating is None else ""
    counting = _count(rows, records, -1 if missing else offence.number, -1 if missing else dating.number)
    records = replace(records, rect=records.rect.down_to(counting.last))
    area = f"{address(records.head + 1, records.rect.left)}:{address(counting.last, records.rect.right)}"
    evidence = [f"{counting.rows:,} rows, one for each crime. They were counted and are not handed on."]
    evidence += [
        f"What the columns are was seen in the first {HEAD:,} rows. Signs of people were looked for in those and in "
        "the names of the offences. Only values were read, and no formats."
    ]
    if not missing and len({what for what, _ in counting.counts}) > MOST_WORDINGS:
        missing = f"column {address(0, offence.number)[:-1]} names more than {MOST_WORDINGS:,} different things"
    readings, refusals = (), []
    if missing:
        reason = f"The sheet is a list of {counting.rows:,} rows, which are not handed on, and {missing}."
        refusals.append(Refusal(grid.name, area, reason, "Ask for counts by year and offence."))
    else:
        evidence += [why_offence, why_dating]
        counted, not_understood = _understood(counting)
        refusals += _left_out(grid.name, area, counting, not_understood)
        doubts = layout.doubts_of_dating(dating)
        readings = tuple(layout.readings_of(grid.name, number, area, counted, doubts)) if counted else ()
    table = TableReading(
        grid.name,
        number,
        area,
        "",
        "one_row_per_crime",
        Grade.C if refusals else Grade.B,
        tuple(evidence),
        fingerprint=fingerprint.of_records(records),
    )
    return replace(
        found,
        grids=(*found.grids, replace(grid, cells={})),
        tables=(*found.tables, table),
        readings=(*found.readings, *readings),
        refusals=(*found.refusals, *refusals),
        roles={**found.roles, grid.name: {}},
        layouts={**found.layouts, grid.name: (table.fingerprint,)},
    )


def _count(rows: Iterable[Sequence[Value]], records: Records, what: int, when: int) -> _Counting:
    """Counts the rows under the heading by the two cells that matter."""
    counting = _Counting()
    counts, width = counting.counts, max(what, when)
    for number, values in enumerate(rows):
        if number <= records.head:
            continue
        if len(values) > width:
            said = values[what], values[when]
            if said[0] not in _NO_VALUES and said[1] not in _NO_VALUES:
                counts[said] += 1
                counting.last = number
                continue
        if any(value not in _NO_VALUES for value in values):
            counting.last = number
            counting.many_left_out += 1
            if len(counting.left_out) < 8:
                counting.left_out.append(number)
    counting.rows = sum(counts.values()) + counting.many_left_out
    return counting


def _understood(counting: _Counting) -> tuple[Counter, int]:
    """The counts by period and wording, and how many rows have a date that is none."""
    senses: dict[Value, Sense] = {}
    counted, not_understood, spelt = Counter(), 0, {}
    for (what, when), count in counting.counts.items():
        named, dated = (senses.setdefault(value, sense_of(cell_of_value(0, 0, value))) for value in (what, when))
        if dated.period is None or not named.text:
            not_understood += count
            continue
        counted[layout.counted_by(dated.period), spelt.setdefault(named.text.casefold(), named.text)] += count
    return counted, not_understood


def _left_out(sheet: str, area: str, counting: _Counting, not_understood: int) -> Iterator[Refusal]:
    advice = "Say when and what they were, or that they are left out."
    if counting.many_left_out:
        rows = ", ".join(str(row + 1) for row in counting.left_out)
        more = " …" if counting.many_left_out > len(counting.left_out) else ""
        reason = f"{_rows_that(counting.many_left_out)} no date or no offence, not counted: "
        yield Refusal(sheet, area, f"{reason}{rows}{more}.", advice)
    if not_understood:
        reason = f"{_rows_that(not_understood)} a date that cannot be read: not counted."
        yield Refusal(sheet, area, reason, advice)


def _rows_that(count: int) -> str:
    return f"{count:,} row of the list has" if count == 1 else f"{count:,} rows of the list have"


def joined(lists: AnswerReading, others: AnswerReading) -> AnswerReading:
    """The long lists of a file with what was read of its other sheets. What people said of a list is not used."""
    names = {grid.name for grid in lists.grids}
    used = (replace(one, why_not=_A_LIST) if one.mark.sheet in names else one for one in others.used)
    return replace(
        lists,
        grids=(*lists.grids, *others.grids),
        tables=(*lists.tables, *others.tables),
        readings=(*lists.readings, *others.readings),
        refusals=(*lists.refusals, *others.refusals),
        roles={**lists.roles, **others.roles},
        layouts={**lists.layouts, **others.layouts},
        used=tuple(used),
    )
