"""A person says what cells of an answer are, or takes it back, and it is read again."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from foitracker.sheets.recipe import UnusableMark, parse_area
from foitracker.store.actions import corrections
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Correction
from foitracker.store.queries.lines import cell_anchor
from foitracker.store.roles import May
from foitracker.totals.words import counted_words
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.forms.reviewing import CorrectForm
from foitracker.web.refusals import refusals_shown
from foitracker.web.views.reviewing import current_reading, review


@allows(May.REVIEW_READINGS)
@require_POST
def correct(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    reading = current_reading(answer, request.user)
    before = _counts_of(reading)
    form = CorrectForm(request.POST, sheets=[grid["name"] for grid in reading.found.get("grids", ())])
    if form.is_valid():
        try:
            after = corrections.correct(answer=answer, by=request.user, **form.cleaned_data)
        except corrections.WrongMark as problem:
            form.add_error(problem.field, str(problem))
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _what_changed(before, _counts_of(after)))
            return _back(answer, after, form.cleaned_data["sheet"], form.cleaned_data["area"])
    return review(request, round_slug, pk, correct_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def take_back(request, round_slug, pk, correction):
    answer = find_open(round_slug, pk)
    taken = get_object_or_404(Correction.objects.select_related("answer"), answer=answer, pk=correction)
    before = _counts_of(current_reading(answer, request.user))
    with refusals_shown(request):
        after = corrections.take_back(correction=taken, by=request.user)
        messages.success(request, _what_changed(before, _counts_of(after)))
        return _back(answer, after, taken.mark["sheet"], taken.mark["area"])
    return redirect("answer-review", round_slug, pk)


@allows(May.REVIEW_READINGS)
@require_POST
def memory(request, round_slug, pk):
    answer, uses = find_open(round_slug, pk), request.POST.get("uses") == "yes"
    before = _counts_of(current_reading(answer, request.user))
    with refusals_shown(request):
        after = corrections.choose_memory(answer=answer, uses_memory=uses, by=request.user)
        messages.success(request, _what_changed(before, _counts_of(after)))
    return redirect("answer-review", round_slug, pk)


def _counts_of(reading):
    """How many figures, open points, and figures without a number; of one that is replaced later, no figure is left."""
    return reading.figures.count(), reading.open_points, reading.figures.without_a_number().count()


def _what_changed(before, now):
    """ "Read again: 12 figures, 10 before; 1 open point, 3 before."; and those without a number, where that changed."""
    (figures, points, without), (figures_now, points_now, without_now) = before, now
    if before == now:
        found = counted_words(figures_now, "figure", "figures"), counted_words(points_now, "open point", "open points")
        return f"Read again: {found[0]} and {found[1]}, as before."
    numberless = "" if without == without_now else f"; {without_now:,} without a number, {without:,} before"
    return (
        f"Read again: {counted_words(figures_now, 'figure', 'figures')}, {figures:,} before{numberless}; "
        f"{counted_words(points_now, 'open point', 'open points')}, {points:,} before."
    )


def _back(answer, reading, sheet, area):
    """The page again, at the cells that were spoken of."""
    try:
        cell = parse_area(area).first_cell
    except UnusableMark:
        cell = ""
    address = reverse("answer-review", args=[answer.round.slug, answer.pk])
    return redirect(f"{address}?{urlencode({'sheet': sheet, 'cell': cell})}#{cell_anchor(reading.found, sheet, cell)}")
