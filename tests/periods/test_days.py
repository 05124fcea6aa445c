from datetime import date

import pytest
from hypothesis import given

from foitracker.periods import Period, parse_period
from tests.periods.made_up import days
from tests.periods.wordings import is_unreadable

LAST_OF_JANUARY = Period(date(2018, 1, 31), date(2018, 1, 31))

DAYS = [
    ("2018-01-31", LAST_OF_JANUARY),
    ("2018-01-31 00:00:00", LAST_OF_JANUARY),
    ("2018-01-31T00:00:00", LAST_OF_JANUARY),
    ("20180131", LAST_OF_JANUARY),
    ("31/01/2018", LAST_OF_JANUARY),
    ("31.01.18", LAST_OF_JANUARY),
    ("31-Jan-18", LAST_OF_JANUARY),
    ("Wed 31st January 2018", LAST_OF_JANUARY),
    ("as at 31 January 2018", LAST_OF_JANUARY),
]

UNREADABLE = [
    "31/02/2018",
    "04/13/2017",
    "30 February 2018",
]


@pytest.mark.parametrize(("text", "period"), DAYS, ids=repr)
def test_days(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_days_that_are_in_no_calendar(text):
    is_unreadable(text)


@given(days)
def test_a_date_is_one_day_however_it_is_written(day):
    only = Period(day, day)

    assert parse_period(day) == parse_period(day.isoformat()) == parse_period(f"{day:%d/%m/%Y}") == only
    assert parse_period(f"{day:%d %B %Y}") == parse_period(f"{day:%Y%m%d}") == only
