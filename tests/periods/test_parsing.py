from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import Period, UnreadablePeriod, calendar_year, find_period, month, parse_period
from tests.periods.wordings import is_unreadable

LAST_OF_JANUARY = Period(date(2018, 1, 31), date(2018, 1, 31))

PERIODS = [
    (2018, calendar_year(2018)),
    (2018.0, calendar_year(2018)),
    (201704, month(2017, 4)),
    (date(2018, 1, 31), LAST_OF_JANUARY),
    (datetime(2018, 1, 31, 12, tzinfo=UTC), LAST_OF_JANUARY),
]

UNREADABLE = [
    "",
    "   ",
    "Total",
    "43101",
    "12",
    "4",
    -2018,
    "Summer 2018",
    "2017/18 Total",
    "Stalking 2017/18",
    "<5",
    "1,234",
    "x" * 101,
    43101,
    2017.5,
    float("nan"),
    float("inf"),
    True,
    None,
]


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=repr)
def test_numbers_and_dates(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_what_is_no_period_is_unreadable(text):
    is_unreadable(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        period = parse_period(text)
    except UnreadablePeriod:
        period = None
    assert period is None or period.starts_on <= period.ends_on
    find_period(text)


numbers = st.sampled_from(["2017", "2018", "17", "18", "04", "1", "30", "31", "0", "Q1", "H1", "*"])
words_of_periods = st.sampled_from(
    ["Apr", "March", "Feb", "FY", "CY", "year", "months", "ending", "quarter", "financial", "part", "of"]
)
joints = st.sampled_from(["-", "/", "to", "(", ")", "between", "and"])
pieces = st.one_of(numbers, words_of_periods, joints)


@given(st.lists(pieces, max_size=14), st.sampled_from(["", " "]))
def test_words_of_periods_in_any_order_are_read_or_refused(words, gap):
    text = gap.join(words)

    try:
        period = parse_period(text)
    except UnreadablePeriod:
        return
    assert parse_period(period.label) == period
