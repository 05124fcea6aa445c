from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from foitracker.publishing.formats import formats
from foitracker.store.actions import releases as actions
from foitracker.store.models import Reading, Round
from foitracker.store.queries import publication
from foitracker.store.queries.flags import flags, open_flags
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.addresses import cell_addresses
from foitracker.web.attachments import publication_attachment
from foitracker.web.forms.releases import ReleaseForm
from foitracker.web.refusals import refusals_on


@allows(May.EXPORT_TABLES)
def choose(request, round_slug, form=None):
    round = get_object_or_404(Round, slug=round_slug)
    context = {
        "round": round,
        "section": "share",
        "publication": publication.as_it_stands(round, made_at=timezone.now()),
        "formats": formats(),
        "form": form or ReleaseForm(round=round),
        "waiting": len(open_flags(flags(round))),
        "correcting": Reading.objects.being_corrected_in(round).count(),
    }
    return render(request, "exports/choose.html", context, status=422 if form else 200)


@allows(May.EXPORT_TABLES)
def download(request, round_slug, name):
    round = get_object_or_404(Round, slug=round_slug)
    address_of = cell_addresses(round_slug)
    made = publication.as_it_stands(round, made_at=timezone.now(), address_of=address_of)
    return publication_attachment(made, name, round_slug)


@allows(May.EXPORT_TABLES)
@require_POST
def make_release(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = ReleaseForm(request.POST, round=round)
    if form.is_valid():
        with refusals_on(form):
            address_of = cell_addresses(round_slug)
            made = actions.make(round=round, by=request.user, address_of=address_of, **form.cleaned_data)
            messages.success(request, f"Release {made.number} is frozen and has your signature. It needs one more.")
            return redirect("release-detail", round_slug, made.number)
    return choose(request, round_slug, form=form)
