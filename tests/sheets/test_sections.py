"""Rows without figures that head the rows below them, or hold nothing."""

from textwrap import dedent

import pytest

from tests.sheets.drawing import grid, grid_of, read


@pytest.mark.parametrize(
    ("cleveland", "last"),
    [
        ("14 | 15", "England and Wales | |"),
        ("14 |", "Dorset | 16 | 17"),
        ("14 | 15", "Wales | |\n            Gwent | 1 | 2"),
    ],
    ids=["the last row is empty too", "a figure is missing", "a group has one row"],
)
def test_rows_that_may_head_others_or_be_empty_are_doubted(cleveland, last):
    answer = read(
        grid(
            dedent(f"""
            Force      | 2018 | 2019
            North      |      |
            Durham     |   12 |   13
            Cleveland  | {cleveland}
            South      |      |
            Devon      |   12 |   13
            Cornwall   |   14 |   15
            {last}
            """)
        )
    )

    data = [one for one in answer.readings if one.figure.exact]
    assert len(data) > 6
    assert all("may head the rows below" in one.doubts[0] for one in data)


def test_an_empty_row_among_others_heads_nothing_and_raises_no_doubt():
    answer = read(
        grid(
            dedent("""
            Force      | 2018 | 2019
            Avon       |    1 |    2
            Durham     |      |
            Cleveland  |   14 |   15
            Devon      |   12 |   13
            Gwent      |      |
            """)
        )
    )

    assert [one.row_labels for one in answer.readings if one.figure.exact][2:4] == [("Cleveland",), ("Cleveland",)]
    assert not any(one.doubts for one in answer.readings)


def test_rows_are_headings_where_the_labels_below_them_are_set_in():
    answer = read(
        grid_of(
            [
                ["Force", "2018", "2019"],
                ["North"],
                ["   Durham", 1, 2],
                ["   Cleveland", 3, ""],
                ["Wales"],
                ["   Gwent", 5, 6],
            ]
        )
    )

    assert {one.row_labels for one in answer.readings} == {
        ("North", "Durham"),
        ("North", "Cleveland"),
        ("Wales", "Gwent"),
    }
    assert not any(one.doubts for one in answer.readings)
    assert "the labels below them are set in" in answer.tables[0].evidence[0]


def test_two_headings_one_under_the_other_are_doubted():
    answer = read(
        grid(
            dedent("""
            Force      | 2018 | 2019
            England    |      |
            North      |      |
            Durham     |    1 |    2
            Cleveland  |    3 |    4
            Wales      |      |
            Gwent      |    5 |    6
            """)
        )
    )

    assert all(one.doubts for one in answer.readings)
