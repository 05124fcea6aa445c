"""A file that hides something, from its upload to the letter to the force, or to its figures once it is cleared."""

import pytest
from django.urls import reverse

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
    assert "Held until an admin has looked: Kent FOI 12-18.xlsx." in text(staff)
    assert "Held: an admin must look" in staff.locator("table").inner_text()
    return Answer.objects.get()


def text(page):
    return page.locator("main").inner_text()


def open_held(page, answer):
    page.goto(f"/rounds/{answer.round.slug}/")
    assert "file is held: an admin must look" in text(page)
    page.get_by_role("link", name="Look at what was found").click()
    page.get_by_role("link", name=answer.file_name).click()
    assert "Nobody sees what is in this file" in text(page)
    assert "Sheet 2" in page.get_by_role("row", name="Hidden sheet").inner_text()
    assert not any(secret in page.content() for secret in SECRETS)


@pytest.mark.parametrize("width", [1280, 390])
def test_rejected_and_a_letter_to_the_force(visit, held, width):
    admin, researcher = visit("admins", width=width), visit("researchers")
    researcher.goto(f"/rounds/{held.round.slug}/answers/{held.pk}/")
    assert "Held: an admin must look" in text(researcher)
    assert "hidden sheet" not in text(researcher).casefold()

    open_held(admin, held)
    admin.get_by_role("button", name="Reject and destroy").click()
    assert "Write the reason first" in text(admin)
    admin.get_by_label("Why it is rejected").fill("A hidden sheet that may list people.")
    admin.get_by_role("button", name="Reject and destroy").click()

    letter = admin.get_by_role("region", name="The letter").inner_text()
    assert "To the freedom of information team of Kent Police" in letter
    assert "- Hidden sheet: sheet 2" in letter
    assert "destroyed our copy without looking" in letter
    with admin.expect_download() as download:
        admin.get_by_role("link", name="Download as text").click()
    assert download.value.suggested_filename == "letter-kent-police.txt"
    assert FileDecision.objects.get().kind == "destroyed"
    assert Request.objects.get().state == Request.State.WITH_FORCE

    researcher.reload()
    assert "Rejected and destroyed" in text(researcher)
    researcher.goto(f"/rounds/{held.round.slug}/requests/kent-police/")
    assert "Its content was destroyed unseen." in researcher.locator(".timeline").inner_text()


def test_cleared_and_read_as_usual(visit, held):
    admin, staff = visit("admins"), visit("staff")

    open_held(admin, held)
    admin.get_by_label("Why it may be read").fill("Kent says that the sheet lists codes.")
    admin.get_by_role("button", name="Clear and read").click()

    assert "This file was held. Cleared by admins" in text(admin)
    assert "Kent says that the sheet lists codes." in text(admin)
    staff.goto(f"/rounds/{held.round.slug}/answers/{held.pk}/")
    staff.get_by_label("Why the reading is right").fill("As the sheet says.")
    staff.get_by_role("button", name="The figures are what the sheet says").click()
    assert Figure.objects.current().count() == 2
    staff.goto(reverse("total-trace", args=[held.round.slug, financial_year(2017)]))
    assert "admins cleared the file, which was held: Kent says" in text(staff)
    assert not any(secret in staff.content() for secret in SECRETS)


def test_the_same_file_after_a_rejection(visit, held):
    admin, staff = visit("admins"), visit("staff")
    open_held(admin, held)
    admin.get_by_label("Why it is rejected").fill("People.")
    admin.get_by_role("button", name="Reject and destroy").click()
    admin.get_by_role("region", name="The letter").wait_for()

    staff.goto(f"/rounds/{held.round.slug}/answers/upload/")
    staff.get_by_label("Answer files").set_input_files([FILE | {"name": "the same again.xlsx"}])
    staff.get_by_role("button", name="Upload", exact=True).click()

    assert "This very file was rejected" in text(staff)
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
