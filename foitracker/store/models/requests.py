"""One request is one force asked in one round; its history says what happened to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foitracker.store.models.forces import Force
from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.rounds import Round


class RequestQuerySet(models.QuerySet):
    def in_round(self, round):
        return self.filter(round=round)

    def running(self):
        """The statutory clock runs: received by the force, and it is the force's turn."""
        return self.filter(received_on__isnull=False, state=Request.State.WITH_FORCE)

    def overdue(self, *, today):
        return self.running().filter(due_on__lt=today)


class Request(models.Model):
    class State(models.TextChoices):
        NOT_SENT = "not_sent", "Not sent"
        WITH_FORCE = "with_force", "With the force"
        CLARIFICATION = "clarification", "Clarification wanted"
        FEE = "fee", "Fee wanted"
        ANSWERED = "answered", "Answered"
        REFUSED = "refused", "Refused"
        REVIEW = "review", "Internal review asked"
        REGULATOR = "regulator", "With the regulator"
        CLOSED = "closed", "Closed"

    class Outcome(models.TextChoices):
        PROVIDED_FULL = "provided_full", "Figures for all years and offences asked"
        PROVIDED_TOTAL_ONLY = "provided_total_only", "Total only, no split by offence"
        PROVIDED_CLASS_ONLY = "provided_class_only", "Class 86 only, offences cannot be told apart"
        PROVIDED_PARTIAL_YEARS = "provided_partial_years", "Some of the years asked"
        PROVIDED_PART_YEAR = "provided_part_year", "Part of a year"
        PROVIDED_WRONG_MEASURE = "provided_wrong_measure", "Another measure (arrests, people, images)"
        PROVIDED_SUPPRESSED = "provided_suppressed", "Figures with small numbers hidden"
        ZERO_HELD = "zero_held", "A true nil"
        NOT_HELD = "not_held", "Not held"
        COST = "cost", "Refused: over the cost limit"
        VEXATIOUS = "vexatious", "Refused: vexatious or repeated"
        OTHERWISE_ACCESSIBLE = "otherwise_accessible", "Already published elsewhere"
        FUTURE_PUBLICATION = "future_publication", "Refused: to be published later"
        INVESTIGATIONS = "investigations", "Refused: investigations"
        LAW_ENFORCEMENT = "law_enforcement", "Refused: law enforcement"
        PERSONAL = "personal", "Refused: personal data"
        COMMERCIAL = "commercial", "Refused: commercial interests"
        HEALTH_SAFETY = "health_safety", "Refused: health and safety"
        NCND = "ncnd", "Refused: neither confirm nor deny"
        NO_RESPONSE = "no_response", "No response"
        WITHDRAWN = "withdrawn", "Withdrawn"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="requests")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="requests")
    state = models.CharField(max_length=20, choices=State, default=State.NOT_SENT)
    outcome = models.CharField(max_length=30, choices=Outcome, blank=True)
    reference = models.CharField(max_length=60, blank=True)  # the force's own
    sent_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)  # the day the clock counts from
    due_on = models.DateField(null=True, blank=True)
    due_is_provisional = models.BooleanField(default=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["round", "force__name"]
        constraints = [
            models.UniqueConstraint(fields=["round", "force"], name="force_asked_once_per_round"),
            models.CheckConstraint(
                condition=Q(received_on=None, due_on=None)
                | Q(received_on__isnull=False, due_on__isnull=False, due_on__gt=F("received_on")),
                name="due_on_follows_received_on",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, received_on=None)
                | Q(sent_on__isnull=False, received_on=None)
                | Q(sent_on__isnull=False, received_on__isnull=False, received_on__gte=F("sent_on")),
                name="received_on_follows_sent_on",
            ),
            models.CheckConstraint(
                condition=Q(state="not_sent", sent_on=None) | (~Q(state="not_sent") & Q(sent_on__isnull=False)),
                name="sent_on_goes_with_state",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="request_by_due_on")]

    def __str__(self):
        return f"{self.force}: {self.round}"


class Event(History):
    class Kind(models.TextChoices):
        SENT = "sent", "Request sent"
        RECEIVED = "received", "Received by the force"
        ACKNOWLEDGED = "acknowledged", "Acknowledged"
        CLARIFICATION_ASKED = "clarification_asked", "Clarification asked by the force"
        CLARIFICATION_ANSWERED = "clarification_answered", "Clarification given to the force"
        FEE_ASKED = "fee_asked", "Fees notice"
        FEE_PAID = "fee_paid", "Fee paid"
        EXTENDED = "extended", "Time extended for the public interest test"
        CHASED = "chased", "Chased"
        ANSWERED = "answered", "Answered"
        REFUSED = "refused", "Refused"
        REVIEW_ASKED = "review_asked", "Internal review asked"
        REVIEW_ANSWERED = "review_answered", "Internal review answered"
        REGULATOR_ASKED = "regulator_asked", "Complaint to the regulator"
        REPLY_SENT = "reply_sent", "Right of reply sent to the force"
        REPLY_RECEIVED = "reply_received", "The force replied on its figures"
        NOTE = "note", "Note"
        WORDING_ASKED = "wording_asked", "Question about a wording"
        READING_CONFIRMED = "reading_confirmed", "Reading confirmed"
        READING_REJECTED = "reading_rejected", "Reading rejected"
        READING_REOPENED = "reading_reopened", "Confirmed reading being corrected"
        READING_KEPT = "reading_kept", "Confirmed reading left as it was"
        FILE_HELD = "file_held", "Answer held"
        FILE_CLEARED = "file_cleared", "Held answer cleared"
        FILE_DESTROYED = "file_destroyed", "Held answer rejected and destroyed"
        CLOSED = "closed", "Closed"

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=30, choices=Kind)
    happened_on = models.DateField()
    text = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["request", "happened_on", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.happened_on:%-d %B %Y}"
