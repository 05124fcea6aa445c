"""Marks made on one file find their place in the next."""

from dataclasses import replace

from msgspec import structs

from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.grid import Grid
from foitracker.sheets.reading import read_grids
from foitracker.sheets.recipe import Mark, Meaning, Recipe
from tests.sheets.drawing import grid, roles

FIRST = grid("""
    Offences recorded in 2016/17
    Offence    | North | South | Both
    Harassment |    12 |    14 | 26
    Stalking   |     3 |     5 | 8
    Telephone  |     7 |     7 | 14
    In scope   |    22 |    26 | 48
""")
NEXT = grid(
    """
    Offences recorded in 2017/18
    Offence    | North | South | Both
    Harassment |    15 |    11 | 26
    Stalking   |     4 |     6 | 10
    Voyeurism  |     1 |     1 | 2
    Threats    |     2 |     3 | 5
    Telephone  |     7 |     9 | 16
    In scope   |    29 |    30 | 59
""",
    name="2017-18",
)


def made(*grids: Grid, marks: list[tuple]) -> tuple[Mark, ...]:
    """Marks as they are kept after the reading of the file that they were made for."""
    recipe = Recipe(tuple(Mark(sheet, area, Meaning(meaning), *more) for sheet, area, meaning, *more in marks))
    used = read_grids(grids, media_type="xlsx", recipe=recipe).used
    assert all(one.applied for one in used)
    return tuple(replace(one.mark, by_address=False) for one in used)


def read(*grids: Grid, marks: tuple[Mark, ...]) -> AnswerReading:
    return read_grids(grids, media_type="xlsx", recipe=Recipe(marks))


def test_marks_find_their_rows_on_a_longer_sheet_of_another_name():
    marks = made(FIRST, marks=[("Sheet1", "5", "ignore"), ("Sheet1", "6", "total")])

    answer = read(NEXT, marks=marks)

    assert [(one.sheet, one.area, one.applied) for one in answer.used] == [
        ("2017-18", "7", True),
        ("2017-18", "8", True),
    ]
    assert "B7" not in roles(answer)
    assert roles(answer)["B8"] == "total"


def test_a_sheet_that_moved_down_two_rows_and_right_one_column():
    moved = {
        (row + 2, column + 1): structs.replace(cell, row=row + 2, column=column + 1)
        for (row, column), cell in FIRST.cells.items()
    }
    marks = made(FIRST, marks=[("Sheet1", "D", "total"), ("Sheet1", "B5:D5", "ignore")])

    answer = read(replace(FIRST, cells=moved), marks=marks)

    assert [(one.area, one.applied) for one in answer.used] == [("E", True), ("C7:E7", True)]


def test_a_row_that_is_gone_leaves_all_marks_of_its_sheet_unused_and_says_so():
    without = grid("""
        Offences recorded in 2017/18
        Offence    | North | South | Both
        Harassment |    15 |    11 | 26
        In scope   |    15 |    11 | 26
    """)
    marks = made(FIRST, marks=[("Sheet1", "5", "ignore"), ("Sheet1", "D", "total")])

    answer = read(without, marks=marks)

    assert not any(one.applied for one in answer.used)
    assert answer.used[0].why_not == "no row is named “telephone”"
    assert "another mark made with it" in answer.used[1].why_not
    assert len([refusal for refusal in answer.refusals if "was not used" in refusal.reason]) == 2
    assert answer.readings == read_grids([without], media_type="xlsx").readings


def test_a_row_that_comes_twice_is_not_guessed():
    twice = grid("""
        Offences recorded in 2017/18
        Offence    | North | South | Both
        Harassment |    15 |    11 | 26
        Telephone  |     1 |     1 | 2
        Telephone  |     1 |     1 | 2
        In scope   |    15 |    11 | 26
    """)

    answer = read(twice, marks=made(FIRST, marks=[("Sheet1", "5", "ignore")]))

    assert answer.used[0].why_not == "2 rows are named “telephone” and not 1"


def test_a_row_without_words_is_known_by_the_nearest_that_has_some():
    sheet = grid("""
        Offence    | North | South
                   |   101 |   205
        Harassment |    12 |    14
        Stalking   |     3 |     5
    """)
    marks = made(sheet, marks=[("Sheet1", "2", "ignore")])

    answer = read(sheet, marks=marks)

    assert marks[0].rows.first.offset in (1, -1)
    assert [(one.area, one.applied) for one in answer.used] == [("2", True)]


def test_columns_of_periods_may_grow_where_all_of_them_were_marked():
    three = grid("Offence | 2015/16 | 2016/17 | 2017/18\nHarassment | 1 | 2 | 3\nStalking | 4 | 5 | 6")
    four = grid("Offence | 2015/16 | 2016/17 | 2017/18 | 2018/19\nHarassment | 1 | 2 | 3 | 4\nStalking | 4 | 5 | 6 | 7")

    assert read(four, marks=made(three, marks=[("Sheet1", "B:D", "figures")])).used[0].area == "B:E"
    assert "and not 3" in read(four, marks=made(three, marks=[("Sheet1", "C", "ignore")])).used[0].why_not


def test_a_period_is_never_carried_to_another_file():
    undated = grid("Offence | Recorded\nHarassment | 12\nStalking | 3")
    marks = made(undated, marks=[("Sheet1", "all", "period", "2016/17"), ("Sheet1", "3", "ignore")])

    answer = read(undated, marks=marks)

    assert [one.applied for one in answer.used] == [False, True]
    assert all(one.period is None for one in answer.readings)
    assert "a period is said anew for every file" in answer.refusals[0].reason


def test_marks_of_another_layout_are_passed_over():
    other = grid("Ward | Officers | Cars | Dogs\nNorth | 400 | 31 | 2\nSouth | 300 | 44 | 1")

    answer = read(other, marks=made(FIRST, marks=[("Sheet1", "5", "ignore")]))

    assert answer.used == ()
    assert answer.refusals == read_grids([other], media_type="xlsx").refusals


def test_of_several_sheets_of_one_layout_the_one_of_that_name_is_meant():
    years = [replace(FIRST, name=name) for name in ("2016", "2017")]
    marks = made(*years, marks=[("2017", "5", "ignore")])

    assert read(*years, marks=marks).used[0].sheet == "2017"

    renamed = [replace(FIRST, name=name) for name in ("2018", "2019")]
    assert "2 sheets have its layout" in read(*renamed, marks=marks).used[0].why_not


def test_what_is_said_of_the_file_itself_counts_after_what_was_remembered():
    remembered = made(FIRST, marks=[("Sheet1", "6", "total")])

    answer = read(FIRST, marks=(Mark("Sheet1", "6", Meaning.FIGURES), *remembered))

    assert {one.role for one in answer.readings if one.cell == "B6"} == {"data"}
