import pytest

from foitracker.sheets.hiding_places import scan
from foitracker.sheets.personal import personal_data_in
from foitracker.sheets.safety import Finding, Severity, with_sheets_numbered
from tests.sheets.drawing import grid_of

NAMES = ["Table", "Jane Example", "Jane"]


def hidden(name, **facts):
    rows = [["Surname"], *([f"Person {n}"] for n in range(12))]
    return grid_of(rows, name=name, **facts)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_finding_names_a_sheet_by_its_number(number, tmp_path):
    name = NAMES[number - 1]
    facts = {"hidden_rows": frozenset({3}), "hidden_columns": frozenset({0})}
    grids = [hidden(name, visible=False), hidden(name, **facts)]
    found = (*scan(tmp_path, "csv", grids), *personal_data_in(grids))
    assert len(found) == 5

    numbered = with_sheets_numbered(found, NAMES)

    assert all(finding.where.partition("!")[0] == f"sheet {number}" for finding in numbered)
    assert all(f"sheet number {number}" in finding.words for finding in numbered)
    assert not any("Jane" in finding.words for finding in numbered)


def test_a_finding_about_the_file_stays_as_it_is():
    finding = Finding("macros", "xl", 1, Severity.WARN, "The file has macros, which are never run.")

    assert with_sheets_numbered([finding], ["The", "file", "x"]) == (finding,)
