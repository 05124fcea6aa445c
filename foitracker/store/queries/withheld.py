"""Totals of a force's own that would tell, beside its other figures, what a suppressed one is: pages leave them out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.store.models import Figure
from foitracker.store.queries.national import National
from foitracker.totals.entries import Counting, Measure
from foitracker.totals.spans import overlap

NOT_SHOWN = "not shown"
WHY_NOT_SHOWN = "It would give a suppressed figure away."


@dataclass(frozen=True, slots=True)
class Withheld:
    """`suppressed` holds the periods in which a force suppressed a figure. Every total of such a period is withheld:
    two that are harmless alone may pin a figure together.
    """

    suppressed: Mapping[str, frozenset[Period]]
    measure: Measure

    def holds(self, figure: Figure) -> bool:
        """Whether no page shows the number of a figure. Ask it about figures with their request, force and wording."""
        category = figure.wording.category if figure.wording else ""
        if figure.role == Figure.Role.DATA and self.measure.counting.get(category) is not Counting.CHECK_ONLY:
            return False
        periods = self.suppressed.get(figure.request.force.slug, frozenset())
        if figure.starts_on is None:
            return bool(periods)
        period = Period(figure.starts_on, figure.ends_on)
        return any(overlap(one, period) for one in periods)


def withheld(result: National) -> Withheld:
    """What no page of a round shows: a force is told it of itself, since it is its own number."""
    suppressed = defaultdict(set)
    for entry in result.entries:
        if entry.low != entry.high:
            suppressed[entry.force].add(entry.period)
    return Withheld({force: frozenset(periods) for force, periods in suppressed.items()}, result.measure)
