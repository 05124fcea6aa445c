"""Tables of one sheet that repeat the same labels are told apart by their titles.

Q1) Offences recorded ...        Q1 > Harassment      by the number of the question, or
Q2) Offences charged ...         Q2 > Harassment

Children in care on 31 March     All > Girls          by the words that only one title has
Disabled children in care ...    Disabled > Girls     (and the one without any holds for all)

Arrests | 2018           Charges | 2018           Arrests > Ashfield
Ashfield|   12           Ashfield|    4           Charges > Ashfield    by what stands in the corners

Where the titles differ in another way, each says what its table counts; and where two have the same title, or none,
every figure of theirs with the same labels is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from foitracker.periods import Period
from foitracker.sheets.answer import Role
from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.frame import Label
from foitracker.sheets.kinds import split_period, whole_period
from foitracker.sheets.words import question_number

_SAME = "Another table of this sheet has the same labels."
_COUNTED = re.compile(r"\(?(\d{1,2}[a-z]?|[a-h])[.)]\s", re.IGNORECASE)
_BEFORE_A_PERIOD = re.compile(r"^(?:in|for|during|from|between|the)\s+", re.IGNORECASE)
_FEW = 3  # words; more than that is another title and no distinction
_ALIKE = 0.6  # share of words that titles have to have in common
_NAME = 60  # characters; what is longer in a corner is a question and no name


def told_apart(tables: Sequence[Crosstab]) -> list[Crosstab]:
    """The tables, with a label before all row labels of those that need one."""
    tables = list(tables)
    for group in _colliding(tables):
        alike = [tables[i] for i in group]
        names = _numbers(alike) or _own_words(alike) or _periods(alike) or _counted(alike)
        titles = [] if names else _own_lines([table.titles for table in alike])
        corners = [] if names or titles or not _repeat_most(alike) else _corners(alike)
        names = names or [(text, True) for text, _ in corners]
        if not names:
            titles = titles or _own_lines([[text for text, _ in _corner(table)] for table in alike])
            for i, title in zip(group, titles or [""] * len(group), strict=True):
                others = [tables[j] for j in group if j != i]
                tables[i] = replace(tables[i], counts=title) if title else _doubted(tables[i], others)
            continue
        places = [place for _, place in corners] or [_place_of_title(table) for table in alike]
        source = "in its corner" if corners else "from its title"
        for i, (name, counts), place in zip(group, names, places, strict=True):
            period, _ = whole_period(name)
            label = Label(name, place, period, whole_period=period is not None)
            why = f"The tables of this sheet repeat their labels; this one is told apart by '{name}' {source}."
            tables[i] = replace(
                tables[i],
                prefix=(label,),
                prefix_counts=counts,
                evidence=(*tables[i].evidence, why),
            )
    return tables


def _doubted(table: Crosstab, others: Sequence[Crosstab]) -> Crosstab:
    """The table with a doubt on every row that another table has as well, under the same headings."""
    rows, columns = _paths(table)
    taken = [_paths(other) for other in others]
    alike = set().union(*(rows & other_rows for other_rows, other_columns in taken if columns & other_columns))
    made = tuple(
        line.doubted(_SAME) if line.role is Role.DATA and line.path in alike else line for line in table.frame.rows
    )
    return replace(table, frame=replace(table.frame, rows=made))


def _paths(table: Crosstab) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The labels of the rows and of the columns of figures."""
    frame = table.frame
    return (
        {line.path for line in frame.rows if line.role is Role.DATA},
        {line.path for line in frame.columns if line.role is Role.DATA},
    )


def _colliding(tables: Sequence[Crosstab]) -> list[list[int]]:
    """Groups of tables of which some rows and some columns have the same labels."""
    keys = [_paths(table) for table in tables]
    groups: list[list[int]] = []
    for i, (rows, columns) in enumerate(keys):
        for group in groups:
            if any(not rows.isdisjoint(keys[j][0]) and not columns.isdisjoint(keys[j][1]) for j in group):
                group.append(i)
                break
        else:
            groups.append([i])
    return [group for group in groups if len(group) > 1]


def _repeat_most(tables: Sequence[Crosstab]) -> bool:
    """Whether half of the rows of each table come again in another: one "Not known" does not need a name."""
    rows = [_paths(table)[0] for table in tables]
    again = [set().union(*(other for other in rows if other is not own)) for own in rows]
    return all(2 * len(own & others) >= len(own) for own, others in zip(rows, again, strict=True))


def _numbers(tables: Sequence[Crosstab]) -> list[tuple[str, bool]]:
    """The number of the question in each title, if all have one and no two the same."""
    numbers = [next((n for title in reversed(table.titles) if (n := question_number(title))), "") for table in tables]
    if not all(numbers) or len(set(numbers)) < len(numbers):
        return []
    return [(number, False) for number in numbers]


def _periods(tables: Sequence[Crosstab]) -> list[tuple[str, bool]]:
    """The period that each title states, if no two are the same, as it is written where it stands at an end."""
    periods = [table.context for table in tables]
    if not all(periods) or len(set(periods)) < len(periods):
        return []
    return [(_as_written(table, table.context), False) for table in tables]


def _as_written(table: Crosstab, period: Period) -> str:
    for title in reversed(table.titles):
        if whole_period(title)[0] == period:
            return title
        rest, found = split_period(title)
        if found == period:
            written = title[len(rest) :] if title.startswith(rest) else title[: -len(rest)]
            return _BEFORE_A_PERIOD.sub("", written.strip("()-–,: "))
    return period.label


def _counted(tables: Sequence[Crosstab]) -> list[tuple[str, bool]]:
    """The number that the nearest title begins with, if all have one and no two the same: "1. How many ..."."""
    found = [_COUNTED.match(table.titles[-1]) if table.titles else None for table in tables]
    numbers = [match.group(1) for match in found if match]
    return [(number, False) for number in numbers] if len(numbers) == len(tables) == len(set(numbers)) else []


def _own_lines(lines: Sequence[Sequence[str]]) -> list[str]:
    """The last line of each table that not all have, if all have one and no two are the same."""
    common = set.intersection(*map(set, lines))
    own = [next((text for text in reversed(texts) if text not in common), "") for texts in lines]
    return own if all(own) and len(set(own)) == len(own) else []


def _corners(tables: Sequence[Crosstab]) -> list[tuple[str, tuple[int, int]]]:
    """The name that stands in the corner of each table, with its cell, if all have one and no two are the same."""
    corners = [_corner(table) for table in tables]
    own = _own_lines([[text for text, _ in corner] for corner in corners])
    if any(len(text) > _NAME or "?" in text for text in own):
        return []
    return [next(one for one in reversed(corner) if one[0] == text) for corner, text in zip(corners, own, strict=False)]


def _corner(table: Crosstab) -> list[tuple[str, tuple[int, int]]]:
    """The texts over the labels of the rows, with their cells."""
    frame = table.frame
    senses = frame.view.senses
    places = [(row, c) for row in frame.block.heads for c in frame.divided.labels if (row, c) in senses]
    return [(senses[place].text, place) for place in places]


def _place_of_title(table: Crosstab) -> tuple[int, int]:
    block = table.frame.block
    row = (block.titles or block.heads)[-1]
    return row, table.frame.view.columns[row][0]


def _own_words(tables: Sequence[Crosstab]) -> list[tuple[str, bool]]:
    """The words that stand in one title and in no other."""
    common = set.intersection(*(set(table.titles) for table in tables))
    lines = [[title for title in table.titles if title not in common] for table in tables]
    if not all(lines):
        return []
    titles = [re.findall(r"[\w/&'–-]+", line[-1]) or [""] for line in lines]
    folded = [[word.casefold() for word in title] for title in titles]
    names: list[tuple[str, bool]] = []
    for i, title in enumerate(titles):
        others = {word for j, other in enumerate(folded) if j != i for word in other}
        own = [word for word in title if word.casefold() not in others]
        shared = sum(word.casefold() in others for word in title) / len(title)
        is_period = bool(own) and len(own) <= _FEW and whole_period(" ".join(own))[0] == tables[i].context
        if any(word.isdigit() for word in own) and not is_period:
            return []  # half of a period, such as the 2017 of "April 2016 to March 2017"
        if len(own) > _FEW or (shared < _ALIKE and not is_period):
            return []
        names.append((" ".join(own), True))
    if sum(not name for name, _ in names) > 1 or len({name for name, _ in names}) < len(names):
        return []
    return [(name, True) if name else ("All", False) for name, _ in names]
