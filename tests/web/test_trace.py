"""The pages of a trace: there and back, as it stands now and as it was frozen."""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from foitracker.store.actions import joint, readings, releases
from tests.factories import make_answer, make_force, make_person, make_reading, make_round
from tests.store.actions.test_joint import LETTERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    reading = make_reading()
    return readings.confirm(reading=reading, by=make_person(), why="As the sheet says.")


@pytest.fixture
def released(reading):
    release = releases.make(round=reading.answer.round, title="First", by=make_person())
    releases.sign(release=release, by=make_person())
    return release


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("&amp;", "&")


def cell_address(reading, cell):
    address = reverse("answer-cell", args=[reading.answer.round.slug, reading.answer.pk])
    return f"{address}?sheet=Sheet1&cell={cell}"


def test_a_number_of_a_release_leads_to_the_lit_cell_in_two_clicks(as_role, reading, released):
    client = as_role("staff")
    release = page_of(client, reverse("release-detail", args=[released.round.slug, 1]))
    number = re.search(r'href="(\S+/numbers/national/0/2/)">674<', release)[1]

    sources = page_of(client, number)

    lit = re.search(r'href="([^"]+cell=C3#lit)"', sources)[1]
    sheet = page_of(client, lit.partition("#")[0])
    assert re.search(r'id="s1-C3" class="[^"]*is-lit', sheet)


def test_each_force_of_a_joint_letter_leads_to_its_own_answer(as_role):
    by = make_person()
    round = make_round(forces=[make_force("Norfolk Constabulary"), make_force("Suffolk Constabulary")], by=by)
    own, other = round.requests.order_by("force__slug")
    answer = make_answer(request=own, content=LETTERS["sheets"], file_name="Joint.xlsx", by=by)
    readings.read(answer=answer, by=by)
    both = {"Norfolk": answer, "Suffolk": joint.answers_for_too(answer=answer, request=other, by=by)}
    for one in both.values():
        joint.leave_out_others(answer=one, by=by)
        readings.confirm(reading=one.current_reading(), why="As the sheet says.", by=by)
    releases.sign(release=releases.make(round=round, title="First", by=by), by=make_person())

    page = page_of(as_role("staff"), reverse("release-number", args=[round.slug, 1, "national", 0, 2]))

    rows = re.findall(r'<th scope="row">(\w+) Constabulary</th>.*?href="[^"]*/answers/(\d+)/', page, re.DOTALL)
    assert {(force, int(pk)) for force, pk in rows} == {(force, one.pk) for force, one in both.items()}


def test_a_frozen_number_keeps_its_cells_after_the_reading_was_rejected(as_role, reading, released):
    readings.reject(reading=reading, why="Sent in error.", by=make_person())
    client = as_role("staff")

    page = page_of(client, reverse("release-number", args=[released.round.slug, 1, "national", 0, 2]))

    assert "Where 674 came from" in page
    assert "cell=C2#lit" in page and "cell=C3#lit" in page
    back = page_of(client, cell_address(reading, "C3"))
    assert "It counts nowhere." in back
    assert "/numbers/national/0/2/" in back


def test_a_cell_leads_to_its_numbers_and_each_of_them_back_to_it(as_role, reading, released):
    client = as_role("staff")
    page = page_of(client, cell_address(reading, "C3"))

    numbers = set(re.findall(r'href="([^"]+(?:/trace/|/numbers/)[^"]*)"', page))

    assert len(numbers) > 10
    for address in numbers:
        assert "cell=C3#lit" in page_of(client, address), address


def test_the_page_of_an_answer_leads_to_the_numbers_of_its_cells(as_role, reading):
    address = reverse("answer-review", args=[reading.answer.round.slug, reading.answer.pk])

    page = page_of(as_role("staff"), f"{address}?sheet=Sheet1&cell=C3")

    assert page.count(cell_address(reading, "C3")) == 2  # beside the lit cell and beside its reading
    assert cell_address(reading, "B2") in page


@pytest.mark.parametrize(
    "asked", ["", "?sheet=Sheet1", "?sheet=Sheet1&cell=nothing", "?sheet=Nothing&cell=B2", "?sheet=%00&cell=B2"]
)
def test_what_is_no_cell_is_not_found(as_role, reading, asked):
    address = reverse("answer-cell", args=[reading.answer.round.slug, reading.answer.pk])

    assert as_role("staff").get(address + asked).status_code == 404


@pytest.mark.parametrize("place", [("national", 99, 1), ("national", 0, 99), ("nothing", 0, 0), ("forces", 0, 1)])
def test_what_is_no_number_of_a_release_is_not_found(as_role, released, place):
    assert as_role("staff").get(reverse("release-number", args=[released.round.slug, 1, *place])).status_code == 404


def test_an_export_says_where_each_of_its_cells_is_shown(as_role, reading):
    client = as_role("admins")
    export = client.get(reverse("export-download", args=[reading.answer.round.slug, "csv"]))

    with zipfile.ZipFile(io.BytesIO(export.content)) as archive:
        sources = archive.read("sources.csv").decode("utf-8-sig")

    address = re.search(r'"(/rounds/\S+cell=C3)"', sources)[1]
    page = page_of(client, address)
    assert "Where C3 counts" in page
    assert "cell=C3#lit" in page


def test_a_file_that_was_closed_since_leaves_the_number_and_takes_the_cell_away(as_role, reading, released):
    file = reading.answer.file
    file.state = file.State.HELD
    file.save()

    page = page_of(as_role("staff"), reverse("release-number", args=[released.round.slug, 1, "national", 0, 2]))

    assert "The file is closed" in page
    assert "#lit" not in page
    assert as_role("staff").get(cell_address(reading, "C3")).status_code == 403
