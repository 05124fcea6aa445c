"""What happens to a request: each step is an event, and some steps move the clock."""

from datetime import date

from django.db import transaction

from foitracker.law import clock
from foitracker.law.working_days import BeyondCalendar
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Event, Request, Round

Kind, State = Event.Kind, Request.State

# The state that an event leaves the request in; an event that is not here leaves it as it was.
STATE_AFTER = {
    Kind.CLARIFICATION_ASKED: State.CLARIFICATION,
    Kind.CLARIFICATION_ANSWERED: State.WITH_FORCE,
    Kind.FEE_ASKED: State.FEE,
    Kind.FEE_PAID: State.WITH_FORCE,
    Kind.ANSWERED: State.ANSWERED,
    Kind.REFUSED: State.REFUSED,
    Kind.REVIEW_ASKED: State.REVIEW,
    Kind.REVIEW_ANSWERED: State.ANSWERED,
    Kind.REGULATOR_ASKED: State.REGULATOR,
    Kind.CLOSED: State.CLOSED,
}
# Events that other actions write; a person does not log them by hand.
WRITTEN_BY_ACTIONS = frozenset(
    {
        Kind.SENT,
        Kind.READING_CONFIRMED,
        Kind.READING_REJECTED,
        Kind.READING_REOPENED,
        Kind.READING_KEPT,
        Kind.FILE_HELD,
        Kind.FILE_CLEARED,
        Kind.FILE_DESTROYED,
        Kind.WORDING_ASKED,
    }
)
LOGGABLE = tuple(kind for kind in Kind if kind not in WRITTEN_BY_ACTIONS)


@transaction.atomic
def send(*, request: Request, on: date, by, received_on: date | None = None) -> Request:
    """Records that the letter went out. An e-mail counts as received on the day it is delivered."""
    request = _locked(request)
    if request.state != State.NOT_SENT:
        raise NotPossible(f"The request to {request.force} was sent on {_day(request.sent_on)} already.")
    received_on = received_on or on
    if received_on < on:
        raise NotPossible(f"A request sent on {_day(on)} cannot have been received on {_day(received_on)}.")
    request.sent_on, request.state = on, State.WITH_FORCE
    _start_clock(request, received_on)
    request.save()
    _record(request, Kind.SENT, on, "", by)
    return request


@transaction.atomic
def send_all(*, round: Round, on: date, by) -> int:
    """Records every unsent request of a round as sent and received on one day; hands back how many."""
    unsent = list(Request.objects.in_round(round).filter(state=State.NOT_SENT))
    for request in unsent:
        send(request=request, on=on, by=by)
    return len(unsent)


@transaction.atomic
def log(*, request: Request, kind: str, on: date, by, text: str = "", outcome: str = "", reference: str = "") -> Event:
    """Records one event and what follows from it for the state and the clock.

    Raises NotPossible for an event before the request was sent, one that this request cannot have, and an outcome that
    leaves published figures standing in for no reason.
    """
    request = _locked(request)
    _check_loggable(request, kind, on)
    event = _record(request, kind, on, text, by)
    if kind in (Kind.RECEIVED, Kind.CLARIFICATION_ANSWERED):
        is_clarified = kind == Kind.CLARIFICATION_ANSWERED and request.received_on
        _start_clock(request, clock.date_of_receipt(request.received_on, clarified_on=on) if is_clarified else on)
    if kind == Kind.FEE_PAID:
        _restart_after_fee(request, paid_on=on)
    request.state = STATE_AFTER.get(kind, request.state)
    if outcome:
        _check_nothing_stands_in(request, outcome)
        request.outcome = outcome
    if reference:
        request.reference = reference
    request.save()
    return event


@transaction.atomic
def send_replies(*, round: Round, on: date, by) -> int:
    """Records that every force which was asked got its right of reply on one day; hands back to how many it is new."""
    told = Event.objects.filter(kind=Kind.REPLY_SENT, happened_on=on).values("request")
    requests = list(Request.objects.in_round(round).exclude(state=State.NOT_SENT).exclude(pk__in=told))
    for request in requests:
        log(request=request, kind=Kind.REPLY_SENT, on=on, by=by)
    return len(requests)


def record_decision(*, request: Request, kind: str, on: date, by, text: str) -> Event:
    """The event that a decision on a reading or a wording leaves in the request's history."""
    return _record(request, kind, on, text, by)


@transaction.atomic
def answered_by(*, request: Request, file_name: str, on: date, by) -> None:
    """Figures of a file count, so the force has answered: that is logged on the day the file came, unless it was."""
    request = _locked(request)
    if request.state == State.WITH_FORCE and request.sent_on and on >= request.sent_on:
        log(request=request, kind=Kind.ANSWERED, on=on, text=f"By {file_name}, whose figures count.", by=by)


@transaction.atomic
def wait_again(*, request: Request, on: date, by) -> Request:
    """An answer is of no use, so the request is with the force once more. Its due date stays what the Act made it.

    Where a published table stands in, the outcome that it rests on stays, and the history says that it still counts. A
    force that refused, or holds nothing, has answered whatever becomes of the file that said so.
    """
    request = _locked(request)
    if request.state != State.ANSWERED:
        return request
    standing = request.stand_ins.standing().select_related("table").first()
    if request.outcome and not standing and request.outcome not in _WITH_FIGURES:
        return request
    request.state, request.outcome = State.WITH_FORCE, request.outcome if standing else ""
    request.save()
    if standing:
        words = (
            f"Published figures still stand in for an answer: {standing.table.source}. They count until an answer with "
            "figures comes or somebody withdraws them."
        )
        _record(request, Kind.NOTE, on, words, by)
    return request


_WITH_FIGURES = frozenset(one for one in Request.Outcome if one.value.startswith("provided_"))


def _check_loggable(request, kind, on):
    if kind not in LOGGABLE:
        raise NotPossible("This is recorded by itself when it happens; it cannot be logged by hand.")
    if request.state == State.NOT_SENT and kind != Kind.NOTE:
        raise NotPossible(f"The request to {request.force} has not been sent yet. Record the sending first.")
    if request.sent_on and on < request.sent_on and kind != Kind.NOTE:
        raise NotPossible(f"{_day(on)} is before the request was sent ({_day(request.sent_on)}). Check the date.")
    if kind == Kind.CLARIFICATION_ANSWERED and request.state != State.CLARIFICATION:
        raise NotPossible("No clarification is wanted at the moment. Log “Clarification asked by the force” first.")
    if kind == Kind.FEE_PAID and request.state != State.FEE:
        raise NotPossible("No fee is wanted at the moment. Log “Fees notice” first.")
    if kind == Kind.EXTENDED and request.force.law != "foia":
        # FOISA has no extension for the public interest test; FOIA s.10(3) has.
        raise NotPossible("The Scottish Act knows no extension for the public interest test. Log a note instead.")


def _check_nothing_stands_in(request, outcome):
    """A published table stands in for a force that refers to it, and for no other outcome."""
    if outcome != Request.Outcome.OTHERWISE_ACCESSIBLE and request.stand_ins.standing().exists():
        raise NotPossible(
            f"Published figures stand in for an answer of {request.force}, since it referred to them. Withdraw them "
            "first, and then log another outcome."
        )


def _restart_after_fee(request, *, paid_on):
    notice = request.events.filter(kind=Kind.FEE_ASKED).order_by("-pk").first()
    # FOIA s.10(2): the days from the notice to the payment do not count.
    due = _due(request, request.received_on, disregard=(notice.happened_on, paid_on))
    request.due_on, request.due_is_provisional = due.due_on, due.provisional


def _start_clock(request, received_on):
    due = _due(request, received_on)
    request.received_on, request.due_on, request.due_is_provisional = received_on, due.due_on, due.provisional


def _due(request, received_on, disregard=None):
    try:
        return clock.due_on(received_on, request.force.law, disregard=disregard)
    except (clock.ImpossibleDate, BeyondCalendar) as problem:
        raise NotPossible(f"{problem} Check the date.") from problem


def _locked(request):
    return Request.objects.select_for_update(of=("self",)).select_related("force").get(pk=request.pk)


def _record(request, kind, on, text, by):
    return Event.objects.create(request=request, kind=kind, happened_on=on, text=text, recorded_by=by)


def _day(value):
    return f"{value:%-d %B %Y}"
