"""Every address, as every role, as nobody in particular and as nobody at all."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from foitracker.store.actions import held, releases
from foitracker.store.roles import ROLES
from tests.factories import (
    hiding_workbook,
    make_answer,
    make_confirmed,
    make_correction,
    make_official_table,
    make_person,
    make_reading,
    make_request,
    make_round,
)

pytestmark = pytest.mark.django_db

READ = {"researchers", "staff", "admins"}
# Who may open each address. One that is missing here fails the walk below.
ALLOWED = {
    "home": READ,
    "rounds": READ,
    "round-open": {"researchers", "admins"},
    "round-detail": READ,
    "picture-download": READ,  # before the walk reads the answer again, which leaves nothing to draw
    "request-list": READ,
    "request-send-all": {"researchers", "admins"},
    "request-detail": READ,
    "request-send": {"researchers", "admins"},
    "request-log": {"researchers", "admins"},
    "request-stand-in": {"researchers", "admins"},
    "request-withdraw": {"researchers", "admins"},
    "answer-list": READ,
    "answer-progress": READ,
    "answer-upload": {"staff", "admins"},
    "answer-match": {"staff", "admins"},
    "answer-joint": {"staff", "admins"},
    "answer-keep": {"staff", "admins"},
    "answer-review": READ,
    "answer-rows": READ,
    "answer-cell": READ,
    "answer-correct": READ,
    "answer-leave-out-others": READ,
    "correction-take-back": READ,
    "answer-memory": READ,
    "answer-look-again": READ,
    "answer-reopen": READ,
    "answer-unlock": {"staff", "admins"},
    "answer-leave": READ,
    "answer-rule": READ,
    "answer-confirm": READ,
    "answer-reject": READ,
    "answer-read-again": {"staff", "admins"},
    "answer-original": {"staff", "admins"},
    "answer-held": {"admins"},
    "answer-clear": {"admins"},
    "answer-destroy": {"admins"},
    "answer-letter": {"admins"},
    "wording-list": READ,
    "wording-detail": READ,
    "wording-rule": {"researchers", "admins"},
    "wording-ask": {"researchers", "admins"},
    "wording-confirm": {"researchers", "admins"},
    "wording-rule-together": {"researchers", "admins"},
    "wording-confirm-together": {"researchers", "admins"},
    "scheme-detail": {"admins"},
    "scheme-export": {"admins"},
    "scheme-check-import": {"admins"},
    "scheme-import": {"admins"},
    "total-national": READ,
    "total-forces": READ,
    "total-cut": READ,
    "total-cut-download": {"admins"},
    "total-pictures": READ,
    "claim-check": READ,
    "total-trace": READ,
    "total-official": READ,
    "total-checks": READ,
    "total-check-together": {"researchers", "admins"},
    "total-check-rule": {"researchers", "admins"},
    "total-check-take-back": {"researchers", "admins"},
    "official-list": READ,
    "official-upload": {"researchers", "admins"},
    "official-detail": READ,
    "official-read-again": {"researchers", "admins"},
    "official-number": READ,
    "official-original": {"staff", "admins"},
    "line-list": READ,
    "line-force": READ,
    "reply-download": {"researchers", "admins"},
    "reply-download-all": {"researchers", "admins"},
    "reply-sent": {"researchers", "admins"},
    "reply-sent-to-all": {"researchers", "admins"},
    "export": {"admins"},
    "export-download": {"admins"},
    "release-make": {"admins"},
    "release-list": READ,
    "release-detail": {"researchers", "admins"},  # a draft: what is open, everybody may see
    "release-number": {"researchers", "admins"},
    "release-sign": {"researchers", "admins"},
    "release-download": {"researchers", "admins"},
    "change-password": READ,
    "tokens": READ,
    "token-make": READ,
    "token-end": READ,
}
PUBLIC = {"sign-in", "sign-out"}
POST_ONLY = {
    "request-send-all", "request-send", "request-log", "answer-confirm", "answer-reject",
    "answer-correct", "correction-take-back", "answer-memory", "answer-look-again", "answer-rule",
    "answer-reopen", "answer-leave", "answer-unlock", "answer-joint", "answer-keep", "answer-leave-out-others",
    "answer-read-again", "answer-clear", "answer-destroy",
    "wording-rule", "wording-ask", "wording-confirm", "wording-rule-together",
    "wording-confirm-together", "scheme-check-import", "scheme-import", "release-make",
    "release-sign", "token-make", "token-end", "reply-sent", "reply-sent-to-all",
    "total-check-rule", "total-check-take-back", "request-stand-in", "request-withdraw", "official-upload",
    "official-read-again",
}  # fmt: skip


# What an address asks for beside its path, where it cannot do without.
ASKED = {"answer-cell": {"sheet": "Sheet1", "cell": "B2"}}


def names():
    return [pattern.name for pattern in get_resolver().url_patterns[0].url_patterns]


@pytest.fixture
def address():
    """The address of a view by name, in a round that has everything."""
    by = make_person()
    request = make_request(round=make_round(by=by), by=by)
    reading = make_confirmed(request=request, by=by)
    release = releases.make(round=request.round, title="First", by=by)
    known = {
        "round_slug": request.round.slug,
        "force_slug": request.force.slug,
        "period": request.round.periods.first().period,
        "scheme_slug": request.round.scheme,
        "name": "xlsx",
        "key": "series",
        "kind": "svg",
        "number": release.number,
        "sheet": 1,
        "row": 1,
        "table": "national",
        "line": 0,
        "column": 1,
        "correction": make_correction(answer=reading.answer, by=by).pk,
    }
    holding = make_reading(request=request, content=hiding_workbook(), file_name="Held.xlsx", by=by).answer
    destroyed = make_reading(request=request, content=hiding_workbook("Another"), file_name="Gone.xlsx", by=by).answer
    held.destroy(answer=destroyed, why="A hidden list.", by=by)
    special = dict.fromkeys(("answer-held", "answer-clear", "answer-destroy"), holding.pk)
    special |= {"answer-letter": destroyed.pk, "held": holding.pk, "destroyed": destroyed.pk}
    table = make_official_table(by=by)
    wording = reading.figures.filter(wording__isnull=False).first().wording

    def find(name, *, of=None):
        pattern = next(p for p in get_resolver().url_patterns[0].url_patterns if p.name == name)
        wanted = pattern.pattern.converters
        pks = {"wording": wording.pk, "official": table.pk}
        pk = {"pk": pks.get(name.partition("-")[0], special.get(of or name, reading.answer.pk))}
        asked = "?codes=86" if name == "official-number" else ""
        return reverse(name, kwargs={key: (known | pk)[key] for key in wanted}) + asked

    return find


def ask(client, name, address):
    return client.post(address, {}) if name in POST_ONLY else client.get(address, ASKED.get(name, {}))


def test_every_address_says_who_may_open_it():
    assert set(names()) == set(ALLOWED) | PUBLIC


@pytest.mark.parametrize("role", [*ROLES, "nobody"])
def test_each_role_opens_what_it_may_and_nothing_else(as_role, address, role):
    client = as_role(role)

    for name in ALLOWED:
        status = ask(client, name, address(name)).status_code
        if role in ALLOWED[name]:
            assert status in (200, 302, 422), f"{name} for {role}: {status}"
        else:
            assert status == 403, f"{name} for {role}: {status}"


def test_nobody_is_sent_to_the_sign_in_page(address):
    for name in ALLOWED:
        response = ask(Client(), name, address(name))
        assert response.status_code == 302, name
        assert response["Location"].startswith(reverse("sign-in")), name


@pytest.mark.parametrize("name", sorted(POST_ONLY))
def test_what_changes_something_cannot_be_done_by_a_link(as_role, address, name):
    assert as_role("admins").get(address(name)).status_code == 405


def test_a_view_that_names_no_permission_is_closed(as_role, settings):
    settings.ROOT_URLCONF = "tests.web.unmarked_urls"

    assert as_role("admins").get("/unmarked/").status_code == 403


def test_the_policy_on_content_is_strict(as_role, address):
    policy = as_role("admins").get(address("round-detail"))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_an_original_is_only_ever_a_download(as_role, address):
    response = as_role("staff").get(address("answer-original"))

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


CONTENT = [
    "answer-review", "answer-rows", "answer-cell", "answer-original", "answer-confirm", "answer-reject",
    "answer-read-again", "answer-correct", "correction-take-back", "answer-memory", "answer-look-again", "answer-rule",
    "answer-reopen", "answer-leave", "answer-unlock", "answer-joint", "answer-keep", "answer-leave-out-others",
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", ["held", "destroyed"])
def test_what_is_in_a_held_file_is_closed_to_everybody(as_role, address, role, state):
    client = as_role(role)

    for name in CONTENT:
        response = ask(client, name, address(name, of=state))
        if name == "answer-review" and role == "admins":
            assert response["Location"] == address("answer-held", of=state)
        else:
            assert response.status_code == 403, name
    for name in ("answer-list", "round-detail", "request-detail", "total-national", "total-trace"):
        page = client.get(address(name)).content.decode()
        assert "Jane Example" not in page
        assert "Personal list" not in page


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_that_a_file_is_held_and_admins_alone_what_was_found(as_role, address, role):
    client = as_role(role)

    assert "Held: an admin must look" in client.get(address("answer-list")).content.decode()
    assert '1</p><p class="stat-label">file is held' in client.get(address("round-detail")).content.decode()
    page = client.get(address("answer-review", of="held"), follow=True).content.decode()
    assert ("Hidden sheet" in page) == (role == "admins")
    assert "Jane Example" not in page


def test_an_original_is_closed_until_somebody_looked_into_it(as_role):
    answer = make_answer()

    response = as_role("admins").get(reverse("answer-original", args=[answer.round.slug, answer.pk]))

    assert response.status_code == 403
