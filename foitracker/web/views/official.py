"""Official tables, and a round beside them."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from foitracker.store.actions import official as actions
from foitracker.store.models import Force, OfficialTable, Round
from foitracker.store.queries import national
from foitracker.store.queries import official as query
from foitracker.store.queries import official_tables as tables
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.forms.official import OfficialTableForm, ReadAgainForm
from foitracker.web.presenters.official import comparison_page
from foitracker.web.refusals import refusals_on


@allows(May.SEE_ROUNDS)
def index(request, form=None):
    form_shown = form or OfficialTableForm(today=timezone.localdate())
    context = {"lines": tables.table_lines(), "form": form_shown, "section": "official"}
    return render(request, "official/list.html", context, status=422 if form else 200)


@allows(May.IMPORT_OFFICIAL)
@require_POST
def upload(request):
    form = OfficialTableForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            table = actions.receive_upload(by=request.user, **form.cleaned_data)
            _say(request, table)
            return redirect("official-detail", table.pk)
    return index(request, form=form)


@allows(May.SEE_ROUNDS)
def detail(request, pk, form=None):
    table = get_object_or_404(OfficialTable.objects.select_related("imported_by"), pk=pk)
    context = {
        "page": tables.table_page(table, code=request.GET.get("code", "")),
        "form": form or ReadAgainForm(names=table.unknown_names),
        "section": "official",
    }
    return render(request, "official/detail.html", context, status=422 if form else 200)


@allows(May.IMPORT_OFFICIAL)
@require_POST
def read_again(request, pk):
    table = get_object_or_404(OfficialTable, pk=pk)
    form = ReadAgainForm(request.POST, names=table.unknown_names)
    if form.is_valid():
        with refusals_on(form):
            table = actions.read_again(table=table, by=request.user, **form.cleaned_data)
            _say(request, table)
            return redirect("official-detail", pk)
    return detail(request, pk, form=form)


@allows(May.SEE_ROUNDS)
def number(request, pk, period, force_slug):
    table = get_object_or_404(OfficialTable.objects.imported(), pk=pk)
    force = get_object_or_404(Force, slug=force_slug)
    codes = request.GET.get("codes", "")
    is_code = "\0" not in codes  # which no database looks for
    page = tables.number_page(table, force, period, codes.split()) if is_code else None
    if page is None:
        raise Http404("This table has no such number.")
    round = Round.objects.filter(slug=request.GET.get("round", "").replace("\0", "")).first()
    return render(request, "official/number.html", {"page": page, "round": round, "section": "official"})


@allows(May.DOWNLOAD_ORIGINALS)
def original(request, pk):
    """The bytes as they were published: always a download, never a type that a browser opens."""
    table = get_object_or_404(OfficialTable.objects.imported(), pk=pk)
    return FileResponse(
        table.content.open("rb"), as_attachment=True, filename=table.file_name, content_type="application/octet-stream"
    )


@allows(May.SEE_ROUNDS)
def compare(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    result = national.national(round)
    editions = tables.editions()
    chosen = next((table for table in editions if str(table.pk) == request.GET.get("edition")), None)
    context = {
        "round": round,
        "section": "checks",
        "page": comparison_page(result, query.comparison(result, table=chosen)),
        "editions": editions,
        "chosen": chosen,
    }
    return render(request, "totals/official.html", context)


def _say(request, table):
    if table.state == OfficialTable.State.IMPORTED:
        messages.success(request, f"Imported: {table.rows:,} rows of “{table}”.")
    elif table.state == OfficialTable.State.REFUSED:
        messages.error(request, "Nothing of this table was imported. What is wrong stands below.")
    else:
        messages.success(request, "Stored. It is read as soon as a worker comes to it.")
