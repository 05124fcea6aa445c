import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.formats import csv as csv_format
from foitracker.publishing.packing import members_of
from foitracker.publishing.safe_text import starts_a_formula
from foitracker.publishing.table import Column, Kind, Mark
from tests.publishing.made_up import HOSTILE, make_publication, make_table


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def value_of(text, column):
    """The value that a program takes back from a cell."""
    if text in set(Mark):
        return Mark(text)
    match column.kind:
        case Kind.COUNT:
            return int(text)
        case Kind.PERCENT | Kind.RATE:
            return Decimal(text)
        case Kind.DATE:
            return date.fromisoformat(text)
    return text[1:] if text.startswith("'") and starts_a_formula(text[1:]) else text


def test_every_value_comes_back():
    publication = make_publication()
    files = members_of(csv_format.write(publication))

    for table in publication.all_tables:
        headings, *rows = rows_of(files[f"{table.name}.csv"])
        assert [value_of(each, Column("", "")) for each in headings] == [column.title for column in table.columns]
        read = [tuple(map(value_of, row, table.columns)) for row in rows]
        assert read == list(table.rows)


def test_a_file_opens_in_excel_with_its_letters():
    content = csv_format.write_table(make_table(rows=None, notes=()))

    assert content.startswith(b"\xef\xbb\xbf")
    assert b'"Kent",591,674,674,14.0,21.38,"2018-05-01"\r\n' in content


def test_numbers_have_no_apostrophe_and_texts_have():
    table = make_table(
        columns=(Column("text", "Text"), Column("change", "Change", Kind.PERCENT)), rows=(("-5", Decimal("-5")),)
    )

    assert rows_of(csv_format.write_table(table))[1] == ["'-5", "-5"]


def test_contents_and_notes_go_along():
    files = members_of(csv_format.write(make_publication()))

    assert list(files) == [
        "contents.csv",
        "notes.csv",
        "by_force.csv",
        "hostile.csv",
        "sources.csv",
        "csv-metadata.json",
    ]
    assert rows_of(files["contents.csv"])[1][:2] == ["by_force.csv", "Offences by force"]
    about = dict(rows_of(files["notes.csv"]))
    assert about["note 2, by_force.csv"] == "A note."
    assert about["[x]"].startswith("not available")


def test_hostile_texts_start_with_an_apostrophe_everywhere():
    tables = [
        content for name, content in members_of(csv_format.write(make_publication())).items() if name.endswith(".csv")
    ]
    cells = [cell for content in tables for row in rows_of(content) for cell in row if cell]

    assert any(cell.startswith("'=") for cell in cells)
    assert all(cell[:1] not in "=+@\t\r" for cell in cells)


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=5))
def test_no_text_becomes_a_formula(texts):
    table = make_table(columns=(Column("text", "Text"),), rows=tuple((text,) for text in texts))

    for (cell,) in rows_of(csv_format.write_table(table)):
        assert cell[:1] not in set("=+-@\t\r\n")
