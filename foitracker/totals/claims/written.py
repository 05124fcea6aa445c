"""What was checked, for a program and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from foitracker.totals.claims.check import Checked, Claim
from foitracker.totals.claims.rules import Verdict

VERDICT_WORDS = {
    Verdict.SUPPORTED: "Supported",
    Verdict.AMBER: "Amber: look again",
    Verdict.NOT_SUPPORTED: "Not supported",
}


def as_data(claim: Claim) -> dict[str, object]:
    """A claim for JSON. `value` is the exact value to two decimals, as text; None where there is none."""
    figure = claim.figure
    return {
        "words": claim.words,
        "verdict": claim.verdict.value,
        "value": claim.value or None,
        "rule": claim.rule,
        "phrasing": claim.phrasing or None,
        "start": claim.start,
        "end": claim.end,
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


def as_lines(checked: Checked) -> Iterator[str]:
    if not checked.claims:
        yield "No claim about the round was found in the text."
    for claim in checked.claims:
        yield f"{VERDICT_WORDS[claim.verdict]}: “{claim.words}”"
        if claim.value:
            yield f"    exact value: {claim.value} ({bound_words(claim)})"
        yield f"    rule: {claim.rule}"
        if claim.phrasing:
            yield f"    holds: {claim.phrasing}"
    for one in checked.not_checked:
        yield f"Not checked: “{one.words}”, {one.because}"


def bound_words(claim: Claim) -> str:
    """ "number of offences, Lancashire Constabulary, 2017/18"."""
    figure = claim.figure
    when = " and ".join(period.label for period in figure.periods)
    if figure.before and claim.says.value.startswith(("change", "rise", "so many")):
        when = f"{figure.before.label} to {when}"
    return f"{claim.says.value}, {figure.place.name}, {when}"
