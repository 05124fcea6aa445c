"""Ruling on wordings, alone and together, and asking a force about one."""

from django import forms

from foitracker.offences import load_scheme
from foitracker.store.models import Force, Wording


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
    why = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the reason. It is kept with the ruling."},
    )
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
        error_messages={"required": "Write the question to the force."},
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
    why = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the reason. It is kept with the ruling."},
    )

    def __init__(self, *args, scheme, wordings, **kwargs):
        super().__init__(*args, auto_id="id_together_%s", **kwargs)
        self.fields["category"].choices = _categories(scheme)
        self.fields["wordings"].queryset = wordings


class ConfirmTogetherForm(forms.Form):
    wordings = forms.ModelMultipleChoiceField(queryset=Wording.objects.none(), error_messages=_CHANGED_MEANWHILE)

    def __init__(self, *args, wordings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wordings"].queryset = wordings


def _categories(scheme):
    return [("", "Choose…")] + [(category.code, category.title) for category in load_scheme(scheme).categories.values()]
