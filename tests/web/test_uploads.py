"""Files come one by one with a script, and each is told what became of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foitracker.store.models import Answer
from tests.factories import PLAIN_ANSWER, make_answer, make_request, workbook

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def request_sent():
    return make_request()


def send(client, round, name="Lancashire.xlsx", content=None, **data):
    file = SimpleUploadedFile(name, workbook(PLAIN_ANSWER) if content is None else content)
    return client.post(
        reverse("answer-upload", args=[round.slug]),
        {"files": file, "received_on": "2018-05-02"} | data,
        headers=JSON,
    ).json()


def test_a_file_is_stored_and_its_force_proposed(as_role, request_sent):
    said = send(as_role("staff"), request_sent.round)

    assert said == {
        "stored": [
            {
                "name": "Lancashire.xlsx",
                "force": "Lancashire Constabulary",
                "because": "The file name has “lancashire”.",
            }
        ],
        "there": [],
        "refused": [],
        "errors": [],
    }


def test_the_same_bytes_again_are_refused_by_name(as_role, request_sent):
    client, content = as_role("staff"), workbook(PLAIN_ANSWER)
    send(client, request_sent.round, content=content)

    said = send(client, request_sent.round, name="again.xlsx", content=content)

    assert said["stored"] == []
    assert said["refused"] == []
    (name, why) = said["there"][0]
    assert name == "again.xlsx"
    assert "The same file was uploaded" in why


def test_what_is_wrong_with_the_form_is_said(as_role, request_sent):
    assert send(as_role("staff"), request_sent.round, received_on="")["errors"]
    assert not Answer.objects.exists()


def test_each_file_is_matched_and_read_by_itself(as_role, request_sent):
    client = as_role("staff")
    send(client, request_sent.round)
    answer = Answer.objects.get()

    said = client.post(
        reverse("answer-match", args=[request_sent.round.slug]),
        {f"answer-{answer.pk}": request_sent.pk},
        headers=JSON,
    ).json()

    assert said == {
        "matched": [
            {
                "answer": answer.pk,
                "status": "Waiting for review",
                "key": "waiting",
                "why": "",
                "page": reverse("answer-review", args=[answer.round.slug, answer.pk]),
            }
        ],
        "errors": [],
    }
    nothing = client.post(reverse("answer-match", args=[request_sent.round.slug]), {}, headers=JSON).json()
    assert nothing["matched"] == []


def test_what_waits_is_counted_and_shown(as_role, request_sent, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    client, answer = as_role("staff"), make_answer(request=request_sent)

    client.post(reverse("answer-read-again", args=[answer.round.slug, answer.pk]))

    assert client.get(reverse("answer-progress", args=[answer.round.slug])).json() == {"waiting": 1}
    page = client.get(reverse("answer-list", args=[answer.round.slug])).text
    assert "Waits to be read" in page
    assert "ten minutes" not in page
    Answer.objects.update(queued_at="2018-05-02T12:00Z")
    assert "ten minutes" in client.get(reverse("answer-list", args=[answer.round.slug])).text


ZIP = b"PK\x05\x06" + bytes(18)
MAIL = b"From: foi@example.org\nSubject: Your request\nTo: us\n\nPlease find attached.\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("all answers.zip", ZIP, "Unpack it and upload the files in it one by one."),
        ("Your request.eml", MAIL, "Save its attachment and upload that."),
    ],
)
def test_what_is_no_answer_but_carries_one_says_what_to_do(as_role, request_sent, name, content, words):
    client = as_role("staff")

    said = send(client, request_sent.round, name=name, content=content)

    assert words in said["stored"][0]["because"]
    answer = Answer.objects.get()
    page = client.post(
        reverse("answer-match", args=[answer.round.slug]), {f"answer-{answer.pk}": request_sent.pk}, follow=True
    )
    assert words in page.content.decode()


def test_what_waits_for_a_force_is_shown_when_one_comes_back_to_upload(as_role, request_sent):
    client = as_role("staff")
    send(client, request_sent.round)

    page = client.get(reverse("answer-upload", args=[request_sent.round.slug])).text

    assert "1 file is stored and has no force yet." in page
