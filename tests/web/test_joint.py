"""A reviewer says that a letter answers for two forces, and leaves out of each answer what is the other's."""

import re

import pytest
from django.urls import reverse

from foitracker.store.actions import readings
from foitracker.store.models import Answer, Figure
from tests.factories import make_answer, make_force, make_person, make_round
from tests.store.actions.test_joint import LETTERS, UNDECLARED

pytestmark = pytest.mark.django_db


@pytest.fixture
def norfolk():
    round = make_round(forces=[make_force("Norfolk Constabulary"), make_force("Suffolk Constabulary")])
    request = round.requests.get(force__slug="norfolk-constabulary")
    answer = make_answer(request=request, content=LETTERS["columns"], file_name="Joint reply.xlsx")
    readings.read(answer=answer, by=make_person())
    return answer


def address(name, answer):
    return reverse(name, args=[answer.round.slug, answer.pk])


def say(client, answer, force="suffolk-constabulary"):
    request = answer.round.requests.get(force__slug=force)
    return client.post(address("answer-joint", answer), {"request": request.pk}, follow=True)


def test_one_letter_for_two_forces_from_the_page_to_the_figures(as_role, norfolk):
    staff = as_role("staff")

    page = say(staff, norfolk).content.decode()
    assert "One letter for 2 forces" in page
    assert "Under the name of Suffolk Constabulary: Sheet1, columns D to E." in page
    suffolk = Answer.objects.get(request__force__slug="suffolk-constabulary")

    for answer in (norfolk, suffolk):
        page = staff.post(address("answer-leave-out-others", answer), follow=True).content.decode()
        assert "4 figures are left for" in page
        assert "Leave that out" not in page
        staff.post(address("answer-confirm", answer), {"why": "The other figures are the other force’s."})

    assert Figure.objects.current().data().count() == 8


def test_the_page_asks_about_another_force_s_name_that_nobody_declared(as_role, norfolk):
    staff = as_role("staff")

    page = staff.get(address("answer-review", norfolk)).content.decode()
    assert "Under the name of Suffolk Constabulary: Sheet1, columns D to E." in page
    assert "1 open point" in page
    assert staff.post(address("answer-confirm", norfolk), {"why": ""}).status_code == 422

    say(staff, norfolk)
    page = staff.get(address("answer-review", norfolk)).content.decode()
    assert "Another force’s name stands in this file" not in page


def test_what_nobody_declared_is_left_out_with_one_button(as_role, norfolk):
    staff = as_role("staff")
    assert "Leave that out" in staff.get(address("answer-review", norfolk)).content.decode()

    page = staff.post(address("answer-leave-out-others", norfolk), {"undeclared": "yes"}, follow=True).content.decode()

    assert "4 figures are left for Norfolk Constabulary" in page
    assert "Leave that out" not in page


def test_a_file_that_is_all_another_force_s_has_no_such_button(as_role, norfolk):
    content = UNDECLARED["all of it"][0]
    answer = make_answer(request=norfolk.request, content=content, file_name="Which.xlsx", by=make_person())
    readings.read(answer=answer, by=make_person())

    page = as_role("staff").get(address("answer-review", answer)).content.decode()

    assert "That is every figure of the file" in page
    assert "Leave that out" not in page


def test_the_list_counts_the_name_of_another_force_as_an_open_point(as_role, norfolk):
    page = as_role("staff").get(reverse("answer-list", args=[norfolk.round.slug])).content.decode()

    assert re.search(r'data-label="Open points"[^>]*>\s*1\s*<', page)


def test_a_cell_that_counts_for_the_other_force_is_refused_with_its_address(as_role, norfolk):
    staff = as_role("staff")
    say(staff, norfolk)
    suffolk = Answer.objects.get(request__force__slug="suffolk-constabulary")
    staff.post(address("answer-confirm", norfolk), {"why": "It is right."})

    page = staff.post(address("answer-confirm", suffolk), {"why": "It is right."})

    assert page.status_code == 422
    assert "Sheet1!B3 counts for Norfolk Constabulary already" in page.content.decode()


@pytest.mark.parametrize("sent", [{}, {"request": ""}, {"request": "0"}, {"request": "x"}])
def test_no_force_is_a_clear_sentence(as_role, norfolk, sent):
    page = as_role("staff").post(address("answer-joint", norfolk), sent)

    assert page.status_code == 422
    assert "Choose" in page.content.decode()
    assert norfolk.file.answers.count() == 1


def test_the_same_force_twice_is_refused(as_role, norfolk):
    say(as_role("staff"), norfolk)

    page = say(as_role("staff"), norfolk)

    assert "whose answer the file is not yet" in page.content.decode()


@pytest.mark.parametrize("name", ["answer-joint", "answer-leave-out-others"])
def test_who_may_not_upload_or_review_is_refused(as_role, norfolk, name):
    assert as_role("nobody").post(address(name, norfolk)).status_code == 403
    assert as_role("staff").get(address(name, norfolk)).status_code == 405
