from datetime import date

import pytest

from foitracker.periods import Period, calendar_year, financial_year, month, parse_period
from tests.periods.wordings import Q1, is_unreadable

FINANCIAL_YEAR_2017 = [
    "year ending March 2018",
    "year ending 31st March 2018",
    "year ended 31/03/2018",
    "Year to March 2018",
    "the year to the end of March 2018",
    "Yr ending Mar-18",
    "Y/E Mar 2018",
    "YE Mar 18",
    "FYE 2018",
    "FYE March 2018",
    "Financial year ending 2018",
    "Financial year ending 31 March 2018",
    "12 months to 31 March 2018",
    "12 months ending March 2018",
    "twelve months to March 2018",
]

PERIODS = [
    ("w/e 7 Jan 2018", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("Week ending: Sunday 07/01/2018", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("Week commencing 1 January 2018", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("w/c 03/04/2017", Period(date(2017, 4, 3), date(2017, 4, 9))),
    ("w/c 01/01/18", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("Year ending December 2018", calendar_year(2018)),
    ("Rolling 12 months to Dec 2018", calendar_year(2018)),
    ("Month ending 31 January 2018", month(2018, 1)),
    ("3 months to June 2017", Q1),
    ("Quarter ending June 2017", Q1),
    ("year ending 15 March 2018", Period(date(2017, 3, 16), date(2018, 3, 15))),
    ("Year ending September 2018", Period(date(2017, 10, 1), date(2018, 9, 30))),
]

UNREADABLE = [
    "w/e 7 Jan",
    "w/e Jan 2018",
    "Month ending 30 March 2018",
    "12 months to 28 February 2016",
    "0 months to March 2018",
    "FYE December 2018",
    "Week 1 2018",
]


@pytest.mark.parametrize("text", FINANCIAL_YEAR_2017)
def test_years_that_end_in_march(text):
    assert parse_period(text) == financial_year(2017)


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=repr)
def test_weeks_and_months_by_where_they_end_or_begin(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_lengths_that_end_nowhere(text):
    is_unreadable(text)
