"""Making a token."""

from django import forms


class TokenForm(forms.Form):
    name = forms.CharField(
        max_length=100,
        help_text="What uses it, such as “Power BI on Ann’s laptop”.",
        error_messages={"required": "Write what uses the token."},
    )
