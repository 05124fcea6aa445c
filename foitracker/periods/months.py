"""Months as they are spelled, and several of a year that is written once."""

import re

from foitracker.periods.period import MONTHS, Kind, Period, month, whole_months
from foitracker.periods.refusals import AmbiguousPeriod
from foitracker.periods.vocabulary import ANY_YEAR, MONTH, TWO_YEARS, YEAR
from foitracker.periods.years import as_pair, as_short_years, full_year

_MONTH_YEAR = re.compile(rf"({MONTH})[ /'-]*({ANY_YEAR})")
_YEAR_MONTH = re.compile(rf"({YEAR})[ /-]*({MONTH})")
_NUMBER_YEAR = re.compile(rf"(0[1-9]|1[0-2])[/-]({YEAR})")
_MONTHS_OF = re.compile(
    rf"(?P<first>{MONTH})(?: ?(?:-|/|to) ?(?P<last>{MONTH}))? ?(?P<year>{TWO_YEARS}|{ANY_YEAR})"
    rf"|(?P<year_before>{TWO_YEARS}|{YEAR}) ?-? ?(?P<first_after>{MONTH})"
    rf"(?: ?(?:-|/|to) ?(?P<last_after>{MONTH}))?"
)


def as_month(text: str, among_months: bool) -> Period | None:
    if found := _MONTH_YEAR.fullmatch(text):
        return month(full_year(found[2]), month_number(found[1]))
    if found := _YEAR_MONTH.fullmatch(text):
        return month(int(found[1]), month_number(found[2]))
    if found := _NUMBER_YEAR.fullmatch(text):
        return month(int(found[2]), int(found[1]))
    period = as_pair(text, among_months)
    return period if period and period.kind is Kind.MONTH else None


def as_months(text: str, among_months: bool) -> Period | None:
    """Months of a year that is written once: "Apr-Jun 2017", "Jan to Mar 2017/18", "2017/18 April"."""
    found = _MONTHS_OF.fullmatch(text)
    if not found:
        return None
    first = month_number(found["first"] or found["first_after"])
    last = month_number(found["last"] or found["last_after"] or found["first"] or found["first_after"])
    year = found["year"] or found["year_before"]
    if first == last and re.fullmatch(r"[0-9]{2} ?- ?[0-9]{2}", year):
        return None  # "Apr 17-18" may be two days
    if re.fullmatch(ANY_YEAR, year):
        if last < first:
            raise AmbiguousPeriod("the months run over the new year, and only one year is given.")
        return whole_months(full_year(year), first, last - first + 1)
    whole = as_short_years(year) or as_pair(year, among_months)
    if whole is None or whole.kind is not Kind.FINANCIAL_YEAR or (last - 4) % 12 < (first - 4) % 12:
        return None
    start = whole.starts_on.year + (1 if first < 4 else 0)
    return whole_months(start, first, (last - first) % 12 + 1)


def month_number(name: str) -> int:
    """4 for "apr", "april" and "Apr."."""
    return MONTHS.index(name[:3].capitalize()) + 1
