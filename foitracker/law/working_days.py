"""Which days are working days, by the bank holidays of the divisions that an Act looks at.

The published lists (govuk-bank-holidays) cover some years. Outside them the usual rule gives the dates: Easter, the
Mondays of May and August, the fixed days with their substitutes. Extra days that are proclaimed for an occasion are
never guessed, so every day of such a year is provisional.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from types import MappingProxyType

from govuk_bank_holidays.bank_holidays import BankHolidays

from foitracker.law.regimes import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Regime, regime_for

# The Acts came into force in 2005; nobody asks for a deadline after 2099.
FIRST_YEAR, LAST_YEAR = 2005, 2099

_NAMES = {ENGLAND_AND_WALES: "England and Wales", SCOTLAND: "Scotland", NORTHERN_IRELAND: "Northern Ireland"}
_ONE_DAY = timedelta(days=1)


class BeyondCalendar(ValueError):
    """The date lies outside the years for which working days can be told."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of one or more divisions: a holiday in any of them is no working day."""

    divisions: tuple[str, ...]

    def is_working_day(self, day: date) -> bool:
        """True from Monday to Friday, if the day is no holiday. Raises BeyondCalendar before 2005 and after 2099."""
        return not self.holiday(day) and day.weekday() < 5

    def holiday(self, day: date) -> str:
        """What holiday the day is, and where if not everywhere: "St Andrew’s Day, Scotland"; "" if it is none."""
        return _holidays(self.divisions, day.year).get(day, "")

    def is_provisional(self, day: date) -> bool:
        """True if the bank holidays of that year are not published in every division."""
        return any(day.year not in published_years(division) for division in self.divisions)

    def days_after(self, day: date) -> Iterator[date]:
        """The working days that follow the day, without an end."""
        while day.year <= LAST_YEAR:
            day += _ONE_DAY
            if self.is_working_day(day):
                yield day
        raise BeyondCalendar(f"Working days are known up to {LAST_YEAR}, and not after {day.isoformat()}.")

    def after(self, day: date, count: int) -> date:
        """The nth working day after the day, which is day nought even if it is no working day itself."""
        return next(islice(self.days_after(day), count - 1, None))

    def count(self, after: date, until: date) -> int:
        """How many working days lie after the one day and up to the other."""
        return sum(self.is_working_day(day) for day in _each_day(after, until))

    def holidays_between(self, after: date, until: date) -> tuple[date, ...]:
        """The holidays from Monday to Friday after the one day and up to the other."""
        return tuple(day for day in _each_day(after, until) if day.weekday() < 5 and self.holiday(day))


def calendar_for(regime: Regime | str) -> WorkingDays:
    """The working days of an Act. Raises UnknownRegime."""
    return WorkingDays(regime_for(regime).divisions)


@cache
def published_holidays(division: str) -> Mapping[date, str]:
    """The published bank holidays of a division with their titles. Never asks the network."""
    rows = BankHolidays(use_cached_holidays=True).data[division]
    return MappingProxyType({row["date"]: row["title"] for row in rows})


@cache
def published_years(division: str) -> range:
    """The years that are published whole. A list that stops before December is not whole in its last year."""
    days = sorted(published_holidays(division))
    last = days[-1].year if days[-1].month == 12 else days[-1].year - 1
    return range(days[0].year, last + 1)


def expected_holidays(division: str, year: int) -> Mapping[date, str]:
    """The bank holidays that the usual rule gives for a year, without any that is proclaimed for an occasion."""
    ruled = {rule.on(year): rule.title for rule in _RULES if division in rule.divisions and year >= rule.since}
    holidays = {day: title for day, title in ruled.items() if day.weekday() < 5}
    for day in sorted(ruled.keys() - holidays.keys()):
        substitute = day
        while substitute.weekday() >= 5 or substitute in holidays:
            substitute += _ONE_DAY
        holidays[substitute] = ruled[day]
    return holidays


@dataclass(frozen=True, slots=True)
class _Rule:
    title: str
    divisions: tuple[str, ...]
    month: int
    day: int = 0  # a fixed day, or
    monday: int = 0  # the nth Monday of the month, -1 for the last, or
    from_easter: int = 0  # days from Easter Sunday
    since: int = FIRST_YEAR

    def on(self, year: int) -> date:
        if self.day:
            return date(year, self.month, self.day)
        if self.from_easter:
            return _easter(year) + timedelta(days=self.from_easter)
        if self.monday > 0:
            first = date(year, self.month, 1)
            return first + timedelta(days=-first.weekday() % 7 + 7 * (self.monday - 1))
        last = date(year, self.month + 1, 1) - _ONE_DAY
        return last - timedelta(days=last.weekday())


_EVERYWHERE = (ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND)
_NOT_SCOTLAND = (ENGLAND_AND_WALES, NORTHERN_IRELAND)

# Banking and Financial Dealings Act 1971, Schedule 1, and the days that are proclaimed every year.
_RULES = (
    _Rule("New Year’s Day", _EVERYWHERE, 1, day=1),
    _Rule("2nd January", (SCOTLAND,), 1, day=2),
    _Rule("St Patrick’s Day", (NORTHERN_IRELAND,), 3, day=17),
    _Rule("Good Friday", _EVERYWHERE, 4, from_easter=-2),
    _Rule("Easter Monday", _NOT_SCOTLAND, 4, from_easter=1),
    _Rule("Early May bank holiday", _EVERYWHERE, 5, monday=1),
    _Rule("Spring bank holiday", _EVERYWHERE, 5, monday=-1),
    _Rule("Battle of the Boyne (Orangemen’s Day)", (NORTHERN_IRELAND,), 7, day=12),
    _Rule("Summer bank holiday", (SCOTLAND,), 8, monday=1),
    _Rule("Summer bank holiday", _NOT_SCOTLAND, 8, monday=-1),
    # St Andrew's Day Bank Holiday (Scotland) Act 2007.
    _Rule("St Andrew’s Day", (SCOTLAND,), 11, day=30, since=2007),
    _Rule("Christmas Day", _EVERYWHERE, 12, day=25),
    _Rule("Boxing Day", _EVERYWHERE, 12, day=26),
)


@cache
def _holidays(divisions: tuple[str, ...], year: int) -> Mapping[date, str]:
    """The holidays of a year in any of the divisions, each with its title and, if not in all, where."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BeyondCalendar(f"Working days are known from {FIRST_YEAR} to {LAST_YEAR}, not for {year}.")
    by_division = {division: _holidays_of(division, year) for division in divisions}
    holidays = {}
    for day in sorted({day for of_one in by_division.values() for day in of_one}):
        where = [division for division in divisions if day in by_division[division]]
        places = "" if len(where) == len(divisions) else ", " + " and ".join(_NAMES[division] for division in where)
        holidays[day] = by_division[where[0]][day] + places
    return MappingProxyType(holidays)


def _holidays_of(division: str, year: int) -> Mapping[date, str]:
    if year in published_years(division):
        return {day: title for day, title in published_holidays(division).items() if day.year == year}
    return expected_holidays(division, year)


def _each_day(after: date, until: date) -> Iterator[date]:
    return (after + timedelta(days=count) for count in range(1, (until - after).days + 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon_shift + 15) % 30
    leap_years, odd_years = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leap_years - epact - odd_years) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
