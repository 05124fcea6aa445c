from django.http import Http404
from django.shortcuts import get_object_or_404, render

from foitracker.publishing.png import png
from foitracker.store.models import Round
from foitracker.store.queries.national import national
from foitracker.store.queries.pictures import drawing
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.attachments import attachment
from foitracker.web.presenters.pictures import picture_views

_FORMATS = {"svg": ("image/svg+xml", str.encode), "png": ("image/png", png)}


@allows(May.SEE_ROUNDS)
def index(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    context = {"round": round, "section": "totals", "pictures": picture_views(national(round))}
    return render(request, "totals/pictures.html", context)


@allows(May.SEE_ROUNDS)
def download(request, round_slug, key, kind):
    """One picture as a file."""
    round = get_object_or_404(Round, slug=round_slug)
    found = drawing(national(round), key) if kind in _FORMATS else None
    if found is None:
        raise Http404("There is no such picture.")
    content_type, write = _FORMATS[kind]
    return attachment(write(found.svg), content_type, f"{round_slug}-{key}.{kind}")
