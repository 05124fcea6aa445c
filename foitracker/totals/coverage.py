"""How much of the country stands behind a total: forces, and the children who live in their areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from foitracker.totals.total import Missing, Total
from foitracker.totals.words import forces_words, share_words


@dataclass(frozen=True, slots=True)
class Populations:
    """People of an age band by force, at the middle of a year (the ONS mid-year estimates)."""

    mid_year: int
    people: Mapping[str, int]
    source: str = ""

    def of(self, force: str) -> int | None:
        return self.people.get(force)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Forces asked and usable, and the share of children (in per cent, exactly) living with the usable ones.

    The share is over the asked forces that have a population; those that have none (the transport police)
    are named in `without_population`. It is None when no populations were given.
    """

    asked: int
    usable: int
    missing: tuple[Missing, ...]
    mid_year: int | None
    children: int | None
    children_covered: int | None
    without_population: tuple[str, ...]
    published: int = 0  # of the usable ones: from a published table, and not from an answer

    @property
    def share(self) -> Fraction | None:
        return Fraction(100 * self.children_covered, self.children) if self.children else None

    @property
    def words(self) -> str:
        """ "41 of 45 forces, with 93 per cent of children (mid-2017)"."""
        forces = forces_words(self.usable, self.asked, self.published)
        if self.share is None:
            return forces
        # 99.7 per cent must not read as all of them.
        whole = min(self.share, Fraction(99)) if self.share < 100 else self.share
        return f"{forces}, with {share_words(whole, whole)} of children (mid-{self.mid_year})"


def coverage(total: Total, populations: Populations | None = None) -> Coverage:
    """The coverage of a total; with `populations`, also by the children in each force's area."""
    if populations is None:
        return Coverage(
            len(total.asked), len(total.usable), total.missing, None, None, None, (), published=len(total.published)
        )
    known = {force: populations.of(force) for force in total.asked}
    return Coverage(
        asked=len(total.asked),
        usable=len(total.usable),
        missing=total.missing,
        mid_year=populations.mid_year,
        children=sum(people for people in known.values() if people is not None),
        children_covered=sum(known[force] for force in total.usable if known[force] is not None),
        without_population=tuple(force for force, people in known.items() if people is None),
        published=len(total.published),
    )
