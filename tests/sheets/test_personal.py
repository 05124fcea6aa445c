from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.sheets.personal import _SIGNS, personal_data_in
from foitracker.sheets.safety import Severity
from tests.sheets import made_tables
from tests.sheets.drawing import grid_of


def found(rows):
    return {finding.what: finding for finding in personal_data_in([grid_of(rows)])}


def column(heading, values):
    return [[heading, "Offence"], *([value, "Harassment"] for value in values)]


def test_a_table_of_counts_names_nobody():
    rows = [
        ["Lancashire Constabulary", None, None],
        ["Offence", "2016/17", "2017/18"],
        ["86/2 Take, make or distribute indecent photographs of children", 480, 541],
        ["86/10 Possession", "<5", "1,133"],
        ["Area: PR1", 3, 4],
    ]

    assert found(rows) == {}


def test_the_senders_own_address_is_noted_and_blocks_nothing():
    rows = [
        ["foi@lancashire.police.uk"],
        ["01772 614444, PO Box 77, Hutton PR4 5SB"],
        ["Offence", "2017/18"],
        ["86/2", 5],
    ]

    findings = found(rows)

    assert set(findings) == {"e-mail", "phone", "postcode"}
    assert {finding.severity for finding in findings.values()} == {Severity.NOTE}


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("e-mail", [f"person{n}@example.org" for n in range(5)]),
        ("phone", [f"07700 90000{n}" for n in range(5)]),
        ("postcode", [f"PR4 {n}SB" for n in range(5)]),
        ("crime-reference", [f"CR/01234{n}/18" for n in range(5)]),
        ("phone", [f"(01772) 61444{n}" for n in range(5)]),
        ("crime-reference", [f"06E1/12345{n}/18" for n in range(5)]),
        ("titled-name", [f"Seen by Mr {name}" for name in ("Able", "Baker", "Carter", "Dean")]),
        ("address", [f"{n} Upper Made-up Road" for n in range(1, 12)]),
        ("date-of-birth", ["Suspect, DOB 12/03/1980"]),
        ("date-of-birth", ["born on 3rd March 1980"]),
        ("national-insurance-number", ["QQ 12 34 56 C".replace("QQ", "AB")]),
    ],
)
def test_columns_of_identifiers_block(what, values):
    finding = found(column("Contact", values))[what]

    assert (finding.severity, finding.how_many) == (Severity.BLOCK, len(values))
    assert "Sheet1!A2" in finding.where


def test_a_finding_never_repeats_what_the_cell_holds():
    finding = found(column("Contact", [f"jane.doe{n}@example.org" for n in range(5)]))["e-mail"]

    assert "jane" not in finding.words + finding.where


@pytest.mark.parametrize(
    "heading",
    [
        "Surname",
        "FIRST NAME",
        "Date of Birth",
        "D.O.B.",
        "Victim name",
        "Home address",
        "Collar number",
        "Postcode",
        "Crime ref no.",
    ],
)
def test_a_filled_column_under_a_personal_heading_blocks(heading):
    finding = found(column(heading, [f"value {n}" for n in range(12)]))["column-of-people"]

    assert (finding.severity, finding.how_many, finding.where) == (Severity.BLOCK, 12, "Sheet1!A1")


@pytest.mark.parametrize(
    "heading",
    ["Name of offence", "Force name", "Offence", "Year", "Number of victims", "Address the issue"],
)
def test_other_headings_are_left_alone(heading):
    assert found(column(heading, [f"value {n}" for n in range(12)])) == {}


def test_a_short_column_is_no_list_of_people():
    assert found(column("Surname", ["Smith", "Jones"])) == {}


def test_only_numbers_that_check_out_are_nhs_numbers():
    assert "nhs-number" in found(column("Ref", ["943 476 5919"]))
    assert "nhs-number" not in found(column("Ref", ["943 476 5918"]))


NAMES = [f"{first} {last}" for first in ("Ann", "Bob", "Cat") for last in ("Able", "Baker", "Carter", "Dean")]


@pytest.mark.parametrize("written", [lambda born: born, lambda born: f"{born:%d/%m/%Y}"], ids=["dates", "text"])
def test_rows_of_a_name_with_a_date_of_birth_block_without_any_heading(written):
    rows = [[name, written(date(1950 + 4 * n, 3, 1))] for n, name in enumerate(NAMES)]

    finding = found(rows)["names-with-dates"]

    assert (finding.severity, finding.how_many, finding.where) == (Severity.BLOCK, 12, "Sheet1!A1")
    assert not any(name in finding.words + finding.where for name in NAMES)


def test_offences_by_month_are_no_names_with_dates_of_birth():
    months = [date(2015 + n // 12, n % 12 + 1, 1) for n in range(36)]

    assert found([["Violence Against Persons", month, 7] for month in months]) == {}
    assert found([[f"{name} Police", date(2018, 5, n + 1)] for n, name in enumerate(NAMES)]) == {}


@pytest.mark.parametrize("heading", ["Crime number", "Crime numbers", "Victim number", "Officer no"])
def test_a_column_of_counts_names_nobody_whatever_its_heading(heading):
    assert found([[heading], *([n * 17] for n in range(1, 30))]) == {}


@pytest.mark.parametrize(
    "text",
    ["01-02-2018 12", "0.123456789012", "2016/17 2017/18", "01/04/2016 to 31/03/2017", "S.1 POCA 1978",
     "Dr", "86/10/2018", "Recorded 1,234,567,890"],
)  # fmt: skip
def test_what_tables_of_counts_say_is_no_sign_of_people(text):
    assert found([[f"{text}"], ["Offence", "2017/18"], ["86/2", 5]]) == {}


@given(st.lists(st.lists(st.integers(0, 9999), min_size=3, max_size=3), min_size=1, max_size=40))
def test_no_table_of_counts_is_taken_for_people(counts):
    head = ["Offence", "2015/16", "2016/17", "2017/18"]

    assert found([head, *([f"Offence {n}", *row] for n, row in enumerate(counts))]) == {}


@given(made_tables.tables())
def test_no_table_that_forces_send_is_taken_for_people(made):
    assert not any(finding.severity is Severity.BLOCK for finding in personal_data_in([grid_of(made.rows)]))


@given(st.lists(st.text(st.sampled_from("AB0123456789@.-/ \nabdefort"), max_size=12), min_size=1, max_size=6))
def test_a_sign_is_found_in_one_cell_and_never_across_two(texts):
    """All texts of a sheet are looked at in one go; a cell by itself says the same."""
    together = set(found([[text] for text in dict.fromkeys(texts)]))

    apart = {what for text in texts for what in found([[text]])}

    assert together - {"column-of-people", "names-with-dates"} == apart


def test_a_telephone_number_in_two_cells_is_none():
    assert found([["01772", "614444"], ["0177261", "4444"]]) == {}


@pytest.mark.parametrize("sign", _SIGNS, ids=lambda sign: sign.what)
@given(data=st.data())
def test_what_a_sign_needs_is_in_every_text_that_has_one(sign, data):
    assert sign.needs.search(data.draw(st.from_regex(sign.pattern)))
