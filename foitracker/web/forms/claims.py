"""Checking a text."""

from django import forms

from foitracker.totals.claims.check import LONGEST_TEXT


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
