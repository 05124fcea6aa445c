"""Single days as they are spelled, the day first."""

import re
from datetime import date

from foitracker.periods.months import month_number
from foitracker.periods.period import Kind, Period
from foitracker.periods.vocabulary import ANY_YEAR, MONTH, YEAR
from foitracker.periods.years import full_year

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_NTH = rf"({_DAY})(?:st|nd|rd|th)?(?: of)?"
_DAY_MONTH_YEAR = re.compile(rf"{_NTH}[ /-]*({MONTH})[ /-]*({ANY_YEAR})")
_MONTH_DAY_YEAR = re.compile(rf"({MONTH}) ({_DAY})(?:st|nd|rd|th)? ({YEAR})")
_NUMERIC_DAY = re.compile(
    rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2({YEAR})|([0-9]{{1,2}})([/.])([0-9]{{1,2}})\6([0-9]{{2}})"
)
_ISO_DAY = re.compile(rf"({YEAR})([-/.]?)([0-9]{{2}})\2([0-9]{{2}})")
_YEARLESS_DAY = re.compile(rf"{_NTH} ?({MONTH})")


def as_day(text: str) -> Period | None:
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        return _one_day(full_year(found[3]), month_number(found[2]), found[1])
    if found := _MONTH_DAY_YEAR.fullmatch(text):
        return _one_day(int(found[3]), month_number(found[1]), found[2])
    if found := _NUMERIC_DAY.fullmatch(text):
        day, month, year = (found[1], found[3], found[4]) if found[1] else (found[5], found[7], found[8])
        return _one_day(full_year(year), int(month), day)
    if found := _ISO_DAY.fullmatch(text):
        return _one_day(int(found[1]), int(found[3]), found[4])
    return None


def as_day_before(text: str, last: Period) -> Period | None:
    """The first day of "1 April to 31 March 2018", which has to lie before the last one."""
    found = _YEARLESS_DAY.fullmatch(text)
    if not found or last.kind is not Kind.DAY:
        return None
    month = month_number(found[2])
    is_earlier = (month, int(found[1])) < (last.ends_on.month, last.ends_on.day)
    return _one_day(last.ends_on.year - (0 if is_earlier else 1), month, found[1])


def _one_day(year: int, month: int, day: str) -> Period | None:
    try:
        only = date(year, month, int(day))
    except ValueError:
        return None
    return Period(only, only)
