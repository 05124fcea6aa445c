import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from foitracker.publishing.formats import ods
from foitracker.publishing.packing import members_of
from foitracker.publishing.pages import sheet_name
from foitracker.publishing.table import Column, Flag, Kind, Mark
from tests.publishing.made_up import HOSTILE, make_publication, make_table

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def publication():
    return make_publication()


@pytest.fixture(scope="module")
def written(publication):
    return ods.write(publication)


@pytest.fixture(scope="module")
def content(written):
    return etree.fromstring(members_of(written)["content.xml"])


def sheet_of(content, name):
    return content.find(f".//{TABLE}table[@{TABLE}name='{name}']")


def text_of(cell):
    """The text of a cell as OpenDocument has it: paragraphs are lines, tabs and spaces are elements."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.findall(f"{TEXT}p"))


def _pieces(element):
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * int(child.get(f"{TEXT}c"))
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        else:
            yield from _pieces(child)
        yield child.tail or ""


def value_of(cell, column):
    if text_of(cell) in set(Mark):
        return Mark(text_of(cell))
    match column.kind:
        case Kind.COUNT:
            return int(cell.get(f"{OFFICE}value"))
        case Kind.PERCENT | Kind.RATE:
            return Decimal(cell.get(f"{OFFICE}value"))
        case Kind.DATE:
            return date.fromisoformat(cell.get(f"{OFFICE}date-value"))
    assert cell.get(f"{OFFICE}value-type") == "string"
    return text_of(cell)


def test_every_value_comes_back(publication, content):
    for table in publication.all_tables:
        _, *rows = list(sheet_of(content, sheet_name(table.name)).iter(f"{TABLE}table-row"))[-len(table.rows) - 1 :]
        read = [tuple(map(value_of, row, table.columns)) for row in rows]
        assert read == [
            tuple(value.replace("\r", "\n") if type(value) is str else value for value in row) for row in table.rows
        ]


def test_another_reader_finds_the_sheets_and_numbers(written):
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(written))

    assert workbook.sheet_names == ["Cover", "Contents", "Notes", "By force", "Hostile", "Sources"]
    rows = workbook.get_sheet_by_name("By force").to_python()
    assert rows[0][0] == "Offences by force"
    assert ["Kent", 591, 674, 674, 14, 21.38, date(2018, 5, 1)] in rows


def test_the_archive_says_first_what_it_is(written):
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype").decode() == ods.CONTENT_TYPE


def test_tables_are_marked_up_without_filters(publication, content):
    ranges = {each.get(f"{TABLE}name"): each for each in content.iter(f"{TABLE}database-range")}

    assert list(ranges) == ["table_contents", "table_notes", "table_by_force", "table_hostile", "table_sources"]
    by_force = ranges["table_by_force"]
    assert by_force.get(f"{TABLE}target-range-address") == "'By force'.A9:'By force'.G12"
    assert by_force.get(f"{TABLE}contains-header") == "true"
    assert by_force.get(f"{TABLE}display-filter-buttons") == "false"
    rows = list(sheet_of(content, "By force").iter(f"{TABLE}table-row"))
    assert [text_of(cell) for cell in rows[8]] == [column.title for column in publication.all_tables[0].columns]


def test_nothing_is_merged_hidden_or_frozen(written, content):
    for name in ("number-columns-spanned", "number-rows-spanned", "visibility", "display"):
        assert not [each for each in content.iter() if each.get(f"{TABLE}{name}") is not None]
    assert "settings.xml" not in members_of(written)  # it opens on the first cell of the first sheet


def test_a_flag_stands_behind_the_title(publication):
    flagged = publication.flagged(Flag.REVISED, {"by_force"})

    written = etree.fromstring(members_of(ods.write(flagged))["content.xml"])

    assert text_of(next(sheet_of(written, "By force").iter(f"{TABLE}table-cell"))) == "Offences by force [r]"


def test_the_document_has_title_language_and_date(written):
    meta = members_of(written)["meta.xml"].decode()

    assert "<dc:title>Child abuse image offences</dc:title>" in meta
    assert "<dc:language>en-GB</dc:language>" in meta
    assert "2018-09-13T00:00:00" in meta


def test_nothing_computes_and_links_stay_inside(content):
    assert not [each for each in content.iter() if each.get(f"{TABLE}formula") is not None]
    links = [each.get("{http://www.w3.org/1999/xlink}href") for each in content.iter(f"{TEXT}a")]
    assert links == ["#'Notes'.A1", "#'By force'.A1", "#'Hostile'.A1", "#'Sources'.A1"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(alphabet=st.sampled_from(" \t\n=a'"))), min_size=1))
def test_text_comes_back_with_all_its_spaces(texts):
    kept = [text for text in texts if text.strip()] or ["a"]
    table = make_table(columns=(Column("text", "Text"),), rows=tuple((text,) for text in kept), notes=())
    content = etree.fromstring(members_of(ods.write(make_publication(tables=(table,), sources=())))["content.xml"])

    rows = list(sheet_of(content, "By force").iter(f"{TABLE}table-row"))[-len(kept) :]

    assert [text_of(row[0]) for row in rows] == [text.replace("\r", "\n") for text in kept]


def test_every_number_has_the_places_it_was_given():
    numbers = (Decimal("14"), Decimal("14.0"), Decimal("14.00"), Decimal("-0.30"))
    table = make_table(columns=(Column("n", "N", Kind.RATE),), rows=tuple((n,) for n in numbers), notes=())
    content = etree.fromstring(members_of(ods.write(make_publication(tables=(table,), sources=())))["content.xml"])

    rows = list(sheet_of(content, "By force").iter(f"{TABLE}table-row"))[-len(numbers) :]

    assert [row[0].get(f"{TABLE}style-name") for row in rows] == ["number0", "number1", "number2", "number2"]
    assert [row[0].get(f"{OFFICE}value") for row in rows] == [str(n) for n in numbers]


def test_columns_beyond_z_have_two_letters():
    columns = tuple(Column(f"c{at}", f"Column {at}", Kind.COUNT) for at in range(28))
    table = make_table(columns=columns, rows=(tuple(range(28)),), notes=())

    content = members_of(ods.write(make_publication(tables=(table,), sources=())))["content.xml"].decode()

    assert "'By force'.AB" in content
