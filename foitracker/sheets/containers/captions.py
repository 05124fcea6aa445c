"""What stands around a table of a document: the lines of its title, and the notes under it.

In a workbook both are cells of the sheet. In a letter they are paragraphs, and the row numbers of the table have to
stay its own: so they are kept beside the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitracker.sheets.words import is_note

_MOST_LINES = 3  # of a title
_MOST_NOTES = 12
_LONGEST = 300  # characters of a line
_NUMBERED = re.compile(r"^\W*(?:table|figure)\s*\d+", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    heading: bool = False  # styled as a heading or as a caption


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a title, the nearest last, and the notes, the nearest first."""

    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def around(flow: Sequence[Paragraph | None]) -> list[Around]:
    """For each table of a document, in order. `flow` has None where a table stands."""
    between = list(_between(flow))
    tables = len(between) - 1
    if not tables:
        return []
    if _captions_below(between):
        return [
            Around((between[table + 1][0].text[:_LONGEST],), _notes(between[table + 1][1:])) for table in range(tables)
        ]
    notes = [_notes(between[table + 1][: -1 if table + 1 < tables else None]) for table in range(tables)]
    over = [between[0], *(between[table][len(notes[table - 1]) :] for table in range(1, tables))]
    return [Around(_title(over[table]), notes[table]) for table in range(tables)]


def _between(flow: Sequence[Paragraph | None]) -> Iterator[list[Paragraph]]:
    """The paragraphs before the first table, between the first and the second, and so on to the end."""
    run: list[Paragraph] = []
    for piece in flow:
        if piece is None:
            yield run
            run = []
        elif piece.text:
            run.append(piece)
    yield run


def _captions_below(between: Sequence[Sequence[Paragraph]]) -> bool:
    """Whether "Table 1: ..." stands under its table throughout, so that none is taken for the next one's."""
    return not (between[0] and _NUMBERED.match(between[0][-1].text)) and all(
        after and _NUMBERED.match(after[0].text) for after in between[1:]
    )


def _notes(after: Sequence[Paragraph]) -> tuple[str, ...]:
    notes: list[str] = []
    for paragraph in after[:_MOST_NOTES]:
        if paragraph.heading or _NUMBERED.match(paragraph.text) or not is_note(paragraph.text):
            break
        notes.append(paragraph.text)
    return tuple(notes)


def _title(before: Sequence[Paragraph]) -> tuple[str, ...]:
    """The paragraph directly over the table, and the headings directly over that."""
    lines: list[str] = []
    for paragraph in reversed(before[-_MOST_LINES:]):
        if lines and not paragraph.heading:
            break
        text = paragraph.text if len(paragraph.text) <= _LONGEST else _SENTENCE_ENDS.split(paragraph.text)[-1]
        lines.insert(0, text[:_LONGEST])
    return tuple(lines)
