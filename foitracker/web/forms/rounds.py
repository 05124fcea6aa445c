"""Opening a round."""

import re

from django import forms
from django.utils.text import slugify

from foitracker.offences import load_scheme, scheme_slugs
from foitracker.periods import UnreadablePeriod, parse_period
from foitracker.store.models import Force, Round
from foitracker.store.year_places import PlacesLeft, emptied, filled
from foitracker.web.forms.fields import DateInput, lines_of

_BETWEEN_YEARS = re.compile(r"[,;]|\band\b", re.IGNORECASE)


class OpenRoundForm(forms.Form):
    starts_from = ""  # the title of the round whose words stand in the form

    title = forms.CharField(
        max_length=200,
        help_text="What the round asks about, as a researcher would say it.",
        error_messages={"required": "Write a title: what the round asks about."},
    )
    scheme = forms.ChoiceField(
        label="Offence scheme",
        help_text="Which offences count, and which never do.",
        error_messages={"required": "Choose the offence scheme."},
    )
    periods = forms.CharField(
        label="Years asked",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, or with commas between them: 2016/17 is the year from 1 April 2016 to 31 March 2017.",
        error_messages={"required": "Write the years asked, one a line or with commas between them."},
    )
    questions = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One a line, the most important first: a force that runs out of time may drop the last.",
        error_messages={"required": "Write the questions, one a line."},
    )
    letter_foia = forms.CharField(
        label="Letter under the Freedom of Information Act 2000",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write the letter to forces under this Act."},
    )
    letter_foisa = forms.CharField(
        label="Letter under the Freedom of Information (Scotland) Act 2002",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="For Police Scotland.",
        error_messages={"required": "Write the letter to forces under this Act."},
    )
    forces = forms.ModelMultipleChoiceField(
        queryset=Force.objects.all(),
        to_field_name="slug",  # a number too large for the database would be an error, and not a choice unknown
        widget=forms.CheckboxSelectMultiple,
        label="Forces asked",
        error_messages={"required": "Choose the forces that are asked, one or more."},
    )
    two_person_rulings = forms.BooleanField(
        label="Two people rule on each wording",
        required=False,
        help_text="What one person rules counts nothing until another person confirms it.",
    )
    two_readers = forms.BooleanField(
        label="Two people read each answer",
        required=False,
        help_text="Neither sees what the other made of it before both have read it. What they read alike counts.",
    )
    opened_on = forms.DateField(
        label="Opened on", widget=DateInput, error_messages={"required": "Give the day on which the round was opened."}
    )

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [(slug, load_scheme(slug).title) for slug in scheme_slugs()]
        self.fields["forces"].initial = Force.objects.asked_by_default()
        self.fields["opened_on"].initial = today
        self._start_from(Round.objects.first())

    def _start_from(self, newest):
        """The newest round's questions and letters without its years, to be changed rather than written again."""
        if newest is None:
            return
        years = [one.period for one in newest.periods.all()]
        words = {"questions": "\n".join(newest.questions.values_list("text", flat=True))}
        words |= {f"letter_{letter.law}": letter.text for letter in newest.letters.all()}
        for name, text in words.items():
            self.fields[name].initial = emptied(text, years)
        self.fields["scheme"].initial = newest.scheme
        self.starts_from = newest.title

    def clean_title(self):
        title = self.cleaned_data["title"].strip()
        slug = slugify(title)[:80]
        if not slug:
            raise forms.ValidationError("Write a title with letters or digits: the round's address is made from it.")
        if Round.objects.filter(slug=slug).exists():
            raise forms.ValidationError("There is a round with this title already. Add the year, or another word.")
        self.cleaned_data["slug"] = slug
        return title

    def clean_periods(self):
        lines = enumerate(lines_of(self.cleaned_data["periods"]), start=1)
        return [period for number, line in lines for period in _periods_of(line, number)]

    def clean(self):
        """The years asked stand in the places that an earlier round's words kept for them."""
        given = super().clean()
        for name in ("questions", "letter_foia", "letter_foisa"):
            if "periods" in given and name in given:
                try:
                    given[name] = filled(given[name], sorted(given["periods"]))
                except PlacesLeft as problem:
                    self.add_error(name, str(problem))
        if "questions" in given:
            given["questions"] = lines_of(given["questions"])
        return given


def _periods_of(line, number):
    """The years of one line: "2016/17", or several, "2016/17, 2017/18 and 2018/19". Raises ValidationError."""
    try:
        return [parse_period(line)]  # as a whole first: a date may have a comma, "1 April, 2016 to 31 March, 2017"
    except UnreadablePeriod:
        parts = [part.strip() for part in _BETWEEN_YEARS.split(line) if part.strip()]
    periods = []
    for part in parts:
        try:
            periods.append(parse_period(part))
        except UnreadablePeriod as problem:
            raise forms.ValidationError(
                f"Line {number}, “{part}”, is no period. Write a year such as 2016/17 or 2016."
            ) from problem
    return periods
