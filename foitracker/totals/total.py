"""A total and what it keeps: the number of each force, what was counted, and who is missing with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from foitracker.periods import Period
from foitracker.totals.entries import Measure
from foitracker.totals.ranges import Range, total_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.words import forces_words, listed


@dataclass(frozen=True, slots=True)
class Part:
    """A counted category's share of a number."""

    category: str
    low: int
    high: int

    @property
    def range(self) -> Range:
        return Range(self.low, self.high)


@dataclass(frozen=True, slots=True)
class ForceTotal:
    """One force in one period. `low` and `high` are None unless the force is usable: there is no number.

    `split` says whether the force told its categories apart. `settled` says that a total row of the force's own settles
    its number closer than its suppressed cells do, so that its categories come to a wider range. `upper_bound` is the
    most it can be, where only that is known (or is known as well, from the row of the whole class).
    """

    force: str
    period: Period
    low: int | None
    high: int | None
    by_category: tuple[Part, ...] = ()
    shortfall: Shortfall | None = None
    reason: str = ""
    split: bool = False
    upper_bound: int | None = None
    notes: tuple[str, ...] = ()
    settled: bool = False
    published: bool = False  # the number is from a published table, and not from an answer

    @property
    def usable(self) -> bool:
        return self.shortfall is None

    @property
    def range(self) -> Range:
        """The number as a range. Only a usable force has one."""
        assert self.low is not None, f"{self.force} has no number for {self.period.label}"
        return Range(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Missing:
    """A force without a number, and why: "no answer yet", "refused: cost", "partial: ..."."""

    force: str
    reason: str
    shortfall: Shortfall = Shortfall.NO_FIGURE
    upper_bound: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over the usable forces. `low` and `high` are None when no force is usable: that is not zero."""

    period: Period
    low: int | None
    high: int | None
    asked: tuple[str, ...]
    usable: tuple[str, ...]
    missing: tuple[Missing, ...]
    by_category: tuple[Part, ...]
    forces: tuple[ForceTotal, ...]

    @property
    def range(self) -> Range:
        assert self.low is not None, f"no force has a number for {self.period.label}"
        return Range(self.low, self.high)

    @property
    def published(self) -> tuple[str, ...]:
        """The forces whose number is from a published table, and not from an answer."""
        return tuple(one.force for one in self.forces if one.usable and one.published)

    @property
    def coverage_words(self) -> str:
        return forces_words(len(self.usable), len(self.asked), len(self.published))

    def of(self, force: str) -> ForceTotal | None:
        return next((one for one in self.forces if one.force == force), None)

    def only(self, forces: Collection[str]) -> Total:
        """The total of some of the forces: a region, a nation, or the forces of a comparison."""
        return total_over(
            self.period,
            [force for force in self.asked if force in forces],
            [one for one in self.forces if one.force in forces],
            [one for one in self.missing if one.force in forces],
        )

    def only_categories(self, categories: Collection[str], measure: Measure) -> Total:
        """The total of some counted categories, over the forces that gave a figure of any of them.

        A force without one is missing with its reason, never zero. Of a force whose own total row settles its number,
        the categories are as wide as their cells, so that nobody can work a suppressed one out.
        """
        if set(measure.counted) <= set(categories):
            return self
        forces = [_narrowed(one, categories, measure) if one.usable else one for one in self.forces]
        without = [one for one in forces if one.force in self.usable and not one.usable]
        missing = [*self.missing, *(Missing(one.force, one.reason, one.shortfall) for one in without)]
        return total_over(self.period, self.asked, forces, sorted(missing, key=lambda one: one.force))


def total_over(period: Period, asked: Sequence[str], forces: Sequence[ForceTotal], missing: Sequence[Missing]) -> Total:
    usable = [one for one in forces if one.usable]
    number = total_of(one.range for one in usable) if usable else None
    by_category: dict[str, list[Range]] = defaultdict(list)
    for one in usable:
        for part in one.by_category:
            by_category[part.category].append(part.range)
    sums = {name: total_of(ranges) for name, ranges in sorted(by_category.items())}
    return Total(
        period=period,
        low=number.low if number else None,
        high=number.high if number else None,
        asked=tuple(asked),
        usable=tuple(one.force for one in usable),
        missing=tuple(missing),
        by_category=tuple(Part(name, one.low, one.high) for name, one in sums.items()),
        forces=tuple(forces),
    )


def _narrowed(one: ForceTotal, categories: Collection[str], measure: Measure) -> ForceTotal:
    parts = tuple(part for part in one.by_category if part.category in categories)
    if parts:
        number = total_of(part.range for part in parts)
        return replace(one, low=number.low, high=number.high, by_category=parts, settled=False, upper_bound=None)
    names = listed([measure.title(name) for name in measure.counting if name in categories])
    reason = f"gave no figure of: {names}" if one.split else "gave no breakdown by offence"
    return replace(
        one, low=None, high=None, by_category=(), shortfall=Shortfall.NO_FIGURE, reason=reason, settled=False
    )
