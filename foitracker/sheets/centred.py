"""Outer headings that are written over the middle of their columns and not merged.

|     | 2018 |     |     | 2019 |     |     the headings below come again with Jan, which divides the columns, and
| Jan | Feb  | Mar | Jan | Feb  | Mar |     each part has one heading over its middle: it holds for the whole part

Where the parts cannot be told, or a heading stands elsewhere, nothing says how far the headings reach.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from foitracker.sheets.kinds import Sense
from foitracker.sheets.words import is_total

MAY_BE_MIDDLE = "The headings above begin right of the columns: '{}' may stand over the middle of its columns."


def begins_late(starts: Collection[int], values: Sequence[int]) -> bool:
    """Whether the headings of a row begin right of the first column, and are fewer than the columns."""
    inside = [start for start in starts if start >= values[0]]
    return len(inside) > 1 and min(inside) > values[0] and len(inside) == len(starts) < len(values)


def over_the_middle(
    starts: Mapping[int, Sense], lowest: Mapping[int, Sense], values: Sequence[int]
) -> dict[int, int] | None:
    """For each column that has an outer heading, the column in which that heading is written. None if unknown.

    `starts` are the outer headings and `lowest` the lowest ones, by column.
    """
    if any(value not in lowest for value in values):
        return None
    parts = _parts([lowest[value].text.casefold() for value in values], values)
    if len(parts) < 2 or len(parts) != len(starts):
        return None
    if is_total(lowest[parts[-1][-1]].text) and not all(is_total(lowest[part[-1]].text) for part in parts):
        parts[-1] = parts[-1][:-1]
    found: dict[int, int] = {}
    for part, start in zip(parts, sorted(starts), strict=True):
        of_figures = [column for column in part if not is_total(lowest[column].text)]
        if not any(_is_middle(start, columns) for columns in (part, of_figures)):
            return None
        if not _run_on(starts[start], [lowest[column] for column in of_figures]):
            return None
        found |= dict.fromkeys(part, start)
    return found


def _parts(texts: Sequence[str], values: Sequence[int]) -> list[list[int]]:
    """The columns, divided where the first heading comes again; no part says anything twice."""
    parts: list[list[int]] = []
    for text, value in zip(texts, values, strict=True):
        if text == texts[0]:
            parts.append([])
        parts[-1].append(value)
    said = dict(zip(values, texts, strict=True))
    once = all(len({said[value] for value in part}) == len(part) for part in parts)
    in_step = all(_agree([said[c] for c in one], [said[c] for c in other]) for one, other in pairwise(parts))
    return parts if once and in_step else []


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two parts say the same, as far as the shorter one goes."""
    return all(a == b or is_total(a) or is_total(b) for a, b in zip(one, other, strict=False))


def _is_middle(start: int, columns: Sequence[int]) -> bool:
    """Whether a heading stands over the middle of columns, or beside it by one where they are many."""
    if start not in columns:
        return False
    off = abs(columns.index(start) - (len(columns) - 1) / 2)
    return off <= (1 if len(columns) > 5 else 0.5)


def _run_on(year: Sense, parts: Sequence[Sense]) -> bool:
    """Whether the parts of a year stand in the order in which they come in it: January is not after March of 2017."""
    if year.period is None or not all(one.part for one in parts):
        return True
    first = year.period.starts_on.month
    order = [(one.part.first_month - first) % 12 if not one.part.of_quarter else one.part.of_quarter for one in parts]
    return all(a < b for a, b in pairwise(order))
