"""Our workbooks open in LibreOffice as they are, and every cell is there with its value."""

from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from foitracker.publishing.formats import ods, xlsx
from foitracker.publishing.pages import sheets_of
from tests.publishing.made_up import make_publication


@pytest.fixture(scope="module")
def publication():
    return make_publication()


@pytest.fixture(scope="module", params=[xlsx, ods], ids=["xlsx", "ods"])
def saved(request, publication, libreoffice, tmp_path_factory):
    """A workbook of ours after LibreOffice has opened it and saved it as xlsx."""
    path = tmp_path_factory.mktemp("ours") / f"ours{request.param.SUFFIX}"
    path.write_bytes(request.param.write(publication))
    return openpyxl.load_workbook(libreoffice(path, "xlsx"))


def as_saved(value):
    """A value as openpyxl reads it from the file that LibreOffice saved."""
    match value:
        case Decimal():
            return float(value)
        case date():
            return datetime.combine(value, datetime.min.time())
        case str():
            return _line_ends_alike(value)
    return value


def _line_ends_alike(value):
    """LibreOffice has one kind of line end in OpenDocument and no tabs inside a cell."""
    return value.replace("\r", "\n").replace("\t", "") if isinstance(value, str) else value


def test_the_sheets_are_there_in_order(saved, publication):
    assert saved.sheetnames == [sheet.name for sheet in sheets_of(publication)]


def test_every_cell_has_its_value(saved, publication):
    for sheet in sheets_of(publication):
        lines = [(line,) for line in (sheet.title, *sheet.lines)]
        headings = [tuple(column.title for column in sheet.columns)] if sheet.table else []
        found = [
            tuple(_line_ends_alike(value) for value in row if value is not None)
            for row in saved[sheet.name].iter_rows(values_only=True)
        ]
        assert found == [tuple(map(as_saved, row)) for row in (*lines, *headings, *sheet.rows)]


def test_nothing_computes(saved):
    assert not [cell for sheet in saved for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_numbers_and_dates_are_shown_as_they_were(saved):
    formats = {cell.number_format for row in saved["By force"].iter_rows() for cell in row}

    assert {"#,##0", "#,##0.0", "#,##0.00"} <= formats
    assert any("MMMM" in one.upper() and "YYYY" in one.upper() for one in formats)


def test_title_and_language_are_kept(saved):
    assert (saved.properties.title, saved.properties.language) == ("Child abuse image offences", "en-GB")


def test_it_opens_on_the_cover(saved):
    assert saved.active.title == "Cover"
    assert saved.active.sheet_view.selection[0].activeCell == "A1"


def test_a_broken_workbook_does_not_open(publication, libreoffice, tmp_path):
    """That LibreOffice opens a workbook means something: it does not repair one without being asked."""
    path = tmp_path / "broken.xlsx"
    path.write_bytes(xlsx.write(publication)[:-400])

    with pytest.raises(AssertionError, match="did not open"):
        libreoffice(path, "xlsx")
