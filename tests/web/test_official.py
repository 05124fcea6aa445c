"""Official tables: uploaded, refused by sheet and row, read again; and a round beside them."""

import re
from datetime import date
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foitracker.periods import financial_year
from foitracker.store.actions import readings
from foitracker.store.models import OfficialTable
from foitracker.web.presenters.official import ratio_words
from tests.factories import (
    LANCASHIRE_86,
    OFFICIAL_HEAD,
    make_force,
    make_official_table,
    make_reading,
    make_round,
    official_rows,
    workbook,
)

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Recorded crime open data", "edition": "October 2023", "publisher": "Home Office",
    "published_on": "2023-10-19", "retrieved_on": "2023-10-20", "licence": "Open Government Licence v3.0.",
    "address": "https://www.gov.uk/government/statistics/police-recorded-crime-open-data-tables",
}  # fmt: skip


@pytest.fixture(autouse=True)
def lancashire():
    return make_force(short_name="Lancashire")


def upload(client, rows, **changes):
    file = SimpleUploadedFile("prc-pfa.xlsx", workbook(rows, title="2017-18"))
    return client.post(reverse("official-upload"), SAID | changes | {"file": file}, follow=True)


def test_an_edition_is_uploaded_and_its_page_says_what_it_is(as_role):
    client = as_role("researchers")

    page = upload(client, official_rows(LANCASHIRE_86)).content.decode()

    assert "Imported: 8 rows of “Recorded crime open data, October 2023”." in page
    assert "prc-pfa.xlsx" in page
    table = OfficialTable.objects.get()
    numbers = client.get(reverse("official-detail", args=[table.pk]), {"code": "86"}).content.decode()
    assert "689" in numbers
    assert "October 2023" in as_role("staff").get(reverse("official-list")).content.decode()


def test_what_is_wrong_is_said_by_sheet_and_row_and_may_be_left_out(as_role):
    client = as_role("researchers")
    body = ("2017/18", 1, "National Crime Agency", "Obscene publications etc", "G", "S", "86", 1)

    page = upload(client, [*official_rows(LANCASHIRE_86), body]).content.decode()

    assert "Nothing of this table was imported." in page
    assert "2017-18, row 10: “National Crime Agency” is no force that is known here." in page
    table = OfficialTable.objects.get()
    again = reverse("official-read-again", args=[table.pk])
    refused = client.post(again, {"leave_out": ["National Crime Agency"]})
    assert refused.status_code == 422
    assert "Say why these rows are left out" in refused.content.decode()
    done = client.post(again, {"leave_out": ["National Crime Agency"], "why": "It is no force."}, follow=True)
    assert "Imported: 9 rows" in done.content.decode()
    assert "National Crime Agency: It is no force." in done.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"edition": ""}, "Write which edition it is"),
        ({"retrieved_on": "2023-10-01"}, "cannot have been fetched before it was published"),
        ({"address": "no address"}, "Enter a valid URL"),
        ({"published_on": "yesterday"}, "Enter a valid date"),
    ],
)
def test_what_must_be_known_of_a_table_is_asked_for(as_role, changes, words):
    response = upload(as_role("admins"), official_rows(LANCASHIRE_86), **changes)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not OfficialTable.objects.exists()


def test_a_table_without_a_heading_is_refused_on_its_page(as_role):
    page = upload(as_role("admins"), [OFFICIAL_HEAD[:6], ("2017/18", 1, "Lancashire")]).content.decode()

    assert "none for the offence code and the number" in page


@pytest.fixture
def round(as_role):
    reading = make_reading()
    readings.confirm(reading=reading, by=reading.read_by)
    return reading.answer.round


def test_a_round_stands_beside_the_official_figures_with_both_addresses(as_role, round):
    table = make_official_table()

    page = as_role("staff").get(reverse("total-official", args=[round.slug])).content.decode()

    year = financial_year(2017)
    assert reverse("total-trace", args=[round.slug, year]) + "?force=lancashire-constabulary" in page
    official = reverse("official-number", args=[table.pk, year, "lancashire-constabulary"]) + "?codes=86"
    assert official in page
    assert "0.98" in page
    assert "674 in answers to 689 published, on the 1 of 1 force with both" in page
    assert "Home Office, Recorded crime open data, October 2023 (published 19 October 2023)" in page
    rows = as_role("staff").get(official).content.decode()
    assert "Table!H6" in rows


def test_another_edition_may_be_chosen(as_role, round):
    make_official_table()
    old = make_official_table(
        {("Lancashire", "2017/18", "86"): 700}, edition="July 2019", published_on=date(2019, 7, 18)
    )

    page = as_role("staff").get(reverse("total-official", args=[round.slug]), {"edition": old.pk}).content.decode()

    assert "700" in page
    assert "689" not in page


def test_without_a_table_the_page_says_so(as_role, round):
    page = as_role("staff").get(reverse("total-official", args=[round.slug])).content.decode()

    assert "Nothing to compare with" in page


@pytest.mark.parametrize(
    "address",
    [
        "/official/99/",
        "/official/1/2017-04-01_2018-03-31/lancashire-constabulary/?codes=99",
        "/official/1/2017-04-01_2018-03-31/lancashire-constabulary/?codes=86+%00",
        "/official/1/2017-04-01_2018-03-31/nowhere/?codes=86",
        "/official/1/2017-13-01_2018-03-31/lancashire-constabulary/",
    ],
)
def test_an_address_that_leads_nowhere_is_not_found(as_role, address):
    make_official_table()

    assert as_role("staff").get(address).status_code == 404


@pytest.mark.parametrize("asked", ["?edition=x", "?edition=99999999999999999999", "?edition=%00"])
def test_the_comparison_takes_any_query(as_role, round, asked):
    make_official_table()

    assert as_role("staff").get(reverse("total-official", args=[round.slug]) + asked).status_code == 200


# ---- what a reader of these pages must not misread


@pytest.mark.parametrize(
    ("answer", "official", "words"),
    [(411, 409, "1.005"), (1_000_001, 1_000_000, "1.000001"), (409, 411, "0.995"), (2, 2, "1.00"), (611, 333, "1.83")],
)
def test_a_ratio_has_the_digits_that_tell_it_from_one(answer, official, words):
    ratio = Fraction(answer, official)

    assert ratio_words((ratio, ratio)) == words


@pytest.mark.parametrize("role", ["researchers", "staff", "admins"])
def test_the_official_tables_are_in_the_navigation_of_all_rounds_and_among_the_checks_of_one(as_role, role):
    client = as_role(role)
    link = f'<li><a href="{reverse("official-list")}">Official tables</a></li>'

    assert link in client.get(reverse("rounds")).content.decode()
    assert link in client.get(reverse("total-checks", args=[make_round().slug])).content.decode()
    assert reverse("official-list") not in as_role("nobody").get(reverse("change-password")).content.decode()


def test_an_edition_names_the_years_that_it_lacks(as_role, lancashire):
    table = make_official_table({("Lancashire", year, "86"): 400 for year in ("2014/15", "2016/17")})

    edition = as_role("staff").get(reverse("official-detail", args=[table.pk])).content.decode()

    assert "Nothing of 2015/16 is in this edition: an answer for that year is compared with nothing here." in edition
    assert "2014/15 to 2016/17, without 2015/16" in as_role("staff").get(reverse("official-list")).content.decode()


def test_the_page_of_a_number_leads_to_its_file_and_back_to_the_round(as_role, lancashire):
    round, table = make_round(forces=[lancashire]), make_official_table()
    address = reverse("official-number", args=[table.pk, financial_year(2017), lancashire.slug])

    page = as_role("staff").get(address, {"codes": "86", "round": round.slug}).content.decode()
    researcher = as_role("researchers").get(address, {"codes": "86", "round": "no such \0 round"}).content.decode()

    assert f'href="{reverse("total-official", args=[round.slug])}"' in page
    assert f'href="{reverse("official-detail", args=[table.pk])}?code=86"' in page
    original = reverse("official-original", args=[table.pk])
    assert f'href="{original}"' in page and original not in researcher
    file = as_role("staff").get(original)
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Content-Type"] == "application/octet-stream"


def test_the_place_in_a_text_file_is_a_row_and_a_column(as_role, lancashire):
    lines = [",".join(map(str, row)) for row in official_rows({("Lancashire", "2017/18", "86"): 689})]
    table = make_official_table(file=SimpleUploadedFile("table.csv", "\n".join(lines).encode()))

    address = reverse("official-number", args=[table.pk, financial_year(2017), lancashire.slug])
    page = as_role("staff").get(address, {"codes": "86"}).content.decode()

    assert "row 2, column H" in page
    assert "(csv)" not in page


def test_an_answer_above_the_official_number_is_called_the_same_here_and_in_the_checks(as_role, round):
    make_official_table({("Lancashire", "2017/18", "86"): 600})
    badge = '<span class="badge badge--overdue">Contradiction</span>'

    compared = as_role("staff").get(reverse("total-official", args=[round.slug])).content.decode()
    checks = as_role("staff").get(reverse("total-checks", args=[round.slug])).content.decode()

    assert re.search(rf"{re.escape(badge)}\s+1\.12", compared)
    assert reverse("total-checks", args=[round.slug]) in compared
    assert f"Above the official figure {badge}" in checks
    assert "1 of them a contradiction" in checks


def test_a_long_title_is_one_line_and_seen_in_full(as_role):
    client = as_role("researchers")

    form = client.get(reverse("official-list")).content.decode()
    upload(client, official_rows(LANCASHIRE_86), title="Police recorded crime\r\nopen data tables")

    assert '<textarea name="title"' in form and '<textarea name="licence"' in form
    assert OfficialTable.objects.get().title == "Police recorded crime open data tables"
