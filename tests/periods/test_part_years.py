from datetime import date

import pytest

from foitracker.periods import Period, UnreadablePeriod, find_period, parse_period

JANUARY_TO_JUNE = Period(date(2018, 1, 1), date(2018, 6, 30))


@pytest.mark.parametrize(
    "text",
    [
        "2018 (to 30 June)",
        "2018 (to June)",
        "2018 (to the end of June)",
        "2018 (until 30th June)",
        "2018 - up to 30/06/2018",
        "2018 to 30 June 2018",
        "2018 (to 30 June 2018)",
    ],
)
def test_a_year_from_its_beginning_to_a_day_in_it(text):
    assert parse_period(text) == JANUARY_TO_JUNE


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2017/18 (to 5 January)", date(2018, 1, 5)),
        ("2017-18 (to 31 December 2017)", date(2017, 12, 31)),
        ("17/18 (to May)", date(2017, 5, 31)),
    ],
)
def test_a_financial_year_is_counted_from_april(text, last):
    assert parse_period(text) == Period(date(2017, 4, 1), last)


@pytest.mark.parametrize(
    "text", ["2018 (to 30 June 2019)", "2018 to June", "2018 to 30 June", "2018 to Mar 2019", "2018-04 (to 30 April)"]
)
def test_a_day_outside_the_year_and_what_may_be_a_span_are_not_read(text):
    with pytest.raises(UnreadablePeriod):
        parse_period(text)


def test_the_first_words_of_a_span_in_a_title_are_no_part_of_a_year():
    assert find_period("Offences from 2018 to 30 June 2019") != JANUARY_TO_JUNE
    assert find_period("Offences in 2018 (to 30 June)") == JANUARY_TO_JUNE
