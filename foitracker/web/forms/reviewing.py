"""What a reviewer says of a reading: that it is right, that it is wrong, or what a part of the sheet is."""

from dataclasses import dataclass

from django import forms

from foitracker.sheets.recipe import Meaning


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that a part of a sheet can be: in a word, by the key that says it, and what it does to the reading."""

    meaning: Meaning
    words: str
    key: str
    explained: str


_LEFT_OUT = (
    "Cells that are no part of the answer. A figure alone, whose row and column stay, is then a figure without a "
    "number: its force is in no total of that year."
)

KINDS = (
    Kind(Meaning.HEADING, "headings", "H", "Rows that name the columns below them, such as the years."),
    Kind(Meaning.LABEL, "labels", "L", "Columns that name the rows beside them, such as the offences."),
    Kind(Meaning.FIGURES, "figures", "F", "Cells that count something. Only these are added up."),
    Kind(Meaning.TOTAL, "totals", "T", "Rows or columns that add up others: compared with them and never added."),
    Kind(Meaning.NOTE, "a note", "N", "Words about the table, such as what the force says of its figures."),
    Kind(Meaning.IGNORE, "left out", "I", _LEFT_OUT),
    Kind(Meaning.TABLE, "a table", "B", "A box is a table of its own; a row is the first one of another table."),
    Kind(Meaning.PERIOD, "for the period", "P", "Cells whose period is written elsewhere. Say which one."),
)

EARLIER = [("replace", "This one replaces it"), ("add", "This one adds to it")]


class JointForm(forms.Form):
    """Which other force the file answers for as well."""

    request = forms.ModelChoiceField(
        label="It answers for this force too",
        queryset=None,
        empty_label="Choose a force",
        error_messages={
            "required": "Choose the force that the file answers for as well.",
            "invalid_choice": "Choose a force of this round whose answer the file is not yet.",
        },
    )

    def __init__(self, *args, requests, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["request"].queryset = requests
        self.fields["request"].label_from_instance = lambda request: request.force.name


def _earlier():
    """What becomes of the figures of an earlier answer, where any count."""
    return forms.ChoiceField(
        label="The earlier answer of this force",
        required=False,
        choices=EARLIER,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether this one replaces the earlier answer or adds to it."},
    )


class ConfirmForm(forms.Form):
    """That the figures are what the sheet says; `point-KEY` is the reason for one open point alone."""

    why = forms.CharField(
        label="Why the reading is right",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For every open point that has no reason of its own.",
    )
    blank_is_nil = forms.BooleanField(
        label="An empty cell means none", required=False, help_text="Only if the force says so. Say how you know."
    )
    dash_is_nil = forms.BooleanField(
        label="A dash means none", required=False, help_text="Only if the force says so. Say how you know."
    )
    earlier = _earlier()

    def __init__(self, *args, points=(), before=None, has_earlier=False, **kwargs):
        """`before` is the confirmed reading that is being corrected: what was said of it is said again, or changed.

        `has_earlier` is whether figures of another answer of the force count, and something must become of them.
        """
        super().__init__(*args, **kwargs)
        self.fields["earlier"].required = has_earlier
        if not points and not (
            before and before.why_confirmed
        ):  # then it says only how it is known that a cell without a number means none
            self.fields["why"].label = "How you know that it means none"
            self.fields["why"].help_text = "Only if you say of an empty cell or a dash that it means none."
        for point in points:
            self.fields[f"point-{point.key}"] = forms.CharField(
                label="Why it is right", required=False, max_length=500, initial=point.why_before
            )
        if before:
            self.fields["why"].initial = before.why_confirmed
            self.fields["blank_is_nil"].initial, self.fields["dash_is_nil"].initial = (
                before.blank_is_nil,
                before.dash_is_nil,
            )

    def of_points(self, points):
        """Each open point with its field. One that has come up since the form was sent has none yet."""
        names = {point: f"point-{point.key}" for point in points}
        return [(point, self[name] if name in self.fields else "") for point, name in names.items()]

    def said(self):
        """What the action takes."""
        given = dict(self.cleaned_data)
        keys = [name for name in given if name.startswith("point-")]
        return {"rulings": {name.removeprefix("point-"): given.pop(name) for name in keys}, **given}


class RejectForm(forms.Form):
    """Its fields' ids are its own: it stands beside the form that confirms."""

    why = forms.CharField(
        label="Why the reading is rejected",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the reason first. It is kept with the answer."},
    )

    def __init__(self, *args, destroys=False, **kwargs):
        """`destroys` is for a file that could not be read: there is no reading to reject."""
        super().__init__(*args, auto_id="id_reject_%s", **kwargs)
        if destroys:
            self.fields["why"].label = "Why the file is rejected"


class ReopenForm(forms.Form):
    """Why a confirmed reading is to be corrected. Its fields' ids are its own: it stands beside the others."""

    why = forms.CharField(
        label="Why it is to be corrected",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Write first what is wrong with the figures that count. It is kept with the answer."
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_reopen_%s", **kwargs)


class PasswordForm(forms.Form):
    """The password that a file came with. It is never shown again, and not sent back with an error."""

    password = forms.CharField(
        label="Password of the file",
        max_length=255,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Give the password that the force’s letter or e-mail gives."},
    )


class CorrectForm(forms.Form):
    """What an area of a sheet is."""

    sheet = forms.ChoiceField(label="Sheet", error_messages={"required": "Say which sheet the cells are on."})
    area = forms.CharField(
        max_length=40,
        label="Cells",
        help_text="Rows such as 7 or 7:9, columns such as C:E, a box such as B3:D9, or all.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Say which cells: mark them on the sheet, or write their address."},
    )
    meaning = forms.ChoiceField(
        label="What the cells are",
        choices=[(kind.meaning, kind.words) for kind in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what the cells are: headings, labels, figures or something else."},
    )
    period = forms.CharField(
        max_length=60,
        required=False,
        label="Period",
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "2017/18"}),
    )

    def __init__(self, *args, sheets, **kwargs):
        super().__init__(*args, auto_id="id_mark_%s", **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in sheets]
        if len(sheets) == 1:
            self.fields["sheet"].widget = forms.HiddenInput()
            self.fields["sheet"].initial = sheets[0]

    def kinds(self):
        """Each choice of what the cells are, with what it is."""
        return zip(self["meaning"], KINDS, strict=True)


class RuleOnReadersForm(forms.Form):
    """Whose reading holds where two people read an answer differently."""

    chosen = forms.TypedChoiceField(
        label="Whose reading holds",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose reading holds."},
    )
    why = forms.CharField(
        label="Why it holds",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why that reading holds."},
    )
    earlier = _earlier()

    def __init__(self, *args, readings, has_earlier=False, **kwargs):
        super().__init__(*args, auto_id="id_readers_%s", **kwargs)
        self.fields["earlier"].required = has_earlier
        self.fields["chosen"].choices = [(pk, f"The reading of {reader}") for pk, reader in readings]
