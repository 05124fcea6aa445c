"""Averages of time and rates: "nearly two a day", "one every 23 minutes", "21 per 10,000 children"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from foitracker.totals.claims.hedges import Hedge, hedge_before
from foitracker.totals.claims.phrases.around import Around, shown
from foitracker.totals.claims.phrases.vocabulary import IN_BRACKETS, OFFENCE, THING
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
# "More than one every 24 minutes" are less than 24 minutes from one to the next.
_HEDGED_ONE = re.compile(
    rf"(?P<left>[\w ]{{3,20}}?)\b(?:one|an|a)(?: {OFFENCE})?(?: (?:is|was|were|being|gets))?"
    r"(?: (?:recorded|logged|reported|registered))?(?: by (?:the )?police)? every\s*$",
    re.IGNORECASE,
)
_AS_TIME = {
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_UNDER: Hedge.JUST_OVER,
    Hedge.MORE_THAN: Hedge.JUST_UNDER,
    Hedge.JUST_OVER: Hedge.JUST_UNDER,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
}
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


_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour"}
_PER_BEFORE = re.compile(
    rf"\b(?:(?P<each>{'|'.join(_DAILY)}) (?:average|number|total|figure|rate|count|mean)(?: of (?:{THING}))?"
    rf"|(?:average|number|total|figure|{THING})(?: of (?:{THING}))?(?: recorded)?"
    r" (?:a|per|each|every) (?P<unit>day|week|month|hour))"
    r"\b(?! average)[^.,;:\d]{0,30}$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[^\w\s%]|$|(?:in|to|from|last|a year|the year|compared|on|across|and)\b|\0)", re.IGNORECASE)


def per_before(around: Around) -> Said | None:
    """ "the daily average is 62", "the number per day rose from 51 to 62": the unit stands before its number."""
    so_far = re.split(r"[.;:]\s", around.sentence[: around.number.start])[-1]
    found = _PER_BEFORE.search(re.sub(r"\bfrom\s[\d.,]+\s+to\s*$", "to ", so_far))
    if not found or around.number.is_part or not _ENDS.match(around.right):
        return None
    is_before = bool(re.search(r"\b(?:from|than)\s*$", around.before_hedge, re.IGNORECASE))
    return around.said(Says.PER, 0, unit=found["unit"] or _DAILY[found["each"].lower()], is_before=is_before)


def every(around: Around) -> Said | None:
    """ "one every 23 minutes"; `amount` is in the unit."""
    time = _TIME.match(around.right)
    if not time or not _EVERY_BEFORE.search(around.before_hedge):
        return None
    unit = re.sub(r"^min$", "minute", time["unit"].lower().rstrip("s"))
    before = _ONE_BEFORE.search(around.sentence[: around.number.start])
    said = around.said(Says.EVERY, time.end(), unit=unit, start=before.start() if before else None)
    hedged = _HEDGED_ONE.search(around.sentence[: around.number.start]) if said.hedge is Hedge.NONE else None
    hedge = hedge_before(hedged["left"])[0] if hedged else Hedge.NONE
    return replace(said, hedge=_AS_TIME.get(hedge, hedge)) if hedge is not Hedge.NONE else said


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
