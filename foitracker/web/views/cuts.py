"""Any cut of the totals, chosen by a form whose choice stands in the address."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from foitracker.publishing.formats import formats
from foitracker.store.models import Round
from foitracker.store.queries.cut import Asked, cut
from foitracker.store.queries.cut_publication import of_cut
from foitracker.store.queries.national import national
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.addresses import cell_addresses
from foitracker.web.attachments import publication_attachment
from foitracker.web.forms.cuts import CutForm
from foitracker.web.presenters.cut import cut_page


@allows(May.SEE_ROUNDS)
def detail(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    result = national(round)
    form = CutForm(request.GET, result=result)
    asked = form.asked() if form.is_valid() else Asked()
    context = {
        "round": round,
        "section": "totals",
        "form": form,
        "page": cut_page(result, cut(result, asked)),
        "formats": formats(),
        "chosen": request.GET.urlencode(),
    }
    return render(request, "totals/cut.html", context, status=200 if form.is_valid() else 422)


@allows(May.EXPORT_TABLES)
def download(request, round_slug, name):
    """Just that cut as a file, with the cells behind it."""
    round = get_object_or_404(Round, slug=round_slug)
    result = national(round)
    form = CutForm(request.GET, result=result)
    if not form.is_valid():
        return detail(request, round_slug)
    address_of = cell_addresses(round_slug)
    chosen = cut(result, form.asked())
    made = of_cut(round, result, chosen, made_at=timezone.now(), address_of=address_of)
    return publication_attachment(made, name, f"{round_slug}-cut")
