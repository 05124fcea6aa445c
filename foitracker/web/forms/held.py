"""Clearing a held file, or destroying it."""

from django import forms


class HeldForm(forms.Form):
    """Why a held file is cleared, or why it is destroyed. The two stand side by side, each with ids of its own."""

    why = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write the reason first. It is kept with the answer."},
    )

    def __init__(self, *args, clears, **kwargs):
        super().__init__(*args, auto_id=f"id_{'clear' if clears else 'destroy'}_%s", **kwargs)
        self.fields["why"].label = "Why it may be read" if clears else "Why it is rejected"
        self.fields["why"].help_text = "Kept for ever. Write nothing here that is about a person."
