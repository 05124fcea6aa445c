"""A release freezes a round's totals as they stood, so that a printed figure can be shown again.

It is a draft until two people have signed it, and closed to most until its embargo has ended.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.rounds import Round

SIGN_OFFS = 2


class Release(History):
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField()  # the publication, every figure with its sources
    sha256 = models.CharField(max_length=64)  # of the content in canonical JSON
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    embargo_ends_at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="corrections", null=True, blank=True)
    notice = models.TextField(blank=True)  # what a correction says of the release that it corrects

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["round", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="release_number_once_per_round"),
            models.CheckConstraint(
                condition=Q(corrects=None, notice="") | Q(corrects__isnull=False) & ~Q(notice=""),
                name="correction_says_what_it_corrects",
            ),
        ]

    def __str__(self):
        return f"{self.round}, release {self.number}"

    @property
    def is_signed(self) -> bool:
        return len(self.sign_offs.all()) >= SIGN_OFFS

    def is_embargoed(self, at: datetime) -> bool:
        return self.embargo_ends_at is not None and at < self.embargo_ends_at

    def is_public(self, at: datetime) -> bool:
        """Whether everybody who may see the round may see it."""
        return self.is_signed and not self.is_embargoed(at)


class ReleaseSource(History):
    """Which cell of which file a release rests on: its sources again, to be found by the cell.

    `position` is where the source stands in the frozen content, which says everything else of it.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="sources")
    position = models.PositiveIntegerField()
    file_sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=255)
    cell = models.CharField(max_length=40)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["release", "position"]
        constraints = [models.UniqueConstraint(fields=["release", "position"], name="release_source_once")]
        indexes = [models.Index(fields=["file_sha256", "sheet", "cell"], name="release_source_by_cell")]

    def __str__(self):
        return f"{self.release}: {self.sheet}!{self.cell}"


class SignOff(History):
    """One person's word that a release is right. Two different people give theirs."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="sign_offs")
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["release", "signed_at"]
        constraints = [models.UniqueConstraint(fields=["release", "signed_by"], name="release_signed_once_by_each")]

    def __str__(self):
        return f"{self.release}, signed by {self.signed_by}"
