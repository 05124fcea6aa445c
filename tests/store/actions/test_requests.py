"""What happens to a request, and what follows for its clock."""

from datetime import date

import pytest

from foitracker.store.actions import requests
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Event, Request
from tests.factories import make_force, make_person, make_request, make_round

pytestmark = pytest.mark.django_db
State = Request.State


def log(request, kind, on, **fields):
    requests.log(request=request, kind=kind, on=on, by=make_person(), **fields)
    request.refresh_from_db()
    return request


def test_sending_starts_the_clock_of_twenty_working_days():
    request = make_request(sent_on=date(2018, 4, 9))

    assert (request.state, request.received_on, request.due_on) == (
        State.WITH_FORCE,
        date(2018, 4, 9),
        date(2018, 5, 8),  # 7 May 2018 was a bank holiday
    )
    assert [event.kind for event in request.events.all()] == ["sent"]


def test_police_scotland_is_asked_under_its_own_act():
    scotland = make_force("Police Scotland", law="foisa", nation="Scotland", region="Scotland")
    request = make_request(round=make_round(forces=[scotland]), sent_on=date(2018, 3, 12))

    assert request.due_on == date(2018, 4, 10)  # Easter Monday is a working day in Scotland


def test_a_request_is_sent_once():
    request = make_request()

    with pytest.raises(NotPossible, match="was sent on 9 April 2018 already"):
        requests.send(request=request, on=date(2018, 4, 10), by=make_person())


def test_a_clarification_starts_the_time_again():
    request = make_request(sent_on=date(2018, 4, 9))

    log(request, "clarification_asked", date(2018, 4, 20))
    assert request.state == State.CLARIFICATION
    log(request, "clarification_answered", date(2018, 4, 30))

    assert (request.state, request.received_on, request.due_on) == (
        State.WITH_FORCE,
        date(2018, 4, 30),
        date(2018, 5, 30),
    )


def test_the_days_of_a_fees_notice_do_not_count():
    request = make_request(sent_on=date(2018, 4, 9))

    log(request, "fee_asked", date(2018, 4, 19))
    log(request, "fee_paid", date(2018, 5, 2))

    assert (request.state, request.due_on) == (State.WITH_FORCE, date(2018, 5, 22))


def test_a_refusal_keeps_its_reason():
    request = log(make_request(), "refused", date(2018, 5, 1), outcome="cost", reference="FOI 12/18")

    assert (request.state, request.outcome, request.reference) == (State.REFUSED, "cost", "FOI 12/18")


@pytest.mark.parametrize(
    ("kind", "on", "says"),
    [
        ("answered", date(2018, 4, 8), "before the request was sent"),
        ("clarification_answered", date(2018, 4, 20), "No clarification is wanted"),
        ("fee_paid", date(2018, 4, 20), "No fee is wanted"),
        ("sent", date(2018, 4, 20), "cannot be logged by hand"),
    ],
)
def test_an_event_that_cannot_be_is_refused_and_leaves_no_trace(kind, on, says):
    request = make_request(sent_on=date(2018, 4, 9))

    with pytest.raises(NotPossible, match=says):
        log(request, kind, on)

    assert request.events.count() == 1


def test_nothing_but_a_note_is_logged_before_the_sending():
    request = make_request(sent_on=None)

    log(request, "note", date(2018, 4, 1), text="They want a web form.")
    with pytest.raises(NotPossible, match="has not been sent yet"):
        log(request, "acknowledged", date(2018, 4, 12))


def test_scotland_knows_no_extension():
    scotland = make_force("Police Scotland", law="foisa", nation="Scotland", region="Scotland")
    request = make_request(round=make_round(forces=[scotland]))

    with pytest.raises(NotPossible, match="knows no extension"):
        log(request, "extended", date(2018, 5, 1))


def test_overdue_begins_on_the_day_after_the_due_date():
    request = make_request(sent_on=date(2018, 4, 9))

    assert not Request.objects.overdue(today=date(2018, 5, 8)).exists()
    assert list(Request.objects.overdue(today=date(2018, 5, 9))) == [request]


def test_sending_a_round_sends_what_is_not_sent():
    forces = [make_force(), make_force("Kent Police"), make_force("Gwent Police")]
    round = make_round(forces=forces)
    requests.send(request=round.requests.first(), on=date(2018, 4, 9), by=make_person())

    assert requests.send_all(round=round, on=date(2018, 4, 10), by=make_person()) == 2
    assert round.requests.filter(state=State.NOT_SENT).count() == 0


def test_the_right_of_reply_is_an_event_that_leaves_the_request_as_it_was():
    request = make_request(sent_on=date(2018, 4, 9))
    log(request, "answered", date(2018, 5, 2))

    log(request, "reply_sent", date(2018, 8, 1))
    log(request, "reply_received", date(2018, 8, 9), text="The figures are right.")

    assert request.state == State.ANSWERED
    assert [event.kind for event in request.events.all()][-2:] == ["reply_sent", "reply_received"]


def test_the_right_of_reply_goes_to_every_force_that_was_asked_and_once_a_day():
    round = make_round(forces=[make_force("Kent Police"), make_force("Gwent Police"), make_force("Essex Police")])
    kent, gwent, essex = round.requests.order_by("-force__name")
    for request in (kent, gwent):
        requests.send(request=request, on=date(2018, 4, 9), by=make_person())
    log(kent, "reply_sent", date(2018, 8, 1))

    assert requests.send_replies(round=round, on=date(2018, 8, 1), by=make_person()) == 1
    assert requests.send_replies(round=round, on=date(2018, 8, 1), by=make_person()) == 0
    assert requests.send_replies(round=round, on=date(2018, 8, 2), by=make_person()) == 2
    assert not essex.events.exists()


def test_the_right_of_reply_cannot_go_out_before_the_request_and_then_nothing_is_recorded():
    round = make_round(forces=[make_force("Kent Police"), make_force("Gwent Police")])
    for request, on in zip(round.requests.all(), (date(2018, 4, 9), date(2018, 9, 9)), strict=True):
        requests.send(request=request, on=on, by=make_person())

    with pytest.raises(NotPossible, match="before the request was sent"):
        requests.send_replies(round=round, on=date(2018, 8, 1), by=make_person())

    assert not Event.objects.filter(kind="reply_sent").exists()
