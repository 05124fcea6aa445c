"""Requests as the people who chase them see them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from foitracker.law import clock
from foitracker.law.clock import Standing
from foitracker.law.regimes import regime_for
from foitracker.law.working_days import calendar_for
from foitracker.store.models import Request
from foitracker.store.queries.inbox import AnswerLine, answer_lines
from foitracker.store.queries.lines import Badge
from foitracker.store.queries.next_steps import Step, counted_together, next_steps

State = Request.State

_STATES = {
    State.NOT_SENT: ("draft", 5),
    State.CLARIFICATION: ("waiting", 2),
    State.FEE: ("waiting", 2),
    State.ANSWERED: ("done", 8),
    State.REFUSED: ("refused", 7),
    State.REVIEW: ("waiting", 4),
    State.REGULATOR: ("waiting", 4),
    State.CLOSED: ("closed", 9),
}


_STANDINGS = {
    Standing.VERY_OVERDUE: Badge("very_overdue", "Very overdue", 0),
    Standing.OVERDUE: Badge("overdue", "Overdue", 1),
    Standing.DUE_TODAY: Badge("due_today", "Due today", 2),
    Standing.DUE_SOON: Badge("due_soon", "Due soon", 3),
    Standing.NOT_DUE: Badge("running", "With the force", 6),
}


@dataclass(frozen=True, slots=True)
class RequestLine:
    round_slug: str
    slug: str
    force: str
    region: str
    law: str
    status: Badge
    sent_on: date | None
    received_on: date | None
    due_on: date | None
    due_is_provisional: bool
    working_days_left: int | None  # only while the clock runs; negative when overdue
    outcome: str
    reference: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    kind: str
    words: str
    happened_on: date
    text: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    line: RequestLine
    law_title: str
    letter: str
    history: tuple[HistoryLine, ...]
    answers: tuple[AnswerLine, ...]
    skipped: tuple[date, ...]  # bank holidays inside the time for answering
    steps: tuple[Step, ...]
    together: tuple[Request, ...]  # others to the same force, so near that it may refuse both for what both cost
    can_be_sent: bool


def request_lines(requests: QuerySet[Request], *, today: date) -> list[RequestLine]:
    """One line a request, in the order given, with one query."""
    return [_line(request, today) for request in requests.select_related("round", "force")]


def request_page(request: Request, *, today: date) -> RequestPage:
    """Everything about one request: its line, its letter, its history newest first, its answers."""
    letter = request.round.letters.filter(law=request.force.law).first()
    due = clock.due_on(request.received_on, request.force.law) if request.received_on else None
    events = list(request.events.select_related("recorded_by").order_by("-happened_on", "-pk"))
    return RequestPage(
        line=_line(request, today),
        law_title=request.force.get_law_display(),
        letter=letter.text if letter else "",
        history=tuple(
            HistoryLine(
                event.kind,
                event.get_kind_display(),
                event.happened_on,
                event.text,
                event.recorded_at,
                event.recorded_by.get_username(),
            )
            for event in events
        ),
        answers=tuple(answer_lines(request.answers.all())),
        skipped=due.skipped if due else (),
        steps=next_steps(request, {event.kind: event.happened_on for event in reversed(events)}, today=today),
        together=counted_together(request, today=today),
        can_be_sent=request.state == State.NOT_SENT,
    )


def _line(request, today):
    running = request.state == State.WITH_FORCE and request.due_on is not None
    left = _working_days_left(request, today) if running else None
    return RequestLine(
        round_slug=request.round.slug,
        slug=request.force.slug,
        force=request.force.name,
        region=request.force.region,
        law=request.force.law,
        status=_status(request, today),
        sent_on=request.sent_on,
        received_on=request.received_on,
        due_on=request.due_on,
        due_is_provisional=request.due_is_provisional,
        working_days_left=left,
        outcome=request.get_outcome_display() if request.outcome else "",
        reference=request.reference,
    )


def _status(request, today):
    if request.state != State.WITH_FORCE:
        key, rank = _STATES[State(request.state)]
        return Badge(key, request.get_state_display(), rank)
    if request.due_on is None:
        return Badge("running", "Sent, not yet received", 5)
    return _STANDINGS[clock.standing(request.due_on, request.force.law, today=today)]


def _working_days_left(request, today):
    calendar = calendar_for(regime_for(request.force.law))
    if today <= request.due_on:
        return calendar.count(today, request.due_on)
    return -calendar.count(request.due_on, today)
