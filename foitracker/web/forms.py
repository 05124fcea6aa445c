"""What people type: each form says what is wrong in a sentence, beside the field."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from foitracker.offences import load_scheme, scheme_slugs
from foitracker.periods import UnreadablePeriod, parse_period
from foitracker.store.actions.requests import LOGGABLE
from foitracker.store.models import Event, Force, Release, Request, Round, Wording
from foitracker.totals.claims.check import LONGEST_TEXT


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class OpenRoundForm(forms.Form):
    title = forms.CharField(max_length=200, help_text="What the round asks about, as a researcher would say it.")
    scheme = forms.ChoiceField(label="Offence scheme", help_text="Which offences count, and which never do.")
    periods = forms.CharField(
        label="Years asked",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, such as 2016/17 for the year from 1 April 2016 to 31 March 2017.",
    )
    questions = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One a line, the most important first: a force that runs out of time may drop the last.",
    )
    letter_foia = forms.CharField(
        label="Letter under the Freedom of Information Act 2000", widget=forms.Textarea(attrs={"rows": 8})
    )
    letter_foisa = forms.CharField(
        label="Letter under the Freedom of Information (Scotland) Act 2002",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="For Police Scotland.",
    )
    forces = forms.ModelMultipleChoiceField(
        queryset=Force.objects.all(),
        to_field_name="slug",  # a number too large for the database would be an error, and not a choice unknown
        widget=forms.CheckboxSelectMultiple,
        label="Forces asked",
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
    opened_on = forms.DateField(label="Opened on", widget=DateInput)

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [(slug, load_scheme(slug).title) for slug in scheme_slugs()]
        self.fields["forces"].initial = Force.objects.asked_by_default()
        self.fields["opened_on"].initial = today
        self._start_from(Round.objects.first())

    def _start_from(self, newest):
        """The newest round's questions and letters, to be changed rather than written again."""
        if newest is None:
            return
        self.fields["questions"].initial = "\n".join(newest.questions.values_list("text", flat=True))
        for letter in newest.letters.all():
            self.fields[f"letter_{letter.law}"].initial = letter.text

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
        periods = []
        for number, line in enumerate(_lines(self.cleaned_data["periods"]), start=1):
            try:
                periods.append(parse_period(line))
            except UnreadablePeriod as problem:
                raise forms.ValidationError(
                    f"Line {number}, “{line}”, is no period. Write a year such as 2016/17 or 2016."
                ) from problem
        return periods

    def clean_questions(self):
        return _lines(self.cleaned_data["questions"])


class CheckTextForm(forms.Form):
    text = forms.CharField(
        label="The text",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=f"A sentence or a whole press release, up to {LONGEST_TEXT:,} letters. Nothing of it is stored.",
        error_messages={"required": "Paste or type the text that you want to check."},
    )

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        if len(text) > LONGEST_TEXT:
            raise forms.ValidationError(
                f"The text has {len(text):,} letters; at most {LONGEST_TEXT:,} can be checked at once. "
                "Check it in two or more parts."
            )
        return text


class SendForm(forms.Form):
    """Its fields' ids are its own: it stands beside the form that logs an event."""

    on = forms.DateField(
        label="Sent on",
        widget=DateInput,
        help_text="An e-mail counts as received on the day it is delivered.",
    )

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, auto_id="id_send_%s", **kwargs)
        self.fields["on"].initial = today
        self.today = today

    def clean_on(self):
        return _not_in_the_future(self.cleaned_data["on"], self.today)


class LogForm(forms.Form):
    kind = forms.ChoiceField(label="What happened", choices=[(kind.value, Event.Kind(kind).label) for kind in LOGGABLE])
    on = forms.DateField(label="On", widget=DateInput)
    outcome = forms.ChoiceField(
        choices=[("", "No change"), *Request.Outcome.choices],
        required=False,
        help_text="For an answer or a refusal: what the force gave, or why it did not.",
    )
    reference = forms.CharField(max_length=60, required=False, label="The force's reference")
    text = forms.CharField(label="Note", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        self.today = today

    def clean_on(self):
        return _not_in_the_future(self.cleaned_data["on"], self.today)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Event.Kind.NOTE and not cleaned.get("text", "").strip():
            self.add_error("text", "Write the note.")
        if cleaned.get("kind") == Event.Kind.REFUSED and not cleaned.get("outcome"):
            self.add_error("outcome", "Choose why the force refused: the reason is printed beside the missing figure.")
        return cleaned


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFiles

    def clean(self, data, initial=None):
        one = super().clean
        if isinstance(data, list | tuple) and data:
            return [one(each, initial) for each in data]
        return [one(data or None, initial)]


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="Answer files",
        allow_empty_file=True,  # an empty file is named in the result, beside the others
        help_text="Excel (xlsx, xls, xlsb), OpenDocument (ods), CSV, Word (docx) or PDF, as the force sent them.",
        error_messages={"required": "Choose one file or more."},
    )
    received_on = forms.DateField(label="Received on", widget=DateInput)

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today
        self.today = today

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > settings.FILES_AT_ONCE:
            raise forms.ValidationError(f"Send at most {settings.FILES_AT_ONCE} files at once.")
        return files

    def clean_received_on(self):
        return _not_in_the_future(self.cleaned_data["received_on"], self.today)


class MatchForm(forms.Form):
    """One choice of a force for each answer that waits for one; what is certain is chosen already."""

    def __init__(self, *args, proposals, requests, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = {f"answer-{one.answer.pk}": one for one in proposals}
        self.requests = {str(request.pk): request for request in requests}
        choices = [("", "Not yet"), *((key, request.force.name) for key, request in self.requests.items())]
        self.by_force = {request.force_id: key for key, request in self.requests.items()}
        for name, one in self.proposals.items():
            self.fields[name] = forms.ChoiceField(
                label=one.answer.file_name,
                choices=choices,
                required=False,
                initial=self._key(one) if one.is_certain else "",
                help_text=one.because,
            )

    def wants_a_look(self):
        """Each field that is not certain, with its proposal and the key of the force proposed."""
        return [(self[name], one, self._key(one)) for name, one in self.proposals.items() if not one.is_certain]

    def certain(self):
        return [(self[name], one, self._key(one)) for name, one in self.proposals.items() if one.is_certain]

    def _key(self, one):
        return self.by_force.get(one.force.pk, "") if one.force else ""

    def clean(self):
        if not self.errors and not self.pairs():
            raise forms.ValidationError("Choose the force of one file at least. A file without a force is not read.")
        return self.cleaned_data

    def pairs(self):
        return [
            (one.answer, self.requests[chosen])
            for name, one in self.proposals.items()
            if (chosen := self.cleaned_data.get(name))
        ]


class HeldForm(forms.Form):
    """Why a held file is cleared, or why it is destroyed. The two stand side by side, each with ids of its own."""

    why = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, clears, **kwargs):
        super().__init__(*args, auto_id=f"id_{'clear' if clears else 'destroy'}_%s", **kwargs)
        self.fields["why"].label = "Why it may be read" if clears else "Why it is rejected"
        self.fields["why"].help_text = "Kept for ever. Write nothing here that is about a person."


class ScopeForm(forms.Form):
    """What a ruling and a question to a force share: whom it is about, and what the person took the wording for."""

    force = forms.TypedChoiceField(label="Holds for", required=False, coerce=int, empty_value=None)
    instead_of = forms.CharField(required=False, widget=forms.HiddenInput)
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)  # the consequences have been shown

    def __init__(self, *args, forces, **kwargs):
        super().__init__(*args, **kwargs)
        self.forces = forces
        self.fields["force"].choices = [("", "Every force"), *forces]

    def clean_force(self):
        chosen = self.cleaned_data["force"]
        return Force.objects.get(pk=chosen) if chosen else None

    def said(self):
        """What the action takes: everything but whether the consequences were shown."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}


class RulingForm(ScopeForm):
    category = forms.ChoiceField(label="It means", error_messages={"required": "Choose what the wording means."})
    why = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ["category", "why", "force"]

    def __init__(self, *args, scheme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = _categories(scheme)


class QuestionForm(ScopeForm):
    question = forms.CharField(
        label="Question to the force",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nothing is sent from here: the question goes into the history of each request concerned.",
    )
    field_order = ["question", "force"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_ask_%s", **kwargs)
        self.fields["force"].label = "Ask"


_CHANGED_MEANWHILE = {
    "required": "Choose the wordings first: each has a box beside it.",
    "invalid_choice": "One of the wordings has been ruled on meanwhile. Look at the list again.",
}


class RuleTogetherForm(forms.Form):
    wordings = forms.ModelMultipleChoiceField(queryset=Wording.objects.none(), error_messages=_CHANGED_MEANWHILE)
    category = forms.ChoiceField(label="They mean", error_messages={"required": "Choose what the wordings mean."})
    why = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, scheme, wordings, **kwargs):
        super().__init__(*args, auto_id="id_together_%s", **kwargs)
        self.fields["category"].choices = _categories(scheme)
        self.fields["wordings"].queryset = wordings


class ConfirmTogetherForm(forms.Form):
    wordings = forms.ModelMultipleChoiceField(queryset=Wording.objects.none(), error_messages=_CHANGED_MEANWHILE)

    def __init__(self, *args, wordings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wordings"].queryset = wordings


class ImportForm(forms.Form):
    file = forms.FileField(
        label="A scheme with its approved wordings",
        help_text="A CSV as another foitracker exports it. You will see what it would do before anything is done.",
        error_messages={"required": "Choose the file.", "empty": "The file is empty."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.LARGEST_SCHEME:
            raise forms.ValidationError(f"The file is larger than {settings.LARGEST_SCHEME // 1_000_000} MB.")
        return file


class ImportAgainForm(forms.Form):
    """The same file once more, from the page that showed what it would do."""

    content = forms.CharField(widget=forms.HiddenInput, strip=False)
    file_name = forms.CharField(widget=forms.HiddenInput, max_length=255)

    @classmethod
    def of(cls, content, file_name):
        return cls(initial={"content": content, "file_name": file_name})


class ReleaseForm(forms.Form):
    title = forms.CharField(
        max_length=200, help_text="What it was frozen for, such as “Press release, September 2018”."
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


class TokenForm(forms.Form):
    name = forms.CharField(max_length=100, help_text="What uses it, such as “Power BI on Ann’s laptop”.")


class SignOffForm(forms.Form):
    note = forms.CharField(
        label="What you checked", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


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


def _categories(scheme):
    return [("", "Choose…")] + [(category.code, category.title) for category in load_scheme(scheme).categories.values()]


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def _not_in_the_future(day, today):
    # One day of grace: a person in another time zone may be a day ahead.
    if today and day > today + timedelta(days=1):
        raise forms.ValidationError("This day is still to come. Check the date.")
    return day
