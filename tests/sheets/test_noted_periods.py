"""Periods with a mark, of which a note says that a part is meant."""

from textwrap import dedent

import pytest

from tests.sheets.drawing import grid, read


def doubted(heading: str, note: str) -> set[str]:
    answer = read(
        grid(
            dedent(f"""
                Item    | 2020 | 2021 | {heading}
                Tractor | 12   | 14   | 16
                Trailer | 31   | 35   | 37

                {note}
            """)
        )
    )
    return {one.cell[0] for one in answer.readings if "A note says" in " ".join(one.doubts)}


@pytest.mark.parametrize(
    ("heading", "note"),
    [
        ("2022*", "* to 30 September"),
        ("2022¹", "1. Until the end of May 2022"),
        ("2022 [1]", "[1] Year to date"),
        ("2022 [note 2]", "Note 2: from 1 March"),
    ],
)
def test_a_year_that_a_note_limits_is_not_taken_for_the_year_silently(heading, note):
    assert doubted(heading, note) == {"D"}


@pytest.mark.parametrize(
    ("heading", "note"),
    [
        ("2022*", "* Provisional"),
        ("2022*", "† to 30 September"),
        ("2022 [1]", "[2] Year to date"),
        ("2022*", "* Extracted on a day before 3 March 2023"),
        ("2021/22*", "* Provisional, 12 months to 31 March 2022"),
        ("2022", "* to 30 September"),
    ],
)
def test_other_notes_and_other_marks_say_nothing_of_it(heading, note):
    assert doubted(heading, note) == set()
