"""The filters above the lists."""

import django_filters as filters
from django.db.models import Q

from foitracker.offences import load_scheme
from foitracker.store.models import Answer, Force, Reading, Request, Wording


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


class AnswerFilter(filters.FilterSet):
    file_name = filters.CharFilter(lookup_expr="icontains", label="File name")
    force = filters.CharFilter(field_name="request__force__name", lookup_expr="icontains", label="Force")
    status = filters.ChoiceFilter(
        choices=[("no_force", "No force yet"), *Reading.Status.choices],
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
        return queryset.filter(readings__status=value).distinct()


class WordingFilter(filters.FilterSet):
    text = filters.CharFilter(lookup_expr="icontains", label="Words")
    status = filters.ChoiceFilter(
        choices=[
            ("waiting", "Waiting for a ruling"),
            ("ruled", "Ruled by a person"),
            ("rule", "Accepted by rule"),
        ],
        method="by_status",
        label="Status",
        empty_label="Any",
    )
    category = filters.ChoiceFilter(label="Means", empty_label="Any")

    class Meta:
        model = Wording
        fields = []

    def __init__(self, *args, scheme, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["category"].extra["choices"] = [
            (category.code, category.title) for category in load_scheme(scheme).categories.values()
        ]

    def by_status(self, queryset, name, value):
        if value == "waiting":
            return queryset.waiting()
        return queryset.filter(~Q(category=""), ruling__isnull=value == "rule")


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
