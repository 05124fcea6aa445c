"""A year from its beginning to a day or month in it: "2018 (to 30 June)", "2017/18 up to 31/12/2017"."""

import re

from foitracker.periods.days import as_day
from foitracker.periods.months import as_month
from foitracker.periods.period import Kind, Period
from foitracker.periods.vocabulary import TWO_YEARS, YEAR
from foitracker.periods.years import as_pair, as_short_pair, as_year

_UP_TO = re.compile(
    rf"(?P<year>{YEAR}|{TWO_YEARS}) ?(?:- ?)?(?P<open>\()?(?:up )?(?:to|until|till) (?:(?:the )?end of )?"
    r"(?P<last>[^()]+)(?(open)\))"
)


def as_year_up_to(text: str) -> Period | None:
    """The part of a year; None where the day does not lie in it.

    Without brackets the day has to have its year: "2018 to 30 June" may go on with another.
    """
    found = _UP_TO.fullmatch(text)
    year = found and (as_year(found["year"]) or as_pair(found["year"], False) or as_short_pair(found["year"]))
    if not found or not year or year.kind is Kind.MONTH:
        return None
    left_out = {year.starts_on.year, year.ends_on.year} if found["open"] else set()
    ends = [_end(found["last"])] + [_end(f"{found['last']} {number}") for number in sorted(left_out)]
    end = next((one for one in ends if one and year.contains(one)), None)
    return Period(year.starts_on, end.ends_on) if end else None


def _end(text: str) -> Period | None:
    return as_day(text) or as_month(text, False)
