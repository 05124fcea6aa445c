import io
from datetime import date

import openpyxl
import pytest
import python_calamine
import xlwt

from foitracker.sheets import workbook
from foitracker.sheets.safety import Severity
from foitracker.sheets.workbook import open_workbook, read_workbook
from tests.sheets.made_files import ods, styled, xlsb, xlsx


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "answer"
        path.write_bytes(content)
        return path

    return write


def test_workbook_of_another_program_is_read_as_it_was_written(file):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Crimes"
    sheet.append(["Offence", date(2018, 1, 31), 0.25, "=SUM(1,2)", True, None, "12"])
    sheet["B1"].number_format = "mmm-yy"
    sheet["C1"].number_format = "0%"
    sheet.merge_cells("A3:C3")
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Hidden").sheet_state = "veryHidden"
    made = io.BytesIO()
    book.save(made)

    crimes, hidden = open_workbook(file(made.getvalue()), "xlsx")

    assert crimes.name == "Crimes"
    assert [cell.value for cell in crimes.cells.values()] == ["Offence", date(2018, 1, 31), 0.25, None, True, "12"]
    assert [cell.shown for cell in crimes.cells.values()][1:3] == ["Jan-18", "25%"]
    assert crimes.merged == ((2, 0, 2, 2),)
    assert (crimes.hidden_rows, crimes.hidden_columns) == ({0}, {1})
    assert not hidden.visible


def xls_bytes():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    sheet.write(0, 0, "Offence")
    sheet.write(1, 0, 12)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


SOUND = {
    "xlsx": xlsx(
        '<row r="2"><c r="B2" t="inlineStr"><is><t>Rape</t></is></c><c r="C2" s="1"><v>43101</v></c></row>'
        '<row r="3"><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>A1</f></c><c r="D3" t="b"><v>1</v></c></row>',
        styles=styled("dd/mm/yyyy"),
    ),
    "ods": ods(
        '<table:table table:name="A"><table:table-row><table:table-cell office:value-type="float" office:value="12">'
        "<text:p>12</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "xls": xls_bytes(),
}


@pytest.mark.parametrize("media_type", SOUND)
def test_two_readers_agree_on_a_sound_workbook(file, media_type):
    assert read_workbook(file(SOUND[media_type]), media_type).findings == ()


def test_two_readers_that_see_different_numbers_are_reported(monkeypatch, file):
    other = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>20</v></c><c r="C1"><v>3</v></c></row>')
    monkeypatch.setattr(workbook, "_calamine", lambda path: python_calamine.load_workbook(io.BytesIO(other)))
    content = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')

    findings = read_workbook(file(content), "xlsx").findings

    assert [(finding.what, finding.how_many) for finding in findings] == [("second-opinion", 2)]
    assert "B1" in findings[0].words


def test_workbook_that_the_second_reader_cannot_open_is_reported(monkeypatch, file):
    monkeypatch.setattr(workbook, "_calamine", lambda path: "no workbook")

    findings = read_workbook(file(SOUND["xlsx"]), "xlsx").findings

    assert [(finding.what, finding.severity) for finding in findings] == [("second-opinion", Severity.WARN)]


def test_sheet_that_the_second_reader_cannot_read_is_reported(monkeypatch, file):
    broken = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', parts={"xl/worksheets/sheet1.xml": "<worksheet><sheetDa"})
    monkeypatch.setattr(workbook, "_calamine", lambda path: python_calamine.load_workbook(io.BytesIO(broken)))

    findings = read_workbook(file(SOUND["xlsx"]), "xlsx").findings

    assert [(finding.what, finding.where) for finding in findings] == [("second-opinion", "Sheet1")]


def test_binary_workbook_is_read_without_its_formats(file):
    opened = read_workbook(file(xlsb({(1, 0): "Rape", (1, 1): 12.0, (2, 1): 0.5, (3, 2): True})), "xlsb")

    (grid,) = opened.grids
    assert {place: cell.value for place, cell in grid.cells.items()} == {
        (1, 0): "Rape", (1, 1): 12, (2, 1): 0.5, (3, 2): True,
    }  # fmt: skip
    assert not grid.full_fidelity
    assert [(finding.what, finding.severity) for finding in opened.findings] == [("values-only", Severity.DOUBT)]


def test_cells_far_apart_are_read_once(file):
    content = xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')

    opened = read_workbook(file(content), "xlsx")

    assert len(opened.grids[0].cells) == 2
    assert [finding.what for finding in opened.findings] == ["read-once"]


def test_text_file_is_one_sheet(file):
    (grid,) = open_workbook(file(b"Offence,2017\nRape,12\n"), "csv")

    assert [cell.value for cell in grid.cells.values()] == ["Offence", "2017", "Rape", "12"]
