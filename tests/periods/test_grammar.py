from datetime import date

import pytest

from foitracker.periods import Period, calendar_year, financial_year, month, parse_period
from tests.periods.wordings import Q1, is_not_guessed, is_unreadable

FINANCIAL_YEAR_2017 = [
    "Financial year 2017/18",
    "fiscal year 2017/18",
    "2017/18 financial year",
    "2017/18 (financial year)",
    "Apr 17 - Mar 18",
    "Apr-17 to Mar-18",
    "Apr17-Mar18",
    "April 2017 to March 2018",
    "April 2017 - March 2018",
    "APRIL 2017 – MARCH 2018",
    "01/04/2017 - 31/03/2018",
    "01/04/17-31/03/18",
    "01.04.2017 to 31.03.2018",
    "2017-04-01 to 2018-03-31",
    "1 April 2017 to 31 March 2018",
    "1st April 2017 to 31st March 2018",
    "1st of April 2017 until 31st of March 2018",
    "01 Apr 2017 - 31 Mar 2018",
    "April 1, 2017 to March 31, 2018",
    "1 April to 31 March 2018",
    "2017/18 (Apr-Mar)",
    "2017/18 (April 2017 to March 2018)",
    "2017/18 (year ending March 2018)",
]

PERIODS = [
    ("Q1 17-18", Period(date(2017, 4, 1), date(2017, 6, 30))),
    ("17/18 Q4", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("FY11/12", financial_year(2011)),
    ("CY2018", calendar_year(2018)),
    ("CY18", calendar_year(2018)),
    ("Calendar year 2018", calendar_year(2018)),
    ("2018 (calendar year)", calendar_year(2018)),
    ("Jan 18 to Dec 18", calendar_year(2018)),
    ("2018 (Jan-Dec)", calendar_year(2018)),
    ("1 January 2018 to 31 December 2018", calendar_year(2018)),
    ("1 January to 31 December 2018", calendar_year(2018)),
    ("1 April 2017 to 30 April 2017", month(2017, 4)),
    ("Q1 2017/18", Q1),
    ("Q1 2017-18", Q1),
    ("Q1 17/18", Q1),
    ("Q1 FY17/18", Q1),
    ("Qtr 1 2017-18", Q1),
    ("Quarter 1 2017/18", Q1),
    ("2017/18 Q1", Q1),
    ("2017/18 Quarter 1", Q1),
    ("first quarter 2017/18", Q1),
    ("1st quarter of 2017/18", Q1),
    ("Q1 (Apr-Jun) 2017/18", Q1),
    ("Q1 2017/18 (Apr-Jun)", Q1),
    ("Q1 (Apr-Jun) 2017", Q1),
    ("Q2 (Apr-Jun) 2017", Q1),
    ("Q2 CY2017", Q1),
    ("Apr 2017 - Jun 2017", Q1),
    ("Q4 2017/18", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("H1 2017/18", Period(date(2017, 4, 1), date(2017, 9, 30))),
    ("Apr 2017-Dec 2017 (part year)", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("2017/18 (Apr-Dec)", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("1 April to 31 December 2017", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("Apr - Sep 2018 YTD", Period(date(2018, 4, 1), date(2018, 9, 30))),
    ("2016/17 to 2018/19", Period(date(2016, 4, 1), date(2019, 3, 31))),
    ("Q1 2017/18 to Q3 2017/18", Period(date(2017, 4, 1), date(2017, 12, 31))),
]

AMBIGUOUS = [
    "FY2018",
    "FY18",
    "Financial year 2018",
    "2018 financial year",
    "Q1 2018",
    "2018 Q1",
    "H1 2018",
    "Academic year 2017/18",
    "tax year 2017/18",
    "2017/18 to date",
    "2018/19 YTD",
    "2018/19 (part year)",
    "Mar-18 YTD",
    "2018 year to date",
    "2017/18 (Apr 2018 - Dec 2018)",
]

UNREADABLE = [
    "Q1 17-19",
    "Q1",
    "Q5 2017/18",
    "Q3 (Apr-Jun) 2017",
    "H3 2017/18",
    "1 - 30 April 2017",
    "March 2018 to April 2017",
    "2018 to Mar 2019",
    "2017/18 2018/19",
]


@pytest.mark.parametrize("text", FINANCIAL_YEAR_2017)
def test_spans_and_names_of_a_financial_year(text):
    assert parse_period(text) == financial_year(2017)


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=repr)
def test_parts_of_years_spans_and_periods_in_brackets(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_what_could_mean_two_things_is_not_guessed(text):
    is_not_guessed(text)


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_parts_and_spans_that_do_not_agree(text):
    is_unreadable(text)
