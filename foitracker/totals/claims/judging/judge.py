"""One phrase against one figure: the exact value, the rule, the verdict, and what could be written instead."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts, PlaceKind
from foitracker.totals.claims.judging import averages, changes, counts, forces, ranks, shares, steady
from foitracker.totals.claims.judging.finding import Finding
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Of, Said, Says
from foitracker.totals.words import counted_words, listed


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A coverage that the text gives and that is right: so many forces of a place."""

    forces: tuple[str, ...]
    number: int


_JUDGES: dict[Says, Callable[[Said, Figure, Facts], Finding]] = {
    Says.COUNT: counts.count,
    Says.DIFFERENCE: counts.rise_in_offences,
    Says.CHANGE: changes.percent,
    Says.POINTS: shares.points,
    Says.TIMES: changes.times,
    Says.SHARE: shares.share,
    Says.PER: averages.per,
    Says.EVERY: averages.every,
    Says.RATE: averages.rate,
    Says.COVERAGE: forces.coverage,
    Says.FORCES_MOVED: forces.moved,
    Says.RANK: ranks.rank,
    Says.RECORD: ranks.record,
    Says.YEARLY: changes.yearly,
    Says.TREND: changes.trend,
    Says.STEADY: steady.steady,
    Says.RUN: steady.run,
}


def judge(said: Said, figure: Figure, facts: Facts, *, disclosed: Collection[Disclosed] | None = None) -> Finding:
    """`disclosed` is what the text says of its coverage; None does not ask whether it does."""
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
        return counts.not_offences(said, figure, facts)
    finding = _judged(said, figure, facts)
    if said.negated and finding.value:
        finding = _denied(finding)
    return finding if disclosed is None else _with_coverage(said, figure, facts, finding, disclosed)


def _judged(said: Said, figure: Figure, facts: Facts) -> Finding:
    if said.says is Says.CHANGE and said.of is Of.A_SHARE:
        return shares.share_in_percent(said, figure, facts)
    return _JUDGES[said.says](said, figure, facts)


def _no_such_period(said: Said, figure: Figure, facts: Facts) -> Finding:
    known = listed([period.label for period in facts.periods])
    instead = _judged(replace(said, noun=""), replace(figure, asked_for=""), facts)
    return Finding(
        Verdict.NOT_SUPPORTED,
        "",
        f"This round has no figure for “{figure.asked_for}”. It has {known}.",
        instead.phrasing,
    )


def _denied(finding: Finding) -> Finding:
    """ "did not double" holds where "doubled" does not; what is open stays open."""
    turned = {
        Verdict.SUPPORTED: Verdict.NOT_SUPPORTED,
        Verdict.NOT_SUPPORTED: Verdict.SUPPORTED,
        Verdict.AMBER: Verdict.AMBER,
    }
    return replace(finding, verdict=turned[finding.verdict], rule=f"The text denies this: {finding.rule}")


def _with_coverage(
    said: Said, figure: Figure, facts: Facts, finding: Finding, disclosed: Collection[Disclosed]
) -> Finding:
    """A number of an area that leaves forces out needs to say so, somewhere in the text."""
    if finding.verdict is not Verdict.SUPPORTED or finding.counted is None:
        return finding
    counted, asked = finding.counted
    among_others = said.says is Says.RANK or (said.says is Says.SHARE and not figure.category)
    alone = figure.place.kind is PlaceKind.FORCE and not among_others
    if alone or counted == asked or _is_disclosed(figure, facts, counted, disclosed):
        return finding
    of = f"{counted} of {counted_words(asked, 'force', 'forces')}"
    return replace(
        finding, verdict=Verdict.AMBER, rule=f"{finding.rule} It holds for {of} alone, and the text does not say so."
    )


def _is_disclosed(figure: Figure, facts: Facts, counted: int, disclosed: Collection[Disclosed]) -> bool:
    """A number of one offence needs the forces that gave it; any other, what the text says of its place."""
    places = (figure.place.forces, facts.whole.forces, figure.scope.forces if figure.scope else ())
    numbers = [one.number for one in disclosed if one.forces in places]
    return counted in numbers if figure.category else bool(numbers)
