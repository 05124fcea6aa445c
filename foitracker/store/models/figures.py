"""Every figure that was read, with the cell it came from."""

from django.db import models
from django.db.models import F, Q

from foitracker.figures import Absence
from foitracker.store.models.readings import Reading
from foitracker.store.models.requests import Request
from foitracker.store.models.wordings import Wording

NOT_A_COUNT = "not a count"  # a percentage, a rate or a fraction: kept to be shown, never added


# A cell has no number unless it has one, or whoever confirmed the reading said that its blank or dash means nil.
WITHOUT_A_NUMBER = (
    ~Q(absence="")
    & ~Q(absence=Absence.BLANK.value, reading__blank_is_nil=True)
    & ~Q(absence=Absence.DASH.value, reading__dash_is_nil=True)
)
_HIDING = (
    Absence.SUPPRESSED.value,
    Absence.REFUSED.value,
    Absence.DASH.value,  # nil or hidden, only the force can say
    Absence.UNKNOWN_MARK.value,
)


class FigureQuerySet(models.QuerySet):
    def current(self):
        """Figures of a confirmed reading that nothing newer has superseded."""
        return self.filter(superseded_at=None, reading__status=Reading.Status.CONFIRMED)

    def in_round(self, round):
        return self.filter(request__round=round)

    def without_a_number(self):
        """Figures that leave a total open: no number, and nobody has said that the mark means nil."""
        return self.filter(WITHOUT_A_NUMBER)

    def data(self):
        return self.filter(role=Figure.Role.DATA)

    def hiding(self):
        """Figures behind which there is a number that the force does not give: "<5", "10+", "*", refused, a dash."""
        between = Q(low__isnull=False, high=None) | Q(high__gt=F("low"))
        return self.data().filter(between | (WITHOUT_A_NUMBER & Q(absence__in=_HIDING)))

    def suppressed(self):
        """Figures of a period that are known only between two bounds."""
        return self.data().filter(high__gt=F("low"), starts_on__isnull=False)


class Figure(models.Model):
    class Role(models.TextChoices):
        DATA = "data", "Figure"
        SUBTOTAL = "subtotal", "Subtotal"
        TOTAL = "total", "Total"

    ABSENCES = [(absence.value, absence.value.capitalize()) for absence in Absence] + [
        (NOT_A_COUNT, NOT_A_COUNT.capitalize())
    ]

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="figures", db_index=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="figures")
    sheet = models.CharField(max_length=255)
    cell = models.CharField(max_length=40)  # "B11", or a range of rows that were counted: "A2:F813"
    raw = models.CharField(max_length=500, blank=True)  # as the sender's sheet shows it
    row_labels = models.JSONField(default=list)
    column_labels = models.JSONField(default=list)
    role = models.CharField(max_length=10, choices=Role)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="figures", null=True, blank=True)
    low = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)  # none beside a low means no upper bound: "10+"
    absence = models.CharField(max_length=20, choices=ABSENCES, blank=True)
    mark = models.CharField(max_length=40, blank=True)
    doubts = models.JSONField(default=list)
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        Reading, on_delete=models.PROTECT, related_name="supersedes", null=True, blank=True, db_index=False
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["reading", "sheet", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(absence="", low__isnull=False, high=None)
                | Q(absence="", low__isnull=False, high__gte=F("low"))
                | (~Q(absence="") & Q(low=None, high=None)),
                name="figure_is_a_range_or_an_absence",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None, ends_on=None)
                | Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="figure_period_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None, superseded_by=None)
                | Q(superseded_at__isnull=False, superseded_by__isnull=False),
                name="figure_superseded_by_a_reading",
            ),
            models.CheckConstraint(condition=~Q(sheet="") & ~Q(cell=""), name="figure_has_an_address"),
        ]
        indexes = [
            # The one GROUP BY of the national table: by request, period and wording, over what counts now.
            models.Index(
                fields=["request", "starts_on", "ends_on", "wording"],
                condition=Q(superseded_at=None, role="data"),
                name="figure_for_totals",
            ),
            models.Index(fields=["reading", "sheet", "cell"], name="figure_by_cell"),
            # Few figures are superseded, and no other is looked for by what superseded it.
            models.Index(
                fields=["superseded_by"], condition=Q(superseded_by__isnull=False), name="figure_superseded_by"
            ),
            # Suppressed figures are few: they are found without a walk over the others.
            models.Index(
                fields=["request"],
                condition=Q(superseded_at=None, role="data", high__gt=F("low")),
                name="figure_suppressed",
            ),
            # And which requests have a total row that may settle them.
            models.Index(fields=["request"], condition=Q(superseded_at=None, role="total"), name="figure_total_rows"),
        ]

    def __str__(self):
        return f"{self.sheet}!{self.cell}: {self.raw}"
