"""A round is one set of questions put to many forces. Everything a person may see hangs on one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foitracker.periods import Period


class Round(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    scheme = models.CharField(max_length=60)  # the slug of a scheme in foitracker/offences/schemes
    about = models.TextField(blank=True)  # what a reader must know before using the figures
    # One person rules on a wording and another confirms it, before it counts.
    two_person_rulings = models.BooleanField(default=False)
    # Two people read each answer, neither of them seeing what the other made of it, before it counts.
    two_readers = models.BooleanField(default=False)
    population_year = models.PositiveSmallIntegerField(null=True, blank=True)  # the mid-year of the denominators
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "title"]
        permissions = [
            ("see_rounds", "See rounds, requests, totals and where a figure comes from"),
            ("open_rounds", "Open a round and choose the forces asked"),
            ("log_requests", "Log and chase requests"),
            ("upload_answers", "Upload answers and say which force they are from"),
            ("review_readings", "Confirm or reject the reading of an answer"),
            ("rule_on_wordings", "Rule on what a wording means"),
            ("export_tables", "Export tables and freeze releases"),
            ("download_originals", "Download an answer as it came"),
            ("sign_releases", "See releases before their time, and sign them"),
            ("clear_files", "See what holds a file, and clear or reject it"),
        ]

    def __str__(self):
        return self.title


class Question(models.Model):
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="question_number_once_per_round")]

    def __str__(self):
        return f"{self.number}. {self.text}"


class RoundPeriod(models.Model):
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["round", "starts_on", "ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["round", "starts_on", "ends_on"], name="period_once_per_round"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="period_ends_after_it_starts"),
        ]

    def __str__(self):
        return self.period.label

    @property
    def period(self):
        return Period(self.starts_on, self.ends_on)
