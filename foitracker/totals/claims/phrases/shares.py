"""Parts of a whole: "26 per cent of offences", "one in four", "three in five were making", "the majority"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from foitracker.totals.claims.hedges import Hedge
from foitracker.totals.claims.numbers import numbers_in
from foitracker.totals.claims.phrases.around import Around, shown
from foitracker.totals.claims.phrases.vocabulary import OFFENCE, PERCENT
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_IN_EVERY = re.compile(
    r"\s*(?:in|out of)(?: every)? (?P<number>\d+|[a-z]+)\b(?! (?:years?|months?|weeks?|days?|forces?|police))",
    re.IGNORECASE,
)
_TO_PERCENT = re.compile(rf"\s*to \d[\d.]*{PERCENT}", re.IGNORECASE)
_MAJORITY = re.compile(
    rf"\b(?P<much>(?:vast|overwhelming|great|large) )?(?:(?:the|a) )?(?P<big>vast |overwhelming |great |large )?"
    rf"majority(?= of)|(?<!the )\bmost(?= (?:of (?:the|these|them)\b|{OFFENCE}\b|of all\b))",
    re.IGNORECASE,
)
_OF_FORCES = re.compile(r"\s*of (?:the |all )*(?:\w+ )?(?:police )?(?:forces|constabularies)\b", re.IGNORECASE)


def one_in(around: Around) -> Said | None:
    found = _IN_EVERY.match(around.right)
    whole = next((each.value for each in numbers_in(found["number"])), None) if found else None
    small = around.number.value <= 10 and whole is not None and around.number.value < whole <= 1_000
    if not small or around.number.is_part:
        return None
    return around.said(Says.SHARE, found.end(), amount=100 * around.number.value / whole, is_part=True)


def is_share_to(around: Around) -> bool:
    """ "rose to 26 per cent": where a share went, and not by how much."""
    return bool(re.search(r"\bto\s*$", around.before_hedge, re.IGNORECASE))


def share_from(around: Around) -> Said | None:
    """The 24 of "from 24 to 26 per cent"."""
    if around.number.is_part or not re.search(r"\bfrom\s*$", around.before_hedge, re.IGNORECASE):
        return None
    mark = re.match(PERCENT, around.right, re.IGNORECASE)
    if not _TO_PERCENT.match(around.right[mark.end() if mark else 0 :]):
        return None
    return around.said(Says.SHARE, mark.end() if mark else 0, is_before=True)


def majority(sentence: str) -> Iterator[Said | NotChecked]:
    """ "most of the offences were making": more than half. How much a vast majority is, no rule says."""
    for found in _MAJORITY.finditer(sentence):
        words = shown(found[0])
        if _OF_FORCES.match(sentence[found.end() :]):
            continue  # counted in forces.py
        if found["much"] or found["big"]:
            yield NotChecked(found.start(), found.end(), words, "no number: give the share in per cent")
        else:
            yield Said(found.start(), found.end(), words, Says.SHARE, Fraction(50), hedge=Hedge.MOST, is_part=True)
