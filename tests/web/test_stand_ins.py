"""The page of a request whose force refers to published figures."""

from datetime import date

import pytest
from django.urls import reverse

from foitracker.store.actions import requests
from foitracker.store.models import StandIn
from tests.factories import make_force, make_official_table, make_person, make_round

pytestmark = pytest.mark.django_db
NUMBERS = {("Kent Police", "2016/17", "88A"): 40, ("Kent Police", "2017/18", "88A"): 55}
WHY = "Its letter of 2 May 2018 refers to the open data tables."


def make(scheme="sexual-communication-and-grooming", outcome="otherwise_accessible"):
    by = make_person()
    round = make_round(scheme=scheme, forces=[make_force("Kent Police")], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    requests.log(request=round.requests.get(), kind="refused", on=date(2018, 5, 2), outcome=outcome, by=by)
    return round


def address(round, name="request-detail"):
    return reverse(name, args=[round.slug, "kent-police"])


@pytest.fixture
def table():
    make_force("Kent Police")
    return make_official_table(NUMBERS)


def test_a_researcher_lets_a_table_stand_in_and_it_is_named_on_the_pages(as_role, table):
    round, client = make(), as_role("researchers")
    assert "Published figures in place of an answer" in client.get(address(round)).content.decode()

    done = client.post(address(round, "request-stand-in"), {"table": table.pk, "reason": WHY}, follow=True)

    assert "is named wherever its figures count" in done.content.decode()
    assert WHY in done.content.decode()
    forces = client.get(reverse("total-forces", args=[round.slug])).content.decode()
    assert "55</a> <small>published</small>" in forces
    national = client.get(reverse("total-national", args=[round.slug])).content.decode()
    assert "1 of 1 force, 1 of them from published figures" in national
    trace = client.get(reverse("total-trace", args=[round.slug, round.periods.last().period])).content.decode()
    assert "From published tables" in trace
    assert reverse("official-number", args=[table.pk, round.periods.last().period, "kent-police"]) in trace


def test_it_is_withdrawn_with_a_reason(as_role, table):
    round, client = make(), as_role("researchers")
    client.post(address(round, "request-stand-in"), {"table": table.pk, "reason": WHY})

    wrong = client.post(address(round, "request-withdraw"), {"reason": ""})
    done = client.post(address(round, "request-withdraw"), {"reason": "It will answer."}, follow=True)

    assert wrong.status_code == 422
    assert "count no longer" in done.content.decode()
    assert StandIn.objects.get().why_withdrawn == "It will answer."


def test_where_the_class_holds_more_the_page_says_why_none_may(as_role, table):
    round, client = make("child-abuse-images"), as_role("researchers")

    page = client.get(address(round)).content.decode()
    refused = client.post(address(round, "request-stand-in"), {"table": table.pk, "reason": WHY})

    assert "Class 86 cannot stand in: Class 86 also holds extreme pornography" in page
    assert "Let it stand in" not in page
    assert refused.status_code == 422
    assert not StandIn.objects.exists()


@pytest.mark.parametrize("said", [{}, {"table": "99", "reason": WHY}, {"reason": WHY}, {"table": "x", "reason": ""}])
def test_what_is_missing_is_said(as_role, table, said):
    response = as_role("admins").post(address(make(), "request-stand-in"), said)

    assert response.status_code == 422
    assert not StandIn.objects.exists()


def test_another_outcome_has_no_such_part_of_the_page(as_role, table):
    round, client = make(outcome="cost"), as_role("researchers")

    assert "Published figures in place" not in client.get(address(round)).content.decode()
    assert "Log that outcome first" in client.post(address(round, "request-stand-in"), {}, follow=True).content.decode()
    assert "No published table" in client.post(address(round, "request-withdraw"), {}, follow=True).content.decode()


def test_staff_see_it_and_cannot_decide_it(as_role, table):
    page = as_role("staff").get(address(make())).content.decode()

    assert "A researcher may let a published table stand in." in page
