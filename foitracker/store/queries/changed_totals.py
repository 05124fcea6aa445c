"""What would change of a force's totals if a corrected reading were confirmed in place of the one that counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from foitracker.figures import Absence
from foitracker.store.models import WITHOUT_A_NUMBER, Figure, Reading
from foitracker.store.queries.sums import measure_for, years_of
from foitracker.totals.entries import Measure
from foitracker.totals.total import ForceTotal
from foitracker.totals.words import short_number

ALL = "All counted offences"
IN_NO_TOTAL, NOTHING = "in no total", "no figure"


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One number of the force that would not stay as it is; `is_whole` where it is of all counted offences."""

    period: str
    category: str
    counts_now: str
    would_count: str
    is_whole: bool


def changed_totals(confirmed: Reading, corrected: Reading) -> tuple[TotalLine, ...]:
    """The totals of the force by year and category that would change: each year whole, then its categories.

    What was said of empty cells and dashes when the reading was confirmed is taken to be said again, and figures of
    other answers of the force to count as they do now.
    """
    request = confirmed.answer.request
    counting = Q(superseded_at=None, reading__status=Reading.Status.CONFIRMED)
    its = Figure.objects.filter(request=request)
    now = years_of(request, its.filter(counting))
    then = years_of(
        request,
        its.filter(counting & ~Q(reading=confirmed) | Q(reading=corrected)),
        without_a_number=WITHOUT_A_NUMBER & ~Q(reading=corrected, absence__in=_nil(confirmed)),
    )
    return tuple(_lines(now, then, measure_for(request.round.scheme)))


def _nil(confirmed: Reading) -> list[str]:
    said = {Absence.BLANK: confirmed.blank_is_nil, Absence.DASH: confirmed.dash_is_nil}
    return [absence.value for absence, is_nil in said.items() if is_nil]


def _lines(now: Sequence[ForceTotal], then: Sequence[ForceTotal], measure: Measure) -> Iterator[TotalLine]:
    before, after = ({one.period: one for one in years} for years in (now, then))
    for period in sorted(before.keys() | after.keys()):
        one, other = before.get(period), after.get(period)
        words = _whole(one), _whole(other)
        if words[0] != words[1]:
            yield TotalLine(period.label, ALL, *words, is_whole=True)
        for category in measure.counted:
            words = _of(one, category), _of(other, category)
            if words[0] != words[1] and not {*words} <= {IN_NO_TOTAL, NOTHING}:
                yield TotalLine(period.label, measure.title(category), *words, is_whole=False)


def _whole(one: ForceTotal | None) -> str:
    if one is None:
        return NOTHING
    return short_number(one.low, one.high) if one.usable else f"{IN_NO_TOTAL}: {one.reason}"


def _of(one: ForceTotal | None, category: str) -> str:
    if one is None or (one.usable and all(part.category != category for part in one.by_category)):
        return NOTHING
    if not one.usable:
        return IN_NO_TOTAL
    return next(short_number(part.low, part.high) for part in one.by_category if part.category == category)
