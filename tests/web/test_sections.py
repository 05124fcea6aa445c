"""The sections of a round: who sees which, and that no page of one is more than two clicks away."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_force, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.django_db

FIRST = ["Overview", "Requests", "Answers", "Wordings", "Totals", "Checks", "Press", "Share"]
PAGES = [
    "total-national", "total-forces", "total-cut", "total-pictures", "total-checks", "total-official", "line-list",
    "claim-check", "release-list",
]  # fmt: skip


@pytest.fixture
def round():
    by = make_person()
    return make_reading(request=make_request(round=make_round(forces=[make_force()], by=by), by=by), by=by).answer.round


def page_of(client, address):
    return client.get(address).content.decode()


def links_in(page, nav):
    """The links of a navigation, by their words."""
    inside = re.search(rf'<nav [^>]*aria-label="{nav}">(.*?)</nav>', page, re.DOTALL).group(1)
    return {words: address for address, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', inside)}


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("researchers", FIRST),
        ("staff", [*FIRST[:3], "Upload", *FIRST[3:]]),
        ("admins", [*FIRST[:3], "Upload", *FIRST[3:]]),
    ],
)
def test_each_role_sees_what_it_may_open(as_role, round, role, sections):
    page = page_of(as_role(role), reverse("round-detail", args=[round.slug]))

    assert list(links_in(page, "Sections of this round")) == sections


def test_a_section_has_four_pages_at_most(as_role, round):
    client = as_role("admins")
    first = links_in(page_of(client, reverse("round-detail", args=[round.slug])), "Sections of this round")

    counts = {
        name: len(links_in(page_of(client, first[name]), name)) for name in ("Totals", "Checks", "Press", "Share")
    }

    assert counts == {"Totals": 4, "Checks": 3, "Press": 2, "Share": 2}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_two_clicks_away_and_says_where_it_is(as_role, round, name):
    client, address = as_role("researchers"), reverse(name, args=[round.slug])
    sections = links_in(page_of(client, reverse("round-detail", args=[round.slug])), "Sections of this round")

    reached = set(sections.values())
    for title, first in sections.items():
        page = page_of(client, first)
        if f'aria-label="{title}"' in page:
            reached |= set(links_in(page, title).values())

    assert address in reached
    own = page_of(client, address)
    assert own.count('aria-current="page"') == (2 if name == "release-list" else 3)  # the menu, the bar, the page


def test_one_page_alone_makes_no_tabs(as_role, round):
    """A researcher may not export: releases are all that there is to share."""
    assert '<nav aria-label="Share">' not in page_of(as_role("researchers"), reverse("release-list", args=[round.slug]))
