"""Press lines as a page shows them: each number with the address of the cells behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from foitracker.periods import Period
from foitracker.publishing.differences import shown
from foitracker.publishing.place_figures import Level
from foitracker.publishing.press import Claim, Line
from foitracker.publishing.table import Mark
from foitracker.store.models import Release
from foitracker.store.queries.right_of_reply import ReplyPage


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; a number has an address."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    anchor: str
    name: str
    force: str  # the slug of a force, "" for an area
    pieces: tuple[Piece, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    anchor: str
    title: str
    lines: tuple[LineView, ...]


_GROUPS = (
    ("all", "All forces", (Level.WHOLE,)),
    ("nations", "Nations", (Level.NATION,)),
    ("regions", "Regions", (Level.REGION,)),
    ("forces", "Forces", (Level.FORCE,)),
)


def groups(lines: Iterable[Line], *, round_slug: str, release: Release | None = None) -> tuple[Group, ...]:
    """The lines under their headings; a heading without lines is left out.

    A number of the figures as they stand leads to its cells, one of a release to the release that froze it.
    """
    lines = list(lines)
    made = [
        Group(key, title, tuple(line_view(line, round_slug, release) for line in lines if line.level in levels))
        for key, title, levels in _GROUPS
    ]
    return tuple(group for group in made if group.lines)


def line_view(line: Line, round_slug: str, release: Release | None = None) -> LineView:
    return LineView(
        anchor=f"{line.level.name.lower()}-{line.key.lower().replace(' ', '-')}".rstrip("-"),
        name=line.name[:1].upper() + line.name[1:],
        force=line.key if line.level is Level.FORCE else "",
        pieces=tuple(
            Piece(words, _address(claim, round_slug, release) if claim else "") for words, claim in line.pieces()
        ),
        caveats=line.caveats,
    )


def _address(claim: Claim, round_slug: str, release: Release | None) -> str:
    if release:
        return reverse("release-detail", args=[round_slug, release.number])
    place = {Level.WHOLE: "", Level.FORCE: "force"}.get(claim.level, "area")
    query = {name: value for name, value in ((place, claim.key), ("category", claim.category)) if name and value}
    return reverse("total-trace", args=[round_slug, claim.period], query=query)


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A row of a force's own figures, a piece a year."""

    title: str
    figures: tuple[Piece, ...]


def reply_rows(page: ReplyPage, round_slug: str) -> tuple[ReplyLine, ...]:
    """The figures of a force by category and year, each with the address of its cells."""
    return tuple(
        ReplyLine(
            row.title,
            tuple(
                Piece(shown(value), "" if isinstance(value, Mark) else _cells(page, round_slug, period, row.category))
                for period, value in zip(page.periods, row.values, strict=True)
            ),
        )
        for row in page.rows
    )


def _cells(page: ReplyPage, round_slug: str, period: Period, category: str) -> str:
    query = {"force": page.slug} | ({"category": category} if category else {})
    return reverse("total-trace", args=[round_slug, period], query=query)
