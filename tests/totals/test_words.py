from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.totals.words import (
    listed,
    percent_figure,
    press_number,
    press_percent,
    round_half_up,
    share_words,
    short_number,
)


@pytest.mark.parametrize(
    ("value", "shown"), [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-2.5", "-3"), ("2.4999999999", "2")]
)
def test_halves_are_rounded_up(value, shown):
    assert str(round_half_up(Decimal(value))) == shown


def test_a_third_is_rounded_from_its_exact_value():
    assert str(round_half_up(Fraction(1, 3), 4)) == "0.3333"


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_place_at_most(value, places):
    assert abs(Fraction(round_half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("low", "high", "press", "short"),
    [
        (674, 674, "674", "674"),
        (674, 678, "between 674 and 678", "674 to 678"),
        (22724, 22724, "22,724", "22,724"),
        (10, None, "at least 10", "10 or more"),
        (None, None, "no figure", "no figure"),
        (0, 0, "0", "0"),
    ],
)
def test_numbers_in_words(low, high, press, short):
    assert press_number(low, high) == press
    assert short_number(low, high) == short


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("22.69", "23"),
        ("1.46", "1.5"),
        ("9.94", "9.9"),
        ("9.96", "10"),
        ("-0.33", "-0.3"),
        ("5.0", "5"),
        ("0.04", "0"),
    ],
)
def test_percentages_have_no_decimals_from_ten(value, shown):
    assert percent_figure(Fraction(value)) == shown


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("14.04", "14.04", "up 14 per cent"),
        ("-0.33", "-0.33", "down 0.3 per cent"),
        ("0", "0", "no change"),
        ("0.01", "0.01", "almost no change"),
        ("25.96", "32.67", "up about 26 to 33 per cent"),
        ("-32.67", "-25.96", "down about 26 to 33 per cent"),
        ("-2", "3", "between a fall of 2 and a rise of 3 per cent"),
        ("13.9", "14.1", "up 14 per cent"),
    ],
)
def test_changes_in_words(low, high, words):
    assert press_percent(Fraction(low), Fraction(high)) == words


def test_shares_in_words():
    assert share_words(Fraction("25.86"), Fraction("25.86")) == "26 per cent"
    assert share_words(Fraction("25.2"), Fraction("27")) == "25 to 27 per cent"


def test_lists_in_words():
    assert listed([]) == ""
    assert listed(["Gwent"]) == "Gwent"
    assert listed(["Essex", "Gwent", "Kent"]) == "Essex, Gwent and Kent"
