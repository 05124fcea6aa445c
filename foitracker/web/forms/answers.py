"""Uploading answers, and saying which force each is from."""

from django import forms
from django.conf import settings
from django.utils.html import format_html

from foitracker.web.forms.fields import DateInput, ManyFilesField, not_in_the_future


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="Answer files",
        allow_empty_file=True,  # an empty file is named in the result, beside the others
        help_text="Excel (xlsx, xls, xlsb), OpenDocument (ods), CSV, Word (docx) or PDF, as the force sent them.",
        error_messages={"required": "Choose one file or more."},
    )
    received_on = forms.DateField(
        label="Received on",
        widget=DateInput,
        error_messages={"required": "Give the day on which the files were received."},
    )

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today
        self.today = today

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > settings.FILES_AT_ONCE:
            raise forms.ValidationError(f"Send at most {settings.FILES_AT_ONCE} files at once.")
        return files

    def clean_received_on(self):
        return not_in_the_future(self.cleaned_data["received_on"], self.today)


class MatchForm(forms.Form):
    """One choice of a force for each answer that waits for one; what is certain is chosen already."""

    def __init__(self, *args, proposals, requests, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposals = {f"answer-{one.answer.pk}": one for one in proposals}
        self.requests = {str(request.pk): request for request in requests}
        choices = [("", "Choose the force…"), *((key, request.force.name) for key, request in self.requests.items())]
        self.by_force = {request.force_id: key for key, request in self.requests.items()}
        for name, one in self.proposals.items():
            self.fields[name] = forms.ChoiceField(
                label=one.answer.file_name,
                choices=choices,
                required=False,
                initial=self._key(one) if one.is_certain else "",
                help_text=one.answer.not_readable or one.because,
            )
            if one.answer.not_readable:
                self.fields[self._kept(name)] = forms.BooleanField(
                    label=format_html(
                        'Keep it as correspondence<span class="visually-hidden">: {}</span>', one.answer.file_name
                    ),
                    required=False,
                )

    def wants_a_look(self):
        """Each field that is not certain, with its proposal and what is offered: forces by their keys."""
        return self._fields(lambda one: not one.is_certain and not one.answer.not_readable)

    def certain(self):
        return self._fields(lambda one: one.is_certain)

    def not_readable(self):
        """Those of files that cannot be read, each with the box that keeps it as correspondence."""
        return [
            (field, one, offered, self[self._kept(field.name)])
            for field, one, offered in self._fields(lambda one: one.answer.not_readable)
        ]

    def _fields(self, fits):
        return [(self[name], one, self._offered(one)) for name, one in self.proposals.items() if fits(one)]

    def _offered(self, one):
        """The force proposed, or those of which it may be one."""
        keys = [self._key(one)] if one.force else [self.by_force.get(pk, "") for pk in one.candidates]
        return [(key, self.requests[key].force.name) for key in keys if key]

    def _kept(self, name):
        return name.replace("answer-", "kept-")

    def _key(self, one):
        return self.by_force.get(one.force.pk, "") if one.force else ""

    def clean(self):
        for name in self.proposals:
            if self.cleaned_data.get(self._kept(name)) and not self.cleaned_data.get(name):
                self.add_error(name, "Choose with which force’s request it is to be kept.")
        if not self.errors and not self._chosen() and self.said_by_others():
            raise forms.ValidationError(self.said_by_others())
        if not self.errors and not self._chosen():
            raise forms.ValidationError("Choose the force of one file at least. A file without a force is not read.")
        return self.cleaned_data

    def pairs(self):
        """What is to be read: answers with their requests."""
        return [pair for kept, *pair in self._chosen() if not kept]

    def kept(self):
        """What is to be kept as correspondence."""
        return [pair for kept, *pair in self._chosen() if kept]

    def said_by_others(self):
        """That somebody else gave a force to some of the files that were sent, which therefore wait no longer."""
        chosen = [name for name, value in self.data.items() if value and name.startswith("answer-")]
        gone = sum(name not in self.proposals for name in chosen)
        if not gone:
            return []
        waits, they = ("1 file waits", "it is") if gone == 1 else (f"{gone} files wait", "they are")
        return [
            f"{waits} for a force no longer: somebody else has decided meanwhile what {they}. That holds; see the list "
            "of answers."
        ]

    def _chosen(self):
        return [
            (self.cleaned_data.get(self._kept(name), False), one.answer, self.requests[chosen])
            for name, one in self.proposals.items()
            if (chosen := self.cleaned_data.get(name))
        ]
