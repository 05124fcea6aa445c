"""Official figures of recorded crime, edition by edition, kept apart from what forces answer."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foitracker.store.models.forces import Force
from foitracker.store.models.requests import Request

ALL_QUARTERS = "1234"
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


def _table_storage():
    return storages["answers"]


class OfficialTableQuerySet(models.QuerySet):
    def imported(self):
        return self.filter(state=OfficialTable.State.IMPORTED)


class OfficialTable(models.Model):
    """One edition of a published table, as it was published. A later edition stands beside it and changes nothing."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        IMPORTED = "imported", "Imported"
        REFUSED = "refused", "Not imported"

    title = models.CharField(max_length=200)
    edition = models.CharField(max_length=100)  # "year ending March 2019"
    publisher = models.CharField(max_length=100)
    address = models.URLField(max_length=500, blank=True)  # of the page it is published on
    licence = models.CharField(max_length=300, default=LICENCE)
    published_on = models.DateField()
    retrieved_on = models.DateField()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()  # bytes
    content = models.FileField(storage=_table_storage, max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Bodies whose rows somebody left out by their names, since no force is called so.
    left_out = models.JSONField(default=list, blank=True)
    why_left_out = models.TextField(blank=True)
    problems = models.JSONField(default=list, blank=True)  # why nothing was imported: [{"sheet", "row", "words"}]
    more_problems = models.PositiveIntegerField(default=0)  # that are not listed
    unknown_names = models.JSONField(default=list, blank=True)  # of bodies that are no force here
    notes = models.JSONField(default=list, blank=True)  # what a reader of its figures must know
    rows = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OfficialTableQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        permissions = [("import_official_tables", "Import official tables, and let one stand in for an answer")]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="official_sha256_is_64_hex"),
            models.UniqueConstraint(fields=["sha256"], name="official_file_once"),
            models.CheckConstraint(
                condition=Q(retrieved_on__gte=F("published_on")), name="official_retrieved_once_published"
            ),
            models.CheckConstraint(
                condition=Q(state="refused") | Q(problems=[], more_problems=0, unknown_names=[]),
                name="official_import_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.edition}"

    @property
    def source(self) -> str:
        """How the table is named wherever a figure of it is shown."""
        return f"{self.publisher}, {self.title}, {self.edition} (published {self.published_on:%-d %B %Y})"


class OfficialCountQuerySet(models.QuerySet):
    def of_codes(self, codes):
        return self.filter(code__in=codes)

    def whole_years(self):
        """Those with a number in all four quarters. Less than a year is never taken for one."""
        return self.filter(quarters=ALL_QUARTERS, count__gte=0)


class OfficialCount(models.Model):
    """What an edition gives for one force, financial year and offence code, with the rows it is made of."""

    table = models.ForeignKey(OfficialTable, on_delete=models.CASCADE, related_name="counts")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="official_counts")
    starts_on = models.DateField()
    ends_on = models.DateField()
    code = models.CharField(max_length=40)
    offence = models.CharField(max_length=200, blank=True)
    count = models.BigIntegerField()  # a quarter may be below nought: cancelled crimes are taken off it
    quarters = models.CharField(max_length=4, blank=True)  # those with a number: "1234", "12"
    parts = models.JSONField(default=list)  # [quarter (0 for the year), number or none, sheet, cell], one a row

    objects = OfficialCountQuerySet.as_manager()

    class Meta:
        ordering = ["table", "force", "starts_on", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "code", "starts_on", "force"], name="official_count_once_per_table"
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="official_period_is_whole"),
        ]

    def __str__(self):
        return f"{self.force}, {self.starts_on:%Y}, code {self.code}: {self.count}"

    @property
    def is_whole_year(self) -> bool:
        return self.quarters == ALL_QUARTERS and self.count >= 0


class StandInQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at=None)


class StandIn(models.Model):
    """A published table in place of the answer of a force that refused because its figures are published.

    FOIA s.21 and FOISA s.25 exempt what is accessible otherwise. An answer with figures goes before it.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="stand_ins")
    table = models.ForeignKey(OfficialTable, on_delete=models.PROTECT, related_name="stand_ins")
    categories = models.JSONField(default=list)  # of the scheme, each with official codes that are just it
    why = models.TextField()
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why_withdrawn = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ["request", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(withdrawn_at=None), name="one_standing_stand_in_per_request"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, why_withdrawn="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(why_withdrawn=""),
                name="stand_in_withdrawn_by_a_person",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="stand_in_says_why"),
        ]

    def __str__(self):
        return f"{self.request}: {self.table}"
