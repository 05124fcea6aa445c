"""Sums that are kept in step with the figures, so that a large round's table is read and not added up.

They are derived: every row can be made again from the figures, and one that might be behind them does not stand.
"""

from django.db import models

from foitracker.store.models.requests import Request
from foitracker.store.models.rounds import Round


class RequestSums(models.Model):
    """What one request adds to its round. There is a row while it is in step with the figures, and none otherwise."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, primary_key=True, related_name="sums")
    sums = models.JSONField()

    objects = models.QuerySet.as_manager()

    def __str__(self):
        return f"{self.request}: sums"


class RoundSums(models.Model):
    """The sum over a round's requests. It stands for the totals only while `in_step`, and under the same rules."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, primary_key=True, related_name="sums")
    sums = models.JSONField(default=dict)
    in_step = models.BooleanField(default=False)
    rules = models.CharField(max_length=64)  # the hash of the program and scheme by which they were added

    objects = models.QuerySet.as_manager()

    def __str__(self):
        return f"{self.round}: sums, {'in step' if self.in_step else 'behind'}"
