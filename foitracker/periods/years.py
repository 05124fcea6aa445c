"""Years as they are spelled: one, or one and the next."""

import re

from foitracker.periods.period import Period, calendar_year, financial_year, month
from foitracker.periods.refusals import AmbiguousPeriod
from foitracker.periods.vocabulary import SHORT_YEARS, YEAR

_PAIR = re.compile(rf"({YEAR})(?: ?[/-] ?| to )([0-9]{{4}}|[0-9]{{2}})")
_GLUED = re.compile(rf"({YEAR})([0-9]{{2}})")
_SHORT_PAIR = re.compile(r"'?([0-9]{2}) ?/ ?'?([0-9]{2})")
_NAMED_PAIR = re.compile(r"'?([0-9]{2}) ?[/-]? ?'?([0-9]{2})")


def as_year(text: str) -> Period | None:
    return calendar_year(int(text)) if re.fullmatch(YEAR, text) else None


def as_pair(text: str, among_months: bool) -> Period | None:
    """A year and a second number: "2017/18" and "2017 to 2018" are a financial year, "2017-04" is a month."""
    glued = _GLUED.fullmatch(text)
    found = glued or _PAIR.fullmatch(text)
    if not found:
        return None
    year, second = int(found[1]), int(found[2])
    follows = second == year + 1 or (len(found[2]) == 2 and second == (year + 1) % 100)
    is_month = len(found[2]) == 2 and 1 <= second <= 12
    if is_month and (glued or among_months or not follows):
        return month(year, second)
    if follows:
        return financial_year(year)
    if second > year:
        raise AmbiguousPeriod("calendar years or financial years.")
    return None


def as_short_pair(text: str) -> Period | None:
    """ "17/18" that stands alone."""
    found = _SHORT_PAIR.fullmatch(text)
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    if 1 <= int(found[2]) <= 12:
        raise AmbiguousPeriod("a financial year or a day and a month.")
    return financial_year(full_year(found[1]))


def as_named_pair(text: str) -> Period | None:
    """ "17/18", "17-18" or "1718" beside a word that says that it is a financial year."""
    found = _NAMED_PAIR.fullmatch(text)
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    return financial_year(full_year(found[1]))


def as_short_years(text: str) -> Period | None:
    """ "17/18" or "17-18" beside a part of a year, which says that it is a year and no day."""
    return as_named_pair(text) if re.fullmatch(SHORT_YEARS, text) else None


def full_year(text: str) -> int:
    """The year of "2017", "17" or "'17"; raises AmbiguousPeriod where two digits may be of either century."""
    year = int(text.removeprefix("'"))
    if year >= 100:
        return year
    if 50 <= year < 80:
        raise AmbiguousPeriod("the century is not given.")
    return year + (2000 if year < 50 else 1900)
