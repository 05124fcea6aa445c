"""One cell of one answer: every number it is in."""

from django.http import Http404
from django.shortcuts import render

from foitracker.store.queries.cell import cell_page
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_open, first_cell
from foitracker.web.presenters.traces import cell_view


@allows(May.SEE_ROUNDS)
def detail(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    sheet, cell = request.GET.get("sheet", ""), request.GET.get("cell", "")
    is_address = first_cell(cell)[0] and "\0" not in sheet + cell  # which no database looks for
    page = cell_page(answer, sheet=sheet, cell=cell, person=request.user) if is_address else None
    if page is None:
        raise Http404("This answer has no such sheet, or that is no address of a cell.")
    context = {"round": answer.round, "section": "answers", "view": cell_view(page, round_slug)}
    return render(request, "answers/cell.html", context)
