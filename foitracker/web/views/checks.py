"""The checks before print: what they question, and what people rule on it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from foitracker.store.actions import flags as actions
from foitracker.store.models import Round
from foitracker.store.queries.flags import flags, open_flags
from foitracker.store.roles import May
from foitracker.totals.words import counted_words, listed
from foitracker.web.access import allows
from foitracker.web.forms.checks import FlagRulingForm, TakeBackForm
from foitracker.web.presenters.checks import checks_page
from foitracker.web.refusals import refusals_on


@allows(May.SEE_ROUNDS)
def index(request, round_slug, back_form=None):
    round = get_object_or_404(Round, slug=round_slug)
    back = request.POST.get("key") if back_form else request.GET.get("take-back", "")
    context = {
        "round": round,
        "section": "checks",
        "page": checks_page(round_slug, flags(round), back=back),
        "back_form": back_form or TakeBackForm(initial={"key": back}),
    }
    return render(request, "totals/checks.html", context, status=422 if back_form else 200)


@allows(May.RULE_ON_CHECKS)
def together(request, round_slug, form=None):
    """What a ruling is to cover, before it is written: the flags that were ticked, or all of a kind."""
    round = get_object_or_404(Round, slug=round_slug)
    waiting = open_flags(flags(round))
    if form:
        chosen = request.POST.getlist("keys")
        shown = set(request.POST.getlist("shown"))
    else:
        asked = set(request.GET.getlist("flag"))
        chosen = [flag.key for flag in waiting if flag.key in asked or flag.what == request.GET.get("kind")]
        shown = set(chosen)
    covered = [flag for flag in waiting if flag.key in shown]
    if not covered:
        messages.error(
            request, "Tick the flags first that you want to rule on. Those ruled on meanwhile wait no longer."
        )
        return redirect("total-checks", round_slug)
    context = {
        "round": round,
        "section": "checks",
        "page": checks_page(round_slug, covered, chosen=chosen),
        "form": form or FlagRulingForm(keys=shown),
    }
    return render(request, "totals/rule.html", context, status=422 if form else 200)


@allows(May.RULE_ON_CHECKS)
@require_POST
def rule(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = FlagRulingForm(request.POST, keys=[flag.key for flag in open_flags(flags(round))])
    if form.is_valid():
        with refusals_on(form):
            made = actions.rule(round=round, by=request.user, **form.cleaned_data)
            covered = listed([f"{ruling.about} ({ruling.what})" for ruling in made])
            messages.success(request, f"Ruled on {counted_words(len(made), 'flag', 'flags')}: {covered}.")
            return redirect("total-checks", round_slug)
    return together(request, round_slug, form=form)


@allows(May.RULE_ON_CHECKS)
@require_POST
def take_back(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = TakeBackForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            ruling = actions.take_back(round=round, by=request.user, **form.cleaned_data)
            messages.success(request, f"Taken back: the flag on {ruling.about} waits again.")
            return redirect("total-checks", round_slug)
    return index(request, round_slug, back_form=form)
