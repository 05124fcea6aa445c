"""What was checked, for a program and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foitracker.totals.claims.binding.figure import How
from foitracker.totals.claims.check import Checked, Claim
from foitracker.totals.claims.facts import Facts
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import MOVES, Says
from foitracker.totals.words import listed

VERDICT_WORDS = {
    Verdict.SUPPORTED: "Supported",
    Verdict.AMBER: "Amber: look again",
    Verdict.NOT_SUPPORTED: "Not supported",
}


@dataclass(frozen=True, slots=True)
class Binding:
    label: str
    value: str
    how: How

    @property
    def why(self) -> str:
        """Why it was read so; what is assumed says so."""
        return _ASSUMED[self.label] if self.how is How.ASSUMED else self.how.value


_ASSUMED = {
    "Place": "assumed: no place is named",
    "Years": "assumed: no year is named, and this is the latest",
    "Offence": "none is named",
}


def as_data(claim: Claim, facts: Facts) -> dict[str, object]:
    """A claim for JSON. `value` is the exact value to two decimals, as text; None where there is none.

    `measured` is what it is: "share in per cent".
    """
    figure = claim.figure
    return {
        "words": claim.words,
        "verdict": claim.verdict.value,
        "value": claim.value or None,
        "measured": claim.measured,
        "rule": claim.rule,
        "phrasing": claim.phrasing or None,
        "start": claim.start,
        "end": claim.end,
        "binding": binding_words(claim, facts),
        "bound_to": {
            "says": claim.says.value,
            "place": figure.place.name,
            "kind": figure.place.kind.value,
            "periods": [period.label for period in figure.periods],
            "before": figure.before.label if figure.before else None,
            "category": figure.category or None,
            "could_mean": [other.words for other in figure.others],
        },
    }


def as_lines(checked: Checked, facts: Facts) -> Iterator[str]:
    if not checked.claims:
        yield "No claim about the round was found in the text."
    for claim in checked.claims:
        yield f"{VERDICT_WORDS[claim.verdict]}: “{claim.words}”"
        if claim.value:
            yield f"    exact value: {claim.value} ({bound_words(claim)})"
        yield f"    read as: {binding_words(claim, facts)}"
        yield f"    rule: {claim.rule}"
        if claim.phrasing:
            yield f"    holds: {claim.phrasing}"
    for one in checked.not_checked:
        yield f"Not checked: “{one.words}”, {one.because}"
    for one in checked.unread.not_understood:
        yield f"Not understood: “{one.words}”, {one.because}"
    for one in checked.unread.nothing:
        yield f"Nothing to check: “{one.words}”"


def bound_words(claim: Claim) -> str:
    """ "number of offences, Lancashire Constabulary, 2017/18"."""
    figure = claim.figure
    return f"{claim.measured}, {figure.place.name}, {when_words(claim)}"


def when_words(claim: Claim) -> str:
    """ "2017/18", "2016/17 to 2017/18" of a change, "2016/17 and 2017/18" of a sum."""
    figure = claim.figure
    if figure.before and claim.says in MOVES:
        return f"{figure.before.label} to {figure.after.label}"
    return listed([period.label for period in figure.periods])


def bindings(claim: Claim, facts: Facts) -> tuple[Binding, ...]:
    """Which place, years and offence a claim was read as, each with why."""
    figure = claim.figure
    if claim.says is Says.CAUSE:
        return ()
    titles = {one.code: one.title for one in facts.categories}
    place = Binding("Place", figure.place.name, figure.place_how)
    when = Binding("Years", figure.asked_for or when_words(claim), figure.period_how)
    what = Binding("Offence", titles.get(figure.category, "all offences counted"), figure.category_how)
    scope = [Binding("Ranked in", figure.scope.name, How.SENTENCE)] if figure.scope else []
    return (place, *scope, when, what)


def binding_words(claim: Claim, facts: Facts) -> str:
    """ "Lancashire Constabulary (named in the sentence before); 2017/18 (named beside it); ..."."""
    return "; ".join(f"{one.value} ({one.why})" for one in bindings(claim, facts))
