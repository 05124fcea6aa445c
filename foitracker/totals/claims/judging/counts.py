"""Numbers of offences and differences of them."""

from __future__ import annotations

from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts, whole_years
from foitracker.totals.claims.judging.finding import (
    Finding,
    change_of,
    count_rule,
    difference,
    directed,
    like_for_like,
    no_change,
    no_figure,
    totals_of,
    usable_of,
)
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Said


def count(said: Said, figure: Figure, facts: Facts) -> Finding:
    totals = totals_of(figure, facts)
    value = whole_years(totals)
    if value is None:
        return no_figure(figure, facts, totals)
    verdict, rule = count_rule(said).judge(value)
    return Finding(verdict, value.words, rule, phrasing.count(facts, figure, value), counted=usable_of(totals))


def not_offences(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "674 victims": wrong where the number is the round's, and somebody else's number where it is not."""
    rule = count_rule(said)
    figures = (figure, *(other.figure for other in figure.others))
    for one in figures:
        value = whole_years(totals_of(one, facts))
        if value is not None and rule.judge(value)[0] is not Verdict.NOT_SUPPORTED:
            why = (
                f"The number is one of offences, not of {said.noun}: one offence can involve many images, and one "
                "person many offences."
            )
            return Finding(Verdict.NOT_SUPPORTED, value.words, why, phrasing.count(facts, one, value))
    why = f"a number of {said.noun}; the round counts offences"
    return Finding(Verdict.NOT_SUPPORTED, "", "", not_checked=why)


def rise_in_offences(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "up by 83": the difference on the forces with both years, in the direction that is said."""
    change = change_of(figure, facts)
    if change is None or not change.forces:
        return no_change(figure)
    value = difference(change)
    verdict, rule = count_rule(said).judge(directed(value, said.direction))
    counted = (len(change.forces), len(figure.place.forces))
    words = phrasing.change(facts, figure)
    return Finding(verdict, value.words, like_for_like(rule, change), words, counted=counted)
