import pytest
from hypothesis import given

from foitracker.periods import calendar_year, financial_year, month, parse_period
from tests.periods.made_up import years
from tests.periods.wordings import is_not_guessed, is_unreadable

FINANCIAL_YEAR_2017 = [
    "2017/18",
    "2017-18",
    "2017 / 18",
    "201718",
    "2017/2018",
    "2017-2018",
    "2017 to 2018",
    "17/18",
    "'17/'18",
    "FY17/18",
    "FY 17-18",
    "FY1718",
    "FY 2017-18",
    "FY2017/18",
    "F/Y 2017/18",
]

PERIODS = [
    ("1999/00", financial_year(1999)),
    ("1999/2000", financial_year(1999)),
    ("99/00", financial_year(1999)),
    ("2009-10", financial_year(2009)),
    ("2011/12", financial_year(2011)),
    ("2011-12", financial_year(2011)),
    ("2018", calendar_year(2018)),
]

AMBIGUOUS = [
    "2016-2018",
    "2016 to 2018",
    "11/12",
    "01/02",
]

UNREADABLE = [
    "2017/19",
    "2018/17",
    "2017/00",
    "2017/181",
    "2017.18",
    "1789",
    "2150",
    "16-17",
    "17-18",
    "18/20",
    "-2018",
    "2018-",
    "86/10",
    "086/02",
    "71/17",
]


@pytest.mark.parametrize("text", FINANCIAL_YEAR_2017)
def test_two_years_are_a_financial_year(text):
    assert parse_period(text) == financial_year(2017)


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=repr)
def test_other_years(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_years_that_could_mean_two_things_are_not_guessed(text):
    is_not_guessed(text)


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_numbers_that_are_no_years(text):
    is_unreadable(text)


def test_among_months_a_year_and_twelve_are_december():
    assert parse_period("2011-12", among_months=True) == month(2011, 12)
    assert parse_period("2011-12") == financial_year(2011)
    assert parse_period("2017-18", among_months=True) == financial_year(2017)


@given(years)
def test_the_spellings_of_a_financial_year_agree(year):
    following = year + 1
    spellings = [
        f"{year}/{following % 100:02}",
        f"{year}/{following}",
        f"{year} to {following}",
        f"April {year} to March {following}",
        f"01/04/{year} - 31/03/{following}",
        f"year ending 31 March {following}",
        f"FYE {following}",
    ]

    assert {parse_period(spelling) for spelling in spellings} == {financial_year(year)}
