import io
import re
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.publishing.formats import xlsx
from foitracker.publishing.packing import members_of
from foitracker.publishing.pages import sheet_name
from foitracker.publishing.table import Column, Flag, Mark
from tests.publishing.made_up import HOSTILE, make_publication, make_table


def opened(publication):
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(publication)))


@pytest.fixture(scope="module")
def publication():
    return make_publication()


@pytest.fixture(scope="module")
def workbook(publication):
    return opened(publication)


def marked_table(sheet):
    (table,) = sheet.tables.values()
    return [list(row) for row in sheet[table.ref]]


def value_of(cell):
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return Mark(cell.value) if cell.value in set(Mark) else cell.value


def test_every_value_comes_back(publication, workbook):
    for table in publication.all_tables:
        headings, *rows = marked_table(workbook[sheet_name(table.name)])
        assert [cell.value for cell in headings] == [column.title for column in table.columns]
        expected = [tuple(as_read(value) for value in row) for row in table.rows]
        assert [tuple(value_of(cell) for cell in row) for row in rows] == expected


def as_read(value):
    """openpyxl reads a decimal as a float."""
    return float(value) if isinstance(value, Decimal) else value


def test_numbers_are_numbers_and_dates_are_dates(workbook):
    _, kent, *_ = marked_table(workbook["By force"])

    assert [cell.data_type for cell in kent] == ["s", "n", "n", "n", "n", "n", "d"]
    assert kent[1].number_format == "#,##0"
    assert kent[4].number_format == "#,##0.0"
    assert kent[5].number_format == "#,##0.00"
    assert kent[6].value.date() == date(2018, 5, 1)


def test_sheets_are_in_order(workbook):
    assert workbook.sheetnames == ["Cover", "Contents", "Notes", "By force", "Hostile", "Sources"]


def test_the_title_is_in_a1_and_is_a_heading(publication, workbook):
    for table in publication.all_tables:
        cell = workbook[sheet_name(table.name)]["A1"]
        assert cell.value == table.title
        assert cell.style == "Headline 1"
    assert workbook["Cover"]["A1"].value == publication.title


def test_a_sheet_says_period_units_coverage_source_and_shorthand(workbook):
    lines = [row[0].value for row in workbook["By force"]["A2:A8"]]

    assert lines[0] == "This worksheet contains one table."
    assert lines[1:5] == [
        "Period: 2016/17 and 2017/18",
        "Units: recorded offences",
        "Coverage: 2 of 3 forces",
        "Source: answers of police forces to freedom-of-information requests",
    ]
    assert lines[5].startswith("Shorthand: [c] confidential")
    assert lines[6] == "Notes to this table, on the Notes sheet: [note 2]"


def test_one_table_a_sheet_from_column_a_with_nothing_beneath(workbook):
    for sheet in workbook.worksheets[1:]:
        (table,) = sheet.tables.values()
        first, last = table.ref.split(":")
        assert first.startswith("A")
        assert openpyxl.utils.cell.coordinate_from_string(last)[1] == sheet.max_row
        assert table.autoFilter is None
        assert not sheet.merged_cells.ranges
        assert not sheet.freeze_panes
        assert all(cell.value is not None for row in sheet[table.ref] for cell in row)


def test_nothing_is_hidden_and_nothing_stands_in_the_margins(workbook):
    for sheet in workbook.worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(each.hidden for each in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert not [part for part in (sheet.oddHeader, sheet.oddFooter) if part.left.text or part.center.text]
        assert not sheet._images
        assert not sheet._charts


def test_what_is_long_is_wrapped(workbook):
    table_cells = [cell for sheet in workbook.worksheets[1:] for row in marked_table(sheet) for cell in row]
    cover = [row[0] for row in workbook["Cover"].iter_rows()]

    assert all(cell.alignment.wrap_text for cell in (*table_cells, *cover))


def test_headings_and_names_are_unique(workbook):
    names = [name for sheet in workbook.worksheets for name in sheet.tables]
    assert len(set(names)) == len(names) == len(workbook.worksheets) - 1
    for sheet in workbook.worksheets[1:]:
        headings = [cell.value.lower() for cell in marked_table(sheet)[0]]
        assert len(set(headings)) == len(headings)


def test_cells_have_no_fill(workbook):
    assert all(cell.fill.fill_type is None for sheet in workbook for row in sheet.iter_rows() for cell in row)


def test_the_document_has_title_language_and_date(workbook):
    properties = workbook.properties

    assert (properties.title, properties.language) == ("Child abuse image offences", "en-GB")
    assert properties.created == properties.modified == datetime.combine(date(2018, 9, 13), time())


def test_it_opens_on_the_first_cell_of_the_cover(workbook):
    assert workbook.active.title == "Cover"
    assert all(sheet.sheet_view.selection[0].activeCell == "A1" for sheet in workbook)


def test_contents_link_to_the_sheets(workbook):
    links = [(row[0].value, row[0].hyperlink) for row in marked_table(workbook["Contents"])[1:]]

    assert [name for name, _ in links] == ["Notes", "By force", "Hostile", "Sources"]
    assert [link.location for _, link in links] == [f"'{name}'!A1" for name, _ in links]


def test_notes_explain_every_shorthand_that_is_used_and_no_other(publication):
    plain = make_table(rows=(("Kent", 591, 674, Decimal("14.0"), Decimal("21.38"), date(2018, 5, 1)),))
    flagged = make_publication(tables=(plain,)).flagged(Flag.PROVISIONAL, {"by_force"})

    every = {row[0].value: row for row in marked_table(opened(publication)["Notes"])}
    few = {row[0].value: row for row in marked_table(opened(flagged)["Notes"])}

    assert every["[note 1]"][1].value.startswith("More recorded offences")
    assert {name for name in every if len(name) == 3} == {mark.value for mark in Mark}
    assert every["[c]"][2].value == "By force"
    assert {name for name in few if len(name) == 3} == {"[p]"}


def test_a_flag_stands_behind_the_title_and_is_explained_beside_it(publication):
    sheet = opened(publication.flagged(Flag.REVISED, {"by_force"}))["By force"]

    assert sheet["A1"].value == "Offences by force [r]"
    assert "[r] revised" in sheet["A7"].value


def test_hostile_texts_are_texts(workbook):
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]

    assert all(cell.data_type in "nsd" for cell in cells)
    hostile = [cell for cell in cells if cell.value in HOSTILE and cell.value.startswith(("=", "+", "-", "@"))]
    assert hostile
    assert all(cell.quotePrefix for cell in hostile)


def test_nothing_in_the_file_computes_or_leads_outside(publication):
    members = members_of(xlsx.write(publication))

    for name, content in members.items():
        assert not re.search(rb"<f[ >]", content), name
        assert b'TargetMode="External"' not in content, name


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=5))
def test_no_text_becomes_a_formula(texts):
    table = make_table(columns=(Column("text", "Text"),), rows=tuple((text,) for text in texts), notes=())
    sheet = opened(make_publication(tables=(table,), sources=()))["By force"]

    _, *rows = marked_table(sheet)

    assert len(rows) == len(texts)
    assert all(cell.data_type == "s" for (cell,) in rows)
