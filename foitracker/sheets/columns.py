"""Which columns of a table name its rows, which hold its figures, and which only stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from foitracker.sheets.bands import are_bands
from foitracker.sheets.blocks import Block
from foitracker.sheets.kinds import TIMES, Kind, Sense
from foitracker.sheets.recipe import Meaning
from foitracker.sheets.view import View
from foitracker.sheets.words import (
    is_code_heading,
    is_count_heading,
    is_dating_heading,
    is_measure,
    is_referring_heading,
)


@dataclass(frozen=True, slots=True)
class Columns:
    labels: tuple[int, ...]
    values: tuple[int, ...]
    asides: tuple[int, ...]  # flags and comments beside the figures
    reasons: tuple[str, ...] = ()


_RECUR = 0.7  # labels that recur name fewer different things than this share of their rows


_LONG = 100  # characters; a longer text beside all rows is the question and no label


_MARK = re.compile(r"[(\[][a-z0-9]{1,2}[)\]]", re.IGNORECASE)


class _Fill(Enum):
    EMPTY = "empty"
    WORDS = "words"
    YEARS = "years"
    FIGURES = "figures"
    MARKS = "marks"


@dataclass(frozen=True, slots=True, eq=False)  # compared as such: no two are of one number
class _Column:
    number: int
    fill: _Fill
    filled: int
    heading: Sense | None
    longest: int
    marks: bool  # nothing but marks in brackets: "(r)", "[p]"
    whole: bool  # only whole numbers
    distinct: bool
    rises: bool  # each number is larger than the one before it

    @property
    def heading_is_period(self) -> bool:
        return self.heading is not None and self.heading.kind in TIMES

    def heading_says(self, test) -> bool:
        return self.heading is not None and not self.heading_is_period and test(self.heading.text)


def columns_of(view: View, block: Block) -> Columns:
    """Divide the columns of a block. Leading words are labels, and so are codes before words and ages on their own."""
    rows = [row for row in block.body if row in block.figures]
    columns = [_column(view, block, rows, number) for number in range(block.left, block.right + 1)]
    columns = [column for column in columns if column.fill is not _Fill.EMPTY]
    said = {column: view.said.of_column(column.number, rows) for column in columns} if view.said else {}
    labels: list[_Column] = []
    reasons: list[str] = []
    rest = [columns[0], *(column for column in columns[1:] if said.get(column) or not column.marks)] if columns else []
    flags = [column for column in columns if column not in rest]
    while rest and _leads_as_said(said.get(rest[0]), rest[0], rest[1:], len(rows), is_first=not labels):
        labels.append(rest.pop(0))
    free = rest and not said.get(rest[0])
    if free and not labels and _is_numeric_label(rest, len(rows)):
        labels.append(rest.pop(0))
        reasons.append("The rows are named by numbers in the first column.")
    while len(rest) > 1 and not said.get(rest[0]) and _completes(view, rows, labels, rest):
        labels.append(rest.pop(0))
        reasons.append("The labels repeat, and the numbers beside them complete them.")
    values = [
        column
        for column in rest
        if said.get(column) is Meaning.FIGURES or (_holds_figures(column) and not refers(column.heading))
    ]
    values = [column for column in values if said.get(column) is not Meaning.LABEL]
    late = [column for column in (*flags, *rest) if column not in values]
    named = [column for column in late if said.get(column) is Meaning.LABEL]
    labels += named
    late = sorted((column for column in late if column not in named), key=lambda column: column.number)
    if len(values) == 1:
        added = [column for column in late if _is_late_label(column, len(rows))]
        labels += added
        late = [column for column in late if column not in added]
    elif not labels and (between := _between_figures(values, late, len(rows))):
        labels = [between]
        late = [column for column in late if column is not between]
        reasons.append("The labels stand between the columns of figures.")
    sentences = [column for column in labels if len(labels) > 1 and column.longest > _LONG and column.filled <= 2]
    sentences = [column for column in sentences if said.get(column) is not Meaning.LABEL]
    labels = [column for column in labels if column not in sentences]
    late += sentences
    return Columns(
        labels=tuple(sorted(column.number for column in labels)),
        values=tuple(column.number for column in values),
        asides=tuple(column.number for column in late),
        reasons=tuple(reasons),
    )


def _column(view: View, block: Block, rows: Sequence[int], number: int) -> _Column:
    senses = [view.senses[row, number] for row in rows if (row, number) in view.senses]
    heading = None
    for row in reversed(block.heads):
        place = view.at(row, number)
        if place:
            heading = view.senses[place]
            break
    texts = [sense.text for sense in senses]
    return _Column(
        number=number,
        fill=_fill(senses, not senses and any(view.at(row, number) for row in rows), heading),
        filled=len(senses),
        heading=heading,
        longest=max(map(len, texts), default=0),
        marks=bool(senses) and all(map(_MARK.fullmatch, texts)),
        whole=not any("." in text for text in texts),
        distinct=len(set(texts)) == len(texts),
        rises=_rise(texts),
    )


def _rise(texts: Iterable[str]) -> bool:
    """Whether texts are numbers each of which is larger than the one before it: 1, 1.1, 1.2, 2."""
    try:
        return all(a < b for a, b in pairwise(map(float, texts)))
    except ValueError:
        return False


def _fill(senses: Sequence[Sense], merged_over: bool, heading: Sense | None) -> _Fill:
    if not senses:
        return _Fill.WORDS if merged_over else _Fill.EMPTY
    count = [sense.kind for sense in senses].count
    bounded, years, marks = count(Kind.BOUND), count(Kind.YEAR), count(Kind.MARK)
    numbers = count(Kind.NUMBER) + bounded + count(Kind.ERROR)
    words = len(senses) - numbers - years - marks
    bounds = [sense for sense in senses if sense.kind is Kind.BOUND] if bounded == numbers else ()
    if bounds and not _heads_figures(heading) and are_bands(bounds):
        return _Fill.WORDS
    if numbers and numbers + years + marks >= words:
        return _Fill.FIGURES
    if years > words and not numbers:
        return _Fill.YEARS
    if words >= marks or numbers:
        return _Fill.WORDS
    return _Fill.MARKS


def _heads_figures(heading: Sense | None) -> bool:
    """Whether a heading is a period or a bare measure, under which figures stand."""
    return heading is not None and (heading.kind in TIMES or is_measure(heading.text))


def _leads_as_said(
    said: Meaning | None, column: _Column, after: Sequence[_Column], rows: int, *, is_first: bool
) -> bool:
    """Whether the first of the remaining columns is a label column; what a person said of it counts first."""
    return said is Meaning.LABEL or (said is None and _leads(column, after, rows, is_first=is_first))


def _leads(column: _Column, after: Sequence[_Column], rows: int, *, is_first: bool) -> bool:
    """Whether the first of the remaining columns is a label column."""
    figures_follow = any(_may_be_counts(other) for other in after)
    if column.fill in (_Fill.WORDS, _Fill.MARKS):
        return True
    if not figures_follow or column.heading_is_period:
        return False
    if column.fill is _Fill.YEARS:
        named = column.heading_says(is_dating_heading) or (column.heading is None and rows > 2)
        return named or (is_first and not column.heading_says(is_measure))
    if column.heading_says(is_code_heading):
        return True
    if column.heading_says(is_count_heading) and not is_first:
        return False
    words_follow = any(
        other.fill is _Fill.WORDS and other.filled >= 0.6 * rows and other.longest > 2 for other in after
    )
    last_words = max((i for i, other in enumerate(after) if other.fill is _Fill.WORDS), default=-1)
    figures_beyond = any(other.fill is _Fill.FIGURES for other in after[last_words + 1 :])
    return words_follow and figures_beyond and (column.whole or (is_first and column.rises))


def _may_be_counts(column: _Column) -> bool:
    if column.fill is _Fill.YEARS:
        return column.heading_says(is_measure)
    return column.fill is _Fill.FIGURES and not column.heading_says(is_code_heading)


def _is_numeric_label(rest: Sequence[_Column], rows: int) -> bool:
    """Ages, weeks or codes in the first column of a table that has no column of words."""
    if len(rest) < 2 or rows < 2:
        return False
    first, second = rest[0], rest[1]
    if first.heading_is_period or not first.whole or not first.distinct or first.filled < rows - 1:
        return False
    return second.heading is not None


def _completes(view: View, rows: Sequence[int], labels: Sequence[_Column], rest: Sequence[_Column]) -> bool:
    """Whether a column of numbers beside labels that repeat makes every row's labels different."""
    column, after = rest[0], rest[1]
    if not labels or column.fill not in (_Fill.FIGURES, _Fill.YEARS) or column.heading_is_period or not column.whole:
        return False
    if after.fill is not _Fill.FIGURES or column.heading_says(is_measure) or column.filled < len(rows):
        return False
    if column.heading_says(is_code_heading):
        return True
    keys, current = [], {}
    numbers = {view.senses[row, column.number].text for row in rows}
    for row in rows:
        for label in labels:
            place = view.at(row, label.number)
            if place:
                current[label.number] = view.senses[place].text
        keys.append(tuple(current.get(label.number, "") for label in labels))
    completed = {(*key, view.senses[row, column.number].text) for key, row in zip(keys, rows, strict=True)}
    recur = len(set(keys)) <= _RECUR * len(keys) and len(numbers) <= _RECUR * len(keys)
    return recur and len(completed) == len(keys)


def _holds_figures(column: _Column) -> bool:
    if column.fill is _Fill.FIGURES:
        return True
    if column.fill is _Fill.YEARS:
        return not column.heading_says(is_dating_heading)
    return column.fill is _Fill.MARKS and column.heading is not None


def references_in(view: View, block: Block) -> Iterator[tuple[int, int]]:
    """The cells of a block without figures that are numbers of pages, tables or notes: a list of contents."""
    for head in block.heads:
        for column in view.filled(head, block.left, block.right):
            if refers(view.senses[head, column]):
                yield from ((row, column) for row in block.body if (row, column) in view.senses)


def refers(heading: Sense | None) -> bool:
    """Whether a column is headed as numbers of pages, tables or notes, which are no figures."""
    return heading is not None and heading.kind is Kind.TEXT and is_referring_heading(heading.text)


def _between_figures(values: Sequence[_Column], others: Sequence[_Column], rows: int) -> _Column | None:
    """The one column of words, all different, with figures on both sides, where no other column could name the rows."""
    words = [column for column in others if column.fill is _Fill.WORDS and column.filled > 1]
    if len(words) != 1 or not values or rows < 2:
        return None
    only = words[0]
    named = only.filled == rows and only.distinct and 2 < only.longest <= _LONG
    return only if named and values[0].number < only.number < values[-1].number else None


def _is_late_label(column: _Column, rows: int) -> bool:
    """A column of words right of the only column of figures: "Count | Offence"."""
    if column.fill is _Fill.YEARS:
        return True
    named = column.filled == rows and column.heading is not None
    return column.fill is _Fill.WORDS and named and 2 < column.longest <= _LONG
