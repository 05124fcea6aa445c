"""A list too long for its cells to be kept is counted as it goes by, to the same figures as a short one."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.sheets import long_list, sandboxed
from foitracker.sheets.recipe import Mark, Meaning, Recipe
from foitracker.sheets.refusals import UnreadableFile

HEAD = ("Crime ref", "Recorded on", "Offence", "District")
OFFENCES = ("86/2 Taking", "86/10 Possession", "Rape of a child")


def crimes(count, day=lambda n: date(2016, 4 + n % 9, 1 + n % 28)):
    return [HEAD, *((f"C{n:06}", day(n), OFFENCES[n % 3], f"District {n % 4}") for n in range(count))]


def as_csv(rows):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def as_xlsx(rows, *more):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, cells in more:
        sheet = book.create_sheet(title)
        for row in cells:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def tried(monkeypatch):
    """Every file is tried as a long list, by its first 40 rows."""
    monkeypatch.setattr(long_list, "HEAD", 40)
    monkeypatch.setattr(long_list, "_LARGE", dict.fromkeys(long_list._LARGE, 0))


@pytest.fixture
def read(tmp_path):
    def read(content, recipe=None):
        (tmp_path / "answer").write_bytes(content)
        return sandboxed.read(tmp_path / "answer", recipe)

    return read


def counts(found):
    return {(reading.wording, reading.period): reading.figure.low for reading in found.readings}


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
def test_it_is_counted_as_a_short_one_is(read, made, request):
    short = read(made(crimes(200)))
    request.getfixturevalue("tried")
    long = read(made(crimes(200)))

    assert counts(long) == counts(short)
    assert sum(counts(long).values()) == 200
    assert {reading.cell for reading in long.readings} == {"A2:D201"}
    assert long.tables[0].layout == short.tables[0].layout == "one_row_per_crime"
    assert long.layouts == short.layouts


def test_a_list_in_the_middle_of_a_sheet_keeps_its_address(tried, read):
    rows = [(), ("", "", "Crimes by day"), (), *(("", "", *row) for row in crimes(100))]

    found = read(as_xlsx(rows))

    assert {reading.cell for reading in found.readings} == {"C5:F104"}
    assert sum(counts(found).values()) == 100


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 2)), min_size=45, max_size=120))
def test_no_row_is_lost(tmp_path_factory, crimes):
    rows = [HEAD]
    for number, (day, offence) in enumerate(crimes):
        rows.append((f"C{number:06}", date.fromordinal(736055 + day), OFFENCES[offence], f"District {number % 4}"))
    path = tmp_path_factory.mktemp("list") / "answer.csv"
    path.write_bytes(as_csv(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_list, "HEAD", 40)
        lists = long_list.read_long(path, "csv")

    by_offence = dict.fromkeys(OFFENCES, 0)
    for reading in lists.found.readings:
        by_offence[reading.wording] += reading.figure.low
    assert list(by_offence.values()) == [sum(offence == at for _, offence in crimes) for at in range(3)]


def test_nothing_of_a_row_is_handed_on(tried, read):
    found = read(as_xlsx(crimes(100)))

    assert [dict(grid.cells) for grid in found.grids] == [{}]
    assert "C000007" not in repr(found)
    assert "District" not in repr(found)


def test_rows_that_cannot_be_counted_are_said(tried, read):
    rows = crimes(100)
    rows[60] = ("C000059", None, OFFENCES[0], "District 1")
    rows[70] = ("C000069", "not known", OFFENCES[0], "District 1")
    rows.append(("Total", None, None, None))

    found = read(as_xlsx(rows))

    assert sum(counts(found).values()) == 98
    assert [refusal.reason for refusal in found.refusals] == [
        "2 rows of the list have no date or no offence, not counted: 61, 102.",
        "1 row of the list has a date that cannot be read: not counted.",
    ]


def test_people_in_it_are_found(tried, read):
    rows = [(*HEAD, "E-mail"), *((*row, f"someone{n}@example.org") for n, row in enumerate(crimes(100)[1:]))]

    assert any(finding.severity == "block" for finding in read(as_xlsx(rows)).findings)


def test_people_named_as_an_offence_far_down_are_found(tried, read):
    rows = crimes(100)
    rows += [(f"C{n}", date(2016, 5, 1), f"Threat to Dr. Someone {chr(65 + n)}example", "District 1") for n in range(9)]

    assert any(finding.severity == "block" for finding in read(as_csv(rows)).findings)


def test_a_list_with_hidden_rows_is_read_with_them_in_view(tried, read):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(crimes(200))))
    for row in range(100, 160):
        book.active.row_dimensions[row].hidden = True
    file = io.BytesIO()
    book.save(file)

    found = read(file.getvalue())

    assert [(f.what, f.how_many, f.severity) for f in found.findings if f.what == "hidden-rows"] == [
        ("hidden-rows", 60, "block")
    ]


def test_the_other_sheets_of_the_file_are_read(tried, read):
    summary = ("Summary", [("Offence", "2016/17", "2017/18"), ("Stalking", 3, 4), ("Harassment", 5, 6)])

    found = read(as_xlsx(crimes(100), summary))

    assert {(r.sheet, r.cell, r.figure.low) for r in found.readings if r.sheet == "Summary"} == {
        ("Summary", "B2", 3), ("Summary", "C2", 4), ("Summary", "B3", 5), ("Summary", "C3", 6),
    }  # fmt: skip
    assert sum(r.figure.low for r in found.readings if r.sheet == "Sheet") == 100


def test_a_large_table_that_is_no_list_is_read_as_ever(read, request):
    rows = [("Offence", "2016/17", "2017/18"), *((f"Offence {n}", n, n + 1) for n in range(90))]
    before = read(as_csv(rows))
    request.getfixturevalue("tried")

    assert read(as_csv(rows)) == before


def test_a_table_too_large_to_be_kept_beside_a_list_is_read_where_there_is_no_list(read, monkeypatch, tried):
    monkeypatch.setattr(long_list, "MOST_OTHER_CELLS", 100)
    table = [("Offence", "2016/17", "2017/18"), *((f"Offence {n}", n, n + 1) for n in range(90))]

    assert len(read(as_csv(table)).readings) == 180
    with pytest.raises(UnreadableFile, match="more than 100 filled cells"):
        read(as_xlsx(crimes(100), ("Table", table)))


def test_a_column_that_names_too_many_things_is_not_counted(tried, read, monkeypatch):
    monkeypatch.setattr(long_list, "MOST_WORDINGS", 2)

    found = read(as_csv(crimes(100)))

    assert found.readings == ()
    assert "names more than 2 different things" in found.refusals[0].reason


def test_what_is_said_of_a_list_is_not_used_and_said_so(tried, read):
    mark = Mark("(csv)", "all", Meaning.IGNORE, key="1")

    found = read(as_csv(crimes(100)), Recipe((mark,)))

    assert found.used[0].why_not == "the sheet has one row for each crime, which is counted as it is"
