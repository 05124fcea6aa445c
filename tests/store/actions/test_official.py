"""Official tables: imported as a whole or not at all, each edition beside the others."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foitracker.store.actions import official, official_counts
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import ForceAlias, OfficialCount, OfficialTable
from tests.factories import (
    LANCASHIRE_86,
    OFFICIAL_HEAD,
    make_force,
    make_official_table,
    make_person,
    official_rows,
)

pytestmark = pytest.mark.django_db
State = OfficialTable.State
DAYS = {"published_on": date(2023, 10, 19), "retrieved_on": date(2023, 10, 20)}
NAMES = {"title": "Recorded crime", "edition": "October 2023", "publisher": "Home Office"}


@pytest.fixture(autouse=True)
def lancashire():
    return make_force(short_name="Lancashire")


def row(force, quarter=1, number=1, code="86", year="2017/18"):
    return (year, quarter, force, "Obscene publications etc", "Group", "Subgroup", code, number)


def problems(table):
    assert table.state == State.REFUSED
    assert not OfficialCount.objects.exists()
    return [f"{one['sheet']} {one['row']}: {one['words']}" for one in table.problems]


def test_an_edition_is_imported_with_the_rows_of_every_number(lancashire):
    by = make_person()

    table = make_official_table(by=by)

    assert (table.state, table.rows, table.imported_by) == (State.IMPORTED, 8, by)
    count = table.counts.get(starts_on=date(2017, 4, 1))
    assert (count.force, count.code, count.count, count.quarters) == (lancashire, "86", 689, "1234")
    assert count.is_whole_year
    assert [part[1:] for part in count.parts] == [[172, "Table", f"H{n}"] for n in (6, 7, 8)] + [[173, "Table", "H9"]]


def test_the_file_is_kept_as_it_came():
    table = make_official_table()

    with table.content.open("rb") as content:
        assert len(content.read()) == table.size


def test_a_second_edition_stands_beside_the_first():
    first = make_official_table()

    revised = {key: number + 5 for key, number in LANCASHIRE_86.items()}
    second = make_official_table(revised, edition="January 2024", published_on=date(2024, 1, 25),
                                 retrieved_on=date(2024, 1, 26))  # fmt: skip

    numbers = [list(table.counts.order_by("starts_on").values_list("count", flat=True)) for table in (first, second)]
    assert numbers == [[608, 689], [613, 694]]


def test_the_names_of_the_tables_are_those_of_forces():
    london = make_force("City of London Police", slug="city-of-london", short_name="City of London")
    ForceAlias.objects.create(force=make_force("Gwent Police"), alias="Heddlu Gwent", ambiguous=False)

    table = make_official_table(rows=[OFFICIAL_HEAD, row("London, City of"), row("Heddlu Gwent")])

    assert {count.force.name for count in table.counts.all()} == {london.name, "Gwent Police"}


def test_a_body_that_is_no_force_is_named_by_sheet_and_row_and_nothing_is_imported():
    table = make_official_table(rows=[*official_rows(LANCASHIRE_86), row("Gwnet"), row("Action Fraud")])

    assert problems(table) == [
        "Table 10: “Gwnet” is no force that is known here. Say below that its rows are left out, or check the name."
    ]
    assert table.unknown_names == ["Gwnet"]


def test_bodies_that_report_fraud_are_left_out_and_it_is_said():
    table = make_official_table(rows=[*official_rows(LANCASHIRE_86), row("Action Fraud"), row("CIFAS")])

    assert table.state == State.IMPORTED
    assert "“Action Fraud” is no police force: 1 row was left out." in table.notes
    assert table.counts.count() == 2


def test_a_refused_table_is_read_again_without_the_rows_that_somebody_leaves_out():
    by = make_person()
    table = make_official_table(rows=[*official_rows(LANCASHIRE_86), row("National Crime Agency")])

    again = official.read_again(table=table, leave_out=["National Crime Agency"], why="It is no force.", by=by)

    assert (again.state, again.left_out, again.why_left_out) == (
        State.IMPORTED, ["National Crime Agency"], "It is no force.",
    )  # fmt: skip
    assert (again.problems, again.unknown_names, again.counts.count()) == ([], [], 2)


def test_leaving_out_needs_a_reason_and_a_name_that_stands_there():
    table = make_official_table(rows=[*official_rows(LANCASHIRE_86), row("Gwnet")])

    with pytest.raises(NotPossible, match="Say why"):
        official.read_again(table=table, leave_out=["Gwnet"], by=make_person())
    with pytest.raises(NotPossible, match="names no body “Kent”"):
        official.read_again(table=table, leave_out=["Kent"], why="No.", by=make_person())


def test_an_imported_table_is_not_read_again():
    table = make_official_table()

    with pytest.raises(NotPossible, match="was imported"):
        official.read_again(table=table, by=make_person())
    assert official_counts.read(table=table).counts.count() == 2


def test_a_repeated_row_refuses_the_whole_table():
    again = ("2017/18", 1, "Lancashire Constabulary", "Offences of class 86", "Group", "Subgroup", "86", 172)
    table = make_official_table(rows=[*official_rows(LANCASHIRE_86), again])

    assert problems(table) == [
        "Table 10: Lancashire Constabulary, 2017/18, quarter 1, code 86 is given at Table!H6 already."
    ]


def test_a_force_under_two_names_in_a_year_refuses_the_table():
    table = make_official_table(rows=[*official_rows(LANCASHIRE_86), row("Lancashire")])

    assert problems(table) == [
        " 0: “Lancashire” and “Lancashire Constabulary” are both Lancashire Constabulary, and 2017/18 has numbers for "
        "both."
    ]


def test_part_of_a_year_is_said_and_is_no_whole_year():
    table = make_official_table({("Lancashire", "2017/18", "86"): 80})
    part = make_official_table(
        rows=official_rows({("Lancashire", "2018/19", "86"): 80}, quarters=2), edition="July 2018"
    )

    assert table.counts.whole_years().count() == 1
    assert part.counts.whole_years().count() == 0
    assert part.notes == [
        "2018/19, quarters 1, 2 only: all forces. Part of a year is not used as a figure of the year."
    ]


def test_a_file_that_cannot_be_read_is_refused_with_what_to_do():
    table = make_official_table(rows=[("Offence", "2016/17"), ("86/2", 480)])

    assert "no table of recorded crime" in problems(table)[0]


def test_the_same_file_is_not_stored_twice():
    make_official_table(rows=[OFFICIAL_HEAD, row("Lancashire")])
    file = SimpleUploadedFile("again.xlsx", OfficialTable.objects.get().content.open("rb").read())

    with pytest.raises(NotPossible, match="The same file was uploaded"):
        official.receive_upload(file=file, by=make_person(), **NAMES, **DAYS)


@pytest.mark.parametrize(
    ("content", "changes", "words"),
    [
        (b"", {}, "The file is empty"),
        (b"a", {"retrieved_on": date(2023, 10, 18)}, "before it was published"),
    ],
)
def test_what_cannot_be_stored_says_why(content, changes, words):
    with pytest.raises(NotPossible, match=words):
        official.receive_upload(
            file=SimpleUploadedFile("table.csv", content), by=make_person(), **NAMES, **(DAYS | changes)
        )


def test_a_file_too_large_to_open_is_not_stored(settings):
    settings.LARGEST_ANSWER = 10

    with pytest.raises(NotPossible, match="the largest that is opened"):
        make_official_table()
