"""Which request of which round a file belongs to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.store.models.files import AnswerFile
from foitracker.store.models.forces import Force
from foitracker.store.models.requests import Request
from foitracker.store.models.rounds import Round


class AnswerQuerySet(models.QuerySet):
    def in_round(self, round):
        return self.filter(round=round)

    def without_a_force(self):
        return self.filter(request=None).exclude(file__state=AnswerFile.State.DESTROYED)

    def queued(self):
        return self.exclude(queued_at=None)

    def held(self):
        return self.filter(file__state=AnswerFile.State.HELD)


class Answer(models.Model):
    """A file in a round, as the answer of one force. It belongs to a request once a person has said so."""

    NOT_READ = "The file could not be read."  # how a proposal begins that is none, because nothing could be read

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    file = models.ForeignKey(AnswerFile, on_delete=models.PROTECT, related_name="answers")
    file_name = models.CharField(max_length=255)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers", null=True, blank=True)
    proposed_force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    proposed_because = models.CharField(max_length=300, blank=True)
    received_on = models.DateField()
    queued_at = models.DateTimeField(null=True, blank=True)  # since when it waits to be read
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    matched_at = models.DateTimeField(null=True, blank=True)
    matched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "file_name"]
        constraints = [
            # A letter of a joint unit answers for two or three forces: then the file is an answer of each.
            models.UniqueConstraint(fields=["round", "file", "request"], name="file_once_per_request"),
            models.UniqueConstraint(
                fields=["round", "file"], condition=Q(request=None), name="file_waits_once_per_round"
            ),
            models.CheckConstraint(
                condition=Q(request=None, matched_at=None, matched_by=None)
                | Q(request__isnull=False, matched_at__isnull=False, matched_by__isnull=False),
                name="answer_matched_by_a_person",
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def not_readable(self):
        """Why it could not be read when it was looked into, before it had a force; else empty."""
        because = self.proposed_because
        return because.removeprefix(self.NOT_READ).strip() if because.startswith(self.NOT_READ) else ""

    def current_reading(self):
        """The newest reading that nothing replaced, or none. What one of two readers makes of it is not it."""
        return self.readings.current()

    def reading_for(self, person):
        """The reading that a person works on: in a round with two readers their own, once they have begun one."""
        return self.readings.own_of(person) or self.readings.current()
