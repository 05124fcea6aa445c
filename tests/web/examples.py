"""The examples of docs/API.md, taken from the document itself."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache

from foitracker.store.actions import readings, requests, tokens
from foitracker.store.roles import make_roles
from tests.factories import PLAIN_ANSWER, make_force, make_person, make_reading, make_round

TEXT = (Path(__file__).parents[2] / "docs" / "API.md").read_text(encoding="utf-8")
SLUG = "child-abuse-images-2018"
SERVER = "http://127.0.0.1:8000"


def example(heading):
    """The code under a heading of the document."""
    (code,) = re.findall(rf"^## {re.escape(heading)}\n.*?^```\w*\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return code


@pytest.fixture
def at_server(live_server):
    """The code of an example, asking a real server with a real token: one force has answered and one has not."""
    cache.clear()
    make_roles()
    by = make_person()
    by.groups.add(Group.objects.get(name="staff"))
    forces = [make_force(), make_force("Heddlu Dyfed–Powys", nation="Wales", region="Wales")]
    round = make_round(slug=SLUG, by=by, forces=forces)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    request = round.requests.get(force=forces[0])
    readings.confirm(reading=make_reading(request=request, rows=PLAIN_ANSWER, by=by), by=by)
    _, secret = tokens.make(name="An example", by=by)

    def code(heading):
        return example(heading).replace(SERVER, live_server.url).replace("TOKEN", secret)

    return code
