"""Which figures are in which totals as they stand now: the one answer for traces, exports and cells.

A force that gives the year and its months counts with the year alone, so that a figure of a counted offence and of a
usable force may still be in no total.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.store.models import Figure
from foitracker.store.queries.national import National
from foitracker.totals.entries import Counting
from foitracker.totals.spans import taken


@dataclass(frozen=True, slots=True)
class Counted:
    """`taken` holds, for a force, a category and a period asked, the given periods whose figures are added."""

    taken: Mapping[tuple[str, str, Period], frozenset[Period]]
    periods: tuple[Period, ...]

    def totals_of(self, figure: Figure) -> tuple[Period, ...]:
        """The periods in whose totals a figure is; none where it counts nowhere.

        It says nothing of readings: ask it about figures that are current, with their request, force and wording.
        """
        if figure.role != Figure.Role.DATA or figure.wording is None or figure.starts_on is None:
            return ()
        force, category = figure.request.force.slug, figure.wording.category
        given = Period(figure.starts_on, figure.ends_on)
        return tuple(period for period in self.periods if given in self.taken.get((force, category, period), ()))


def counted(result: National) -> Counted:
    given = defaultdict(set)
    for entry in result.entries:
        if result.measure.counting.get(entry.category) is Counting.COUNTED:
            given[entry.force, entry.category].add(entry.period)
    return Counted(
        {
            (force, category, total.period): taken(periods, total.period)
            for (force, category), periods in given.items()
            for total in result.totals
            if force in total.usable
        },
        result.periods,
    )
