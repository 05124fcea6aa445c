"""An official table is uploaded with what must be known of it; one that was refused may be read again."""

from django import forms

from foitracker.store.models import OfficialTable
from foitracker.store.models.official import LICENCE
from foitracker.web.forms.fields import DateInput


class LongLine(forms.CharField):
    """One line that is too long for an input: all of it is seen, and a break in it is a blank."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class OfficialTableForm(forms.Form):
    file = forms.FileField(
        label="The table as it was published",
        allow_empty_file=True,
        help_text="Excel, OpenDocument or CSV: a row for each year, quarter, force and offence code.",
        error_messages={"required": "Choose the file."},
    )
    title = LongLine(
        max_length=200,
        initial="Police recorded crime open data tables, by police force area",
        label="Title",
        error_messages={"required": "Write the title of the table."},
    )
    edition = forms.CharField(
        max_length=100,
        help_text="As its publisher names it: “year ending March 2019”.",
        error_messages={"required": "Write which edition it is, as its publisher names it."},
    )
    publisher = forms.CharField(
        max_length=100, initial="Home Office", error_messages={"required": "Write who published the table."}
    )
    published_on = forms.DateField(
        label="Published on", widget=DateInput, error_messages={"required": "Give the day on which it was published."}
    )
    retrieved_on = forms.DateField(
        label="Fetched on", widget=DateInput, error_messages={"required": "Give the day on which it was fetched."}
    )
    address = forms.URLField(
        label="Address of its page", required=False, max_length=500, assume_scheme="https",
        help_text="Where a reader can find the same table.",
    )  # fmt: skip
    licence = LongLine(
        max_length=300, initial=LICENCE, error_messages={"required": "Write under which licence it was published."}
    )

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["retrieved_on"].initial = today


class ReadAgainForm(forms.Form):
    """Reads a table again without the rows of bodies that are no force here."""

    leave_out = forms.MultipleChoiceField(
        label="Leave out the rows of", required=False, widget=forms.CheckboxSelectMultiple
    )
    why = forms.CharField(
        label="Why",
        required=False,
        max_length=500,
        help_text="Such as “It takes reports of fraud and polices no area.”",
    )

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leave_out"].choices = [(name, name) for name in names]
        if not names:
            del self.fields["leave_out"], self.fields["why"]


class StandInForm(forms.Form):
    table = forms.ModelChoiceField(
        label="Edition",
        queryset=OfficialTable.objects.none(),
        empty_label="Choose…",
        error_messages={"required": "Choose the edition that stands in."},
    )
    categories = forms.MultipleChoiceField(label="Classes", required=False)
    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What the force referred to, and when. It is printed in the notes of every table.",
        error_messages={"required": "Write what the force referred to, and when."},
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, auto_id="id_stand_in_%s", **kwargs)
        self.fields["table"].queryset = OfficialTable.objects.imported()
        if page.choices:
            self.fields["categories"].choices = page.choices
        else:
            del self.fields["categories"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why it is withdrawn",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why it is withdrawn."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_withdraw_%s", **kwargs)
