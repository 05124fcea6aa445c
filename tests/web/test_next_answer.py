"""Whoever confirms or rejects a reading comes to the next answer that waits, and is told what was decided."""

import re

import pytest
from django.urls import reverse

from foitracker.store.actions import corrections, readings, reopening, two_readers
from foitracker.store.models import AnswerFile, Reading
from tests.factories import make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.django_db

NAMES = ("Avon and Somerset Constabulary", "Kent Police", "Surrey Police")
WHY = {"why": "As the sheet says."}


def round_of(**fields):
    """A round in which each of three forces has an answer that waits."""
    round = make_round(forces=[make_force(name) for name in NAMES], **fields)
    for number, request in enumerate(round.requests.order_by("force__name")):
        rows = [["Offence", "2016/17", "2017/18"], ["86/2", 5 + number, 6], ["86/10", 9, 1]]
        make_reading(request=request, content=workbook(rows), file_name=f"{number}.xlsx")
    return round


def of(round, name):
    return round.answers.get(request__force__name=name)


def address(name, answer):
    return reverse(name, args=[answer.round.slug, answer.pk])


def post(client, name, answer, **typed):
    response = client.post(address(name, answer), WHY | typed)
    words = " ".join(re.sub(r"<[^>]+>", "", client.get(response["Location"]).content.decode()).split())
    return response["Location"], words


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("answer-confirm", "Confirmed: the figures of Kent Police count now. See “1.xlsx” again."),
        (
            "answer-reject",
            "Rejected: none of the figures of Kent Police in this file count. The file is kept. See “1.xlsx” again.",
        ),
    ],
)
def test_the_next_that_waits_follows_with_a_way_back(as_role, name, says):
    round = round_of()

    where, page = post(as_role("researchers"), name, of(round, "Kent Police"))

    assert where == address("answer-review", of(round, "Surrey Police"))
    assert f"{says} Here is the next that waits: Surrey Police. Back to all answers." in page


def test_after_the_last_comes_the_first_that_was_passed_over(as_role):
    round = round_of()

    where, _ = post(as_role("researchers"), "answer-confirm", of(round, "Surrey Police"))

    assert where == address("answer-review", of(round, "Avon and Somerset Constabulary"))


def test_where_none_waits_the_list_follows(as_role):
    round, client = round_of(), as_role("researchers")
    for name in NAMES[:2]:
        post(client, "answer-confirm", of(round, name))

    where, page = post(client, "answer-confirm", of(round, "Surrey Police"))

    assert where == reverse("answer-list", args=[round.slug])
    assert "No other answer of this round waits for you." in page


def test_nothing_that_cannot_be_decided_on_follows(as_role):
    """One is held and one belongs to another round."""
    round = round_of()
    round_of(slug="another")
    for name in ("Avon and Somerset Constabulary", "Surrey Police"):
        answer = of(round, name)
        AnswerFile.objects.filter(pk=answer.file_id).update(state="held")

    where, _ = post(as_role("researchers"), "answer-confirm", of(round, "Kent Police"))

    assert where == reverse("answer-list", args=[round.slug])


def test_a_confirmed_reading_that_is_being_corrected_follows_too(as_role):
    round, by = round_of(), make_person()
    for name in NAMES[1:]:
        readings.confirm(reading=of(round, name).current_reading(), by=by)
    reopening.reopen(answer=of(round, "Surrey Police"), why="A row was wrong.", by=by)

    where, _ = post(as_role("researchers"), "answer-confirm", of(round, "Avon and Somerset Constabulary"))

    assert where == address("answer-review", of(round, "Surrey Police"))


def test_of_two_readers_nobody_is_sent_to_what_they_have_read(as_role, people):
    round = round_of(two_readers=True)
    two_readers.check(answer=of(round, "Surrey Police"), by=people["researchers"])

    where, page = post(as_role("researchers"), "answer-confirm", of(round, "Kent Police"))

    assert where == address("answer-review", of(round, "Avon and Somerset Constabulary"))
    assert "The figures count once another person has read this answer alike." in page


def test_of_two_readers_who_differ_the_second_stays_to_see_what_differs(as_role):
    round, by = round_of(two_readers=True), make_person()
    answer = of(round, "Kent Police")
    corrections.correct(answer=answer, sheet="Sheet1", area="3", meaning="ignore", by=by)
    two_readers.check(answer=answer, why="So.", by=by)

    where, page = post(as_role("researchers"), "answer-confirm", answer)

    assert where == address("answer-review", answer)
    assert "The other person read it differently" in page


# ---- a reason is asked for where one may be needed


def page_with(client, rows):
    answer = make_reading(rows=rows).answer
    return client.get(address("answer-review", answer)).content.decode()


def test_no_reason_is_asked_for_where_nothing_is_open(as_role):
    page = page_with(as_role("researchers"), [["Offence", "2016/17", "2017/18"], ["86/2", 5, 6], ["86/10", 9, 1]])

    assert "The figures are what the sheet says" in page
    assert 'id="id_why"' not in page


@pytest.mark.parametrize("cell", [None, "-"])
def test_it_is_asked_how_one_knows_that_a_cell_means_none(as_role, cell):
    page = page_with(as_role("researchers"), [["Offence", "2016/17", "2017/18"], ["86/2", 5, 6], ["86/10", 9, cell]])

    assert page.count('id="id_why"') == 1
    assert Reading.objects.get().open_points or "How you know that it means none" in page


def test_it_is_asked_for_open_points(as_role):
    rows = [["Offence", "2016/17", "2017/18"], ["86/2", 5, 6], ["86/10", 9, 1], ["Total", 14, 8]]

    page = page_with(as_role("researchers"), rows)

    assert page.count('id="id_why"') == 1
    assert "Why the reading is right" in page


def test_what_was_said_before_is_asked_again_of_a_reading_that_is_corrected(as_role):
    round, by = round_of(), make_person()
    answer = of(round, "Kent Police")
    readings.confirm(reading=answer.current_reading(), why="The force said so by telephone.", by=by)
    reopening.reopen(answer=answer, why="A row was wrong.", by=by)

    page = as_role("researchers").get(address("answer-review", answer)).content.decode()

    assert "The force said so by telephone." in page
    assert "Why the reading is right" in page
