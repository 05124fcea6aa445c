import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.totals.ranges import Range, exactly, total_of
from foitracker.totals.tighten import (
    DoesNotAddUp,
    given_away,
    printable_total,
    tightened_parts,
    tightened_total,
)

FEWER_THAN_5 = Range(0, 4)
FEWER_THAN_5_NOT_NIL = Range(1, 4)


def test_an_exact_total_settles_the_sum_of_suppressed_cells():
    parts = [exactly(40), exactly(12), FEWER_THAN_5_NOT_NIL, FEWER_THAN_5_NOT_NIL]

    assert tightened_total(parts, exactly(57)) == exactly(57)
    assert tightened_parts(parts, exactly(57))[2:] == (Range(1, 4), Range(1, 4))


def test_a_lone_suppressed_cell_is_known_inside_and_stays_there():
    parts = [exactly(40), FEWER_THAN_5]

    assert tightened_parts(parts, exactly(43)) == (exactly(40), exactly(3))
    assert given_away(parts, exactly(43)) == (1,)


def test_two_suppressed_cells_at_their_bounds_are_no_secret():
    parts = [exactly(40), FEWER_THAN_5, FEWER_THAN_5]

    assert given_away(parts, exactly(48)) == (1, 2)


def test_a_total_that_cannot_be_is_refused():
    with pytest.raises(DoesNotAddUp, match="The parts come to 40 to 44 and the total is 50"):
        tightened_total([exactly(40), FEWER_THAN_5], exactly(50))


def test_the_sum_of_months_can_bound_an_open_figure():
    assert tightened_parts([exactly(12), Range(10, None)], exactly(30)) == (exactly(12), exactly(18))


def test_a_total_is_printed_where_it_gives_no_cell_away():  # 57 over 40, 12, "<5" and "<5"
    parts = [exactly(40), exactly(12), FEWER_THAN_5_NOT_NIL, FEWER_THAN_5_NOT_NIL]

    assert printable_total(parts, exactly(57)) == exactly(57)


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ([exactly(40), FEWER_THAN_5], 43),  # the cell would be 3
        ([exactly(40), FEWER_THAN_5, FEWER_THAN_5], 48),  # both would be 4
        ([exactly(40), FEWER_THAN_5, FEWER_THAN_5], 40),  # both would be nil
    ],
)
def test_a_total_that_gives_a_cell_away_is_printed_as_the_sum_of_its_cells(parts, total):
    assert printable_total(parts, exactly(total)) == total_of(parts)


rows = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), min_size=1, max_size=6)


@given(rows, st.data())
def test_tightening_keeps_every_true_count(row, data):
    parts = [Range(low, low + width) for low, width in row]
    truth = [data.draw(st.integers(part.low, part.high)) for part in parts]

    tight = tightened_parts(parts, exactly(sum(truth)))

    assert all(part.contains(count) for part, count in zip(tight, truth, strict=True))
    assert tightened_total(parts, exactly(sum(truth))) == exactly(sum(truth))


@given(rows, st.data())
def test_a_printed_total_leaves_every_suppressed_cell_open(row, data):
    parts = [Range(low, low + width) for low, width in row]
    truth = [data.draw(st.integers(part.low, part.high)) for part in parts]

    printed = printable_total(parts, exactly(sum(truth)))

    assert printed.contains(sum(truth))
    assert given_away(parts, printed) == ()
