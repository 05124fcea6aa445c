"""The sections in the site's navigation, of a round or of all rounds: each person sees those that a role may open."""

from dataclasses import dataclass

from django.urls import reverse

from foitracker.store.roles import May


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a section. `name` is that of its address, by which a page says where it is."""

    name: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    tabs: tuple[Tab, ...]

    @property
    def url(self) -> str:
        """Its first page."""
        return self.tabs[0].url


_SECTIONS = (
    ("overview", "Overview", (("round-detail", "Overview", May.SEE_ROUNDS),)),
    ("requests", "Requests", (("request-list", "Requests", May.SEE_ROUNDS),)),
    ("answers", "Answers", (("answer-list", "Answers", May.SEE_ROUNDS),)),
    ("upload", "Upload", (("answer-upload", "Upload", May.UPLOAD_ANSWERS),)),
    ("wordings", "Wordings", (("wording-list", "Wordings", May.SEE_ROUNDS),)),
    (
        "totals",
        "Totals",
        (
            ("total-national", "All forces together", May.SEE_ROUNDS),
            ("total-forces", "By force", May.SEE_ROUNDS),
            ("total-cut", "Build a table", May.SEE_ROUNDS),
            ("total-pictures", "Pictures", May.SEE_ROUNDS),
        ),
    ),
    (
        "checks",
        "Checks",
        (
            ("total-checks", "Before print", May.SEE_ROUNDS),
            ("total-official", "Beside official figures", May.SEE_ROUNDS),
            ("official-list", "Official tables", May.SEE_ROUNDS),
        ),
    ),
    ("press", "Press", (("line-list", "Press lines", May.SEE_ROUNDS), ("claim-check", "Check a text", May.SEE_ROUNDS))),
    ("share", "Share", (("release-list", "Releases", May.SEE_ROUNDS), ("export", "Export", May.EXPORT_TABLES))),
)
_OF_ALL_ROUNDS = (
    ("rounds", "Rounds", (("rounds", "Rounds", May.SEE_ROUNDS),)),
    ("official", "Official tables", (("official-list", "Official tables", May.SEE_ROUNDS),)),
)
_WITHOUT_A_ROUND = frozenset(name for _, _, pages in _OF_ALL_ROUNDS for name, _, _ in pages)


def sections(request):
    """Context of every page: the sections of the round whose page it is, and those of all rounds outside one."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"sections": ()}
    match = request.resolver_match
    slug = match.kwargs.get("round_slug") if match else None
    known = _SECTIONS if slug else _OF_ALL_ROUNDS
    found = (Section(key, title, _tabs(request.user, pages, slug)) for key, title, pages in known)
    return {"sections": tuple(section for section in found if section.tabs)}


def _tabs(user, pages, slug):
    allowed = [(name, title) for name, title, permission in pages if user.has_perm(permission)]
    return tuple(Tab(name, title, _address(name, slug)) for name, title in allowed)


def _address(name, slug):
    return reverse(name) if name in _WITHOUT_A_ROUND else reverse(name, kwargs={"round_slug": slug})
