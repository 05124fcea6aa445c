import pytest

from foitracker.periods import (
    calendar_year,
    financial_year,
    month,
    parse_period,
)

FINANCIAL_YEAR_2017 = [
    "2017_18",
    "2017\\18",
    "2017–18",
    "2017—18",
    "2017â€“18",
    "2017\x9618",
    "2017\ufffd18",
    "2017\u00a0/\u00a018",
    "Financial Year 2017-2018",
    "Fin. Year 2017/18",
    "Year 2017/18",
    "Year: 2017/18",
    "In 2017/18",
    "01/04/2017 00:00 - 31/03/2018 23:59",
    "Saturday 1 April 2017 to Saturday 31 March 2018",
    "between 1 April 2017 and 31 March 2018",
    "From 1 April 2017 to 31 March 2018 inclusive",
    "2017/18 [note 1]",
    "2017/18 [1]",
    "2017/18(p)",
    "2017/18 (r) [note 2]",
    "2017/18p",
    "2017/18 R",
    "2017/18*",
    "2017/18¹",
    "2017/18 (1)",
    "2017/18 (provisional)",
]

PERIODS = [
    ("2018*", calendar_year(2018)),
    ("Year 2018", calendar_year(2018)),
    ("2017_04", month(2017, 4)),
    ("April, 2017", month(2017, 4)),
]


@pytest.mark.parametrize("text", FINANCIAL_YEAR_2017)
def test_marks_notes_and_leading_words_change_nothing(text):
    assert parse_period(text) == financial_year(2017)


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=repr)
def test_other_periods_with_words_round_them(text, period):
    assert parse_period(text) == period
