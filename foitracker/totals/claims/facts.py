"""The figures of a round as a claim needs them: by place, by period, by category, with how each is named."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from foitracker.periods import Period
from foitracker.totals.change import Change, change
from foitracker.totals.claims.rules import Exact
from foitracker.totals.coverage import Populations
from foitracker.totals.ranges import total_of
from foitracker.totals.total import Missing, Total
from foitracker.totals.words import listed


class PlaceKind(StrEnum):
    FORCE = "force"
    REGION = "region"
    NATION = "nation"
    ROUND = "all forces"
    TOGETHER = "places added together"


@dataclass(frozen=True, slots=True)
class Place:
    """A force, a region, a nation or all of them. `names` are what a text may call it; `key` is its slug or title."""

    kind: PlaceKind
    key: str
    name: str
    forces: tuple[str, ...]
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()  # short forms that count only as they are written: "Met", "GMP"


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text is checked against. Totals are in the order of their periods.

    `other_law` are the forces that record under another law and another counting standard than the others: their
    numbers are added with a note and never ranked with the rest.
    """

    totals: tuple[Total, ...]
    places: tuple[Place, ...]  # the whole round is first
    categories: tuple[Category, ...]  # the counted ones
    populations: Populations | None = None
    force_names: Mapping[str, str] | None = None
    other_law: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()  # forces that answered, with a usable figure or without
    _totals: dict[tuple[object, ...], Total] = field(default_factory=dict, init=False, compare=False, repr=False)
    _changes: dict[tuple[object, ...], Change] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def whole(self) -> Place:
        return self.places[0]

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(total.period for total in self.totals)

    def total(self, place: Place, period: Period, category: str = "") -> Total:
        key = (place.forces, period, category)
        if key not in self._totals:  # a text asks for the same few totals again and again
            found = next(total for total in self.totals if total.period == period).only(frozenset(place.forces))
            self._totals[key] = of_category(found, category) if category else found
        return self._totals[key]

    def change(self, place: Place, before: Period, after: Period, category: str = "") -> Change:
        key = (place.forces, before, after, category)
        if key not in self._changes:
            self._changes[key] = change(self.total(place, before, category), self.total(place, after, category))
        return self._changes[key]

    def series(self, place: Place, category: str = "") -> tuple[Total, ...]:
        """Every period of the round over the forces that are usable in all of them."""
        totals = [self.total(place, period, category) for period in self.periods]
        always = set(totals[0].usable).intersection(*(total.usable for total in totals)) if totals else set()
        return tuple(total.only(always) for total in totals)

    def peers(self, kind: PlaceKind, inside: Place) -> list[Place]:
        """The forces, regions or nations inside a place. A nation without regions stands among the regions."""
        among = [place for place in self.places if place.key and set(place.forces) <= set(inside.forces)]
        found = [place for place in among if place.kind is kind]
        if kind is PlaceKind.REGION:
            covered = {force for place in self.places if place.kind is kind for force in place.forces}
            found += [
                place for place in among if place.kind is PlaceKind.NATION and not covered.intersection(place.forces)
            ]
        return found

    def name_of(self, force: str) -> str:
        return (self.force_names or {}).get(force, force)


def of_category(total: Total, category: str) -> Total:
    """The same total for one category. A force that did not give the category is missing from it, and is no zero."""
    forces, missing = [], list(total.missing)
    for one in total.forces:
        part = next((part for part in one.by_category if part.category == category), None)
        if not one.usable:
            forces.append(one)
        elif part:
            forces.append(replace(one, low=part.low, high=part.high, by_category=(part,)))
        else:
            missing.append(Missing(one.force, "gave none of this category" if one.split else "no breakdown"))
    usable = [one for one in forces if one.usable]
    number = total_of(one.range for one in usable) if usable else None
    return replace(
        total,
        low=number.low if number else None,
        high=number.high if number else None,
        usable=tuple(one.force for one in usable),
        missing=tuple(missing),
        by_category=tuple(part for part in total.by_category if part.category == category),
        forces=tuple(forces),
    )


def whole_years(totals: Sequence[Total]) -> Exact | None:
    """The sum of several periods; None when one of them has no number."""
    if not totals or any(total.low is None for total in totals):
        return None
    return Exact(Fraction(sum(total.low for total in totals)), Fraction(sum(total.high for total in totals)))


def yearly_changes(series: Sequence[Total]) -> list[Exact] | None:
    """The change from each period to the next in per cent; None where one starts from nothing."""
    found = []
    for before, after in itertools.pairwise(series):
        if not before.low or after.low is None:
            return None
        found.append(Exact(_percent(before.high, after.low), _percent(before.low, after.high)))
    return found or None


def _percent(before: int, after: int) -> Fraction:
    return Fraction(100 * (after - before), before)


def together(places: Sequence[Place]) -> Place:
    """Several places as one: "Norfolk and Suffolk"."""
    forces = tuple(dict.fromkeys(force for place in places for force in place.forces))
    return Place(PlaceKind.TOGETHER, "", listed([place.name for place in places]), forces)


def the_whole(forces: Collection[str]) -> Place:
    """All forces of a round."""
    return Place(PlaceKind.ROUND, "", "the United Kingdom", tuple(forces), NATIONALLY)


# The words of a press release for all forces.
NATIONALLY = (
    "United Kingdom",
    "UK",
    "nationally",
    "nationwide",
    "national",
    "across the country",
    "the country",
    "all forces",
    "UK-wide",
)
