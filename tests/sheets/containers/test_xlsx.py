import io
import zipfile
from datetime import date, datetime, timedelta

import pytest

from foitracker.sheets.containers import xlsx
from foitracker.sheets.grid import CellKind
from foitracker.sheets.refusals import UnreadableFile
from tests.sheets import made_files
from tests.sheets.made_files import styled


@pytest.fixture
def read(tmp_path):
    """The sheets of a workbook that is made of these parts."""

    def opened(*sheets, **parts):
        path = tmp_path / "answer"
        path.write_bytes(made_files.xlsx(*sheets, **parts))
        return xlsx.read(path)

    return opened


def cell(opened, where=(0, 0)):
    return opened.grids[0].cells[where]


def one(content, attributes=""):
    return f'<row r="1"><c r="A1" {attributes}>{content}</c></row>'


@pytest.mark.parametrize(
    ("stored", "value"),
    [("12", 12), ("12.0", 12), ("0.25", 0.25), ("-3", -3), ("1E3", 1000), ("0.30000000000000004", 0.30000000000000004)],
)
def test_number_is_kept_as_stored_and_counts_are_whole(read, stored, value):
    found = cell(read(one(f"<v>{stored}</v>")))

    assert found.value == value
    assert type(found.value) is type(value)
    assert found.kind is CellKind.NUMBER


def test_shared_text_with_runs_leaves_out_reading_aids(read):
    strings = "<si><r><t>Ra</t></r><r><t>pe</t></r><rPh sb='0' eb='1'><t>aid</t></rPh></si>"

    assert cell(read(one("<v>0</v>", 't="s"'), strings=strings)).value == "Rape"


def test_inline_text_keeps_spaces_and_escapes(read):
    assert cell(read(one("<is><t> a_x000D_b </t></is>", 't="inlineStr"'))).value == " a\rb "


def test_result_of_a_formula_is_read(read):
    assert cell(read(one("<f>1+1</f><v>2</v>"))).value == 2
    assert cell(read(one('<f>"a"</f><v>a</v>', 't="str"'))).value == "a"


def test_formula_without_a_result_is_not_blank(read):
    found = cell(read(one("<f>SUM(A2:A9)</f><v></v>")))

    assert found.kind is CellKind.UNCACHED
    assert found.shown


def test_result_that_its_program_could_not_work_out_is_no_zero(read):
    """XlsxWriter and others store 0 for every formula, and ask Excel to work them out."""
    row = '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>9</f><v>9</v></c></row>'

    asked = read(row, workbook='<calcPr fullCalcOnLoad="1"/>')
    worked_out = read(row, workbook='<calcPr calcId="191029"/>')

    assert cell(asked).kind is CellKind.UNCACHED
    assert [cell(asked, (0, 1)).value, cell(asked, (0, 2)).value] == [0, 9]
    assert cell(worked_out).value == 0


def test_formula_with_an_empty_text_is_blank(read):
    assert read(one('<f>""</f><v></v>', 't="str"')).grids[0].cells == {}


def test_error_is_kept(read):
    found = cell(read(one("<v>#REF!</v>", 't="e"')))

    assert (found.kind, found.shown) == (CellKind.ERROR, "#REF!")


def test_boolean(read):
    assert cell(read(one("<v>1</v>", 't="b"'))).value is True


@pytest.mark.parametrize(
    ("code", "stored", "value", "shown"),
    [
        ("dd/mm/yyyy", "43101", date(2018, 1, 1), "01/01/2018"),
        ("mmm-yy", "43101", date(2018, 1, 1), "Jan-18"),
        ("yyyy", "43101", date(2018, 1, 1), "2018"),
        ("dd/mm/yyyy hh:mm", "43101.5", datetime.fromisoformat("2018-01-01T12:00"), "01/01/2018 12:00"),
        ("[h]:mm", "1.5", timedelta(hours=36), "36:00:00"),
    ],
)
def test_format_makes_a_date_of_a_number(read, code, stored, value, shown):
    found = cell(read(one(f"<v>{stored}</v>", 's="1"'), styles=styled(code)))

    assert (found.value, found.shown, found.number_format) == (value, shown, code)


def test_days_are_counted_from_1904_where_the_workbook_says_so(read):
    opened = read(one("<v>0</v>", 's="1"'), styles=styled("yyyy-mm-dd"), workbook='<workbookPr date1904="1"/>')

    assert cell(opened).value == date(1904, 1, 1)


def test_day_sixty_is_no_date_of_its_own(read):
    assert cell(read(one("<v>59</v>", 's="1"'), styles=styled("dd/mm/yyyy"))).value == date(1900, 2, 28)
    assert cell(read(one("<v>61</v>", 's="1"'), styles=styled("dd/mm/yyyy"))).value == date(1900, 3, 1)


def test_format_that_suppresses_hides_the_number(read):
    found = cell(read(one("<v>3</v>", 's="1"'), styles=styled('[<5]"<5";0')))

    assert (found.value, found.shown, found.hides) == (3, "<5", True)


def test_text_hidden_by_its_format(read):
    found = cell(read(one("<is><t>a name</t></is>", 't="inlineStr" s="1"'), styles=styled(";;;")))

    assert (found.shown, found.hides) == ("", True)


def test_strict_workbook_with_iso_date(read):
    assert cell(read(one("<v>2018-01-31</v>", 't="d"'), strict=True)).value == date(2018, 1, 31)


def test_cells_without_addresses_follow_each_other(read):
    opened = read('<row><c/><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row>')

    assert {place: one.value for place, one in opened.grids[0].cells.items()} == {(0, 1): 1, (4, 0): 2}


def test_far_cell_costs_nothing(read):
    grid = read('<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>').grids[0]

    assert list(grid.cells) == [(1048575, 16383)]


def test_hidden_rows_columns_and_sheets(read):
    sheet = (
        '<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" width="0"/></cols><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>1</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
        '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row></sheetData>'
    )

    opened = read(sheet, one("<v>9</v>"), one("<v>9</v>"), states=("visible", "hidden", "veryHidden"))

    assert opened.grids[0].hidden_rows == {1, 2}
    assert opened.grids[0].hidden_columns == {1, 2, 3}
    assert [grid.visible for grid in opened.grids] == [True, False, False]


def test_value_under_a_merged_cell_is_hidden(read):
    opened = read(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )

    assert opened.grids[0].merged == ((0, 0, 0, 1),)
    assert cell(opened, (0, 1)).hides
    assert not cell(opened).hides


def test_white_on_white_is_reported(read):
    styles = (
        '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FF000080"/></patternFill></fill></fills>'
        '<cellXfs><xf numFmtId="0"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="1"/></cellXfs>'
    )

    opened = read('<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row>', styles=styles)

    assert [(finding.what, finding.how_many) for finding in opened.findings] == [("white-text", 1)]


@pytest.mark.parametrize(
    ("letters", "behind", "invisible"),
    [
        ('rgb="FFFFFFFF"', 'patternType="none"', 1),
        ('theme="0"', 'patternType="none"', 1),
        ('indexed="9"', 'patternType="solid"><fgColor rgb="00ffffff"/', 1),
        ('rgb="FF0070C0"', 'patternType="solid"><fgColor rgb="FF0070C0"/', 1),
        ('theme="4"', 'patternType="solid"><fgColor theme="4"/', 1),
        ('theme="4" tint="0.5"', 'patternType="solid"><fgColor theme="4"/', 0),
        ('rgb="FFFFFFFF"', 'patternType="gray125"', 0),
        ('auto="1"', 'patternType="none"', 0),
        ('theme="1"', 'patternType="none"', 0),
    ],
)
def test_letters_in_the_colour_of_the_background_are_counted(read, letters, behind, invisible):
    fill = f"<patternFill {behind}></patternFill>".replace("/></patternFill>", "/></patternFill>")
    styles = (
        f"<fonts><font><color {letters}/></font></fonts><fills><fill>{fill}</fill></fills>"
        '<cellXfs><xf fontId="0" fillId="0"/></cellXfs>'
    )

    findings = read(one("<v>1</v>"), styles=styles).findings

    assert sum(finding.how_many for finding in findings) == invisible


@pytest.mark.parametrize(
    "row",
    [
        one("<v>twelve</v>"),
        one("<v>1_000</v>"),
        one("<v>١٢</v>"),
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        one("<v>NaN</v>"),
        one("<v>7</v>", 't="s"'),
        one("<v>7</v>", 's="5"'),
        '<row r="x"><c><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
    ],
)
def test_nonsense_in_a_cell_is_refused(read, row):
    with pytest.raises(UnreadableFile, match="damaged"):
        read(row, strings="<si><t>x</t></si>", styles=styled("0"))


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", "xl/workbook.xml", "_rels/.rels"])
def test_part_that_says_nothing_is_refused(read, part):
    with pytest.raises(UnreadableFile, match="damaged"):
        read(one("<v>1</v>"), parts={part: "<x/>"} if part != "xl/workbook.xml" else {part: "<x"})


@pytest.mark.parametrize("part", ["styles.xml", "sharedStrings.xml"])
def test_part_that_is_named_and_not_there_is_refused(tmp_path, part):
    """Without its formats the workbook would be read as if it suppressed nothing."""
    sound = made_files.xlsx(one("<v>3</v>", 's="1"'), styles=styled('[<5]"<5"'), strings="<si><t>x</t></si>")
    with zipfile.ZipFile(io.BytesIO(sound)) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != f"xl/{part}"}
    path = tmp_path / "answer"
    path.write_bytes(made_files.archive(parts))

    with pytest.raises(UnreadableFile, match="missing"):
        xlsx.read(path)


def test_two_sheets_of_one_name_are_refused(read):
    book = '<sheets><sheet name="A" sheetId="8" r:id="r1"/><sheet name="a" sheetId="9" r:id="r1"/></sheets>'

    with pytest.raises(UnreadableFile, match="same name"):
        read(one("<v>1</v>"), workbook=book)
