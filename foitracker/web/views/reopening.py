"""A confirmed reading is corrected beside what counts, or left as it was."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from foitracker.store.actions import reopening
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.forms.reviewing import ReopenForm
from foitracker.web.refusals import refusals_on, refusals_shown
from foitracker.web.views.reviewing import review


@allows(May.REVIEW_READINGS)
@require_POST
def reopen(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = ReopenForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            reopening.reopen(answer=answer, by=request.user, **form.cleaned_data)
            messages.success(request, "Correct the reading now. What was confirmed counts until you confirm this one.")
            return redirect("answer-review", round_slug, pk)
    return review(request, round_slug, pk, reopen_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def leave(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    with refusals_shown(request):
        reopening.leave(answer=answer, by=request.user)
        messages.success(request, "Left as it was: what was confirmed counts, and your corrections are taken back.")
    return redirect("answer-review", round_slug, pk)
