from django.http import Http404
from django.shortcuts import get_object_or_404, render

from foitracker.store.models import Force, Round
from foitracker.store.queries import national as query
from foitracker.store.queries import trace as trace_query
from foitracker.store.queries.force_numbers import requests_of
from foitracker.store.queries.national_table import is_large
from foitracker.store.queries.sums import periods_of
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import asked
from foitracker.web.filters import ForceTotalFilter, LargeForceFilter
from foitracker.web.lists import RoundListView
from foitracker.web.presenters.large_forces import force_table, parts_page
from foitracker.web.presenters.large_round import totals_page
from foitracker.web.presenters.national import national_page
from foitracker.web.tables import ForceTotalTable, force_total_columns


@allows(May.SEE_ROUNDS)
def national(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    template = "totals/large.html" if is_large(round) else "totals/national.html"
    return render(request, template, {"round": round, "section": "totals", "page": totals_page(round)})


class ForceTotals(RoundListView):
    permission = May.SEE_ROUNDS
    table_class = ForceTotalTable
    template_name = "totals/forces.html"
    section = "totals"

    def get(self, request, *args, **kwargs):
        return _large_forces(request, self.round) if is_large(self.round) else super().get(request, *args, **kwargs)

    def get_queryset(self):
        self.page = national_page(query.national(self.round))
        self.filter = ForceTotalFilter(self.request.GET, queryset=Force.objects.none())
        return self.filter.lines(self.page.forces)

    def get_table_kwargs(self):
        return {"extra_columns": force_total_columns(self.page, self.round)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, filter=self.filter, **kwargs)


@allows(May.SEE_ROUNDS)
def trace(request, round_slug, period):
    round = get_object_or_404(Round, slug=round_slug)
    of = {
        "forces": asked(request, "force"),
        "categories": asked(request, "category"),
        "areas": asked(request, "area"),
    }
    of_many = is_large(round) and (len(of["forces"]) != 1 or of["areas"])
    page = parts_page(request, round, period, **of) if of_many else trace_query.trace_page(round, period, **of)
    if page is None:
        raise Http404("This round does not ask about that period, force or category.")
    template = "totals/large_trace.html" if of_many else "totals/trace.html"
    return render(request, template, {"round": round, "section": "totals", "page": page})


def _large_forces(request, round):
    filter = LargeForceFilter(request.GET, queryset=requests_of(round))
    table = force_table(request, round, filter.qs, periods_of(round))
    context = {"round": round, "section": "totals", "filter": filter, "table": table}
    return render(request, "totals/large_forces.html", context)
