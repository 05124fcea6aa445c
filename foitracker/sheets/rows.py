"""What each row of a sheet looks like by itself: figures, a heading, a line of text, or years that may be either."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from foitracker.sheets.bands import rise
from foitracker.sheets.kinds import WORDS, Kind, Sense
from foitracker.sheets.view import View
from foitracker.sheets.words import is_long, is_note, is_total

_YEAR = 365  # days
_GLUED = 101  # from 201718 to 201819
_FIGURES = (Kind.NUMBER, Kind.BOUND, Kind.ERROR)
_LABELS = (Kind.TEXT, Kind.PERIOD, Kind.YEAR)
_MAY_BE_COUNTS = {Kind.BOUND, Kind.NUMBER, Kind.YEAR, Kind.MARK}


class Look(Enum):
    FIGURES = "figures"
    HEADING = "heading"
    YEARS = "years"  # years that follow no order: counts, or a heading, as the rows above decide
    MARKS = "marks"  # a label and words for no number
    LINE = "line"  # one cell of text, or a number before a text


class Row(msgspec.Struct, frozen=True):
    """One filled row within the columns that are looked at."""

    number: int
    columns: Sequence[int]
    look: Look
    figures: Sequence[int]


def row_of(view: View, number: int, left: int, right: int) -> Row | None:
    columns = view.filled(number, left, right)
    if not columns:
        return None
    senses = [view.senses[number, column] for column in columns]
    if view.said:
        return _row_as_said(view, number, columns, senses)
    kinds = [sense.kind for sense in senses]
    figures = [column for column, kind in zip(columns, kinds, strict=True) if kind in _FIGURES]
    return Row(number, columns, _look(senses, len(figures)), figures)


def _row_as_said(view: View, number: int, columns: Sequence[int], senses: Sequence[Sense]) -> Row:
    """A row of a sheet of which a person said something, of this row or of others."""
    said = view.said
    if said.is_heading(number, columns):
        return Row(number, columns, Look.HEADING, ())
    senses = [
        replace(sense, kind=Kind.TEXT) if sense.kind in _FIGURES and said.is_label(number, column) else sense
        for column, sense in zip(columns, senses, strict=True)
    ]
    figures = [
        column
        for column, sense in zip(columns, senses, strict=True)
        if sense.kind in _FIGURES or said.holds_figure(number, column)
    ]
    if not said.has_figures(number, columns):
        return Row(number, columns, _look(senses, len(figures)), figures)
    if not figures:  # a row of counts that look like years, or of words for no number
        figures = [
            column
            for column, sense in zip(columns, senses, strict=True)
            if sense.kind in (Kind.YEAR, Kind.MARK) and column != columns[0]
        ]
    return Row(number, columns, Look.FIGURES, figures) if figures else Row(number, columns, _look(senses, 0), ())


def _look(senses: Sequence[Sense], figures: int) -> Look:
    if figures:
        return _look_of_figures(senses, figures)
    if len(senses) == 1:
        return Look.LINE
    kinds = [sense.kind for sense in senses]
    if Kind.YEAR in kinds:
        years = [sense for sense in senses if sense.kind is Kind.YEAR]
        after = kinds[::-1].index(Kind.YEAR)
        return Look.HEADING if _in_order(years) or after > 1 else Look.YEARS
    words = sum(kind in WORDS for kind in kinds)
    if words <= 1 or (words == 2 and len(senses) > 4):
        return Look.MARKS
    return Look.HEADING


def _look_of_figures(senses: Sequence[Sense], figures: int) -> Look:
    first, *rest = senses
    if figures == 1 and first.kind is Kind.NUMBER and rest and all(s.kind is Kind.TEXT for s in rest):
        return Look.LINE  # "1 | Excludes cancelled crimes": a numbered line
    if figures > 1 and Kind.BOUND in [sense.kind for sense in senses]:
        return Look.HEADING if rise([sense for sense in senses if sense.kind in _FIGURES]) else Look.FIGURES
    return Look.FIGURES


def _in_order(years: Sequence[Sense]) -> bool:
    """Whether years run on as headings do: 2016 2017 2018, 2018 2017, 2016 2016 2017, or again from the start."""
    first = [sense.period.starts_on for sense in years if sense.period]
    if len(first) < 2:
        return False
    numbers = [int(sense.text) for sense in years if sense.text.isdecimal()]
    if {abs(b - a) for a, b in pairwise(numbers)} == {_GLUED}:
        return True
    months = any(sense.period.days < _YEAR for sense in years if sense.period)
    numbers = [day.year * 12 + day.month if months else day.year for day in first]
    steps = [b - a for a, b in pairwise(numbers)]
    for direction in (1, -1):
        again = [b == numbers[0] for b in numbers[1:]]
        if all(step in (0, direction) or back for step, back in zip(steps, again, strict=True)) and any(steps):
            return True
    return False


def with_numeric_headings(view: View, rows: Sequence[Row]) -> list[Row]:
    """Headings that hold numbers: ages, weeks or months that count up, and codes of which some are bare numbers."""
    heading = Look.HEADING
    found = [_under_headings(view, rows, i) if row.look is heading else row for i, row in enumerate(rows)]
    rows = list(found)
    for i, row in enumerate(rows[:-1]):
        if row.look is not Look.FIGURES or (view.said and view.said.has_figures(row.number, row.columns)):
            continue
        below = next((other for other in rows[i + 1 : i + 4] if other.look in (Look.FIGURES, Look.YEARS)), None)
        if below is None:
            continue
        before = rows[i - 1] if i else None
        if _words_over(view, row, below) or (
            _unheaded(row, before) and (_counts_up(view, row) or _steps_up(view, row, below, before))
        ):
            found[i] = replace(row, look=Look.HEADING, figures=())
    return found


def _under_headings(view: View, rows: Sequence[Row], i: int) -> Row:
    """A row that looks like headings: figures where it is of bands or years and has a label under headings of its own.

    Offence  | 2016/17 | 2017/18
    Stalking |      <5 |     5-9
    """
    row = rows[i]
    if not i or view.said.is_heading(row.number, row.columns):
        return row
    first, *over = row.columns
    kinds = {view.senses[row.number, column].kind for column in over}
    above = rows[i - 1]
    if not over or not kinds <= _MAY_BE_COUNTS or row.number - above.number > 1:
        return row
    if view.senses[row.number, first].kind not in _LABELS:
        return row
    if above.look is not Look.FIGURES:
        heads = [view.senses.get((above.number, column)) for column in over]
        if None in heads or above.look is Look.LINE or len({sense.text for sense in heads}) < len(heads):
            return row
    if Kind.YEAR in kinds:
        return replace(row, look=Look.YEARS) if above.look is not Look.FIGURES else row
    figures = [column for column in over if view.senses[row.number, column].kind in _FIGURES]
    return replace(row, look=Look.FIGURES, figures=figures)


def _words_over(view: View, row: Row, below: Row) -> bool:
    """Whether most cells over the figures of the next row are words."""
    over = [view.senses[row.number, column].kind for column in row.columns if column in below.figures]
    words = sum(kind in WORDS for kind in over)
    return words > 1 and words > len(over) / 2


def _unheaded(row: Row, before: Row | None) -> bool:
    """Whether a row of numbers follows neither figures nor a heading of its columns."""
    if before is None:
        return True
    if before.look is Look.FIGURES and row.number - before.number == 1:
        return False
    return sum(column in row.figures for column in before.columns) <= len(row.figures) / 2


def _counts_up(view: View, row: Row) -> bool:
    """Whether a row holds at least four numbers, each one more than the number before, and at most a word more."""
    numbers = [view.senses[row.number, column].text for column in row.figures]
    words = [text for text in texts(view, row) if not text.isdecimal() and not is_total(text)]
    if len(numbers) < 4 or len(words) > 2 or not all(number.isdecimal() for number in numbers):
        return False
    first, last = numbers[0], str(max(map(int, numbers)))
    return all(int(b) - int(a) == 1 or (b == first and a == last != first) for a, b in pairwise(numbers))


def _steps_up(view: View, row: Row, below: Row, before: Row | None) -> bool:
    """Whether rising numbers stand under some words and over figures, and have no label where the figures have one."""
    numbers = [view.senses[row.number, column].text for column in row.figures]
    label = below.columns[0]
    if before is None or before.look is Look.FIGURES or len(numbers) < 3 or row.columns[0] <= label:
        return False
    if len(numbers) < len(row.columns) or row.columns[0] not in below.columns or view.at(row.number, label):
        return False
    return all(number.isdecimal() for number in numbers) and all(int(a) < int(b) for a, b in pairwise(numbers))


def texts(view: View, row: Row, left: int = 0) -> list[str]:
    """The texts of a row from a column on."""
    return [view.senses[row.number, column].text for column in row.columns if column >= left]


def explains(view: View, row: Row) -> bool:
    """Whether a row is a note: its first text says so."""
    return is_note(view.senses[row.number, row.columns[0]].text)


def rambles(view: View, row: Row) -> bool:
    """Whether a row holds a sentence."""
    return any(is_long(view.senses[row.number, column].text) for column in row.columns)
