"""Superlatives: among forces or areas ("the most of any force"), and over the years ("the highest on record")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from foitracker.totals.claims.numbers import numbers_in
from foitracker.totals.claims.phrases.around import shown
from foitracker.totals.claims.phrases.vocabulary import FALL_NOUN, FORCES, IN_BRACKETS, RISE_NOUN, THING
from foitracker.totals.claims.said import Among, Of, Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_OVER_THE_YEARS = (
    r"(?:on record|ever(?: recorded)?|since records began|since\s*\0+"
    r"|(?:in|for|of)(?: the)?(?: (?:last|past))?(?: \w+)? (?:financial )?years|of any year|of (?:all|the) years)"
)
_YEARS_LONG = re.compile(r"\b([a-z]+|\d{1,3})[ -](?:financial )?years?\b", re.IGNORECASE)
_RECORD = re.compile(
    rf"\b(?P<most>(?:the )?(?:highest|biggest|largest|most|worst)(?: \w+){{0,4}}? {_OVER_THE_YEARS}"
    r"|record[ -](?:high|number|level|total|figure)s?|all-time high|(?:[a-z]+|\d{1,3})-year high|(?<=\ba )record(?= \d)"
    r"|at (?:its|their) highest(?: levels?)?)\b"
    rf"|\b(?P<least>(?:the )?(?:lowest|smallest|fewest)(?: \w+){{0,4}}? {_OVER_THE_YEARS}"
    r"|record low|all-time low|(?:[a-z]+|\d{1,3})-year low|at (?:its|their) lowest(?: levels?)?)\b",
    re.IGNORECASE,
)
ORDERS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDER = rf"(?:{'|'.join(ORDERS)}|\d{{1,2}}(?:st|nd|rd|th))"
MOST = r"(?:highest|largest|biggest|greatest|most|worst|steepest|sharpest|fastest)"
LEAST = r"(?:lowest|smallest|fewest|least)"
_MEASURES = (
    (Of.RATE, r"(?:crime )?rates?"),
    (Of.PERCENT_RISE, rf"(?:percentage|proportional|per ?cent) (?:{RISE_NOUN}|{FALL_NOUN})"),
    (Of.RISE, rf"(?:(?:year[- ]on[- ]year|annual|yearly|recorded) )?(?:{RISE_NOUN}|{FALL_NOUN})"),
    (Of.A_SHARE, r"(?:shares?|proportions?|percentages?)"),
    (Of.OFFENCES, rf"(?:(?:overall |recorded )?(?:numbers?|totals?|figures?|counts?|levels?|volumes?)|{THING})"),
)
_KINDS = (
    (Among.FORCES, FORCES),
    (Among.REGIONS, r"(?:English )?regions?\b"),
    (Among.NATIONS, r"(?:UK |home )?nations?\b"),
)
_RANK = re.compile(
    rf"\b(?P<the>the )?(?:joint[ -])?(?:(?P<order>{ORDER})[ -])?(?:(?P<most>{MOST})|(?P<least>{LEAST}))(?![-’'])"
    rf"(?: (?:{'|'.join(rf'(?P<{of.name}>{words})' for of, words in _MEASURES)})\b)?"
    rf"(?P<thing>(?: (?:of|in|for) (?:the )?(?:number of )?{THING})?{IN_BRACKETS}"
    r"(?: per (?:head|capita|\d[\d,]* (?:children|people)))?)"
    rf"(?P<scope>,?\s+(?:of|among|amongst|out of|than|across|for)(?: any| all| every| each| the)*(?: other)?(?: \d+)?"
    rf" (?:{'|'.join(rf'(?P<{kind.name}>{words})' for kind, words in _KINDS)}))?",
    re.IGNORECASE,
)
_OF_A_RISE = re.compile(
    rf"\b(?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN}))\b[^,;.]{{0,60}}\b(?:was|were|is|are)(?: also)?\s*$",
    re.IGNORECASE,
)
_FOLLOWED_BY = re.compile(r",? (?:closely )?followed (?:closely )?by(?= (?:the )?[A-Z])")
_IS = re.compile(r"\b(?:was|were|is|are|remain(?:s|ed)?)(?: the)?\s*$", re.IGNORECASE)
_IN = re.compile(r"\s*,?\s+(?:in|across|nationally|nationwide|for)\b", re.IGNORECASE)
_ONE_OF = re.compile(
    rf"\b(?:one of|among|some of) the (?:(?:two|three|four|five|six|ten|\d+) )?(?:{MOST}|{LEAST})"
    rf"(?= (?:{'|'.join(words for _, words in _MEASURES)}))",
    re.IGNORECASE,
)


_MORE_THAN_ANY = re.compile(
    rf"\b(?:(?P<more>more|higher)|(?P<fewer>fewer|lower))(?: {THING})? than (?:in )?any other"
    rf" (?:{'|'.join(rf'(?P<{kind.name}>{words})' for kind, words in _KINDS)})",
    re.IGNORECASE,
)
_MORE_THAN_ONE = re.compile(
    rf"\b(?i:more|fewer|higher|lower)(?i: {THING})? than(?: in| by| that of| the)*(?= (?!April|May|June|July)[A-Z])"
)


def records(sentence: str) -> Iterator[Said]:
    """ "the highest on record", "a record 22,724 offences": over the years of one place."""
    for found in _RECORD.finditer(sentence):
        years = _YEARS_LONG.search(found[0])
        long = next((each.value for each in numbers_in(years[1])), Fraction(0)) if years else Fraction(0)
        yield Said(*found.span(), shown(found[0]), Says.RECORD, long, direction=-1 if found["least"] else 1)


def ranks(sentence: str) -> Iterator[Said | NotChecked]:
    """ "the second highest number of offences of any force": one place among others."""
    loose = [found.span() for found in _ONE_OF.finditer(sentence)]
    for start, end in loose:
        words = shown(sentence[start:end])
        yield NotChecked(start, end, words, "no rank: say which place it has, such as “the third highest”")
    for found in _FOLLOWED_BY.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "the next rank: say “the second highest” of it")
    for found in _MORE_THAN_ANY.finditer(sentence):
        kind = next(kind for kind, _ in _KINDS if found[kind.name])
        direction = 1 if found["more"] else -1
        words = shown(found[0])
        yield Said(*found.span(), words, Says.RANK, Fraction(1), direction=direction, of=Of.OFFENCES, among=kind)
    for found in _MORE_THAN_ONE.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "a comparison without a number: write the two numbers")
    for found in _RANK.finditer(sentence):
        if any(found.start() < end and start < found.end() for start, end in loose):
            continue
        measure = next((of for of, _ in _MEASURES if found[of.name]), Of.NOTHING)
        moved = _OF_A_RISE.search(sentence[: found.start()]) if measure is Of.NOTHING else None
        measure = Of.RISE if moved else measure
        if not _says_a_rank(found, measure, sentence):
            continue
        words = shown(found[0]).strip()
        if measure is Of.A_SHARE:
            yield NotChecked(*found.span(), words, "a rank of shares, which is not checked: give the shares")
            continue
        yield Said(
            found.start(),
            found.start() + len(found[0].rstrip()),
            words,
            Says.RANK,
            place_of(found["order"]),
            direction=-1 if found["least"] else 1,
            of=_measure(measure, found),
            among=next((kind for kind, _ in _KINDS if found[kind.name]), Among.OPEN),
            unit="fall" if _is_of_falls(measure, found, moved) else "",
        )


def _is_of_falls(measure: Of, found: re.Match[str], moved: re.Match[str] | None) -> bool:
    if moved:
        return bool(moved["fall"])
    return measure in (Of.RISE, Of.PERCENT_RISE) and bool(re.search(FALL_NOUN, found[0]))


def _measure(measure: Of, found: re.Match[str]) -> Of:
    """A steep rise is one in per cent; "the largest rise" may be either, and is looked at as both."""
    if " per " in found["thing"]:
        return Of.RATE
    if measure is Of.RISE and re.search(r"\b(?:steepest|sharpest|fastest)\b", found[0], re.IGNORECASE):
        return Of.PERCENT_RISE
    if measure is Of.RISE and "number of" in found["thing"]:
        return Of.NUMBER_RISE
    return measure or Of.OFFENCES


def _says_a_rank(found: re.Match[str], measure: Of, sentence: str) -> bool:
    """ "the most vulnerable children" is none: something has to be ranked, or among whom has to be said."""
    only_most = (found["most"] or found["least"]).lower() in ("most", "least")
    if only_most and measure is not Of.OFFENCES and not found["scope"]:
        return False
    if only_most and not found["the"] and not found["scope"]:
        return False
    if found["scope"] or measure or found["thing"]:
        return True
    after = sentence[found.end() :]
    return bool(found["order"] or _IS.search(sentence[: found.start()])) and bool(_IN.match(after))


def place_of(order: str | None) -> Fraction:
    if not order:
        return Fraction(1)
    word = order.lower()
    return Fraction(ORDERS.index(word) + 2 if word in ORDERS else int(re.sub(r"\D", "", word)))
