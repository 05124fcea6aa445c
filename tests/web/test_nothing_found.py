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


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 cut short", "The workbook is damaged, or only a part of it arrived."),
        (b"%PDF-1.7 a scan", "The PDF is damaged."),
    ],
)
def test_a_damaged_file_is_spoken_of_without_words_of_programmers(as_role, content, says):
    answer = make_reading(content=content, file_name="Lancashire.bin", by=make_person()).answer

    page = as_role("staff").get(page_of(answer)).content.decode()

    assert says in page
    assert "zip" not in page
    assert "Error" not in page


def test_a_file_without_a_force_that_cannot_be_read_says_so_on_its_page(as_role):
    asked = make_request()
    crest = SimpleUploadedFile("crest.png", b"\x89PNG\r\n\x1a\n" + bytes(60))
    client = as_role("staff")
    client.post(reverse("answer-upload", args=[asked.round.slug]), {"files": crest, "received_on": "2018-05-02"})

    page = client.get(page_of(asked.round.answers.get())).content.decode()

    assert "This is a picture (png)." in page
    assert "or keep it as correspondence" in page
    assert "The file is read once somebody has said" not in page
    assert page.lower().count("no force yet") == 1
    assert (
        "or keep it as correspondence"
        not in as_role("researchers").get(page_of(asked.round.answers.get())).content.decode()
    )


def test_an_empty_cell_is_said_to_be_empty(as_role):
    rows = [["Offence", "2016/17", "2017/18"], ["86/2", 5, None], ["86/10", 7, 8]]
    answer = make_reading(rows=rows, by=make_person()).answer

    page = as_role("staff").get(page_of(answer)).content.decode()

    assert "the cell is empty" in page
    assert "the cell says “”" not in page
