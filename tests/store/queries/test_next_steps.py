"""What the law lets one do next with a request, as its page shows it."""

from datetime import date

import pytest

from foitracker.store.actions import requests
from foitracker.store.queries.chasing import request_page
from tests.factories import make_force, make_person, make_request, make_round

pytestmark = pytest.mark.django_db

SENT = date(2018, 4, 9)  # due on 8 May 2018 under either Act


@pytest.fixture
def by():
    return make_person()


def make(by, law="foia"):
    return make_request(round=make_round(forces=[make_force("Kent Police", law=law)], by=by), sent_on=SENT, by=by)


def log(request, by, *events):
    for kind, on in events:
        requests.log(request=request, kind=kind, on=on, by=by)
    request.refresh_from_db()
    return request


def steps(request, today):
    return [(step.title, step.on) for step in request_page(request, today=today).steps]


def test_nothing_is_to_be_done_while_the_clock_runs_or_before_it_does(by):
    request = make(by)
    unsent = make_request(round=make_round(slug="later", forces=[make_force("Essex Police")], by=by), sent_on=None)

    assert steps(request, date(2018, 5, 8)) == []
    assert steps(unsent, date(2018, 5, 8)) == []


def test_a_silence_goes_to_the_commissioner_without_a_review(by):
    assert steps(make(by), date(2018, 5, 9)) == [("Complain to the Information Commissioner", None)]


def test_a_silence_in_scotland_is_reviewed_first(by):
    assert steps(make(by, law="foisa"), date(2018, 5, 9)) == [("Ask for a review by", date(2018, 7, 4))]


def test_an_answer_may_be_reviewed_for_forty_working_days(by):
    request = log(make(by), by, ("answered", date(2018, 5, 4)))

    assert steps(request, date(2018, 5, 5)) == [("Ask for a review by", date(2018, 7, 3))]
    (late,) = request_page(request, today=date(2018, 7, 4)).steps
    assert late.note == "The day has passed."


def test_in_scotland_the_cautious_day_stands_with_the_limit_of_the_act(by):
    request = log(make(by, law="foisa"), by, ("refused", date(2018, 4, 20)))

    (step,) = request_page(request, today=date(2018, 5, 1)).steps

    assert step.on == date(2018, 6, 19)
    assert step.note == "The Act allows it until 4 July 2018."


def test_a_review_that_takes_too_long_goes_to_the_commissioner(by):
    request = log(make(by), by, ("refused", date(2018, 5, 8)), ("review_asked", date(2018, 5, 10)))

    (running,) = request_page(request, today=date(2018, 6, 11)).steps
    assert (running.title, running.on) == ("Review expected by", date(2018, 6, 8))
    assert running.note == "At the latest by 6 July 2018."
    assert steps(request, date(2018, 7, 7))[1] == ("Complain to the Information Commissioner", None)


@pytest.mark.parametrize(("law", "until"), [("foia", date(2018, 7, 13)), ("foisa", date(2018, 12, 1))])
def test_the_outcome_of_a_review_is_taken_to_the_commissioner_in_time(by, law, until):
    request = make(by, law=law)
    log(request, by, ("refused", date(2018, 5, 8)), ("review_asked", date(2018, 5, 10)))
    log(request, by, ("review_answered", date(2018, 6, 1)))

    ((title, on),) = steps(request, date(2018, 6, 2))

    assert title.startswith("Complain to the")
    assert on == until


def test_a_fee_is_paid_within_three_months(by):
    request = log(make(by), by, ("fee_asked", date(2018, 4, 20)))

    assert steps(request, date(2018, 5, 1)) == [("Pay the fee by", date(2018, 7, 19))]


def test_an_extension_has_a_day_to_expect_a_decision_by(by):
    request = log(make(by), by, ("extended", date(2018, 5, 4)))

    assert steps(request, date(2018, 5, 9)) == [("Decision expected by", date(2018, 6, 6))]
    assert len(steps(request, date(2018, 6, 7))) == 2


def test_a_request_to_the_same_force_within_sixty_working_days_is_named(by):
    first = make(by)
    second = make_round(slug="second", forces=[make_force("Kent Police")], by=by).requests.get()

    def together(today):
        return [other.round.slug for other in request_page(second, today=today).together]

    assert together(date(2018, 7, 3)) == [first.round.slug]
    assert together(date(2018, 7, 20)) == []
    requests.send(request=second, on=date(2018, 7, 3), by=by)
    second.refresh_from_db()
    assert together(date(2019, 1, 1)) == [first.round.slug]


def test_a_clarification_that_was_given_before_the_receipt_leaves_the_clock(by):
    request = make(by)
    requests.log(request=request, kind="received", on=date(2018, 4, 12), by=by)
    log(request, by, ("clarification_asked", date(2018, 4, 10)), ("clarification_answered", date(2018, 4, 11)))

    assert request.received_on == date(2018, 4, 12)
