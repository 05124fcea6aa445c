"""Every number of an export, read back from the file, is the one on the page."""

import csv
import io
import json
import re
from datetime import date

import openpyxl
import pytest
import python_calamine
from lxml import html

from foitracker.publishing.formats import formats
from foitracker.publishing.packing import members_of
from foitracker.store.actions import requests
from tests.factories import make_confirmed, make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

YEARS = ("Offences 2016/17", "Offences 2017/18")


@pytest.fixture
def round():
    """One force with exact numbers, one with a range, one with a cell that has none, one that has not answered."""
    by = make_person()
    forces = [make_force(name) for name in ("Kent Police", "Essex Police", "Gwent Police", "Surrey Police")]
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    answer(round, "Kent Police", [["86/2", 1480, 1541], ["86/10", 111, 133]])
    answer(round, "Essex Police", [["86/2", 60, "<5"], ["86/10", 7, 0]])
    answer(round, "Gwent Police", [["86/2", 60, "*"]])
    return round


def answer(round, force, rows):
    content = workbook([["Offence", "2016/17", "2017/18"], *rows])
    request = round.requests.get(force__name=force)
    make_confirmed(request=request, content=content, file_name=f"{force}.xlsx")


def on_the_page(client, address, caption):
    """The words of a table's cells by the name of the row."""
    page = html.fromstring(client.get(address).content)
    (table,) = [each for each in page.iter("table") if each.find("caption").text_content().startswith(caption)]
    rows = {}
    for row in table.iter("tr"):
        name, *cells = [" ".join(cell.text_content().split()) for cell in row]
        rows[name] = cells
    return rows


def in_xlsx(content, name):
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name.capitalize()]
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def in_ods(content, name):
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name.capitalize())
    rows = rows.to_python()
    return rows[next(at for at, row in enumerate(rows) if len([cell for cell in row if cell != ""]) > 1) :]


def in_csv(content, name):
    return list(csv.reader(io.StringIO(members_of(content)[f"{name}.csv"].decode("utf-8-sig"))))


def in_json(content, name):
    (table,) = [each for each in json.loads(content)["tables"] if each["name"] == name]
    head, rows = [], [[] for _ in table["rows"]]
    for at, column in enumerate(table["columns"]):
        is_open = any(isinstance(row[at], dict) and "low" in row[at] for row in table["rows"])
        head += [f"{column['title']}, lowest", f"{column['title']}, highest"] if is_open else [column["title"]]
        for row, found in zip(table["rows"], rows, strict=True):
            value = row[at]
            both = [value["low"], value["high"]] if isinstance(value, dict) and "low" in value else [value] * 2
            both = [each["mark"] if isinstance(each, dict) else each for each in both]
            found += both if is_open else both[:1]
    return [head, *rows]


READERS = {"xlsx": in_xlsx, "ods": in_ods, "csv": in_csv, "json": in_json}


def words(row, head, column):
    """A number of a file as the page writes it: "1,591", "1 to 4", "no figure"."""
    ends = [column] if column in head else [f"{column}, lowest", f"{column}, highest"]
    values = [row[head.index(end)] for end in ends]
    if str(values[0]).startswith("["):
        return {"[x]": "no figure", "[z]": "none given"}[values[0]]
    shown = [f"{int(value):,}" for value in values]
    return shown[0] if shown[0] == shown[-1] else " to ".join(shown)


def in_the_file(client, round, format, table):
    content = client.get(f"/rounds/{round.slug}/export/tables.{format}").content
    head, *rows = READERS[format](content, table)
    return {row[0]: [words(row, head, year) for year in YEARS] for row in rows}


def test_every_format_has_a_reader_here():
    own_tables = {"docx"}  # the press pack's are read back in tests/publishing/formats/test_docx.py

    assert READERS.keys() | own_tables == formats().keys()


@pytest.mark.parametrize("format", sorted(READERS))
def test_the_numbers_of_forces_are_those_of_the_page(round, as_role, format):
    client = as_role("admins")
    page = on_the_page(client, f"/rounds/{round.slug}/totals/forces/", "")

    found = in_the_file(client, round, format, "forces")

    assert found == {
        "Essex Police": ["67", "1 to 4"],  # it shows its zeros, so that "<5" is none
        "Gwent Police": ["60", "no figure"],
        "Kent Police": ["1,591", "1,674"],
        "Surrey Police": ["no figure", "no figure"],
    }
    for force, numbers in found.items():
        assert [re.sub(r"^no figure.*", "no figure", cell) for cell in page[force][1:3]] == numbers


@pytest.mark.parametrize("format", sorted(READERS))
def test_the_national_numbers_are_those_of_the_page(round, as_role, format):
    client = as_role("admins")
    page = on_the_page(client, f"/rounds/{round.slug}/totals/", "By category")
    headlines = client.get(f"/rounds/{round.slug}/totals/").context["page"].headlines

    found = in_the_file(client, round, format, "national")

    assert found.pop("All counted offences") == [headline.figure.words for headline in headlines]
    given = {name: numbers for name, numbers in found.items() if name in page}
    assert len(given) == 2
    assert given == {name: page[name][:2] for name in given}
    assert all(set(numbers) == {"none given"} for name, numbers in found.items() if name not in page)


def test_what_may_still_change_says_so(round, as_role):
    sheet = openpyxl.load_workbook(
        io.BytesIO(as_role("admins").get(f"/rounds/{round.slug}/export/tables.xlsx").content)
    )

    assert sheet["National"]["A1"].value.endswith(" [p]")
    assert not sheet["Coverage"]["A1"].value.endswith(" [p]")
