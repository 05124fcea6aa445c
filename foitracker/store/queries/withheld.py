"""Figures of a force's own that would tell, beside its others, what a suppressed one is: pages leave them out.

Possession   <5        a total row less the other rows    Q1 12   Q2 <5   Q3 9   Q4 10   Year 33
Total        43        is the suppressed cell             the year less three quarters is the fourth
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.store.models import Figure
from foitracker.store.queries.national import National
from foitracker.totals.entries import UNDECIDED, Counting, Measure
from foitracker.totals.spans import overlap

NOT_SHOWN = "not shown"
WHY_NOT_SHOWN = "It would give a suppressed figure away."


@dataclass(frozen=True, slots=True)
class Hidden:
    """Where a force hides a number. Without a period it may be in any, and undecided it may be of any category."""

    category: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Withheld:
    """`hidden` is what each force hides, `given` the periods for which it gives a category.

    Every total of a period in which something is hidden is withheld: two that are harmless alone may pin a figure
    together.
    """

    hidden: Mapping[str, Collection[Hidden]]
    given: Mapping[tuple[str, str], Collection[Period]]
    measure: Measure

    def holds(self, figure: Figure, *, is_counted: bool = False) -> bool:
        """Whether no page shows the number of a figure. Ask it about figures with their request, force and wording.

        A figure that is counted is in the totals for everybody to see; what would give something away beside it is
        withheld instead.
        """
        category = (figure.wording.category if figure.wording else "") or UNDECIDED
        hidden = self.hidden.get(figure.request.force.slug, ())
        period = Period(figure.starts_on, figure.ends_on) if figure.starts_on else None
        if figure.role != Figure.Role.DATA or self.measure.counting.get(category) is Counting.CHECK_ONLY:
            return any(_may_be_in(one, period) for one in hidden)
        if is_counted or period is None or figure.low is None:
            return False
        return any(self._tells(one, figure.request.force.slug, category, period) for one in hidden)

    def _tells(self, hidden: Hidden, force: str, category: str, period: Period) -> bool:
        """Whether a figure is part of the same sum over time as a hidden one: its year, its quarter, its sister."""
        alike = hidden.category == category or UNDECIDED in (hidden.category, category)
        if hidden.period is None or hidden.period == period or not alike:
            return False
        if period.contains(hidden.period) or hidden.period.contains(period):
            return True
        wholes = {*self.given.get((force, category), ()), *self.given.get((force, hidden.category), ())}
        return any(whole.contains(period) and whole.contains(hidden.period) for whole in wholes)


def _may_be_in(hidden: Hidden, period: Period | None) -> bool:
    return hidden.period is None or period is None or overlap(hidden.period, period)


def withheld(result: National) -> Withheld:
    """What no page of a round shows: a force is told it of itself, since it is its own number. One query."""
    hidden, given = defaultdict(set), defaultdict(set)
    rows = (
        Figure.objects.current()
        .filter(request__round__slug=result.round_slug)
        .hiding()
        .order_by()
        .values_list("request__force__slug", "starts_on", "ends_on", "wording__category")
        .distinct()
    )
    for force, starts_on, ends_on, category in rows:
        period = Period(starts_on, ends_on) if starts_on else None
        hidden[force].add(Hidden(category or UNDECIDED, period))
    for entry in result.entries:
        if entry.force in hidden:
            given[entry.force, entry.category].add(entry.period)
    return Withheld(hidden, given, result.measure)
