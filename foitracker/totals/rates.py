"""Offences for every 10,000 children, with the reasons for which there is none.

The denominator is the mid-year estimate that falls in the financial year or the one before it, as the Office
for National Statistics does: for 2017/18 that of mid-2017. A rate without the year of its population is not
shown, and forces are not ranked by rate without the note that recording differs between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from foitracker.periods import Period
from foitracker.totals.coverage import Populations
from foitracker.totals.ranges import total_of
from foitracker.totals.total import ForceTotal, Total

PER = 10_000
LEAST_PEOPLE = 5_000  # the City of London has about 1,250 residents under 18: any rate there is an accident
LEAST_COUNT = 20  # below this chance moves a rate more than anything else


class NoRate(StrEnum):
    NO_FIGURE = "no figure"
    NO_POPULATION = "no resident population"
    FEW_PEOPLE = "fewer than 5,000 children live there"
    FEW_OFFENCES = "fewer than 20 offences"
    OTHER_YEAR = "no population of that year"


@dataclass(frozen=True, slots=True)
class Rate:
    """Offences per 10,000 children, exactly; `no_rate` says why there is none. `forces` are those counted."""

    low: Fraction | None
    high: Fraction | None
    mid_year: int
    forces: tuple[str, ...]
    no_rate: NoRate | None = None


def rate_in(total: Total, populations: Populations) -> Rate:
    """The rate of a total, where the mid-year of the populations falls into its period or the year before it."""
    if not fits(populations, total.period):
        return Rate(None, None, populations.mid_year, (), NoRate.OTHER_YEAR)
    return rate_of(total.forces, populations)


def fits(populations: Populations, period: Period) -> bool:
    """Whether the populations are of a mid-year in the period or in the year before it."""
    middle = date(populations.mid_year, 6, 30)
    return period.starts_on - timedelta(days=366) < middle <= period.ends_on


def rate(force: ForceTotal, populations: Populations) -> Rate:
    return rate_of([force], populations)


def rate_of(forces: Iterable[ForceTotal], populations: Populations) -> Rate:
    """The rate of a group: the sum of its counts over the sum of its people, both over the same forces.

    Forces without a figure or without a population are in neither sum.
    """
    usable = [one for one in forces if one.usable]
    counted = [one for one in usable if populations.of(one.force)]
    people = sum(populations.of(one.force) for one in counted)
    offences = total_of(one.range for one in counted)
    why_not = _why_not(bool(usable), people, offences.low)
    names = tuple(one.force for one in counted)
    if why_not:
        return Rate(None, None, populations.mid_year, names, why_not)
    return Rate(
        Fraction(PER * offences.low, people),
        Fraction(PER * offences.high, people),
        populations.mid_year,
        names,
    )


def _why_not(any_usable: bool, people: int, offences: int) -> NoRate | None:
    if not any_usable:
        return NoRate.NO_FIGURE
    if people == 0:
        return NoRate.NO_POPULATION
    if people < LEAST_PEOPLE:
        return NoRate.FEW_PEOPLE
    if offences < LEAST_COUNT:
        return NoRate.FEW_OFFENCES
    return None
