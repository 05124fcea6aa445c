"""Rows and columns by their words, so that a mark finds its place on a longer sheet.

A row is known by its label, a column by its headings, with periods and figures left aside. A line without words is
known by its distance from the nearest one that has words of its own. What is not found as it was is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foitracker.sheets.answer import CellRole
from foitracker.sheets.fingerprint import PERIOD, tidy
from foitracker.sheets.kinds import Kind, Sense
from foitracker.sheets.recipe import Anchor, Area, Edges, Mark, parse_area
from foitracker.sheets.view import View

Roles = Mapping[tuple[int, int], CellRole]

_FARTHEST = 8  # lines between one without words and the one it is known by
_LONGEST = 200  # characters of a text that are kept
_COUNTED = (CellRole.FIGURE, CellRole.TOTAL, CellRole.UNREAD)
_OF_BODY = (CellRole.LABEL, *_COUNTED)


class Lost(Exception):
    """The row or column that a mark was anchored to is not there as it was; the message says which."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The words and the coarse role of one row or column. Lines without words have none."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The lines of one sheet, by their numbers; empty ones are left out."""

    rows: Mapping[int, _Line]
    columns: Mapping[int, _Line]

    def anchored(self, mark: Mark, layout: str) -> Mark:
        """The mark with its anchors, as far as there are words to anchor it to."""
        area = parse_area(mark.area)
        return Mark(
            mark.sheet,
            mark.area,
            mark.meaning,
            mark.period,
            mark.key,
            mark.by_address,
            layout,
            _edges(self.rows, area.top, area.bottom),
            _edges(self.columns, area.left, area.right),
        )

    def find(self, mark: Mark) -> Area:
        """Where the area of a mark is on this sheet. Raises Lost."""
        area = parse_area(mark.area)
        top, bottom = _found(self.rows, mark.rows, "row") if area.top is not None else (None, None)
        left, right = _found(self.columns, mark.columns, "column") if area.left is not None else (None, None)
        return Area(top, bottom, left, right)


def landmarks_of(view: View, roles: Roles) -> Landmarks:
    """The lines of a sheet, as it is read without marks."""
    return Landmarks({row: _row(view, roles, row) for row in view.rows}, _columns(view, roles))


def _row(view: View, roles: Roles, row: int) -> _Line:
    places = [(row, column) for column in view.columns.get(row, ())]
    found = {roles.get(place) for place in places}
    role = "heading" if CellRole.HEADING in found else "row" if found & set(_OF_BODY) else "text"
    return _Line(_joined(_words(view.senses[place], roles.get(place)) for place in places), role)


def _columns(view: View, roles: Roles) -> dict[int, _Line]:
    found: dict[int, set[CellRole | None]] = {}
    words: dict[int, list[str]] = {}
    firsts: dict[int, str] = {}
    for (row, column), sense in view.senses.items():
        role = roles.get((row, column))
        found.setdefault(column, set()).add(role)
        if role is CellRole.HEADING:
            for reached in range(column, view.span(row, column).right + 1):
                words.setdefault(reached, []).append(_words(sense, role) or tidy(sense.text))
        elif sense.kind in (Kind.TEXT, Kind.PERIOD):
            firsts.setdefault(column, _words(sense, role))
    return {
        column: _Line(
            _joined(words.get(column, ())) or firsts.get(column, ""),
            "labels" if CellRole.LABEL in here else "figures" if here & set(_COUNTED) else "text",
        )
        for column, here in sorted(found.items())
    }


def _words(sense: Sense, role: CellRole | None) -> str:
    """What a cell adds to the words of its line."""
    if role in _COUNTED:
        return ""
    if sense.kind in (Kind.PERIOD, Kind.YEAR):
        return tidy(sense.text) if sense.part else PERIOD
    if sense.kind is Kind.TEXT or role is CellRole.LABEL:
        return tidy(sense.text)
    return ""


def _joined(words: Iterable[str]) -> str:
    kept: list[str] = []
    for word in words:
        if word and word not in kept[-1:]:
            kept.append(word)
    return " | ".join(kept)[:_LONGEST]


def _edges(lines: Mapping[int, _Line], first: int | None, last: int | None) -> Edges | None:
    if first is None or last is None:
        return None
    start, end = _anchor(lines, first), _anchor(lines, last)
    return Edges(start, end) if start and end else None


def _anchor(lines: Mapping[int, _Line], number: int) -> Anchor | None:
    line = lines.get(number)
    if line and line.text:
        alike = _alike(lines, line)
        return Anchor(line.text, line.role, alike.index(number) + 1, len(alike))
    for distance in range(1, _FARTHEST + 1):
        for near in (number - distance, number + distance):
            line = lines.get(near)
            if line and line.text and len(_alike(lines, line)) == 1:
                return Anchor(line.text, line.role, offset=number - near)
    return None


def _alike(lines: Mapping[int, _Line], wanted: _Line | Anchor) -> list[int]:
    return [number for number, line in lines.items() if (line.text, line.role) == (wanted.text, wanted.role)]


def _found(lines: Mapping[int, _Line], edges: Edges | None, what: str) -> tuple[int, int]:
    if edges is None:
        raise Lost(f"no words name its {what}")
    first, last = edges.first, edges.last
    if (first.text, first.role) == (last.text, last.role) and first.nth == 1 and last.nth == last.of > 1:
        alike = _alike(lines, first)  # from the first to the last of them, however many they are
        if alike:
            return alike[0] + first.offset, alike[-1] + last.offset
    start, end = _place(lines, first, what), _place(lines, last, what)
    if not 0 <= start <= end <= max(lines):
        raise Lost(f"its {what}s stand in another order")
    return start, end


def _place(lines: Mapping[int, _Line], anchor: Anchor, what: str) -> int:
    alike = _alike(lines, anchor)
    name = anchor.text.replace(PERIOD, "(period)")
    if not alike:
        raise Lost(f"no {what} is named “{name}”")
    if len(alike) != anchor.of:
        raise Lost(f"{len(alike)} {what}{'s are' if len(alike) > 1 else ' is'} named “{name}” and not {anchor.of}")
    return alike[anchor.nth - 1] + anchor.offset
