"""Little or no change, and the same change one year after another."""

from __future__ import annotations

import itertools
from fractions import Fraction

from foitracker.totals.change import Change, Variation
from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts
from foitracker.totals.claims.judging.finding import Finding, change_of, difference, directed, like_for_like, no_change
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Of, Said
from foitracker.totals.words import counted_words

MOST_LITTLE = 5  # per cent: a larger difference may be chance, and is not little
_ORDINARY = "It holds when the difference is smaller than 1.96 × √(before + after), a guide to ordinary variation."
_LITTLE = f"{_ORDINARY} “Little” is at most {MOST_LITTLE} per cent besides."
_SAME = "It holds when the two numbers are the same."
_OF_VARIATION = {
    Variation.WITHIN: Verdict.SUPPORTED,
    Variation.OPEN: Verdict.AMBER,
    Variation.BEYOND: Verdict.NOT_SUPPORTED,
}


def steady(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "little changed", "within ordinary variation", "unchanged": by the rule that a rise or a fall is judged by."""
    change = change_of(figure, facts)
    if change is None or not change.forces:
        return no_change(figure)
    verdict, rule = {Of.LITTLE: _little, Of.UNCHANGED: _unchanged}.get(said.of, _ordinary)(said, change)
    counted = (len(change.forces), len(figure.place.forces))
    words = phrasing.change(facts, figure)
    return Finding(verdict, difference(change).words, like_for_like(rule, change), words, counted=counted)


def _ordinary(said: Said, change: Change) -> tuple[Verdict, str]:
    return _OF_VARIATION[change.variation], f"{_ORDINARY} It is {change.variation.value}."


def _little(said: Said, change: Change) -> tuple[Verdict, str]:
    verdict, rule = _OF_VARIATION[change.variation], f"{_LITTLE} It is {change.variation.value}."
    largest = None if change.no_percentage else max(abs(change.percent_low), abs(change.percent_high))
    if verdict is Verdict.SUPPORTED and (largest is None or largest > MOST_LITTLE):
        return Verdict.AMBER, f"{rule} Give both numbers, and say that the difference is within ordinary variation."
    if verdict is Verdict.NOT_SUPPORTED and largest is not None and largest <= MOST_LITTLE:
        return Verdict.AMBER, rule
    if verdict is Verdict.SUPPORTED and "significant" in said.words.lower():
        return Verdict.AMBER, f"{rule} That is a guide and no test of significance."
    return verdict, rule


def _unchanged(said: Said, change: Change) -> tuple[Verdict, str]:
    if change.low_before == change.high_before == change.low_after == change.high_after:
        return Verdict.SUPPORTED, _SAME
    may = change.low_before <= change.high_after and change.low_after <= change.high_before
    return (Verdict.AMBER, f"{_SAME} Suppressed figures leave it open.") if may else (Verdict.NOT_SUPPORTED, _SAME)


def run(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "for the second year running" is two changes, and needs three years of figures."""
    upto = facts.periods[: facts.periods.index(figure.after) + 1]
    wanted, known = int(said.amount), len(upto) - 1
    way = "fall" if said.direction < 0 else "rise"
    rule = f"{counted_words(wanted, way, f'{way}s')} one after another need the figures of {wanted + 1} years."
    if known < wanted:
        has = counted_words(len(upto), "year", "years")
        return Finding(Verdict.NOT_SUPPORTED, "", f"{rule} This round has {has} up to {upto[-1].label}.")
    changes = [facts.change(figure.place, *pair, figure.category) for pair in itertools.pairwise(upto[-wanted - 1 :])]
    if not all(change.forces for change in changes):
        return no_change(figure)
    moves = [directed(difference(change), said.direction) for change in changes]
    values = ", ".join(directed(move, said.direction).words for move in moves)
    counted = (min(len(change.forces) for change in changes), len(figure.place.forces))
    if any(move.high <= Fraction(0) for move in moves):
        return Finding(Verdict.NOT_SUPPORTED, values, f"{rule} They do not all move that way.")
    if any(move.low <= 0 for move in moves) or any(one.variation is not Variation.BEYOND for one in changes):
        why = " Not every one of them is beyond ordinary year-to-year variation: a guide, and no test."
        return Finding(Verdict.AMBER, values, f"{rule}{why}", counted=counted)
    return Finding(Verdict.SUPPORTED, values, rule, counted=counted)
