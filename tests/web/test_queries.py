"""A page asks the database as often for many as for few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foitracker.store.actions import releases, requests
from tests.factories import make_confirmed, make_force, make_person, make_reading, make_round, rule_on_flags, workbook

pytestmark = pytest.mark.django_db

OF_A_ROUND = [
    "round-detail",
    "request-list",
    "answer-list",
    "answer-upload",
    "wording-list",
    "total-national",
    "total-forces",
    "total-cut",
    "total-pictures",
    "total-checks",
    "total-official",
    "line-list",
    "claim-check",
    "release-list",
    "export",
]


def make_furnished(count):
    """A round of so many forces, each with an answer that counts and one that waits, and as many releases."""
    by = make_person()
    forces = [make_force(f"Force {count} {number}") for number in range(count)]
    round = make_round(forces=forces, by=by, slug=f"of-{count}", title=f"Of {count}")
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for number, request in enumerate(round.requests.all()):
        rows = [["Offence", "2016/17", "2017/18"], ["86/2", 40 + number, 41 + number], ["86/10", 30, 31]]
        make_confirmed(request=request, content=workbook(rows), file_name=f"{request.force.slug}.xlsx", by=by)
        make_reading(request=request, content=workbook([*rows, [f"Odd {number}", 1, 2]]), by=by)
    rule_on_flags(round, by=by)
    for number in range(count):
        releases.make(round=round, title=f"Release {number}", notice="", by=by)
    return round


@pytest.fixture
def rounds():
    return make_furnished(2), make_furnished(5)


def asked(client, address):
    """How often a page asks, once what is asked once for a process is known."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_no_page_of_a_round_asks_once_for_each_of_many(rounds, as_role):
    client = as_role("admins")

    few, many = ({name: asked(client, reverse(name, args=[round.slug])) for name in OF_A_ROUND} for round in rounds)

    assert many == few
