"""Which period a figure belongs to, and what it counts: both from the labels that lead to it.

("Harassment",) under ("2017/18", "January")   -> January 2018, "Harassment"
("2018", "Feb") under ("Stalking", "Count")    -> February 2018, "Stalking"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from foitracker.periods import Kind as PeriodKind
from foitracker.periods import Period, UnreadablePeriod, find_period, month, parse_period
from foitracker.sheets.frame import Label, Line
from foitracker.sheets.kinds import Part, split_period
from foitracker.sheets.words import (
    is_measure,
    is_rate,
    speaks_of_another_year,
    speaks_of_ended_years,
    speaks_of_the_file,
)

_DIGIT = re.compile(r"\d")  # without one there is no year
_AS_AT = re.compile(r"\bas (?:at|of|on)\b:? *(?P<day>[^()]{6,25}?)[ .)]*$", re.IGNORECASE)
_OF_THE_FILE = re.compile(
    r"\b(?:data|figures?|correct|accurate|extract(?:ed)?|produced|run|recorded|published|updated|position|system)"
    r"(?: \w+){0,3} as (?:at|of|on)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|start|begin\w*|first)\b", re.IGNORECASE)
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? +)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\d{1,2}[/.]\d{1,2}\b"
)
_LIMIT = re.compile(
    rf"\b(?:to|until|till|from|since|before|after|by) +(?:the +)?(?:end +of +)?(?:{_DATE})"
    r"|\bq[1-4]\b|\bytd\b|\bto date\b|\bso far\b|\bpart[- ]year\b|\bas (?:at|of|on)\b|\b(?:up )?to$"
    r"|^\W*\d+ ?m(?:on)?(?:ths?)?\W*$|^\W*m\d\d?\W*$",
    re.IGNORECASE,
)
_NOT_FINANCIAL = "Its years may not be financial years: “{}”."
_NOT_CALENDAR = "Its years may not be calendar years: “{}”."
_ENDS = {PeriodKind.CALENDAR_YEAR, PeriodKind.MONTH, PeriodKind.DAY}  # what a year may be said to end with
_TO = re.compile(r"\b(?:to|end|ending|until|last)\b", re.IGNORECASE)


class Dated(msgspec.Struct, frozen=True):
    """What the labels of one line say about time, and what is left of them as wording."""

    periods: tuple[Period, ...] = ()
    parts: tuple[Part, ...] = ()
    wording: tuple[str, ...] = ()
    ambiguous: str = ""


def dated(line: Line, *, constant: frozenset[str] = frozenset(), measures: bool = False) -> Dated:
    """Divide the labels of a line.

    `constant` are labels that all lines share and that name none of them; `measures` keeps words such as "Count".
    """
    periods: list[Period] = []
    parts: list[Part] = []
    wording: list[str] = []
    ambiguous = ""
    for label in line.labels:
        if label.part:
            parts.append(label.part)
        elif label.whole_period:
            periods += [label.period] if label.period else []
            ambiguous = ambiguous or ("" if label.period else label.text)
        elif is_rate(label.text):
            wording.append(label.text)
        else:
            rest, period = split_period(label.text)
            if period and _limits_it(rest, period):
                ambiguous = ambiguous or label.text
                continue
            periods += [period] if period else []
            if rest and (measures or not is_measure(rest)) and label.text not in constant:
                wording.append(rest)
    return Dated(tuple(periods), tuple(parts), tuple(wording), ambiguous)


def _limits_it(rest: str, period: Period) -> bool:
    """Whether what stands beside a period says that another is meant: "2017/18 (to 31 December 2017)"."""
    other = find_period(rest)
    return (other is not None and other != period) or limits(rest)


def limits(text: str) -> bool:
    """Whether words beside a year say that a part of it is meant: "to 31 May", "year to date", "Q1-Q3"."""
    return bool(_LIMIT.search(text))


def period_of(row: Dated, column: Dated, context: Period | None) -> tuple[Period | None, str]:
    """The period of a figure, or None with the reason."""
    periods = list(dict.fromkeys((*row.periods, *column.periods)))
    parts = list(dict.fromkeys((*row.parts, *column.parts))) if row.parts or column.parts else []
    ambiguous = row.ambiguous or column.ambiguous
    if ambiguous:
        return None, f"'{ambiguous}' could mean two periods"
    if len(parts) > 1:
        return None, "its labels name two parts of a year"
    if parts:
        return _part_of_year(parts[0], periods or ([context] if context else []))
    if not periods:
        return (context, "") if context else (None, "nothing says which period it is for")
    if len(periods) == 1:
        return periods[0], ""
    narrowest = min(periods, key=lambda period: period.days)
    if all(period.contains(narrowest) for period in periods):
        return narrowest, ""
    return None, "its labels name two periods, " + " and ".join(period.label for period in periods[:2])


def _part_of_year(part: Part, years: Sequence[Period]) -> tuple[Period | None, str]:
    if not years:
        return None, "its label names a part of a year and nothing says which year"
    year = min(years, key=lambda period: period.days)
    if not all(other.contains(year) for other in years):
        return None, "its labels name two years"
    whole = year.kind
    first = part.first_month
    if part.of_quarter:
        if whole is not PeriodKind.FINANCIAL_YEAR:
            return None, "a quarter of a calendar year may be counted from January or from April"
        first = (3 + 3 * (part.of_quarter - 1)) % 12 + 1
    start_year = year.starts_on.year + (first < year.starts_on.month)
    begin = month(start_year, first)
    last = start_year * 12 + first - 1 + part.months - 1
    period = Period(begin.starts_on, month(last // 12, last % 12 + 1).ends_on)
    return (period, "") if year.contains(period) else (None, f"its month does not lie in {year.label}")


def context_period(titles: Iterable[str], sheet: str) -> tuple[Period | None, str]:
    """The period that the title nearest to a table names, else the name of the sheet; and which of them said so."""
    for title in titles:
        period = None if speaks_of_the_file(title) and len(title) < 60 else _stated(title)
        if period:
            return period, f"The period {period.label} is from the title '{title[:80]}'."
    period = _stated(sheet.replace("_", " "))
    if period:
        return period, f"The period {period.label} is from the name of the sheet, '{sheet}'."
    return None, ""


def day_in_titles(titles: Iterable[str]) -> tuple[Period | None, str]:
    """The day that the nearest title ends with, "Officers in post as at 31 March 2020", and a doubt.

    It may be the day of which the figures are, or the day on which they were counted.
    """
    for title in titles:
        found = _AS_AT.search(title)
        if not found or _OF_THE_FILE.search(title):
            continue
        try:
            period = parse_period(found["day"].strip(" .)"))
        except UnreadablePeriod:
            continue
        if period.days == 1:
            return (
                period,
                f"“{found[0].strip()[:60]}” may be the day they were counted on, and not the day they are of.",
            )
    return None, ""


@lru_cache(maxsize=20_000)
def _stated(text: str) -> Period | None:
    if not _DIGIT.search(text):
        return None
    try:
        return parse_period(text)
    except UnreadablePeriod:
        return find_period(text)


def in_another_year(lines: Sequence[Line], words: Iterable[str]) -> list[Line]:
    """The lines, with a doubt on those whose year is said to be another one.

    "2017/18" is no financial year below "Academic year", nor is a bare "2018" a calendar year below "Year ending
    March". `words` are what stands over and beside the labels.
    """
    words = list(words)
    academic = next(filter(speaks_of_another_year, words), "")
    ended = next(filter(speaks_of_ended_years, words), "")
    texts = _texts_of(lines)
    if not (academic or ended or any(map(speaks_of_another_year, texts)) or any(map(speaks_of_ended_years, texts))):
        return list(lines)
    made = []
    for line in lines:
        doubts = []
        if said := academic or next(filter(speaks_of_another_year, line.path), ""):
            doubts += [_NOT_FINANCIAL.format(said[:80])] * any(map(_is_financial_year, line.labels))
        if said := ended or next(filter(speaks_of_ended_years, line.path), ""):
            doubts += [_NOT_CALENDAR.format(said[:80])] * any(map(_is_bare_year, line.labels))
        made.append(replace(line, doubts=(*line.doubts, *doubts)) if doubts else line)
    return made


def ended_there(lines: Sequence[Line], words: Iterable[str]) -> tuple[tuple[Line, ...], str]:
    """Labels that a heading completes: "12 months ending" over "June 2019", "Year ending March" over 2018."""
    ends = [word for word in words if speaks_of_ended_years(word)]
    if not ends and not any(map(speaks_of_ended_years, _texts_of(lines))):
        return tuple(lines), ""
    found: dict[tuple[int, int], tuple[Period, str]] = {}
    for line in lines:
        said = [*ends, *filter(speaks_of_ended_years, line.path)]
        for label in line.labels if said else ():
            whole = _completed(label, said)
            if whole and whole != label.period:
                found[label.place] = whole, f"'{label.text}' and '{said[0][:60]}' name one period, {whole.label}."
    if not found:
        return tuple(lines), ""
    made = [
        replace(
            line,
            labels=tuple(
                replace(label, period=found[label.place][0]) if label.place in found else label for label in line.labels
            ),
        )
        for line in lines
    ]
    return tuple(made), next(iter(found.values()))[1]


def _texts_of(lines: Iterable[Line]) -> set[str]:
    return {label.text for line in lines for label in line.labels}


def _completed(label: Label, said: Iterable[str]) -> Period | None:
    if not label.whole_period or not label.period or label.period.kind not in _ENDS:
        return None
    return next((whole for words in said if (whole := _joined(words, label.period.label))), None)


@lru_cache(maxsize=20_000)
def _joined(words: str, period: str) -> Period | None:
    try:
        return parse_period(f"{words} {period}")
    except UnreadablePeriod:
        return None


def _is_financial_year(label: Label) -> bool:
    return label.period is not None and label.period.kind is PeriodKind.FINANCIAL_YEAR


def _is_bare_year(label: Label) -> bool:
    """Whether a label is a year and no more, but for a mark: "2018", "2018 (p)"."""
    whole = label.whole_period and label.text[:4].isdecimal() and not label.text[4:6].strip("- /").isdecimal()
    return whole and label.period is not None and label.period.kind is PeriodKind.CALENDAR_YEAR
