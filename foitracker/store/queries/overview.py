"""All rounds at a glance, and one round on one page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from foitracker.store.models import Answer, Reading, Request, Round
from foitracker.store.queries.chasing import RequestLine, request_lines
from foitracker.store.queries.wordings import counts

State = Request.State
_ANSWERED = [State.ANSWERED, State.REFUSED, State.CLOSED]
DUE_SOON = 8  # the most lines of requests shown on the overview


@dataclass(frozen=True, slots=True)
class RoundLine:
    slug: str
    title: str
    opened_on: date
    asked: int
    answered: int
    overdue: int
    waiting: int  # files that are held, answers without a force, readings to review


@dataclass(frozen=True, slots=True)
class Waiting:
    held: int  # files that an admin must clear or reject
    answers: int  # uploaded, nobody has said whose
    readings: int  # to be confirmed or rejected
    unreadable: int
    wordings: int
    proposals: int  # rulings that another person has to confirm


@dataclass(frozen=True, slots=True)
class RoundOverview:
    asked: int
    sent: int
    answered: int
    overdue: int
    waiting: Waiting
    pressing: tuple[RequestLine, ...]  # overdue and due soon, the most pressing first
    pressing_left_out: int
    questions: tuple[str, ...]
    about: str


def round_lines(*, today: date) -> list[RoundLine]:
    """One line a round, newest first."""
    rounds = Round.objects.annotate(
        asked=Count("requests", distinct=True),
        answered=Count("requests", filter=Q(requests__state__in=_ANSWERED), distinct=True),
        overdue=Count(
            "requests", filter=Q(requests__state=State.WITH_FORCE, requests__due_on__lt=today), distinct=True
        ),
    )
    answers = _by_round(Answer.objects.without_a_force().values_list("round").annotate(n=Count("pk")))
    held = _by_round(Answer.objects.held().exclude(request=None).values_list("round").annotate(n=Count("pk")))
    readings = _by_round(Reading.objects.waiting().values_list("answer__round").annotate(n=Count("pk")))
    return [
        RoundLine(
            slug=round.slug,
            title=round.title,
            opened_on=round.opened_on,
            asked=round.asked,
            answered=round.answered,
            overdue=round.overdue,
            waiting=held.get(round.pk, 0) + answers.get(round.pk, 0) + readings.get(round.pk, 0),
        )
        for round in rounds
    ]


def round_overview(round: Round, *, today: date) -> RoundOverview:
    """What one needs to know of a round today."""
    requests = Request.objects.in_round(round)
    lines = [line for line in request_lines(requests, today=today) if line.status.key in _PRESSING]
    lines.sort(key=lambda line: (line.due_on, line.force))
    states = dict(requests.values_list("state").annotate(n=Count("pk")).order_by())
    return RoundOverview(
        asked=sum(states.values()),
        sent=sum(states.values()) - states.get(State.NOT_SENT, 0),
        answered=sum(states.get(state, 0) for state in _ANSWERED),
        overdue=requests.overdue(today=today).count(),
        waiting=_waiting(round),
        pressing=tuple(lines[:DUE_SOON]),
        pressing_left_out=max(0, len(lines) - DUE_SOON),
        questions=tuple(question.text for question in round.questions.all()),
        about=round.about,
    )


_PRESSING = frozenset({"very_overdue", "overdue", "due_today", "due_soon"})


def _waiting(round):
    readings = Reading.objects.filter(answer__round=round)
    standing = counts(round)
    return Waiting(
        held=Answer.objects.in_round(round).held().count(),
        answers=Answer.objects.in_round(round).without_a_force().count(),
        readings=readings.waiting().count(),
        unreadable=readings.filter(status=Reading.Status.UNREADABLE).count(),
        wordings=standing.waiting,
        proposals=standing.proposed,
    )


def _by_round(rows):
    return dict(rows.order_by())
