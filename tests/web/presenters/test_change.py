"""How a change is worded on a page."""

from fractions import Fraction

import pytest

from foitracker.web.presenters.change import signed_percent


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(8300, 591), "+14.0 %"),
        (Fraction(-1, 3), "−0.3 %"),
        (Fraction(0), "0.0 %"),
        (Fraction(1, 20), "+0.1 %"),
    ],
)
def test_a_change_has_a_sign_and_is_rounded_half_up(value, words):
    assert signed_percent(value) == words
