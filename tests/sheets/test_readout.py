from foitracker.figures import Absence
from tests.sheets.drawing import grid, read


def absences(answer):
    return {one.cell: one.figure.absence for one in answer.readings if one.figure.absence}


def test_an_empty_cell_of_a_table_is_a_figure_that_was_not_given():
    answer = read(
        grid("""
                     | 2016/17 | 2017/18
          Making     |     100 |     120
          Possession |       7 |
        """)
    )

    [blank] = [one for one in answer.readings if one.cell == "C3"]
    assert (blank.figure.absence, blank.raw, blank.period.label, blank.wording) == (
        Absence.BLANK,
        "",
        "2017/18",
        "Possession",
    )


def test_an_empty_cell_of_a_total_row_says_nothing():
    answer = read(
        grid("""
                     | 2016/17 | 2017/18
          Making     |     100 |     120
          Possession |       7 |       9
          Total      |     107 |
        """)
    )

    assert absences(answer) == {}


def test_a_cell_under_a_merged_one_is_not_empty():
    answer = read(
        grid("""
                     | 2016/17 | 2017/18
          Making     |     100 |     120
          Possession |       7 |       <
        """)
    )

    assert absences(answer) == {}
