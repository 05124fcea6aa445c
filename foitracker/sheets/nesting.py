"""Labels that hold for the lines after them although only the order of the lines says so.

2018        | 60      2018, the sum of its months
Jan         | 20      2018 > Jan
Feb         | 40      2018 > Feb

North       | 30      North, the sum of its offences
Harassment  | 10      North > Harassment, since "Harassment" comes again below "South"
Stalking    | 20
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from foitracker.sheets.answer import Role
from foitracker.sheets.frame import Label, Line
from foitracker.sheets.sums import Sum

_YEAR = 300  # days; a longer period has months


def years_over_months(lines: Sequence[Line]) -> tuple[tuple[Line, ...], str]:
    """Give months and quarters that stand after a line of their year the label of that year."""
    marks = [_mark(line) for line in lines]
    if "part" not in marks or "year" not in marks or len(lines) != len(marks):
        return tuple(lines), ""
    if any(mark == "dated part" for mark in marks):
        return tuple(lines), ""
    first = next(mark for mark in marks if mark)
    order = range(len(lines)) if first == "year" else range(len(lines) - 1, -1, -1)
    found: dict[int, Line] = {}
    year: Label | None = None
    seen: set[tuple[str, ...]] = set()
    for i in order:
        if marks[i] == "year":
            year, seen = lines[i].labels[-1], set()
        elif marks[i] == "part":
            if year is None or lines[i].path in seen:
                return tuple(lines), ""
            seen.add(lines[i].path)
            labels = lines[i].labels
            found[i] = replace(lines[i], labels=(*labels[:-1], replace(year, filled=True), labels[-1]))
    name = lines[marks.index("part")].path[-1]
    why = f"'{name}' and its like belong to the year that stands {'before' if first == 'year' else 'after'} them."
    return tuple(found.get(i, line) for i, line in enumerate(lines)), why


def _mark(line: Line) -> str:
    if not line.labels:
        return ""
    years = any(label.period is not None and label.period.days > _YEAR for label in line.labels)
    if line.labels[-1].part:
        return "dated part" if years else "part"
    last = line.labels[-1]
    return "year" if last.whole_period and last.period is not None and last.period.days > _YEAR else ""


def likely_sums(lines: Sequence[Line], outer_only: frozenset[int]) -> frozenset[int]:
    """Lines whose labels make a sum likely: an outer label alone, or a label of its own before labels that recur."""
    every = [line.path for line in lines]
    if len(set(every)) == len(every):
        return frozenset(i for i, line in enumerate(lines) if line.number in outer_only)
    paths = Counter(every)
    return frozenset(
        i
        for i, line in enumerate(lines)
        if line.number in outer_only
        or (paths[every[i]] == 1 and i + 1 < len(lines) and paths[every[i + 1]] > 1)
        or (paths[every[i]] == 1 and i and paths[every[i - 1]] > 1 and i + 1 == len(lines))
    )


def groups_below(lines: Sequence[Line], outer_only: frozenset[int]) -> dict[int, list[int]]:
    """The lines under each line that has an outer label alone: those that have an inner label alone."""
    groups: dict[int, list[int]] = {}
    head: int | None = None
    for i, line in enumerate(lines):
        if line.number in outer_only:
            head = i
        elif head is not None and line.labels and _column(line) > _column(lines[head]) and len(line.labels) == 1:
            groups.setdefault(head, []).append(i)
        else:
            head = None
    return groups


def named_in_others(lines: Sequence[Line], outer_only: frozenset[int]) -> dict[int, list[int]]:
    """The lines that are named below the name of a line that has an outer label alone, wherever they stand."""
    inner: dict[tuple[str, ...], list[int]] = {}
    for i, line in enumerate(lines):
        for length in range(1, len(line.labels)):
            inner.setdefault(line.path[:length], []).append(i)
    return {i: inner[line.path] for i, line in enumerate(lines) if line.number in outer_only and line.path in inner}


def under_their_sums(
    lines: Sequence[Line], sums: Sequence[Sum], *, is_pivot: bool = False
) -> tuple[tuple[Line, ...], str]:
    """Put the label of a sum before its parts, where the parts alone would not be told apart.

    A pivot table in one column says so itself: there every line that others add up to names them, at all levels.
    """
    if is_pivot:
        return _under_all_sums(lines, sums)
    paths = [line.path for line in lines if line.role is Role.DATA and not line.rate]
    if len(set(paths)) == len(paths):
        return tuple(lines), ""
    owners: dict[int, list[Line]] = {}
    for one in sorted(sums, key=lambda one: len(one.parts)):
        sum_line = lines[one.line]
        if sum_line.role is Role.SUBTOTAL and sum_line.labels and one.holds:
            for part in one.parts:
                inner = owners.setdefault(part, [])
                if not inner or _column(sum_line) < _column(inner[0]):
                    inner.insert(0, sum_line)
    made = [
        line.under(*(replace(label, filled=True) for o in owners[i] for label in o.labels))
        if i in owners and line.role is Role.DATA
        else line
        for i, line in enumerate(lines)
    ]
    before = Counter(paths)
    after = Counter(line.path for line in made if line.role is Role.DATA and not line.rate)
    if max(after.values()) >= max(before.values()):
        return tuple(lines), ""
    name = next(iter(owners.values()))[-1].path[-1] if owners else ""
    return tuple(made), f"Lines that add up to another are named after it, such as those of '{name}'." if name else ""


def _column(line: Line) -> int:
    """The column in which a line is named: groups stand left of their groups."""
    return line.labels[-1].place[1]


def _under_all_sums(lines: Sequence[Line], sums: Sequence[Sum]) -> tuple[tuple[Line, ...], str]:
    above = [one for one in sums if lines[one.line].role is Role.SUBTOTAL and one.holds and one.line < min(one.parts)]
    above.sort(key=lambda one: -len(one.parts))
    owners = {i: [lines[one.line] for one in above if i in one.parts] for i in range(len(lines))}
    made = [
        line.under(*(replace(label, filled=True) for o in owners[i] for label in o.labels))
        if line.role is Role.DATA
        else line
        for i, line in enumerate(lines)
    ]
    name = lines[above[-1].line].path[-1] if above else ""
    why = f"In a pivot table the lines under a group belong to it, such as those of '{name}'." if name else ""
    return _with_uneven_doubted(made), why


def _with_uneven_doubted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Doubts the lines of a name that stands at two depths: numbers that add up by chance may have put them there.

    Where such a line has fewer groups over it than elsewhere, the lines beside it in its group may miss one too, and
    so may those of a group that elsewhere is in another group.
    """
    data = [line for line in lines if line.role is Role.DATA and line.labels]
    depths: dict[str, set[int]] = {}
    groups: dict[str, int] = {}  # how many groups stand over a group, at most
    for line in data:
        *above, name = line.path
        depths.setdefault(name, set()).add(len(above))
        for depth, group in enumerate(above):
            groups[group] = max(depth, groups.get(group, 0))
    uneven = {name for name, found in depths.items() if len(found) > 1}
    shallow = {
        line.path[:-1]
        for line in data
        if len(line.labels) <= max(depths[line.path[-1]])
        or any(depth < groups[group] for depth, group in enumerate(line.path[:-1]))
    }
    if not uneven and not shallow:
        return tuple(lines)
    made = []
    for line in lines:
        if line.role is Role.DATA and line.labels and (line.path[-1] in uneven or line.path[:-1] in shallow):
            beside = "" if line.path[-1] in uneven else _BESIDE
            line = line.doubted(beside or _UNEVEN.format(line.path[-1]))
        made.append(line)
    return tuple(made)


_BESIDE = "A line beside it is under more groups elsewhere: check which groups it belongs to."
_UNEVEN = "'{}' is under more groups in one place than in another: check which groups it belongs to."
