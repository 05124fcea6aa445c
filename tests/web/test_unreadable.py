"""A file that could not be read is rejected from its page: its content goes, its hash and the reason are kept."""

import pytest
from django.urls import reverse

from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import files, readings, recording
from foitracker.store.models import AnswerFile, FileDecision, Request
from tests.factories import PLAIN_ANSWER, make_answer, make_person, make_reading, make_request, make_round, workbook

pytestmark = pytest.mark.django_db

BROKEN = b"\xd0\xcf\x11\xe0 broken"
WHY = "The force's system garbled it."


@pytest.fixture
def answer():
    return make_reading(content=BROKEN, file_name="Broken.xls", by=make_person()).answer


def page_of(answer, name="answer-review"):
    return reverse(name, args=[answer.round.slug, answer.pk])


def stored(answer):
    return AnswerFile.objects.get(pk=answer.file_id)


@pytest.mark.parametrize("role", ["staff", "researchers"])
def test_who_reviews_rejects_it_and_gets_the_letter(as_role, answer, role):
    client, file = as_role(role), stored(answer)
    storage, name = file.content.storage, file.content.name
    assert "Reject and destroy" in client.get(page_of(answer)).content.decode()

    response = client.post(page_of(answer, "answer-reject"), {"why": WHY}, follow=True)

    page = response.content.decode()
    assert response.status_code == 200
    assert "Letter to the force" in page
    assert "we could not read the file you sent" in page
    assert file.sha256 in page
    assert WHY.replace("'", "&#x27;") in page
    assert not storage.exists(name)
    decision = FileDecision.objects.get()
    assert (decision.kind, decision.why, decision.sha256) == ("destroyed", WHY, file.sha256)
    answer.request.refresh_from_db()
    assert answer.request.state == Request.State.WITH_FORCE
    assert answer.current_reading().status == "rejected"


def test_a_letter_is_kept_as_correspondence_and_nothing_is_destroyed(as_role, answer):
    client, file, state = as_role("staff"), stored(answer), answer.request.state
    assert "Keep as correspondence" in client.get(page_of(answer)).content.decode()

    page = client.post(page_of(answer, "answer-keep"), follow=True).content.decode()

    assert "It is no answer, was not read, and counts nowhere" in page
    assert "Reject and destroy" not in page
    assert file.content.storage.exists(file.content.name)
    assert not FileDecision.objects.exists()
    assert answer.current_reading() is None
    answer.request.refresh_from_db()
    assert answer.request.state == state
    assert answer.request.events.filter(text__startswith="Kept as correspondence: Broken.xls.").exists()


def test_what_could_be_read_is_not_kept_unread(as_role):
    reading = make_reading(content=workbook(PLAIN_ANSWER), by=make_person())

    page = as_role("staff").post(page_of(reading.answer, "answer-keep"), follow=True).content.decode()

    assert "is no file that could not be read" in page
    assert reading.answer.current_reading() == reading


def test_a_letter_that_was_kept_can_be_read_again(as_role, answer):
    client = as_role("staff")
    client.post(page_of(answer, "answer-keep"))

    client.post(page_of(answer, "answer-read-again"))

    assert answer.current_reading().status == "unreadable"


def test_it_needs_a_reason(as_role, answer):
    response = as_role("staff").post(page_of(answer, "answer-reject"), {"why": " "})

    assert response.status_code == 422
    assert "Why the file is rejected: Write the reason first. It is kept with the answer." in response.content.decode()
    assert stored(answer).state == "quarantined"


def test_one_that_was_looked_into_and_can_no_longer_be_read_is_rejected_too(as_role):
    answer = make_answer(content=workbook(PLAIN_ANSWER))
    readings.read(answer=answer, by=make_person())
    recording.record_unreadable(answer=answer, problem=UnreadableFile("Odd.", "Ask."), by=make_person())

    as_role("staff").post(page_of(answer, "answer-reject"), {"why": WHY})

    assert stored(answer).state == "destroyed"


def test_nothing_is_destroyed_that_could_be_read_in_another_round(as_role):
    content = workbook(PLAIN_ANSWER)
    make_reading(content=content, request=make_request(round=make_round(slug="other", title="Other round")))
    answer = make_answer(content=content)
    recording.record_unreadable(answer=answer, problem=UnreadableFile("Odd.", "Ask."), by=make_person())

    response = as_role("staff").post(page_of(answer, "answer-reject"), {"why": WHY})

    assert response.status_code == 422
    assert "The same file could be read in “Other round”" in response.content.decode()
    assert stored(answer).content


def test_a_reading_that_somebody_else_read_again_meanwhile_is_rejected_and_its_file_kept(as_role):
    reading = make_reading()

    as_role("staff").post(page_of(reading.answer, "answer-reject"), {"why": WHY})

    assert stored(reading.answer).content
    assert not FileDecision.objects.exists()


def test_the_same_bytes_are_known_when_they_come_again(as_role, answer):
    as_role("staff").post(page_of(answer, "answer-reject"), {"why": WHY})

    with pytest.raises(files.NotPossible, match="since nobody could read it"):
        make_answer(content=BROKEN, request=answer.request)
