"""The label path over each column of figures, from one or more heading rows.

          | 2018 |     |     | 2019 |     |            B: 2018 > Jan    C: 2018 > Feb    D: 2018 > Mar
    Code  | Jan  | Feb | Mar | Jan  | Feb | Total      E: 2019 > Jan    F: 2019 > Feb    G: Total

A heading reaches to the right until the next one, except in the lowest row, and not over a column of totals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from foitracker.sheets.blocks import Block
from foitracker.sheets.centred import begins_late, over_the_middle
from foitracker.sheets.columns import Columns
from foitracker.sheets.frame import Label, label_of
from foitracker.sheets.heading_doubts import doubts_of
from foitracker.sheets.heading_levels import Level, Middles, Paths, is_period, level_of
from foitracker.sheets.heading_lines import are_lines, is_entry, means_as_written
from foitracker.sheets.kinds import Kind, Sense
from foitracker.sheets.view import View
from foitracker.sheets.words import is_rate, is_total, speaks_of_the_file


@dataclass(frozen=True, slots=True)
class Headings:
    paths: Paths
    captions: tuple[tuple[int, int], ...]  # cells over the figures that name no column
    reasons: tuple[str, ...]
    doubts: dict[int, str] = field(default_factory=dict)  # by column


def headings_of(view: View, block: Block, divided: Columns) -> Headings:
    values = divided.values
    levels = [level_of(view, row, divided, block.right) for row in block.heads]
    levels = [level for level in levels if level.starts]
    if not any(level.merged for level in levels) and are_lines([level.starts for level in levels]):
        lines = {c: tuple(label_of(view, (one.row, c)) for one in levels if c in one.starts) for c in values}
        return Headings(lines, (), ("Each heading is written over several rows.",))
    captions: list[tuple[int, int]] = []
    reasons: list[str] = []
    used: list[Level] = []
    for level in reversed(levels):
        reason = _no_heading_because(view, level, used, divided, block.right)
        if reason:
            captions += [(level.row, column) for column in level.starts]
            first = next(iter(level.starts.values()))
            reasons.append(f"Row {level.row + 1} ('{first.text[:60]}') {reason}.")
        else:
            used.insert(0, level)
    middles = _over_middles(used, values)
    paths = {column: _path(view, column, used, values, middles) for column in values}
    lent = _lend_neighbours(view, paths, used, values, reasons)
    doubts = doubts_of(view, paths, used, middles, values) | lent
    context = _corner_period(view, block, divided, paths)
    if context and is_entry(view, context, divided):
        captions += [context.place] if means_as_written(view, context) else []
    elif context:
        reasons.append(f"'{context.text}' in the corner holds for all columns.")
        paths = {column: (context, *path) for column, path in paths.items()}
    return Headings(paths, tuple(captions), tuple(reasons), doubts)


def _no_heading_because(view: View, level: Level, lower: Sequence[Level], divided: Columns, right: int) -> str:
    """Why a heading row names no column, or an empty text where it does."""
    values, asides = divided.values, divided.asides
    if not lower:
        return ""
    others = [c for c in view.filled(level.row, values[-1] + 1, right) if c not in asides]
    if len(level.starts) == 1 and not others:
        return _single_because(view, level, lower, values)
    groups = list(level.starts)
    for below in lower[:-1]:
        for column in groups:
            left = max((start for start in below.starts if start <= column), default=None)
            if left is not None and left != column and column <= _reach(below, left, values):
                return "names fields and no columns, since it cuts through the headings below it"
    if not level.merged and len(groups) < len(values):
        first = [value for value in values if value >= groups[0]][: len(groups)]
        lowest = [lower[-1].starts[column] for column in values if column in lower[-1].starts]
        if first == groups and len(values) - len(groups) > 1 and lowest and all(map(is_period, lowest)):
            return "names fields and no columns, since it is shorter than the row of periods below it"
    return ""


def _single_because(view: View, level: Level, lower: Sequence[Level], values: Sequence[int]) -> str:
    ((column, sense),) = level.starts.items()
    covered = [value for value in values if column <= value <= level.ends[column]]
    if is_period(sense):
        before = [view.senses[level.row, c].text for c in view.filled(level.row, 0, column - 1)]
        aside = any(map(speaks_of_the_file, before)) or (sense.is_date and bool(before))
        return "is a date of the file and no heading" if aside and len(values) > 1 else ""
    if is_total(sense.text):
        return ""
    if level.ends[column] > column:
        return "" if 1 <= len(covered) < len(values) else "says what all columns have in common"
    if column <= values[0]:
        return "says what all columns have in common" if len(values) > 1 or lower[-1].starts else ""
    if _goes_on(column, lower[-1], values):
        return "stands over a series of periods that begins left of it: a unit and no heading"
    if column < values[-1]:
        return ""
    below = lower[0].starts.get(column) if not is_rate(sense.text) else None
    beside = view.filled(level.row, 0, values[0] - 1)
    group_below = max((start for start in lower[0].starts if start <= column), default=column)
    if beside or group_below != column or (below is not None and is_period(below)):
        return "stands over the last column alone: a unit and no heading"
    return ""


def _goes_on(column: int, lowest: Level, values: Sequence[int]) -> bool:
    """Whether the periods of the columns left of a column go on in it: 2016, 2017 and here 2018."""
    left = [lowest.starts.get(value) for value in values if value <= column][-3:]
    starts = [sense.period.starts_on for sense in left if sense is not None and sense.period]
    if len(left) < 3 or len(starts) < 3 or len({_series(sense) for sense in left if sense}) > 1:
        return False
    steps = [(later - earlier).days for earlier, later in pairwise(starts)]
    return steps[0] * steps[1] > 0 and abs(steps[0] - steps[1]) < 4


def _reach(level: Level, start: int, values: Sequence[int]) -> int:
    """The last column of the group that begins at `start`."""
    following = min((other for other in level.starts if other > start), default=None)
    if level.ends[start] > start:
        return level.ends[start]
    return values[-1] if following is None else following - 1


def _over_middles(levels: Sequence[Level], values: Sequence[int]) -> Middles:
    """Where the headings of a row stand over the middle of their columns: by row, the heading of each column."""
    found: Middles = {}
    for level in levels[:-1]:
        if not level.merged and begins_late(level.starts, values):
            middle = over_the_middle(level.starts, levels[-1].starts, values)
            if middle:
                found[level.row] = middle
    return found


def _path(
    view: View, column: int, levels: Sequence[Level], values: Sequence[int], middles: Middles
) -> tuple[Label, ...]:
    labels: list[Label] = []
    inherits = False
    rows = {level.row for level in levels}
    for level in reversed(levels):
        place = view.at(level.row, column)
        if place and place[0] in rows:
            label = label_of(view, place)
        elif level is levels[-1]:
            continue
        elif level.row in middles:
            if column not in middles[level.row]:
                continue
            label = label_of(view, (level.row, middles[level.row][column]), filled=True)
        else:
            start = _inherited(column, level, levels, values, certain=inherits)
            if start is None:
                continue
            label = label_of(view, (level.row, start), filled=True)
            inherits = True
        if not labels or labels[0].place != label.place:
            labels.insert(0, label)
    return tuple(labels)


def _inherited(
    column: int, level: Level, levels: Sequence[Level], values: Sequence[int], *, certain: bool
) -> int | None:
    """The heading further left that reaches over a column whose own cell is empty.

    `certain` where a lower heading reached over it already: then the higher one does too.
    """
    start = max((other for other in level.starts if other < column), default=None)
    lowest = levels[-1].starts
    own = lowest.get(column)
    if start is None or certain:
        return start
    if own is None or (start not in lowest and level.ends[start] == start and start in values):
        return None  # a heading over its own column alone, such as a country beside its regions
    if is_total(own.text):
        return start if _closes_group(column, level, lowest, values) else None
    giver = lowest.get(min(max(level.ends[start], start), column)) or lowest.get(start)
    if level.merged or is_total(level.starts[start].text):
        return start if giver is not None and _series(own) == _series(giver) != "text" else None
    leaves_periods = giver is not None and is_period(giver) and not is_period(own)
    return None if leaves_periods and not _closes_group(column, level, lowest, values) else start


def _series(sense: Sense) -> str:
    if sense.part is not None:
        return f"part of {sense.part.months}"
    if sense.period is not None:
        return f"period of {(sense.period.ends_on - sense.period.starts_on).days // 25}"
    return "band" if sense.kind in (Kind.BOUND, Kind.NUMBER) else "text"


def _closes_group(column: int, level: Level, lowest: dict[int, Sense], values: Sequence[int]) -> bool:
    """Whether a heading such as "Total" comes again in another group, so that each belongs to its own."""
    alike = [value for value in values if value in lowest and lowest[value].text == lowest[column].text]
    groups = [max((start for start in level.starts if start <= value), default=None) for value in alike]
    return len(alike) > 1 and len(set(groups)) == len(groups)


def _lend_neighbours(view, paths, levels: Sequence[Level], values: Sequence[int], reasons: list[str]) -> dict[int, str]:
    """Give a column without a heading the heading of an empty column beside it (tables made from a PDF).

    Gives a doubt for each such column where others have their headings over them.
    """
    if not levels:
        return {}
    lowest = levels[-1]
    lent: dict[int, str] = {}
    for column in values:
        if paths[column] and paths[column][-1].place[0] == lowest.row:
            continue
        if paths[column] and any(label.place[1] == column for label in paths[column]):
            continue
        free = [c for c in (column - 1, column + 1) if c in lowest.starts and c not in values and lowest.ends[c] == c]
        if len(free) == 1:
            label = label_of(view, (lowest.row, free[0]), filled=True)
            paths[column] = (*paths[column], label)
            reasons.append(f"The heading '{label.text}' stands beside its column of figures.")
            lent[column] = f"'{label.text[:60]}' stands beside its column, and others have their headings over them."
    return lent if len(lent) < len(values) else {}


def _corner_period(view: View, block: Block, divided: Columns, paths) -> Label | None:
    """A year in the corner, left of month headings or of headings that name no period."""
    if any(label.period for path in paths.values() for label in path) or not divided.labels:
        return None
    for row in reversed(block.heads):
        for column in divided.labels:
            sense = view.senses.get((row, column))
            if sense is not None and sense.period and sense.kind in (Kind.PERIOD, Kind.YEAR):
                return label_of(view, (row, column))
    return None
