"""The totals of a round with too many forces to list."""

import html
import re
from datetime import date

import pytest

from foitracker.periods import financial_year
from foitracker.store.actions import requests
from foitracker.store.models import RequestSums
from foitracker.store.queries import national_table
from foitracker.store.queries.national import national
from foitracker.store.queries.trace import trace_page
from foitracker.totals.spans import Shortfall
from foitracker.web.presenters import large_forces
from foitracker.web.presenters.large_round import WHY
from tests.factories import make_confirmed, make_force, make_person, make_round, workbook

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
    make_confirmed(request=request, content=content, file_name=f"{force}.xlsx")


def page(client, round):
    response = client.get(f"/rounds/{round.slug}/totals/")
    assert response.status_code == 200
    return response


def words(row):
    return tuple(figure.words for figure in row.figures)


def test_the_page_says_what_the_sums_say(round, as_role):
    shown = page(as_role("staff"), round).context["page"]

    assert words(shown.everywhere) == ("170", "120 to 124")
    assert shown.everywhere.change == "+9.1 to +12.7 %"
    assert words(shown.coverage) == ("2", "1")
    assert [(row.title, words(row)) for row in shown.regions] == [
        ("Essex", ("60", "no figure")),
        ("Gwent", ("no figure", "no figure")),
        ("Kent ", ("110", "120 to 124")),
    ]
    assert [(row.title, words(row)) for row in shown.missing] == [
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
    assert words(shown.context["page"].everywhere) == ("170", "120 to 124")


def links(response, words):
    """The addresses behind these words."""
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', response.content.decode())
    return [html.unescape(url) for url, text in found if text == words]


def test_a_number_leads_to_its_forces_and_their_cells_in_three_clicks(round, as_role):
    client = as_role("researchers")

    forces = client.get(links(page(client, round), "120 to 124")[0])
    cells = client.get(links(forces, "120 to 124")[0])
    sheet = client.get(links(cells, "Sheet1!C2")[0])

    assert "Where 120 to 124 comes from" in forces.content.decode()
    assert "1 of 3 forces" in forces.content.decode()
    assert [cell.cell for cell in cells.context["page"].cells] == ["C2", "C3"]
    assert sheet.status_code == 200


def test_every_number_of_the_page_leads_to_a_page_that_says_it(round, as_role):
    client = as_role("staff")
    shown = page(client, round).context["page"]

    figures = [figure for row in (shown.everywhere, *shown.categories, *shown.nations, *shown.regions)
               for figure in row.figures]  # fmt: skip

    assert len([figure for figure in figures if figure.usable]) >= 9
    for figure in figures:
        assert bool(figure.url) == figure.usable
        if figure.url:
            assert f"Where {figure.words} comes from" in client.get(figure.url).content.decode()


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("categories", [[], ["possession"], ["take_make_distribute", "possession"]])
def test_the_number_of_a_force_is_the_one_of_the_ordinary_rules(round, as_role, kept, categories):
    if not kept:
        RequestSums.objects.all().delete()
    year = financial_year(2017)
    whole = next(total for total in national(round).totals if total.period == year)
    measure = national(round).measure
    total = whole.only_categories(categories, measure) if categories else whole

    asked = {"category": categories, "area": ["Kent ", "Essex", "Gwent"]}
    response = as_role("staff").get(f"/rounds/{round.slug}/totals/2017-04-01_2018-03-31/trace/", asked)
    table = response.context["page"].table

    shown = {row.record.force.slug: table.figures[row.record.pk][0] for row in table.paginated_rows}
    assert {slug for slug, figure in shown.items() if figure.usable} == set(total.usable)
    assert all((one.range.low == shown[one.force].order) for one in total.forces if one.usable)
    assert len(shown) == 3


def test_a_force_alone_says_what_it_says_in_a_round_that_is_not_large(round, monkeypatch):
    asked = {"forces": ["kent-police"], "categories": ["possession"]}
    alone = trace_page(round, financial_year(2017), **asked)
    monkeypatch.setattr(national_table, "LARGE", 3_000)

    assert alone == trace_page(round, financial_year(2017), **asked)
    assert alone.words == "0 to 4"


def test_the_forces_year_by_year(round, as_role):
    client = as_role("researchers")

    shown = client.get(f"/rounds/{round.slug}/totals/forces/")
    table = shown.context["table"]
    words = {
        row.record.force.slug: [figure.words for figure in table.figures[row.record.pk]] for row in table.paginated_rows
    }

    assert words == {
        "essex-police": ["60", "no figure"],
        "gwent-police": ["no figure", "no figure"],
        "kent-police": ["110", "120 to 124"],
    }
    assert 'title="A figure without a number' in shown.content.decode()
    only = client.get(f"/rounds/{round.slug}/totals/forces/", {"force": "gwent"})
    assert len(only.context["table"].rows) == 1


def test_forces_are_looked_up_for_one_page_alone(round, as_role, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(large_forces, "ON_A_PAGE", 2)
    client = as_role("staff")

    with django_assert_max_num_queries(14):
        first = client.get(f"/rounds/{round.slug}/totals/forces/")
    second = client.get(f"/rounds/{round.slug}/totals/forces/", {"page": 2})

    assert (len(first.context["table"].figures), len(second.context["table"].figures)) == (2, 1)


@pytest.mark.parametrize(
    "address",
    [
        "2017-04-01_2018-03-31/trace/?area=Atlantis",
        "2017-04-01_2018-03-31/trace/?category=treason",
        "2001-04-01_2002-03-31/trace/",
        "2017-04-01_2018-03-31/trace/?force=nobody",
        "2017-04-01_2018-03-31/trace/?force=nobody&force=kent-police",
    ],
)
def test_what_the_round_does_not_ask_about_is_not_found(round, as_role, address):
    client = as_role("staff")

    assert client.get(f"/rounds/{round.slug}/totals/{address}").status_code == 404
    assert client.get(f"/rounds/{round.slug}/totals/2017-04-01_2018-03-31/trace/").status_code == 200


def test_nothing_confirmed_is_no_total(as_role, monkeypatch):
    monkeypatch.setattr(national_table, "LARGE", 1)

    assert b"No total yet" in page(as_role("staff"), make_round(by=make_person())).content


def test_every_reason_has_words():
    assert set(WHY) == set(Shortfall)
