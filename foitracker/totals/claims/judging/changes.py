"""Changes: in per cent, in multiples, without a number, and as a yearly average."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from foitracker.totals.change import Change, Variation, compound_growth
from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts, yearly_changes
from foitracker.totals.claims.judging.finding import (
    Finding,
    change_of,
    difference,
    directed,
    like_for_like,
    no_change,
    percent_rule,
    too_small,
)
from foitracker.totals.claims.rules import Exact, Rule, Verdict, rule_for_times
from foitracker.totals.claims.said import Said
from foitracker.totals.total import Total
from foitracker.totals.words import counted_words


def percent(said: Said, figure: Figure, facts: Facts) -> Finding:
    return _relative(said, figure, facts, percent_rule(said), lambda value: value)


def times(said: Said, figure: Figure, facts: Facts) -> Finding:
    return _relative(said, figure, facts, rule_for_times(said.amount, said.hedge), _as_times)


def _as_times(percent: Exact) -> Exact:
    return Exact(1 + percent.low / 100, 1 + percent.high / 100)


def _relative(said: Said, figure: Figure, facts: Facts, rule: Rule, unit: Callable[[Exact], Exact]) -> Finding:
    """What is said in relation to the year before, on the forces with both years."""
    change = change_of(figure, facts)
    if change is None or not change.forces:
        return no_change(figure)
    words = phrasing.change(facts, figure)
    if change.no_percentage:
        return Finding(Verdict.NOT_SUPPORTED, "", too_small(change), words)
    value = unit(Exact(change.percent_low, change.percent_high))
    verdict, why = rule.judge(directed(value, said.direction))
    return Finding(verdict, value.words, like_for_like(why, change), words, counted=_counted(change, figure))


def _counted(change: Change, figure: Figure) -> tuple[int, int]:
    return len(change.forces), len(figure.place.forces)


def trend(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "saw a rise": within ordinary variation it is arguable, as chance alone moves counts so far."""
    change = change_of(figure, facts)
    if change is None or not change.forces:
        return no_change(figure)
    value = difference(change)
    rule = like_for_like("A rise or fall holds when the figures move that way by more than is ordinary.", change)
    verdict, why = _way(directed(value, said.direction), change)
    words = phrasing.change(facts, figure)
    return Finding(verdict, value.words, f"{rule}{why}", words, counted=_counted(change, figure))


def _way(value: Exact, change: Change) -> tuple[Verdict, str]:
    if value.high <= 0:
        return Verdict.NOT_SUPPORTED, " They do not move that way."
    if value.low <= 0:
        return Verdict.AMBER, " Suppressed figures leave open whether they do."
    if change.variation is not Variation.BEYOND:
        return Verdict.AMBER, f" The difference is {change.variation.value}: a guide, and no test."
    return Verdict.SUPPORTED, ""


def yearly(said: Said, figure: Figure, facts: Facts) -> Finding:
    """The mean of the yearly changes, or the growth that leads from the first year to the last."""
    series = facts.series(figure.place, figure.category)
    changes = yearly_changes(series)
    if changes is None:
        return Finding(Verdict.NOT_SUPPORTED, "", "There is no force with a figure for every period of the round.")
    counted = (len(series[0].usable), len(figure.place.forces))
    mean = Exact(sum(one.low for one in changes) / len(changes), sum(one.high for one in changes) / len(changes))
    rule = percent_rule(said)
    verdict, why = rule.judge(directed(mean, said.direction))
    if len(changes) == 1:
        return Finding(
            Verdict.AMBER if verdict is Verdict.SUPPORTED else verdict,
            mean.words,
            f"{why} The round has two periods and so one change: that is no average.",
            phrasing.change(facts, figure),
        )
    words = phrasing.yearly(facts, figure, mean, counted)
    growth = _growth(series)
    if verdict is not Verdict.SUPPORTED and growth is not None:
        as_growth, why_growth = rule.judge(directed(growth, said.direction))
        if as_growth is Verdict.SUPPORTED:
            why = f"{why_growth} It is compound yearly growth: call it that."
            return Finding(as_growth, growth.words, why, words, counted=counted)
    return Finding(verdict, mean.words, _average_words(changes, growth, why, verdict), words, counted=counted)


def _average_words(changes: list[Exact], growth: Exact | None, why: str, verdict: Verdict) -> str:
    mean = f"An average is the mean of the {counted_words(len(changes), 'yearly change', 'yearly changes')}"
    compound = f"; compound yearly growth is {growth.words}" if growth else ""
    last = f" The last year's change alone is {changes[-1].words}." if verdict is Verdict.NOT_SUPPORTED else ""
    return f"{mean}{compound}. {why}{last}"


def _growth(series: tuple[Total, ...]) -> Exact | None:
    if any(total.low != total.high for total in series):
        return None
    growth = compound_growth([total.low for total in series]).quantize(Decimal("1e-9"))
    return Exact(Fraction(growth), Fraction(growth))
