"""The parts of a sheet that a person told apart: every table of its own is read as if the sheet held nothing else.

A mark of one row, column or cell says where a table begins, which then reaches to the next one; a box is the table.
"""

from __future__ import annotations

from foitracker.sheets.recipe import Area, Meaning, is_wide
from foitracker.sheets.view import View


def regions_of(view: View) -> list[View]:
    """The sheet in parts, in the order in which they begin; the whole where nothing was said of tables."""
    areas = [one.area for one in view.said.statements if one.meaning is Meaning.TABLE]
    if not areas:
        return [view]
    areas = [area if is_wide(area) else _onwards(area, view) for area in areas]
    areas.sort(key=lambda area: _size(area, view))
    found: dict[Area | None, set[tuple[int, int]]] = {}
    for place in view.senses:
        area = next((area for area in areas if area.holds(*place)), None)
        found.setdefault(area, set()).add(place)
    return [view.only(places) for places in sorted(found.values(), key=min)]


def _onwards(area: Area, view: View) -> Area:
    """From a row down, from a column to the right, or both from a cell."""
    whole = view.whole
    return Area(
        area.top,
        None if area.top is None else whole.bottom,
        area.left,
        None if area.left is None else whole.right,
    )


def _size(area: Area, view: View) -> int:
    whole = view.whole
    height = whole.bottom + 1 if area.top is None else area.bottom - area.top + 1
    width = whole.right + 1 if area.left is None else area.right - area.left + 1
    return height * width
