import pytest

from foitracker.publishing.place_figures import Compared, Move
from foitracker.publishing.press_caveats import (
    BOTH_YEARS,
    LEFT_OUT,
    OPEN,
    ORDINARY,
    RANGE,
    RANKING,
    RISE,
    UNSPLIT,
    caveats,
)
from tests.publishing.test_press_lines import PARTS, lancashire, region, year


@pytest.mark.parametrize(
    ("place", "caveat"),
    [
        (lancashire(), RISE),
        (lancashire(compared=Compared(Move.LITTLE, "2", 1, True)), ORDINARY),
        (lancashire(compared=Compared(Move.OPEN, "", 1, True)), OPEN),
        (lancashire(years=(year(amount=3, high=7),), compared=None), RANGE),
        (region(years=(year(amount=3, usable=2, asked=3),), compared=None), LEFT_OUT),
        (region(compared=Compared(Move.UP, "14", 3, False)), BOTH_YEARS),
        (lancashire(parts=PARTS), UNSPLIT),
        (lancashire(rate="21.4", mid_year=2017), RANKING),
    ],
)
def test_what_has_to_be_known_before_a_line_is_printed(place, caveat):
    assert caveat in caveats(place)


def test_an_exact_unchanged_number_needs_no_caveat():
    assert caveats(lancashire(compared=Compared(Move.SAME, "0", 1, True))) == ()
