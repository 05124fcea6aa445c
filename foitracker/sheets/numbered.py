"""Numbers that stand for months or quarters: 1 to 12 under a year, 1 to 4 below the heading "Quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from foitracker.periods import Kind as PeriodKind
from foitracker.periods import Period, month
from foitracker.sheets.frame import Label, Line
from foitracker.sheets.kinds import Part
from foitracker.sheets.words import is_total

_QUARTER = re.compile(r"\b(?:quarters?|qtrs?)\b", re.IGNORECASE)
_FIRST_MONTH = "Nothing says whether month 1 of a financial year is January or April."
_CALENDAR = re.compile(r"\bcalendar\b", re.IGNORECASE)
_YEAR_AND_QUARTER = re.compile(
    r"(?P<year>(?:19|20)\d\d)[\s:,-]*(?:q|qtr|quarter) ?(?P<quarter>[1-4])"
    r"|(?:q|qtr|quarter) ?(?P<before>[1-4])[\s:,-]*(?P<after>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_FEW = 3  # words; more than that ask for a total, and are no heading of one
_NUMBER = re.compile(r"\d[\d,.]*")
_MONTH = re.compile(r"\b(?:months?|mths?)\b", re.IGNORECASE)


def parts_by_heading(lines: Sequence[Line], headings: Mapping[int, str]) -> tuple[tuple[Line, ...], str]:
    """1 to 4 in a column headed "Quarter", and 1 to 12 in one headed "Month", beside a column of years.

    `headings` are those over the columns of labels, by column.
    """
    for column, heading in headings.items():
        is_quarter, is_month = bool(_QUARTER.search(heading)), bool(_MONTH.search(heading))
        if is_quarter is is_month:
            continue
        most = 4 if is_quarter else 12
        found = {label.text for line in lines for label in line.labels if label.place[1] == column}
        if not found or not all(text.isdecimal() and 1 <= int(text) <= most for text in found):
            continue
        years = [label for line in lines for label in line.labels if label.whole_period and label.period]
        if not years:
            continue
        if is_month and any(label.period.kind is PeriodKind.FINANCIAL_YEAR for label in years):
            return tuple(line.doubted(_FIRST_MONTH) for line in lines), _FIRST_MONTH
        made = tuple(_with_part(line, column, is_quarter=is_quarter) for line in lines)
        return made, f"The numbers below '{heading}' are {'quarters' if is_quarter else 'months'}."
    return tuple(lines), ""


def doubted_below_total(lines: Iterable[Line], headings: Mapping[int, str]) -> list[Line]:
    """The lines, with a doubt on those that a number below "Total" names: it was a figure, and the names are elsewhere.

    `headings` are those over the columns of labels, by column.
    """
    sums = {
        column: heading for column, heading in headings.items() if is_total(heading) and len(heading.split()) <= _FEW
    }
    made = []
    for line in lines:
        numbers = [one for one in line.labels if _NUMBER.fullmatch(one.text) and not one.period]
        below = [sums[one.place[1]] for one in numbers if one.place[1] in sums]
        made.append(line.doubted(f"It is named by a number below “{below[0][:80]}”.") if below else line)
    return made


def without_questions(lines: Iterable[Line]) -> list[Line]:
    """The lines, where "Q1" beside "How many were charged?" is the number of a question and no quarter."""
    return [_questioned(line) if any(label.text.endswith("?") for label in line.labels) else line for line in lines]


def _questioned(line: Line) -> Line:
    labels = [
        replace(label, part=None, whole_period=False) if label.part and label.part.of_quarter else label
        for label in line.labels
    ]
    return replace(line, labels=tuple(labels))


def calendar_quarters(
    lines: tuple[Line, ...], words: Iterable[str], crossing: Iterable[Line]
) -> tuple[tuple[Line, ...], str]:
    """Quarters of calendar years, where what stands over the table says that its years are such."""
    said = next((word for word in words if _CALENDAR.search(word)), "")
    labels = [label for line in lines for label in line.labels] if said else []
    if not any(map(_may_be_calendar, labels)):
        return lines, ""
    every = [*labels, *(label for line in crossing for label in line.labels)]
    if any(label.period and label.period.kind is PeriodKind.FINANCIAL_YEAR for label in every):
        return lines, ""
    made = tuple(replace(line, labels=tuple(map(_from_january, line.labels))) for line in lines)
    return made, f"The quarters are those of calendar years: '{said[:80]}'."


def _may_be_calendar(label: Label) -> bool:
    return bool(label.part and label.part.of_quarter) or (label.whole_period and not label.period and not label.part)


def _from_january(label: Label) -> Label:
    if label.part and label.part.of_quarter:
        return replace(label, part=Part(3 * label.part.of_quarter - 2, 3))
    found = _YEAR_AND_QUARTER.fullmatch(label.text) if _may_be_calendar(label) else None
    if not found:
        return label
    year, quarter = (int(text) for text in (found["year"] or found["after"], found["quarter"] or found["before"]))
    first = month(year, 3 * quarter - 2)
    return replace(label, period=Period(first.starts_on, month(year, 3 * quarter).ends_on))


def _with_part(line: Line, column: int, *, is_quarter: bool) -> Line:
    labels = [
        replace(label, part=Part(0, 3, int(label.text)) if is_quarter else Part(int(label.text), 1), whole_period=True)
        if label.place[1] == column
        else label
        for label in line.labels
    ]
    return replace(line, labels=tuple(labels))


def months_for_numbers(lines: tuple[Line, ...], words: Sequence[str]) -> tuple[tuple[Line, ...], str]:
    """1 to 12 under or beside a year are months, if a heading says so or if all twelve are there."""
    numbered = [line for line in lines if _is_numbered(line) and any(label.whole_period for label in line.labels[:-1])]
    if not numbered or not _all_but_totals(lines, numbered):
        return lines, ""
    if not _speaks_of_months(words) and {int(line.path[-1]) for line in numbered} != set(range(1, 13)):
        return _doubted(lines, numbered, "Nothing says what its numbered label stands for.")
    return _as_months(lines, numbered, [label for line in numbered for label in line.labels[:-1]])


def months_across_years(
    lines: tuple[Line, ...], words: Iterable[str], crossing: Sequence[Line]
) -> tuple[tuple[Line, ...], str]:
    """1 to 12 down the side below "Month", where the years stand across the top, or the other way about."""
    numbered = [line for line in lines if _is_numbered(line) and len(line.labels) == 1]
    years = [label for line in crossing for label in line.labels if label.whole_period and label.period]
    if not numbered or not years or not _all_but_totals(lines, numbered) or not _speaks_of_months(words):
        return lines, ""
    return _as_months(lines, numbered, years)


def _is_numbered(line: Line) -> bool:
    last = line.labels[-1].text if line.labels and not line.labels[-1].part else ""
    return last.isdecimal() and 1 <= int(last) <= 12


def _all_but_totals(lines: Sequence[Line], numbered: Sequence[Line]) -> bool:
    return all(line in numbered or is_total(line.path[-1] if line.path else "") for line in lines)


def _speaks_of_months(words: Iterable[str]) -> bool:
    return any("month" in word.lower() for word in words)


def _as_months(
    lines: tuple[Line, ...], numbered: Sequence[Line], years: Sequence[Label]
) -> tuple[tuple[Line, ...], str]:
    """The first month of a financial year is April in one office and 1 is January in the next: then a person says."""
    financial = any(label.period and label.period.kind is PeriodKind.FINANCIAL_YEAR for label in years)
    if financial and numbered[0].path[-1].lstrip("0") == "1":
        return _doubted(lines, numbered, _FIRST_MONTH)
    made = tuple(
        replace(
            line,
            labels=(*line.labels[:-1], replace(line.labels[-1], part=Part(int(line.path[-1]), 1), whole_period=True)),
        )
        if line in numbered
        else line
        for line in lines
    )
    return made, "The numbers 1 to 12 beside the years are months."


def _doubted(lines: tuple[Line, ...], some: Sequence[Line], doubt: str) -> tuple[tuple[Line, ...], str]:
    return tuple(line.doubted(doubt) if line in some else line for line in lines), doubt
