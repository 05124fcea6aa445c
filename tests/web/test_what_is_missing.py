"""A field that was left empty says what to write there, not that "this field is required"."""

import importlib
import pkgutil

from django import forms as django_forms

from foitracker.web import forms

FORMS = {
    form
    for module in pkgutil.iter_modules(forms.__path__)
    for form in vars(importlib.import_module(f"{forms.__name__}.{module.name}")).values()
    if isinstance(form, type) and issubclass(form, django_forms.Form) and form.__module__.startswith(forms.__name__)
}


def test_every_field_that_must_be_filled_says_with_what():
    silent = {
        f"{form.__name__}.{name}"
        for form in FORMS
        for name, field in form.base_fields.items()
        if field.required
        and not field.widget.is_hidden
        and field.error_messages["required"] == django_forms.Field.default_error_messages["required"]
    }

    assert len(FORMS) > 15
    assert silent == set()
