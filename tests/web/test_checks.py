"""The page on which flags are ruled on, and what it keeps from being frozen."""

import re
from datetime import date

import pytest
from django.urls import reverse

from foitracker.store.actions import files, readings, requests
from foitracker.store.models import FlagRuling, Release
from foitracker.store.queries import flags as query
from tests.factories import make_force, make_person, make_round, rule_on_flags, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    """Two forces whose numbers leap."""
    by = make_person()
    made = make_round(forces=[make_force("Kent Police"), make_force("Gwent Police")], by=by)
    requests.send_all(round=made, on=date(2018, 4, 9), by=by)
    for name, last in (("Kent Police", 900), ("Gwent Police", 800)):
        rows = [["Offence", "2016/17", "2017/18"], ["86/2", 300, last]]
        answer = files.receive(round=made, file_name=f"{name}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by)
        files.match(answer=answer, request=made.requests.get(force__name=name), by=by)
        readings.confirm(reading=readings.read(answer=answer, by=by), by=by, why="As the sheet says.")
    return made


def address(round, name="total-checks", **query):
    return reverse(name, args=[round.slug], query=query)


def keys(round):
    return [flag.key for flag in query.open_flags(query.flags(round))]


def test_flags_that_wait_have_boxes_for_those_who_may_rule(as_role, round):
    page = as_role("researchers").get(address(round)).content.decode()

    assert "2 flags wait for a ruling" in page
    assert page.count('name="flag"') == 2
    assert "From 300 to 900" in page
    page = as_role("staff").get(address(round)).content.decode()
    assert "2 flags wait for a ruling" in page
    assert 'name="flag"' not in page
    assert "Rule on" not in page


def test_all_of_a_kind_are_shown_before_they_are_ruled_on(as_role, round):
    client = as_role("researchers")
    link = address(round, "total-check-together", kind="large move")
    assert link.replace("+", "%20") in client.get(address(round)).content.decode()

    page = client.get(link).content.decode()

    assert "Rule on 2 flags together" in page
    assert page.count(" checked") == 2 + 1  # and the decision
    assert "From 300 to 900" in page and "From 300 to 800" in page
    assert page.count('name="shown"') == 2


def test_boxes_have_a_button_where_there_are_several_flags(as_role, round):
    client = as_role("researchers")
    assert "Rule on the ticked" in client.get(address(round)).content.decode()

    said = {"keys": keys(round)[:1], "decision": "stands", "why": "A new system."}
    client.post(address(round, "total-check-rule"), said)

    page = client.get(address(round)).content.decode()
    assert "Rule on it" in page and "Rule on the ticked" not in page


def test_only_what_was_ticked_is_covered(as_role, round):
    first, second = keys(round)

    page = as_role("researchers").get(address(round, "total-check-together", flag=first)).content.decode()

    assert "Rule on a flag" in page
    assert first in page and second not in page


@pytest.mark.parametrize("asked", [{}, {"kind": "no such kind"}, {"flag": "0" * 32}])
def test_without_a_flag_there_is_nothing_to_rule_on(as_role, round, asked):
    response = as_role("researchers").get(address(round, "total-check-together", **asked), follow=True)

    assert response.redirect_chain[0][0] == address(round)
    assert "Tick the flags first" in response.content.decode()


def test_several_are_ruled_on_with_one_reason_and_each_has_a_record_of_its_own(as_role, round):
    said = {"keys": keys(round), "decision": "explained", "why": "A new system in both."}

    response = as_role("researchers").post(address(round, "total-check-rule"), said, follow=True)

    page = response.content.decode()
    assert (
        "Ruled on 2 flags: Gwent Police, 2016/17 to 2017/18 (large move) and "
        "Kent Police, 2016/17 to 2017/18 (large move)."
    ) in page
    assert "No flag waits for a ruling." in page
    assert "It stands, and the notes of a release say why: A new system in both." in page
    made = FlagRuling.objects.order_by("about")
    assert [ruling.words.split(":")[0] for ruling in made] == ["From 300 to 800", "From 300 to 900"]
    assert {ruling.decided_by.get_username() for ruling in made} == {"a person of researchers"}


def test_what_was_unticked_still_waits(as_role, round):
    first, second = keys(round)
    said = {"keys": [first], "shown": [first, second], "decision": "stands", "why": "A new system."}

    as_role("researchers").post(address(round, "total-check-rule"), said)

    assert keys(round) == [second]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"why": ""}, "Write the reason. It is kept with the ruling."),
        ({"keys": []}, "Choose the flags first"),
        ({"keys": ["0" * 32]}, "stands no longer as shown"),
        ({"decision": "taken_back"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(as_role, round, changes, words):
    said = {"keys": keys(round)[:1], "shown": keys(round), "decision": "stands", "why": "A new system."} | changes

    response = as_role("researchers").post(address(round, "total-check-rule"), said)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not FlagRuling.objects.exists()
    if "keys" not in changes:
        assert 'checked aria-label="Cover' in response.content.decode()
    assert response.content.decode().count('name="shown"') == 2


def test_a_ruling_is_taken_back_with_a_reason(as_role, round):
    rule_on_flags(round)
    client = as_role("researchers")
    key = FlagRuling.objects.first().key
    assert "Take back the ruling on" in client.get(address(round, **{"take-back": key})).content.decode()

    wrong = client.post(address(round, "total-check-take-back"), {"key": key, "why": ""})
    right = client.post(address(round, "total-check-take-back"), {"key": key, "why": "It wrote again."}, follow=True)

    assert wrong.status_code == 422
    assert "Take back the ruling on" in wrong.content.decode()
    assert "waits again" in right.content.decode()
    assert keys(round) == [key]


def test_a_key_that_is_none_takes_nothing_back(as_role, round):
    response = as_role("admins").post(address(round, "total-check-take-back"), {"key": "x", "why": "y"})

    assert response.status_code == 422


def test_a_release_waits_for_rulings_and_the_page_says_how_many(as_role, round):
    client = as_role("admins")

    page = client.get(address(round, "export")).content.decode()
    refused = client.post(address(round, "release-make"), {"title": "First"})

    assert f'2 flags of the checks wait for a ruling. <a href="{address(round)}">Rule on them</a>' in page
    assert "2 flags of the checks wait for a ruling (Gwent Police, Kent Police)" in refused.content.decode()
    assert not Release.objects.exists()
    rule_on_flags(round, why="Telephoned.")
    made = client.post(address(round, "release-make"), {"title": "First"}, follow=True).content.decode()
    assert "What was questioned, and why it stands" in made
    flag = Release.objects.get().flag_rulings.first()
    shown = re.sub(r"\s+", " ", made)
    assert f'<p class="ruling-flag">{flag.words}</p> <p><b>{flag.get_decision_display()}.</b> Telephoned.</p>' in shown
    assert f"Ruled by {flag.decided_by.get_username()}, <time" in shown


def test_the_totals_show_what_was_ruled(as_role, round):
    assert "waits" in as_role("staff").get(address(round, "total-national")).content.decode()
    rule_on_flags(round, why="Telephoned.")

    assert "Telephoned." in as_role("staff").get(address(round, "total-national")).content.decode()


@pytest.mark.parametrize(
    "asked", ["?choose=%00", "together/?kind=%00&flag=%00", "?take-back=" + "x" * 5000, "?flag=1&flag=2", "?choose=no"]
)
def test_the_page_takes_any_query(as_role, round, asked):
    assert as_role("researchers").get(address(round) + asked, follow=True).status_code == 200


def test_the_overview_says_how_many_flags_wait(as_role, round):
    page = as_role("researchers").get(address(round, "round-detail")).content.decode()
    assert re.search(r'stat-figure">2</p><p class="stat-label">figures questioned by the checks', page)
    assert f'<a href="{address(round)}">Say why they stand</a>' in page

    page = as_role("staff").get(address(round, "round-detail")).content.decode()
    assert f'<a href="{address(round)}">See which</a>' in page

    rule_on_flags(round)
    page = as_role("staff").get(address(round, "round-detail")).content.decode()
    assert "no figure is questioned by" in page
