"""Superlatives: a force among forces, an area among areas, a year among the years of the round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from foitracker.totals.claims import phrasing
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.binding.ranking import KINDS
from foitracker.totals.claims.facts import Facts, Place, PlaceKind, whole_years
from foitracker.totals.claims.judging.finding import Finding, difference
from foitracker.totals.claims.rules import Exact, Verdict, plain
from foitracker.totals.claims.said import Of, Said
from foitracker.totals.rates import rate_in
from foitracker.totals.total import Total
from foitracker.totals.words import counted_words

LEAST_RECORD = 3  # two numbers are a comparison and no record


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one place stands among others: from `best` to `worst`, as its rank may be open; 1 is the first."""

    value: Exact
    best: int
    worst: int
    tied: tuple[Place, ...]
    counted: int  # places with a value
    usable: int  # forces that the values stand on
    asked: int
    other_law: bool
    may_share: bool = False  # whether the range of another ends just where this value is


def rank(said: Said, figure: Figure, facts: Facts) -> Finding:
    """ "the second highest of any force". A rise may be one in offences or in per cent, and both are looked at."""
    measures = [Of.NUMBER_RISE, Of.PERCENT_RISE] if said.of is Of.RISE else [said.of]
    findings = [
        replace(_ranked(said, figure, facts, measure), measured=_measured(measure, said)) for measure in measures
    ]
    verdicts = {finding.verdict for finding in findings}
    if len(verdicts) == 1 or not findings[1].value:
        return findings[0]
    first, second = findings
    why = f"In offences: {first.rule} In per cent: {second.rule} Say which is meant."
    words = first.phrasing if first.verdict is Verdict.SUPPORTED else second.phrasing
    return Finding(Verdict.AMBER, first.value, why, words, measured=first.measured)


def _ranked(said: Said, figure: Figure, facts: Facts, measure: Of) -> Finding:
    scope = figure.scope or facts.whole
    kind = KINDS.get(said.among) or _kind_of(figure.place, facts, scope)
    standing = _standing(said, figure, facts, measure, facts.peers(kind, scope))
    if standing is None:
        return Finding(Verdict.NOT_SUPPORTED, "", f"There is no figure of {figure.place.name} to be ranked.")
    if standing.counted < 2:
        why = f"No other {kind.value} in {scope.name} has a figure to be ranked with."
        return Finding(Verdict.NOT_SUPPORTED, standing.value.words, why)
    words = phrasing.rank(facts, figure, said, measure, standing, kind)
    rule = f"{_where(figure, standing, said, kind)}, by the {_measured(measure, said)}."
    counted = (standing.usable, standing.asked)
    verdict, why = _verdict(said, standing)
    if verdict is not Verdict.SUPPORTED:
        return Finding(verdict, standing.value.words, f"{rule}{why}", words)
    if measure is Of.RATE:
        why = " Forces record differently: a rank by rate needs that said with it."
        return Finding(Verdict.AMBER, standing.value.words, f"{rule}{why}", words)
    if standing.other_law:
        why = " Scotland and Northern Ireland record under other law and other counting rules: rank without them."
        alike = _where_law_is_alike(figure, facts)
        words = _ranked(said, replace(figure, scope=alike), facts, measure).phrasing if alike else ""
        return Finding(Verdict.AMBER, standing.value.words, f"{rule}{why}", words)
    return Finding(verdict, standing.value.words, rule, words, counted=counted)


def _where_law_is_alike(figure: Figure, facts: Facts) -> Place | None:
    """The widest place around the one that is ranked in which every force records under the same law."""
    around = [
        place
        for place in facts.places
        if set(figure.place.forces) < set(place.forces) and not facts.other_law & set(place.forces)
    ]
    return max(around, key=lambda place: len(place.forces), default=None)


def _verdict(said: Said, standing: Standing) -> tuple[Verdict, str]:
    if not standing.best <= said.amount <= standing.worst + len(standing.tied):
        return Verdict.NOT_SUPPORTED, ""
    if standing.best != standing.worst:
        return Verdict.AMBER, " Suppressed figures leave its rank open."
    if standing.may_share:
        return Verdict.AMBER, " Suppressed figures leave open whether it shares it with another."
    if standing.tied and "joint" not in said.words.lower():
        names = " and ".join(place.name for place in standing.tied[:3])
        return Verdict.AMBER, f" It shares it with {names}: say “joint”."
    return Verdict.SUPPORTED, ""


def _standing(said: Said, figure: Figure, facts: Facts, measure: Of, peers: Sequence[Place]) -> Standing | None:
    values = {place: _value(place, figure, facts, measure, said.unit) for place in peers}
    own = next((place for place in peers if set(place.forces) == set(figure.place.forces)), None)
    value = values[own] if own else None
    if value is None:
        return None
    rest = {place: other for place, other in values.items() if other is not None and place is not own}
    ahead = [other if said.direction > 0 else -other for other in rest.values()]
    mine = value if said.direction > 0 else -value
    known = [place for place in values if values[place] is not None]
    apart = [place for place in known if set(place.forces) & facts.other_law]
    return Standing(
        value,
        best=1 + sum(other.low > mine.high for other in ahead),
        worst=1 + sum(other.high > mine.low for other in ahead),
        tied=tuple(place for place, other in rest.items() if other == value and other.low == other.high),
        counted=len(known),
        usable=sum(_usable(place, figure, facts, measure) for place in peers),
        asked=sum(len(place.forces) for place in peers),
        other_law=bool(apart) and len(apart) < len(known),
        may_share=any(other.low < other.high == mine.low for other in ahead),
    )


def _value(place: Place, figure: Figure, facts: Facts, measure: Of, unit: str) -> Exact | None:
    if measure is Of.OFFENCES:
        return whole_years([facts.total(place, period, figure.category) for period in figure.periods])
    if measure is Of.RATE:
        return _rate(place, figure, facts)
    before = _before(figure, facts)
    change = facts.change(place, before, figure.after, figure.category) if before else None
    if change is None or not change.forces:
        return None
    if measure is Of.PERCENT_RISE:
        if change.no_percentage:
            return None
        value = Exact(change.percent_low, change.percent_high)
    else:
        value = difference(change)
    return -value if unit == "fall" else value


def _usable(place: Place, figure: Figure, facts: Facts, measure: Of) -> int:
    """The forces of a place that its value stands on."""
    before = _before(figure, facts)
    if measure in (Of.NUMBER_RISE, Of.PERCENT_RISE) and before:
        return len(facts.change(place, before, figure.after, figure.category).forces)
    return min(len(facts.total(place, period, figure.category).usable) for period in figure.periods)


def _rate(place: Place, figure: Figure, facts: Facts) -> Exact | None:
    if facts.populations is None:
        return None
    found = rate_in(facts.total(place, figure.after, figure.category), facts.populations)
    return None if found.no_rate else Exact(found.low, found.high)


def _before(figure: Figure, facts: Facts):
    index = facts.periods.index(figure.after)
    return facts.periods[index - 1] if index else None


def _kind_of(place: Place, facts: Facts, scope: Place) -> PlaceKind:
    """What a place is ranked among where the text does not say: forces with forces, regions with regions."""
    if place.kind is PlaceKind.FORCE:
        return PlaceKind.FORCE
    among_regions = any(peer.forces == place.forces for peer in facts.peers(PlaceKind.REGION, scope))
    return PlaceKind.REGION if among_regions else PlaceKind.NATION


def _where(figure: Figure, standing: Standing, said: Said, kind: PlaceKind) -> str:
    end = "highest" if said.direction > 0 else "lowest"
    best, worst = standing.best, standing.worst
    place = f"number {best}" if best == worst else f"between number {best} and number {worst}"
    scope = f" in {figure.scope.name}" if figure.scope else ""
    among = counted_words(standing.counted, kind.value, f"{kind.value}s")
    return f"{figure.place.name} is {place} of {among}{scope} with a figure, from the {end}"


def _measured(measure: Of, said: Said) -> str:
    way = "fall" if said.unit == "fall" else "rise"
    return {
        Of.OFFENCES: "number of offences",
        Of.NUMBER_RISE: f"{way} in offences",
        Of.PERCENT_RISE: f"{way} in per cent",
        Of.RATE: "rate for children",
    }[measure]


def record(said: Said, figure: Figure, facts: Facts) -> Finding:
    """The highest of the round's periods, on the forces that gave them all."""
    totals = facts.series(figure.place, figure.category)
    span = f"{facts.periods[0].label} to {facts.periods[-1].label}"
    rule = (
        f"The record of this round is {counted_words(len(totals), 'period', 'periods')} long ({span}), and is compared "
        "on the forces with a figure for every one of them."
    )
    this = next(total for total in totals if total.period == figure.after)
    rest = [total for total in totals if total.period != figure.after]
    if this.low is None or not rest:
        return Finding(Verdict.NOT_SUPPORTED, "", f"{rule} There is nothing to compare.")
    value = Exact(Fraction(this.low), Fraction(this.high))
    counted = (len(this.usable), len(figure.place.forces))
    verdict, why = _beats(said, this, rest)
    if verdict is Verdict.SUPPORTED and said.amount > len(totals):
        return Finding(Verdict.NOT_SUPPORTED, value.words, f"{rule} It has no {plain(said.amount)} years.")
    words = phrasing.record(facts, figure, said.direction, counted) if verdict is Verdict.SUPPORTED else ""
    if verdict is not Verdict.SUPPORTED:
        return Finding(verdict, value.words, f"{rule}{why}", words)
    limited = said.words.lower().rstrip("s").endswith("year")
    if limited or len(totals) >= LEAST_RECORD:
        return Finding(verdict, value.words, f"{rule} Say how long the record is.", words, counted=counted)
    return Finding(Verdict.AMBER, value.words, f"{rule} That is too short to be called a record.", words)


def _beats(said: Said, this: Total, rest: Sequence[Total]) -> tuple[Verdict, str]:
    beats = [this.low > other.high if said.direction > 0 else this.high < other.low for other in rest]
    may = [this.high > other.low if said.direction > 0 else this.low < other.high for other in rest]
    if all(beats):
        return Verdict.SUPPORTED, ""
    if all(may):
        return Verdict.AMBER, " Suppressed figures leave it open."
    return Verdict.NOT_SUPPORTED, ""
