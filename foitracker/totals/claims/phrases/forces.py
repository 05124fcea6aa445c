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
_ALL_BUT_BEFORE = re.compile(
    r"\b(?:all|every (?:\w+ )?(?:force|constabulary)) (?:but|except(?: for)?|bar)(?: the)?\s*$", re.IGNORECASE
)
_CAME_FROM = re.compile(r"\b(?:came|comes?|coming|stem(?:s|med)|arose|driven by|due to)(?: from)?\s*$", re.IGNORECASE)
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
_BETWEEN_WORDS = r"(?:,? (?!and\b|but\b|while\b|except\b|bar\b|apart\b|\d)[\w’'-]+){0,6}?"
_MOVED = (
    rf"(?:{SAW} (?:an?|the)?\s*(?:\w+ )?(?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN}))"
    rf"|(?:offences|numbers|figures|crimes) (?:have |had )?(?:(?P<rose>{ROSE})|(?P<fell>{FELL})))\b"
)
_REFUSED = (
    r"(?:refused|declined|failed|did not|didn['’]t|could not|couldn['’]t|have not|has not|had not|were unable"
    r"|was unable|would not|gave no)\b"
)
_NO_SPLIT = (
    r"(?:(?:gave|provided|supplied|had) no (?:breakdown|split)"
    r"|(?:did not|didn['’]t|could not|couldn['’]t|were unable to|was unable to)"
    r" (?:(?:give|provide|supply) (?:a |any )?(?:breakdown|split)|break|split|tell|say which)\b[\w -]{0,40})"
)
_WHAT_THEY_DID = re.compile(
    rf"{_BETWEEN_WORDS}[ ,]+(?:(?P<moved>{_MOVED})|(?P<no_split>{_NO_SPLIT})|(?P<refused>{_REFUSED})"
    rf"|(?P<answered>{ANSWERED}\b))",
    re.IGNORECASE,
)
# "saw a rise of more than 10 per cent": which forces did is not counted by its size.
_OF_A_SIZE = re.compile(
    r"\s*(?:of|by|that (?:was|were))\b[^.;]{0,40}?"
    r"(?:\d[\d,.]*(?:\s*(?:%|per ?cent))?|\b(?:half|third|quarter|fifth|tenth)s?\b|\b(?:two|three|ten|hundred)\b)",
    re.IGNORECASE,
)
_SIZE_NOT_COUNTED = "a number of forces with a rise or a fall of a certain size, which is not counted"
_MOVED_ALONE = re.compile(
    rf"\s*(?:of (?:them|these) )?(?:{_MOVED}|an? (?:(?P<short_rise>{RISE_NOUN})|(?P<short_fall>{FALL_NOUN}))\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[^\w\s]|$|of (?:them|these)\b|others?\b)", re.IGNORECASE)
_MOVED_IN = re.compile(
    rf"\b(?:offences |numbers |figures |crimes )?(?:(?P<rose>{ROSE})|(?P<fell>{FELL})"
    rf"|(?:there was )?an? (?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN}))) in\s*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b(?:(?P<both>both(?: of)?(?: the)?)|(?P<none>neither(?: of the)?(?: two)?|no(?!t)|none of(?: the)?)"
    rf"|(?P<all>(?:all|every|each)(?: single)?(?: one)?(?: of)?(?: the)?)"
    rf"|(?P<most>most(?: of)?(?: the)?|(?:the |a )?(?P<big>(?:vast|overwhelming|great|large) )?majority of(?: the)?))"
    rf" {FORCES}{_BETWEEN_WORDS}[ ,]+(?:(?P<moved>{_MOVED})|(?P<no_split>{_NO_SPLIT})|(?P<refused>{_REFUSED})"
    rf"|(?P<answered>{ANSWERED}\b))",
    re.IGNORECASE,
)
# "few forces recorded a fall" is no fall of all: the words say of how many forces, and no number.
_SOME = re.compile(
    r"\b(?:some|many|few|several|various|numerous|(?:a|the) (?:(?!vast|overwhelming|great|large)\w+ )?"
    r"(?:minority|handful|number|few|rest|proportion|fraction))(?: of)?(?: the| our| these| those)?"
    rf" (?:other )?{FORCES}{_BETWEEN_WORDS}[ ,]+(?:{re.sub(r'[?]P<[a-z]+>', '?:', _MOVED)}|{_NO_SPLIT}|{_REFUSED}"
    rf"|{ANSWERED}\b)",
    re.IGNORECASE,
)
_ALL_EXCEPT = re.compile(
    rf"\b(?:all|every|each)(?: of)?(?: the)? {FORCES},? (?:except|but|bar|apart from|with the exception of)\b(?: for)?",
    re.IGNORECASE,
)


def forces_counted(around: Around) -> Said | NotChecked | None:
    """ "41 of 45 forces", "two thirds of forces saw a rise", "all 45 forces answered"."""
    of = _OF_FORCES.match(around.right)
    whole = next((each.value for each in numbers_in(of["number"])), None) if of else None
    but = _ALL_BUT_BEFORE.search(around.left)
    but_values = {"but": True, "start": around.left_starts(but.start())} if but else {}
    if whole is not None:
        return _counted(around, of.end(), upto=whole, **but_values)
    some = _SOME_FORCES.match(around.right)
    if not some:
        return _moved_alone(around)
    if but and not around.number.is_part:
        return _counted(around, some.end(), **but_values)
    none = _NONE_BEFORE.search(around.left)
    if none and not around.number.is_part:
        return _counted(around, some.end(), amount=Fraction(0), start=around.left_starts(none.start()))
    every = _ALL_BEFORE.search(around.left)
    if every and not around.number.is_part and not some["percent"]:
        start = around.left_starts(every.start())
        return _counted(around, some.end(), upto=around.number.value, start=start)
    share = around.number.is_part or some["percent"]
    return _counted(around, some.end(), **({"unit": PER_CENT} if share else {}))


def _moved_alone(around: Around) -> Said | NotChecked | None:
    """The 35 and the 10 of "of the 45 forces, 35 saw a rise and 10 a fall", of "rose in 35 forces and fell in 10"."""
    if not re.search(FORCES, around.sentence[: around.number.start], re.IGNORECASE) or around.number.is_part:
        return None
    did = _MOVED_ALONE.match(around.right)
    moved = _MOVED_IN.search(around.before_hedge) if _ENDS.match(around.right) else None
    if did and _OF_A_SIZE.match(around.right[did.end() :]):
        return around.not_checked(_SIZE_NOT_COUNTED, did.end() + _OF_A_SIZE.match(around.right[did.end() :]).end())
    if moved:
        direction = -1 if moved["fall"] or moved["fell"] else 1
        return around.said(Says.FORCES_MOVED, 0, direction=direction, start=around.left_starts(moved.start()))
    if not did:
        return None
    direction = -1 if did["fall"] or did["fell"] or did["short_fall"] else 1
    return around.said(Says.FORCES_MOVED, did.end(), direction=direction)


def _counted(around: Around, end: int, *, but: bool = False, **values) -> Said | NotChecked | None:
    """`but` is of "all but two forces": so many did not."""
    right = around.right[end:]
    which = _WHICH_FORCES.match(right)
    of = Of.ALL_BUT if but else Of[which.lastgroup] if which else Of.NOTHING
    after = end + (which.end() if which else 0)
    did = _WHAT_THEY_DID.match(around.right[after:])
    but_at = _ALL_BUT_BEFORE.search(around.left) if but else None
    first = _MOVED_IN.search(around.left[: but_at.start()] if but_at else around.before_hedge)
    if first:
        direction = -1 if first["fall"] or first["fell"] else 1
        start = around.left_starts(first.start())
        return around.said(Says.FORCES_MOVED, after, of=of, direction=direction, **(values | {"start": start}))
    if did and did["moved"]:
        size = _OF_A_SIZE.match(around.right[after + did.end() :])
        if size:
            return around.not_checked(_SIZE_NOT_COUNTED, after + did.end() + size.end())
        direction = -1 if did["fall"] or did["fell"] else 1
        return around.said(Says.FORCES_MOVED, after + did.end(), of=of, direction=direction, **values)
    if did and (did["refused"] or did["no_split"]):
        if but:
            return around.not_checked("forces that did not, all but some: say how many did", after + did.end())
        of = Of.UNSPLIT if did["no_split"] else Of.MISSING
        return around.said(Says.COVERAGE, after + did.end(), of=of, **values)
    if values.get("unit") and not did:
        return around.not_checked("a share of forces, and what they did is not said in words that are checked", end)
    one_of = around.number.value == 1 and around.number.in_words and "upto" in values and not did
    if one_of or _CAME_FROM.search(around.before_hedge):
        return around.not_checked("a number of forces, and what they did is not said in words that are checked", end)
    known = did or values or _NAMED_BEFORE.search(around.before_hedge) or not around.number.in_words
    if not known and around.number.value < 13:
        return around.not_checked("a number of forces, and what they did is not said in words that are checked", end)
    if did and of is Of.NOTHING:
        of = Of.ANSWERED
    return around.said(Says.COVERAGE, after, of=of, **values)


def all_forces(sentence: str) -> Iterator[Said | NotChecked]:
    """ "every police force in the UK answered", "most forces saw a rise": no number, and a number all the same."""
    for found in _ALL_EXCEPT.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "all forces but some: write “all but two forces”")
    for found in _SOME.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "no number: say how many forces")
    for found in _ALL.finditer(sentence):
        words = shown(found[0])
        size = _OF_A_SIZE.match(sentence[found.end() :]) if found["moved"] else None
        if found["big"]:
            yield NotChecked(*found.span(), words, "no number: say how many forces")
            continue
        if size:
            end = found.end() + size.end()
            yield NotChecked(found.start(), end, shown(sentence[found.start() : end]), _SIZE_NOT_COUNTED)
            continue
        yield Said(*found.span(), words, **_how_many(found), **_what_they_did(found))


def _how_many(found: re.Match[str]) -> dict[str, object]:
    """All, most, both or none of the forces. Two have to be all there are."""
    if found["both"]:
        return {"amount": Fraction(2), "upto": Fraction(2)}
    if found["none"]:
        two = {"upto": Fraction(2)} if found["none"].lower().startswith("neither") else {}
        return {"amount": Fraction(0)} | two
    hedge, amount = (Hedge.NONE, Fraction(100)) if found["all"] else (Hedge.MOST, Fraction(50))
    return {"amount": amount, "hedge": hedge, "is_part": True, "unit": PER_CENT}


def _what_they_did(found: re.Match[str]) -> dict[str, object]:
    if found["moved"]:
        direction = -1 if found["fall"] or found["fell"] else 1
        return {"says": Says.FORCES_MOVED, "direction": direction}
    of = Of.UNSPLIT if found["no_split"] else Of.MISSING if found["refused"] else Of.ANSWERED
    return {"says": Says.COVERAGE, "of": of}
