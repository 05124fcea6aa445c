"""Tables whose rows may be single events: their numbers are then ages, values or beats, and no counts.

Date       | Offence | Age | Outcome
10/01/2018 | Arson   | 30  | Charged
26/01/2018 | Arson   | 41  | None

What is surely a list is counted (see `records`). Where it may as well be a table of figures, as of operations with the
arrests made in each, it is read and doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from foitracker.periods import Period
from foitracker.sheets.answer import Role
from foitracker.sheets.frame import Line
from foitracker.sheets.records import is_headed_as_count

_FEWEST = 6  # rows; fewer days need not follow a rule
_EVEN = 3  # days by which the steps between days counted one after another differ: months, weeks, working days
_OWN_DAY = 0.9  # share of rows that have a day, and of days that are in one row only
_RECUR = 0.6  # share of rows; what has fewer different labels recurs
_DOUBT = "Each row has a day of its own: it may be one event, and the number no count of events."


def doubted_as_events(rows: Sequence[Line], columns: Sequence[Line]) -> tuple[Line, ...]:
    """The columns, with a doubt on those that are not headed as counts where the rows may be single events.

    Sums among the lines show that the numbers are added up, and so that they are counts.
    """
    if any(line.role is not Role.DATA for line in (*rows, *columns)) or not _are_events(rows):
        return tuple(columns)
    return tuple(
        line if line.rate or any(map(is_headed_as_count, line.path)) else line.doubted(_DOUBT) for line in columns
    )


def _are_events(rows: Sequence[Line]) -> bool:
    """Whether the rows have a day each beside labels that recur, and days or labels follow no rule."""
    days = [day for row in rows if (day := _day_of(row))]
    distinct = sorted(set(days))
    if len(distinct) < _FEWEST or len(days) < _OWN_DAY * len(rows) or len(distinct) < _OWN_DAY * len(days):
        return False
    steps = [(after.starts_on - before.starts_on).days for before, after in pairwise(distinct)]
    recurring = list(_recurring(rows))
    return bool(recurring) and (max(steps) - min(steps) > _EVEN or not all(map(_follow_a_rule, recurring)))


def _day_of(row: Line) -> Period | None:
    return next((one.period for one in row.labels if one.whole_period and one.period and one.period.days == 1), None)


def _recurring(rows: Sequence[Line]) -> Iterator[list[str]]:
    """The columns of labels beside the days that say the same in many rows."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for label in row.labels:
            if not label.period:
                columns.setdefault(label.place[1], []).append(label.text.casefold())
    for said in columns.values():
        if len(set(said)) <= _RECUR * len(said) and len(said) > len(rows) / 2:
            yield said


def _follow_a_rule(said: Sequence[str]) -> bool:
    """Whether labels stand in one run each, or come again in turn as the days of the week do."""
    runs = [label for label, _ in groupby(said)]
    in_turn = any(all(a == b for a, b in zip(said, said[turn:], strict=False)) for turn in range(1, len(said) // 2 + 1))
    return len(set(runs)) == len(runs) or in_turn
