"""The period itself: its days, its kind and its plain name, and the years and months that begin on a first."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import msgspec

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Kind(StrEnum):
    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    OTHER = "other"


class Period(msgspec.Struct, frozen=True, order=True):
    """From `starts_on` to `ends_on`, both days included."""

    starts_on: date
    ends_on: date

    def __post_init__(self):
        if self.ends_on < self.starts_on:
            raise ValueError(f"A period cannot start on {self.starts_on} and end on {self.ends_on}.")

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def kind(self) -> Kind:
        return _kind_of(self.starts_on, self.ends_on)

    @property
    def label(self) -> str:
        """The period in its shortest plain form, which `parse_period` reads back.

        "2017/18", "2018", "Apr-Jun 2017", "Jan 2018", "31 Jan 2018", "1 Apr 2017 to 31 Dec 2017"
        """
        first, last = self.starts_on, self.ends_on
        match self.kind:
            case Kind.FINANCIAL_YEAR:
                return f"{first.year}/{last.year % 100:02}"
            case Kind.CALENDAR_YEAR:
                return f"{first.year}"
            case Kind.QUARTER:
                return f"{MONTHS[first.month - 1]}-{MONTHS[last.month - 1]} {first.year}"
            case Kind.MONTH:
                return f"{MONTHS[first.month - 1]} {first.year}"
            case Kind.DAY:
                return _day_label(first)
        return f"{_day_label(first)} to {_day_label(last)}"

    def __str__(self) -> str:
        return self.label

    def contains(self, other: "Period") -> bool:
        """True if every day of `other` lies in this period."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on


@lru_cache(maxsize=20_000)
def _kind_of(first: date, last: date) -> Kind:
    if first == last:
        return Kind.DAY
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return Kind.OTHER
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return Kind.MONTH
    if months == 3 and first.month in (1, 4, 7, 10):
        return Kind.QUARTER
    if months == 12 and first.month == 4:
        return Kind.FINANCIAL_YEAR
    return Kind.CALENDAR_YEAR if months == 12 and first.month == 1 else Kind.OTHER


def financial_year(start_year: int) -> Period:
    """1 April of the year to 31 March of the next: the year of every force in the United Kingdom."""
    return Period(date(start_year, 4, 1), date(start_year + 1, 3, 31))


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def month(year: int, month: int) -> Period:
    return whole_months(year, month, 1)


def whole_months(year: int, first: int, count: int) -> Period:
    """So many whole months from the first of a month on; a `first` of 13 is January of the next year."""
    begin = year * 12 + first - 1
    end = begin + count
    return Period(date(begin // 12, begin % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1))


def _day_label(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
