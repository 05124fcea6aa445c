"""What a reviewer says of a reading: that it is right, that it is wrong, or what a part of the sheet is."""

from django import forms

from foitracker.sheets.recipe import Meaning

EARLIER = [("replace", "This one replaces it"), ("add", "This one adds to it")]


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
        label="An empty cell means none", required=False, help_text="Only if the force says so. Give the reason above."
    )
    dash_is_nil = forms.BooleanField(
        label="A dash means none", required=False, help_text="Only if the force says so. Give the reason above."
    )
    earlier = forms.ChoiceField(
        label="The earlier answer of this force",
        required=False,
        choices=EARLIER,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, points=(), before=None, **kwargs):
        """`before` is the confirmed reading that is being corrected: what was said of it is said again, or changed."""
        super().__init__(*args, **kwargs)
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
        label="Why the reading is rejected", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_reject_%s", **kwargs)


class ReopenForm(forms.Form):
    """Why a confirmed reading is to be corrected. Its fields' ids are its own: it stands beside the others."""

    why = forms.CharField(label="Why it is to be corrected", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_reopen_%s", **kwargs)


class CorrectForm(forms.Form):
    """What an area of a sheet is."""

    sheet = forms.ChoiceField(label="Sheet")
    area = forms.CharField(
        max_length=40,
        label="Cells",
        help_text="Rows such as 7 or 7:9, columns such as C:E, a box such as B3:D9, or all.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Say which cells: mark them on the sheet, or write their address."},
    )
    meaning = forms.ChoiceField(
        label="are",
        choices=[
            (Meaning.HEADING, "headings"),
            (Meaning.LABEL, "labels"),
            (Meaning.FIGURES, "figures"),
            (Meaning.TOTAL, "totals"),
            (Meaning.NOTE, "a note"),
            (Meaning.IGNORE, "to be left out"),
            (Meaning.TABLE, "a table of its own, or its first row"),
            (Meaning.PERIOD, "for the period"),
        ],
    )
    period = forms.CharField(
        max_length=60, required=False, help_text="Only for the last choice: 2017/18, 2017 or Apr-Jun 2017."
    )

    def __init__(self, *args, sheets, **kwargs):
        super().__init__(*args, auto_id="id_mark_%s", **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in sheets]


class RuleOnReadersForm(forms.Form):
    """Whose reading holds where two people read an answer differently."""

    chosen = forms.TypedChoiceField(
        label="Whose reading holds",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose reading holds."},
    )
    why = forms.CharField(label="Why it holds", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    earlier = forms.ChoiceField(
        label="The earlier answer of this force", required=False, choices=EARLIER, widget=forms.RadioSelect
    )

    def __init__(self, *args, readings, **kwargs):
        super().__init__(*args, auto_id="id_readers_%s", **kwargs)
        self.fields["chosen"].choices = [(pk, f"The reading of {reader}") for pk, reader in readings]
