"""What rows over the figures are where they are no levels of headings: lines of one heading, a unit, an entry.

A level is what stands in one row over the figures, by column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foitracker.periods import find_period
from foitracker.sheets.columns import Columns
from foitracker.sheets.frame import Label
from foitracker.sheets.kinds import Kind, Sense
from foitracker.sheets.view import View
from foitracker.sheets.words import is_total


def are_lines(levels: Sequence[Mapping[int, Sense]]) -> bool:
    """Whether the heading rows are lines of the same headings: what stands under a word goes on in small letters.

    Violence    | Sexual   | Robbery
    against the | offences |
    person      |          |
    """
    if len(levels) < 2:
        return False
    begun: set[int] = set()
    under = 0
    for level in levels:
        for column, sense in level.items():
            goes_on = sense.kind is Kind.TEXT and sense.text[0].islower()
            if goes_on != (column in begun):
                return False
            under += goes_on
        begun |= level.keys()
    return under > 1


def over_last(levels: Sequence[Mapping[int, Sense]], values: Sequence[int]) -> dict[int, str]:
    """A last column under a text of its own alone, over words such as stand over the others: it may be a unit."""
    for level in levels[:-1]:
        ((column, sense), *others) = level.items()
        alone = not others and column == values[-1] and len(values) > 2
        if alone and all(value in levels[-1] for value in values) and not is_total(sense.text):
            return {column: f"'{sense.text}' stands over the last column alone and may hold for all."}
    return {}


def is_entry(view: View, context: Label, divided: Columns) -> bool:
    """Whether a period in the corner stands after a word, and nothing else in its row: "Financial year: | 2018/19"."""
    row, column = context.place
    return bool(view.filled(row, 0, column - 1)) and not view.filled(row, column + 1, divided.values[-1])


def means_as_written(view: View, context: Label) -> bool:
    """Whether the words before a period leave it as it is: an academic year is no financial year."""
    row, column = context.place
    words = [view.senses[row, c].text for c in view.filled(row, 0, column)]
    return find_period(" ".join(words)) == context.period
