"""What people ruled on the flags of the checks before print. The flags themselves are worked out, never stored."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.store.models.forces import Force
from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.releases import Release
from foitracker.store.models.rounds import Round


class FlagRuling(History):
    """One ruling on one flag as it stood. The newest of a key holds; a flag with other numbers has another key."""

    class Decision(models.TextChoices):
        STANDS = "stands", "It stands as it is"
        EXPLAINED = "explained", "It stands, and the notes of a release say why"
        TAKEN_BACK = "taken_back", "The ruling is taken back"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="flag_rulings")
    key = models.CharField(max_length=32)
    what = models.CharField(max_length=60)  # the kind of flag, in words
    weight = models.CharField(max_length=10)
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    about = models.CharField(max_length=300)  # "Derbyshire Constabulary, 2017/18"
    words = models.TextField()  # what was flagged, as it read then
    decision = models.CharField(max_length=12, choices=Decision)
    why = models.TextField()
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Those that were frozen while it held.
    releases = models.ManyToManyField(Release, related_name="flag_rulings", blank=True)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["round", "pk"]
        permissions = [("rule_on_checks", "Rule on what the checks before print question")]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="flag_ruling_says_why")]
        indexes = [models.Index(fields=["round", "key"], name="flag_ruling_by_key")]

    def __str__(self):
        return f"{self.about}: {self.get_decision_display().lower()}"
