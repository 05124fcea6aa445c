"""How many forces gave a figure, and how many of them saw a rise."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts
from foitracker.totals.claims.judging.finding import Finding, change_of, no_change, percent_rule, totals_of
from foitracker.totals.claims.rules import Exact, Verdict, rule_for_count
from foitracker.totals.claims.said import Of, Said
from foitracker.totals.total import Missing, Total
from foitracker.totals.words import counted_words, listed


def coverage(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "41 of 45 forces", "every force answered": forces with a usable figure, of those asked.

    Where several periods are named ("for both years"), those with a figure for each of them.
    """
    total = _every_period(figure, facts)
    usable, asked = len(total.usable), len(total.asked)
    if said.of in (Of.MISSING, Of.UNSPLIT):
        return _without(said, figure, facts, total)
    words = phrasing.coverage(facts, figure, total)
    when = listed([period.label for period in figure.periods])
    rule = f"Forces with a usable figure for {when}, of the forces asked."
    if said.unit:
        value = Exact(Fraction(100 * usable, asked), Fraction(100 * usable, asked))
        verdict, why = percent_rule(said).judge(value)
        return _answered(said, Finding(verdict, value.words, f"{why} {rule}", words), figure, facts, total)
    if said.upto is not None and said.upto != asked:
        return Finding(Verdict.NOT_SUPPORTED, f"{usable}.00 of {asked}.00", f"{rule} {asked} were asked.", words)
    if said.of is Of.ALL_BUT:
        said = replace(said, amount=asked - said.amount, of=Of.ANSWERED)
    numbers = _numbers(said, figure, facts, total)
    found = next((number for number in numbers if said.amount == number), usable if usable in numbers else max(numbers))
    value = f"{found}.00 of {asked}.00" if said.upto is not None else f"{found}.00"
    verdict, _ = rule_for_count(said.amount, Fraction(1), said.hedge).judge(Exact(Fraction(found), Fraction(found)))
    meant = f" The number is that of forces {numbers[found]}." if verdict is Verdict.SUPPORTED else ""
    return _answered(said, Finding(verdict, value, f"{rule}{meant}", words), figure, facts, total)


def _every_period(figure: Figure, facts: Facts) -> Total:
    """The last of the periods, with the forces that have a figure in each of them; the others are missing."""
    *earlier, last = totals_of(figure, facts)
    always = set(last.usable).intersection(*(total.usable for total in earlier))
    lost = [one for total in earlier for one in total.missing if one.force in last.usable]
    lost += [Missing(force, "no figure") for force in last.usable if force not in always]
    lost = list({one.force: one for one in reversed(lost)}.values())
    usable = tuple(force for force in last.usable if force in always)
    return replace(last, usable=usable, missing=(*last.missing, *lost)) if lost else last


def _numbers(said: Said, figure: Figure, facts: Facts, total: Total) -> dict[int, str]:
    """What a number of forces may be, with what it then means. Those that answered are no others than the usable."""
    usable, asked = len(total.usable), len(total.asked)
    if said.of is Of.ANSWERED:
        return {usable: "usable"}
    numbers = {} if said.upto is not None else {asked: "asked"}
    if len(facts.periods) > 1 and said.of in (Of.BOTH_PERIODS, Of.NOTHING):
        before = figure.before or facts.periods[max(facts.periods.index(figure.after) - 1, 0)]
        after = figure.after if figure.after != before else facts.periods[-1]
        categories = ["", figure.category, *(one.code for one in facts.categories)] if said.of else [figure.category]
        changes = [facts.change(figure.place, before, after, code) for code in categories]
        numbers |= {len(change.forces): "with both years" for change in changes}
    if said.of is Of.EVERY_PERIOD:
        series = [facts.series(figure.place, code) for code in ("", *(one.code for one in facts.categories))]
        numbers |= {len(totals[0].usable): "with every year" for totals in series}
    if said.of is Of.SPLIT:
        return {sum(one.split and one.usable for one in total.forces): "that told their offences apart"}
    return numbers if said.of in (Of.BOTH_PERIODS, Of.EVERY_PERIOD) else numbers | {usable: "usable"}


def _answered(said: Said, finding: Finding, figure: Figure, facts: Facts, total: Total) -> Finding:
    """A force may have answered without a figure that can be used: then it answered all the same."""
    answered = facts.answered & set(total.asked) | set(total.usable)
    others = said.of not in (Of.NOTHING, Of.ANSWERED)
    if finding.verdict is Verdict.SUPPORTED or others or len(answered) == len(total.usable):
        return finding
    number = Fraction(100 * len(answered), len(total.asked)) if said.unit else Fraction(len(answered))
    rule = percent_rule(said) if said.unit else rule_for_count(said.amount, Fraction(1), said.hedge)
    if rule.judge(Exact(number, number))[0] is not Verdict.SUPPORTED:
        return finding
    asked = counted_words(len(total.asked), "force", "forces")
    usable = f"{len(total.usable)} gave a usable figure for {figure.after.label}"
    why = f"{len(answered)} of {asked} answered, and {usable}: say on how many the numbers stand."
    return Finding(Verdict.AMBER, finding.value, why, finding.phrasing)


def _without(said: Said, figure: Figure, facts: Facts, total: Total) -> Finding:
    """ "four forces did not answer"; "six forces gave no breakdown", of those that have a figure."""
    asked = len(total.asked)
    unsplit = sum(one.usable and not one.split for one in total.forces)
    without, which = len(total.missing), f"Forces without a usable figure for {figure.after.label}, whatever the reason"
    if said.of is Of.UNSPLIT:
        without, which = (
            unsplit,
            f"Forces with a figure for {figure.after.label} that did not tell their offences apart",
        )
    number = Fraction(100 * without, asked) if said.unit else Fraction(without)
    rule = percent_rule(said) if said.unit else rule_for_count(said.amount, Fraction(1), said.hedge)
    verdict, _ = rule.judge(Exact(number, number))
    if said.upto is not None and said.upto != asked:
        verdict = Verdict.NOT_SUPPORTED
    words = "" if said.of is Of.UNSPLIT else phrasing.coverage(facts, figure, total)
    return Finding(verdict, Exact(number, number).words, f"{which}, of {asked} asked.", words)


def moved(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "two thirds of forces saw a rise": any rise counts, of the forces with both years."""
    change = change_of(figure, facts)
    if change is None or not change.forces:
        return no_change(figure)
    before, after = (facts.total(figure.place, period, figure.category) for period in (change.before, change.after))
    sure = possible = 0
    for force in change.forces:
        first, last = before.of(force).range, after.of(force).range
        if said.direction < 0:
            first, last = last, first
        sure += last.low > first.high
        possible += last.high > first.low
    both = len(change.forces)
    value = Exact(Fraction(sure), Fraction(possible))
    if said.of is Of.ALL_BUT:
        said = replace(said, amount=both - said.amount)
    if said.unit:
        value = Exact(100 * value.low / both, 100 * value.high / both)
    rule = percent_rule(said) if said.unit else rule_for_count(said.amount, Fraction(1), said.hedge)
    verdict, why = rule.judge(value)
    if said.upto is not None and said.upto != both:
        verdict = Verdict.NOT_SUPPORTED
    span = f"{change.before.label} to {change.after.label}"
    why = f"{why} Of {counted_words(both, 'force', 'forces')} with both years, {span}; any {_way(said)} counts."
    words = phrasing.moved(facts, figure, (sure, possible, both), _way(said))
    return Finding(verdict, value.words, why, words, counted=(both, len(figure.place.forces)))


def _way(said: Said) -> str:
    return "fall" if said.direction < 0 else "rise"
