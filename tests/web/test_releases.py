"""The pages of releases: what is in the list, how rulings are shown, and that no address is forged into one."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from foitracker.store.actions import readings, releases
from foitracker.store.models import Release
from foitracker.store.queries import publication
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return readings.confirm(reading=make_reading(), by=make_person(), why="As the sheet says.").answer.round


def listed(client, round):
    page = client.get(reverse("release-list", args=[round.slug])).content.decode()
    return re.sub(r"\s+", " ", page)


def test_the_list_shows_the_embargo_and_who_may_sign_does_so_from_it(as_role, round):
    until = datetime(2099, 9, 13, 23, 1, tzinfo=UTC)
    release = releases.make(round=round, title="September", by=make_person(), embargo_ends_at=until)
    sign = f'href="{reverse("release-detail", args=[round.slug, 1])}#sign"'

    draft = listed(as_role("researchers"), round)
    assert "14 Sep 2099, 00:01 BST<br><small>planned</small>" in draft
    assert sign in draft
    assert 'id="sign"' in as_role("researchers").get(reverse("release-detail", args=[round.slug, 1])).content.decode()
    releases.sign(release=release, by=make_person())
    signed = listed(as_role("researchers"), round)
    assert "planned" not in signed and sign not in signed


def test_a_release_without_an_embargo_says_none_and_one_that_is_over_says_so(as_role, round, monkeypatch):
    until = timezone.now() + timedelta(hours=1)
    for title, ends in (("One", None), ("Two", until)):
        releases.sign(
            release=releases.make(round=round, title=title, by=make_person(), embargo_ends_at=ends), by=make_person()
        )
    monkeypatch.setattr(timezone, "now", lambda: until)

    page = listed(as_role("staff"), round)

    assert '<span class="absent">none</span>' in page
    assert "<small>ended</small>" in page


def test_whoever_signed_already_is_not_asked_again(as_role, round):
    client = as_role("admins")
    client.post(reverse("release-make", args=[round.slug]), {"title": "September"})

    assert "#sign" not in listed(client, round)


@override_settings(ALLOWED_HOSTS=["*"])
def test_a_forged_host_is_in_no_release_and_no_export(as_role, round):
    client = as_role("admins")

    client.post(reverse("release-make", args=[round.slug]), {"title": "First"}, headers={"host": "evil.example"})
    export = client.get(reverse("export-download", args=[round.slug, "json"]), headers={"host": "evil.example"})

    frozen = publication.of_release(Release.objects.get())
    assert {source.address.partition("?")[0] for source in frozen.sources} == {
        reverse("answer-cell", args=[round.slug, round.answers.get().pk])
    }
    assert b"evil.example" not in export.content


@override_settings(ADDRESS="https://foi.example.org")
def test_the_address_of_the_site_comes_from_its_settings(as_role, round):
    as_role("admins").post(reverse("release-make", args=[round.slug]), {"title": "First"})

    frozen = publication.of_release(Release.objects.get())
    assert all(source.address.startswith("https://foi.example.org/rounds/") for source in frozen.sources)


def test_the_export_page_says_what_an_embargo_does_not_hide(as_role, round):
    page = as_role("admins").get(reverse("export", args=[round.slug])).content.decode()

    assert "It does not hide the totals" in page


@pytest.mark.parametrize(("contact", "warned"), [("", True), ("press@example.org", False)])
def test_a_right_of_reply_without_a_contact_is_announced(as_role, round, contact, warned):
    force = round.requests.get().force.slug
    with override_settings(CONTACT=contact):
        for address in (reverse("line-list", args=[round.slug]), reverse("line-force", args=[round.slug, force])):
            page = as_role("researchers").get(address).content.decode()
            assert ("To be added before this is sent." in page) is warned
