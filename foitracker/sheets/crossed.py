"""Sums that do not stand beside their parts: groups of lines that are the sum of other groups, line by line, and
lines that are the sum of neighbours of each other somewhere else.

Males and females > Fraud | 30      the sum of the lines of the same name
Males > Fraud             | 20
Females > Fraud           | 10
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log10

from foitracker.sheets.frame import Line
from foitracker.sheets.sums import Amounts, Sum, add_up

_CHANCE = 3.0  # digits by which the lines of a group together have to beat coincidence
_MOST = 200  # groups; with more a sum of some is no longer looked for

_MOST_LINES = 40  # in a longer table a sum from afar is no longer looked for
_FEWEST = 3  # observations

_Groups = dict[str, dict[tuple[str, ...], int]]  # by name: the line of each name within the group


def crossed_sums(lines: Sequence[Line], amounts: Amounts, free: Sequence[int]) -> tuple[list[Sum], list[Sum]]:
    """The lines of groups that are sums of groups, and of those that may be so by chance."""
    sure: dict[int, Sum] = {}
    doubtful: list[Sum] = []
    depth = max((len(lines[i].labels) for i in free), default=0)
    for position in range(depth if depth > 1 else 0):
        groups = _groups(lines, [i for i in free if i not in sure], position)
        if not 2 < len(groups) <= _MOST:
            continue
        for name in [name for name, group in groups.items() if len(group) > 1]:
            found = _sum_of_groups(amounts, groups, name)
            strength = sum(one.strength for one in found)
            if strength >= _CHANCE + log10(2 * len(groups)):
                sure |= {one.line: one for one in found}
            elif strength > 1:
                doubtful += found
    return list(sure.values()), [one for one in doubtful if one.line not in sure]


def _groups(lines: Sequence[Line], some: Sequence[int], position: int) -> _Groups:
    groups: _Groups = {}
    for i in some:
        path = lines[i].path
        if len(path) > max(position, 1):
            groups.setdefault(path[position], {})[(*path[:position], *path[position + 1 :])] = i
    return groups


def _sum_of_groups(amounts: Amounts, groups: _Groups, name: str) -> list[Sum]:
    """The lines of a group as sums of the same lines of others: of all others, or of those right beside it."""
    group = groups[name]
    anchor = max(group, key=lambda inner: max(amounts.low[group[inner]], default=0.0))
    for others in _candidates(amounts, groups, name, anchor):
        parts = {inner: [groups[other][inner] for other in others if inner in groups[other]] for inner in group}
        found = [add_up(amounts, group[inner], some) for inner, some in parts.items() if some]
        shared = [one for one in found if len(one.parts) > 1]
        if len(shared) < 2:
            continue
        if all(not one.contradicted for one in shared) and any(one.proven for one in shared):
            return [one for one in found if one.holds]  # what one group alone has is in the sum as well
    return []


def _candidates(amounts: Amounts, groups: _Groups, name: str, anchor: tuple[str, ...]) -> Iterator[Sequence[str]]:
    """The other groups whose lines of one name can add up to that of the group, by its largest figure."""
    names = list(groups)
    line = groups[name][anchor]
    low, high = amounts.low[line], amounts.high[line]
    o = max(range(amounts.observations), key=lambda o: low[o], default=None)
    if o is None or low[o] <= 0:
        return
    here = names.index(name)
    rest = [other for other in names if other != name]
    for run in (rest, names[here + 1 :], names[:here][::-1]):
        least = most = 0.0
        for length, other in enumerate(run, start=1):
            part = groups[other].get(anchor)
            least += amounts.low[part][o] if part is not None else 0.0
            most += amounts.high[part][o] if part is not None else 0.0
            slack = 1e-6 * max(1.0, low[o]) + amounts.tolerance(length)
            if least > high[o] + slack:
                break
            whole = length == len(rest) if run is rest else True
            if length > 1 and whole and most >= low[o] - slack:
                yield run[:length]


def sums_from_afar(amounts: Amounts, lines: Sequence[int]) -> list[Sum]:
    """Lines that are the sum of two or more that follow each other, and not beside them, in all observations."""
    if not 3 < len(lines) <= _MOST_LINES or amounts.observations < _FEWEST:
        return []
    needed = _CHANCE + 2 * log10(len(lines))
    found = []
    for i in lines:
        o = max(range(amounts.observations), key=lambda o: amounts.low[i][o])
        for parts in _runs(amounts, lines, i, o):
            one = add_up(amounts, i, parts)
            if one.holds and one.proven and one.strength >= needed:
                found.append(one)
                break
    return found


def _runs(amounts: Amounts, lines: Sequence[int], i: int, o: int) -> Iterator[Sequence[int]]:
    """The runs of lines without one of them that add up to it in one observation."""
    amount = amounts.low[i][o]
    if amount <= 0 or amount != amounts.high[i][o]:
        return
    here = lines.index(i)
    for some in (lines[:here], lines[here + 1 :]):
        sums = list(accumulate((amounts.low[line][o] for line in some), initial=0.0))
        ends = {round(total, 6): end for end, total in enumerate(sums)}
        for start, total in enumerate(sums):
            end = ends.get(round(total + amount, 6), 0)
            if end - start > 1:
                yield some[start:end]
