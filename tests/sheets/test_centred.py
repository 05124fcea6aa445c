"""Outer headings over the middle of their columns: read where it is plain, doubted where it is not."""

from textwrap import dedent

import pytest

from tests.sheets.drawing import grid, read


@pytest.mark.parametrize(
    "drawing",
    [
        """
                 |     |     |     | 2017 |     |     | 2018 |
        Offence  | Jan | Feb | Mar |  Apr | Jan | Feb |  Mar | Apr
        Stalking |   1 |   2 |   3 |    4 |   5 |   6 |    7 |   8
        Threats  |  11 |  12 |  13 |   14 |  15 |  16 |   17 |  18
        """,
        """
                 |     | 2017 |     | 2018 |
        Offence  | Feb |  Mar | Jan |  Feb | Mar
        Stalking |   1 |    2 |   3 |    4 |   5
        Threats  |  11 |   12 |  13 |   14 |  15
        """,
    ],
)
def test_a_heading_that_may_stand_anywhere_over_its_columns_is_doubted_over_all(drawing):
    answer = read(grid(dedent(drawing)))

    assert answer.readings
    assert all(one.doubts for one in answer.readings)


def test_a_column_before_the_groups_takes_no_heading_and_no_doubt():
    answer = read(
        grid(
            dedent("""
                       |            |   2017 |          | 2018   |
            Force      | Population | Thefts | Assaults | Thefts | Assaults
            Durham     |     600000 |      1 |        2 |      3 |        4
            Cleveland  |     500000 |     11 |       12 |     13 |       14
            """)
        )
    )

    found = {one.cell: one for one in answer.readings}
    assert found["B3"].column_labels == ("Population",)
    assert found["D3"].column_labels == ("2017", "Assaults")
    assert not any("middle" in doubt for one in answer.readings for doubt in one.doubts)
