"""What the titles and notes of a sheet say of its figures that no figure shows: that they are rounded, or no offences.

    "Figures are rounded to the nearest 5"     each of them is a range, and is read as exact
    "Number of persons arrested"               another measure: the same labels, and no count of offences

Nothing is decided here. Whoever confirms the reading says why it is right all the same.
"""

import re
from collections.abc import Iterator, Mapping

from foitracker.sheets.answer import CellRole
from foitracker.sheets.grid import address, parse_address

_ROUNDED = re.compile(
    r"\b(?:rounded|rounding)\b.*\b(?:5|five|10|ten|20|twenty|50|fifty|100|hundred|1,?000|thousand)\b"
    r"|\bto the nearest (?:5|five|10|ten|20|twenty|50|fifty|100|hundred|1,?000|thousand)\b",
    re.IGNORECASE,
)
_NOT_OF_COUNTS = re.compile(r"%|per ?cent|\bnot\b[^.]*\brounded|\bunrounded\b|\brates?\b", re.IGNORECASE)
_OTHERS = (
    "persons|people|individuals|children|suspects|offenders|defendants|perpetrators|victims|arrests|charges|cautions"
    "|prosecutions|convictions|outcomes|disposals|images|photographs|devices"
)
_OTHER_MEASURE = re.compile(
    rf"^(?:[\w .]{{0,20}}[-–—:]\s*)?(?:the )?(?:total )?(?:numbers?|no\.?|counts?|totals?) of (?:\w+ )?(?:{_OTHERS})\b"
    rf"|^(?:{_OTHERS})(?: (?:made|arrested|charged|cautioned|prosecuted|convicted|seized|recorded))?$",
    re.IGNORECASE,
)


def caveats(found: Mapping) -> Iterator[tuple[str, str, str]]:
    """The sheet, the cell ("" where it is about the sheet) and the words of each, of what a reading found."""
    with_tables = {table["sheet"] for table in found.get("tables", ())}
    for grid in found.get("grids", ()):
        if grid["name"] in with_tables:
            for cell, text in _said(grid, found.get("roles", {}).get(grid["name"], {})):
                for words in _doubts(text):
                    yield grid["name"], cell, words


def _said(grid: Mapping, roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name of a sheet and what is written over, under and beside its tables."""
    for text in (grid["name"], *grid.get("caption", ()), *grid.get("remarks", ())):
        yield "", text
    spoken = {parse_address(cell) for cell, role in roles.items() if role in (CellRole.TITLE, CellRole.NOTE)}
    if spoken:
        for row, column, shown, *_ in grid["cells"]:
            if (row, column) in spoken:
                yield address(row, column), shown


def _doubts(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    if _ROUNDED.search(text) and not _NOT_OF_COUNTS.search(text):
        yield f"“{text[:120]}”: each figure is read as exact, and may be more or less by what was rounded."
    if _OTHER_MEASURE.search(text):
        yield f"“{text[:120]}”: this may count something other than offences."
