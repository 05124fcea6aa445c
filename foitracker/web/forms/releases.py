"""Freezing a release, and signing it."""

from datetime import datetime, time

from django import forms
from django.utils import timezone

from foitracker.store.models import Release
from foitracker.web.forms.fields import DateInput


class ReleaseForm(forms.Form):
    title = forms.CharField(
        max_length=200,
        help_text="What it was frozen for, such as “Press release, September 2018”.",
        error_messages={"required": "Write a title: what the release was frozen for."},
    )
    embargo_on = forms.DateField(
        label="Embargo until",
        required=False,
        widget=DateInput,
        help_text="Until then only those who freeze and sign releases see this one. Empty for no embargo.",
    )
    embargo_at = forms.TimeField(
        label="Time of day",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="UK time; one minute past midnight if empty.",
    )
    corrects = forms.ModelChoiceField(
        label="Corrects release", queryset=Release.objects.none(), required=False, empty_label="None"
    )
    notice = forms.CharField(
        label="Notice of correction",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was wrong, for readers of the earlier release.",
    )

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["corrects"].queryset = round.releases.defer("content")
        self.fields["corrects"].label_from_instance = lambda release: f"{release.number}. {release.title}"

    def clean(self):
        """`embargo_ends_at`, an aware moment or None, in place of its day and time."""
        given = super().clean()
        day, at = given.pop("embargo_on", None), given.pop("embargo_at", None)
        if at and not day:
            self.add_error("embargo_on", "Give the day as well as the time, or neither.")
        given["embargo_ends_at"] = timezone.make_aware(datetime.combine(day, at or time(0, 1))) if day else None
        return given


class SignOffForm(forms.Form):
    note = forms.CharField(
        label="What you checked", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
