import struct
from datetime import date

import pytest
import xlwt

from foitracker.sheets.containers import ole, xls
from foitracker.sheets.grid import CellKind
from foitracker.sheets.refusals import UnreadableFile


@pytest.fixture
def saved(tmp_path):
    """Saves a workbook and gives its path."""

    def save(book):
        path = tmp_path / "answer"
        book.save(str(path))
        return path

    return save


def style(code):
    return xlwt.easyxf(num_format_str=code)


def test_values_with_their_formats(saved):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    sheet.write(0, 0, "Rape")
    sheet.write(0, 1, 12)
    sheet.write(0, 2, date(2018, 1, 31), style("MMM-YY"))
    sheet.write(0, 3, 3, style('[<5]"<5";0'))
    sheet.write(0, 4, True)
    sheet.write(0, 5, 1234, style("#,##0"))

    cells = list(xls.read(saved(book)).grids[0].cells.values())

    assert [cell.value for cell in cells] == ["Rape", 12, date(2018, 1, 31), 3, True, 1234]
    assert [cell.shown for cell in cells] == ["Rape", "12", "Jan-18", "<5", "TRUE", "1,234"]
    assert [cell.hides for cell in cells] == [False, False, False, True, False, False]
    assert type(cells[1].value) is int


def test_errors_are_kept(saved):
    book = xlwt.Workbook()
    book.add_sheet("Data").row(0).set_cell_error(0, "#REF!")

    cell = xls.read(saved(book)).grids[0].cells[0, 0]

    assert (cell.kind, cell.shown) == (CellKind.ERROR, "#REF!")


def test_hidden_rows_columns_and_sheets_and_merged_cells(saved):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    sheet.write_merge(0, 0, 0, 2, "Title")
    for row in (1, 2):
        for column in range(3):
            sheet.write(row, column, row)
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    book.add_sheet("Very hidden").write(0, 0, "a name")
    book.get_sheet(1).visibility = 2

    first, second = xls.read(saved(book)).grids

    assert first.merged == ((0, 0, 0, 2),)
    assert (first.hidden_rows, first.hidden_columns) == ({2}, {1})
    assert (first.visible, second.visible) == (True, False)


def test_days_are_counted_from_1904_where_the_workbook_says_so(saved):
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("Data").write(0, 0, 0, style("yyyy-mm-dd"))

    assert xls.read(saved(book)).grids[0].cells[0, 0].value == date(1904, 1, 1)


def test_damaged_workbook_is_refused(saved):
    book = xlwt.Workbook()
    book.add_sheet("Data").write(0, 0, 1)
    path = saved(book)
    content = bytearray(path.read_bytes())
    content[600:3000] = bytes(2400)
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match="damaged"):
        xls.read(path)


def test_directory_and_streams_of_the_container(saved):
    book = xlwt.Workbook()
    book.add_sheet("Data").write(0, 0, 1)
    path = saved(book)

    entries = ole.entries(path)

    assert [(entry.path, entry.is_stream) for entry in entries] == [("Workbook", True)]
    assert ole.workbook(path) == (entries, ole.workbook_stream(path))
    assert len(ole.workbook_stream(path)) == entries[0].size


def test_no_container_has_no_directory(tmp_path):
    path = tmp_path / "text"
    path.write_bytes(b"text")

    assert ole.entries(path) == ()
    assert ole.workbook_stream(path) == b""


def test_a_sum_without_a_result_was_not_calculated_although_others_were(saved):
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    formulas = ("A1+1", "SUM(A1:A1)", "SUM(A1,A1)", "(A1-2)", "COUNTIF(A1:A1,1)", 'IF(A1=1,A1,"")', "A1")
    sheet.write(0, 0, 12)
    for row, formula in enumerate(formulas, start=1):
        sheet.write(row, 0, xlwt.Formula(formula))
    path = saved(book)
    empty = b"\x03\x00\x00\x00\x00\x00\xff\xff"
    assert path.read_bytes().count(empty) == len(formulas)
    path.write_bytes(path.read_bytes().replace(empty, struct.pack("<d", 13.0), 1))

    (grid,) = xls.read(path).grids

    assert {row: cell.kind for (row, _), cell in grid.cells.items()} == {
        0: CellKind.NUMBER,
        1: CellKind.NUMBER,
        2: CellKind.UNCACHED,
        3: CellKind.UNCACHED,
        4: CellKind.UNCACHED,
        5: CellKind.UNCACHED,
    }


def test_formulas_that_were_never_calculated_hold_no_figure(saved):
    book = xlwt.Workbook()
    sheet, other = book.add_sheet("A"), book.add_sheet("B")
    sheet.write(0, 0, 12)
    sheet.write(1, 0, xlwt.Formula("SUM(A1:A1)"))
    other.write(0, 3, xlwt.Formula("A!A1"))

    first, second = xls.read(saved(book)).grids

    assert [cell.kind for cell in first.cells.values()] == [CellKind.NUMBER, CellKind.UNCACHED]
    assert second.cells[0, 3].kind is CellKind.UNCACHED
