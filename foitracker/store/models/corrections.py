"""What people said of the cells of an answer's sheets, and whether what was said of an earlier file is used again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foitracker.store.models.answers import Answer
from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.readings import Reading


class CorrectionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(taken_back_at=None)

    def remembered(self, layouts):
        """Those about a table of one of these layouts with which a reading was confirmed that still holds."""
        return self.standing().filter(
            layout__in=layouts,
            answer__readings__status=Reading.Status.CONFIRMED,
            answer__readings__reader=None,
            made_at__lte=F("answer__readings__decided_at"),
        )


class Correction(models.Model):
    """One mark that a person made on an answer. It counts until somebody takes it back."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="corrections")
    mark = models.JSONField()  # with its anchors: see sheets/recipe.py
    layout = models.CharField(max_length=64, db_index=True)  # the fingerprint of the table that it is about
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["answer", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="correction_taken_back_by_a_person",
            )
        ]

    def __str__(self):
        return f"{self.answer}: {self.mark['sheet']}!{self.mark['area']} is {self.mark['meaning']}"


class MemoryChoice(History):
    """Whether an answer is read with what was said of an earlier file of the same layout. The newest choice holds."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="memory_choices")
    uses_memory = models.BooleanField()
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["answer", "pk"]

    def __str__(self):
        return f"{self.answer}: {'with' if self.uses_memory else 'without'} what was remembered"
