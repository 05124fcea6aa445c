"""Two publications side by side: what moved, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.differences import moved, moved_sources, shown
from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.table import Bounds, Column, Kind, Mark, Table

numbers = st.one_of(st.integers(0, 9999), st.just(Mark.NOT_AVAILABLE), st.just(Bounds(3, 7)))


def table(rows, name="forces"):
    columns = (Column("force", "Force"), Column("a", "2016/17", Kind.COUNT), Column("b", "2017/18", Kind.COUNT))
    return Table(name, "By force", columns, tuple(rows), "two years", "offences", "answers", "2 of 2 forces")


def publication(*tables, sources=()):
    return Publication("Round", (), tables, date(2018, 9, 14), sources=tuple(sources))


def source(cell="B2", number=480, **changes):
    made = Source("Kent", "2016/17", "Images", "kent.xlsx", "ab" * 32, "Sheet1", cell, str(number), number)
    return replace(made, **changes)


def test_a_cell_that_moved_is_named_with_both_values():
    before = publication(table([("Kent", 480, 541), ("Essex", 3, 4)]))
    after = publication(table([("Kent", 480, 550), ("Essex", 3, 4)]))

    (one,) = moved(before, after)

    assert (one.table, one.row, one.column) == ("By force", "Kent", "2017/18")
    assert one.words == "541 → 550"


def test_a_force_that_comes_or_goes_is_told_cell_by_cell():
    few, many = publication(table([("Kent", 1, 2)])), publication(table([("Kent", 1, 2), ("Essex", 3, 4)]))

    assert [(one.row, one.before, one.after) for one in moved(few, many)] == [("Essex", None, 3), ("Essex", None, 4)]
    assert [(one.before, one.after) for one in moved(many, few)] == [(3, None), (4, None)]


def test_a_table_that_is_new_is_all_new():
    assert len(moved(publication(), publication(table([("Kent", 1, 2)])))) == 2


def test_rows_of_the_same_name_are_told_apart_by_more_columns():
    rows = [("Kent", 1, 2), ("Kent", 3, 4)]

    assert moved(publication(table(rows)), publication(table(rows))) == ()


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), numbers, numbers), max_size=6, unique_by=lambda row: row[0]))
def test_nothing_moved_between_the_same(rows):
    made = publication(table(rows))

    assert moved(made, made) == ()


@given(st.data())
def test_every_change_is_found_and_only_that(data):
    names = "ABCD"
    rows = [(name, data.draw(numbers), data.draw(numbers)) for name in names]
    at, column = data.draw(st.integers(0, 3)), data.draw(st.integers(1, 2))
    new = data.draw(numbers.filter(lambda value: value != rows[at][column]))
    changed = list(rows)
    changed[at] = tuple(new if place == column else value for place, value in enumerate(rows[at]))

    (one,) = moved(publication(table(rows)), publication(table(changed)))

    assert (one.row, one.before, one.after) == (names[at], rows[at][column], new)


def test_the_cells_behind_a_figure_are_told_too():
    before = publication(sources=[source(), source("B3", 111)])
    after = publication(sources=[source(number=481), source("B4", 5)])

    assert [(one.place, one.before, one.after) for one in moved_sources(before, after)] == [
        ("kent.xlsx, Sheet1, B2", "480, Images", "481, Images"),
        ("kent.xlsx, Sheet1, B3", "111, Images", "not counted"),
        ("kent.xlsx, Sheet1, B4", "not counted", "5, Images"),
    ]


def test_every_figure_of_rows_that_were_counted_together_is_told():
    def of(**numbers):
        return publication(sources=[source("A2:F90", number, category=name) for name, number in numbers.items()])

    told = moved_sources(of(Making=3, Possession=4), of(Making=9, Possession=4, Prohibited=1))

    assert [(one.before, one.after) for one in told] == [("3, Making", "9, Making"), ("not counted", "1, Prohibited")]
    assert moved_sources(of(Making=3, Possession=4), of(Possession=4, Making=3)) == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (0, "0"),
        (22724, "22,724"),
        (Bounds(3, 7), "3 to 7"),
        (Mark.NOT_AVAILABLE, "not available"),
        ("", "nothing"),
    ],
)
def test_a_value_in_words(value, words):
    assert shown(value) == words
