"""The claims checker: a text goes in, and every number of it comes out judged or named as not checked.

    "Nearly 23,000 offences, 25 per cent more than the year before"
     ^^^^^^^^^^^^^ supported  ^^^^^^^^^^^^^^^^ not supported: 22.69; "23 per cent more" holds

Nothing is known here but the figures of the round. A cause is never in the figures, so it is amber at best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foitracker.totals.claims.binding import Binder, Figure, OfAnotherBody
from foitracker.totals.claims.facts import Facts, Place
from foitracker.totals.claims.judging import Finding, judge
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Said, Says, said_in
from foitracker.totals.claims.unchecked import HOLE, NotChecked, take_out
from foitracker.totals.words import listed

LONGEST_TEXT = 20_000  # letters: some eight pages of a press release
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"”’')]*(?=\s+[A-Z0-9\"“‘(\0])|\n|$)", re.DOTALL)


class TextTooLong(ValueError):
    """The text is longer than a press release."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase with its place in the text, the figure it speaks of, and the verdict on it."""

    start: int
    end: int
    words: str
    verdict: Verdict
    value: str
    rule: str
    phrasing: str
    says: Says
    figure: Figure


@dataclass(frozen=True, slots=True)
class Checked:
    text: str
    claims: tuple[Claim, ...]
    not_checked: tuple[NotChecked, ...]

    @property
    def all_supported(self) -> bool:
        return all(claim.verdict is Verdict.SUPPORTED for claim in self.claims)


def check(text: str, facts: Facts) -> Checked:
    """Every claim of the text against the figures. Raises `TextTooLong` beyond eight pages or so."""
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(
            f"The text has {len(text):,} letters; at most {LONGEST_TEXT:,} can be checked at once. "
            "Check it in two or more parts."
        )
    text = text.replace(HOLE, " ").replace("\r\n", "\n").replace("\r", "\n")
    taken_out = take_out(text)
    not_checked = list(taken_out.others)
    binder = Binder(facts)
    covered = False
    claims: list[tuple[Said, Figure]] = []
    for start, sentence in _sentences(taken_out.text):
        spoken = list(said_in(sentence, start))
        not_checked += [one for one in spoken if isinstance(one, NotChecked)]
        said = [one for one in spoken if isinstance(one, Said)]
        near = [one for one in taken_out.periods if start <= one.start < start + len(sentence)]
        original = text[start : start + len(sentence)]
        for one, figure in zip(said, binder.bind(original, start, said, near), strict=True):
            one = replace(one, words=" ".join(text[one.start : one.end].split()))
            if isinstance(figure, OfAnotherBody):
                not_checked.append(
                    NotChecked(one.start, one.end, one.words, f"a figure of another body: {figure.name}")
                )
                continue
            covered = covered or one.says is Says.COVERAGE
            claims.append((one, figure))
    judged = [(one, figure, judge(one, figure, facts, coverage_said=covered)) for one, figure in claims]
    not_checked += [
        NotChecked(one.start, one.end, one.words, finding.not_checked)
        for one, _, finding in judged
        if finding.not_checked
    ]
    not_checked += [NotChecked(one.start, one.end, text[one.start : one.end], "a period") for one in taken_out.periods]
    made = [_claim(one, figure, finding, facts) for one, figure, finding in judged if not finding.not_checked]
    return Checked(text, tuple(made), tuple(sorted(_left(text, made, not_checked), key=lambda each: each.start)))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for found in _SENTENCE.finditer(text):
        if found[0].strip():
            yield found.start(), found[0]


def _claim(said: Said, figure: Figure, finding: Finding, facts: Facts) -> Claim:
    verdict, rule, phrasing = finding.verdict, finding.rule, finding.phrasing
    differing = [place for place in figure.others if _differs(said, figure, place, facts, verdict)]
    if differing:
        names = listed([place.name for place in differing])
        rule = f"{rule} It was read as {figure.place.name}, and could mean {names}: name the place."
        verdict = Verdict.AMBER
    return Claim(said.start, said.end, said.words, verdict, finding.value, rule, phrasing, said.says, figure)


def _differs(said: Said, figure: Figure, place: Place, facts: Facts, verdict: Verdict) -> bool:
    return judge(said, replace(figure, place=place), facts, coverage_said=True).verdict is not verdict


def _left(text: str, claims: Sequence[Claim], not_checked: Sequence[NotChecked]) -> list[NotChecked]:
    """What was taken out, each once, with every digit that nothing else has read."""
    kept = []
    spans = [(one.start, one.end) for one in claims]
    for one in sorted(not_checked, key=lambda each: (each.start, -each.end)):
        in_claim = any(start <= one.start and one.end <= end for start, end in spans) and one.because != "a period"
        in_another = any(other.start <= one.start and one.end <= other.end for other in kept)
        if not in_claim and not in_another:
            kept.append(one)
    spans += [(one.start, one.end) for one in kept]
    for digits in re.finditer(r"\d[\d.,]*", text):
        if not any(start < digits.end() and digits.start() < end for start, end in spans):
            words = digits[0].rstrip(".,")
            kept.append(NotChecked(digits.start(), digits.start() + len(words), words, "a number in no known phrase"))
    return kept
