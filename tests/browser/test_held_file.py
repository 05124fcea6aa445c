"""A file that hides something, from its upload to the letter to the force, or to its figures once it is cleared."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foitracker.periods import financial_year
from foitracker.store.models import Answer, Figure, FileDecision, Request
from tests.factories import hiding_workbook, make_force, make_request, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")

FILE = {"name": "Kent FOI 12-18.xlsx", "mimeType": "application/zip", "buffer": hiding_workbook()}
SECRETS = ("Jane Example", "Personal list", "1 January 1980")


@pytest.fixture
def held(visit):
    """A file with a hidden sheet, uploaded by staff, who are told that it is held."""
    request = make_request(round=make_round(forces=[make_force("Kent Police")]))
    staff = visit("staff")
    staff.goto(f"/rounds/{request.round.slug}/answers/upload/")
    staff.get_by_label("Answer files").set_input_files([FILE])
    staff.get_by_label("Received on").fill("2018-05-02")
    staff.get_by_role("button", name="Upload", exact=True).click()
    staff.get_by_role("button", name="Confirm and read the files").click()
    expect_to_read(staff, "Held until an admin has looked: Kent FOI 12-18.xlsx.")
    expect(staff.locator("table")).to_contain_text("Held: an admin must look")
    return Answer.objects.get()


def expect_to_read(page, words):
    """The words stand on the page, all of which is there then."""
    expect(page.get_by_role("main")).to_contain_text(words)
    page.wait_for_load_state()


def open_held(page, answer):
    page.goto(f"/rounds/{answer.round.slug}/")
    expect_to_read(page, "file is held: an admin must look")
    page.get_by_role("link", name="Look at what was found").click()
    page.get_by_role("link", name=answer.file_name).click()
    expect_to_read(page, "Nobody sees what is in this file")
    expect(page.get_by_role("row", name="Hidden sheet")).to_contain_text("Sheet 2")
    assert not any(secret in page.content() for secret in SECRETS)


@pytest.mark.parametrize("width", [1280, 390])
def test_rejected_and_a_letter_to_the_force(visit, held, width):
    admin, researcher = visit("admins", width=width), visit("researchers")
    researcher.goto(f"/rounds/{held.round.slug}/answers/{held.pk}/")
    expect_to_read(researcher, "Held: an admin must look")
    expect(researcher.get_by_role("main")).not_to_contain_text("hidden sheet", ignore_case=True)

    open_held(admin, held)
    admin.get_by_role("button", name="Reject and destroy").click()
    expect_to_read(admin, "Write the reason first")
    admin.get_by_label("Why it is rejected").fill("A hidden sheet that may list people.")
    admin.get_by_role("button", name="Reject and destroy").click()

    letter = admin.get_by_role("region", name="The letter")
    for words in (
        "To the freedom of information team of Kent Police",
        "- Hidden sheet: sheet 2",
        "destroyed our copy without looking",
    ):
        expect(letter).to_contain_text(words)
    with admin.expect_download() as download:
        admin.get_by_role("link", name="Download as text").click()
    assert download.value.suggested_filename == "letter-kent-police.txt"
    assert FileDecision.objects.get().kind == "destroyed"
    assert Request.objects.get().state == Request.State.WITH_FORCE

    researcher.reload()
    expect_to_read(researcher, "Rejected and destroyed")
    researcher.goto(f"/rounds/{held.round.slug}/requests/kent-police/")
    expect(researcher.locator(".timeline")).to_contain_text("Its content was destroyed unseen.")


def test_cleared_and_read_as_usual(visit, held):
    admin, staff = visit("admins"), visit("staff")

    open_held(admin, held)
    admin.get_by_label("Why it may be read").fill("Kent says that the sheet lists codes.")
    admin.get_by_role("button", name="Clear and read").click()

    expect_to_read(admin, "This file was held. Cleared by admins")
    expect_to_read(admin, "Kent says that the sheet lists codes.")
    staff.goto(f"/rounds/{held.round.slug}/answers/{held.pk}/")
    staff.get_by_label("Why the reading is right").fill("As the sheet says.")
    staff.get_by_role("button", name="The figures are what the sheet says").click()
    expect(staff.locator(".message--success")).to_be_visible()
    assert Figure.objects.current().count() == 2
    staff.goto(reverse("total-trace", args=[held.round.slug, financial_year(2017)]))
    expect_to_read(staff, "admins cleared the file, which was held: Kent says")
    assert not any(secret in staff.content() for secret in SECRETS)


def test_the_same_file_after_a_rejection(visit, held):
    admin, staff = visit("admins"), visit("staff")
    open_held(admin, held)
    admin.get_by_label("Why it is rejected").fill("People.")
    admin.get_by_role("button", name="Reject and destroy").click()
    expect(admin.get_by_role("region", name="The letter")).to_be_visible()

    staff.goto(f"/rounds/{held.round.slug}/answers/upload/")
    staff.get_by_label("Answer files").set_input_files([FILE | {"name": "the same again.xlsx"}])
    staff.get_by_role("button", name="Upload", exact=True).click()

    expect_to_read(staff, "This very file was rejected")
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_the_two_decisions_are_of_the_same_size(visit, held, width):
    admin = visit("admins", width=width)
    open_held(admin, held)

    forms = [admin.locator("form.panel", has_text=words).bounding_box() for words in ("Reject it and", "Clear it")]
    buttons = [
        admin.get_by_role("button", name=name).bounding_box() for name in ("Reject and destroy", "Clear and read")
    ]

    assert forms[0]["width"] == pytest.approx(forms[1]["width"], abs=1)
    assert buttons[0]["width"] == pytest.approx(buttons[1]["width"], abs=1)
