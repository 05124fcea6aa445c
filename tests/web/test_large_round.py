"""The totals of a round with too many forces to list."""

from datetime import date

import pytest

from foitracker.store.actions import readings, requests
from foitracker.store.queries import national_table
from foitracker.totals.spans import Shortfall
from foitracker.web.presenters.large_round import WHY
from tests.factories import make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(monkeypatch):
    """Two of three forces have confirmed figures; the round counts as large."""
    monkeypatch.setattr(national_table, "LARGE", 1)
    forces = [make_force(name, region=name[:5]) for name in ("Kent Police", "Essex Police", "Gwent Police")]
    by = make_person()
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    answer(round, "Kent Police", [["86/2", 100, 120], ["86/10", 10, "<5"]])
    answer(round, "Essex Police", [["86/2", 60, "*"]])
    return round


def answer(round, force, rows):
    content = workbook([["Offence", "2016/17", "2017/18"], *rows])
    request = round.requests.get(force__name=force)
    reading = make_reading(request=request, content=content, file_name=f"{force}.xlsx")
    readings.confirm(reading=reading, why="As the sheet says.", by=make_person())


def page(client, round):
    response = client.get(f"/rounds/{round.slug}/totals/")
    assert response.status_code == 200
    return response


def test_the_page_says_what_the_sums_say(round, as_role):
    shown = page(as_role("staff"), round).context["page"]

    assert shown.everywhere.words == ("170", "120 to 124")
    assert shown.everywhere.change == "+9.1 to +12.7 %"
    assert shown.coverage.words == ("2", "1")
    assert [(row.title, row.words) for row in shown.regions] == [
        ("Essex", ("60", "no figure")),
        ("Gwent", ("no figure", "no figure")),
        ("Kent ", ("110", "120 to 124")),
    ]
    assert [(row.title, row.words) for row in shown.missing] == [
        ("No figure for the period", ("1", "1")),
        ("A figure without a number, or only some of what was asked", ("0", "1")),
    ]
    assert shown.headlines[-1].coverage == "1 of 3 forces"


def test_every_role_sees_it_and_the_overview(round, as_role):
    for role in ("researchers", "staff", "admins"):
        assert b"120 to 124" in page(as_role(role), round).content
        assert b"120 to 124" in as_role(role).get(f"/rounds/{round.slug}/").content


def test_it_takes_the_same_few_queries_however_many_figures(round, as_role, django_assert_max_num_queries):
    client = as_role("staff")
    page(client, round)
    with django_assert_max_num_queries(12):
        page(client, round)


def test_it_says_when_the_sums_are_behind(round, as_role):
    assert b"added up anew" not in page(as_role("staff"), round).content
    round.sums.delete()

    shown = page(as_role("staff"), round)

    assert b"added up anew" in shown.content
    assert shown.context["page"].everywhere.words == ("170", "120 to 124")


def test_nothing_confirmed_is_no_total(as_role, monkeypatch):
    monkeypatch.setattr(national_table, "LARGE", 1)

    assert b"No total yet" in page(as_role("staff"), make_round(by=make_person())).content


def test_every_reason_has_words():
    assert set(WHY) == set(Shortfall)
