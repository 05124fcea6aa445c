"""Shares: of an offence in its place, of a place in all forces; and how a share moved."""

from __future__ import annotations

from fractions import Fraction

from foitracker.periods import Period
from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts, PlaceKind, of_category, whole_years
from foitracker.totals.claims.judging.finding import (
    Finding,
    directed,
    no_change,
    no_figure,
    percent_rule,
    totals_of,
    usable_of,
)
from foitracker.totals.claims.rules import Exact, Verdict
from foitracker.totals.claims.said import Said

_NOTHING_NAMED = "a share, and no offence or place of the round is named with it"


def share(said: Said, figure: Figure, facts: Facts) -> Finding:
    """The share of a category in its place, or of a place in all forces."""
    if not figure.category and figure.place.kind is PlaceKind.ROUND:
        return Finding(Verdict.AMBER, "", "", not_checked=_NOTHING_NAMED)
    value = share_of(figure, facts, figure.periods)
    if value is None:
        return no_figure(figure, facts, totals_of(figure, facts))
    whole = [facts.total(figure.place if figure.category else facts.whole, period) for period in figure.periods]
    verdict, rule = percent_rule(said).judge(value)
    of = "all offences counted there, those without a breakdown among them" if figure.category else "all forces"
    rule, words = f"{rule} The share is of {of}.", phrasing.share(facts, figure, value)
    split = _where_split(figure, facts) if figure.category and verdict is Verdict.NOT_SUPPORTED else None
    if split and percent_rule(said).judge(split)[0] is Verdict.SUPPORTED:
        verdict = Verdict.AMBER
        rule += f" Of the forces that told their offences apart it is {split.words}: say that it is theirs alone."
    return Finding(verdict, value.words, rule, words, counted=usable_of(whole))


def share_of(figure: Figure, facts: Facts, periods: tuple[Period, ...]) -> Exact | None:
    """In per cent, exactly. None where there is nothing to take a share of."""
    parts = whole_years([facts.total(figure.place, period, figure.category) for period in periods])
    wholes = whole_years([facts.total(figure.place if figure.category else facts.whole, one) for one in periods])
    if parts is None or wholes is None or not wholes.low:
        return None
    # What is part of a whole moves with it, so a part at its least is taken with the rest at its most.
    rest = Exact(wholes.low - parts.low, wholes.high - parts.high)
    return Exact(_part_of(parts.low, rest.high), _part_of(parts.high, rest.low))


def _part_of(part: Fraction, rest: Fraction) -> Fraction:
    return 100 * part / (part + rest) if part + rest else Fraction(0)


def _where_split(figure: Figure, facts: Facts) -> Exact | None:
    """The share among the forces that told their offences apart; None where they all did, or none."""
    totals = [facts.total(figure.place, period) for period in figure.periods]
    split = [total.only({one.force for one in total.forces if one.split and one.usable}) for total in totals]
    if all(len(one.usable) == len(total.usable) for one, total in zip(split, totals, strict=True)):
        return None
    parts, wholes = whole_years([of_category(one, figure.category) for one in split]), whole_years(split)
    if parts is None or wholes is None or not wholes.low:
        return None
    rest = Exact(wholes.low - parts.low, wholes.high - parts.high)
    return Exact(_part_of(parts.low, rest.high), _part_of(parts.high, rest.low))


def points(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "up by two percentage points": the share of one year less that of another."""
    moved = _share_moved(figure, facts)
    if isinstance(moved, Finding):
        return moved
    before, after = moved
    value = Exact(after.low - before.high, after.high - before.low)
    verdict, rule = percent_rule(said).judge(directed(value, said.direction))
    words = phrasing.points(facts, figure, value)
    return Finding(verdict, value.words, f"{rule} {_from_to(figure, before, after)}", words)


def share_in_percent(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "the share rose by 8 per cent": from 24 to 26 it rose by two points, and by 8.3 per cent of itself."""
    moved = _share_moved(figure, facts)
    if isinstance(moved, Finding):
        return moved
    before, after = moved
    if not before.low:
        return Finding(Verdict.NOT_SUPPORTED, "", "There is no percentage from a share of nothing.")
    value = Exact(100 * (after.low - before.high) / before.high, 100 * (after.high - before.low) / before.low)
    by_points = Exact(after.low - before.high, after.high - before.low)
    rule, words = percent_rule(said), phrasing.points(facts, figure, by_points)
    verdict, why = rule.judge(directed(value, said.direction))
    why = f"{why} {_from_to(figure, before, after)}"
    if rule.judge(directed(by_points, said.direction))[0] is Verdict.SUPPORTED and verdict is not Verdict.SUPPORTED:
        why = f"{why} That is {by_points.words} percentage points: a share moves in points, not in per cent."
        return Finding(Verdict.NOT_SUPPORTED, value.words, why, words)
    if verdict is Verdict.SUPPORTED:
        verdict, why = Verdict.AMBER, f"{why} Per cent of a per cent is easily misread: give the percentage points."
    return Finding(verdict, value.words, why, words)


def _share_moved(figure: Figure, facts: Facts) -> tuple[Exact, Exact] | Finding:
    if not figure.category and figure.place.kind is PlaceKind.ROUND:
        return Finding(Verdict.AMBER, "", "", not_checked=_NOTHING_NAMED)
    if figure.before is None:
        return no_change(figure)
    before, after = (share_of(figure, facts, (period,)) for period in (figure.before, figure.after))
    if before is None or after is None:
        return no_change(figure)
    return before, after


def _from_to(figure: Figure, before: Exact, after: Exact) -> str:
    assert figure.before is not None
    return f"The share was {before.words} per cent in {figure.before.label} and {after.words} in {figure.after.label}."
