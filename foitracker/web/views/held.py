"""Held files: what was found in each, to those who may clear them; what is in it, to nobody."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from foitracker.store.actions import held as actions
from foitracker.store.queries import held as query
from foitracker.store.roles import May
from foitracker.web import letters
from foitracker.web.access import allows
from foitracker.web.asked import find_any
from foitracker.web.attachments import attachment
from foitracker.web.forms.held import HeldForm
from foitracker.web.refusals import refusals_on


@allows(May.CLEAR_FILES)
def detail(request, round_slug, pk, clear_form=None, destroy_form=None):
    answer = find_any(round_slug, pk)
    page = query.held_page(answer)
    context = {
        "round": answer.round,
        "section": "answers",
        "page": page,
        "letter": letters.letter(page),
        "clear_form": clear_form or HeldForm(clears=True),
        "destroy_form": destroy_form or HeldForm(clears=False),
    }
    return render(request, "answers/held.html", context, status=422 if clear_form or destroy_form else 200)


@allows(May.CLEAR_FILES)
@require_POST
def clear(request, round_slug, pk):
    answer = find_any(round_slug, pk)
    form = HeldForm(request.POST, clears=True)
    if form.is_valid():
        with refusals_on(form):
            actions.clear(answer=answer, by=request.user, **form.cleaned_data)
            messages.success(request, "Cleared, and read as any other answer. The findings stay on its page.")
            return redirect("answer-review", round_slug, pk)
    return detail(request, round_slug, pk, clear_form=form)


@allows(May.CLEAR_FILES)
@require_POST
def destroy(request, round_slug, pk):
    answer = find_any(round_slug, pk)
    form = HeldForm(request.POST, clears=False)
    if form.is_valid():
        with refusals_on(form):
            actions.destroy(answer=answer, by=request.user, **form.cleaned_data)
            messages.success(request, "Rejected, and its content destroyed. Here is the letter to the force.")
            return redirect("answer-held", round_slug, pk)
    return detail(request, round_slug, pk, destroy_form=form)


@allows(May.CLEAR_FILES)
def letter(request, round_slug, pk):
    page = query.held_page(find_any(round_slug, pk))
    if not page.is_destroyed:
        raise Http404("There is a letter once the file is rejected.")
    return attachment(letters.letter(page), "text/plain; charset=utf-8", f"letter-{page.force_slug or pk}.txt")
