"""What a person is told when something is wrong: a sentence beside the field, and nothing changed."""

import pytest
from playwright.sync_api import expect

from foitracker.store.actions import requests
from foitracker.store.models import Answer, Event, Release, Request, Round, Ruling
from tests.browser.soundness import layout_faults, rule_faults
from tests.factories import make_answer, make_force, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")


def expect_error(page, label, sentence):
    """The sentence stands beside the field, and in the summary, which leads to the field."""
    field = page.get_by_label(label, exact=True)
    expect(page.locator(".field--wrong").filter(has=field).locator(".errorlist")).to_contain_text(sentence)
    expect(field).to_have_attribute("aria-invalid", "true")
    summary = page.get_by_role("alert").filter(has_text="There is something to put right")
    summary.get_by_role("link", name=f"{label.removesuffix(' (optional)')}: {sentence}").click()
    expect(field).to_be_in_viewport()


def expect_summary_in_view(page):
    expect(page.get_by_role("alert").filter(has_text="There is something to put right")).to_be_in_viewport()


def type_what_no_date_is(page, label, words):
    """Into a date field as browsers without one show it: a line of text."""
    field = page.get_by_label(label, exact=True)
    field.evaluate("field => { field.type = 'text' }")
    field.fill(words)


def test_a_wrong_password(window):
    page = window()
    page.goto("/sign-in/")

    page.get_by_label("Username").fill("staff")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_contain_text("Please enter a correct username and password")
    expect(page.get_by_label("Password")).to_have_value("")


@pytest.mark.parametrize("width", [1280, 390])
def test_an_empty_round_is_not_opened(visit, width):
    make_force()
    page = visit("researchers", width=width)
    page.goto("/rounds/open/")

    page.get_by_label("Opened on").fill("")
    page.get_by_label("Lancashire Constabulary").uncheck()
    page.get_by_role("button", name="Open the round").click()

    expect_summary_in_view(page)
    forces = page.locator(".field--wrong").filter(has=page.get_by_role("group", name="Forces asked"))
    expect(forces.locator(".errorlist")).to_contain_text("Choose the forces that are asked")
    wanted = {"Opened on": "Give the day", "Questions": "Write the questions", "Title": "Write a title"}
    for label, sentence in wanted.items():
        expect_error(page, label, sentence)
    assert layout_faults(page) + rule_faults(page) == []
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("label", "words", "sentence"),
    [
        ("Title", "?!*", "Write a title with letters or digits"),
        ("Years asked", "2016/17\nlast year", "Line 2, “last year”, is no period"),
        ("Opened on", "31 February", "Enter a valid date"),
    ],
)
def test_a_round_with_a_mistake_is_not_opened_and_keeps_what_was_typed(visit, label, words, sentence):
    make_force()
    page = visit("researchers")
    page.goto("/rounds/open/")
    for name, right in [
        ("Title", "Images 2018"),
        ("Years asked", "2016/17"),
        ("Questions", "How many?"),
        ("Letter under the Freedom of Information Act 2000", "Dear FOI team"),
        ("Letter under the Freedom of Information (Scotland) Act 2002", "Dear FOI team"),
    ]:
        page.get_by_label(name, exact=True).fill(right)

    if label == "Opened on":
        type_what_no_date_is(page, label, words)
    else:
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_role("button", name="Open the round").click()

    expect_error(page, label, sentence)
    expect(page.locator(".field--wrong")).to_have_count(1)
    expect(page.get_by_label("Questions")).to_have_value("How many?")
    assert not Round.objects.exists()


@pytest.mark.parametrize("day", ["2099-01-01", ""])
def test_a_request_is_not_sent_on_no_day(visit, day):
    request = make_request(sent_on=None)
    page = visit("researchers")
    page.goto(f"/rounds/{request.round.slug}/requests/{request.force.slug}/")

    page.get_by_label("Sent on").fill(day)
    page.get_by_role("button", name="Record as sent").click()

    expect_error(page, "Sent on", "This day is still to come" if day else "Give the day on which it was sent")
    request.refresh_from_db()
    assert request.state == Request.State.NOT_SENT


@pytest.mark.parametrize(("day", "sentence"), [("2099-01-01", "still to come"), ("1066-10-14", "Check the date")])
def test_all_requests_are_not_sent_on_a_day_that_cannot_be(visit, day, sentence):
    round = make_round()
    page = visit("researchers")
    page.goto(f"/rounds/{round.slug}/requests/")

    page.get_by_label("Sent on").fill(day)
    page.get_by_role("button", name="Record it as sent").click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing was recorded.")
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("kind", "day", "label", "sentence"),
    [
        ("Note", "2018-05-09", "Note (optional)", "Write the note."),
        ("Refused", "2018-05-09", "Outcome (optional)", "Choose why the force refused"),
        ("Chased", "", "On", "Give the day on which it happened"),
        ("Chased", "2099-05-09", "On", "This day is still to come"),
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_an_event_with_a_mistake_is_not_logged(visit, kind, day, label, sentence, width):
    request = make_request()
    page = visit("researchers", width=width)
    page.goto(f"/rounds/{request.round.slug}/requests/{request.force.slug}/")

    page.get_by_label("What happened").select_option(label=kind)
    page.get_by_label("On", exact=True).fill(day)
    page.get_by_role("button", name="Log it").click()

    expect_summary_in_view(page)
    expect_error(page, label, sentence)
    assert [event.kind for event in request.events.all()] == [Event.Kind.SENT]


def test_an_event_before_the_sending_is_not_logged(visit):
    request = make_request()
    page = visit("researchers")
    page.goto(f"/rounds/{request.round.slug}/requests/{request.force.slug}/")

    page.get_by_label("What happened").select_option("chased")
    page.get_by_label("On", exact=True).fill("2018-04-01")
    page.get_by_role("button", name="Log it").click()

    expect(page.get_by_role("alert")).to_contain_text("1 April 2018 is before the request was sent (9 April 2018)")
    assert request.events.count() == 1


def test_an_upload_of_no_file(visit):
    page = visit("staff")
    page.goto(f"/rounds/{make_round().slug}/answers/upload/")

    page.get_by_role("button", name="Upload", exact=True).click()

    expect_error(page, "Answer files", "Choose one file or more.")
    assert layout_faults(page) + rule_faults(page) == []


def test_an_upload_of_an_empty_file_names_it(visit):
    page = visit("staff", width=390)
    page.goto(f"/rounds/{make_round().slug}/answers/upload/")

    page.get_by_label("Answer files").set_input_files({"name": "Lancashire.csv", "mimeType": "text/csv", "buffer": b""})
    page.get_by_role("button", name="Upload", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Lancashire.csv: The file is empty. Ask for it again")
    expect(page.get_by_role("link", name="Say whose")).to_have_count(0)
    assert layout_faults(page) + rule_faults(page) == []
    assert not Answer.objects.exists()


def test_an_upload_received_tomorrow_week(visit):
    page = visit("staff")
    page.goto(f"/rounds/{make_round().slug}/answers/upload/")

    page.get_by_label("Answer files").set_input_files(
        {"name": "Lancashire.csv", "mimeType": "text/csv", "buffer": b"a,b"}
    )
    page.get_by_label("Received on").fill("2099-01-01")
    page.get_by_role("button", name="Upload", exact=True).click()

    expect_error(page, "Received on", "This day is still to come")
    assert not Answer.objects.exists()


def test_files_without_a_force_are_not_read(visit):
    answer = make_answer()
    Answer.objects.update(request=None, matched_at=None, matched_by=None)
    page = visit("staff")
    page.goto(f"/rounds/{answer.round.slug}/answers/match/")

    page.get_by_label(answer.file_name).select_option("Choose the force…")
    page.get_by_role("button", name="Confirm and read the files").click()

    expect(page.get_by_role("alert")).to_contain_text("Choose the force of one file at least")
    assert not answer.readings.exists()


def test_a_doubtful_reading_is_not_confirmed_without_a_reason(visit):
    reading = make_reading(rows=[["Offence", "2017/18"], ["86/2", 5], ["86/10", "about 7"], ["Total", 30]])
    page = visit("researchers", width=390)
    page.goto(f"/rounds/{reading.answer.round.slug}/answers/{reading.answer.pk}/")

    page.get_by_role("button", name="The figures are what the sheet says").click()

    alert = page.get_by_role("alert").filter(has_text="The reader was in doubt about this file.")
    expect(alert).to_be_in_viewport()
    reading.refresh_from_db()
    assert reading.status == "waiting"


def test_a_reading_is_not_rejected_without_a_reason(visit):
    reading = make_reading()
    page = visit("staff")
    page.goto(f"/rounds/{reading.answer.round.slug}/answers/{reading.answer.pk}/")

    page.get_by_role("button", name="Reject the reading").click()

    expect_summary_in_view(page)
    expect_error(page, "Why the reading is rejected", "Write the reason first")
    reading.refresh_from_db()
    assert reading.status == "waiting"


def test_an_empty_ruling(visit):
    reading = make_reading(rows=[["Offence", "2017/18"], ["Local code 17 pictures", 5]])
    page = visit("researchers")
    page.goto(f"/rounds/{reading.answer.round.slug}/wordings/{reading.figures.get().wording.pk}/")

    page.get_by_role("button", name="Rule", exact=True).click()

    expect_error(page, "It means", "Choose what the wording means.")
    expect_error(page, "Why", "Write the reason.")
    assert not Ruling.objects.exists()


def test_a_release_of_nothing(visit):
    round = make_round()
    page = visit("admins")
    page.goto(f"/rounds/{round.slug}/export/")

    page.get_by_role("button", name="Freeze").click()
    expect_error(page, "Title", "Write a title")
    page.get_by_label("Title").fill("Too early")
    page.get_by_role("button", name="Freeze").click()

    expect(page.get_by_role("alert")).to_contain_text("No force has a usable figure yet")
    assert not Release.objects.exists()


def test_a_password_that_is_too_short(visit):
    page = visit("staff")
    page.goto("/password/")

    page.get_by_role("button", name="Change it").click()

    expect_error(page, "Old password", "This field is required")


def test_a_form_that_was_open_while_its_person_signed_out(visit):
    round = make_round()
    page = visit("researchers")
    page.goto(f"/rounds/{round.slug}/requests/")

    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Record it as sent").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("This form has grown old")
    assert not Event.objects.exists()


def test_a_reading_that_a_colleague_confirmed_meanwhile(visit):
    reading = make_reading()
    address = f"/rounds/{reading.answer.round.slug}/answers/{reading.answer.pk}/"
    first, second = visit("staff"), visit("researchers")
    first.goto(address)
    second.goto(address)

    first.get_by_role("button", name="The figures are what the sheet says").click()
    expect(first.locator(".message--success")).to_be_visible()
    second.get_by_role("button", name="The figures are what the sheet says").click()

    expect(second.get_by_role("main")).to_contain_text("This reading is confirmed already.")


def test_a_filter_that_nothing_fits(visit):
    request = make_request()
    requests.log(request=request, kind="chased", on=request.sent_on, by=make_person())
    page = visit("staff")
    page.goto(f"/rounds/{request.round.slug}/requests/")

    page.get_by_role("search").get_by_role("textbox", name="Force").fill("no such force")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("table")).to_contain_text("No request fits these filters.")
    page.get_by_role("link", name="Clear").click()

    expect(page.get_by_role("table").get_by_role("link", name="Lancashire Constabulary")).to_be_visible()
