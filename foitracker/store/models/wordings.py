"""What forces call offences, and what people ruled that they mean.

A force may use words in a sense of its own. Then it has a wording of its own: a second row with the same words and
with that force, to which the force's figures point instead. So a figure has one wording, a wording one category, and
whoever reads figures (the national table's one GROUP BY among them) asks nothing about forces. A row of its own that
nobody has ruled on alone follows the row of every force.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foitracker.store.models.forces import Force
from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.rounds import Round


class WordingQuerySet(models.QuerySet):
    def in_scheme(self, scheme):
        return self.filter(scheme=scheme)

    def waiting(self):
        """Wordings on which nobody has said anything yet."""
        return self.filter(category="", ruling=None, proposal=None)

    def proposed(self):
        """Wordings with a ruling that another person has yet to confirm."""
        return self.filter(proposal__isnull=False)

    def asked(self):
        """Wordings that stay undecided because only the force can say what it means."""
        return self.filter(category="", ruling__isnull=False, proposal=None)

    def with_the_words_of(self, wording):
        """The row of every force and the rows of single forces."""
        return self.filter(scheme=wording.scheme, tidied=wording.tidied)

    def ruled_with(self, wording):
        """The rows that a ruling on this one moves: itself, and the rows of forces that follow it."""
        if wording.force_id is not None:
            return self.filter(pk=wording.pk)
        follows = Q(force__isnull=False) & (Q(ruling=None) | ~Q(ruling__wording=F("pk")))
        return self.with_the_words_of(wording).filter(Q(pk=wording.pk) | follows)


class Wording(models.Model):
    """One wording of one scheme, in the form that tidying leaves; ruled on once for every round of the scheme."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted by rule"
        SUGGESTED = "suggested", "Suggested"
        UNKNOWN = "unknown", "Unknown"

    scheme = models.CharField(max_length=60)
    tidied = models.CharField(max_length=500)
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="wordings", null=True, blank=True)
    text = models.CharField(max_length=500)  # as first met
    alike = models.CharField(max_length=600, blank=True)  # equal for wordings that may be ruled on together
    decision = models.CharField(max_length=15, choices=Decision)
    reason = models.TextField()
    suggestions = models.JSONField(default=list)  # [{"category": ..., "score": ...}], best first
    category = models.CharField(max_length=60, blank=True)  # what counts now: the rule's or the newest ruling's
    ruling = models.ForeignKey("Ruling", on_delete=models.PROTECT, related_name="rules_now", null=True, blank=True)
    # A ruling that counts nothing until another person confirms it.
    proposal = models.ForeignKey("Ruling", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "tidied"], condition=Q(force=None), name="wording_once_per_scheme"
            ),
            models.UniqueConstraint(
                fields=["scheme", "tidied", "force"],
                condition=Q(force__isnull=False),
                name="wording_once_per_scheme_and_force",
            ),
            models.CheckConstraint(
                # Only a rule that accepts, or a person, gives a wording its category; only a person takes it away.
                condition=Q(category="", ruling=None) & ~Q(decision="accepted")
                | Q(decision="accepted") & ~Q(category="")
                | Q(ruling__isnull=False),
                name="category_from_a_rule_or_a_ruling",
            ),
        ]
        indexes = [
            models.Index(fields=["scheme", "category"], name="wording_by_category"),
            models.Index(fields=["scheme", "alike"], name="wording_by_likeness"),
        ]

    def __str__(self):
        return self.text


class Ruling(History):
    """What a person said of a wording. The newest one that counts is the wording's; earlier ones stay beside it."""

    class Kind(models.TextChoices):
        MEANS = "means", "Means"
        ASK = "ask", "The force is asked"  # nobody can tell from here: undecided until the force has answered

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="rulings")
    # Where it was made; none for a ruling that was imported for every round of the scheme.
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="rulings", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MEANS)
    category = models.CharField(max_length=60, blank=True)
    why = models.TextField()  # the reason, or the question to the force
    proposed = models.BooleanField(default=False)  # counts nothing until another person has confirmed it
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["wording", "decided_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="means") & ~Q(category="") | Q(kind="ask", category="")) & ~Q(why=""),
                name="ruling_says_what_and_why",
            )
        ]

    def __str__(self):
        return f"{self.wording}: {self.category or self.get_kind_display()}"


class Confirmation(History):
    """A second person's word on a proposed ruling. The database refuses that of the person who made it."""

    ruling = models.OneToOneField(Ruling, on_delete=models.PROTECT, related_name="confirmation")
    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["ruling"]

    def __str__(self):
        return f"{self.ruling}, confirmed"
