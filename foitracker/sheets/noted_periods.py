"""Periods with a mark, of which a note says that a part is meant: "2022*" and "* to 30 September"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foitracker.periods import Period, find_period
from foitracker.sheets.dating import limits
from foitracker.sheets.frame import Line
from foitracker.sheets.words import speaks_of_the_file

_MARK = re.compile(r"(?:[*†‡^]+|[¹²³⁴⁵⁶⁷⁸⁹]|[\[(](?:note )?[a-z0-9]{1,2}[\])])$", re.IGNORECASE)
_FIRST = re.compile(r"[*†‡^]+|[¹²³⁴⁵⁶⁷⁸⁹]|[\[(]?(?:notes? )?[a-z0-9]{1,2}(?:[\])]|(?=[ .:=]))", re.IGNORECASE)
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_AROUND = "[]() .:=-"


def doubted_by_notes(lines: Sequence[Line], notes: Iterable[str]) -> tuple[Line, ...]:
    """The lines, with a doubt on those whose period has a mark of which a note says that it is a part of it."""
    marked = {line.number: found for line in lines if (found := _marked(line))}
    if not marked:
        return tuple(lines)
    said = {_bare(first): note for note in notes if (first := _first_of(note)) and _limits(note)}
    made = []
    for line in lines:
        mark, period = marked.get(line.number, ("", None))
        note = said.get(mark, "")
        is_other = note and find_period(note) != period  # "p: provisional, 12 months to March 2022"
        made.append(line.doubted(f"A note says of its period: “{note[:80]}”.") if is_other else line)
    return tuple(made)


def _marked(line: Line) -> tuple[str, Period | None] | None:
    for label in line.labels:
        found = _MARK.search(label.text) if label.whole_period else None
        if found:
            return _bare(found[0]), label.period
    return None


def _first_of(note: str) -> str:
    """The mark that a note begins with: "*" of "* to 30 September" and of "*to September", "1" of "1. Until May"."""
    found = _FIRST.match(note)
    return found[0] if found else ""


def _limits(note: str) -> bool:
    return limits(note) and not (speaks_of_the_file(note.lower().replace("to date", "")) and len(note) < 60)


def _bare(mark: str) -> str:
    return mark.lower().translate(_RAISED).removeprefix("note").strip(_AROUND).removeprefix("note").strip(_AROUND)
