"""Sentences and phrases without a number that nothing has judged: no sentence of a text is passed over in silence.

"Some forces did not answer."        may be a claim, in words that are not understood
"Children deserve to be safe."       nothing in it that can be checked
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foitracker.totals.claims.phrases.vocabulary import FALL, FORCES, RISE
from foitracker.totals.claims.text import Sentence
from foitracker.totals.claims.unchecked import HOLE, NotChecked

Place = tuple[int, int]  # where in the text something begins and ends

NOT_UNDERSTOOD = "it may be a claim about the figures, in words that are not understood: check it by hand"
OF_FORCES = "so many forces without a number, in words that are not understood: check it by hand"
NOTHING = "nothing in it that can be checked"

_THE = r"(?:\s+of)?(?:\s+(?:the|our|these|those|all))*\s+"
_HOW_MANY = (
    r"(?:not\s+(?:every|all|one|a\s+single|many)|some|most|many|few|fewer|several|various|numerous|none|no|neither|both"
    r"|half|every|each|all|only|nearly\s+all|almost\s+(?:all|every)|(?:a|the|an)\s+(?:\w+\s+)?"
    r"(?:minority|majority|handful|number|few|rest|proportion|lot|fraction|third|quarter)|the\s+(?:other|remaining))"
)
_SOME_FORCES = re.compile(
    rf"\b{_HOW_MANY}{_THE}?(?:other |remaining |larger |smaller )?{FORCES}[^,.;:\0]*", re.IGNORECASE
)
_A_QUANTITY = re.compile(
    rf"\b(?:{RISE}|{FALL}|more|fewer|less|most|least|higher|highest|lower|lowest|larger|largest|bigger|biggest|smaller"
    r"|smallest|greater|greatest|worse|worst|record|peak(?:ed)?|doubl(?:e|ed|ing)|trebl(?:e|ed|ing)|tripl(?:e|ed|ing)"
    r"|halv(?:e|ed|ing)|half|majority|minority|average|typical(?:ly)?|trend|stable|steady|unchanged|same|as\s+many|common"
    r"|rare(?:r|ly)?|frequent(?:ly)?|epidemic|unprecedented|hundreds|thousands|millions|dozens|scores|missing"
    r"|(?:did|do|does|have|has|had|could|would|were|was)(?:\s+not|n['’]t)\s+"
    r"(?:answer|respond|reply|repl|provid|suppl|disclos|refus|record|hold|held))\w*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unread:
    """What may be a claim and was not understood, and the sentences that hold nothing that can be checked."""

    not_understood: tuple[NotChecked, ...] = ()
    nothing: tuple[NotChecked, ...] = ()


def unread(sentences: Iterable[Sentence], judged: Sequence[Place], named: Sequence[Place]) -> Unread:
    """`judged` are the places of claims, `named` those of what is said not to be checked."""
    not_understood, nothing = [], []
    for sentence in sentences:
        left = _left(sentence, (*judged, *named))
        about_forces = list(_phrases(sentence, left))
        if _any_in(judged, sentence):
            not_understood += about_forces
        elif about_forces or _A_QUANTITY.search(left):
            because = OF_FORCES if about_forces else NOT_UNDERSTOOD
            not_understood.append(_whole(sentence, because))
        elif not _any_in(named, sentence) and re.search(r"\w", sentence.words):
            nothing.append(_whole(sentence, NOTHING))
    return Unread(tuple(not_understood), tuple(nothing))


def _left(sentence: Sentence, places: Iterable[Place]) -> str:
    """The sentence with a hole for each place of it that was read."""
    left = list(sentence.holed)
    for start, end in places:
        start, end = max(start - sentence.start, 0), min(end - sentence.start, len(left))
        if start < end:
            left[start:end] = HOLE * (end - start)
    return "".join(left)


def _phrases(sentence: Sentence, left: str) -> Iterator[NotChecked]:
    for found in _SOME_FORCES.finditer(left):
        words = " ".join(sentence.words[found.start() : found.end()].split())
        start = sentence.start + found.start()
        yield NotChecked(start, sentence.start + found.end(), words, OF_FORCES)


def _any_in(places: Iterable[Place], sentence: Sentence) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in places)


def _whole(sentence: Sentence, because: str) -> NotChecked:
    words = sentence.words.strip()
    start = sentence.start + sentence.words.index(words)
    return NotChecked(start, start + len(words), " ".join(words.split()), because)
