"""The filters above the lists."""

import django_filters as filters
from django import forms
from django.db.models import Q

from foitracker.offences import load_scheme
from foitracker.store.models import Answer, Force, Reading, Request, Wording
from foitracker.store.queries import wordings as query


def _regions():
    return [(region, region) for region in Force.objects.order_by("region").values_list("region", flat=True).distinct()]


class RequestFilter(filters.FilterSet):
    force = filters.CharFilter(field_name="force__name", lookup_expr="icontains", label="Force")
    state = filters.ChoiceFilter(choices=Request.State, label="State", empty_label="Any")
    clock = filters.ChoiceFilter(
        choices=[
            ("overdue", "Overdue"),
            ("running", "Clock running"),
            ("provisional", "Due date provisional"),
        ],
        method="by_clock",
        label="Clock",
        empty_label="Any",
    )
    region = filters.ChoiceFilter(field_name="force__region", choices=_regions, label="Region", empty_label="Any")

    class Meta:
        model = Request
        fields = []

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def by_clock(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue(today=self.today)
        if value == "running":
            return queryset.running()
        return queryset.filter(due_is_provisional=True)


def _shared_statuses():
    """The statuses of a reading that everybody sees."""
    own = (Reading.Status.DRAFT, Reading.Status.CHECKED)
    return [(status.value, status.label) for status in Reading.Status if status not in own]


class AnswerFilter(filters.FilterSet):
    file_name = filters.CharFilter(lookup_expr="icontains", label="File name")
    force = filters.CharFilter(field_name="request__force__name", lookup_expr="icontains", label="Force")
    status = filters.ChoiceFilter(
        choices=[("no_force", "No force yet"), *_shared_statuses()],
        method="by_status",
        label="Status",
        empty_label="Any",
    )

    class Meta:
        model = Answer
        fields = []

    def by_status(self, queryset, name, value):
        if value == "no_force":
            return queryset.without_a_force()
        if value == Reading.Status.HELD:
            return queryset.held()
        if value == Reading.Status.WAITING:
            return queryset.filter(readings__status__in=Reading.WAITING_FOR_A_PERSON).distinct()
        return queryset.filter(readings__status=value).distinct()


class WordingFilter(filters.FilterSet):
    text = filters.CharFilter(lookup_expr="icontains", label="Words")
    category = filters.ChoiceFilter(label="Means", empty_label="Any")
    force = filters.ModelChoiceFilter(queryset=Force.objects.all(), method="by_force", label="Force", empty_label="Any")
    # Chosen by the tabs above the filters, and by the link beside a wording that others are like.
    status = filters.ChoiceFilter(
        choices=[(key, key) for key in ("waiting", "proposed", "asked", "ruled", "rule")],
        method="by_status",
        widget=forms.HiddenInput,
    )
    alike = filters.NumberFilter(method="by_likeness", widget=forms.HiddenInput)

    class Meta:
        model = Wording
        fields = []

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, queryset=query.met_in(round), **kwargs)
        self.round = round
        self.filters["category"].extra["choices"] = [
            (category.code, category.title) for category in load_scheme(round.scheme).categories.values()
        ]
        self.filters["force"].queryset = Force.objects.filter(requests__round=round)

    def by_status(self, queryset, name, value):
        if value in ("waiting", "proposed", "asked"):
            return getattr(queryset, value)()
        return queryset.filter(~Q(category=""), proposal=None, ruling__isnull=value == "rule")

    def by_force(self, queryset, name, value):
        return queryset.filter(pk__in=query.used_by(self.round, value))

    def by_likeness(self, queryset, name, value):
        like = Wording.objects.filter(pk=value).first()
        return queryset.none() if like is None else query.alike_to(self.round, like)


class LargeForceFilter(filters.FilterSet):
    """Filters the requests of a large round by their force."""

    force = filters.CharFilter(field_name="force__name", lookup_expr="icontains", label="Force")
    region = filters.ChoiceFilter(field_name="force__region", choices=_regions, label="Region", empty_label="Any")

    class Meta:
        model = Request
        fields = []


class ForceTotalFilter(filters.FilterSet):
    """Filters lines that are values already, not rows of the database."""

    force = filters.CharFilter(label="Force")
    region = filters.ChoiceFilter(choices=_regions, label="Region", empty_label="Any")
    split = filters.ChoiceFilter(
        choices=[("Yes", "Yes"), ("No breakdown", "No breakdown")],
        label="Split by offence",
        empty_label="Any",
    )

    class Meta:
        model = Force
        fields = []

    def lines(self, lines):
        """The lines that fit what was asked; all of them while the form is wrong."""
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        return [
            line
            for line in lines
            if asked.get("force", "").casefold() in line.force.casefold()
            and asked.get("region") in ("", None, line.region)
            and asked.get("split") in ("", None, line.split)
        ]
