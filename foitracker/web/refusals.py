"""What the store says is not possible, said where the person asked for it. The rest of the block is not done then."""

from contextlib import contextmanager

from django.contrib import messages

from foitracker.store.actions.errors import NotPossible


@contextmanager
def refusals_on(form, field=None):
    """Says it on the form, or beside one of its fields."""
    try:
        yield
    except NotPossible as problem:
        form.add_error(field, str(problem))


@contextmanager
def refusals_shown(request, before=""):
    """Says it above the page that follows, after the words `before`."""
    try:
        yield
    except NotPossible as problem:
        messages.error(request, f"{before} {problem}".strip())
