"""Whose rank a phrase speaks of, and among whom: "Kent had the second highest number in the South East"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foitracker.totals.claims.binding.figure import Figure, How, Unbound
from foitracker.totals.claims.binding.nearness import Near
from foitracker.totals.claims.binding.places import Named
from foitracker.totals.claims.facts import Facts, Place, PlaceKind
from foitracker.totals.claims.said import Among, Said

_IN = re.compile(
    r"\s*,?(?: \w+){0,6}?(?: offences)?\s*(?:in|across|for|throughout|of|among)(?: (?:all|the))*\s*", re.IGNORECASE
)
_STANDS_IN = re.compile(r"\b(?:in|across|throughout|of|for)(?: all| the)*\s*$", re.IGNORECASE)
_NATION_WORDS = re.compile(r"\s*,?\s*$")
KINDS = {Among.FORCES: PlaceKind.FORCE, Among.REGIONS: PlaceKind.REGION, Among.NATIONS: PlaceKind.NATION}


def rank_figure(said: Said, near: Near, named: Sequence[Named], facts: Facts, last: Named | None) -> Figure | Unbound:
    """The figure whose rank is meant, with the scope it is ranked in; `Unbound` where the words do not tell."""
    places = [one for one in named if one.places or one.last_of]
    after = next((one for one in places if one.start >= said.end and _hangs(said, one, near)), None)
    others = [one for one in places if one is not after and one.places]
    subject = _subject(said, others, near)
    latest = facts.periods[-1:]
    if subject is None and after and not after.last_of and not said.among and after.places[0] != facts.whole:
        # "Offences were highest in London": the place after it is the one that is ranked.
        return Figure(after.places[0], latest, scope=facts.whole, place_how=How.BESIDE)
    if subject is not None:
        place, how = _of_kind(subject.places, said.among), How.SENTENCE
    elif last is not None:
        place, how = last.places[0], How.BEFORE
    else:
        return Unbound("a rank, and no force or area is named with it")
    after = after or next((one for one in others if _around(one, place) and _stands_in(one, near)), None)
    scope = _scope(after, place, facts)
    if not set(place.forces) < set(scope.forces):
        return Unbound(f"a rank, and it is not said whose: {place.name} is not one of several in {scope.name}")
    wanted = KINDS.get(said.among)
    if wanted and not _is_a(place, wanted, facts, scope):
        return Unbound(f"a rank among {said.among.value}s, and {place.name} is no {said.among.value}")
    return Figure(place, latest, scope=scope, place_how=how)


def scopes(ranks: Sequence[Said], named: Sequence[Named], near: Near) -> list[Named]:
    """The names that say where a rank is taken: no number beside it is theirs."""
    found = []
    for said in ranks:
        after = next((one for one in named if one.places and one.start >= said.end), None)
        subject = _subject(said, [one for one in named if one.places and one is not after], near)
        if after and subject and _hangs(said, after, near):
            found.append(after)
    return found


def _subject(said: Said, others: Sequence[Named], near: Near) -> Named | None:
    """The place that is ranked: before the phrase ("Kent recorded the most"), or after it ("the most was in Kent")."""
    before = [one for one in others if one.end <= said.start]
    free = [one for one in before if not _stands_in(one, near)]
    after = [one for one in others if one.start >= said.end]
    found = free or before
    return found[-1] if found else after[0] if after else None


def _stands_in(one: Named, near: Near) -> bool:
    """Whether a name is where something is and not who: "in Wales"."""
    return bool(_STANDS_IN.search(near.before(one)))


def _around(one: Named, place: Place) -> bool:
    return any(set(place.forces) < set(around.forces) for around in one.places)


def _scope(after: Named | None, place: Place, facts: Facts) -> Place:
    """Where the rank is taken; "the region" is the one that the ranked force lies in."""
    if after is None:
        return facts.whole
    if after.last_of in (PlaceKind.REGION, PlaceKind.NATION):
        around = [one for one in facts.places if one.kind is after.last_of and set(place.forces) < set(one.forces)]
        return around[0] if around else facts.whole
    return after.places[-1]


def _hangs(said: Said, one: Named, near: Near) -> bool:
    """Whether a place is where a rank is taken: "the most of any force in Wales"."""
    between = near.between(said.end, one.start)
    return bool(_NATION_WORDS.fullmatch(between) or _IN.fullmatch(between))


def _of_kind(places: Sequence[Place], among: Among) -> Place:
    """West Midlands the region where regions are ranked, and the force where nothing says so."""
    wanted = KINDS.get(among)
    return next((place for place in places if place.kind is wanted), places[0])


def _is_a(place: Place, wanted: PlaceKind, facts: Facts, scope: Place) -> bool:
    return any(place.forces == peer.forces for peer in facts.peers(wanted, scope))
