"""Releases: who may see which, what moved between two of them, and who ruled what in between."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from foitracker.offences import load_scheme
from foitracker.publishing.differences import Moved, MovedSource, moved, moved_sources
from foitracker.publishing.publication import PUBLISHED, Publication, Source
from foitracker.publishing.rests import Number, number_at, sources_of
from foitracker.store.models import Answer, Event, FlagRuling, OfficialTable, Release, Round, Ruling
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
class SeenRelease:
    """A release as a person sees it: `corrections` are those of its corrections that they may see."""

    release: Release
    is_embargoed: bool
    corrections: tuple[Release, ...]
    can_sign: bool = False


@dataclass(frozen=True, slots=True)
class Questioned:
    """What the checks questioned when a release was frozen, and what had been ruled on it."""

    about: str
    words: str
    ruling: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReleasePage:
    release: Release
    publication: Publication
    corrections: tuple[Release, ...]
    earlier: Release | None
    moved: tuple[Moved, ...]
    moved_sources: tuple[MovedSource, ...]
    decided: tuple[Decided, ...]
    questioned: tuple[Questioned, ...]
    can_sign: bool
    is_embargoed: bool


def may_see(release: Release, person) -> bool:
    return release.is_public(timezone.now()) or _may_see_early(person)


def releases(round: Round, person) -> list[SeenRelease]:
    """Those that a person may see, the newest first."""
    now = timezone.now()
    found = (
        round.releases.select_related("made_by", "corrects").prefetch_related("sign_offs__signed_by").defer("content")
    )
    seen = [release for release in found if may_see(release, person)]
    corrections = defaultdict(list)
    for release in seen:
        corrections[release.corrects_id].append(release)
    may_sign = person.has_perm(May.SIGN_RELEASES)
    return [
        SeenRelease(one, one.is_embargoed(now), tuple(corrections[one.pk]), may_sign and _lacks(one, person))
        for one in seen
    ]


def _may_see_early(person) -> bool:
    """Whether a person may see releases that are not signed, or whose embargo has not ended."""
    return person.has_perm(May.EXPORT_TABLES) or person.has_perm(May.SIGN_RELEASES)


def _lacks(release: Release, person) -> bool:
    """Whether a release still waits for a signature, and this person has not signed it."""
    return not release.is_signed and person.pk not in {one.signed_by_id for one in release.sign_offs.all()}


def release_page(release: Release, person) -> ReleasePage:
    """A release beside the one before it among those that the person may see."""
    seen = releases(release.round, person)
    earlier = next((one.release for one in seen if one.release.number < release.number), None)
    own = next(one for one in seen if one.release.pk == release.pk)
    now = publication.of_release(release)
    before = publication.of_release(earlier) if earlier else None
    return ReleasePage(
        release=release,
        publication=now,
        corrections=own.corrections,
        earlier=earlier,
        moved=moved(before, now) if before else (),
        moved_sources=moved_sources(before, now) if before else (),
        decided=_decided(release, since=earlier.made_at) if earlier else (),
        questioned=tuple(_questioned(one) for one in release.flag_rulings.select_related("decided_by")),
        can_sign=own.can_sign,
        is_embargoed=own.is_embargoed,
    )


@dataclass(frozen=True, slots=True)
class FrozenSource:
    """A source of a frozen number, with the answer in which its cell is lit, or the published table that it is from.

    Neither is there where the file is closed since.
    """

    source: Source
    answer: int | None
    table: int | None


@dataclass(frozen=True, slots=True)
class NumberPage:
    """One number of a release with what it rested on when it was frozen."""

    release: Release
    number: Number
    sources: tuple[FrozenSource, ...]
    is_embargoed: bool


def number_page(release: Release, table: str, row: int, column: int) -> NumberPage | None:
    """What a number of a release rests on, as it was frozen. None where there is no number in that place."""
    frozen = publication.of_release(release)
    number = number_at(frozen, table, row, column)
    if number is None:
        return None
    sources = sources_of(frozen, number)
    answers = {  # one file may be an answer of two forces
        (answer.file.sha256, answer.request.force.name): answer.pk
        for answer in Answer.objects.in_round(release.round)
        .filter(file__sha256__in={one.sha256 for one in sources}, request__isnull=False)
        .select_related("file", "request__force")
        if not answer.file.is_closed
    }
    tables = OfficialTable.objects.filter(sha256__in={one.sha256 for one in sources if one.kind == PUBLISHED})
    published = dict(tables.values_list("sha256", "pk"))
    return NumberPage(
        release=release,
        number=number,
        sources=tuple(
            FrozenSource(one, answers.get((one.sha256, one.force)), published.get(one.sha256)) for one in sources
        ),
        is_embargoed=release.is_embargoed(timezone.now()),
    )


def _questioned(ruling: FlagRuling) -> Questioned:
    return Questioned(
        about=ruling.about,
        words=ruling.words,
        ruling=ruling.get_decision_display(),
        why=ruling.why,
        by=ruling.decided_by.get_username(),
        at=ruling.decided_at,
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
