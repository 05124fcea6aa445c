from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from foitracker.offences import load_scheme
from foitracker.store.actions import wordings as actions
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Round
from foitracker.store.queries import consequences, wording_page
from foitracker.store.queries import wordings as query
from foitracker.store.roles import May
from foitracker.totals.words import counted_words, listed
from foitracker.web.access import allows
from foitracker.web.filters import WordingFilter
from foitracker.web.forms.wordings import ConfirmTogetherForm, QuestionForm, RuleTogetherForm, RulingForm
from foitracker.web.refusals import refusals_on, refusals_shown
from foitracker.web.tables import WordingTable

ON_A_PAGE = 50


@allows(May.SEE_ROUNDS)
def index(request, round_slug, form=None):
    """The list; with boxes to choose several where they wait for a ruling, or for another person's word."""
    round = get_object_or_404(Round, slug=round_slug)
    filter = WordingFilter(request.GET, round=round)
    wordings = query.by_consequence(round, filter.qs).select_related("force", "proposal__decided_by")
    table = WordingTable(wordings)
    RequestConfig(request, paginate={"per_page": ON_A_PAGE}).configure(table)
    confirms = request.GET.get("status") == "proposed"
    table.show(
        query.wording_lines(round, [row.record for row in table.paginated_rows]),
        chooses=_chooser(request, confirms),
        chosen=_chosen(request),
    )
    context = {
        "round": round,
        "section": "wordings",
        "filter": filter,
        "table": table,
        "counts": query.counts(round),
        "confirms": confirms,
        "form": form or RuleTogetherForm(scheme=round.scheme, wordings=query.met_in(round).none()),
    }
    return render(request, "wordings/list.html", context, status=422 if form else 200)


@allows(May.SEE_ROUNDS)
def detail(request, round_slug, pk, form=None, question=None):
    round, wording = _find(round_slug, pk)
    forces = _forces(round, wording)
    page = wording_page.wording_page(round, wording)
    kept = {"instead_of": wording.category}
    context = {
        "round": round,
        "section": "wordings",
        "page": page,
        "form": form or RulingForm(scheme=round.scheme, forces=forces, initial=kept),
        "question": question or QuestionForm(forces=forces, initial=kept | {"question": page.question}),
        "moved": _moved_by_proposal(wording),
    }
    return render(request, "wordings/detail.html", context, status=422 if form or question else 200)


@allows(May.RULE_ON_WORDINGS)
@require_POST
def rule(request, round_slug, pk):
    round, wording = _find(round_slug, pk)
    form = RulingForm(_typed(request.POST, wording), scheme=round.scheme, forces=_forces(round, wording))
    if form.is_valid():
        if wording.category and not form.cleaned_data["sure"]:
            return _preview(request, round, wording, form, "wording-rule", form.cleaned_data["category"])
        place = wording_page.neighbours(round, wording)
        with refusals_on(form):
            ruling = actions.decide(wording=wording, round=round, by=request.user, **form.said())
            messages.success(request, _done("Ruled", ruling))
            return _onwards(round, wording, place)
    return detail(request, round_slug, pk, form=form)


@allows(May.RULE_ON_WORDINGS)
@require_POST
def ask(request, round_slug, pk):
    round, wording = _find(round_slug, pk)
    form = QuestionForm(request.POST, forces=_forces(round, wording))
    if form.is_valid():
        if wording.category and not form.cleaned_data["sure"]:
            return _preview(request, round, wording, form, "wording-ask", "")
        place = wording_page.neighbours(round, wording)
        with refusals_on(form):
            ruling = actions.ask(wording=wording, round=round, by=request.user, **form.said())
            messages.success(request, _done("The question is in the history of each request concerned", ruling))
            return _onwards(round, wording, place)
    return detail(request, round_slug, pk, question=form)


@allows(May.RULE_ON_WORDINGS)
@require_POST
def confirm(request, round_slug, pk):
    _, wording = _find(round_slug, pk)
    with refusals_shown(request):
        # The form names the ruling that was on the page: another one may have been proposed since.
        if wording.proposal is None or str(wording.proposal_id) != request.POST.get("ruling"):
            raise NotPossible("Another ruling has been made meanwhile. Look at the wording again.")
        actions.confirm(ruling=wording.proposal, by=request.user)
        messages.success(request, f"Confirmed: “{wording.text}”.")
    return redirect("wording-detail", round_slug, pk)


@allows(May.RULE_ON_WORDINGS)
@require_POST
def rule_together(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = RuleTogetherForm(request.POST, scheme=round.scheme, wordings=query.met_in(round).waiting())
    if form.is_valid():
        with refusals_on(form):
            rulings = actions.decide_together(round=round, by=request.user, **form.cleaned_data)
            messages.success(request, f"Ruled on {counted_words(len(rulings), 'wording', 'wordings')}.")
            return redirect("wording-list", round_slug)
    return index(request, round_slug, form=form)


@allows(May.RULE_ON_WORDINGS)
@require_POST
def confirm_together(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = ConfirmTogetherForm(request.POST, wordings=query.met_in(round).proposed().select_related("proposal"))
    if form.is_valid():
        with refusals_on(form):
            rulings = actions.confirm_together(
                rulings=[wording.proposal for wording in form.cleaned_data["wordings"]], by=request.user
            )
            messages.success(request, f"Confirmed {counted_words(len(rulings), 'ruling', 'rulings')}.")
            return redirect("wording-list", round_slug)
    return index(request, round_slug, form=form)


def _find(round_slug, pk):
    round = get_object_or_404(Round, slug=round_slug)
    return round, get_object_or_404(query.met_in(round).select_related("force", "proposal"), pk=pk)


def _forces(round, wording):
    """Which forces a ruling may be confined to: none where the wording is one force's own already."""
    return [] if wording.force_id else query.using_forces(round, wording)


def _typed(posted, wording):
    """What was posted; a choice by one key brings its category, and its reason where none was written."""
    taken = {choice.code: choice for choice in wording_page.choices(wording)}.get(posted.get("take"))
    if taken is None:
        return posted
    typed = posted.copy()
    typed["category"] = taken.code
    typed["why"] = posted.get("why", "").strip() or taken.why
    return typed


def _preview(request, round, wording, form, action, category):
    """What would move, with everything that was typed, to be confirmed or left."""
    force = form.cleaned_data["force"]
    categories = load_scheme(round.scheme).categories
    context = {
        "round": round,
        "section": "wordings",
        "wording": wording,
        "force": force or wording.force,
        "before": categories[wording.category].title,
        "after": categories[category].title if category else "undecided until the force has answered",
        "moved": consequences.consequences([consequences.supposed(wording, category, force)], scheme=round.scheme),
        "stays": "" if force else listed(consequences.forces_with_their_own(wording)),
        "form": form,
        "action": action,
        "two_people": round.two_person_rulings,
    }
    return render(request, "wordings/change.html", context)


def _moved_by_proposal(wording):
    if wording.proposal is None or not wording.category:
        return None
    return consequences.consequences([consequences.supposed(wording, wording.proposal.category)], scheme=wording.scheme)


def _onwards(round, wording, place):
    """The next wording that waits, or the one that was changed."""
    still_there = query.met_in(round).filter(pk=wording.pk)
    if (place.position == 0 or still_there.waiting().exists()) and still_there.exists():
        return redirect("wording-detail", round.slug, wording.pk)
    following = place.after or wording_page.neighbours(round, wording).after
    return redirect("wording-detail", round.slug, following) if following else redirect("wording-list", round.slug)


def _done(what, ruling):
    if ruling.proposed:
        return f"Proposed: “{ruling.wording.text}”. It counts once another person has confirmed it."
    return f"{what}: “{ruling.wording.text}”."


def _chooser(request, confirms):
    """Which lines this person may choose, several at once."""
    if not request.user.has_perm(May.RULE_ON_WORDINGS):
        return lambda line: False
    if confirms:
        return lambda line: line.proposed_by not in ("", request.user.get_username())
    return lambda line: line.waits


def _chosen(request):
    if request.method == "POST":
        return frozenset(request.POST.getlist("wordings"))
    return None if "alike" in request.GET or "choose" in request.GET else frozenset()
