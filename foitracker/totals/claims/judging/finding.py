"""What was found about a phrase, and the findings that several kinds of phrase share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from foitracker.totals.change import Change, NoPercentage
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts
from foitracker.totals.claims.rules import (
    Exact,
    Rule,
    Verdict,
    rule_for_average,
    rule_for_count,
    rule_for_part,
    rule_for_range,
    rule_for_rounded,
    rule_for_rounded_range,
)
from foitracker.totals.claims.said import Said
from foitracker.totals.total import Total
from foitracker.totals.words import counted_words, listed

_MOST_NAMED = 3  # names of forces in a rule; more are counted


@dataclass(frozen=True, slots=True)
class Finding:
    """`counted` is how many forces the value stands on and how many were asked; None where that says nothing.

    `measured` is what the value is, where that hangs on more than the phrase.
    """

    verdict: Verdict
    value: str
    rule: str
    phrasing: str = ""
    not_checked: str = ""  # why it is no claim after all
    counted: tuple[int, int] | None = None
    measured: str = ""


def count_rule(said: Said) -> Rule:
    if said.upto is not None:
        return rule_for_range(said.amount, said.upto)
    return rule_for_count(said.amount, said.step, said.hedge)


def percent_rule(said: Said) -> Rule:
    if said.upto is not None:
        return rule_for_rounded_range(said.amount, said.upto, said.step)
    if said.is_part:
        return rule_for_part(said.amount, said.hedge)
    return rule_for_rounded(said.amount, said.step, said.hedge)


def average_rule(said: Said) -> Rule:
    if said.upto is not None:
        return rule_for_rounded_range(said.amount, said.upto, said.step)
    return rule_for_average(said.amount, said.step, said.hedge)


def totals_of(figure: Figure, facts: Facts) -> list[Total]:
    return [facts.total(figure.place, period, figure.category) for period in figure.periods]


def usable_of(totals: list[Total]) -> tuple[int, int]:
    """The fewest forces that any of the totals stands on, of those asked."""
    return min((len(total.usable), len(total.asked)) for total in totals)


def change_of(figure: Figure, facts: Facts) -> Change | None:
    """The change that is meant; None where the round has no period before it."""
    if figure.before is None:
        return None
    after = figure.after if figure.after != figure.before else facts.periods[-1]
    return facts.change(figure.place, figure.before, after, figure.category)


def difference(change: Change) -> Exact:
    """How many more offences there were, in whole numbers."""
    return Exact(Fraction(change.low_after - change.high_before), Fraction(change.high_after - change.low_before))


def directed(value: Exact, direction: int) -> Exact:
    return -value if direction < 0 else value


def like_for_like(rule: str, change: Change) -> str:
    counted = counted_words(len(change.forces), "force", "forces")
    return f"{rule} {change.before.label} to {change.after.label}, like for like on {counted}."


def too_small(change: Change) -> str:
    if change.no_percentage is NoPercentage.FROM_ZERO:
        return "There is no percentage from zero: give the two numbers."
    return "No percentage is given on fewer than 20 offences: give the two numbers."


def no_figure(figure: Figure, facts: Facts, totals: list[Total]) -> Finding:
    missing = [one for total in totals if total.low is None for one in total.missing]
    names: dict[str, dict[str, None]] = {}
    for one in sorted(missing, key=lambda each: facts.name_of(each.force)):
        names.setdefault(one.reason, {})[facts.name_of(one.force)] = None
    why = "; ".join(f"{_named(list(forces))}: {reason}" for reason, forces in names.items()) or "nothing was given"
    return Finding(Verdict.NOT_SUPPORTED, "", f"There is no usable figure for {figure.place.name} ({why}).")


def _named(names: list[str]) -> str:
    return listed(names) if len(names) <= _MOST_NAMED else counted_words(len(names), "force", "forces")


def no_change(figure: Figure) -> Finding:
    if figure.before is None:
        words = f"This round has no period before {figure.after.label}, so it has no change to it."
    else:
        words = f"No force of {figure.place.name} gave both {figure.before.label} and {figure.after.label}."
    return Finding(Verdict.NOT_SUPPORTED, "", words)
