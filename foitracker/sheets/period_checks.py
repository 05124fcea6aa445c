"""What the periods along one side of a table show: gaps in them, one that comes twice, and some that overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from foitracker.periods import Period
from foitracker.sheets.answer import Check, Role
from foitracker.sheets.dating import Dated, period_of
from foitracker.sheets.frame import Line

_MONTH = 30.4  # days
_SHORTEST = 27  # days; shorter periods need not follow on
_ALIKE = 1.2  # times; periods whose lengths differ by less are of one sort

Spans = list[tuple[Period, Line, Dated]]


def period_checks(
    lines: Sequence[Line], dates: Sequence[Dated], name: Callable[[Line], str], cell: Callable[[Line], str]
) -> Iterator[Check]:
    """The checks of one side. `name` says which line it is ("column C"), `cell` where it stands."""
    spans: Spans = [
        (period, line, date)
        for line, date in zip(lines, dates, strict=True)
        if line.role is Role.DATA and not line.rate and (period := period_of(date, Dated(), None)[0])
    ]
    yield from _gaps(spans, cell)
    yield from _repeats(spans, name, cell)
    yield from _overlaps(spans, cell)


def _gaps(spans: Spans, cell: Callable[[Line], str]) -> Iterator[Check]:
    distinct = sorted({span for span, _, _ in spans})
    lengths = [span.days for span in distinct]
    if len(distinct) < 3 or max(lengths) > _ALIKE * min(lengths) or min(lengths) < _SHORTEST:
        return
    steps = [round((b.starts_on - a.starts_on).days / _MONTH) for a, b in pairwise(distinct)]
    leaps = [(a, b) for (a, b), step in zip(pairwise(distinct), steps, strict=True) if step > min(steps)]
    if len(leaps) > 1 and len({(a.starts_on.month, b.starts_on.month) for a, b in leaps}) == 1:
        return  # the same months of every year
    for before, after in leaps:
        where = next(line for span, line, _ in spans if span == after)
        yield Check(False, f"Nothing stands between {before.label} and {after.label}.", cell(where))


def _repeats(spans: Spans, name: Callable[[Line], str], cell: Callable[[Line], str]) -> Iterator[Check]:
    """Lines for the same period that count the same by what else is written over or beside them."""
    seen: dict[tuple[Period, tuple[str, ...]], Line] = {}
    for span, line, date in spans:
        first = seen.setdefault((span, tuple(text.casefold() for text in date.wording)), line)
        if first is not line and [t.casefold() for t in first.path] != [t.casefold() for t in line.path]:
            names = f"{name(first)} and {name(line)}"
            words = f"{names[0].upper()}{names[1:]} are both for {span.label}, and nothing else tells them apart."
            yield Check(False, words, cell(line))


def _overlaps(spans: Spans, cell: Callable[[Line], str]) -> Iterator[Check]:
    """Periods of which each has days that the other has not: a calendar year among financial years."""
    alike: dict[tuple[str, ...], dict[Period, Line]] = {}
    for span, line, date in spans:
        alike.setdefault(date.wording, {}).setdefault(span, line)
    found = [
        (a, b, lines[b])
        for lines in alike.values()
        for a, b in pairwise(sorted(lines))
        if b.starts_on <= a.ends_on and not a.contains(b) and not b.contains(a)
    ]
    if found:
        before, after, line = found[0]
        more = f" The same is true of {len(found) - 1} other pairs." if len(found) > 1 else ""
        yield Check(
            False, f"{before.label} and {after.label} overlap: their figures cannot be added.{more}", cell(line)
        )
