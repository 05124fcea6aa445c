"""Averages of time, and rates for children."""

from __future__ import annotations

from fractions import Fraction

from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts, whole_years
from foitracker.totals.claims.judging.finding import Finding, average_rule, no_figure, totals_of, usable_of
from foitracker.totals.claims.rules import Exact, Verdict
from foitracker.totals.claims.said import Said
from foitracker.totals.rates import PER, rate_in

_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}


def per(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "nearly two a day": a year with 29 February in it has 366."""
    totals = totals_of(figure, facts)
    total = whole_years(totals)
    if total is None:
        return no_figure(figure, facts, totals)
    length = _length(figure, said.unit)
    value = Exact(total.low / length, total.high / length)
    verdict, rule = average_rule(said).judge(value)
    words = phrasing.per(facts, figure, value, said.unit)
    return Finding(verdict, value.words, f"{rule} Over {_days(figure):,} days.", words, counted=usable_of(totals))


def _length(figure: Figure, unit: str) -> Fraction:
    """How many minutes, hours, days, weeks, months or years the periods of a figure are."""
    days = _days(figure)
    months = sum(
        12 * (p.ends_on.year - p.starts_on.year) + p.ends_on.month - p.starts_on.month + 1 for p in figure.periods
    )
    if unit in ("month", "year"):
        return Fraction(months, 12 if unit == "year" else 1)
    return Fraction(86_400 * days, _SECONDS[unit])


def _days(figure: Figure) -> int:
    return sum(period.days for period in figure.periods)


def every(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "one every 23 minutes"."""
    totals = totals_of(figure, facts)
    total = whole_years(totals)
    if total is None or not total.low:
        return no_figure(figure, facts, totals)
    length = Fraction(86_400 * _days(figure), _SECONDS[said.unit])
    value = Exact(length / total.high, length / total.low)
    verdict, rule = average_rule(said).judge(value)
    words = phrasing.every(facts, figure, value, said.unit)
    return Finding(verdict, value.words, rule, words, counted=usable_of(totals))


def rate(said: Said, figure: Figure, facts: Facts) -> Finding:
    if facts.populations is None:
        return Finding(Verdict.NOT_SUPPORTED, "", "This round has no numbers of children, so it has no rates.")
    total = facts.total(figure.place, figure.after, figure.category)
    found = rate_in(total, facts.populations)
    if found.no_rate:
        return Finding(Verdict.NOT_SUPPORTED, "", f"There is no rate: {found.no_rate.value}.")
    share = Fraction(int(said.unit or PER), PER)
    value = Exact(found.low * share, found.high * share)
    verdict, rule = average_rule(said).judge(value)
    rule = f"{rule} For children under 18, by the population of mid-{found.mid_year}. Forces are not ranked by it."
    words = phrasing.rate(facts, figure, Exact(found.low, found.high))
    return Finding(verdict, value.words, rule, words, counted=(len(total.usable), len(total.asked)))
