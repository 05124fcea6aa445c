"""Averages of time and rates: "nearly two a day", "one every 23 minutes", "21 per 10,000 children"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from foitracker.totals.claims.phrases.around import Around, shown
from foitracker.totals.claims.phrases.vocabulary import IN_BRACKETS, THING
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_UNIT = r"(?:single )?(?P<unit>day|week|month|hour|year|minute)\b"
_PER = re.compile(
    rf"\s*(?:{THING}{IN_BRACKETS}\s*)?"
    r"(?:(?:were |was |are |is |being |have been )?(?:recorded |reported |logged |committed )"
    rf"(?:by (?:the )?police )?)?(?:a|an|per|each|every)\s+{_UNIT}",
    re.IGNORECASE,
)
_TIMES_PER = re.compile(rf"\s*times (?:a|an|per|each|every)\s+{_UNIT}", re.IGNORECASE)
_ONCE_PER = re.compile(rf"\b(?P<times>once|twice) (?:a|an|per|each|every) {_UNIT}", re.IGNORECASE)
_EVERY_BEFORE = re.compile(r"\bevery\s*$", re.IGNORECASE)
_ONE_BEFORE = re.compile(
    r"(?:(?:more than |nearly |almost |about |around )?"
    r"(?:one (?:offence |crime )?(?:\([^)]*\) )?|an offence |a crime |once )?)?every\s*(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*(?P<unit>seconds?|minutes?|mins?|hours?|days?|weeks?)\b", re.IGNORECASE)
_RATE = re.compile(
    rf"\s*(?:{THING}{IN_BRACKETS}\s*)?(?:were |was )?(?:recorded )?(?:per|for every|in every|for each|to every) "
    r"(?P<per>\d[\d,]{0,12}\b|ten thousand|a?\s?hundred thousand|thousand)"
    r"(?: (?P<people>children|under-18s|young people|people|population|residents|inhabitants|head|adults))?",
    re.IGNORECASE,
)
_THOUSANDS = {"ten thousand": 10_000, "hundred thousand": 100_000, "a hundred thousand": 100_000, "thousand": 1_000}
_LASTING = re.compile(
    r"\s*-?(?:consecutive |full |working |financial |calendar )?(?:years?|months?|weeks?|days?|hours?|minutes?|mins"
    r"|seconds?|decades?)\b(?! (?:of )?offences)",
    re.IGNORECASE,
)


def every(around: Around) -> Said | None:
    """ "one every 23 minutes"; `amount` is in the unit."""
    time = _TIME.match(around.right)
    if not time or not _EVERY_BEFORE.search(around.before_hedge):
        return None
    unit = re.sub(r"^min$", "minute", time["unit"].lower().rstrip("s"))
    before = _ONE_BEFORE.search(around.sentence[: around.number.start])
    return around.said(Says.EVERY, time.end(), unit=unit, start=before.start() if before else None)


def per_people(around: Around) -> Said | NotChecked | None:
    rate = _RATE.match(around.right)
    if not rate or around.number.is_part:
        return None
    per = _THOUSANDS.get(rate["per"].lower()) or int(rate["per"].replace(",", ""))
    people = (rate["people"] or "children").lower()
    if people not in ("children", "under-18s", "young people"):
        return around.not_checked(f"a rate for all {people}; the round has the numbers of children alone", rate.end())
    if per < 100:
        return None
    return around.said(Says.RATE, rate.end(), unit=str(per))


def per_unit(around: Around) -> Said | None:
    found = _TIMES_PER.match(around.right) or _PER.match(around.right)
    if not found or around.number.is_part:
        return None
    return around.said(Says.PER, found.end(), unit=found["unit"].lower())


def lasting(around: Around) -> NotChecked | None:
    found = _LASTING.match(around.right)
    if not found or around.number.is_part:
        return None
    return around.not_checked("a length of time", found.end())


def once(sentence: str) -> Iterator[Said]:
    """ "twice a day"."""
    for found in _ONCE_PER.finditer(sentence):
        amount = Fraction(1 if found["times"].lower() == "once" else 2)
        yield Said(found.start(), found.end(), shown(found[0]), Says.PER, amount, unit=found["unit"].lower())
