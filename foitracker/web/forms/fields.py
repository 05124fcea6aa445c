"""What several forms have: days, lists, files by the dozen."""

from datetime import timedelta

from django import forms


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFiles

    def clean(self, data, initial=None):
        one = super().clean
        if isinstance(data, list | tuple) and data:
            return [one(each, initial) for each in data]
        return [one(data or None, initial)]


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def not_in_the_future(day, today):
    # One day of grace: a person in another time zone may be a day ahead.
    if today and day > today + timedelta(days=1):
        raise forms.ValidationError("This day is still to come. Check the date.")
    return day
