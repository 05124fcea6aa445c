from textwrap import dedent

import pytest

from tests.sheets.drawing import grid, read


def checks_of(drawing):
    return [(check.cell, check.words) for check in read(grid(dedent(drawing))).tables[0].checks if not check.passed]


def test_a_month_that_is_missing_is_said():
    assert checks_of("""
        Offence  | 2018 |   < |   < |   <
                 |  Jan | Feb | Apr | May
        Stalking |   12 |  13 |  14 |  15
        Threats  |   30 |  31 |  32 |  33
    """) == [("D1", "Nothing stands between Feb 2018 and Apr 2018.")]


def test_the_same_months_of_every_year_are_no_gap():
    assert not checks_of("""
        Offence  | Jan-15 | Feb-15 | Jan-16 | Feb-16 | Jan-17 | Feb-17
        Stalking |     12 |     13 |     14 |     15 |     16 |     19
        Threats  |     30 |     31 |     32 |     33 |     35 |     37
    """)


def test_a_period_that_comes_twice_in_other_words_is_said():
    assert checks_of("""
        Offence  | 2016/17 | April 2016 to March 2017 | 2017/18
        Stalking |      12 |                       13 |      14
        Threats  |      30 |                       31 |      32
    """) == [("C1", "Column B and column C are both for 2016/17, and nothing else tells them apart.")]


def test_a_period_of_two_measures_comes_once_for_each():
    assert not checks_of("""
        Offence  | 2016/17 recorded | 2016/17 charged | 2017/18 recorded | 2017/18 charged
        Stalking |               12 |               3 |               14 |               4
        Threats  |               30 |               8 |               32 |               9
    """)


@pytest.mark.parametrize(
    ("drawing", "cell"),
    [
        (
            """
            Offence  | 2015/16 | 2016/17 | 2017
            Stalking |      12 |      13 |   14
            Threats  |      30 |      31 |   32
            """,
            "D1",
        ),
        (
            """
            Year    | Stalking | Threats
            2015/16 |       12 |      30
            2016/17 |       13 |      31
            2017    |       14 |      32
            """,
            "A4",
        ),
    ],
)
def test_a_calendar_year_among_financial_years_is_said(drawing, cell):
    assert (cell, "2016/17 and 2017 overlap: their figures cannot be added.") in checks_of(drawing)
