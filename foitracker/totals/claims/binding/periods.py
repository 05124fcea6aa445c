"""The periods that a sentence names, and those that a phrase means by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from foitracker.periods import Period
from foitracker.totals.claims.binding.figure import Figure, How
from foitracker.totals.claims.binding.nearness import Near
from foitracker.totals.claims.said import MOVES, Of, Said, Says
from foitracker.totals.claims.text import Sentence
from foitracker.totals.claims.unchecked import PeriodSaid

_COMPARED = re.compile(
    r"\b(?:than(?: in| for| during)?|compared (?:with|to)|since|against|up on|down on|from|on)(?: the)?\s*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*(?:recorded |logged )?(?:of|in|for|from|during)?\s*", re.IGNORECASE)
_SINCE = re.compile(r"\bsince(?: the)?\s*$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:the )?(?:previous|preceding|prior) (?:financial )?year\b|\b(?:the )?year (?:before|earlier|previously)\b"
    r"|\ba year (?:earlier|before|ago)\b|\b12 months (?:earlier|before)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:last|this|the past|latest|the most recent|the latest) (?:financial )?year\b(?!’s|'s)", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:(?:over|in|for|across|during|within) )?(?:the )?(?:(?:past|last|these|both|latest)(?: the)? ?)?"
    r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})(?:-| )(?:financial )?years?"
    r"(?! (?:ago|old|earlier))\b"
    r"|(?<!with )\bboth years\b|(?P<all>\bsince records began\b)",
    re.IGNORECASE,
)
_NUMBERS = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2)
}


@dataclass(frozen=True, slots=True)
class When:
    """Periods named at a place; `periods` is empty where the round has none such."""

    start: int
    end: int
    periods: tuple[Period, ...]
    words: str
    is_earlier: bool = False
    several: bool = False


def whens(sentence: Sentence, said: Iterable[PeriodSaid], known: Sequence[Period]) -> list[When]:
    found = [_when(one, known) for one in said]
    found += [_at(sentence, one, known[-1:]) for one in _LATEST.finditer(sentence.words)]
    if len(known) > 1:
        found += [
            replace(_at(sentence, one, known[-2:-1]), is_earlier=True) for one in _EARLIER.finditer(sentence.words)
        ]
    return sorted((*found, *_several(sentence, known)), key=lambda one: one.start)


def _when(said: PeriodSaid, known: Sequence[Period]) -> When:
    inside = tuple(period for period in known if said.period.contains(period))
    # "in 2017" is no year of a round of financial years; "April 2016 to March 2018" is two of them.
    fits = inside and inside[0].starts_on == said.period.starts_on and inside[-1].ends_on == said.period.ends_on
    return When(said.start, said.end, inside if fits else (), said.period.label, several=bool(fits and len(inside) > 1))


def _at(sentence: Sentence, found: re.Match[str], periods: Sequence[Period]) -> When:
    return When(sentence.start + found.start(), sentence.start + found.end(), tuple(periods), found[0])


def _several(sentence: Sentence, known: Sequence[Period]) -> Iterator[When]:
    for found in _SEVERAL.finditer(sentence.words):
        number = found["number"]
        count = len(known) if found["all"] else 2 if not number else _NUMBERS.get(number.lower()) or int(number)
        if count > 1:
            enough = 2 <= count <= len(known)
            when = _at(sentence, found, known[-count:] if enough else ())
            yield replace(when, words=found[0].strip(), several=True)


def with_period(figure: Figure, said: Said, near: Near, when: Sequence[When], known: Sequence[Period]) -> Figure:
    """The figure with the periods that the phrase means."""
    if said.says in MOVES or said.of is Of.BOTH_PERIODS:
        return _moved(figure, near, when, known)
    if said.says is Says.RECORD:
        named = [one for one in when if one.periods and not one.several and not (said.start <= one.start < said.end)]
        return _of(figure, named[-1].periods, How.SENTENCE) if named else figure
    earlier = [one for one in when if one.is_earlier]
    beside = next((one for one in earlier if _BESIDE.fullmatch(near.between(said.end, one.start))), None)
    if beside is not None and said.end <= beside.start:
        return _of(figure, beside.periods, How.BESIDE)
    found = near.nearest(said, [one for one in when if said.is_before or not _is_earlier(one, near)])
    if found is None and earlier and said.end < earlier[0].start and near.is_last_before(said, earlier[0]):
        alone = said.is_before or len(near.numbers) == 1
        found = (earlier[0], How.BESIDE) if alone else None
    if found is None:
        if said.is_before and len(known) > 1:
            return _of(figure, (_previous(known[-1], known),), How.ORDER)
        return figure
    return _named(figure, said, near, *found, known)


def _is_earlier(one: When, near: Near) -> bool:
    """ "up from 591 in 2016/17: 541 for making": that year is the 591's alone."""
    owner = near.owner(one)
    return one.is_earlier or (owner is not None and owner.is_before)


def _named(figure: Figure, said: Said, near: Near, one: When, how: How, known: Sequence[Period]) -> Figure:
    if not one.periods:
        return replace(figure, asked_for=one.words, period_how=how)
    if said.is_before and not one.several and not one.is_earlier and not near.follows(said, one):
        earlier = _previous(one.periods[-1], known)
        if earlier is None:
            return replace(_of(figure, one.periods, how), asked_for=f"the year before {one.periods[-1].label}")
        return _of(figure, (earlier,), How.ORDER)
    return _of(figure, one.periods, how)


def _moved(figure: Figure, near: Near, when: Sequence[When], known: Sequence[Period]) -> Figure:
    """From when to when something rose."""
    how = How.SENTENCE if any(one.is_earlier for one in when) else How.ASSUMED
    latest = _from_to(figure, _previous(known[-1], known), known[-1:], how)
    unknown = [one for one in when if not one.periods]
    if unknown and not any(one.periods for one in when):
        return replace(latest, asked_for=unknown[0].words, period_how=How.SENTENCE)
    named = sorted({one.periods for one in when if len(one.periods) == 1 and not one.is_earlier})
    several = [one for one in when if one.several and one.periods]
    if len(named) >= 2:
        return _from_to(figure, named[0][0], named[-1], How.SENTENCE)
    if several and not named:
        return _from_to(figure, several[0].periods[0], several[0].periods[-1:], How.SENTENCE)
    if not named:
        return latest
    only = next(one for one in when if one.periods == named[0])
    start, owner = only.periods[0], near.owner(only)
    if start != known[-1] and owner is not None and owner.says is Says.COUNT:
        # "674 (591 in 2016/17), up 14 per cent": the year is that of the number which is compared with.
        return _from_to(figure, start, (known[known.index(start) + 1],), How.SENTENCE)
    if _COMPARED.search(near.before(only)) and start != known[-1]:
        since = _SINCE.search(near.before(only))
        later = known[-1] if since else known[known.index(start) + 1]
        return _from_to(figure, start, (later,), How.SENTENCE)
    return _from_to(figure, _previous(start, known), only.periods, How.SENTENCE)


def _of(figure: Figure, periods: tuple[Period, ...], how: How) -> Figure:
    return replace(figure, periods=periods, period_how=how)


def _from_to(figure: Figure, before: Period | None, periods: Sequence[Period], how: How) -> Figure:
    return replace(figure, before=before, periods=tuple(periods), period_how=how)


def _previous(period: Period, known: Sequence[Period]) -> Period | None:
    index = known.index(period)
    return known[index - 1] if index else None
