from datetime import date

import pytest

from foitracker.periods import Period, calendar_year, financial_year, month, parse_period
from tests.periods.wordings import Q1, is_not_guessed, is_unreadable

PERIODS = [
    ("Apr-Jun 17/18", Period(date(2017, 4, 1), date(2017, 6, 30))),
    ("Jan-Mar 17/18", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("Oct - Dec 99/00", Period(date(1999, 10, 1), date(1999, 12, 31))),
    ("Apr-Jun 11-12", Period(date(2011, 4, 1), date(2011, 6, 30))),
    ("Jan - Dec 2018", calendar_year(2018)),
    ("January to December 2018", calendar_year(2018)),
    ("201704", month(2017, 4)),
    ("201112", month(2011, 12)),
    ("2017-04", month(2017, 4)),
    ("2017/04", month(2017, 4)),
    ("04/2017", month(2017, 4)),
    ("Apr-17", month(2017, 4)),
    ("Apr 17", month(2017, 4)),
    ("Apr '17", month(2017, 4)),
    ("APR17", month(2017, 4)),
    ("Apr 2017", month(2017, 4)),
    ("April 2017", month(2017, 4)),
    ("2017 April", month(2017, 4)),
    ("2017-Apr", month(2017, 4)),
    ("Apr 2017/18", month(2017, 4)),
    ("2017/18 April", month(2017, 4)),
    ("Jan 2017/18", month(2018, 1)),
    ("Sept 2018", month(2018, 9)),
    ("May 2018", month(2018, 5)),
    ("Apr-Jun 2017", Q1),
    ("Apr-Jun 17", Q1),
    ("April to June 2017", Q1),
    ("Apr-Jun 2017/18", Q1),
    ("Jan-Mar 2017/18", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("Apr-Mar 2017/18", financial_year(2017)),
]

AMBIGUOUS = [
    "Apr-Mar 2018",
    "Nov-Jan 2018",
    "Apr-60",
]

UNREADABLE = [
    "Apr 17-18",
    "201713",
    "201700",
    "04/17",
    "Jan",
    "January",
    "May",
    "2018-1",
    "1/2017",
    "Mar-Apr 2017/18",
]


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=repr)
def test_months_and_several_of_one_year(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_months_that_could_mean_two_things_are_not_guessed(text):
    is_not_guessed(text)


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_what_names_no_month_of_a_year(text):
    is_unreadable(text)
