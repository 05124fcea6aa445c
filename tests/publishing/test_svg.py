import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.svg import length, place, ticks


def test_lengths_are_in_proportion():
    assert length(50, 100, 260) == "130.0"
    assert length(1, 3, 100) == "33.3"
    assert length(0, 0, 100) == "0.0"


def test_places_count_from_a_start_both_ways():
    assert place(276, "130.5") == "406.5"
    assert place(276, "130.5", backwards=True) == "145.5"


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, (0, 1)), (1, (0, 1)), (7, (0, 2, 4, 6, 8)), (22_724, (0, 5000, 10000, 15000, 20000, 25000))],
)
def test_ticks_are_round_numbers(most, expected):
    assert ticks(most) == expected


@given(st.integers(0, 10**18))
def test_ticks_reach_the_most_in_few_steps(most):
    marks = ticks(most)

    assert marks[0] == 0
    assert most <= marks[-1]
    assert 2 <= len(marks) <= 7
    assert str(marks[1])[0] in "125"
