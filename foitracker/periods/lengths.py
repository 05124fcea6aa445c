"""Periods that are told by how long they last and where they end or begin."""

import re
from calendar import monthrange
from datetime import date, timedelta

from foitracker.periods.days import as_day
from foitracker.periods.months import as_month
from foitracker.periods.period import Kind, Period, financial_year
from foitracker.periods.vocabulary import ANY_YEAR, FINANCIAL
from foitracker.periods.years import full_year

_WEEK = re.compile(
    r"(?:w ?/ ?|(?:week|wk)[ /-]*)(?:(?P<ends>e|end|ending|ended)|c|b|commencing|beginning|starting)[ .-]+(?P<day>.+)"
)
_ENDING = re.compile(
    rf"(?P<financial>{FINANCIAL} ?|fye? ?|f)?"
    r"(?:(?P<months>[0-9]{1,2}|three|six|nine|twelve) ?(?:months|mths|m)|(?P<unit>year|yr|y|quarter|month))?"
    r"[ /-]?(?:to the end of|to|ending|ended|end|e) ?(?P<end>.+)"
)
_MONTHS_IN = {
    "three": 3,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "year": 12,
    "yr": 12,
    "y": 12,
    "quarter": 3,
    "month": 1,
}


def as_week(text: str) -> Period | None:
    """The seven days that end or begin on a day: "w/e 7 Jan 2018", "week commencing 01/01/2018"."""
    found = _WEEK.fullmatch(text)
    day = as_day(found["day"]) if found else None
    if day is None:
        return None
    first = day.starts_on - timedelta(days=6) if found["ends"] else day.starts_on
    return Period(first, first + timedelta(days=6))


def as_ending(text: str, among_months: bool) -> Period | None:
    """The months up to a day or a month: "year ending March 2018", "3 months to June 2017", "FYE 2018"."""
    found = _ENDING.fullmatch(text)
    if not found or not (found["financial"] or found["months"] or found["unit"]):
        return None
    if found["financial"] and re.fullmatch(ANY_YEAR, found["end"]):
        return financial_year(full_year(found["end"]) - 1)
    end = as_day(found["end"]) or as_month(found["end"], among_months)
    if end is None:
        return None
    length = found["months"] or found["unit"] or "year"
    months = _MONTHS_IN[length] if length in _MONTHS_IN else int(length)
    starts_on = _months_earlier(end.ends_on + timedelta(days=1), months)
    if starts_on is None:
        return None
    period = Period(starts_on, end.ends_on)
    return period if period.kind is Kind.FINANCIAL_YEAR or not found["financial"] else None


def _months_earlier(day: date, count: int) -> date | None:
    """The same date some months before; None if that month has no such date, or if nothing lies between."""
    year, month_before = divmod(day.year * 12 + day.month - 1 - count, 12)
    if count == 0 or day.day > monthrange(year, month_before + 1)[1]:
        return None
    return day.replace(year=year, month=month_before + 1)
