"""Taking over a scheme with its approved wordings."""

from django import forms
from django.conf import settings


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
