"""A file in which no figure was found is no dead end: its page shows its sheet and takes a decision."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import make_person, make_reading, make_request, workbook

pytestmark = pytest.mark.django_db

WORDS = [["No information is held."]]


@pytest.fixture(params=[WORDS, [[None]]], ids=["words alone", "no cell at all"])
def answer(request):
    return make_reading(rows=request.param, by=make_person()).answer


def page_of(answer, name="answer-review"):
    return reverse(name, args=[answer.round.slug, answer.pk])


def test_its_page_says_so_and_can_be_decided_on(as_role, answer):
    page = as_role("staff").get(page_of(answer)).content.decode()

    assert "No figure was found in this file" in page
    assert "As sent" in page
    assert "Read the file again with this" in page
    assert "Reject the reading" in page
    assert "The figures are what the sheet says" not in page


def test_the_words_of_its_sheet_are_shown(as_role):
    answer = make_reading(rows=WORDS, by=make_person()).answer

    assert "No information is held." in as_role("researchers").get(page_of(answer)).content.decode()


def test_it_is_rejected_with_a_reason(as_role, answer):
    as_role("staff").post(page_of(answer, "answer-reject"), {"why": "The force says that it holds nothing."})

    assert answer.current_reading().status == "rejected"


def test_one_with_figures_says_nothing_of_it(as_role):
    answer = make_reading(by=make_person()).answer

    assert "No figure was found" not in as_role("staff").get(page_of(answer)).content.decode()


def test_it_is_no_answer_read_when_it_is_matched(as_role):
    asked, client = make_request(), as_role("staff")
    address = reverse("answer-match", args=[asked.round.slug])
    file = {"files": SimpleUploadedFile("Lancashire.xlsx", workbook(WORDS)), "received_on": "2018-05-02"}
    client.post(reverse("answer-upload", args=[asked.round.slug]), file)
    answer = asked.round.answers.get()

    page = client.post(address, {f"answer-{answer.pk}": asked.pk}, follow=True).content.decode()

    assert "Read, and no figure found: Lancashire.xlsx." in page
    assert "1 answer read" not in page
