"""Answer files as the people who upload and review them see them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from foitracker.store.models import Answer, AnswerFile, Reading
from foitracker.store.queries.lines import Badge

Status = Reading.Status

_BADGES = {
    Status.HELD: ("closed", 0),
    Status.UNREADABLE: ("refused", 1),
    Status.WAITING: ("waiting", 2),
    Status.REOPENED: ("doubtful", 2),
    Status.CONFIRMED: ("done", 4),
    Status.REJECTED: ("rejected", 3),
}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    round_slug: str
    pk: int
    file_name: str
    force: str  # empty until a person has said whose it is
    status: Badge
    figures: int
    open_points: int
    received_on: date
    uploaded_by: str
    why_not_read: str = ""

    @property
    def has_no_figures(self) -> bool:
        """Whether it was read, and somebody must say what is in it since no figure was found."""
        return self.status.key == "waiting" and not self.figures


def answer_lines(answers: QuerySet[Answer]) -> list[AnswerLine]:
    """One line an answer, with two queries in all."""
    newest = Reading.objects.shared().exclude(status=Status.REPLACED).annotate(figure_count=Count("figures"))
    answers = answers.select_related("round", "file", "request__force", "uploaded_by").prefetch_related(
        Prefetch("readings", queryset=newest.defer("found"), to_attr="newest")
    )
    return [_line(answer) for answer in answers]


def next_to_review(answer: Answer, *, person) -> Answer | None:
    """The next answer of the round that waits for this person, by the name of its force and from this one on; or none.

    In a round with two readers one that the person has read waits for another.
    """
    waits = Exists(Reading.objects.shared().waiting().filter(answer=OuterRef("pk")))
    open_files = (AnswerFile.State.OPEN, AnswerFile.State.CLEARED)
    waiting = Answer.objects.in_round(answer.round).filter(waits, file__state__in=open_files).exclude(pk=answer.pk)
    checked = Reading.objects.filter(answer=OuterRef("pk"), status=Status.CHECKED)
    waiting = waiting.exclude(Exists(checked.filter(reader=person))).select_related("request__force")
    waiting = waiting.order_by("request__force__name", "pk")
    name = answer.request.force.name
    after = waiting.filter(Q(request__force__name__gt=name) | Q(request__force__name=name, pk__gt=answer.pk))
    return after.first() or waiting.first()


def _line(answer):
    reading = max(answer.newest, key=lambda reading: reading.pk, default=None)
    return AnswerLine(
        round_slug=answer.round.slug,
        pk=answer.pk,
        file_name=answer.file_name,
        force=answer.request.force.name if answer.request else "",
        status=_badge(answer, reading),
        figures=reading.figure_count if reading else 0,
        open_points=reading.open_points if reading else 0,
        received_on=answer.received_on,
        uploaded_by=answer.uploaded_by.get_username(),
        why_not_read=reading.why_unreadable if reading else "",
    )


def _badge(answer, reading):
    file = answer.file
    if file.is_closed:
        return Badge("closed" if file.state == AnswerFile.State.HELD else "rejected", file.get_state_display(), 0)
    if answer.queued_at:
        return Badge("running", "Waits to be read", 1)
    if reading is None and answer.request:
        return Badge("kept", "Kept as correspondence", 4)
    if reading is None:
        return Badge("draft", "No force yet", 0)
    key, rank = _BADGES[Status(reading.status)]
    return Badge(key, reading.get_status_display(), rank)
