"""Which offences a total is made of, and what share nobody broke down.

Shares between categories are taken only over the forces that told them apart. What the other forces gave is
shown as "no breakdown" and never spread over the categories.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from foitracker.totals.entries import Measure
from foitracker.totals.ranges import ZERO, Range, total_of
from foitracker.totals.total import Total


@dataclass(frozen=True, slots=True)
class Share:
    """Per cent, exactly. The bounds differ where suppressed figures leave the share open."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class SplitPart:
    """A category: its count over the forces that split, and its share there and in the whole total.

    A share is None where there is nothing to divide by.
    """

    category: str
    low: int
    high: int
    share_where_split: Share | None
    share_of_total: Share | None


@dataclass(frozen=True, slots=True)
class Split:
    """The categories of a total. `no_breakdown` is what the forces in `did_not_split` gave, as one number.

    `not_told_apart` is that and what the other forces gave beside their categories: with the told parts, the total.
    """

    forces: tuple[str, ...]
    did_not_split: tuple[str, ...]
    parts: tuple[SplitPart, ...]
    no_breakdown: Range
    no_breakdown_share: Share | None
    not_told_apart: Range
    not_told_apart_share: Share | None


def split(total: Total, measure: Measure) -> Split:
    """The counted categories of a total in the order of the measure."""
    forces = tuple(one.force for one in total.forces if one.usable and one.split)
    others = tuple(force for force in total.usable if force not in forces)
    where_split, without = total.only(forces), total.only(others)
    no_breakdown = without.range if others else ZERO
    parts = {part.category: part.range for part in where_split.by_category}
    told = [given for name, given in parts.items() if name not in measure.unsplit]
    not_told = total_of([no_breakdown, *(given for name, given in parts.items() if name in measure.unsplit)])
    return Split(
        forces=forces,
        did_not_split=others,
        parts=tuple(
            SplitPart(
                category=name,
                low=parts[name].low,
                high=parts[name].high,
                share_where_split=share(parts[name], total_of(_without(parts, name))),
                share_of_total=share(parts[name], total_of([*_without(parts, name), no_breakdown])),
            )
            for name in measure.counting
            if name in parts
        ),
        no_breakdown=no_breakdown,
        no_breakdown_share=share(no_breakdown, total_of(parts.values())),
        not_told_apart=not_told,
        not_told_apart_share=share(not_told, total_of(told)),
    )


def share(part: Range, rest: Range) -> Share | None:
    """What per cent `part` is of itself and the `rest`, for every pair of counts that the ranges allow.

    None when both are nothing, or when a bound is not known.
    """
    if part.high is None or rest.high is None or part.high + rest.high == 0:
        return None
    return Share(_per_cent(part.low, rest.high), _per_cent(part.high, rest.low))


def _per_cent(part: int, rest: int) -> Fraction:
    return Fraction(100 * part, part + rest) if part + rest else Fraction(0)


def _without(parts: dict[str, Range], name: str) -> list[Range]:
    return [one for other, one in parts.items() if other != name]
