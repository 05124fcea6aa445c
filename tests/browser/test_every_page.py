"""Every page for every role that may open it: wide and narrow, light and dark."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foitracker.store.roles import ROLES
from tests.browser.conftest import new_window, sign_in
from tests.browser.furnished import furnish
from tests.browser.soundness import RULES_OF_COLOUR, layout_faults, rule_faults
from tests.browser.two_people import furnish_two_people
from tests.web.test_access import ALLOWED, POST_ONLY

pytestmark = pytest.mark.django_db

NOT_A_PAGE = {
    "home",
    "answer-letter",
    "answer-original",
    "official-original",
    "answer-progress",
    "answer-rows",
    "picture-download",
    "export-download",
    "release-download",
    "reply-download",
    "reply-download-all",
    "scheme-export",
    "total-cut-download",
}
# Names of views, and what is special about the page where a view has more than one.
PAGES = [
    "rounds", "round-open", "change-password", "tokens", "round-detail", "round-detail, nothing yet",
    "request-list", "request-list, sorted", "request-list, second page", "request-list, none fits",
    "request-detail", "request-detail, overdue", "request-detail, not sent",
    "answer-list", "answer-upload", "answer-match", "answer-match, nothing yet",
    "answer-review", "answer-review, wide", "answer-review, doubtful", "answer-review, unreadable",
    "answer-review, locked", "answer-review, reopened", "answer-review, long",
    "answer-review, rejected", "answer-review, corrected", "answer-review, differing",
    "answer-cell", "answer-cell, counted nowhere",
    "answer-held", "answer-held, destroyed", "answer-held, unreadable",
    "wording-list", "wording-detail", "wording-detail, ruled",
    "total-national", "total-national, nothing yet", "total-forces", "total-pictures",
    "line-list", "line-list, of a release", "line-list, none fits", "line-list, nothing yet",
    "line-force", "line-force, of no figure",
    "claim-check", "claim-check, nothing yet",
    "total-cut", "total-cut, some offences", "total-cut, nothing yet", "release-number",
    "release-list", "release-list, nothing yet", "release-detail", "release-detail, to be signed",
    "total-trace", "total-trace, of a force", "total-trace, of no figure", "export", "export, nothing yet",
    "request-detail, may be published", "request-detail, published", "total-trace, published",
    "total-forces, published", "total-checks", "total-check-together",
    "total-checks, nothing yet",
    "total-official", "total-official, nothing yet",
    "official-list", "official-detail", "official-detail, refused", "official-number",
    "wording-list, proposed", "wording-detail, proposed", "wording-detail, of one force", "scheme-detail",
]  # fmt: skip
WIDTHS = [1280, 390]
SCHEMES = ["light", "dark"]


def view_of(page_name):
    return page_name.partition(",")[0]


@pytest.fixture(scope="module")
def addresses(kept_database):
    return furnish() | furnish_two_people()


@pytest.fixture(scope="module")
def windows(chromium, site, addresses):
    """One window a role for all its pages: the browser then asks for the stylesheets once."""
    pages = {role: new_window(chromium, site) for role in ROLES}
    for role, page in pages.items():
        sign_in(page, site, role)
    yield pages
    for page in pages.values():
        page.context.close()


def test_no_page_is_forgotten(addresses):
    assert set(addresses) == set(PAGES)
    assert {view_of(name) for name in PAGES} == set(ALLOWED) - POST_ONLY - NOT_A_PAGE


@pytest.mark.parametrize(
    ("name", "role"), [(name, role) for name in PAGES for role in ROLES if role in ALLOWED[view_of(name)]]
)
def test_a_page_is_sound(windows, addresses, in_hand, name, role):
    page, faults = windows[role], []
    page.complaints.clear()

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        assert page.goto(addresses[name]).status == 200
        faults += [f"{width} px: {fault}" for fault in layout_faults(page) + rule_faults(page)]
        page.emulate_media(color_scheme="dark")
        faults += [f"{width} px, dark: {fault}" for fault in rule_faults(page, RULES_OF_COLOUR)]

    assert in_hand.are_done()
    assert faults + page.complaints == []


@pytest.mark.parametrize("address", ["/sign-in/", "/rounds/no-such-round/", "/nothing-here/"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_doors_are_sound(visit, window, addresses, address, width, scheme):
    page = (window if address == "/sign-in/" else lambda **look: visit("staff", **look))(
        width=width, color_scheme=scheme
    )

    page.goto(address)

    assert layout_faults(page) + rule_faults(page) == []


def test_a_page_that_is_not_ones_own_is_sound_and_says_so(visit, addresses):
    page = visit("staff")

    page.goto(reverse("round-open"))

    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not yours to open")
    assert layout_faults(page) + rule_faults(page) == []


def test_the_menu_of_a_telephone_is_sound_when_open(visit, addresses):
    page = visit("admins", width=390)
    page.goto(addresses["round-detail"])

    page.get_by_text("Menu", exact=True).click()

    menu = page.get_by_role("navigation", name="Menu")
    expect(menu.get_by_role("link", name="Share")).to_be_visible()
    assert layout_faults(page) + rule_faults(page) == []


def test_the_choice_of_colours_holds_on_the_next_page(visit, addresses):
    page = visit("staff")
    page.goto(addresses["rounds"])

    page.get_by_label("Colours").select_option("dark")
    page.goto(addresses["round-detail"])

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert rule_faults(page) == []


def test_the_content_policy_is_watched(visit, addresses):
    page = visit("staff")
    page.goto(addresses["rounds"])

    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">red</p>')")

    assert "Content Security Policy" in page.complaints.pop()
