"""Sending a request, and logging what happened to it."""

from django import forms

from foitracker.store.actions.requests import LOGGABLE
from foitracker.store.models import Event, Request
from foitracker.web.forms.fields import DateInput, not_in_the_future


class SendForm(forms.Form):
    """Its fields' ids are its own: it stands beside the form that logs an event."""

    on = forms.DateField(
        label="Sent on",
        widget=DateInput,
        help_text="An e-mail counts as received on the day it is delivered.",
        error_messages={"required": "Give the day on which it was sent."},
    )

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, auto_id="id_send_%s", **kwargs)
        self.fields["on"].initial = today
        self.today = today

    def clean_on(self):
        return not_in_the_future(self.cleaned_data["on"], self.today)


class LogForm(forms.Form):
    kind = forms.ChoiceField(
        label="What happened",
        choices=[("", "Choose…"), *((kind.value, Event.Kind(kind).label) for kind in LOGGABLE)],
        error_messages={"required": "Choose what happened."},
    )
    on = forms.DateField(
        label="On", widget=DateInput, error_messages={"required": "Give the day on which it happened."}
    )
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
        return not_in_the_future(self.cleaned_data["on"], self.today)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Event.Kind.NOTE and not cleaned.get("text", "").strip():
            self.add_error("text", "Write the note.")
        if cleaned.get("kind") == Event.Kind.REFUSED and not cleaned.get("outcome"):
            self.add_error("outcome", "Choose why the force refused: the reason is printed beside the missing figure.")
        return cleaned
