"""A confirmed reading is corrected beside what counts, or left as it was."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from foitracker.store.actions import reopening
from foitracker.store.actions.errors import NotPossible
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.forms.reviewing import ReopenForm
from foitracker.web.views.reviewing import review


@allows(May.REVIEW_READINGS)
@require_POST
def reopen(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = ReopenForm(request.POST)
    if form.is_valid():
        try:
            reopening.reopen(answer=answer, by=request.user, **form.cleaned_data)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Correct the reading now. What was confirmed counts until you confirm this one.")
            return redirect("answer-review", round_slug, pk)
    return review(request, round_slug, pk, reopen_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def leave(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    try:
        reopening.leave(answer=answer, by=request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Left as it was: what was confirmed counts, and your corrections are taken back.")
    return redirect("answer-review", round_slug, pk)
