"""Any cut of the totals keeps the rules of the national result."""

from datetime import date

import pytest
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.publishing.table import Bounds, Mark
from foitracker.store.actions import files, readings, requests
from foitracker.store.models import Population, Request, Round
from foitracker.store.queries.cut import EVERYWHERE, Asked, cut
from foitracker.store.queries.cut_publication import of_cut
from foitracker.store.queries.national import national
from foitracker.store.queries.trace import trace_page
from foitracker.totals.rates import NoRate
from tests.factories import make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

Y0, Y1 = financial_year(2016), financial_year(2017)
HEAD = ["Offence", "2016/17", "2017/18"]
ANSWERS = {
    "Kent": [HEAD, ["86/2", 100, 120], ["86/10", 40, 60]],
    "Essex": [HEAD, ["86/2", 200, 210], ["86/10", 25, "<5"], ["Total", 225, 213]],
    "Gwent": [HEAD, ["Indecent photographs of children", 300, 330]],
    "Dyfed": [["Offence", "2017/18"], ["86/2", 11]],
}


@pytest.fixture
def round():
    by = make_person()
    forces = [
        make_force("Kent Police", region="South East"),
        make_force("Essex Police", region="East of England"),
        make_force("Gwent Police", region="Wales", nation="Wales"),
        make_force("Dyfed-Powys Police", region="Wales", nation="Wales"),
        make_force("Surrey Police", region="South East"),
    ]
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for name, rows in ANSWERS.items():
        request = Request.objects.get(round=round, force__name__startswith=name)
        sent = files.receive(round=round, file_name=f"{name}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by)
        files.match(answer=sent, request=request, by=by)
        readings.confirm(reading=readings.read(answer=sent, by=by), by=by, why="As the sheet says.")
    return round


def rows(round, **asked):
    asked = Asked(**{name: tuple(value) for name, value in asked.items()})
    return {(row.place.title, row.offences.title.partition(" ")[0]): row for row in cut(national(round), asked).rows}


def numbers(row):
    return [(one.total.low, one.total.high) for one in row.numbers]


def test_nothing_chosen_is_the_national_result(round):
    result = national(round)

    (row,) = cut(result, Asked()).rows

    assert [number.total for number in row.numbers] == list(result.totals)
    assert row.change == result.changes[0]


def test_areas_and_forces_have_a_row_each_and_one_together(round):
    found = rows(round, areas=[EVERYWHERE, "Wales"], forces=["kent-police"])

    assert {place: numbers(row) for (place, _), row in found.items()} == {
        "United Kingdom": [(665, 665), (731, 735)],
        "Wales": [(300, 300), (341, 341)],
        "Kent Police": [(140, 140), (180, 180)],
        "These together": [(440, 440), (521, 521)],
    }


def test_a_force_that_is_chosen_with_its_region_counts_once(round):
    assert numbers(rows(round, areas=["South East"], forces=["kent-police"])["These together", "All"]) == [
        (140, 140),
        (180, 180),
    ]


def test_a_change_compares_the_forces_with_both_years(round):
    change = rows(round, areas=["Wales"])["Wales", "All"].change

    assert change.forces == ("gwent-police",)
    assert change.percent_low == change.percent_high == 10


def test_a_category_is_of_the_forces_that_gave_it_and_the_others_say_why_not(round):
    made = cut(national(round), Asked(categories=("possession",)))

    (row,) = made.rows
    assert numbers(row) == [(65, 65), (60, 64)]
    assert row.numbers[1].total.usable == ("essex-police", "kent-police")
    assert {(one.slug, one.reason) for one in made.missing} == {
        ("dyfed-powys-police", "gave no figure of: Possession of indecent images of children"),
        ("dyfed-powys-police", "no figure for 2016/17"),
        ("gwent-police", "gave no breakdown by offence"),
        ("surrey-police", "no answer yet"),
    }


def test_every_category_is_the_row_of_the_national_table(round):
    result = national(round)

    for code in result.measure.counted:
        (row,) = cut(result, Asked(categories=(code,))).rows
        for number, total in zip(row.numbers, result.totals, strict=True):
            part = next((part for part in total.by_category if part.category == code), None)
            assert (number.total.low, number.total.high) == ((part.low, part.high) if part else (None, None))


def test_some_categories_have_a_row_each_and_one_together(round):
    found = rows(round, forces=["kent-police"], categories=["possession", "take_make_distribute"])

    assert numbers(found["Kent Police", "These"]) == [(140, 140), (180, 180)]


def test_one_period_has_no_change(round):
    made = cut(national(round), Asked(periods=(Y1,)))

    assert made.periods == (Y1,)
    assert made.rows[0].change is None


@pytest.mark.parametrize(
    "asked",
    [
        Asked(areas=("Wales", "South East"), forces=("essex-police",)),
        Asked(categories=("possession", "take_make_distribute")),
        Asked(areas=("Wales",), categories=("child_images_unsplit",)),
    ],
)
def test_every_number_leads_to_the_cells_that_come_to_it(round, asked):
    rows_asked_for = cut(national(round), asked).rows

    assert rows_asked_for
    for row in rows_asked_for:
        for number in row.numbers:
            period = number.total.period
            page = trace_page(
                round, period, forces=row.place.forces, areas=row.place.areas, categories=row.offences.codes
            )
            assert {force.slug for force in page.forces if force.usable} == set(number.total.usable)
            assert sum(force.usable for force in page.forces) == len(number.total.usable)
            assert {cell.force_slug for cell in page.cells} == set(number.total.usable)


def test_t05_no_cut_prints_what_a_suppressed_cell_must_be(round):
    """Essex wrote "<5" under a total of 213: the cell is 3, and no table, alone or beside another, says so."""
    essex = rows(round, forces=["essex-police"], categories=["take_make_distribute", "possession"])
    everybody, but_essex = rows(round), rows(round, forces=["kent-police", "gwent-police", "dyfed-powys-police"])

    assert numbers(essex["Essex Police", "Possession"])[1] == (0, 4)
    assert numbers(essex["Essex Police", "These"])[1] == (210, 214)
    assert numbers(rows(round, forces=["essex-police"])["Essex Police", "All"])[1] == (210, 214)
    (low, high), (low_without, high_without) = (
        numbers(everybody["United Kingdom", "All"])[1],
        numbers(but_essex["These together", "All"])[1],
    )
    assert (low - low_without, high - high_without) == (210, 214)


def test_a_rate_names_its_year_and_is_of_that_year_alone(round):
    Round.objects.update(population_year=2017)
    kent = make_force("Kent Police")
    for force, people in ((kent, 100_000), (make_force("Essex Police"), 1_254)):
        Population.objects.create(force=force, mid_year=2017, age_band="0-17", people=people, source="made up")
    found = rows(Round.objects.get(), forces=["kent-police", "essex-police"])

    before, after = (number.rate for number in found["Kent Police", "All"].numbers)
    assert (before.low, before.no_rate) == (None, NoRate.OTHER_YEAR)
    assert (after.low, after.mid_year) == (18, 2017)
    assert found["Essex Police", "All"].numbers[1].rate.no_rate is NoRate.FEW_PEOPLE


def test_the_split_is_of_the_forces_that_split(round):
    (of_all,) = cut(national(round), Asked()).splits

    assert of_all.split.did_not_split == ("gwent-police",)
    assert of_all.split.no_breakdown.low == 330


def test_a_file_of_a_cut_holds_just_that_cut_and_its_cells(round):
    result = national(round)
    asked = Asked(forces=("kent-police", "essex-police"), periods=(Y1,), categories=("possession",))

    made = of_cut(round, result, cut(result, asked), made_at=timezone.now())

    table, missing = made.tables
    assert [row[:5] for row in table.rows] == [
        ("Kent Police", "Possession of indecent images of children", 60, 1, 1),
        ("Essex Police", "Possession of indecent images of children", Bounds(0, 4), 1, 1),
        ("These together", "Possession of indecent images of children", Bounds(60, 64), 2, 2),
    ]
    assert missing.rows == ()
    assert [(source.force, source.cell) for source in made.sources] == [("Essex Police", "C3"), ("Kent Police", "C3")]


def test_a_file_of_a_cut_names_the_missing_with_their_reason(round):
    result = national(round)

    made = of_cut(round, result, cut(result, Asked(forces=("surrey-police",))), made_at=timezone.now())

    table, missing = made.tables
    assert table.rows[0][2] is Mark.NOT_AVAILABLE
    assert missing.rows == (("Surrey Police", "All counted offences", "2016/17 and 2017/18", "no answer yet"),)


def test_a_cut_asks_the_database_nothing(round, django_assert_num_queries):
    result = national(round)

    with django_assert_num_queries(0):
        cut(result, Asked(areas=("Wales",), categories=("possession",)))
