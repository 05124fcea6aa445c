"""Rows that may be single events are not taken for counts silently."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.drawing import grid_of, read

UNEVEN = (1, 9, 2, 30, 17, 4, 55, 8, 3, 12, 21)
START = date(2018, 1, 4)


def doubted(heading, steps, *, others=("Arson", "Robbery", "Arson", "Theft"), below=()):
    """The cells that are doubted as no counts, of a table with a row for each day."""
    days = [START + timedelta(days=sum(steps[:i])) for i in range(len(steps) + 1)]
    rows = [[day, others[i % len(others)], 21 + 7 * i % 40] for i, day in enumerate(days)]
    answer = read(grid_of([["Date", "Offence", heading], *rows, *below]))
    assert len(answer.readings) >= len(rows)
    return {one.cell for one in answer.readings if "may be one event" in " ".join(one.doubts)}


@given(st.lists(st.integers(1, 60), min_size=6, max_size=20).filter(lambda steps: max(steps) - min(steps) > 3))
def test_numbers_of_rows_with_a_day_of_their_own_are_doubted(steps):
    assert doubted("Age", steps) == {f"C{row}" for row in range(2, len(steps) + 3)}


@pytest.mark.parametrize("heading", ["Count", "Number of arrests", "Incidents"])
def test_what_is_headed_as_a_count_is_one(heading):
    assert not doubted(heading, UNEVEN)


@pytest.mark.parametrize("steps", [(7,) * 9, (1,) * 9, (31, 28, 31, 30, 31, 30, 31), (1, 1, 1, 3, 1, 1, 1, 1, 3)])
def test_days_that_follow_a_rule_are_periods_of_counts(steps):
    assert not doubted("Calls", steps)


@pytest.mark.parametrize("steps", [(1,) * 11, (7,) * 11])
def test_days_that_follow_a_rule_beside_labels_that_follow_none_may_be_events(steps):
    others = [
        "Arson",
        "Theft",
        "Theft",
        "Arson",
        "Robbery",
        "Theft",
        "Arson",
        "Arson",
        "Theft",
        "Robbery",
        "Robbery",
        "Arson",
    ]

    assert len(doubted("Age", steps, others=others)) == len(steps) + 1
    assert not doubted("Number of arrests", steps, others=others)


@pytest.mark.parametrize("others", [["Kent"], ["Early", "Late"], ["Spring"] * 6 + ["Summer"] * 6])
def test_days_and_labels_that_follow_a_rule_are_those_of_counts(others):
    assert not doubted("Calls", (1,) * 11, others=others)


def test_numbers_that_are_added_up_are_counts():
    total = sum(21 + 7 * i % 40 for i in range(len(UNEVEN) + 1))
    assert not doubted("Stopped", UNEVEN, below=[["Total", None, total]])


def test_days_beside_names_of_which_each_is_another_are_not_doubted():
    assert not doubted("Arrests", UNEVEN, others=[f"Operation {letter}" for letter in "ABCDEFGHIJKLMN"])
