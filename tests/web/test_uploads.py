"""Files come one by one with a script, and each is told what became of it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foitracker.store.actions import files, requests
from foitracker.store.models import Answer
from tests.factories import PLAIN_ANSWER, make_answer, make_force, make_person, make_request, make_round, workbook

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
                "empty": False,
                "page": reverse("answer-review", args=[answer.round.slug, answer.pk]),
            }
        ],
        "errors": [],
    }
    nothing = client.post(reverse("answer-match", args=[request_sent.round.slug]), {}, headers=JSON).json()
    assert nothing["matched"] == []


@pytest.mark.parametrize("others", [0, 1])
def test_what_somebody_else_has_matched_meanwhile_is_said(as_role, request_sent, others):
    """Two people have the page open with the same files, and both say whose they are."""
    round, client = request_sent.round, as_role("staff")
    contents = [workbook([["Offence", "2016/17"], ["86/2", number]]) for number in (5, 6)][: 1 + others]
    for number, content in enumerate(contents):
        send(client, round, name=f"{number}.xlsx", content=content)
    sent = {f"answer-{answer.pk}": request_sent.pk for answer in Answer.objects.all()}
    files.match(answer=Answer.objects.first(), request=request_sent, by=make_person())

    response = client.post(reverse("answer-match", args=[round.slug]), sent, follow=True)

    assert response.status_code == (200 if others else 422)
    assert "1 file waits for a force no longer: somebody else has decided" in response.content.decode()
    assert ("1 answer read" in response.content.decode()) == bool(others)


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


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)


@pytest.fixture
def with_a_picture():
    by = make_person()
    round = make_round(forces=[make_force("Kent Police")], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    file = SimpleUploadedFile("Kent logo.png", PICTURE)
    return files.receive_upload(round=round, file=file, on=date(2018, 5, 1), by=by)


def matching(answer):
    return reverse("answer-match", args=[answer.round.slug])


def test_a_picture_is_not_offered_like_an_answer(as_role, with_a_picture):
    page = as_role("staff").get(matching(with_a_picture)).content.decode()

    assert "1 file cannot be read." in page
    assert '<h2 id="unreadable">Cannot be read</h2>' in page
    assert "This is a picture (png)." in page
    assert "Keep it as correspondence" in page
    assert 'id="certain"' not in page and 'id="look"' not in page
    assert " selected>Kent Police" not in page


def test_a_picture_is_kept_as_correspondence(as_role, with_a_picture):
    of = with_a_picture.round.requests.get()
    chosen = {f"answer-{with_a_picture.pk}": of.pk, f"kept-{with_a_picture.pk}": "on"}

    page = as_role("staff").post(matching(with_a_picture), chosen, follow=True).content.decode()

    assert "1 file kept as correspondence. No figure was read." in page
    assert "Kept as correspondence" in page
    assert not with_a_picture.readings.exists()


def test_correspondence_needs_a_force(as_role, with_a_picture):
    response = as_role("staff").post(matching(with_a_picture), {f"kept-{with_a_picture.pk}": "on"})

    assert response.status_code == 422
    assert "Choose with which force’s request it is to be kept." in response.content.decode()


def test_a_picture_that_is_all_a_force_sent_is_marked_as_not_read(as_role, with_a_picture):
    of = with_a_picture.round.requests.get()

    page = as_role("staff").post(matching(with_a_picture), {f"answer-{with_a_picture.pk}": of.pk}, follow=True)

    assert "Not read: Kent logo.png. This is a picture (png)." in page.content.decode()
    assert with_a_picture.current_reading().status == "unreadable"


def test_a_picture_makes_no_answer_doubtful(as_role, with_a_picture):
    send(as_role("staff"), with_a_picture.round, name="Kent FOI 1.xlsx")

    page = as_role("staff").get(matching(with_a_picture)).content.decode()

    assert "Of 2 files 1 names its force and is chosen below. 1 file cannot be read." in page
    assert "Another file names the same force" not in page
