"""Copying a line with the mouse, with a key, and without a script."""

import re
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foitracker.store.actions import readings, requests
from tests.factories import make_force, make_person, make_reading, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")

LINE = "Lancashire Constabulary recorded 674 child abuse image offences in 2017/18, up from 591 in 2016/17"


@pytest.fixture
def address():
    by = make_person()
    forces = [make_force(slug="lancashire"), make_force("Gwent Police", nation="Wales", region="Wales")]
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    reading = make_reading(request=round.requests.get(force__slug="lancashire"), by=by)
    readings.confirm(reading=reading, by=by, why="As the sheet says.")
    return reverse("line-list", args=[round.slug])


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_line_is_copied_with_its_button_as_plain_text(visit, address):
    page = visit("staff", permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)

    page.get_by_role("button", name="Copy the line of Lancashire Constabulary").click()

    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert copied(page).startswith(LINE)
    assert "\n" not in copied(page)


def test_keys_walk_the_lines_and_copy_the_one_that_is_chosen(visit, address):
    page = visit("staff", permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)

    lines = page.locator("[data-line]")

    for place in (0, 1, 2):
        page.keyboard.press("j")
        expect(lines.nth(place)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.press("c")

    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert copied(page) == lines.nth(1).locator(".line-text").inner_text()


def test_without_the_right_to_copy_the_line_is_selected(visit, address):
    page = visit("staff")
    page.goto(address)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")

    page.get_by_role("button", name="Copy the line of Lancashire Constabulary").click()

    expect(page.get_by_role("status")).to_have_text("The line is selected. Copy it as usual.")
    assert page.evaluate("getSelection().toString()").startswith(LINE)


def test_without_a_script_the_lines_are_text_and_can_be_filtered(visit, address):
    page = visit("staff", java_script_enabled=False)
    page.goto(address)

    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_label("Force or area").fill("lanca")
    page.get_by_role("button", name="Filter").click()

    expect(page.locator(".line-text")).to_have_text(re.compile(LINE))
    page.get_by_role("link", name="674 child abuse image offences").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where 674 comes from")


def test_a_document_is_taken_away_from_the_page_of_a_force(visit, address):
    page = visit("researchers")
    page.goto(address)
    page.get_by_role("link", name="Right of reply of Lancashire Constabulary").click()

    with page.expect_download() as download:
        page.get_by_role("link", name="Right of reply (Word)").click()

    assert download.value.suggested_filename == "images-2018-lancashire-right-of-reply.docx"
