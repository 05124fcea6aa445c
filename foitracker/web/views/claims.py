from django.shortcuts import get_object_or_404, render

from foitracker.store.models import Round
from foitracker.store.queries.claims import facts_of
from foitracker.store.roles import May
from foitracker.totals.claims.check import check
from foitracker.web.access import allows
from foitracker.web.forms.claims import CheckTextForm
from foitracker.web.presenters.claims import claims_page, has_figures


@allows(May.SEE_ROUNDS)
def check_text(request, round_slug):
    """Checks the text that was pasted and shows it back. Nothing of it is stored."""
    round = get_object_or_404(Round, slug=round_slug)
    facts = facts_of(round)
    form = CheckTextForm(request.POST or None)
    context = {"round": round, "section": "press", "form": form, "has_figures": has_figures(facts)}
    if request.method == "POST" and context["has_figures"] and form.is_valid():
        context["page"] = claims_page(check(form.cleaned_data["text"], facts), facts, round.slug)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "totals/claims.html", context, status=status)
