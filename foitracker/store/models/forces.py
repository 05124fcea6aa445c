"""The bodies a round asks, what people call them, and how many people they police."""

from django.db import models
from django.db.models import Q


class ForceQuerySet(models.QuerySet):
    def asked_by_default(self):
        return self.filter(asked_by_default=True)

    def asked_in(self, round):
        return self.filter(requests__round=round)


class Force(models.Model):
    class Law(models.TextChoices):
        FOIA = "foia", "Freedom of Information Act 2000"
        FOISA = "foisa", "Freedom of Information (Scotland) Act 2002"

    class Kind(models.TextChoices):
        TERRITORIAL = "territorial", "Territorial"
        SPECIAL = "special", "Special"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100, unique=True)
    short_name = models.CharField(max_length=100, unique=True)
    gss_code = models.CharField(max_length=9, blank=True)
    nation = models.CharField(max_length=30)
    region = models.CharField(max_length=40)
    law = models.CharField(max_length=10, choices=Law)
    kind = models.CharField(max_length=15, choices=Kind)
    asked_by_default = models.BooleanField()
    pnc_code = models.CharField(max_length=2, blank=True)

    objects = ForceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["gss_code"], condition=~Q(gss_code=""), name="force_gss_code_once_unless_none"
            )
        ]

    def __str__(self):
        return self.name


class ForceAlias(models.Model):
    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=100)
    ambiguous = models.BooleanField()  # "BCH" is three forces: it never matches on its own

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["force", "alias"]
        constraints = [models.UniqueConstraint(fields=["force", "alias"], name="alias_once_per_force")]

    def __str__(self):
        return self.alias


class Population(models.Model):
    class AgeBand(models.TextChoices):
        ALL = "all", "All ages"
        CHILDREN = "0-17", "Children, 0 to 17"

    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="populations")
    mid_year = models.PositiveSmallIntegerField()
    age_band = models.CharField(max_length=10, choices=AgeBand)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["force", "mid_year", "age_band"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "mid_year", "age_band"], name="population_once_per_force_year_and_band"
            )
        ]

    def __str__(self):
        return f"{self.force}, mid-{self.mid_year}, {self.get_age_band_display()}: {self.people:,}"
