"""One phrase against one figure: the exact value, the rule, the verdict, and what could be written instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from foitracker.totals.add_up import Total
from foitracker.totals.change import NoPercentage, Variation, compound_growth
from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding import Figure
from foitracker.totals.claims.facts import Facts, PlaceKind, whole_years, yearly_changes
from foitracker.totals.claims.rules import (
    Exact,
    Rule,
    Verdict,
    rule_for_count,
    rule_for_part,
    rule_for_percent_range,
    rule_for_range,
    rule_for_rounded,
    rule_for_times,
)
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.rates import PER, rate_of
from foitracker.totals.words import counted_words, listed

LEAST_RECORD = 3  # two numbers are a comparison and no record


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    value: str
    rule: str
    phrasing: str = ""
    not_checked: str = ""  # why it is no claim after all


def judge(said: Said, figure: Figure, facts: Facts, *, coverage_said: bool) -> Finding:
    """`coverage_said` is whether the text says anywhere how many forces answered."""
    if said.says is Says.CAUSE:
        return Finding(
            Verdict.AMBER,
            "",
            "The figures say how many offences were recorded and never why. A cause needs a source of its own.",
            "Give the view as a view, with who holds it: “we believe”, “the force says”.",
        )
    if figure.asked_for:
        return _no_such_period(said, figure, facts)
    if said.noun:
        return _not_offences(said, figure, facts)
    finding = _JUDGES[said.says](said, figure, facts)
    return _with_coverage(said, figure, facts, finding, coverage_said)


def _no_such_period(said, figure, facts):
    known = listed([period.label for period in facts.periods])
    return Finding(Verdict.NOT_SUPPORTED, "", f"This round has no figure for “{figure.asked_for}”. It has {known}.")


def _not_offences(said, figure, facts):
    """ "674 victims": wrong where the number is the round's, and somebody else's number where it is not."""
    rule = _count_rule(said)
    values = [
        value
        for place in (figure.place, *figure.others)
        if (value := whole_years(_totals(replace(figure, place=place), facts)))
        and rule.judge(value)[0] is not Verdict.NOT_SUPPORTED
    ]
    if not values:
        why = f"a number of {said.noun}; the round counts offences"
        return Finding(Verdict.NOT_SUPPORTED, "", "", not_checked=why)
    value = values[0]
    return Finding(
        Verdict.NOT_SUPPORTED,
        value.words,
        f"The number is one of offences, not of {said.noun}: one offence can involve many images, and one person "
        "many offences.",
        phrasing.count(facts, figure, value),
    )


def _count(said, figure, facts):
    totals = _totals(figure, facts)
    value = whole_years(totals)
    if value is None:
        return _no_figure(figure, facts, totals)
    verdict, rule = _count_rule(said).judge(value)
    return Finding(verdict, value.words, rule, phrasing.count(facts, figure, value))


def _count_rule(said) -> Rule:
    if said.upto is not None:
        return rule_for_range(said.amount, said.upto)
    return rule_for_count(said.amount, said.step, said.hedge)


def _difference(said, figure, facts):
    change = _change(figure, facts)
    if change is None or not change.forces:
        return _no_change(figure, facts)
    low, high = change.low_after - change.high_before, change.high_after - change.low_before
    value = _directed(Exact(Fraction(low), Fraction(high)), said.direction)
    verdict, rule = rule_for_count(said.amount, said.step, said.hedge).judge(value)
    return Finding(
        verdict,
        Exact(Fraction(low), Fraction(high)).words,
        _like_for_like(rule, change, facts),
        phrasing.change(facts, figure),
    )


def _percent(said, figure, facts):
    change = _change(figure, facts)
    if change is None or not change.forces:
        return _no_change(figure, facts)
    if change.no_percentage:
        return Finding(Verdict.NOT_SUPPORTED, "", _small(change), phrasing.change(facts, figure))
    value = Exact(change.percent_low, change.percent_high)
    verdict, rule = _percent_rule(said).judge(_directed(value, said.direction))
    return Finding(verdict, value.words, _like_for_like(rule, change, facts), phrasing.change(facts, figure))


def _percent_rule(said) -> Rule:
    if said.upto is not None:
        return rule_for_percent_range(said.amount, said.upto)
    if said.is_part:
        return rule_for_part(said.amount, said.hedge)
    return rule_for_rounded(said.amount, said.step, said.hedge)


def _times(said, figure, facts):
    change = _change(figure, facts)
    if change is None or not change.forces:
        return _no_change(figure, facts)
    if change.no_percentage:
        return Finding(Verdict.NOT_SUPPORTED, "", _small(change), phrasing.change(facts, figure))
    value = Exact(1 + change.percent_low / 100, 1 + change.percent_high / 100)
    verdict, rule = rule_for_times(said.amount, said.hedge).judge(value)
    return Finding(verdict, value.words, _like_for_like(rule, change, facts), phrasing.change(facts, figure))


def _trend(said, figure, facts):
    change = _change(figure, facts)
    if change is None or not change.forces:
        return _no_change(figure, facts)
    low, high = change.low_after - change.high_before, change.high_after - change.low_before
    value = Exact(Fraction(low), Fraction(high))
    rule = _like_for_like(
        "A rise or fall holds when the figures move that way by more than is ordinary.", change, facts
    )
    directed = _directed(value, said.direction)
    words = phrasing.change(facts, figure)
    if directed.high <= 0:
        return Finding(Verdict.NOT_SUPPORTED, value.words, f"{rule} They do not move that way.", words)
    if directed.low <= 0:
        return Finding(Verdict.AMBER, value.words, f"{rule} Suppressed figures leave open whether they do.", words)
    if change.variation is not Variation.BEYOND:
        why = f"The difference is {change.variation.value}: a guide, and no test."
        return Finding(Verdict.AMBER, value.words, f"{rule} {why}", words)
    return Finding(Verdict.SUPPORTED, value.words, rule, words)


def _share(said, figure, facts):
    """The share of a category in its place, or of a place in all forces."""
    if not figure.category and figure.place.kind is PlaceKind.ROUND:
        return Finding(
            Verdict.AMBER, "", "", not_checked="a share, and no offence or place of the round is named with it"
        )
    if figure.category:
        parts = whole_years(_totals(figure, facts))
        wholes = whole_years([facts.total(figure.place, period) for period in figure.periods])
    else:
        parts = whole_years(_totals(figure, facts))
        wholes = whole_years([facts.total(facts.whole, period) for period in figure.periods])
    if parts is None or wholes is None or not wholes.low:
        return _no_figure(figure, facts, _totals(figure, facts))
    # What is part of a whole moves with it, so a part at its least is taken with the rest at its most.
    rest = Exact(wholes.low - parts.low, wholes.high - parts.high)
    value = Exact(_part_of(parts.low, rest.high), _part_of(parts.high, rest.low))
    verdict, rule = _percent_rule(said).judge(value)
    of = "all offences counted there, those without a breakdown among them" if figure.category else "all forces"
    return Finding(verdict, value.words, f"{rule} The share is of {of}.", phrasing.share(facts, figure, value))


def _part_of(part: Fraction, rest: Fraction) -> Fraction:
    return 100 * part / (part + rest) if part + rest else Fraction(0)


def _per(said, figure, facts):
    totals = _totals(figure, facts)
    total = whole_years(totals)
    if total is None:
        return _no_figure(figure, facts, totals)
    length = _length(figure, said.unit)
    value = Exact(total.low / length, total.high / length)
    rule = rule_for_rounded(said.amount, said.step, said.hedge)
    verdict, words = rule.judge(value)
    days = sum(period.days for period in figure.periods)
    return Finding(verdict, value.words, f"{words} Over {days:,} days.", phrasing.per(facts, figure, value, said.unit))


def _length(figure, unit) -> Fraction:
    """How many days, weeks, months or years the periods of a figure are."""
    days = sum(period.days for period in figure.periods)
    months = sum(
        12 * (p.ends_on.year - p.starts_on.year) + p.ends_on.month - p.starts_on.month + 1 for p in figure.periods
    )
    return {
        "hour": Fraction(24 * days),
        "day": Fraction(days),
        "week": Fraction(days, 7),
        "month": Fraction(months),
        "year": Fraction(months, 12),
    }[unit]


def _every(said, figure, facts):
    totals = _totals(figure, facts)
    total = whole_years(totals)
    if total is None or not total.low:
        return _no_figure(figure, facts, totals)
    seconds = 86_400 * sum(period.days for period in figure.periods)
    unit = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}[said.unit]
    value = Exact(Fraction(seconds, unit) / total.high, Fraction(seconds, unit) / total.low)
    verdict, rule = rule_for_rounded(said.amount, said.step, said.hedge).judge(value)
    return Finding(verdict, value.words, rule, phrasing.every(facts, figure, value, said.unit))


def _rate(said, figure, facts):
    if facts.populations is None:
        return Finding(Verdict.NOT_SUPPORTED, "", "This round has no numbers of children, so it has no rates.")
    found = rate_of(facts.total(figure.place, figure.after, figure.category).forces, facts.populations)
    if found.no_rate:
        return Finding(Verdict.NOT_SUPPORTED, "", f"There is no rate: {found.no_rate.value}.")
    per = Fraction(int(said.unit or PER), PER)
    value = Exact(found.low * per, found.high * per)
    verdict, rule = rule_for_rounded(said.amount, said.step, said.hedge).judge(value)
    return Finding(
        verdict,
        value.words,
        f"{rule} For children under 18, by the population of mid-{found.mid_year}. Forces are not ranked by it.",
        phrasing.rate(facts, figure, Exact(found.low, found.high), found.mid_year),
    )


def _coverage(said, figure, facts):
    total = facts.total(figure.place, figure.after)
    usable, asked = len(total.usable), len(total.asked)
    words = phrasing.coverage(facts, figure, total)
    value = f"{usable}.00 of {asked}.00" if said.upto is not None else f"{usable}.00"
    rule = f"Forces with a usable figure for {figure.after.label}, of the forces asked."
    if said.upto is None:
        both = len(_change(figure, facts, default=True).forces) if len(facts.periods) > 1 else usable
        if said.amount in (usable, asked, both):
            meant = "asked" if said.amount == asked else "usable" if said.amount == usable else "with both years"
            return Finding(
                Verdict.SUPPORTED, f"{int(said.amount)}.00", f"{rule} The number is that of forces {meant}.", words
            )
        return Finding(Verdict.NOT_SUPPORTED, value, rule, words)
    if said.upto != asked:
        return Finding(Verdict.NOT_SUPPORTED, value, f"{rule} {asked} were asked.", words)
    verdict, _ = rule_for_count(said.amount, Fraction(1), said.hedge).judge(Exact(Fraction(usable), Fraction(usable)))
    return Finding(verdict, value, rule, words)


def _record(said, figure, facts):
    """The highest of the round's periods, on the forces that gave them all."""
    totals = facts.series(figure.place, figure.category)
    span = f"{facts.periods[0].label} to {facts.periods[-1].label}"
    rule = (
        f"The record of this round is {counted_words(len(totals), 'period', 'periods')} long ({span}), "
        f"and is compared on the forces with a figure for every one of them."
    )
    this = next(total for total in totals if total.period == figure.after)
    rest = [total for total in totals if total.period != figure.after]
    if this.low is None or not rest:
        return Finding(Verdict.NOT_SUPPORTED, "", f"{rule} There is nothing to compare.")
    value = Exact(Fraction(this.low), Fraction(this.high))
    beats = [this.low > o.high if said.direction > 0 else this.high < o.low for o in rest]
    may = [this.high > o.low if said.direction > 0 else this.low < o.high for o in rest]
    words = phrasing.record(facts, figure, said.direction) if all(beats) else ""
    if not all(may):
        return Finding(Verdict.NOT_SUPPORTED, value.words, rule, words)
    if not all(beats):
        return Finding(Verdict.AMBER, value.words, f"{rule} Suppressed figures leave it open.", words)
    limited = said.words.lower().rstrip("s").endswith("year")
    if limited or len(totals) >= LEAST_RECORD:
        return Finding(Verdict.SUPPORTED, value.words, f"{rule} Say how long the record is.", words)
    return Finding(Verdict.AMBER, value.words, f"{rule} That is too short to be called a record.", words)


def _yearly(said, figure, facts):
    """The mean of the yearly changes, or the growth that leads from the first year to the last."""
    series = facts.series(figure.place, figure.category)
    changes = yearly_changes(series)
    if changes is None:
        return Finding(Verdict.NOT_SUPPORTED, "", "There is no force with a figure for every period of the round.")
    mean = Exact(sum(one.low for one in changes) / len(changes), sum(one.high for one in changes) / len(changes))
    rule = _percent_rule(said)
    last = changes[-1]
    words = f"An average is the mean of the {counted_words(len(changes), 'yearly change', 'yearly changes')}"
    verdict, why = rule.judge(_directed(mean, said.direction))
    if len(changes) == 1:
        return Finding(
            Verdict.AMBER if verdict is Verdict.SUPPORTED else verdict,
            mean.words,
            f"{why} The round has two periods and so one change: that is no average.",
            phrasing.change(facts, figure),
        )
    growth = _growth(series)
    if verdict is not Verdict.SUPPORTED and growth is not None:
        as_growth, why_growth = rule.judge(_directed(growth, said.direction))
        if as_growth is Verdict.SUPPORTED:
            return Finding(as_growth, growth.words, f"{why_growth} It is compound yearly growth: call it that.")
    note = f" The last year's change alone is {last.words}." if verdict is Verdict.NOT_SUPPORTED else ""
    compound = f"; compound yearly growth is {growth.words}" if growth else ""
    return Finding(verdict, mean.words, f"{words}{compound}. {why}{note}", phrasing.yearly(facts, figure, mean))


def _growth(series) -> Exact | None:
    if any(total.low != total.high for total in series):
        return None
    return Exact(*[Fraction(compound_growth([total.low for total in series]).quantize(Decimal("1e-9")))] * 2)


def _totals(figure: Figure, facts: Facts) -> list[Total]:
    return [facts.total(figure.place, period, figure.category) for period in figure.periods]


def _change(figure: Figure, facts: Facts, *, default: bool = False):
    before = figure.before
    if default and before is None:
        before = facts.periods[-2]
    if before is None:
        return None
    after = figure.after if figure.after != before else facts.periods[-1]
    return facts.change(figure.place, before, after, figure.category)


def _directed(value: Exact, direction: int) -> Exact:
    return -value if direction < 0 else value


def _like_for_like(rule, change, facts):
    counted = counted_words(len(change.forces), "force", "forces")
    return f"{rule} {change.before.label} to {change.after.label}, like for like on {counted}."


def _small(change):
    if change.no_percentage is NoPercentage.FROM_ZERO:
        return "There is no percentage from zero: give the two numbers."
    return "No percentage is given on fewer than 20 offences: give the two numbers."


def _no_figure(figure, facts, totals):
    missing = [one for total in totals if total.low is None for one in total.missing]
    why = listed(sorted({f"{facts.name_of(one.force)}: {one.reason}" for one in missing})) or "nothing was given"
    return Finding(Verdict.NOT_SUPPORTED, "", f"There is no usable figure for {figure.place.name} ({why}).")


def _no_change(figure, facts):
    if figure.before is None:
        return Finding(
            Verdict.NOT_SUPPORTED,
            "",
            f"This round has no period before {figure.after.label}, so it has no change to it.",
        )
    return Finding(
        Verdict.NOT_SUPPORTED,
        "",
        f"No force of {figure.place.name} gave both {figure.before.label} and {figure.after.label}.",
    )


def _with_coverage(said, figure, facts, finding, coverage_said):
    """A number of an area that leaves forces out needs to say so, somewhere in the text."""
    if finding.verdict is not Verdict.SUPPORTED or said.says is Says.COVERAGE or finding.not_checked:
        return finding
    if coverage_said or figure.place.kind is PlaceKind.FORCE:
        return finding
    category = "" if said.says is Says.SHARE else figure.category
    gaps = [total for total in (facts.total(figure.place, p, category) for p in figure.periods) if total.missing]
    if not gaps:
        return finding
    return Finding(
        Verdict.AMBER,
        finding.value,
        f"{finding.rule} It holds for {gaps[-1].coverage_words} alone, and the text does not say so.",
        finding.phrasing,
    )


_JUDGES = {
    Says.COUNT: _count,
    Says.DIFFERENCE: _difference,
    Says.CHANGE: _percent,
    Says.TIMES: _times,
    Says.SHARE: _share,
    Says.PER: _per,
    Says.EVERY: _every,
    Says.RATE: _rate,
    Says.COVERAGE: _coverage,
    Says.RECORD: _record,
    Says.YEARLY: _yearly,
    Says.TREND: _trend,
}
