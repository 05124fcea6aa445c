"""The open data table of recorded crime: found by its headings, added up by force, year and code, or refused by row."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import financial_year
from foitracker.sheets import sandbox
from foitracker.sheets.official import read_official
from foitracker.sheets.refusals import UnreadableFile

HEAD = (
    "Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Group", "Offence Subgroup",
    "Offence Code", "Number of Offences",
)  # fmt: skip
MISC = "Miscellaneous crimes against society"


def row(quarter, number, *, year="2017/18", force="Lancashire", code="86", offence="Obscene publications etc"):
    return (year, quarter, force, offence, MISC, MISC, code, number)


def year(*numbers, **what):
    return [row(quarter, number, **what) for quarter, number in enumerate(numbers, start=1)]


def workbook(sheets):
    """The bytes of a workbook from the rows of its sheets by their names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def read(tmp_path):
    def read(rows, head=HEAD, media_type="csv"):
        path = tmp_path / "table"
        if isinstance(rows, dict):
            path.write_bytes(workbook(rows))
            return read_official(path, "xlsx")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
        return read_official(path, media_type)

    return read


def only(reading):
    assert reading.problems == ()
    (count,) = reading.counts
    return count


def test_the_quarters_of_a_year_are_added_with_their_cells(read):
    count = only(read(year(170, 180, 150, 189)))

    assert (count.force, count.period, count.code, count.number) == ("Lancashire", financial_year(2017), "86", 689)
    assert count.quarters == (1, 2, 3, 4)
    assert [(part.sheet, part.cell) for part in count.parts] == [("(csv)", f"H{n}") for n in (2, 3, 4, 5)]


def test_columns_are_known_by_their_words_and_not_by_their_place(read):
    head = ("Offence code", "Police force", "Number of offences", "Qtr", "Financial year")

    count = only(read([("86", "London, City of", "2", "Q1", "2017-18")], head))

    assert (count.force, count.code, count.number, count.quarters) == ("London, City of", "86", 2, (1,))
    assert count.parts[0].cell == "C2"


def test_every_sheet_with_such_a_table_is_read_and_the_others_are_named(read):
    reading = read(
        {
            "Cover": [["Police recorded crime open data"], ["Published", "2019"]],
            "2016_17": [["Title"], [], HEAD, *year(1, 2, 3, 4, year="2016/17")],
            "2017_18": [HEAD, *year(5, 6, 7, 8, code=86)],
        }
    )

    assert {(one.period, one.code): one.number for one in reading.counts} == {
        (financial_year(2016), "86"): 10,
        (financial_year(2017), "86"): 26,
    }
    assert reading.counts[0].parts[0].cell == "H4"
    assert reading.notes == ("The sheet “Cover” has no table by force and offence code and was not read.",)


def test_a_year_with_quarters_missing_says_which_it_has(read):
    count = only(read(year(10, 11)))

    assert count.quarters == (1, 2)


@pytest.mark.parametrize("nothing", ["..", "", ":", "[x]"])
def test_a_cell_without_a_number_is_no_nought(read, nothing):
    count = only(read(year(10, nothing, 12, 13)))

    assert count.quarters == (1, 3, 4)
    assert count.parts[1].number is None


def test_crimes_that_were_cancelled_may_take_a_quarter_below_nought(read):
    count = only(read(year(10, -3, 12, 13)))

    assert (count.number, count.quarters) == (32, (1, 2, 3, 4))


def test_a_table_without_quarters_gives_whole_years_and_says_so(read):
    head = ("Financial Year", "Force Name", "Offence Code", "Number of Offences")

    reading = read([("2010/11", "Kent", "86", "61")], head)

    assert only(reading).quarters == (1, 2, 3, 4)
    assert "each row is taken for a whole year" in reading.notes[0]


def test_a_code_with_two_titles_in_a_year_is_added(read):
    count = only(read([*year(1, 2), *year(10, 20, offence="Obscene publications and protected material")]))

    assert count.number == 33


def test_a_row_that_is_there_twice_is_named_with_the_first(read):
    reading = read([*year(1, 2, 3, 4), row(2, 2)])

    assert [str(problem) for problem in reading.problems] == [
        "(csv), row 6: Lancashire, 2017/18, quarter 2, code 86 is given at (csv)!H3 already."
    ]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (row(5, 1), "“5” is no quarter of a financial year (1 to 4)."),
        (row("", 1), "“” is no quarter of a financial year (1 to 4)."),
        (row(1, 1, year="2017"), "“2017” is no financial year."),
        (row(1, 1, year="Lancashire"), "“Lancashire” is no financial year."),
        (row(1, "12-ish"), "“12-ish” is no number of offences."),
        (row(1, "1.5"), "“1.5” is no number of offences."),
        (row(1, "<5"), "“<5” is no number of offences."),
        (row(1, "45%"), "“45%” is no number of offences."),
        (row(1, "#REF!"), "“#REF!” is no number of offences."),
        (row(1, 1, force=""), "It names no force."),
        (row(1, 1, code=""), "It names no offence code."),
        (row(1, 1, force="x" * 300), "What it says is too long for the name of a force or an offence."),
    ],
)
def test_what_cannot_be_understood_is_said_by_sheet_and_row(read, cells, words):
    reading = read([*year(1, 2, 3, 4, code="88A"), cells])

    assert [str(problem) for problem in reading.problems] == [f"(csv), row 6: {words}"]


def test_of_many_problems_some_are_told_and_all_are_counted(read):
    reading = read([row(9, 1, force=f"Force {number}") for number in range(150)])

    assert (len(reading.problems), reading.more_problems) == (100, 50)


def test_a_table_by_partnership_or_without_a_column_is_refused_with_what_it_lacks(read):
    assert "Use the table by police force area" in str(read([], (*HEAD, "CSP Name")).problems[0])
    assert "none for the offence code and the number" in str(read([], HEAD[:6]).problems[0])
    assert "G1 and I1 are headed alike" in str(read([], (*HEAD, "Offence Code")).problems[0])


def test_a_file_without_such_a_table_is_refused(read):
    with pytest.raises(UnreadableFile, match="no table of recorded crime"):
        read([("86/2", 480, 541)], ("Offence", "2016/17", "2017/18"))
    with pytest.raises(UnreadableFile, match="neither a workbook nor a text"):
        read([], media_type="pdf")


def test_it_is_read_in_the_sandbox(tmp_path):
    (tmp_path / "table").write_bytes(workbook({"2017-18": [HEAD, *year(170, 180, 150, 189)]}))

    reading = sandbox.read_official(tmp_path / "table", file_name="table.xlsx")

    assert only(reading).number == 689


def test_what_is_no_table_comes_out_of_the_sandbox_as_a_refusal(tmp_path):
    (tmp_path / "table").write_bytes(b"%PDF-1.7 a scan")

    with pytest.raises(UnreadableFile):
        sandbox.read_official(tmp_path / "table", file_name="table.pdf")


@given(
    numbers=st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(["86", "88A", "4.10"]), st.integers(1, 4)),
        unique=True,
        max_size=36,
    ),
    amount=st.integers(0, 10**6),
)
def test_every_row_is_in_exactly_one_count(numbers, amount, tmp_path_factory):
    path = tmp_path_factory.mktemp("official") / "table"
    rows = [row(quarter, amount + at, force=force, code=code) for at, (force, code, quarter) in enumerate(numbers)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])

    reading = read_official(path, "csv")

    assert reading.problems == ()
    assert sum(one.number for one in reading.counts) == sum(cells[-1] for cells in rows)
    assert len({part.cell for one in reading.counts for part in one.parts}) == reading.rows == len(rows)
