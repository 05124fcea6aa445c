"""What a person says of cells, on drawn sheets."""

import pytest

from foitracker.figures import Absence, Figure
from foitracker.sheets.answer import AnswerReading, CellRole
from foitracker.sheets.grid import Grid
from foitracker.sheets.reading import read_grids
from foitracker.sheets.recipe import Area, Mark, Meaning, Recipe, UnusableMark, check, parse_area
from tests.sheets.drawing import figures, grid, lines, roles


def corrected(sheet: Grid, *marks: tuple[str, str] | tuple[str, str, str]) -> AnswerReading:
    """The sheet read with marks such as ("7", "ignore") or ("all", "period", "2017/18")."""
    made = tuple(Mark(sheet.name, area, Meaning(meaning), *period) for area, meaning, *period in marks)
    return read_grids([sheet], media_type="xlsx", recipe=Recipe(made))


def reasons(answer: AnswerReading) -> str:
    return " ".join(refusal.reason for refusal in answer.refusals)


PLAIN = grid("""
    Offence    | 2016/17 | 2017/18
    Harassment |      12 |      14
    Stalking   |       3 |       5
    Telephone  |    2001 |    1999
    All crime  |      15 |      19
""")


def test_a_row_that_is_left_out_is_not_read_and_still_accounted_for():
    answer = corrected(PLAIN, ("4", "ignore"))

    assert "B4" not in {one.cell for one in answer.readings}
    assert answer.roles["Sheet1"]["B4"] is CellRole.IGNORED
    assert roles(answer)["B5"] == "total"  # which it is without the row
    assert reasons(answer) == (
        "2 figures that were read here before a person left them out: B4, C4. They count nowhere."
    )


def test_a_column_and_a_box_with_its_labels_can_be_left_out():
    assert {one.cell for one in corrected(PLAIN, ("C", "ignore")).readings} == {"B2", "B3", "B4", "B5"}
    assert "C4" not in {cell for *_, cell in lines(corrected(PLAIN, ("A4:C4", "ignore")))}


@pytest.mark.parametrize("meaning", ["ignore", "note"])
def test_a_figure_that_is_left_out_of_its_table_is_a_figure_without_a_number_and_no_empty_cell(meaning):
    answer = corrected(PLAIN, ("B3", meaning))

    (figure,) = [one for one in answer.readings if one.cell == "B3"]
    assert (figure.figure, figure.raw) == (Figure(absence=Absence.LEFT_OUT), "3")
    assert (figure.row_labels, figure.period.label, figure.wording) == (("Stalking",), "2016/17", "Stalking")
    assert answer.roles["Sheet1"]["B3"] is (CellRole.IGNORED if meaning == "ignore" else CellRole.NOTE)
    assert [one.cell for one in answer.readings if one.figure.absence] == ["B3"]
    assert answer.refusals == ()


def test_a_row_whose_figures_are_left_out_keeps_its_label_and_does_not_head_the_rows_below():
    answer = corrected(PLAIN, ("B3:C3", "ignore"))

    assert [(one.cell, one.row_labels) for one in answer.readings if one.figure.absence] == [
        ("B3", ("Stalking",)), ("C3", ("Stalking",)),
    ]  # fmt: skip
    assert next(one.row_labels for one in answer.readings if one.cell == "B4") == ("Telephone",)


def test_a_total_cannot_be_checked_against_a_figure_that_is_left_out():
    sheet = grid("""
        Offence    | 2016/17 | 2017/18
        Harassment |      12 |      14
        Stalking   |       3 |       5
        Total      |      15 |      19
    """)

    checks = [check for table in corrected(sheet, ("B3", "ignore")).tables for check in table.checks]

    assert not any(check.passed is False for check in checks)
    assert any(check.passed is None for check in checks)


def test_shares_that_are_left_out_of_their_table_are_no_figures():
    sheet = grid("""
        Offence    | 2016/17 | % of all
        Harassment |      12 | 80%
        Stalking   |       3 | 20%
    """)

    answer = corrected(sheet, ("C2:C3", "ignore"))

    assert {one.cell for one in answer.readings} == {"B2", "B3"}
    assert answer.refusals == ()


def test_the_later_of_two_marks_brings_a_figure_back():
    answer = corrected(PLAIN, ("B3", "ignore"), ("B3", "figures"))

    assert next(one.figure.low for one in answer.readings if one.cell == "B3") == 3


def test_a_note_among_figures_is_a_note():
    answer = corrected(PLAIN, ("4", "note"))

    assert answer.roles["Sheet1"]["A4"] is CellRole.NOTE
    assert len(lines(answer)) == 4


def test_a_note_still_says_what_a_mark_stands_for():
    sheet = grid("""
        Offence    | 2016/17 | 2017/18
        Harassment |      12 | *
        Stalking   |       3 |       5
        * = fewer than 5 |
        Voyeurism  |       1 |       2
    """)

    answer = corrected(sheet, ("4", "note"))

    assert next(one.figure.high for one in answer.readings if one.cell == "C2") == 4


UNNAMED_TOTAL = grid("""
    Offence         | 2016/17 | 2017/18
    Harassment      |      12 |      14
    Stalking        |     <5  |       5
    Crimes in scope |      20 |      25
""")


def test_a_total_without_the_word_is_a_total_and_is_checked_all_the_same():
    assert roles(corrected(UNNAMED_TOTAL))["B4"] == "data"

    answer = corrected(UNNAMED_TOTAL, ("4", "total"))

    assert roles(answer)["B4"] == roles(answer)["C4"] == "total"
    assert [check.passed for check in answer.tables[0].checks] == [False]  # 12 and up to 4 are not 20


def test_a_column_of_totals_without_the_word():
    sheet = grid("""
        Offence    | 2016/17 | 2017/18 | Both together of them
        Harassment |      12 |      14 | 26
        Stalking   |       0 |       0 | 0
    """)

    answer = corrected(sheet, ("D", "total"), ("B:C", "figures"))

    assert roles(answer)["D2"] == "total"
    assert roles(answer)["B2"] == "data"


def test_a_total_that_a_person_calls_figures_counts_and_is_doubted_where_it_adds_up():
    sheet = grid("""
        Offence     | 2016/17 | 2017/18
        Harassment  |     112 |     214
        Stalking    |      33 |      45
        Fraud total |     145 |     259
    """)
    assert roles(corrected(sheet))["B4"] == "total"

    answer = corrected(sheet, ("4", "figures"))

    fraud = next(one for one in answer.readings if one.cell == "B4")
    assert fraud.role == "data"
    assert "sum of lines beside it" in " ".join(fraud.doubts)


def test_a_box_of_figures_does_not_make_figures_of_the_totals_in_it():
    sheet = grid("""
        Offence    | 2016/17 | 2017/18
        Harassment |     112 |     214
        Stalking   |      33 |      45
        Total      |     145 |     259
    """)

    assert roles(corrected(sheet, ("B2:C4", "figures")))["B4"] == "total"


NUMBERED = grid("""
    Area       |  101 |  102 |  205
    Harassment |   12 |   14 |    7
    Stalking   |    3 |    5 |    9
""")


def test_a_heading_row_of_numbers():
    assert "B1" in {one.cell for one in corrected(NUMBERED).readings} or corrected(NUMBERED).refusals

    answer = corrected(NUMBERED, ("1", "heading"), ("all", "period", "2017/18"))

    assert lines(answer)[0] == ("Harassment", "101", "12", "B2")
    assert figures(answer) == {("2017/18", "Harassment > 101"): 12, ("2017/18", "Harassment > 102"): 14} | {
        ("2017/18", "Harassment > 205"): 7,
        ("2017/18", "Stalking > 101"): 3,
        ("2017/18", "Stalking > 102"): 5,
        ("2017/18", "Stalking > 205"): 9,
    }
    assert answer.refusals == ()


def test_a_heading_among_the_rows_names_those_below_it():
    sheet = grid("""
        Offence    | 2016/17 | 2017/18
        North      |
        Harassment |      12 |      14
        Stalking   |       3 |       5
        South      |
        Fraud      |       8 |       9
    """)

    answer = corrected(sheet, ("2", "heading"), ("5", "heading"))

    assert [row for row, *_ in lines(answer)][::2] == ["North > Harassment", "North > Stalking", "South > Fraud"]


def test_a_column_of_numbers_that_names_its_rows():
    sheet = grid("""
        Beat | Offences | Crimes
        14   |      120 |     12
        9    |       31 |      3
        77   |       11 |      2
    """)

    answer = corrected(sheet, ("A", "label"), ("all", "period", "2017"))

    assert lines(answer)[0] == ("14", "Offences", "120", "B2")
    assert len(lines(answer)) == 6


def test_counts_that_look_like_years_are_figures():
    sheet = grid("""
        Offence    | Recorded | Solved
        Harassment |     2016 |   2001
        Stalking   |     2017 |   2003
    """)

    answer = corrected(sheet, ("B2:C3", "figures"), ("all", "period", "2017/18"))

    assert [raw for _, _, raw, _ in lines(answer)] == ["2016", "2001", "2017", "2003"]


def test_text_that_a_person_calls_a_figure_is_doubted_and_not_guessed():
    sheet = grid("""
        Offence    | 2016/17 | 2017/18
        Harassment |      12 | a dozen or so
        Stalking   |       3 |       5
    """)

    one = next(one for one in corrected(sheet, ("C2", "figures")).readings if one.cell == "C2")

    assert one.figure.low is None
    assert "neither a number" in one.doubts[0]


UNDATED = grid("""
    Offence    | Recorded
    Harassment |       12
    Stalking   |        3
""")


@pytest.mark.parametrize("area", ["all", "1:3", "A1:B3", "B", "B2:B3"])
def test_a_period_for_a_table_without_one(area):
    assert figures(corrected(UNDATED)).keys() == {("", "Harassment"), ("", "Stalking")}

    answer = corrected(UNDATED, (area, "period", "2017/18"))

    assert figures(answer).keys() == {("2017/18", "Harassment"), ("2017/18", "Stalking")}
    assert "from a person" in " ".join(answer.tables[0].evidence)


def test_periods_for_some_of_the_rows_tell_repeated_labels_apart():
    sheet = grid("""
        Offence    | Recorded
        Harassment |       12
        Stalking   |        3
        Harassment |       14
        Stalking   |        5
    """)
    assert "same labels" in reasons(corrected(sheet))

    answer = corrected(sheet, ("2:3", "period", "2016/17"), ("4:5", "period", "2017/18"))

    assert figures(answer)[("2016/17", "Harassment")] == 12
    assert figures(answer)[("2017/18", "Harassment")] == 14
    assert answer.refusals == ()


def test_months_under_a_year_that_a_person_says():
    sheet = grid("""
        Offence    | Jan | Feb | Mar
        Harassment |  12 |  14 |   7
        Stalking   |   3 |   5 |   9
    """)

    assert ("Feb 2018", "Stalking") in figures(corrected(sheet, ("all", "period", "2018")))


def test_a_period_against_the_labels_is_a_check_that_fails():
    answer = corrected(PLAIN, ("all", "period", "2017/18"))

    failed = [check.words for check in answer.tables[0].checks if check.passed is False]
    assert failed == ["The table is said to be for 2017/18, and its labels name 2016/17."]
    assert {period for period, _ in figures(answer)} == {"2016/17", "2017/18"}


def test_a_period_of_a_part_of_rows_and_columns_is_not_used_and_says_so():
    answer = corrected(PLAIN, ("B2:B3", "period", "2016/17"))

    assert "it was not used" in " ".join(check.words for check in answer.tables[0].checks)


TWO = grid("""
    Offence    | 2016/17 | 2017/18
    Harassment |      12 |      14
    Arrests    |       1 |       2
    Harassment |       4 |       5
""")


def test_a_table_starts_where_a_person_says():
    answer = corrected(TWO, ("3", "table"))

    assert answer.tables[0].area == "A1:C2"
    assert len(answer.tables) == 2


def test_a_box_is_a_table_of_its_own():
    sheet = grid("""
        Offence    | 2016/17 | | Officers | 2016/17
        Harassment |      12 | | Harassment | 400
        Stalking   |       3 | | Stalking | 31
    """)

    answer = corrected(sheet, ("D1:E3", "table"))

    assert [table.area for table in answer.tables] == ["A1:B3", "D1:E3"]
    assert answer.refusals == ()


def test_of_two_marks_on_one_cell_the_later_counts():
    assert roles(corrected(UNNAMED_TOTAL, ("4", "total"), ("4", "figures")))["B4"] == "data"
    assert roles(corrected(UNNAMED_TOTAL, ("4", "figures"), ("4", "total")))["B4"] == "total"


def test_a_whole_sheet_can_be_left_out():
    answer = corrected(PLAIN, ("all", "ignore"))

    assert answer.readings == ()
    assert "8 figures" in reasons(answer)
    assert set(answer.roles["Sheet1"].values()) == {CellRole.IGNORED}


RECORDS = grid("\n".join(
    ["Crime ref | Recorded on | Offence | Outcome"]
    + [f"A{n} | @2017-05-{n + 1:02} | {'Harassment' if n % 2 else 'Stalking'} | {'Charged' if n % 3 else 'None'}"
       for n in range(1, 20)]
))  # fmt: skip


@pytest.mark.parametrize("mark", [("D", "ignore"), ("5", "heading"), ("B2:D9", "figures"), ("3", "table")])
def test_no_mark_brings_the_rows_of_a_list_to_light(mark):
    answer = corrected(RECORDS, mark)

    assert answer.grids[0].cells == {}
    assert "counted as it is" in reasons(answer)
    assert answer.readings == read_grids([RECORDS], media_type="xlsx").readings


def test_a_list_can_be_left_out_whole():
    answer = corrected(RECORDS, ("all", "ignore"))

    assert answer.grids[0].cells == {}
    assert answer.readings == ()
    assert "2 figures that were read here before a person left them out: A2:D20." in reasons(answer)


def test_a_part_of_a_sheet_that_turns_out_to_be_a_list_is_withheld():
    rows = [f"A{n} | @2017-05-{n + 1:02} | {'Harassment' if n % 2 else 'Stalking'}" for n in range(1, 20)]
    sheet = grid("Offence | 2016/17\nHarassment | 12\nStalking | 9\nRef | Recorded on | Offence\n" + "\n".join(rows))

    assert corrected(sheet, ("4", "table")).grids[0].cells == {}


def test_a_hidden_sheet_stays_unread():
    sheet = grid("Offence | 2016/17\nHarassment | 12", visible=False)

    answer = corrected(sheet, ("2", "figures"))

    assert answer.readings == ()
    assert "hidden" in reasons(answer)


def test_a_mark_on_a_sheet_that_is_not_there_is_named():
    answer = read_grids([PLAIN], media_type="xlsx", recipe=Recipe((Mark("Sheet9", "4", Meaning.IGNORE),)))

    assert "The correction “Row 4: left out” was not used: there is no sheet “Sheet9”." in reasons(answer)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("7", Area(top=6, bottom=6)),
        ("9:7", Area(top=6, bottom=8)),
        ("c:e", Area(left=2, right=4)),
        ("$B$3:$D$9", Area(2, 8, 1, 3)),
        (" b3 ", Area(2, 2, 1, 1)),
        ("7-9", Area(top=6, bottom=8)),
        ("All", Area()),
    ],
)
def test_areas_as_people_type_them(text, area):
    assert parse_area(text) == area
    assert parse_area(str(area)) == area


@pytest.mark.parametrize(
    "text", ["", "0", "x1:2", "1:B", "ZZZZ", "A0", "A1:B2:C3", "9999999", "A1048577", "seven", "::"]
)
def test_what_is_no_area_is_refused_in_words(text):
    with pytest.raises(UnusableMark, match="is no area") as problem:
        parse_area(text)
    assert problem.value.field == "area"


@pytest.mark.parametrize(
    ("mark", "field", "words"),
    [
        (("Sheet1", "9", "ignore"), "area", "ends at C5"),
        (("Sheet1", "D", "label"), "area", "ends at C5"),
        (("Sheet2", "4", "ignore"), "sheet", "no sheet"),
        (("Sheet1", "all", "total"), "area", "whole sheet"),
        (("Sheet1", "B", "heading"), "meaning", "are labels"),
        (("Sheet1", "2", "label"), "meaning", "is a heading"),
        (("Sheet1", "B5", "total"), "area", "which line"),
        (("Sheet1", "B2:C5", "total"), "area", "which line"),
        (("Sheet1", "all", "period", "last year"), "period", "is no period"),
        (("Sheet1", "all", "period", "11/12"), "period", "two periods"),
        (("Sheet1", "all", "period", ""), "period", "Write the period that the cells are for"),
        (("Sheet1", "2", "total", "2017"), "period", "takes a period"),
    ],
)
def test_a_mark_that_cannot_be_meant_says_which_part_is_wrong(mark, field, words):
    sheet, area, meaning, *period = mark

    with pytest.raises(UnusableMark, match=words) as problem:
        check(Mark(sheet, area, Meaning(meaning), *period), [PLAIN])
    assert problem.value.field == field


def test_an_area_without_anything_in_it_is_refused():
    sheet = grid("A | 2016\n\nB | 4")

    with pytest.raises(UnusableMark, match="Nothing is written"):
        check(Mark("Sheet1", "2", Meaning.IGNORE), [sheet])


def test_a_sheet_whose_cells_are_not_kept_can_only_be_left_out_whole():
    empty = Grid("List", {})

    assert check(Mark("List", "all", Meaning.IGNORE), [empty]).area == "all"
    with pytest.raises(UnusableMark, match="not kept"):
        check(Mark("List", "3", Meaning.IGNORE), [empty])


@pytest.mark.parametrize(
    ("area", "meaning", "period", "words"),
    [
        ("7", "heading", "", "Row 7: heading"),
        ("7:9", "ignore", "", "Rows 7 to 9: left out"),
        ("C:E", "figures", "", "Columns C to E: figures"),
        ("B3:D9", "table", "", "Cells B3 to D9: a table of its own"),
        ("12", "table", "", "Row 12: a table starts here"),
        ("all", "period", "2017/18", "The whole sheet: for the period 2017/18"),
    ],
)
def test_a_mark_in_words(area, meaning, period, words):
    assert Mark("Sheet1", area, Meaning(meaning), period).words == words
