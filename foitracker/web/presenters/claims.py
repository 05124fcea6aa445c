"""A text that was checked, as a page shows it: the text with its claims marked, and each claim with its figure."""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from foitracker.periods import Period
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.check import Checked, Claim
from foitracker.totals.claims.facts import Facts, PlaceKind
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import MOVES, Says
from foitracker.totals.claims.unchecked import NotChecked
from foitracker.totals.claims.written import Binding, bindings
from foitracker.totals.words import counted_words, listed, short_number

VERDICTS = {
    Verdict.SUPPORTED: "Supported",
    Verdict.AMBER: "Look again",
    Verdict.NOT_SUPPORTED: "Not supported",
}
_TRACED_AREAS = (PlaceKind.REGION, PlaceKind.NATION)
_A_NUMBER_OF_FORCES = (Says.COVERAGE, Says.FORCES_MOVED, Says.RANK)


@dataclass(frozen=True, slots=True)
class Badge:
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A number that the exact value was worked out from, with the page of its cells."""

    label: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    number: int
    words: str
    badge: Badge
    measured: str
    value: str
    parts: tuple[Part, ...]
    bindings: tuple[Binding, ...]
    also: str  # what else the words could mean
    rule: str
    phrasing: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `claim` is None between the claims."""

    words: str
    claim: ClaimView | None = None


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    pieces: tuple[Piece, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    not_understood: tuple[NotChecked, ...] = ()
    nothing: tuple[NotChecked, ...] = ()  # sentences that hold nothing that can be checked
    summary: str = ""
    legend: tuple[Badge, ...] = tuple(Badge(verdict.value, words) for verdict, words in VERDICTS.items())


def claims_page(checked: Checked, facts: Facts, round_slug: str) -> ClaimsPage:
    views = tuple(_view(number, claim, facts, round_slug) for number, claim in enumerate(checked.claims, start=1))
    return ClaimsPage(
        tuple(_pieces(checked, views)),
        views,
        checked.not_checked,
        checked.unread.not_understood,
        checked.unread.nothing,
        _summary(checked),
    )


def has_figures(facts: Facts) -> bool:
    return any(total.usable for total in facts.totals)


def _summary(checked):
    """ "12 claims: 9 supported, 2 to look at again, 1 not supported"."""
    counts = Counter(claim.verdict for claim in checked.claims)
    words = (
        f"{counts[Verdict.SUPPORTED]} supported",
        f"{counts[Verdict.AMBER]} to look at again",
        f"{counts[Verdict.NOT_SUPPORTED]} not supported",
    )
    return f"{counted_words(len(checked.claims), 'claim', 'claims')}: {', '.join(words)}"


def _pieces(checked, views):
    place = 0
    for claim, view in zip(checked.claims, views, strict=True):
        if claim.start > place:
            yield Piece(checked.text[place : claim.start])
        yield Piece(checked.text[claim.start : claim.end], view)
        place = claim.end
    if place < len(checked.text):
        yield Piece(checked.text[place:])


def _view(number, claim: Claim, facts, round_slug):
    return ClaimView(
        number=number,
        words=claim.words,
        badge=Badge(claim.verdict.value, VERDICTS[claim.verdict]),
        measured=claim.measured,
        value=as_written(claim.value),
        parts=tuple(_parts(claim, facts, round_slug)),
        bindings=bindings(claim, facts),
        also=_also(claim),
        rule=claim.rule,
        phrasing=claim.phrasing,
    )


def as_written(value: str) -> str:
    """ "22,724" of "22724.00", and "22.69" as it is."""
    return re.sub(r"\d+\.\d\d", lambda number: f"{Decimal(number[0]):,.2f}".removesuffix(".00"), value)


def _also(claim):
    """What the words could mean too, where that would be judged otherwise."""
    if not claim.differing:
        return ""
    return f"For {listed([other.words for other in claim.differing])} the verdict would be another."


def _parts(claim: Claim, facts: Facts, round_slug: str):
    """The totals that a claim stands on; for a number of forces, the page of all of them."""
    figure = claim.figure
    if claim.says is Says.CAUSE or figure.asked_for:
        return
    if claim.says in _A_NUMBER_OF_FORCES:
        yield Part("", "the numbers of every force", reverse("total-forces", args=[round_slug]))
    if claim.says in (Says.COVERAGE, Says.FORCES_MOVED):
        return
    periods = figure.periods
    if claim.says in (Says.RECORD, Says.YEARLY, Says.RUN):
        periods = facts.periods
    elif claim.says in MOVES and figure.before:
        periods = (figure.before, figure.after)
    elif claim.says is Says.RANK and claim.measured.startswith(("rise", "fall")):  # from the year before
        last = facts.periods.index(figure.after)
        periods = facts.periods[max(last - 1, 0) : last + 1]
    for period in periods:
        total = facts.total(figure.place, period, figure.category)
        yield Part(period.label, short_number(total.low, total.high), trace_of(figure, period, round_slug))


def trace_of(figure: Figure, period: Period, round_slug: str) -> str:
    """The page of a number's cells; nothing for places that were added together, which have none."""
    place = figure.place
    asked = {}
    if place.kind is PlaceKind.FORCE:
        asked["force"] = place.key
    elif place.kind in _TRACED_AREAS and place.key:
        asked["area"] = place.key
    elif place.kind is not PlaceKind.ROUND:
        return ""
    if figure.category:
        asked["category"] = figure.category
    address = reverse("total-trace", kwargs={"round_slug": round_slug, "period": period})
    return f"{address}?{urlencode(asked)}" if asked else address
