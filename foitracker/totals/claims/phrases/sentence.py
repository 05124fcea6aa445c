"""What a sentence says in numbers, each phrase by its place.

    "Offences rose by more than 15 per cent, nearly two a day"
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a change   ^^^^^^^^^^^^^^^^ an average of a day

These modules know the language and nothing of a round; `binding` says which figure is meant. A phrase with digits
is found from its number outwards, by the first rule below that fits; the others are found by their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from foitracker.totals.claims.hedges import denied, supposed
from foitracker.totals.claims.phrases.around import Around, arounds
from foitracker.totals.claims.phrases.averages import every, lasting, once, per_before, per_people, per_unit
from foitracker.totals.claims.phrases.causes import causes
from foitracker.totals.claims.phrases.changes import folds, percent, points, times, trends
from foitracker.totals.claims.phrases.counts import plain, vague
from foitracker.totals.claims.phrases.forces import all_forces, forces_counted
from foitracker.totals.claims.phrases.ranks import ranks, records
from foitracker.totals.claims.phrases.shares import majority, one_in
from foitracker.totals.claims.phrases.steady import runs, steady
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_BY_NUMBER: tuple[Callable[[Around], Said | NotChecked | None], ...] = (
    every,
    forces_counted,
    per_people,
    one_in,
    points,
    per_unit,
    times,
    percent,
    lasting,
    per_before,
    plain,
)
_BY_WORDS: tuple[Callable[[str], Iterator[Said | NotChecked]], ...] = (
    records,
    runs,
    steady,
    ranks,
    all_forces,
    majority,
    once,
    folds,
    vague,
)


def said_in(sentence: str, offset: int = 0) -> Iterator[Said | NotChecked]:
    """Every phrase of one sentence that speaks of numbers, and the numbers that are something else, by place.

    `offset` is where the sentence begins in its text. What `unchecked` takes out must be out already.
    """
    by_words = [one for find in _BY_WORDS for one in find(sentence)]
    # "the highest in two years" is a claim, and its two years no length of time of their own.
    found = [one for one in _by_number(sentence) if not (isinstance(one, NotChecked) and _inside(one, by_words))]
    for one in (*by_words, *causes(sentence)):
        if not _meets(one, found):
            found.append(one)
    found += [one for one in trends(sentence, found) if not _meets(one, found)]
    for one in sorted(found, key=lambda each: each.start):
        yield replace(_weighed(one, sentence), start=one.start + offset, end=one.end + offset)


def _by_number(sentence: str) -> Iterator[Said | NotChecked]:
    numbers = arounds(sentence)
    around = next(numbers, None)
    while around is not None:
        one = next((found for rule in _BY_NUMBER if (found := rule(around)) is not None), None)
        if one is not None:
            yield one
        try:
            around = numbers.send(None if one is None else one.end)
        except StopIteration:
            return


def _meets(one: Said | NotChecked, others: list[Said | NotChecked]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _inside(one: NotChecked, others: list[Said | NotChecked]) -> bool:
    """Whether a number that is not checked is a part of a longer phrase, or of one that is checked."""
    return any(
        one.start < other.end and other.start < one.end
        if isinstance(other, Said)
        else other.start <= one.start and one.end <= other.end
        for other in others
    )


def _weighed(one: Said | NotChecked, sentence: str) -> Said | NotChecked:
    """The phrase as it is meant: denied, or of what may come."""
    if isinstance(one, NotChecked) or one.says is Says.CAUSE:
        return one
    left = re.split(r"[.;:]\s", sentence[: one.start])[-1]
    if supposed(left):
        return NotChecked(
            one.start, one.end, one.words, "about what may come or might have been, and no figure of the round"
        )
    return replace(one, negated=one.negated or denied(left))
