"""The sections of a round in the site's navigation: each person sees those that a role of theirs may open."""

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


def sections(request):
    """Context of every page: the sections of the round whose page it is, or none outside a round."""
    match = request.resolver_match
    slug = match.kwargs.get("round_slug") if match else None
    if slug is None or not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"sections": ()}
    return {
        "sections": tuple(
            Section(key, title, reverse(name, kwargs={"round_slug": slug}))
            for key, title, name, permission in _SECTIONS
            if request.user.has_perm(permission)
        )
    }
