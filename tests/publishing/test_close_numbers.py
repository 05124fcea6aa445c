"""Round numbers and averages, said only where they are close."""

import pytest

from foitracker.publishing.close_numbers import near, often


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (22_724, "nearly 23,000"),
        (18_522, "more than 18,000"),
        (22_500, "more than 22,000"),
        (12_500, ""),
        (23_000, ""),
        (999, ""),
        (1_099, "nearly 1,100"),
    ],
)
def test_a_round_number_is_said_only_where_it_is_close(number, words):
    assert near(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (22_724, "an average of 62 a day, or one every 23 minutes"),
        (3_892, "an average of 11 a day"),
        (674, ""),  # 1.85 a day: not close enough to two
        (720, "nearly two a day"),
        (730, "two a day"),
        (1_106, "more than three a day"),
        (300, "nearly six a week"),
        (49, ""),
        (52, "nearly one a week"),
        (3, ""),
        (0, ""),
    ],
)
def test_how_often_is_said_only_where_it_is_close(number, words):
    assert often(number, 365) == words


def test_a_leap_year_has_a_day_more():
    assert often(365, 365) == "one a day"
    assert often(365, 366) == "nearly one a day"
