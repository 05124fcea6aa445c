"""Rows without figures that head the rows below them, or hold nothing."""

from textwrap import dedent

import pytest

from tests.sheets.drawing import grid, read


@pytest.mark.parametrize(
    ("cleveland", "last"),
    [("14 | 15", "England and Wales | |"), ("14 |", "Dorset | 16 | 17")],
    ids=["the last row is empty too", "a figure is missing"],
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
