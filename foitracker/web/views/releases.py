"""Releases, to those who may see them: everybody once two people have signed and the embargo has ended."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from foitracker.publishing.formats import formats
from foitracker.store.actions import releases as actions
from foitracker.store.models import Round
from foitracker.store.queries import publication
from foitracker.store.queries import releases as query
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_release
from foitracker.web.attachments import publication_attachment
from foitracker.web.forms.releases import SignOffForm
from foitracker.web.presenters.traces import number_view, table_views
from foitracker.web.refusals import refusals_on


@allows(May.SEE_ROUNDS)
def index(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    context = {"round": round, "section": "share", "releases": query.releases(round, request.user)}
    return render(request, "releases/list.html", context)


@allows(May.SEE_ROUNDS)
def detail(request, round_slug, number, form=None):
    release = find_release(round_slug, number, person=request.user)
    page = query.release_page(release, request.user)
    context = {
        "round": release.round,
        "section": "share",
        "page": page,
        "tables": table_views(release, page.publication.tables),
        "formats": formats(),
        "form": form or SignOffForm(),
    }
    return render(request, "releases/detail.html", context, status=422 if form else 200)


@allows(May.SEE_ROUNDS)
def number(request, round_slug, number, table, line, column):
    """What one number of a release rested on when it was frozen."""
    page = query.number_page(find_release(round_slug, number, person=request.user), table, line, column)
    if page is None:
        raise Http404("This release has no number in that place.")
    context = {"round": page.release.round, "section": "share", "view": number_view(page)}
    return render(request, "releases/number.html", context)


@allows(May.SIGN_RELEASES)
@require_POST
def sign(request, round_slug, number):
    release = find_release(round_slug, number, person=request.user)
    form = SignOffForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.sign(release=release, by=request.user, **form.cleaned_data)
            messages.success(request, "Signed. Two people stand behind this release now.")
            return redirect("release-detail", round_slug, number)
    return detail(request, round_slug, number, form=form)


@allows(May.SEE_ROUNDS)
def download(request, round_slug, number, name):
    release = find_release(round_slug, number, person=request.user)
    draft = "" if release.is_signed else "-not-signed"
    return publication_attachment(publication.of_release(release), name, f"{round_slug}-release-{number}{draft}")
