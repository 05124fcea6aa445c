"""A page that cannot be shown says why, and where to go instead."""

import pytest
from django.urls import reverse

from foitracker.store.models import Answer
from tests.factories import hiding_workbook, make_answer, make_reading, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_round(title="Images of 2018")


def leads_to(page):
    """The texts of the buttons, and the whole page."""
    text = page.content.decode()
    return [part.split(">", 1)[1].split("<")[0] for part in text.split('<a class="button" href')[1:]], text


def test_a_page_of_a_round_that_is_not_there_leads_to_the_round(as_role, round):
    page = as_role("staff").get(f"/rounds/{round.slug}/no-such-page/")

    buttons, text = leads_to(page)
    assert page.status_code == 404
    assert buttons == ["Go to Images of 2018", "Go to all rounds"]
    assert "the address may have a slip in it" in text


def test_a_round_that_is_not_there_leads_to_all_rounds(as_role):
    page = as_role("staff").get("/rounds/none/")

    assert (page.status_code, leads_to(page)[0]) == (404, ["Go to all rounds"])
    assert "matches the given query" not in leads_to(page)[1]


def test_what_a_view_says_of_what_is_not_there_is_shown(as_role):
    answer = make_answer()

    page = as_role("staff").post(reverse("answer-confirm", args=[answer.round.slug, answer.pk]), {"why": "x"})

    buttons, text = leads_to(page)
    assert page.status_code == 404
    assert "This answer has not been read yet." in text
    assert buttons[0] == f"Go to {answer.round.title}"


def test_whoever_has_no_role_is_told_and_sent_to_no_page_that_is_closed_to_them(as_role, round):
    for address in ("/", f"/rounds/{round.slug}/", f"/rounds/{round.slug}/no-such-page/"):
        page = as_role("nobody").get(address, follow=True)

        buttons, text = leads_to(page)
        assert buttons == []
        assert round.title not in text
    page = as_role("nobody").get(f"/rounds/{round.slug}/")
    assert page.status_code == 403
    assert "Ask an admin to give you one" in page.content.decode()


def test_a_role_that_is_too_small_leads_back_to_the_round(as_role):
    answer = make_reading(content=hiding_workbook()).answer

    page = as_role("staff").get(reverse("answer-held", args=[answer.round.slug, answer.pk]))

    buttons, text = leads_to(page)
    assert page.status_code == 403
    assert "An admin can give you another role" in text
    assert buttons[0] == f"Go to {answer.round.title}"


def test_a_held_file_says_where_it_is_said_what_to_do(as_role):
    answer = make_reading(content=hiding_workbook()).answer
    assert Answer.objects.held().exists()

    page = as_role("staff").get(reverse("answer-original", args=[answer.round.slug, answer.pk]))

    assert page.status_code == 403
    assert "The list of answers leads to its page" in page.content.decode()


def test_nobody_who_is_signed_out_is_told_which_rounds_there_are(client, round):
    page = client.get("/no-such-page/")

    assert (page.status_code, leads_to(page)[0]) == (404, ["Sign in"])
