"""What people rule on the flags of the checks."""

from django import forms

from foitracker.store.models import FlagRuling

Decision = FlagRuling.Decision


class FlagRulingForm(forms.Form):
    keys = forms.MultipleChoiceField(
        label="Flags",
        error_messages={
            "required": "Choose the flags first: each has a box beside it.",
            "invalid_choice": "One of the flags stands no longer as shown, or was ruled on. Look at the list again.",
        },
    )
    decision = forms.ChoiceField(
        label="Ruling",
        choices=[(one.value, one.label) for one in (Decision.STANDS, Decision.EXPLAINED)],
        widget=forms.RadioSelect,
        initial=Decision.STANDS.value,
        error_messages={"required": "Say whether the notes of a release are to give the reason."},
    )
    why = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In words that can be printed: what the force said, and when.",
        error_messages={"required": "Write the reason. It is kept with the ruling."},
    )

    def __init__(self, *args, keys, **kwargs):
        super().__init__(*args, auto_id="id_flags_%s", **kwargs)
        self.fields["keys"].choices = [(key, key) for key in keys]


class TakeBackForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=32)
    why = forms.CharField(
        label="Why the ruling no longer holds",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why the ruling no longer holds."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_back_%s", **kwargs)
