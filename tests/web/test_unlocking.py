"""The page of a file under a password: who is asked for it, and that it is never said again."""

import pytest
from django.urls import reverse

from foitracker.store.actions import readings
from foitracker.store.models import Reading
from tests.factories import make_answer, make_person
from tests.sheets.locked_files import locked_xlsx, xlsx

pytestmark = pytest.mark.django_db

PASSWORD = "Letter-of-3-May"
ROWS = [["Offence", "2016/17"], ["86/2", 7], ["86/10", 9]]


@pytest.fixture
def answer():
    by = make_person()
    content = locked_xlsx(PASSWORD, xlsx(ROWS))
    return readings.read(answer=make_answer(content=content, by=by), by=by).answer


def page_of(answer, name="answer-review"):
    return reverse(name, args=[answer.round.slug, answer.pk])


@pytest.mark.parametrize(("role", "asked"), [("researchers", False), ("staff", True), ("admins", True)])
def test_who_uploads_is_asked_for_the_password(as_role, answer, role, asked):
    page = as_role(role).get(page_of(answer)).content.decode()

    assert "Locked with a password" in page
    assert ('name="password"' in page) == asked


def test_the_right_password_leads_to_the_reading(as_role, answer):
    staff = as_role("staff")

    response = staff.post(page_of(answer, "answer-unlock"), {"password": PASSWORD}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(page_of(answer), 302)]
    assert "The password is not kept." in page
    assert "It came under a password." in page
    assert answer.current_reading().status == Reading.Status.WAITING
    assert PASSWORD not in page


@pytest.mark.parametrize(
    ("given", "words"), [("nearly-right", "The password does not open the file."), ("", "Give the password")]
)
def test_a_wrong_one_is_said_beside_the_field_and_not_sent_back(as_role, answer, given, words):
    response = as_role("staff").post(page_of(answer, "answer-unlock"), {"password": given})

    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "nearly-right" not in page


def test_a_password_for_a_file_that_waits_for_none_is_refused_on_its_page(as_role):
    by = make_person()
    answer = readings.read(answer=make_answer(by=by), by=by).answer

    response = as_role("staff").post(page_of(answer, "answer-unlock"), {"password": "x"})

    assert response.status_code == 422
    assert "waits for no password" in response.content.decode()


def test_what_was_typed_is_cleaned_out_of_reports_of_errors(as_role, answer, monkeypatch, caplog):
    """A fault of the program is reported with the values of its variables, and this one is never among them."""
    staff = as_role("staff")
    staff.raise_request_exception = False
    monkeypatch.setattr("foitracker.store.actions.unlocking._note_try", lambda *_: 1 / 0)

    response = staff.post(page_of(answer, "answer-unlock"), {"password": PASSWORD})

    assert response.status_code == 500
    request = next(record.request for record in caplog.records if hasattr(record, "request"))
    assert request.sensitive_post_parameters == ("password",)
    assert PASSWORD not in caplog.text
