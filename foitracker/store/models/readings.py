"""How each answer was read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.figures import Absence
from foitracker.store.models.answers import Answer


class ReadingQuerySet(models.QuerySet):
    def shared(self):
        """Readings that everybody sees: not those of one of two readers."""
        return self.filter(reader=None)

    def current(self):
        """The newest shared one that nothing replaced, or none."""
        return self.shared().exclude(status=Reading.Status.REPLACED).order_by("-pk").first()

    def own_of(self, person):
        """The one that a person has begun as one of two readers, or none."""
        return self.filter(reader=person, status__in=(Reading.Status.DRAFT, Reading.Status.CHECKED)).first()

    def waiting(self):
        return self.filter(status__in=Reading.WAITING_FOR_A_PERSON)

    def being_corrected_in(self, round):
        """Copies of confirmed readings that somebody corrects; what was confirmed counts meanwhile."""
        return self.filter(answer__round=round, status=Reading.Status.REOPENED)


class Reading(models.Model):
    """What the reader made of one answer, and what a person said of it."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting for review"
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"
        UNREADABLE = "unreadable", "Could not be read"
        HELD = "held", "Held: an admin must look"
        REPLACED = "replaced", "Replaced by a newer reading"
        # It stands beside a confirmed one, which counts until somebody confirms this one in its place.
        REOPENED = "reopened", "Being corrected"
        # Of one of two readers. Neither counts.
        DRAFT = "draft", "Being read by one of two people"
        CHECKED = "checked", "Read by one of two people"

    WAITING_FOR_A_PERSON = (Status.WAITING, Status.REOPENED)

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="readings")
    status = models.CharField(max_length=15, choices=Status)
    # In a round with two readers: whose own reading this is. Nobody else sees it before both have read.
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    media_type = models.CharField(max_length=10, blank=True)
    # The sheets, tables, checks, refusals and safety findings as the reader gave them, for the reviewer's page.
    found = models.JSONField(default=dict)
    open_points = models.PositiveIntegerField(default=0)  # doubts, refusals, failed checks, names of other forces
    why_unreadable = models.TextField(blank=True)
    is_locked = models.BooleanField(default=False)  # not read because a password is wanted
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    why = models.TextField(blank=True)
    rulings = models.JSONField(default=list, blank=True)  # on each open point: see points.ruling_on
    # What whoever confirmed the reading says of its cells without a number; the cells stay as they were read.
    blank_is_nil = models.BooleanField(default=False)
    dash_is_nil = models.BooleanField(default=False)
    # Of a confirmed reading that somebody corrects, or that was corrected and so replaced.
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    why_reopened = models.TextField(blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(
                        status__in=["waiting", "reopened", "unreadable", "held", "draft"],
                        decided_at=None,
                        decided_by=None,
                    )
                    | Q(
                        status__in=["confirmed", "rejected", "checked"],
                        decided_at__isnull=False,
                        decided_by__isnull=False,
                    )
                    | Q(status="replaced")
                ),
                name="reading_decided_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(blank_is_nil=False, dash_is_nil=False) | Q(decided_by__isnull=False) & ~Q(why=""),
                name="nil_is_said_by_a_person_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["answer"],
                condition=Q(status__in=["waiting", "confirmed", "unreadable", "held"]),
                name="one_current_reading_per_answer",
            ),
            models.UniqueConstraint(
                fields=["answer"], condition=Q(status="reopened"), name="one_reopened_reading_per_answer"
            ),
            models.CheckConstraint(
                condition=Q(is_locked=False) | ~Q(why_unreadable=""), name="a_locked_file_was_not_read"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by=None, why_reopened="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(why_reopened=""),
                name="reopened_by_a_person_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["answer", "reader"],
                condition=Q(status__in=["draft", "checked"]),
                name="one_current_reading_per_reader",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "checked"], reader__isnull=False)
                | ~Q(status__in=["draft", "checked"]) & Q(Q(reader=None) | Q(status="replaced")),
                name="own_reading_never_counts",
            ),
        ]

    def __str__(self):
        return f"{self.answer}: {self.get_status_display().lower()}"

    def takes_for_nil(self, absence: str) -> bool:
        """Whether whoever confirmed the reading said that such a cell without a number means none: it counts as 0."""
        return (absence == Absence.BLANK and self.blank_is_nil) or (absence == Absence.DASH and self.dash_is_nil)
