"""Held files: what was found in each, to those who may clear them; what is in it, to nobody."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from foitracker.store.actions import held as actions
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer
from foitracker.store.queries import held as query
from foitracker.store.roles import May
from foitracker.web import letters
from foitracker.web.access import allows
from foitracker.web.forms.held import HeldForm


@allows(May.CLEAR_FILES)
def detail(request, round_slug, pk, clear_form=None, destroy_form=None):
    answer = _find(round_slug, pk)
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
    answer, form = _find(round_slug, pk), HeldForm(request.POST, clears=True)
    if form.is_valid():
        try:
            actions.clear(answer=answer, by=request.user, **form.cleaned_data)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Cleared, and read as any other answer. The findings stay on its page.")
            return redirect("answer-review", round_slug, pk)
    return detail(request, round_slug, pk, clear_form=form)


@allows(May.CLEAR_FILES)
@require_POST
def destroy(request, round_slug, pk):
    answer, form = _find(round_slug, pk), HeldForm(request.POST, clears=False)
    if form.is_valid():
        try:
            actions.destroy(answer=answer, by=request.user, **form.cleaned_data)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Rejected, and its content destroyed. Here is the letter to the force.")
            return redirect("answer-held", round_slug, pk)
    return detail(request, round_slug, pk, destroy_form=form)


@allows(May.CLEAR_FILES)
def letter(request, round_slug, pk):
    page = query.held_page(_find(round_slug, pk))
    if not page.is_destroyed:
        raise Http404("There is a letter once the file is rejected.")
    response = HttpResponse(letters.letter(page), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="letter-{page.force_slug or pk}.txt"'
    return response


def _find(round_slug, pk):
    return get_object_or_404(
        Answer.objects.select_related("round", "request__force", "file", "uploaded_by"), round__slug=round_slug, pk=pk
    )
