"""Releases: who may see which, what moved between two of them, and who ruled what in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from foitracker.offences import load_scheme
from foitracker.publishing.differences import Moved, MovedSource, moved, moved_sources
from foitracker.publishing.table import Publication
from foitracker.store.models import Event, FlagRuling, Release, Round, Ruling
from foitracker.store.queries import publication
from foitracker.store.roles import May

DECIDING = [
    Event.Kind.READING_CONFIRMED,
    Event.Kind.READING_REJECTED,
    Event.Kind.FILE_CLEARED,
    Event.Kind.FILE_DESTROYED,
]


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided between two releases."""

    at: datetime
    by: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Questioned:
    """What the checks questioned when a release was frozen, and what had been ruled on it."""

    about: str
    words: str
    ruling: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class ReleasePage:
    release: Release
    publication: Publication
    earlier: Release | None
    moved: tuple[Moved, ...]
    moved_sources: tuple[MovedSource, ...]
    decided: tuple[Decided, ...]
    questioned: tuple[Questioned, ...]
    can_sign: bool
    is_embargoed: bool


def may_see_early(person) -> bool:
    """Whether a person may see releases that are not signed, or whose embargo has not ended."""
    return person.has_perm(May.EXPORT_TABLES) or person.has_perm(May.SIGN_RELEASES)


def may_see(release: Release, person) -> bool:
    return release.is_public(timezone.now()) or may_see_early(person)


def releases(round: Round, person) -> list[tuple[Release, bool]]:
    """Those that a person may see, the newest first, and whether each is under embargo."""
    now = timezone.now()
    found = round.releases.select_related("made_by", "corrects").prefetch_related("sign_offs__signed_by", "corrections")
    seen = [release for release in found.defer("content") if may_see(release, person)]
    return [(release, release.is_embargoed(now)) for release in seen]


def release_page(release: Release, person) -> ReleasePage:
    """A release beside the one before it among those that the person may see."""
    earlier = next((one for one, _ in releases(release.round, person) if one.number < release.number), None)
    now = publication.of_release(release)
    before = publication.of_release(earlier) if earlier else None
    signed = {sign_off.signed_by_id for sign_off in release.sign_offs.all()}
    return ReleasePage(
        release=release,
        publication=now,
        earlier=earlier,
        moved=moved(before, now) if before else (),
        moved_sources=moved_sources(before, now) if before else (),
        decided=_decided(release, since=earlier.made_at) if earlier else (),
        questioned=tuple(_questioned(one) for one in release.flag_rulings.select_related("decided_by")),
        can_sign=not release.is_signed and person.pk not in signed and person.has_perm(May.SIGN_RELEASES),
        is_embargoed=release.is_embargoed(timezone.now()),
    )


def _questioned(ruling: FlagRuling) -> Questioned:
    return Questioned(
        ruling.about, ruling.words, ruling.get_decision_display(), ruling.why, ruling.decided_by.get_username()
    )


def _decided(release: Release, *, since: datetime) -> tuple[Decided, ...]:
    """Rulings on wordings that the round has met, and decisions on its answers, the earliest first."""
    between = Q(decided_at__gt=since, decided_at__lte=release.made_at)
    rulings = (
        Ruling.objects.filter(between, wording__figures__request__round=release.round)
        .select_related("wording", "decided_by")
        .distinct()
    )
    events = Event.objects.filter(
        request__round=release.round,
        kind__in=DECIDING,
        recorded_at__gt=since,
        recorded_at__lte=release.made_at,
    ).select_related("request__force", "recorded_by")
    titles = {code: category.title for code, category in load_scheme(release.round.scheme).categories.items()}
    return tuple(sorted([*_of_rulings(rulings, titles), *_of_events(events)], key=lambda one: one.at))


def _of_rulings(rulings: Sequence[Ruling], titles):
    for one in rulings:
        meaning = titles.get(one.category, one.get_kind_display().lower())
        yield Decided(one.decided_at, str(one.decided_by), f"“{one.wording}”: {meaning}", one.why)


def _of_events(events: Sequence[Event]):
    for one in events:
        words = f"{one.request.force.name}: {one.get_kind_display().lower()}"
        yield Decided(one.recorded_at, str(one.recorded_by), words, one.text)
