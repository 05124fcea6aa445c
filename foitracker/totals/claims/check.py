"""The claims checker: a text goes in, and every number of it comes out judged or named as not checked.

    "Nearly 23,000 offences, 25 per cent more than the year before"
     ^^^^^^^^^^^^^ supported  ^^^^^^^^^^^^^^^^ not supported: 22.69; "23 per cent more" holds

Nothing is known here but the figures of the round. A cause is never in the figures, so it is amber at best.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from foitracker.totals.claims.binding.binder import Binder, Spoken
from foitracker.totals.claims.binding.figure import Figure, How, Other, Unbound
from foitracker.totals.claims.facts import Facts
from foitracker.totals.claims.judging.finding import Finding
from foitracker.totals.claims.judging.judge import Disclosed, judge
from foitracker.totals.claims.phrases.sentence import said_in
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Of, Said, Says, measured
from foitracker.totals.claims.text import Sentence, rows_of_tables, sentences, unwrapped
from foitracker.totals.claims.unchecked import HOLE, NotChecked, PeriodSaid, TakenOut, take_out
from foitracker.totals.claims.unread import Unread, unread
from foitracker.totals.words import listed

MOST_NUMBERS = 60  # runs of digits in one sentence: more are a list
_CELL = re.compile(r"\d[\d.,]*(?: ?%)?")
LONGEST_TEXT = 50_000  # letters: some twenty pages of a press release


class TextTooLong(ValueError):
    """The text is longer than a press release."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase with its place in the text, the figure it speaks of, and the verdict on it.

    `differing` are the figures that the words could mean too and for which the verdict would be another.
    """

    start: int
    end: int
    words: str
    verdict: Verdict
    value: str
    rule: str
    phrasing: str
    says: Says
    figure: Figure
    measured: str  # what the exact value is: "share in per cent"
    differing: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    text: str
    claims: tuple[Claim, ...]
    not_checked: tuple[NotChecked, ...]
    unread: Unread = field(default_factory=Unread)


def check(text: str, facts: Facts) -> Checked:
    """Every claim of the text against the figures. Raises `TextTooLong` beyond twenty pages or so."""
    text = text.replace(HOLE, " ").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(
            f"The text has {len(text):,} letters; at most {LONGEST_TEXT:,} can be checked at once. "
            "Check it in two or more parts."
        )
    if not facts.periods:
        return Checked(text, (), ())
    read = unwrapped(text)
    taken_out = take_out(read)
    spoken, not_checked = _spoken(read, taken_out)
    bound: list[tuple[Said, Figure]] = []
    for one, figures in zip(spoken, Binder(facts).bind(spoken), strict=True):
        for said, figure in zip(one.said, figures, strict=True):
            if isinstance(figure, Unbound):
                not_checked.append(NotChecked(said.start, said.end, said.words, figure.because))
            else:
                bound.append((said, figure))
    claims, unjudged = _judged(bound, facts)
    not_checked += unjudged
    not_checked += [NotChecked(one.start, one.end, read[one.start : one.end], "a period") for one in taken_out.periods]
    left = tuple(sorted(_left(read, claims, not_checked), key=lambda each: each.start))
    named = [(one.start, one.end) for one in left if one.because != "a period"]
    judged = [(one.start, one.end) for one in claims]
    return Checked(text, tuple(claims), left, unread(sentences(read, taken_out.text), judged, named))


def _spoken(read: str, taken_out: TakenOut) -> tuple[list[Spoken], list[NotChecked]]:
    """The sentences with what they say, and what they hold that is no claim."""
    not_checked = list(taken_out.others)
    spoken = []
    rows = list(rows_of_tables(read))
    for sentence in sentences(read, taken_out.text):
        if any(start < sentence.end and sentence.start < end for start, end in rows):
            not_checked += _cells(sentence, "a number in a row of a table")
            continue
        if len(re.findall(r"\d+", sentence.holed)) > MOST_NUMBERS:
            not_checked += _cells(sentence, "a number in a list that is too long for a sentence")
            continue
        found = list(said_in(sentence.holed, sentence.start))
        not_checked += [one for one in found if isinstance(one, NotChecked)]
        said = tuple(
            replace(one, words=" ".join(read[one.start : one.end].split())) for one in found if isinstance(one, Said)
        )
        spoken.append(Spoken(sentence, said, _near(taken_out.periods, sentence.start, sentence.end)))
    return spoken, not_checked


def _cells(sentence: Sentence, because: str) -> Iterator[NotChecked]:
    for digits in _CELL.finditer(sentence.holed):
        start = sentence.start + digits.start()
        yield NotChecked(start, start + len(digits[0]), digits[0], because)


def _near(periods: Sequence[PeriodSaid], start: int, end: int) -> tuple[PeriodSaid, ...]:
    return tuple(one for one in periods if start <= one.start < end)


def _judged(bound: Sequence[tuple[Said, Figure]], facts: Facts) -> tuple[list[Claim], list[NotChecked]]:
    disclosed = [found for said, figure in bound for found in _disclosed(said, figure, facts)]
    found = [_claim(said, figure, facts, disclosed) for said, figure in bound]
    return [one for one in found if isinstance(one, Claim)], [one for one in found if isinstance(one, NotChecked)]


def _disclosed(said: Said, figure: Figure, facts: Facts) -> Iterator[Disclosed]:
    """How many forces the text says its numbers stand on, where it is right about it."""
    if said.says is not Says.COVERAGE or said.of in (Of.MISSING, Of.UNSPLIT):
        return
    if judge(said, figure, facts).verdict is Verdict.SUPPORTED:
        asked = len(facts.total(figure.place, figure.after).asked)
        number = asked * said.amount / 100 if said.unit else said.amount
        number = asked - number if said.of is Of.ALL_BUT else number
        yield Disclosed(figure.place.forces, int(number))


def _claim(said: Said, figure: Figure, facts: Facts, disclosed: Collection[Disclosed]) -> Claim | NotChecked:
    """The claim with what else its words could mean.

    What holds for the nearest reading and not for another that is as near is amber. What fails for the nearest and
    holds for another is amber too, and is shown as the reading that holds.
    """
    finding = judge(said, figure, facts, disclosed=disclosed)
    if finding.not_checked:
        return NotChecked(said.start, said.end, said.words, finding.not_checked)
    others = [(one, judge(said, one.figure, facts).verdict) for one in figure.others]
    if finding.verdict is Verdict.SUPPORTED:
        against = [one for one, verdict in others if one.doubt and verdict is not Verdict.SUPPORTED]
        if against:
            names = listed([one.words for one in against])
            finding = _ambiguous(finding, f"It holds for {_read_as(figure, against[0])}, and not for {names}")
    elif finding.verdict is Verdict.NOT_SUPPORTED:
        holding = next((one for one, verdict in others if verdict is Verdict.SUPPORTED), None)
        if holding:
            why = f"It holds for {holding.words}, and not for {_read_as(figure, holding)}, the nearer reading"
            figure = _fitting(figure, holding)
            finding = _ambiguous(judge(said, figure, facts, disclosed=disclosed), why)
    differing = tuple(one for one, verdict in others if verdict is not finding.verdict and _is_elsewhere(one, figure))
    return Claim(
        said.start,
        said.end,
        said.words,
        finding.verdict,
        finding.value,
        finding.rule,
        finding.phrasing,
        said.says,
        figure,
        finding.measured or measured(said),
        differing,
    )


def _ambiguous(finding: Finding, why: str) -> Finding:
    return replace(finding, verdict=Verdict.AMBER, rule=f"{finding.rule} {why}: name it.")


def _fitting(figure: Figure, holding: Other) -> Figure:
    """The figure of the reading that holds; what tells it from the nearest is marked as not named."""
    other = holding.figure
    if other.place != figure.place:
        return replace(other, place_how=How.FITTING, others=figure.others)
    if other.category != figure.category:
        return replace(other, category_how=How.FITTING, others=figure.others)
    return replace(other, period_how=How.FITTING, others=figure.others)


def _is_elsewhere(other: Other, figure: Figure) -> bool:
    """Whether another reading is worth a word: another place alone, where the text names none beside the number."""
    named = figure.place_how in (How.BESIDE, How.SENTENCE, How.FITTING)
    same = (other.figure.category, other.figure.periods) == (figure.category, figure.periods)
    return not named and same and other.figure.place != figure.place


def _read_as(figure: Figure, other: Other) -> str:
    """What tells the two readings apart: the place, the year or the offence."""
    if other.figure.place != figure.place:
        return figure.place.name
    if other.figure.category != figure.category:
        return "the offence named near it" if figure.category else "all offences counted"
    if figure.before and other.figure.before != figure.before:
        return f"{figure.before.label} to {figure.after.label}"
    return figure.after.label


def _left(text: str, claims: Sequence[Claim], not_checked: Collection[NotChecked]) -> list[NotChecked]:
    """What was taken out, each once, with every digit that nothing else has read."""
    kept: list[NotChecked] = []
    starts, reached = [claim.start for claim in claims], 0
    for one in sorted(not_checked, key=lambda each: (each.start, -each.end)):
        before = bisect_right(starts, one.start) - 1
        in_claim = before >= 0 and one.end <= claims[before].end and one.because != "a period"
        if not in_claim and one.end > reached:
            kept.append(one)
            reached = max(reached, one.end)
    read = bytearray(len(text))
    for one in (*claims, *kept):
        read[one.start : one.end] = b"x" * (one.end - one.start)
    for digits in re.finditer(r"\d[\d.,]*", text):
        if not any(read[digits.start() : digits.end()]):
            words = digits[0].rstrip(".,")
            kept.append(NotChecked(digits.start(), digits.start() + len(words), words, "a number in no known phrase"))
    return kept
