"""What a person sees when a page cannot be shown."""

from django.http import Http404
from django.shortcuts import render

from foitracker.store.models import Round
from foitracker.store.roles import May
from foitracker.web.access import PUBLIC, allows


@allows(PUBLIC)
def bad_request(request, exception):
    return render(request, "400.html", status=400)


@allows(PUBLIC)
def forbidden(request, exception):
    context = {"exception": str(exception), "sees_rounds": _sees_rounds(request), "round": _round(request)}
    return render(request, "403.html", context, status=403)


@allows(PUBLIC)
def not_found(request, exception):
    context = {"said": _said(exception), "sees_rounds": _sees_rounds(request), "round": _round(request)}
    return render(request, "404.html", context, status=404)


@allows(PUBLIC)
def server_error(request):
    return render(request, "500.html", status=500)


def _said(exception):
    """What a view says of what is not there, in a sentence; what Django says by itself is for programmers."""
    words = str(exception) if isinstance(exception, Http404) and exception.args else ""
    return words if words.endswith(".") and "matches the given query" not in words else ""


def _sees_rounds(request):
    return request.user.has_perm(May.SEE_ROUNDS)


def _round(request):
    """The round that the address is about, for whoever may see it: the nearest page to go to instead."""
    slug = request.resolver_match.kwargs.get("round_slug", "") if request.resolver_match else ""
    if not slug and request.path_info.startswith("/rounds/"):
        slug = request.path_info.split("/")[2]
    return Round.objects.filter(slug=slug).first() if slug and _sees_rounds(request) else None
