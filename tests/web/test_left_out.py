"""Every page and every file that names a force without a number says that a reviewer left a figure out."""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from foitracker.periods import financial_year
from foitracker.store.actions import corrections, readings
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.django_db

SAID = "left out by a reviewer"


@pytest.fixture
def reading():
    by = make_person("anna")
    answer = make_reading(by=by).answer
    return corrections.correct(answer=answer, sheet="Sheet1", area="C3", meaning="ignore", by=by)


@pytest.fixture
def round(reading):
    readings.confirm(reading=reading, by=make_person(), why="It is of another year.")
    return reading.answer.round


def page_of(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response


def test_the_reviewers_page_names_who_left_it_out_and_offers_nothing_for_empty_cells(as_role, reading):
    page = page_of(as_role("staff"), "answer-review", reading.answer.round.slug, reading.answer.pk).content.decode()

    assert "left out by anna" in page
    assert "the cell says “133”" in page
    assert "An empty cell means none" not in page


def test_the_answer_to_what_was_said_tells_that_a_figure_has_lost_its_number(as_role):
    answer = make_reading(by=make_person()).answer
    said = {"sheet": "Sheet1", "area": "C3", "meaning": "ignore"}

    page = as_role("staff").post(reverse("answer-correct", args=[answer.round.slug, answer.pk]), said, follow=True)

    assert "1 without a number, 0 before" in page.content.decode()
    assert "as before" not in page.content.decode()


@pytest.mark.parametrize("name", ["total-national", "total-forces"])
def test_the_totals_say_so(as_role, round, name):
    assert SAID in page_of(as_role("staff"), name, round.slug).content.decode()


def test_the_trace_says_so(as_role, round):
    page = page_of(as_role("staff"), "total-trace", round.slug, financial_year(2017)).content.decode()

    assert SAID in page


def test_the_page_of_its_cell_says_who(as_role, round, reading):
    page = page_of(
        as_role("staff"), "answer-cell", round.slug, reading.answer.pk, sheet="Sheet1", cell="C3"
    ).content.decode()  # fmt: skip

    assert "left out by anna" in page
    assert re.search(rf"Its force is in no total of 2017/18: [^<]*{SAID}", page)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_an_export_says_so(as_role, round, kind):
    response = page_of(as_role("admins"), "export-download", round.slug, kind)
    content = b"".join(response) if response.streaming else response.content

    assert SAID in content.decode("utf-8", "replace") or SAID in in_zip(content)


def in_zip(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv"))
