"""Columns of which the headings may be others than those that were read, with what makes them doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foitracker.sheets.centred import MAY_BE_MIDDLE, begins_late
from foitracker.sheets.heading_levels import Level, Middles, Paths, is_period
from foitracker.sheets.heading_lines import over_last
from foitracker.sheets.heading_reach import unsure_reach
from foitracker.sheets.view import View
from foitracker.sheets.words import is_total


def doubts_of(
    view: View, paths: Paths, levels: Sequence[Level], middles: Middles, values: Sequence[int]
) -> dict[int, str]:
    """A doubt for each column that needs one. `levels` are the rows of headings, the outermost first."""
    return {
        **over_last([level.starts for level in levels if not level.merged or level is levels[-1]], values),
        **_alone(view, levels, values),
        **_bare(view, paths, levels, values),
        **_orphans(paths, levels, values),
        **_begun_late(levels, middles, values),
        **unsure_reach(paths, values),
    }


def _bare(view: View, paths: Paths, levels: Sequence[Level], values: Sequence[int]) -> dict[int, str]:
    """Columns under a heading that stands over others too, and with nothing below it where those have a heading."""
    lowest = levels[-1].row if levels else 0
    texts = {column: tuple(label.text for label in paths[column]) for column in values}
    begun = {path[:length] for path in texts.values() for length in range(1, len(path))}
    return {
        column: f"Nothing stands under '{texts[column][-1]}' over its column, as over those beside it."
        for column in values
        if texts[column] in begun and view.span(*paths[column][-1].place).bottom < lowest
    }


def _alone(view: View, levels: Sequence[Level], values: Sequence[int]) -> dict[int, str]:
    """A period over one column that has no heading below it, beside columns that have: it may reach over those too."""
    found: dict[int, str] = {}
    lowest = levels[-1] if levels else None
    for level in levels[:-1]:
        for column, sense in level.starts.items():
            own = is_period(sense) and level.ends[column] == column and column in values
            if not own or column in lowest.starts or view.span(level.row, column).bottom >= lowest.row:
                continue
            following = min((other for other in level.starts if other > column), default=values[-1] + 1)
            beside = [value for value in values if column < value < following and value in lowest.starts]
            if beside:
                found |= dict.fromkeys((column, *beside), f"'{sense.text}' may stand over several columns or one.")
    return found


def _orphans(paths: Paths, levels: Sequence[Level], values: Sequence[int]) -> dict[int, str]:
    """Columns without the outer heading under which their own heading comes elsewhere, and the groups beside them."""
    depth = Counter(paths[column][-1].text for column in values if paths[column])
    deepest = {text: max(len(paths[c]) for c in values if paths[c] and paths[c][-1].text == text) for text in depth}
    alone = [
        column
        for column in values
        if paths[column]
        and depth[paths[column][-1].text] > 1
        and len(paths[column]) < deepest[paths[column][-1].text]
        and not is_total(paths[column][-1].text)
    ]
    found = dict.fromkeys(alone, "No outer heading stands over its column, as over others that are headed like it.")
    for column in alone:
        place = values.index(column)
        for beside in (values[place - 1 : place] if place else ()) + values[place + 1 : place + 2]:
            group = [label.place for label in paths[beside][:-1]]
            for other in values:
                if other not in found and group and group[-1] in [label.place for label in paths[other]]:
                    found[other] = "A column beside its group has no outer heading."
    return found


def _begun_late(levels: Sequence[Level], middles: Middles, values: Sequence[int]) -> dict[int, str]:
    """The columns under a row of headings that may stand over the middle of theirs, where that is not known."""
    found: dict[int, str] = {}
    lowest = levels[-1].starts if levels else {}
    for level in levels[:-1]:
        if level.merged or level.row in middles or not begins_late(level.starts, values):
            continue
        column, first = next(iter(level.starts.items()))
        before, after = ([c for c in values if (c < column) is left and c in lowest] for left in (True, False))
        if {lowest[c].text.casefold() for c in before} & {lowest[c].text.casefold() for c in after}:
            found |= dict.fromkeys(values, MAY_BE_MIDDLE.format(first.text[:60]))
    return found
