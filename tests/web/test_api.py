"""The API as a program uses it: with a token, and with none."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from foitracker.store.actions import releases, tokens
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Token
from foitracker.web.api import api
from tests.factories import make_confirmed, make_person, make_request, make_round

pytestmark = pytest.mark.django_db

SLUG = "child-abuse-images-2018"  # the round of the examples in docs/API.md
ROUND = f"/api/v1/rounds/{SLUG}"
DOCS = (Path(__file__).parents[2] / "docs" / "API.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def round():
    by = make_person()
    return make_confirmed(request=make_request(round=make_round(slug=SLUG, by=by), by=by), by=by).answer.round


@pytest.fixture
def program(people):
    """`program("staff")` asks with a token of a person of that role."""

    def with_token(role):
        _, secret = tokens.make(name="A program", by=people[role])
        return Client(headers={"authorization": f"Bearer {secret}"})

    return with_token


def public(round, **facts):
    release = releases.make(round=round, title="First", by=make_person(), **facts)
    releases.sign(release=release, by=make_person())
    return release


def rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", sorted(set(re.findall(r"/api/v1/[^\s`\"?]*(?:\?format=csv)?", DOCS))))
def test_every_address_of_the_documentation_answers(round, program, address):
    public(round)

    response = program("researchers").get(address)

    assert response.status_code == 200
    assert response.content


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer no-such-token"}, {"authorization": "Basic YTpi"}])
def test_without_a_token_nothing_is_told(round, header):
    assert Client(headers=header).get(f"{ROUND}/totals").status_code == 401


def test_being_signed_in_is_no_token(round, as_role):
    assert as_role("admins").get(f"{ROUND}/totals").status_code == 401


def test_a_person_without_a_role_gets_nothing(round, program):
    assert program("nobody").get(f"{ROUND}/totals").status_code == 401


def test_nothing_can_be_changed(round, program):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(program("admins"), method)(f"{ROUND}/totals").status_code == 405


def test_json_and_csv_say_the_same_as_the_pages(round, program):
    lines = program("staff").get(f"{ROUND}/totals").json()["totals"]
    table = rows(program("staff").get(f"{ROUND}/totals?format=csv"))

    national = {
        line["period"]: line["low"] for line in lines if line["level"] == "national" and line["category"] == "all"
    }
    assert national == {"2016/17": 591, "2017/18": 674}
    assert [(row["area"], row["period"], row["category"], row["low"]) for row in table] == [
        (line["area"], line["period"], line["category"], str(line["low"])) for line in lines
    ]


def test_every_number_leads_to_the_page_of_its_parts(round, program, as_role):
    lines = program("staff").get(f"{ROUND}/totals").json()["totals"]
    table = rows(program("staff").get(f"{ROUND}/totals?format=csv"))
    reader = as_role("staff")

    assert [row["trace"] for row in table] == [line["trace"] for line in lines]
    for line in lines:
        page = reader.get(line["trace"].removeprefix("http://testserver")).content.decode()
        assert f"Where {line['low']} comes from" in page, line


def test_no_usable_figure_is_null_and_not_zero(program):
    make_round(slug=SLUG)

    lines = program("staff").get(f"{ROUND}/totals").json()["totals"]
    table = rows(program("staff").get(f"{ROUND}/totals?format=csv"))

    assert {line["low"] for line in lines} == {None}
    assert {row["low"] for row in table} == {"[x]"}


def test_coverage_gives_the_reason(program):
    make_round(slug=SLUG)

    (one, *_) = program("staff").get(f"{ROUND}/coverage").json()

    assert one["in_total"] is False
    assert one["reason"] == "not asked yet"


def test_a_draft_is_closed_to_staff_and_says_why(round, program):
    releases.make(round=round, title="Draft", by=make_person())

    closed, seen = program("staff").get(f"{ROUND}/releases/1"), program("researchers").get(f"{ROUND}/releases/1")

    assert (closed.status_code, seen.status_code) == (403, 200)
    assert "second signature" in closed.json()["detail"]
    assert program("staff").get(f"{ROUND}/releases").json() == []


def test_an_embargo_is_kept_and_said(round, program):
    release = public(round, embargo_ends_at=timezone.now() + timedelta(hours=1))

    closed = program("staff").get(f"{ROUND}/releases/1/tables/forces.csv")

    assert closed.status_code == 403
    assert timezone.localtime(release.embargo_ends_at).isoformat() in closed.json()["detail"]
    assert program("admins").get(f"{ROUND}/releases/1").json()["release"]["is_embargoed"] is True


def test_a_table_that_is_not_there_is_named_with_those_that_are(round, program):
    public(round)

    response = program("staff").get(f"{ROUND}/releases/1/tables/nothing.csv")

    assert response.status_code == 404
    assert "national" in response.json()["detail"]


@pytest.mark.parametrize("address", ["/api/v1/rounds/none/totals", f"{ROUND}/releases/99", "/api/v1/nothing"])
def test_what_is_not_there_is_not_found(round, program, address):
    assert program("staff").get(address).status_code == 404


def test_a_format_that_is_none_is_said(round, program):
    assert program("staff").get(f"{ROUND}/totals?format=pdf").status_code == 422


def test_the_description_names_every_address():
    described = Client().get("/api/v1/openapi.json").json()["paths"]

    assert set(described) == {
        "/api/v1/rounds",
        "/api/v1/rounds/{slug}/totals",
        "/api/v1/rounds/{slug}/coverage",
        "/api/v1/rounds/{slug}/releases",
        "/api/v1/rounds/{slug}/releases/{number}",
        "/api/v1/rounds/{slug}/releases/{number}/tables/{name}.csv",
    }


def test_too_many_requests_are_put_off(round, program, monkeypatch):
    monkeypatch.setattr(api.throttle[0], "num_requests", 2)
    client = program("staff")

    assert [client.get("/api/v1/rounds").status_code for _ in range(3)] == [200, 200, 429]


def test_everybody_with_a_role_finds_the_tokens(as_role):
    assert as_role("staff").get("/rounds/").content.count(b'href="/tokens/"') == 2  # the bar, and the menu of a phone


def test_a_secret_is_shown_once_and_kept_nowhere(as_role, people):
    page = as_role("staff").post("/tokens/make/", {"name": "Power BI"}).content.decode()
    secret = re.search(r"foi_[\w-]+", page)[0]

    token = Token.objects.get()
    assert (token.person, token.name) == (people["staff"], "Power BI")
    assert secret not in as_role("staff").get("/tokens/").content.decode()
    assert secret not in str(Token.objects.values())
    assert Client(headers={"authorization": f"Bearer {secret}"}).get("/api/v1/rounds").status_code == 200


def test_an_ended_token_works_no_more_and_only_its_person_ends_it(as_role, people):
    token, secret = tokens.make(name="Old", by=people["staff"])
    client = Client(headers={"authorization": f"Bearer {secret}"})

    as_role("admins").post(f"/tokens/{token.pk}/end/")
    assert client.get("/api/v1/rounds").status_code == 200
    with pytest.raises(NotPossible):
        tokens.end(token=token, by=people["admins"])
    as_role("staff").post(f"/tokens/{token.pk}/end/")
    assert client.get("/api/v1/rounds").status_code == 401


def test_a_person_who_left_has_no_token(people):
    _, secret = tokens.make(name="Old", by=people["staff"])
    people["staff"].is_active = False
    people["staff"].save()

    assert Client(headers={"authorization": f"Bearer {secret}"}).get("/api/v1/rounds").status_code == 401


def test_there_is_a_most_of_tokens(people):
    for _ in range(20):
        tokens.make(name="One more", by=people["staff"])

    with pytest.raises(NotPossible, match="20 tokens"):
        tokens.make(name="Too many", by=people["staff"])
