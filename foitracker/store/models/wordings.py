"""What forces call offences, and what people ruled that they mean."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.rounds import Round


class WordingQuerySet(models.QuerySet):
    def in_scheme(self, scheme):
        return self.filter(scheme=scheme)

    def waiting(self):
        return self.filter(category="")


class Wording(models.Model):
    """One wording of one scheme, in the form that tidying leaves; ruled on once for every round of the scheme."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted by rule"
        SUGGESTED = "suggested", "Suggested"
        UNKNOWN = "unknown", "Unknown"

    scheme = models.CharField(max_length=60)
    tidied = models.CharField(max_length=500)
    text = models.CharField(max_length=500)  # as first met
    decision = models.CharField(max_length=15, choices=Decision)
    reason = models.TextField()
    suggestions = models.JSONField(default=list)  # [{"category": ..., "score": ...}], best first
    category = models.CharField(max_length=60, blank=True)  # what counts now: the rule's or the newest ruling's
    ruling = models.OneToOneField("Ruling", on_delete=models.PROTECT, related_name="rules_now", null=True, blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "text"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "tidied"], name="wording_once_per_scheme"),
            models.CheckConstraint(
                # Only a rule that accepts, or a person, gives a wording its category.
                condition=Q(category="", ruling=None) & ~Q(decision="accepted")
                | Q(decision="accepted") & ~Q(category="")
                | Q(ruling__isnull=False) & ~Q(category=""),
                name="category_from_a_rule_or_a_ruling",
            ),
        ]
        indexes = [models.Index(fields=["scheme", "category"], name="wording_by_category")]

    def __str__(self):
        return self.text


class Ruling(History):
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="rulings")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="rulings")  # where it was made
    category = models.CharField(max_length=60)
    why = models.TextField()
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["wording", "decided_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(category="") & ~Q(why=""), name="ruling_says_what_and_why")]

    def __str__(self):
        return f"{self.wording}: {self.category}"
