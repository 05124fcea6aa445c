"""The cells of a workbook that keeps a value and a format apart."""

from functools import lru_cache

from foitracker.sheets.grid import Cell, CellKind
from foitracker.sheets.number_formats.showing import shown, shown_text


def number_cell(row: int, column: int, number: float, number_format: str, *, from_1904: bool = False) -> Cell:
    """The cell of a stored number, which is a date or a duration if its format makes it one."""
    if isinstance(number, int) and number_format in ("", "General"):
        value, text = _whole(number)
        return Cell(row, column, value, text, number_format, CellKind.NUMBER)
    one = shown(number, number_format, from_1904=from_1904)
    return Cell(row, column, one.value, one.text, number_format, one.kind, one.hides)


def text_cell(row: int, column: int, text: str, number_format: str) -> Cell:
    """The cell of a stored text, which hides it if its format shows something else."""
    seen = text if number_format in ("", "General", "@") else shown_text(text, number_format)
    if seen.strip() == text.strip():
        return Cell(row, column, text, text, number_format)
    return Cell(row, column, text, seen, number_format, hides=text.strip() not in seen)


@lru_cache(maxsize=50_000)
def _whole(number: int) -> tuple[int, str]:
    """A number and its text, the same for all cells that hold it: that saves much of the memory of a large table."""
    return number, str(number)
