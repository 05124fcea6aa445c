"""The description of CSV files, read by another program that knows the standard."""

import json
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import csvw as another
import pytest

from foitracker.publishing import csvw
from foitracker.publishing.formats import csv as csv_format
from foitracker.publishing.packing import members_of
from foitracker.publishing.safe_text import guarded
from foitracker.publishing.table import Column, Kind, Mark
from tests.publishing.made_up import make_publication, make_table

ODD = make_table(
    name="odd",
    columns=(Column("86/2 & more", "Offences, “86/2” & more", Kind.COUNT), Column("text", "+Text")),
    rows=((3, "a,b"), (Mark.NOT_AVAILABLE, "=1+1")),
    notes=("One, with “marks” and\na second line.",),
)


@pytest.fixture
def publication():
    made = make_publication()
    return replace(made, tables=(*made.tables, ODD), licence="Licensed to all.")


@pytest.fixture
def unpacked(publication, tmp_path):
    for name, content in members_of(csv_format.write(publication)).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def described(unpacked):
    return json.loads((unpacked / csvw.NAME).read_text(encoding="ascii"))


def as_read(value):
    """A value as the other program has it, which makes midnights of dates."""
    if isinstance(value, Mark):
        return None
    if isinstance(value, date):
        return datetime.combine(value, time())
    return guarded(value) if isinstance(value, str) else value


def test_another_program_finds_the_description_and_the_files_sound(unpacked):
    read = another.CSVW(str(unpacked / csvw.NAME), validate=True)

    assert read.is_valid, read.warnings


def test_every_value_comes_back_typed_and_no_mark_is_a_number(unpacked, publication):
    group = another.TableGroup.from_file(unpacked / csvw.NAME)
    tables = {str(table.url): table for table in group.tables}

    for table in publication.all_tables:
        found = [list(row.values()) for row in tables[f"{table.name}.csv"].iterdicts()]
        assert found == [[as_read(value) for value in row] for row in table.filled_rows]


def test_numbers_are_exact(unpacked):
    table = another.TableGroup.from_file(unpacked / csvw.NAME).tabledict["by_force.csv"]

    kent = next(iter(table.iterdicts()))

    assert list(kent.values())[:-1] == ["Kent", 591, 674, 674, Decimal("14.0"), Decimal("21.38")]


def test_a_wrong_value_is_noticed(unpacked):
    """That the other program finds the files sound means something."""
    path = unpacked / "by_force.csv"
    path.write_bytes(path.read_bytes().replace(b",591,", b",many,"))

    assert not another.CSVW(str(unpacked / csvw.NAME), validate=True).is_valid


def test_every_file_is_described_and_every_heading(unpacked):
    tables = {table["url"]: table["tableSchema"]["columns"] for table in described(unpacked)["tables"]}

    assert set(tables) == {path.name for path in unpacked.glob("*.csv")}
    for name, columns in tables.items():
        head = (unpacked / name).read_text(encoding="utf-8-sig").splitlines()[0]
        assert head == ",".join(f'"{column["titles"]}"' for column in columns)


def test_it_says_what_a_reader_must_know(unpacked):
    about = described(unpacked)

    assert about["dc:title"] == "Child abuse image offences"
    assert about["dc:issued"] == "2018-09-13"
    assert about["dc:rights"] == "Licensed to all."
    assert about["prov:wasDerivedFrom"] == [{"dc:title": "answer.xlsx", "schema:sha256": "ab" * 32}]
    assert "[x] not available: there is no usable figure, and it is not zero" in about["schema:abbreviation"]
    by_force = about["tables"][0]
    assert by_force["dc:temporal"] == "2016/17 and 2017/18"
    assert by_force["rdfs:comment"] == ["A note."]
    assert by_force["tableSchema"]["columns"][1] == {
        "name": "before",
        "titles": "Offences 2016/17",
        "datatype": "integer",
        "null": ["[c]", "[x]", "[z]"],
    }


def test_a_name_has_only_what_a_name_may_have(unpacked):
    names = [column["name"] for table in described(unpacked)["tables"] for column in table["tableSchema"]["columns"]]

    assert "86%2F2%20%26%20more" in names
    assert not [name for name in names if name.startswith("_") or " " in name]


def test_nothing_is_said_of_what_is_not_known():
    about = json.loads(csvw.metadata(make_publication(tables=(), sources=())))

    assert not {"dc:rights", "prov:wasDerivedFrom"} & about.keys()
