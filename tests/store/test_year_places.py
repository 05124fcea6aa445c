"""Years of an earlier round become places, and places become the years asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import calendar_year, financial_year
from foitracker.store.year_places import PlacesLeft, emptied, filled

ASKED = [financial_year(2016), financial_year(2017)]
QUESTION = (
    "For each financial year 2016/17 (1 April 2016 to 31 March 2017) and 2017/18 (1 April 2017 to 31 March 2018), "
    "how many offences did the force record?"
)


def test_years_and_days_become_places():
    assert emptied(QUESTION, ASKED) == (
        "For each financial year [YEAR 1] ([FIRST DAY OF YEAR 1] to [LAST DAY OF YEAR 1]) and [YEAR 2] "
        "([FIRST DAY OF YEAR 2] to [LAST DAY OF YEAR 2]), how many offences did the force record?"
    )


def test_places_become_the_years_asked():
    asked_next = [financial_year(2018), financial_year(2019)]

    assert filled(emptied(QUESTION, ASKED), asked_next) == (
        "For each financial year 2018/19 (1 April 2018 to 31 March 2019) and 2019/20 (1 April 2019 to 31 March 2020), "
        "how many offences did the force record?"
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in 2016-17 and 2017–2018", "in [YEAR 1] and [YEAR 2]"),
        ("from 1st April 2016 to 31st March 2018", "from [FIRST DAY OF YEAR 1] to [LAST DAY OF YEAR 2]"),
        ("April 1, 2016", "[FIRST DAY OF YEAR 1]"),
        ("drawn in May 2018, as in 2014/15", "drawn in May [WHICH YEAR?], as in [WHICH YEAR?]"),
        ("under the Freedom of Information Act 2000", "under the Freedom of Information Act 2000"),
        ("Freedom of Information (Scotland) Act 2002", "Freedom of Information (Scotland) Act 2002"),
        ("the Fees Regulations 2004, in 2004", "the Fees Regulations 2004, in [WHICH YEAR?]"),
        ("code 86/2, 2,016 offences, 020 7946 2016, £2016.50", "code 86/2, 2,016 offences, 020 7946 2016, £2016.50"),
        ("How many?", "How many?"),
    ],
)
def test_what_becomes_a_place(text, places):
    assert emptied(text, ASKED) == places


def test_calendar_years_become_places_and_pairs_that_begin_alike_do_not():
    assert emptied("2016, 2017 and 2016/17", [calendar_year(2016), calendar_year(2017)]) == (
        "[YEAR 1], [YEAR 2] and [WHICH YEAR?]"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("In [YEAR 1]?", "places for 1 year, and 2 years are asked"),
        ("In [YEAR 1], [YEAR 2] and [YEAR 3]?", "places for 3 years, and 2 years are asked"),
        ("Drawn in May [WHICH YEAR?], please", "“Drawn in May [WHICH YEAR?], please”: write the year"),
    ],
)
def test_a_place_that_cannot_be_filled_is_named(text, says):
    with pytest.raises(PlacesLeft) as problem:
        filled(text, ASKED)

    assert says in str(problem.value)


def test_words_without_places_stay_as_they_are():
    assert filled("How many, and in which [town]?", ASKED) == "How many, and in which [town]?"


@given(st.integers(1990, 2030), st.integers(1, 4), st.booleans())
def test_what_is_emptied_and_filled_with_the_same_years_is_as_before(year, count, financial):
    periods = [(financial_year if financial else calendar_year)(year + at) for at in range(count)]
    text = "; ".join(f"{one.label}, {one.starts_on:%-d %B %Y} to {one.ends_on:%-d %B %Y}" for one in periods)

    assert filled(emptied(text, periods), periods) == text
    assert not any(f"{year + at}" in emptied(text, periods) for at in range(count))
