from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from foitracker.store.actions import wordings as actions
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Round
from foitracker.store.queries import wordings as query
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.filters import WordingFilter
from foitracker.web.forms import RulingForm
from foitracker.web.lists import RoundListView
from foitracker.web.tables import WordingTable


class WordingList(RoundListView):
    permission = May.SEE_ROUNDS
    table_class = WordingTable
    template_name = "wordings/list.html"
    section = "wordings"

    def get_queryset(self):
        self.filter = WordingFilter(self.request.GET, queryset=query.met_in(self.round), scheme=self.round.scheme)
        return query.wording_lines(self.round, self.filter.qs)

    def get_context_data(self, **kwargs):
        waiting = query.met_in(self.round).waiting().count()
        return super().get_context_data(filter=self.filter, waiting=waiting, **kwargs)


@allows(May.SEE_ROUNDS)
def detail(request, round_slug, pk, form=None):
    round, wording = _find(round_slug, pk)
    context = {
        "round": round,
        "section": "wordings",
        "page": query.wording_page(round, wording),
        "form": form or RulingForm(scheme=round.scheme),
        **_neighbours(round, wording),
    }
    return render(request, "wordings/detail.html", context, status=422 if form else 200)


@allows(May.RULE_ON_WORDINGS)
@require_POST
def rule(request, round_slug, pk):
    round, wording = _find(round_slug, pk)
    form = RulingForm(request.POST, scheme=round.scheme)
    if form.is_valid():
        try:
            actions.decide(wording=wording, round=round, by=request.user, **form.cleaned_data)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Ruled: “{wording.text}”.")
            following = query.next_waiting(round)
            if following is None:
                return redirect("wording-list", round_slug)
            return redirect("wording-detail", round_slug, following.pk)
    return detail(request, round_slug, pk, form=form)


def _neighbours(round, wording):
    """The waiting wordings before and after this one in the order of the list; after a ruled one comes the first."""
    waiting = query.wording_lines(round, query.met_in(round).waiting())
    place = next((number for number, line in enumerate(waiting) if line.pk == wording.pk), -1)
    return {
        "previous": waiting[place - 1] if place > 0 else None,
        "following": waiting[place + 1] if place + 1 < len(waiting) else None,
    }


def _find(round_slug, pk):
    round = get_object_or_404(Round, slug=round_slug)
    return round, get_object_or_404(query.met_in(round), pk=pk)
