"""What is not certain is not read silently: it is read with a doubt, refused with a reason, or kept as no number."""

from datetime import date
from textwrap import dedent

import pytest

from foitracker.figures import Absence
from foitracker.sheets.answer import Grade, Role
from tests.sheets.drawing import grid, grid_of, read


def answer_to(drawing: str, **facts):
    return read(grid(dedent(drawing), **facts))


def at(answer, cell):
    return next(one for one in answer.readings if one.cell == cell)


def test_words_for_no_number_are_none_of_them_zero_but_nil():
    answer = answer_to("""
        Offence    | 2014/15 | 2015/16 | 2016/17  | 2017/18
        Stalking   | Nil     | N/A     | Not held | Fewer than 5
        Threats    | 3       | 4       | 5        | 6
        Harassment | NULL    | #N/A    | s40(2)   |
    """)

    figures = {one.cell: one.figure for one in answer.readings}
    assert (figures["B2"].low, figures["B2"].high) == (0, 0)
    assert (figures["E2"].low, figures["E2"].high) == (0, 4)
    assert {cell: figures[cell].absence for cell in ("C2", "D2", "B4", "C4", "D4", "E4")} == {
        "C2": Absence.NOT_APPLICABLE,
        "D2": Absence.NOT_HELD,
        "B4": Absence.BLANK,
        "C4": Absence.ERROR,
        "D4": Absence.REFUSED,
        "E4": Absence.BLANK,
    }
    assert all(figures[cell].low is None for cell in ("C2", "D2", "B4", "C4", "D4", "E4"))
    assert "error" in at(answer, "C4").doubts[0]


@pytest.mark.parametrize(
    ("note", "low", "high"),
    [
        ("Note: * fewer than 5 offences", 0, 4),
        ("* = fewer than 5 recorded offences", 0, 4),
        ("* denotes fewer than five people", 0, 4),
        ("Notes: * indicates 5 or fewer crimes", 0, 5),
        ("* 1 to 4", 1, 4),
        ("* means between 1 and 4", 1, 4),
        ("* = nil", 0, 0),
        ("* includes 5 offences", None, None),
        ("* 3 offences transferred", None, None),
        ("* less than 5 but more than 0", None, None),
        ("** less than 10", None, None),
    ],
)
def test_a_mark_means_what_the_legend_says_and_nothing_more(note, low, high):
    answer = answer_to(f"""
        Offence  | 2016/17 | 2017/18
        Stalking | *       | 12
        Threats  | 30      | -
        {note}   |         |
    """)

    assert (at(answer, "B2").figure.low, at(answer, "B2").figure.high) == (low, high)
    assert at(answer, "B2").figure.absence is (Absence.SUPPRESSED if low is None else None)
    assert at(answer, "C3").figure.absence is Absence.DASH


def test_a_total_beside_suppressed_figures_is_possible_and_not_proven():
    answer = answer_to("""
        Offence  | 2016/17 | 2017/18
        Stalking | <5      | 12
        Threats  | 30      | <5
        Total    | 33      | 15
    """)

    (check,) = answer.tables[0].checks
    assert check.passed is None
    assert "in 2 a figure is not exact" in check.words
    assert at(answer, "B4").role is Role.TOTAL
    assert answer.tables[0].grade is Grade.B


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("9      | 20   | 1,300", "in column B, the first of them, it says 9, and they add up to 30 to 34."),
        ("31     | 1,300 | 1,261", "in column C it says 1,300, and they add up to 1,260."),
        ("9      | 1,260 | 1,261", "in column B it says 9, and they add up to 30 to 34."),
    ],
)
def test_what_a_wrong_total_says_and_what_its_parts_add_up_to_is_told(total, said):
    answer = answer_to(f"""
        Offence    | 2016/17 | 2017/18 | 2018/19
        Stalking   | <5      | 1,230   | 1,230
        Threats    | 30      | 30      | 31
        Total      | {total}
    """)

    (check,) = answer.tables[0].checks
    assert check.passed is False
    assert check.words.endswith(said)


def test_a_total_that_is_not_the_sum_is_said_and_not_mended():
    answer = answer_to("""
        Offence  | 2016/17 | 2017/18
        Stalking | 12      | 13
        Threats  | 30      | 31
        Total    | 42      | 45
    """)

    (check,) = answer.tables[0].checks
    assert check.passed is False
    assert check.words == (
        "Row 4 'Total' is not the sum of rows 2 to 3 in 1 of 2 columns: in column C it says 45, and they add up to 44."
    )
    assert answer.tables[0].grade is Grade.C
    assert at(answer, "C4").figure.low == 45


def test_percentages_are_no_counts():
    answer = answer_to("""
        Outcome | 2016/17 |  < | 2017/18 |  <
                | No.     |  % | No.     |  %
        Charged | 10      | 25 | 12      | 30
        Other   | 30      | 75 | 28      | 70
    """)

    doubted = {one.cell for one in answer.readings if one.doubts}
    assert doubted == {"C3", "E3", "C4", "E4"}
    assert "percentage" in at(answer, "C3").doubts[0]


def test_figures_without_a_heading_are_refused_one_and_all():
    answer = answer_to("""
        Stalking | 12 | 13
        Threats  | 30 | 31
    """)

    assert not answer.readings
    assert any("no heading" in refusal.reason for refusal in answer.refusals)
    assert any("4 numbers are in no table" in refusal.reason for refusal in answer.refusals)


def test_a_month_without_a_year_has_no_period():
    answer = answer_to("""
        Offence  | Jan | Feb | Mar
        Stalking | 12  | 13  | 14
        Threats  | 30  | 31  | 32
    """)

    assert all(one.period is None and one.doubts for one in answer.readings)
    assert any("nothing says which year" in refusal.reason for refusal in answer.refusals)


def test_two_rows_with_the_same_name_are_refused():
    answer = answer_to("""
        Offence  | 2016/17 | 2017/18
        Stalking | 12      | 13
        Threats  | 30      | 31
        Stalking | 5       | 6
    """)

    assert [refusal.cell for refusal in answer.refusals] == ["A2"]
    assert {one.cell for one in answer.readings if one.doubts} == {"B2", "C2", "B4", "C4"}


@pytest.mark.parametrize(
    "heading",
    [
        "2017/18 Q1-Q3",
        "2017-18 (9 months)",
        "FY 2017/18 (as at 3 Jan 2018)",
        "2017/18 to date",
        "2018 (from 1 March)",
        "Offences 2016/17 and 2017/18",
        "FY18",
        "2016 to 2018",
        "2018 (Q1)",
        "2018 (H1)",
        "2017/18 (M9)",
        "2017/18 (6m)",
        "2018 (YTD)",
        "2018 to the end of June",
        "2018 (to 30 June 2019)",
    ],
)
def test_a_part_of_a_year_is_not_taken_for_the_year(heading):
    answer = answer_to(f"""
        Offence  | 2016/17 | {heading}
        Stalking | 12      | 13
        Threats  | 30      | 31
    """)

    assert at(answer, "B2").period.label == "2016/17"
    assert at(answer, "C2").period is None
    assert at(answer, "C2").doubts


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("2017/18 (to 31 December 2017)", "1 Apr 2017 to 31 Dec 2017"),
        ("2017/18 up to 31/12/2017", "1 Apr 2017 to 31 Dec 2017"),
        ("2018 (up to 31 May)", "1 Jan 2018 to 31 May 2018"),
    ],
)
def test_a_year_up_to_a_day_in_it_is_that_part_of_the_year(heading, period):
    answer = answer_to(f"""
        Offence  | 2016/17 | {heading}
        Stalking | 12      | 13
        Threats  | 30      | 31
    """)

    assert at(answer, "C2").period.label == period
    assert not at(answer, "C2").doubts


@pytest.mark.parametrize("heading", ["2017 [Jan-Mar]", "2017 [Q1]"])
def test_a_part_of_a_year_in_square_brackets_is_no_note(heading):
    answer = answer_to(f"""
        Offence  | {heading} | Charged
        Stalking | 12        | 13
        Threats  | 30        | 31
    """)

    assert not any(one.period and one.period.label == "2017" and not one.doubts for one in answer.readings)


def test_a_text_over_the_last_column_alone_may_hold_for_all():
    answer = answer_to("""
        Offences in 2018 |      |        |
                         |      |        | Full-time equivalents
        Force            | Male | Female | Other
        Kent             | 20   | 30     | 50
        Essex            | 40   | 50     | 25
    """)

    assert "may hold for all" in at(answer, "D4").doubts[0]
    assert not at(answer, "C4").doubts


def test_a_change_over_a_span_of_years_is_no_count_of_those_years():
    answer = answer_to("""
        Offences |      |      |
                 |      |      | % change
        Force    | 2017 | 2018 | 2017 to 2018
        Kent     | 20   | 30   | 50
        Essex    | 40   | 50   | 25
    """)

    assert at(answer, "D4").column_labels == ("% change", "2017 to 2018")
    assert "percentage" in at(answer, "D4").doubts[0]


@pytest.mark.parametrize(
    "drawing",
    [
        """
        Exclusions by academic year |         |
        Offence                     | 2016/17 | 2017/18
        Arson                       | 10      | 15
        """,
        """
                | Academic year | <
        Offence | 2016/17       | 2017/18
        Arson   | 10            | 15
        Theft   | 15            | 20
        """,
        """
        Academic year | Arson | Theft
        2016/17       | 10    | 15
        2017/18       | 15    | 20
        """,
    ],
)
def test_an_academic_year_is_no_financial_year(drawing):
    answer = answer_to(drawing)

    assert answer.readings
    assert all("may not be financial years" in " ".join(one.doubts) for one in answer.readings)


@pytest.mark.parametrize(
    ("title", "doubted"),
    [
        ("Offences by sex, year ending 31 March", True),
        ("Financial year", True),
        ("Offences by sex, 12 months to June", True),
        ("Year ending December", False),
        ("Calendar year", False),
        ("Year", False),
    ],
)
def test_a_bare_year_that_ends_in_march_is_no_calendar_year(title, doubted):
    answer = answer_to(f"""
        {title}
                 | Male | Female
        2017     | 10   | 20
        2018 (p) | 11   | 21
    """)

    assert all(("may not be calendar years" in " ".join(one.doubts)) is doubted for one in answer.readings)


def test_a_year_in_an_entry_over_the_labels_is_the_period_and_no_label():
    entry = """
        {} year:      | 2018/19
        Country       | England
                      |
        Code          | Provider | First degree | Other
        100123        | Bath     | 10           | 15
        100124        | Kent     | 15           | 20
    """
    financial, academic = answer_to(entry.format("Financial")), answer_to(entry.format("Academic"))

    assert at(financial, "C5").column_labels == ("First degree",)
    assert at(financial, "C5").period.label == "2018/19"
    assert at(academic, "C5").period is None


def test_a_first_line_over_hidden_figures_may_be_their_total():
    answer = answer_to("""
        Area   | 2015/16 | 2016/17 | 2017/18
        London | 96      | 98      | 84
        Barnet | 12      | *       | 21
        Brent  | *       | 35      | 17
        Camden | 41      | 20      | *
        Ealing | 17      | 19      | 33
    """)

    assert "may be their total" in at(answer, "B2").doubts[0]
    assert not any("total" in " ".join(at(answer, cell).doubts) for cell in ("B3", "C6", "D6"))


@pytest.mark.parametrize(
    ("days", "number_format", "doubted"),
    [
        ([(2019, 4, 18), (2019, 5, 18), (2019, 6, 18)], "d\\-mmm", True),
        ([(2019, 11, 17), (2019, 12, 17), (2019, 1, 18), (2019, 2, 18), (2019, 3, 18)], "d\\-mmm", True),
        ([(2019, 4, 18), (2019, 5, 18), (2019, 6, 18)], "d\\-mmm\\-yy", False),
        ([(2019, 4, 16), (2019, 4, 17), (2019, 4, 18)], "d\\-mmm", False),
    ],
)
def test_a_date_without_its_year_may_have_been_a_month_and_a_year(days, number_format, doubted):
    dates = [date(*day) for day in days]
    cells = {f"{column}1": {"number_format": number_format} for column in "BCDEF"[: len(days)]}
    answer = read(grid_of([["Offence", *dates], ["Theft", *range(11, 11 + len(days))]], cells=cells))

    assert all(("shown without the year" in " ".join(one.doubts)) is doubted for one in answer.readings)


def test_a_column_that_adds_up_columns_further_away_is_doubted():
    answer = answer_to("""
        In 2018   | Episodes | Admissions | Male | Female | Unknown | Emergency
        Cholera   | 1031     | 907        | 512  | 516    | 3       | 700
        Typhoid   | 844      | 799        | 401  | 441    | 2       | 650
        Shigella  | 2217     | 1980       | 1102 | 1115   | 0       | 1500
        Poisoning | 655      | 603        | 300  | 354    | 1       | 411
    """)

    assert {one.cell[0] for one in answer.readings if "may count the same" in " ".join(one.doubts)} == {"B"}


def test_month_1_of_a_financial_year_may_be_april():
    answer = answer_to("""
        Month | 2016/17 | 2017/18
        1     | 11      | 12
        2     | 21      | 22
        3     | 31      | 32
    """)

    assert all("January or April" in " ".join(one.doubts) for one in answer.readings)


def test_a_quarter_of_a_calendar_year_may_begin_in_april():
    answer = answer_to("""
        Station | 2015 | < | 2016 | <
                | Q1   | Q2 | Q1  | Q2
        Ashford | 1    | 2 | 3    | 4
        Barnton | 5    | 6 | 7    | 8
    """)

    assert all(one.period is None and one.doubts for one in answer.readings)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_line_that_may_be_the_sum_of_others_is_a_sum_or_doubted(columns):
    parts = [[7, 9, 12], [5, 11, 8], [4, 2, 15]]
    rows = [["North", *map(sum, zip(*parts, strict=True))], *([f"Town {i}", *part] for i, part in enumerate(parts))]
    head = ["Place", "2015/16", "2016/17", "2017/18"]
    drawing = "\n".join(" | ".join(map(str, row[: columns + 1])) for row in (head, *rows))

    answer = answer_to(drawing)

    norths = [one for one in answer.readings if one.row_labels == ("North",)]
    assert all(one.role is not Role.DATA or one.doubts for one in norths)


def test_a_shown_bound_counts_and_not_the_number_behind_it():
    answer = read(
        grid(
            dedent("""
                Offence  | 2016/17 | 2017/18
                Stalking | 3       | 12
                Threats  | 30      | 31
            """),
            cells={"B2": {"shown": "<5", "number_format": '"<5"', "hides": True}},
        )
    )

    assert (at(answer, "B2").figure.low, at(answer, "B2").figure.high) == (0, 4)
    assert at(answer, "B2").raw == "<5"


@pytest.mark.parametrize("cell", ["B2", "C2"])
def test_a_column_without_its_last_heading_is_doubted(cell):
    answer = answer_to(
        """
            | 2016/17 |         < | 2017/18 |         <
        X   | Charged | Cautioned | Charged | Cautioned
        A   | 1       | 2         | 3       | 4
        B   | 5       | 6         | 7       | 8
        """,
        cells={cell: {"value": None, "shown": ""}},
    )

    column = cell[0]
    doubted = {one.cell for one in answer.readings if one.doubts}
    assert {f"{column}3", f"{column}4"} <= doubted
    assert "Nothing stands under '2016/17'" in at(answer, f"{column}3").doubts[0]


def test_a_column_beside_a_merged_heading_that_does_not_reach_it_is_doubted_with_its_neighbours():
    answer = answer_to("""
            | 2016/17 |       < |         | 2017/18 |       < |       <
        X   | Charged | Caution | No      | Charged | Caution | No
        A   | 1       | 2       | 3       | 4       | 5       | 6
        B   | 7       | 8       | 9       | 10      | 11      | 12
    """)

    assert any("No outer heading" in doubt for doubt in at(answer, "D3").doubts)
    assert all(at(answer, f"{column}3").doubts for column in "BCEFG")


@pytest.mark.parametrize(
    ("drawing", "cell"),
    [
        (
            """
            Code | Offence  | 2016/17 | 2017/18
            8L   | Stalking | 12      | 13
            8R   |          | 30      | 31
            105A | Assault  | 5       | 6
            """,
            "C3",
        ),
        (
            """
            Offence  | 2016/17 | 2017/18
            Victims  |         |
            Stalking | 12      | 13
                     | 30      | 31
            Suspects |         |
            Stalking | 2       | 3
            Threats  | 4       | 5
            """,
            "B4",
        ),
    ],
)
def test_a_row_without_its_last_label_is_doubted(drawing, cell):
    answer = answer_to(drawing)

    assert "label" in at(answer, cell).doubts[0]


def test_a_line_over_a_group_that_is_not_its_sum_is_doubted():
    answer = answer_to("""
        Group    | Offence | 2016/17 | 2017/18
        Violence |         | 99      | 98
                 | Adult   | 12      | 13
                 | Child   | 14      | 15
        Theft    |         | 26      | 28
                 | Vehicle | 12      | 13
                 | Bicycle | 14      | 15
    """)

    assert at(answer, "C2").doubts == ("It stands over the rows below it and is not their sum.",)
    assert at(answer, "C5").role is Role.SUBTOTAL


def test_a_date_among_labels_that_are_none_may_have_been_a_code():
    answer = answer_to("""
        Offences in 2017/18 |          |
        Offence             | Recorded | Charged
        86/2                | 194      | 204
        @2018-01-08         | 190      | 213
        8/3                 | 199      | 203
    """)

    assert "may have been a code" in at(answer, "B4").doubts[0]
    assert not at(answer, "B3").doubts


def test_a_percentage_among_counts_and_an_amount_of_money_are_doubted_by_themselves():
    answer = answer_to(
        """
        Year    | Crimes | Detected | Fines
        2015/16 | 120    | 12       | £1,000.50
        2016/17 | 130    | 0.25     | £90
        2017/18 | 110    | 17       | £2,310
        """,
        cells={"C3": {"number_format": "0%", "shown": "25%"}},
    )

    assert [one.cell for one in answer.readings if one.doubts] == ["D2", "C3", "D3", "D4"]
    assert "percentage" in at(answer, "C3").doubts[0]
    assert "money" in at(answer, "D2").doubts[0]
    assert (float(at(answer, "D2").figure.low), at(answer, "D3").figure.is_count) == (1000.5, False)


def test_percentages_under_the_counts_of_a_column_make_no_rates_of_the_counts():
    shares = {f"{column}{row}": {"number_format": "0%", "shown": "5%"} for column in "BC" for row in (6, 7)}
    answer = answer_to(
        """
        Year                 | Fires | Alarms
        2015/16              | 7100  | 9100
        2016/17              | 7300  | 9900
                             |       |
        Percentage change    |       |
        On one year before   | 0.05  | 0.07
        On five years before | 0.02  | 0.01
        """,
        cells=shares,
    )

    assert not at(answer, "B2").doubts and not at(answer, "C3").doubts
    assert at(answer, "B6").row_labels == ("Percentage change", "On one year before")
    assert all("rate" in at(answer, cell).doubts[0] for cell in shares)


def test_tables_with_the_same_labels_and_the_same_title_are_doubted():
    answer = answer_to("""
        Offence  | 2016/17 | 2017/18
        Stalking | 12      | 13
        Threats  | 30      | 31

        Offence  | 2016/17 | 2017/18
        Stalking | 2       | 3
        Robbery  | 4       | 5
    """)

    doubted = {one.cell for one in answer.readings if one.doubts}
    assert doubted == {"B2", "C2", "B6", "C6"}
    assert at(answer, "B2").doubts == ("Another table of this sheet has the same labels.",)


def test_counts_that_look_like_years_are_named_where_no_table_was_read():
    answer = answer_to("""
        Stalking | 1994 | 2004
        Threats  | 1990 | 2013
    """)

    assert not answer.readings
    assert "4 numbers are in no table" in answer.refusals[0].reason


def test_a_list_of_contents_holds_no_figures():
    answer = answer_to("""
        Contents |                    |                 |
        Table    | Title              | Period covered  | Page
        Table 1  | Arrests by force   | 2016/17         | 3
        Table 2  | Arrests by reason  | 2016/17         | 5
        Table 3  | Stops by force     | 2017/18         | 9
    """)

    assert not answer.readings
    assert not answer.refusals


def test_groups_that_add_up_by_chance_are_doubted():
    """North is 40 and 40, and by chance also 40, 20 and 20: then only some of its lines would be named after it."""
    answer = answer_to("""
        Count of crimes | Column Labels |         |
        Row Labels      | 2010/11       | 2011/12 | Grand Total
        North           | 80            | 80      | 160
        Adult           | 40            | 40      | 80
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 20      | 40
        Child           | 40            | 40      | 80
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 20      | 40
        South           | 80            | 81      | 161
        Adult           | 40            | 40      | 80
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 20      | 40
        Child           | 40            | 41      | 81
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 21      | 41
        Grand Total     | 160           | 161     | 321
    """)

    wrong = [one for one in answer.readings if one.role is Role.DATA and len(one.row_labels) < 3]
    assert all(any("check which groups" in doubt for doubt in one.doubts) for one in wrong)
    assert any("check which groups" in doubt for one in answer.readings for doubt in one.doubts)


def test_a_line_of_a_sum_of_groups_that_one_group_alone_has_is_in_it_too():
    """Or the three of Males would count once as theirs and once as those of both."""
    answer = answer_to("""
        Victim            | Offence | 2015/16 | 2016/17 | 2017/18
        Males and females | Fraud   | 3336    | 3598    | 3914
        Males and females | Theft   | 5357    | 5802    | 6211
        Males and females | Arson   | 113     | 127     | 131
        Males             | Fraud   | 2213    | 2347    | 2551
        Males             | Theft   | 3140    | 3371    | 3594
        Males             | Arson   | 113     | 127     | 131
        Females           | Fraud   | 1123    | 1251    | 1363
        Females           | Theft   | 2217    | 2431    | 2617
    """)

    counted = {one.cell for one in answer.readings if one.role is Role.DATA}
    assert counted == {f"{column}{row}" for column in "CDE" for row in range(5, 10)}


@pytest.mark.parametrize(
    "label",
    ["of which: under 18", "Including attempts", "Under 18 (included above)", "How many of these were charged?"],
)
def test_a_line_that_is_a_part_of_the_one_before_it_is_not_added_silently(label):
    answer = answer_to(f"""
        Offence  | 2017/18 | 2018/19
        Assault  | 310     | 280
        {label}  | 22      | 19
        Robbery  | 95      | 60
        Total    | 405     | 340
    """)

    assert "a part of another line" in at(answer, "B3").doubts[0]
    assert not any(at(answer, cell).doubts for cell in ("B2", "B4", "B5"))
    assert [table.checks[0].passed for table in answer.tables] == [True]


def test_parts_of_a_total_are_no_doubtful_parts():
    answer = answer_to("""
        Force | Total | Of which: | <
              |       | violence  | theft
        Kent  | 67    | 12        | 55
        Essex | 89    | 22        | 67
    """)

    assert not any(one.doubts for one in answer.readings if one.period)
    assert "part of another" not in str([one.doubts for one in answer.readings])


def test_a_figure_that_is_merged_over_two_rows_is_doubted():
    answer = answer_to("""
        Force   | 2017/18 | 2018/19
        Norfolk | 140     | 151
        Suffolk | ^       | 90
        Essex   | 90      | 95
    """)

    assert {one.cell for one in answer.readings if "merged" in " ".join(one.doubts)} == {"B2"}


def test_a_figure_that_is_merged_with_an_empty_column_is_one_figure():
    answer = answer_to("""
        Force   | 2017/18 | < | 2018/19
        Norfolk | 140     | < | 151
        Essex   | 90      | < | 95
    """)

    assert not any(one.doubts for one in answer.readings)


def test_a_column_that_may_have_a_heading_of_its_own_over_several_rows_is_doubted():
    answer = answer_to("""
        In 2018 | Violence   |          | Possession |
                | Against    | Sexual   | Of         | Public
        Area    | The Person | Offences | Weapons    | Order
        Arun    | 120        | 31       | 17         | 44
        Crawley | 210        | 42       | 23         | 51
    """)

    doubted = {one.cell[0] for one in answer.readings if "may not stand over" in " ".join(one.doubts)}
    assert doubted == {"C", "E"}


def test_a_column_that_is_of_none_of_the_groups_beside_it_is_doubted():
    answer = answer_to("""
        In 2018 | Male  |       | Female |       |
        Area    | Adult | Child | Adult  | Child | Unknown sex
        Arun    | 120   | 31    | 17     | 44    | 2
        Crawley | 210   | 42    | 23     | 51    | 4
    """)

    assert {one.cell[0] for one in answer.readings if one.doubts} == {"F"}


def test_headings_that_are_bands_or_years_belong_to_the_group_on_their_left():
    answer = answer_to("""
        In 2018 | Male  |       | Female |
        Area    | 10-17 | 18-24 | 25-34  | 35+
        Arun    | 120   | 31    | 17     | 44
        Crawley | 210   | 42    | 23     | 51
    """)

    assert not any(one.doubts for one in answer.readings)


@pytest.mark.parametrize("first", ["Harassment", "Coercion"])
def test_lines_that_miss_a_group_by_chance_are_doubted_with_those_beside_them(first):
    answer = answer_to(f"""
        Count of crimes | Column Labels |         |
        Row Labels      | 2010/11       | 2011/12 | Grand Total
        North           | 80            | 81      | 161
        Adult           | 40            | 40      | 80
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 20      | 40
        Child           | 40            | 41      | 81
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 21      | 41
        South           | 80            | 80      | 160
        Adult           | 40            | 40      | 80
        Harassment      | 20            | 20      | 40
        Stalking        | 20            | 20      | 40
        Child           | 40            | 40      | 80
        {first}         | 20            | 20      | 40
        Messages        | 20            | 20      | 40
        Grand Total     | 160           | 161     | 321
    """)

    assert at(answer, "B16").row_labels == ("South", "Child", "Messages") or at(answer, "B16").doubts


def test_the_number_of_a_question_is_no_quarter():
    answer = answer_to("""
        Ref | Question                            | Response
        Q1  | How many dogs were seized in 2018?  | 12
        Q2  | How many cats were seized in 2019?  | 13
        Q3  | How many horses were lost?          | 14
    """)

    assert [one.period.label if one.period else None for one in answer.readings] == ["2018", "2019", None]
    assert answer.refusals == ()


@pytest.mark.parametrize("text", ["12 (3)", "17 (25%)", "1,204 (3)", "45 / 12"])
def test_two_numbers_in_a_cell_are_neither_a_figure_nor_a_label(text):
    answer = answer_to(f"""
        Offence  | 2017/18 | 2018/19
        Stalking | {text}  | {text}
        Threats  | 30      | {text}
    """)

    assert {one.cell for one in answer.readings if one.figure.absence is Absence.UNKNOWN_MARK} == {"B2", "C2", "C3"}
    assert all(one.column_labels in (("2017/18",), ("2018/19",)) for one in answer.readings)
    assert all("neither a number" in at(answer, cell).doubts[0] for cell in ("B2", "C2", "C3"))


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Officers in post as at 31 March 2020", "31 Mar 2020"),
        ("Officers by rank (as of 1/4/2020)", "1 Apr 2020"),
        ("Figures are correct as at 31 March 2020", None),
        ("Data extracted as at 31 March 2020", None),
        ("As at 31 March 2020 the force had these officers", None),
    ],
)
def test_the_day_that_a_title_ends_with_is_the_period_with_a_doubt(title, period):
    answer = answer_to(f"""
        {title}

        Rank      | Officers
        Constable | 1200
        Sergeant  | 240
    """)

    assert [one.period and one.period.label for one in answer.readings] == [period, period]
    doubt = "may be the day they were counted on" if period else "It has no period"
    assert all(doubt in " ".join(one.doubts) for one in answer.readings)


def test_the_day_in_a_title_is_no_period_where_the_labels_name_some():
    answer = answer_to("""
        Officers in post as at 31 March 2020
        Rank      | 2018 | 2019
        Constable | 1200 | 1300
        Sergeant  | 240  | 230
    """)

    assert [one.period.label for one in answer.readings] == ["2018", "2019"] * 2
    assert not any(one.doubts for one in answer.readings)


def test_two_numbers_that_may_be_months_or_financial_years_are_doubted():
    answer = answer_to("""
        Offence  | 201011 | 201112
        Stalking | 12     | 13
        Threats  | 30     | 31
    """)

    assert all("a month or a financial year" in one.doubts[0] for one in answer.readings)


def test_a_count_that_looks_like_two_years_is_a_count():
    answer = answer_to("""
        Force | 2016   | 2017
        Avon  | 201718 | 201819
        Kent  | 5      | 6
    """)

    assert [one.figure.low for one in answer.readings] == [201718, 201819, 5, 6]


def test_a_heading_beside_its_column_is_doubted_where_others_stand_over_theirs():
    answer = answer_to("""
        Offence  |    | 2011/12 | 2012/13
        Stalking | 12 |         | 13
        Threats  | 30 |         | 31
    """)

    assert "stands beside its column" in at(answer, "B2").doubts[0]
    assert not at(answer, "D2").doubts


@pytest.mark.parametrize("part", ["All crime excl. fraud", "All crime (excluding fraud)", "All crime, except fraud"])
def test_what_leaves_something_out_of_another_line_is_doubted(part):
    answer = answer_to(f"""
        Offence    | 2016/17 | 2017/18
        All crime  | 100     | 120
        {part}     | 90      | 105
        Burglary   | 5       | 6
        Theft excluding from shops | 7 | 9
    """)

    assert {one.cell for one in answer.readings if one.doubts} == {"B3", "C3"}
    assert "a part of 'All crime'" in at(answer, "B3").doubts[0]


def test_a_point_that_may_divide_thousands_is_doubted():
    answer = read(grid_of([["Offence", "2017", "2018"], ["Theft", "1.204", "2.310"], ["Fraud", "945", "12"]]))

    assert "may divide thousands" in at(answer, "B2").doubts[0]
    assert not at(answer, "B3").doubts


def test_points_before_other_numbers_of_digits_are_decimal_points():
    answer = read(grid_of([["Offence", "2017", "2018"], ["Theft", "1.204", "2.3"], ["Fraud", "945", "12"]]))

    assert not any(one.doubts for one in answer.readings)
