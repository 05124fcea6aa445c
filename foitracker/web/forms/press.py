"""Press lines, and the right of reply."""

from django import forms

from foitracker.web.forms.fields import DateInput
from foitracker.web.forms.requests import SendForm


class LineForm(forms.Form):
    """What is shown of the press lines. Wrong values in an address show everything."""

    release = forms.TypedChoiceField(label="Figures", required=False, coerce=int, empty_value=None)
    name = forms.CharField(label="Force or area", required=False)
    region = forms.ChoiceField(label="Region or nation", required=False)

    def __init__(self, *args, lines, releases, **kwargs):
        super().__init__(*args, **kwargs)
        regions = sorted({line.region for line in lines} - {""})
        self.fields["region"].choices = [("", "Any"), *((region, region) for region in regions)]
        self.fields["release"].choices = [
            ("", "As they stand now"),
            *((seen.release.number, f"Release {seen.release.number}: {seen.release.title}") for seen in releases),
        ]

    @property
    def has_releases(self):
        return len(self.fields["release"].choices) > 1

    def fitting(self, lines):
        """The lines that fit what was asked; all of them while the form is wrong."""
        asked = self.cleaned_data if self.is_valid() else {}
        return [
            line
            for line in lines
            if asked.get("name", "").strip().casefold() in line.name.casefold()
            and asked.get("region", "") in ("", line.region)
        ]


class ReplyByForm(forms.Form):
    """By when a force is asked to reply. Without a day, or with one that is over, it is the usual one."""

    reply_by = forms.DateField(label="Reply by", required=False, widget=DateInput)

    def __init__(self, data, *, today, usual, **kwargs):
        super().__init__(data if data.get("reply_by") else None, initial={"reply_by": usual}, **kwargs)
        self.today, self.usual = today, usual

    def clean_reply_by(self):
        day = self.cleaned_data["reply_by"]
        if day and day <= self.today:
            raise forms.ValidationError("That day is over: give the force a day to come.")
        return day

    @property
    def day(self):
        """The day that was asked for, or the usual one."""
        return (self.is_valid() and self.cleaned_data["reply_by"]) or self.usual


class ReplySentForm(SendForm):
    """The day on which the right of reply went out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].help_text = ""
