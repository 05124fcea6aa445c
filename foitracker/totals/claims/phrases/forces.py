"""How many forces answered, and how many saw a rise: "41 of 45 forces", "every force", "two thirds of forces"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from foitracker.totals.claims.hedges import Hedge
from foitracker.totals.claims.numbers import numbers_in
from foitracker.totals.claims.phrases.around import Around, shown
from foitracker.totals.claims.phrases.vocabulary import (
    ANSWERED,
    FALL_NOUN,
    FELL,
    FORCES,
    PERCENT,
    RISE_NOUN,
    ROSE,
    SAW,
)
from foitracker.totals.claims.said import Of, Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_OF_FORCES = re.compile(rf"\s*(?:out of|of)(?: the| all)*\s*(?P<number>\d+|[a-z]+(?:-[a-z]+)?) {FORCES}", re.IGNORECASE)
_SOME_FORCES = re.compile(rf"(?P<percent>{PERCENT})?\s*(?:of (?:the |all |our )*)?{FORCES}", re.IGNORECASE)
_ALL_BEFORE = re.compile(r"\ball(?: of)?(?: the)?\s*$", re.IGNORECASE)
_NONE_BEFORE = re.compile(r"\bnone of(?: the)?\s*$", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:from|by|to|asked|contacted|sent|with|the|those|these|other)\s*$", re.IGNORECASE)

_WHICH = (
    (
        Of.BOTH_PERIODS,
        r"(?:with|able to (?:provide|give)|(?:that|which) (?:gave|provided|supplied))"
        r" (?:figures for |data for |a figure for |comparable )?both (?:years|periods|figures)",
    ),
    (Of.EVERY_PERIOD, r"with (?:a figure for )?(?:every|each) (?:year|period)"),
    (
        Of.THE_CATEGORY,
        r"(?:with a figure (?:of|for) (?:it|this offence)|(?:that|which) gave it)",
    ),
    (
        Of.SPLIT,
        r"(?:with a breakdown|(?:that |which )?(?:gave|provided|supplied) (?:a |the )?(?:breakdown|split)"
        r"|that told their offences apart|(?:could|were able to) (?:say which|break|split|tell)\b)",
    ),
)
_WHICH_FORCES = re.compile(rf"\s*(?:{'|'.join(rf'(?P<{of.name}>{words})' for of, words in _WHICH)})\b", re.IGNORECASE)
PER_CENT = "per cent"  # the unit of "two thirds of forces"
_BETWEEN_WORDS = r"(?:,? (?!and\b|but\b|while\b|\d)[\w’'-]+){0,6}?"
_MOVED = (
    rf"(?:{SAW} (?:an?|the)?\s*(?:\w+ )?(?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN}))"
    rf"|(?:offences|numbers|figures|crimes) (?:have |had )?(?:(?P<rose>{ROSE})|(?P<fell>{FELL})))\b"
)
_REFUSED = (
    r"(?:refused|declined|failed|did not|didn['’]t|could not|couldn['’]t|have not|has not|had not|were unable"
    r"|was unable|would not|gave no)\b"
)
_WHAT_THEY_DID = re.compile(
    rf"{_BETWEEN_WORDS}[ ,]+(?:(?P<moved>{_MOVED})|(?P<refused>{_REFUSED})|(?P<answered>{ANSWERED}\b))", re.IGNORECASE
)
_MOVED_ALONE = re.compile(
    rf"\s*(?:of (?:them|these) )?(?:{_MOVED}|an? (?:(?P<short_rise>{RISE_NOUN})|(?P<short_fall>{FALL_NOUN}))\b)",
    re.IGNORECASE,
)
_MOVED_IN = re.compile(
    rf"\b(?:offences |numbers |figures |crimes )?(?:(?P<rose>{ROSE})|(?P<fell>{FELL})"
    rf"|(?:there was )?an? (?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN}))) in\s*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b(?:(?P<all>(?:all|every|each)(?: single)?(?: one)?(?: of)?(?: the)?)"
    rf"|(?P<most>most(?: of)?(?: the)?|(?:the |a )?(?P<big>(?:vast|overwhelming|great|large) )?majority of(?: the)?))"
    rf" {FORCES}{_BETWEEN_WORDS}[ ,]+(?:(?P<moved>{_MOVED})|(?P<answered>{ANSWERED}\b))",
    re.IGNORECASE,
)


def forces_counted(around: Around) -> Said | NotChecked | None:
    """ "41 of 45 forces", "two thirds of forces saw a rise", "all 45 forces answered"."""
    of = _OF_FORCES.match(around.right)
    whole = next((each.value for each in numbers_in(of["number"])), None) if of else None
    if whole is not None:
        return _counted(around, of.end(), upto=whole)
    some = _SOME_FORCES.match(around.right)
    if not some:
        return _moved_alone(around)
    none = _NONE_BEFORE.search(around.left)
    if none and not around.number.is_part:
        return _counted(around, some.end(), amount=Fraction(0), start=around.left_starts(none.start()))
    every = _ALL_BEFORE.search(around.left)
    if every and not around.number.is_part and not some["percent"]:
        start = around.left_starts(every.start())
        return _counted(around, some.end(), upto=around.number.value, start=start)
    share = around.number.is_part or some["percent"]
    return _counted(around, some.end(), **({"unit": PER_CENT} if share else {}))


def _moved_alone(around: Around) -> Said | None:
    """The 35 and the 10 of "of the 45 forces, 35 saw a rise and 10 a fall"."""
    did = _MOVED_ALONE.match(around.right)
    if not did or not re.search(FORCES, around.sentence[: around.number.start], re.IGNORECASE):
        return None
    direction = -1 if did["fall"] or did["fell"] or did["short_fall"] else 1
    return around.said(Says.FORCES_MOVED, did.end(), direction=direction)


def _counted(around: Around, end: int, **values) -> Said | NotChecked | None:
    right = around.right[end:]
    which = _WHICH_FORCES.match(right)
    of = Of[which.lastgroup] if which else Of.NOTHING
    after = end + (which.end() if which else 0)
    did = _WHAT_THEY_DID.match(around.right[after:])
    first = _MOVED_IN.search(around.before_hedge)
    if first:
        direction = -1 if first["fall"] or first["fell"] else 1
        start = around.left_starts(first.start())
        return around.said(Says.FORCES_MOVED, after, direction=direction, **(values | {"start": start}))
    if did and did["moved"]:
        direction = -1 if did["fall"] or did["fell"] else 1
        return around.said(Says.FORCES_MOVED, after + did.end(), direction=direction, **values)
    if did and did["refused"]:
        return around.said(Says.COVERAGE, after + did.end(), of=Of.MISSING, **values)
    if values.get("unit") and not did:
        return around.not_checked("a share of forces, and what they did is not said in words that are checked", end)
    known = did or values or _NAMED_BEFORE.search(around.before_hedge) or not around.number.in_words
    if not known and around.number.value < 13:
        return around.not_checked("a number of forces, and what they did is not said in words that are checked", end)
    return around.said(Says.COVERAGE, after, of=of, **values)


def all_forces(sentence: str) -> Iterator[Said | NotChecked]:
    """ "every police force in the UK answered", "most forces saw a rise": no number, and a number all the same."""
    for found in _ALL.finditer(sentence):
        words = shown(found[0])
        if found["big"]:
            yield NotChecked(*found.span(), words, "no number: say how many forces")
            continue
        hedge, amount = (Hedge.NONE, Fraction(100)) if found["all"] else (Hedge.MOST, Fraction(50))
        if found["moved"]:
            direction = -1 if found["fall"] or found["fell"] else 1
            yield Said(
                *found.span(),
                words,
                Says.FORCES_MOVED,
                amount,
                hedge=hedge,
                is_part=True,
                direction=direction,
                unit=PER_CENT,
            )
        else:
            yield Said(*found.span(), words, Says.COVERAGE, amount, hedge=hedge, is_part=True, unit=PER_CENT)
