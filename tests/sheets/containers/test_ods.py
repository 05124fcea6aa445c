from datetime import date, datetime, timedelta

import pytest

from foitracker.sheets.containers import ods
from foitracker.sheets.grid import CellKind
from foitracker.sheets.refusals import UnreadableFile
from tests.sheets import made_files

EURO_FREE = '<number:number number:decimal-places="0" number:grouping="true"/>'


@pytest.fixture
def read(tmp_path):
    """The sheets of a workbook with these rows in its only table."""

    def opened(rows="", *, columns="", styles="", table="", tables=None):
        path = tmp_path / "answer"
        whole = f'<table:table table:name="A" {table}>{columns}{rows}</table:table>'
        path.write_bytes(made_files.ods(whole if tables is None else tables, styles=styles))
        return ods.read(path)

    return opened


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def number(value, shown=None, attributes="", kind="float"):
    text = "" if shown is None else f"<text:p>{made_files.escaped(shown)}</text:p>"
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {attributes}>{text}</table:table-cell>'


def text(words, attributes=""):
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{words}</text:p></table:table-cell>'


def first(opened):
    return opened.grids[0].cells[0, 0]


@pytest.mark.parametrize(
    ("value", "shown", "hides"),
    [
        ("3", "3", False),
        ("3", "<5", True),
        ("3", "", True),
        ("1234", "1,234", False),
        ("0.256", "26%", False),
        ("0.256", "25.6%", False),
        ("3425.45", "3,425", False),
        ("12345", "12", True),
        ("0", "-", False),
        ("0", "", False),
        ("7", "*", True),
        ("-5", "(5)", False),
        ("5", "£5.00", False),
        ("120000", "1.2E+05", False),
        ("5", "5 of 9", True),
        ("5", "<5", True),
        ("5", "5+", True),
        ("5", "Fewer than 5", True),
        ("5", "5 cases", False),
    ],
)
def test_what_is_shown_is_kept_beside_the_number(read, value, shown, hides):
    found = first(read(row(number(value, shown))))

    assert found.value == pytest.approx(float(value))
    assert found.shown == shown
    assert found.hides is hides


def test_number_without_shown_text_is_rendered(read):
    assert first(read(row(number("12.0")))).shown == "12"


def test_words_with_spaces_breaks_and_paragraphs(read):
    cell = (
        '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:line-break/><text:span>c'
        "</text:span></text:p><text:p>d</text:p></table:table-cell>"
    )

    assert first(read(row(cell))).value == "a  b\nc\nd"


def test_comments_are_no_part_of_the_text(read):
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation>'
        "<text:p>Rape</text:p></table:table-cell>"
    )

    opened = read(row(cell))

    assert first(opened).value == "Rape"
    assert [finding.what for finding in opened.findings] == ["comments"]


def test_dates_with_the_format_of_their_style(read):
    styles = (
        '<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text>'
        '<number:year/></number:date-style><style:style style:name="ce1" style:data-style-name="N1"/>'
    )
    cell = '<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="{}"/>'

    opened = read(row(cell.format("2018-01-31"), cell.format("2018-01-31T12:30:00")), styles=styles)

    assert first(opened).value == date(2018, 1, 31)
    assert first(opened).number_format == "mmm-yy"
    assert opened.grids[0].cells[0, 1].value == datetime.fromisoformat("2018-01-31T12:30")


def test_style_of_the_column_counts_where_a_cell_has_none(read):
    styles = (
        f'<number:number-style style:name="N1">{EURO_FREE}</number:number-style>'
        '<style:style style:name="ce1" style:data-style-name="N1"/>'
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="ce1"/>'
    )

    opened = read(row(number("1"), number("2"), number("3000")), columns=columns, styles=styles)

    assert opened.grids[0].cells[0, 2].number_format == "#,##0"
    assert opened.grids[0].cells[0, 2].shown == "3,000"
    assert opened.grids[0].cells[0, 1].number_format == ""


def test_boolean_time_and_percentage(read):
    cells = (
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT36H00M05S"/>'
    )

    opened = read(row(cells, number("0.5", "50%", kind="percentage")))

    assert [cell.value for cell in opened.grids[0].cells.values()] == [True, timedelta(hours=36, seconds=5), 0.5]


def test_errors_and_formulas_without_a_result(read):
    cells = (
        '<table:table-cell table:formula="of:=A9" calcext:value-type="error" office:value-type="string" '
        'office:string-value=""><text:p>#REF!</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=SUM(A1)"/>'
    )

    kinds = [cell.kind for cell in read(row(cells)).grids[0].cells.values()]

    assert kinds == [CellKind.ERROR, CellKind.UNCACHED]


def test_repeated_cells_and_rows_stand_where_they_are_seen(read):
    gap = '<table:table-cell table:number-columns-repeated="3"/>'
    empty = row("<table:table-cell/>", attributes='table:number-rows-repeated="1000"')

    opened = read(
        row(gap, number("1", "1", 'table:number-columns-repeated="2"'))
        + empty
        + row(number("2", "2"), attributes='table:number-rows-repeated="2"')
    )

    assert list(opened.grids[0].cells) == [(0, 3), (0, 4), (1001, 0), (1002, 0)]


def test_merged_cells_and_what_they_cover(read):
    covered = "<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>"

    opened = read(row(text("a", 'table:number-columns-spanned="2"'), covered))

    assert opened.grids[0].merged == ((0, 0, 0, 1),)
    assert opened.grids[0].cells[0, 1].hides


def test_hidden_rows_columns_groups_and_sheets(read):
    styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = (
        row(number("1"), number("2"))
        + row(number("3"), attributes='table:visibility="filter"')
        + f'<table:table-row-group table:display="false">{row(number("4"))}</table:table-row-group>'
        + row(number("5"))
    )

    opened = read(rows, columns=columns, styles=styles, table='table:style-name="ta1"')

    assert opened.grids[0].hidden_rows == {1, 2}
    assert opened.grids[0].hidden_columns == {1}
    assert not opened.grids[0].visible


def test_copy_of_another_file_is_no_sheet_in_sight(read):
    copy = f"<table:table table:name=\"'file:///x'#A\"><table:table-source/>{row(number('9'))}</table:table>"

    opened = read(tables=f'<table:table table:name="B">{row(number("1"))}</table:table>{copy}')

    assert [grid.visible for grid in opened.grids] == [True, False]
    assert [finding.what for finding in opened.findings] == ["external-link-cache"]


def test_table_inside_a_cell_is_no_sheet(read):
    inner = f'<table:table table:name="inner">{row(number("9"))}</table:table>'

    opened = read(row(f"<table:table-cell>{inner}</table:table-cell>") + row(number("1")))

    assert [grid.name for grid in opened.grids] == ["A"]
    assert {place: cell.value for place, cell in opened.grids[0].cells.items()} == {(1, 0): 1}


@pytest.mark.parametrize("value", ["x", "", "NaN", "1e999"])
def test_number_that_is_none_is_refused(read, value):
    with pytest.raises(UnreadableFile, match="no number"):
        read(row(number(value, "1")))


@pytest.mark.parametrize(
    ("letters", "behind", "invisible"),
    [
        ("#ffffff", "", 2),
        ("#ffffff", "transparent", 2),
        ("#0000ff", "#0000FF", 2),
        ("#ffffff", "#000080", 0),
        ("#000000", "", 0),
    ],
)
def test_letters_in_the_colour_of_the_background_are_reported(read, letters, behind, invisible):
    style = (
        f'<style:style style:name="s"><style:text-properties color="{letters}"/>'
        f'<style:table-cell-properties background-color="{behind}"/></style:style>'
    )
    unseen = text("Rape", 'table:style-name="s" table:number-columns-repeated="2"')

    findings = read(row(unseen, text("seen")), styles=style).findings

    assert sum(finding.how_many for finding in findings if finding.what == "white-text") == invisible
