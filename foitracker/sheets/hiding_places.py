"""Where a file can hide what its sender did not mean to give.

Answers about crime have given away names of victims and of officers in a hidden sheet or behind a pivot table. A
finding says where something is and how much, never what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from foitracker.sheets.containers import ole
from foitracker.sheets.containers.zips import opened_zip
from foitracker.sheets.grid import Grid, address
from foitracker.sheets.hidden_parts import found_in_open_document, found_in_word_document, found_in_workbook
from foitracker.sheets.hidden_streams import found_in_old_workbook
from foitracker.sheets.pdf_states import earlier_states
from foitracker.sheets.safety import Finding, Severity
from foitracker.sheets.written_beside import beside_cells, beside_old_workbook, beside_open_document, beside_tables

_NAMED = 5  # rows or columns that a sentence names
_FEW_ROWS = 50  # more hidden ones may be a list of people; mySociety's screening of FOI answers draws the line here


def scan(path: Path, media_type: str, grids: Sequence[Grid]) -> tuple[Finding, ...]:
    """What a file hides or carries along, beside its sheets and on them."""
    found = [finding for grid in grids for finding in _on_sheet(grid)]
    if media_type in ("xlsx", "xlsb"):
        with opened_zip(path) as archive:
            found += found_in_workbook(archive, _texts_in_sight(grids))
            found += beside_cells(archive, grids)
    elif media_type == "ods":
        with opened_zip(path) as archive:
            found += found_in_open_document(archive)
            found += beside_open_document(archive)
    elif media_type == "docx":
        with opened_zip(path) as archive:
            found += found_in_word_document(archive)
            found += beside_tables(archive)
    elif media_type == "xls":
        entries, stream = ole.workbook(path)
        found += found_in_old_workbook(entries, stream)
        found += beside_old_workbook(stream)
    elif media_type == "pdf":
        found += earlier_states(path)
    return tuple(found)


def _on_sheet(grid: Grid) -> Iterator[Finding]:
    if not grid.visible:
        yield _hidden_sheet(grid)
        return
    rows = sorted(grid.hidden_rows & {row for row, _ in grid.cells}) if grid.hidden_rows else ()
    if rows:
        named = _listed("row", "rows", [str(row + 1) for row in rows])
        words = f"On the sheet “{grid.name}” {named} with values."
        severity = Severity.BLOCK if len(rows) > _FEW_ROWS else Severity.WARN
        yield Finding("hidden-rows", grid.name, len(rows), severity, words)
    columns = sorted(grid.hidden_columns & {column for _, column in grid.cells}) if grid.hidden_columns else ()
    if columns:
        named = _listed("column", "columns", [address(0, column)[:-1] for column in columns])
        words = f"On the sheet “{grid.name}” {named} with values."
        yield Finding("hidden-columns", grid.name, len(columns), Severity.WARN, words)
    disguised = [cell for cell in grid.cells.values() if cell.hides]
    if disguised:
        words = (
            f"On the sheet “{grid.name}” {len(disguised)} cells show something else than they store,"
            f" first {disguised[0].address}. What they show was read."
        )
        yield Finding("disguised-cells", grid.name, len(disguised), Severity.WARN, words)


def _hidden_sheet(grid: Grid) -> Finding:
    if not grid.cells:
        words = f"The sheet “{grid.name}” is hidden and empty."
        return Finding("hidden-sheet", grid.name, 0, Severity.NOTE, words)
    cells = f"{len(grid.cells):,} {'cell' if len(grid.cells) == 1 else 'cells'}"
    words = f"The sheet “{grid.name}” is hidden and holds {cells}. It was not read and is not shown."
    return Finding("hidden-sheet", grid.name, len(grid.cells), Severity.BLOCK, words)


def _listed(one: str, many: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{one} {names[0]} is hidden"
    shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return f"{many} {shown} are hidden"


def _texts_in_sight(grids: Iterable[Grid]) -> Iterator[str]:
    """Made as they are asked for: most files are never compared with them."""
    return (
        cell.shown.strip().casefold()
        for grid in grids
        if grid.visible
        for cell in grid.cells.values()
        if not cell.hides
    )
