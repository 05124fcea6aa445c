"""Checking a text in Chromium: with the mouse, with the keys, on a telephone, and without JavaScript."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foitracker.store.actions import readings
from tests.browser.soundness import RULES_OF_COLOUR, layout_faults, rule_faults
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.usefixtures("fresh_database")

TEXT = (
    "Lancashire Constabulary recorded 674 offences in 2017/18, 25 per cent more than the year before.\n\n"
    "That is nearly two a day, and Lancashire Constabulary recorded 133 offences of possession. See page 12."
)


@pytest.fixture
def address():
    by = make_person()
    reading = make_reading(by=by)
    readings.confirm(reading=reading, by=by)
    return reverse("claim-check", args=[reading.answer.request.round.slug])


@pytest.fixture
def checked(visit, address):
    """`checked(text, role)` is the page of a text that was checked."""

    def check(text=TEXT, role="researchers", **options):
        page = visit(role, **options)
        page.goto(address)
        page.get_by_role("textbox", name="The text").fill(text)
        with page.expect_navigation():  # until the keys are listened to
            page.get_by_role("button", name="Check the text").click()
        return page

    return check


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("role", ["researchers", "staff", "admins"])
def test_result_is_sound_in_both_colours(checked, role, width):
    page = checked(role=role, width=width)

    expect(
        page.get_by_role("heading", name="4 claims: 2 supported, 1 to look at again, 1 not supported")
    ).to_be_visible()
    assert layout_faults(page) + rule_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert rule_faults(page, RULES_OF_COLOUR) == []


def test_keys_walk_through_the_claims_and_light_their_marks(checked):
    page = checked()

    for number in (1, 2):
        page.keyboard.press("j")
        expect(page.locator(f"#claim-{number}")).to_be_focused()
        expect(page.locator(".claim-mark.is-lit")).to_have_attribute("id", f"mark-{number}")
    page.keyboard.press("k")
    expect(page.locator("#claim-1")).to_be_focused()
    page.keyboard.press("o")

    expect(page.get_by_role("heading", level=1)).to_have_text("Where 674 comes from")


def test_only_those_that_fail_are_shown_and_walked_through(checked):
    page = checked()

    page.get_by_label("only those not supported").check()

    expect(page.locator(".claim:visible")).to_have_count(1)
    page.get_by_role("heading", name="The claims").click()
    page.keyboard.press("j")
    expect(page.locator("#claim-2")).to_be_focused()
    page.get_by_label("those to look at or put right").check()
    expect(page.locator(".claim:visible")).to_have_count(2)


def test_choice_that_leaves_nothing_says_so(checked):
    page = checked("Lancashire Constabulary recorded 674 offences.")

    page.get_by_label("only those not supported").check()

    expect(page.get_by_text("No claim is unsupported.")).to_be_visible()
    expect(page.get_by_text("No claim has to be looked at again.")).to_be_hidden()


def test_words_that_hold_are_copied_and_hold(checked):
    page = checked()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Copy the words that hold for claim 2").click()
    expect(page.locator("[data-claims-said]")).to_have_text("Copied.")
    page.get_by_role("textbox", name="The text").fill(page.evaluate("navigator.clipboard.readText()"))
    page.get_by_role("button", name="Check the text").click()

    expect(page.get_by_role("heading", name="1 claim: 1 supported")).to_be_visible()


def test_everything_but_the_keys_works_without_javascript(checked):
    page = checked(java_script_enabled=False)

    page.locator("#mark-2").click()
    expect(page).to_have_url(re.compile("#claim-2$"))
    page.get_by_label("only those not supported").check()
    expect(page.locator(".claim:visible")).to_have_count(1)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.locator("#phrasing-2").click()
    selected = page.locator("#phrasing-2").evaluate("element => getComputedStyle(element).userSelect")
    assert selected == "all"


def test_text_that_is_too_long_is_refused_and_kept(checked):
    page = checked("674 offences. " * 4_000)

    expect(page.get_by_text("at most 50,000 can be checked at once").first).to_be_visible()
    assert len(page.get_by_role("textbox", name="The text").input_value()) == 56_000
    assert layout_faults(page) + rule_faults(page) == []


def test_text_with_two_hundred_claims_stays_sound(checked):
    page = checked("Lancashire Constabulary recorded 675 offences. " * 200)

    expect(
        page.get_by_role("heading", name="200 claims: 0 supported, 0 to look at again, 200 not supported")
    ).to_be_visible()
    assert layout_faults(page) == []


def test_text_without_a_claim_is_sound(checked):
    page = checked("Published on 14 September 2018.")

    expect(page.get_by_role("heading", name="No claim about this round was found")).to_be_visible()
    assert layout_faults(page) + rule_faults(page) == []
