"""A release freezes a round's totals as they stood, so that a printed figure can be shown again."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.rounds import Round


class Release(History):
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField()  # the publication, every figure with its sources
    sha256 = models.CharField(max_length=64)  # of the content in canonical JSON
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["round", "-number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="release_number_once_per_round")]

    def __str__(self):
        return f"{self.round}, release {self.number}"
