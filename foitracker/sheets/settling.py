"""Periods that only their neighbours settle.

| 01/04/2017 | 01/05/2017 |     are the months, where every date is the first of one
| 11/12 | 12/13 |              are financial years, and so is "201112" between "201011" and "201213"
| 1 | 2 | 3 | ... | 12 |       are months under a year
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec.structs import replace

from foitracker.periods import Kind as PeriodKind
from foitracker.periods import Period, UnreadablePeriod, financial_year, month, parse_period
from foitracker.sheets.frame import Label, Line
from foitracker.sheets.numbered import months_for_numbers

_FROM = re.compile(r"\b(?:from|start|begin\w*|first)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|end|ending|until|last)\b", re.IGNORECASE)
_SIX_DIGITS = re.compile(r"[12][0-9]{5}")
_NEXT = 101  # from 201718 to 201819


def settled(lines: Sequence[Line], words: Iterable[str]) -> tuple[tuple[Line, ...], str]:
    """Periods that only their neighbours settle: dates for months, "2011-12" among months, the number 4 for April.

    `words` are what stands over and beside the labels.
    """
    words = [word.lower() for word in words]
    for settle in (_spans_of_dates, _months_for_dates, _glued_years, _pairs_among_neighbours, months_for_numbers):
        settled_lines, why = settle(tuple(lines), words)
        if why:
            return settled_lines, why
    return tuple(lines), ""


def _spans_of_dates(lines: tuple[Line, ...], words: Sequence[str]) -> tuple[tuple[Line, ...], str]:
    """A date from and a date to, in two columns: the days between them."""
    spans: dict[int, Period] = {}
    for line in lines:
        days = [label.period for label in line.labels if _is_day(label)]
        if len(days) != 2 or not days[0] < days[1]:
            if days:
                return lines, ""
            continue
        spans[line.number] = Period(days[0].starts_on, days[1].ends_on)
    if not spans:
        return lines, ""
    said = any(_FROM.search(word) for word in words) and any(_TO.search(word) for word in words)
    whole = {PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH}
    if not (said or all(span.kind in whole for span in spans.values())):
        return lines, ""
    made = tuple(
        replace(
            line,
            labels=tuple(
                replace(label, period=spans[line.number]) if _is_day(label) else label for label in line.labels
            ),
        )
        for line in lines
    )
    return made, "The two dates beside the figures are the first and the last day of their period."


def _months_for_dates(lines: tuple[Line, ...], words: Sequence[str]) -> tuple[tuple[Line, ...], str]:
    days = {label.place: label.period for line in lines for label in line.labels if _is_day(label)}
    starts = [period.starts_on for period in days.values() if period]
    if len(starts) < 2 or len(set(starts)) < 2:
        return lines, ""
    firsts = all(day.day == 1 for day in starts)
    lasts = all((day + timedelta(days=1)).day == 1 for day in starts)
    said = " ".join([*words, *(label.text.lower() for line in lines for label in line.labels)])
    if not (firsts or lasts) or "snapshot" in said or "as at" in said or "as of" in said:
        return lines, ""
    numbers = sorted({day.year * 12 + day.month for day in starts})
    if min(b - a for a, b in pairwise(numbers)) > 3:
        return lines, ""
    whole = tuple(
        replace(
            line,
            labels=tuple(
                replace(label, period=month(label.period.starts_on.year, label.period.starts_on.month))
                if _is_day(label) and label.period
                else label
                for label in line.labels
            ),
        )
        for line in lines
    )
    return whole, f"The dates are the {'first' if firsts else 'last'} days of months and stand for the months."


def _is_day(label: Label) -> bool:
    return label.whole_period and label.period is not None and label.period.days == 1


def _glued_years(lines: tuple[Line, ...], words: Sequence[str]) -> tuple[tuple[Line, ...], str]:
    """ "201112" is December 2011, and between "201011" and "201213" a financial year."""
    labels = {label.place: label for line in lines for label in line.labels if _SIX_DIGITS.fullmatch(label.text)}
    numbers = sorted({int(label.text) for label in labels.values()})
    months = [label for label in labels.values() if label.period and label.period.kind is PeriodKind.MONTH]
    if not months or len(numbers) < 2 or any(b - a != _NEXT for a, b in pairwise(numbers)):
        return lines, ""
    if numbers[0] % 100 != (numbers[0] // 100 + 1) % 100:
        return lines, ""
    if len(numbers) == 2 and len(months) == len(labels):
        doubt = f"'{months[0].text}' may be a month or a financial year."
        return tuple(
            line.doubted(doubt) if any(label.place in labels for label in line.labels) else line for line in lines
        ), f"'{numbers[0]}' and '{numbers[1]}' may be months or financial years."
    changed = {label.place: financial_year(int(label.text) // 100) for label in labels.values()}
    return _with_periods(lines, changed), f"'{numbers[0]}' and '{numbers[1]}' follow on as financial years."


def _pairs_among_neighbours(lines: tuple[Line, ...], words: Sequence[str]) -> tuple[tuple[Line, ...], str]:
    """ "2011-12" between "2011-11" and "2012-01" is December; "11/12" before "12/13" is a financial year."""
    labels = {label.place: label for line in lines for label in line.labels if label.whole_period}
    dated_labels = [label for label in labels.values() if label.period and label.text[:4].isdigit()]
    months = {label.text[:4] for label in dated_labels if label.period.kind is PeriodKind.MONTH}
    changed: dict[tuple[int, int], Period] = {}
    for place, label in labels.items():
        if label.period and label.period.kind is PeriodKind.FINANCIAL_YEAR and label.text[:4] in months:
            changed[place] = parse_period(label.text, among_months=True)
    pairs = [label for label in labels.values() if not label.period and not label.part]
    years = [label for label in labels.values() if label.period and label.period.kind is PeriodKind.FINANCIAL_YEAR]
    for label in pairs:
        if any("/" in year.text and len(year.text) == len(label.text) for year in years):
            try:
                changed[label.place] = parse_period(f"20{label.text.replace(' ', '')}")
            except UnreadablePeriod:
                continue
    if not changed:
        return lines, ""
    whole = _with_periods(lines, changed)
    texts = ", ".join(f"'{labels[place].text}'" for place in list(changed)[:3])
    return whole, f"What {texts} means is settled by the periods beside it."


def _with_periods(lines: Iterable[Line], periods: Mapping[tuple[int, int], Period]) -> tuple[Line, ...]:
    """The lines, with the period of each label whose cell is named."""
    return tuple(
        replace(
            line,
            labels=tuple(
                replace(label, period=periods[label.place]) if label.place in periods else label
                for label in line.labels
            ),
        )
        for line in lines
    )
