"""Nothing that a person can click, type or write into an address is an error of the server.

The site is walked from the list of rounds; every form that is met is sent with odd values, and every address is asked for
with odd parts. The walk finds new pages and forms by itself.
"""

import itertools
import random
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import resolve
from lxml import html

from foitracker.store.roles import ROLES
from foitracker.web import urls
from tests.browser.furnished import furnish

ODD = [
    "", " ", "0", "-1", "9" * 24, "1e400", "NaN", "nonsense", "é\x00", "<script>", "' OR 1=1 --", "%00", "[1,2]", "{}",
    "2017/18", "2017-13-45", "0000-00-00", "A0", "ZZZ1", "A1:ZZZZ99999999", "B2:A1", "=1+1", "x" * 6000, "\u202e",
]  # fmt: skip
ODD_PARTS = {
    "int": ["0", "3", "9" * 24],
    "slug": ["x", "a" * 300, "lancashire-constabulary", "images-2018", "child-abuse-images"],
    "period": ["2016-04-01--2017-03-31", "9999-12-31--0001-01-01", "x"],
    "str": ["x", "..", "A1"],
}
OF_EACH = 4  # pages of one view that are looked at
SENDINGS = 12  # of each form
NOT_SENT = {"sign-out"}  # the walk would end there


def test_odd_values_in_forms_are_no_errors_of_the_server(db):
    furnish()
    client = _client("admins")

    forms = _forms_of(_pages(client))
    failed = [
        (form, values)
        for form, number in itertools.product(sorted(forms), range(SENDINGS))
        for values in [_odd_values(forms[form], random.Random(f"{form} {number}"))]
        if _send(client, form, values).status_code >= 500
    ]

    assert len(forms) > 30
    assert failed == []


@pytest.mark.parametrize("role", ROLES)
def test_odd_addresses_are_no_errors_of_the_server(db, role):
    furnish()
    client = _client(role)

    asked = [_odd_address(str(pattern.pattern), random.Random(n)) for pattern in urls.urlpatterns for n in range(6)]
    failed = [address for address in asked if client.get(*address).status_code >= 500]

    assert len(asked) > 300
    assert failed == []


def _client(role):
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.get(username=role))
    return client


def _pages(client):
    """(address, tree) of the pages that links lead to, a few of each view."""
    waiting, met, looked_at = ["/rounds/"], set(), Counter()
    while waiting:
        address = waiting.pop(0)
        view = _view_of(address)
        if address in met or view is None or looked_at[view] >= OF_EACH:
            continue
        met.add(address)
        looked_at[view] += 1
        response = client.get(address)
        assert response.status_code < 500, address
        if response.get("Content-Type", "").startswith("text/html") and response.content:
            tree = html.fromstring(response.content.decode())
            waiting += [
                urljoin(address, link.get("href").partition("#")[0]) for link in tree.iter("a") if link.get("href")
            ]
            yield address, tree


def _forms_of(pages):
    """(method, address) of each form, one of each view, with the names of its fields."""
    forms, met = {}, set()
    for address, tree in pages:
        for form in tree.forms:
            goes_to = urljoin(address, form.action or "")
            if (kind := (form.method, _view_of(goes_to))) not in met and kind[1] not in NOT_SENT:
                met.add(kind)
                forms[form.method, goes_to] = sorted({name for name, _ in form.form_values()} | set(form.fields.keys()))
    return forms


def _view_of(address):
    parts = urlsplit(address)
    if parts.netloc or parts.path.startswith("/static/"):
        return None
    return resolve(parts.path).view_name


def _odd_values(names, chance):
    return {name: chance.choice(ODD) for name in names if name != "csrfmiddlewaretoken" and chance.random() < 0.8}


def _send(client, form, values):
    method, address = form
    return (client.post if method == "POST" else client.get)(address, values)


def _odd_address(route, chance):
    def part(match):
        return chance.choice(ODD_PARTS[match[1] or "str"])

    names = ["force", "category", "nation", "region", "page", "sort", "status", "sheet", "cell", "format", "level"]
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", part, route), {
        name: chance.choice(ODD) for name in chance.sample(names, 3)
    }
