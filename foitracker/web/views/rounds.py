from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django_tables2 import SingleTableView

from foitracker.store.actions import rounds as actions
from foitracker.store.models import Round
from foitracker.store.queries import overview
from foitracker.store.roles import May
from foitracker.totals.words import counted_words
from foitracker.web.access import allows
from foitracker.web.forms.rounds import OpenRoundForm
from foitracker.web.presenters.large_round import totals_and_flags
from foitracker.web.refusals import refusals_on
from foitracker.web.tables import RoundTable


@allows(May.SEE_ROUNDS)
def home(request):
    return redirect("rounds")


class RoundList(SingleTableView):
    permission = May.SEE_ROUNDS
    table_class = RoundTable
    template_name = "rounds/list.html"
    paginate_by = 50
    extra_context = {"section": "rounds"}

    def get_queryset(self):
        return overview.round_lines(today=timezone.localdate())


@allows(May.OPEN_ROUNDS)
def open_round(request):
    form = OpenRoundForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        with refusals_on(form):
            round = actions.open_round(
                slug=asked["slug"],
                title=asked["title"],
                scheme=asked["scheme"],
                periods=asked["periods"],
                questions=asked["questions"],
                letters={"foia": asked["letter_foia"], "foisa": asked["letter_foisa"]},
                forces=asked["forces"],
                on=asked["opened_on"],
                two_person_rulings=asked["two_person_rulings"],
                two_readers=asked["two_readers"],
                by=request.user,
            )
            ready = counted_words(len(asked["forces"]), "request", "requests")
            messages.success(request, f"The round is open, with {ready} ready to send.")
            return redirect("round-detail", round_slug=round.slug)
    return render(request, "rounds/open.html", {"form": form}, status=422 if form.errors else 200)


@allows(May.SEE_ROUNDS)
def detail(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    totals, waiting = totals_and_flags(round)
    page = overview.round_overview(round, today=timezone.localdate(), flags=waiting)
    return render(
        request,
        "rounds/detail.html",
        {"round": round, "section": "overview", "page": page, "national": totals},
    )
