"""The page of any cut: what it takes, what it says, and where its numbers lead."""

import html
import io
import re
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from foitracker.publishing.formats import formats
from foitracker.store.actions import readings, requests
from foitracker.web.presenters.cut import time_words
from tests.factories import make_answer, make_confirmed, make_force, make_person, make_request, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def slug():
    by = make_person()
    forces = [make_force(), make_force("Zed Police", region="Wales", nation="Wales")]
    return make_confirmed(request=make_request(round=make_round(forces=forces, by=by), by=by), by=by).answer.round.slug


def page_of(client, slug, asked="", status=200):
    response = client.get(reverse("total-cut", args=[slug]) + asked)
    assert response.status_code == status
    return response.content.decode()


def test_the_page_says_every_measure_of_a_number(as_role, slug):
    page = page_of(as_role("staff"), slug, "?force=lancashire-constabulary")

    for words in ("Lancashire Constabulary: All counted offences, 2016/17 and 2017/18", "+14.0 %", "1 of 1 force"):
        assert words in page
    assert "1.8" in page and "13 hours" in page  # a day, and one every
    assert "Beyond ordinary year-to-year variation" in page


def test_a_number_leads_to_its_cells_and_keeps_the_choice(as_role, slug):
    client = as_role("staff")
    page = page_of(client, slug, "?area=North+West&category=possession&period=2017%2F18")

    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(\S+/trace/\?[^"]+)"', page)}

    assert any("area=North+West&category=possession" in link for link in links)
    for link in links:
        assert "#lit" in client.get(link).content.decode()


def test_what_was_not_broken_down_leads_to_its_cells_too(as_role):
    by = make_person()
    whole, parts = make_force("Kent Police", region="South East"), make_force("Essex Police", region="South East")
    round = make_round(forces=[whole, parts], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for force, rows in (
        (whole, [["Indecent images of children", 300, 310]]),
        (parts, [["86/2", 50, 60], ["86/10", 7, 8]]),
    ):
        answer = make_answer(
            request=round.requests.get(force=force), rows=[["Offence", "2016/17", "2017/18"], *rows], by=by
        )
        readings.confirm(reading=readings.read(answer=answer, by=by), by=by, why="As the sheet says.")
    client = as_role("staff")

    [link] = re.findall(r'<a href="([^"]+)">310</a>', page_of(client, round.slug, "?area=South+East"))

    page = client.get(html.unescape(link)).content.decode()
    assert "<h1>Where 310 comes from</h1>" in page
    assert "Sheet1!C2" in page and "Essex Police" in page  # one gave it, of the other it is not known


def test_no_field_is_marked_optional_where_all_are(as_role, slug):
    page = page_of(as_role("staff"), slug)

    assert 'class="panel all-optional"' in page
    assert "None ticked: the whole United Kingdom." in page


def test_who_is_missing_is_named_with_the_reason(as_role, slug):
    page = page_of(as_role("staff"), slug, "?area=Wales")

    assert "No figure here yet" in page
    assert "Not asked yet" in page


@pytest.mark.parametrize("asked", ["?force=nobody", "?area=Nowhere", "?period=1999%2F00", "?category=total_row"])
def test_what_the_round_does_not_know_is_said_and_not_guessed(as_role, slug, asked):
    page = page_of(as_role("staff"), slug, asked, status=422)

    assert "is not one of the available choices" in page


@pytest.mark.parametrize("name", sorted(formats()))
def test_those_who_may_export_take_just_that_cut_along(as_role, slug, name):
    address = reverse("total-cut-download", args=[slug, name]) + "?force=lancashire-constabulary&period=2017%2F18"

    response = as_role("admins").get(address)

    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert as_role("researchers").get(address).status_code == 403


def test_the_file_holds_the_cut_its_cells_and_their_pages(as_role, slug):
    address = reverse("total-cut-download", args=[slug, "csv"]) + "?category=possession&period=2017%2F18"

    with zipfile.ZipFile(io.BytesIO(as_role("admins").get(address).content)) as archive:
        table = archive.read("cut.csv").decode("utf-8-sig")
        sources = archive.read("sources.csv").decode("utf-8-sig")

    assert '"United Kingdom","Possession of indecent images of children",133,1,2' in table
    assert sources.count('"/rounds/') == 1
    assert "testserver" not in sources
    assert "cell=C3" in sources


def test_a_wrong_choice_is_no_file(as_role, slug):
    address = reverse("total-cut-download", args=[slug, "csv"]) + "?force=nobody"

    assert as_role("admins").get(address).status_code == 422


@pytest.mark.parametrize(
    ("minutes", "words"), [(23, "23 minutes"), (119, "119 minutes"), (120, "2 hours"), (2_880, "2 days")]
)
def test_a_time_is_said_in_a_unit_of_its_size(minutes, words):
    assert time_words(minutes) == words
