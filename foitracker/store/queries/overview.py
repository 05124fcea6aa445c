"""All rounds at a glance, and one round on one page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from foitracker.store.models import Answer, AnswerFile, Reading, Request, Round
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
    waiting: int  # files, as `Files.total`


@dataclass(frozen=True, slots=True)
class Files:
    """Files of a round with which a person has to do something, each counted once."""

    held: int = 0  # an admin must clear or reject them
    without_force: int = 0  # nobody has said whose they are
    to_review: int = 0  # readings to be confirmed or rejected
    unreadable: int = 0

    @property
    def total(self) -> int:
        return self.held + self.without_force + self.to_review + self.unreadable


@dataclass(frozen=True, slots=True)
class Waiting:
    files: Files
    wordings: int
    proposals: int  # rulings that another person has to confirm
    flags: int | None  # of the checks; None where nobody counted them

    @property
    def anything(self) -> bool:
        return any((self.files.total, self.wordings, self.proposals, self.flags))


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
    rounds = list(
        Round.objects.annotate(
            asked=Count("requests", distinct=True),
            answered=Count("requests", filter=Q(requests__state__in=_ANSWERED), distinct=True),
            overdue=Count(
                "requests", filter=Q(requests__state=State.WITH_FORCE, requests__due_on__lt=today), distinct=True
            ),
        )
    )
    waiting = _files_waiting(rounds)
    return [
        RoundLine(
            slug=round.slug,
            title=round.title,
            opened_on=round.opened_on,
            asked=round.asked,
            answered=round.answered,
            overdue=round.overdue,
            waiting=waiting[round.pk].total,
        )
        for round in rounds
    ]


def round_overview(round: Round, *, today: date, flags: int | None = None) -> RoundOverview:
    """What one needs to know of a round today. `flags` is how many of the checks wait, where they were worked out."""
    requests = Request.objects.in_round(round)
    lines = [line for line in request_lines(requests, today=today) if line.status.key in _PRESSING]
    lines.sort(key=lambda line: (line.due_on, line.force))
    states = dict(requests.values_list("state").annotate(n=Count("pk")).order_by())
    return RoundOverview(
        asked=sum(states.values()),
        sent=sum(states.values()) - states.get(State.NOT_SENT, 0),
        answered=sum(states.get(state, 0) for state in _ANSWERED),
        overdue=requests.overdue(today=today).count(),
        waiting=_waiting(round, flags),
        pressing=tuple(lines[:DUE_SOON]),
        pressing_left_out=max(0, len(lines) - DUE_SOON),
        questions=tuple(question.text for question in round.questions.all()),
        about=round.about,
    )


_PRESSING = frozenset({"very_overdue", "overdue", "due_today", "due_soon"})


def _waiting(round, flags):
    standing = counts(round)
    return Waiting(
        files=_files_waiting([round])[round.pk],
        wordings=standing.waiting,
        proposals=standing.proposed,
        flags=flags,
    )


def _files_waiting(rounds):
    """The files of each round that wait for a person, by the round's key: four queries, however many rounds."""
    answers = Answer.objects.filter(round__in=rounds)
    readings = Reading.objects.filter(answer__round__in=rounds)
    found = {
        "held": _by_round(answers.held().values_list("round")),
        "without_force": _by_round(
            answers.without_a_force().exclude(file__state=AnswerFile.State.HELD).values_list("round")
        ),
        "to_review": _by_round(readings.waiting().values_list("answer__round")),
        "unreadable": _by_round(readings.filter(status=Reading.Status.UNREADABLE).values_list("answer__round")),
    }
    return {round.pk: Files(**{name: counted.get(round.pk, 0) for name, counted in found.items()}) for round in rounds}


def _by_round(rows):
    return dict(rows.annotate(n=Count("pk")).order_by())
