"""The sections in the site's navigation, of a round or of all rounds: each person sees those that a role may open."""

from dataclasses import dataclass

from django.urls import reverse

from foitracker.store.roles import May


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    url: str


_SECTIONS = (
    ("overview", "Overview", "round-detail", May.SEE_ROUNDS),
    ("requests", "Requests", "request-list", May.SEE_ROUNDS),
    ("answers", "Answers", "answer-list", May.SEE_ROUNDS),
    ("upload", "Upload", "answer-upload", May.UPLOAD_ANSWERS),
    ("wordings", "Wordings", "wording-list", May.SEE_ROUNDS),
    ("totals", "Totals", "total-national", May.SEE_ROUNDS),
    ("lines", "Press lines", "line-list", May.SEE_ROUNDS),
    ("releases", "Releases", "release-list", May.SEE_ROUNDS),
    ("export", "Export", "export", May.EXPORT_TABLES),
)
_OF_ALL_ROUNDS = (
    ("rounds", "Rounds", "rounds", May.SEE_ROUNDS),
    ("official", "Official tables", "official-list", May.SEE_ROUNDS),
)
_AFTER_A_ROUND = _OF_ALL_ROUNDS[1:]


def sections(request):
    """Context of every page: the sections of the round whose page it is, and those of all rounds outside one."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"sections": ()}
    match = request.resolver_match
    slug = match.kwargs.get("round_slug") if match else None
    if slug is None:
        return {"sections": tuple(_of(request.user, _OF_ALL_ROUNDS))}
    of_round = _of(request.user, _SECTIONS, round_slug=slug)
    return {"sections": (*of_round, *_of(request.user, _AFTER_A_ROUND))}


def _of(user, known, **kwargs):
    for key, title, name, permission in known:
        if user.has_perm(permission):
            yield Section(key, title, reverse(name, kwargs=kwargs))
