"""What has digits and is no claim about the round: dates, sections of Acts, ages, telephone numbers, money.

They are found first and taken out of the text, so that nothing reads "section 62" as sixty-two offences. Each is
handed back with its name, because a number that is not checked is said and never skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foitracker.periods import Kind, Period, UnreadablePeriod, parse_period

HOLE = "\0"  # stands in for what was taken out, letter by letter, so that places in the text stay true

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
_TO = r"(?: ?[-–—/] ?| to | and | until )"
_PERIODS = re.compile(
    rf"(?:(?:[Ff]rom|[Bb]etween) )?(?:{_DAY} )?{_MONTH},?(?: {_YEAR})?{_TO}(?:{_DAY} )?{_MONTH},? {_YEAR}\b"
    rf"|(?P<between>\b[Bb]etween) (?:{_DAY} )?{_MONTH},?(?: {_YEAR})? and (?:{_DAY} )?{_MONTH},? {_YEAR}\b"
    rf"|\b(?:year|12 months|twelve months|y/e) (?:to|ending|ended|end)(?: (?:in|on))? (?:{_DAY} )?{_MONTH} {_YEAR}\b"
    rf"|\b{_YEAR} ?[/–-] ?(?:{_YEAR}|\d{{2}})\b(?![/-])"
    rf"|\b{_YEAR} to {_YEAR}\b"
    rf"|\b{_DAY} {_MONTH}\b,?(?: {_YEAR}\b)?|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}\b|\b{_MONTH},? {_YEAR}\b"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d{{2}})\b|\b{_YEAR}-\d{{2}}-\d{{2}}\b"
    rf"|\b{_YEAR}s?\b(?!,\d|\.\d| ?%| per ?cent|[ -](?:\w+[ -]){{0,3}}(?:offences|crimes|reports|cases)\b)",
)
# Before the periods are looked for, as these hold years; `_OTHERS` after them, as dates hold "14th".
_WITH_YEARS = (
    ("an address", re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w.-]{1,250}\b")),
    ("an amount of money", re.compile(r"[£€$] ?\d[\d,.]*\d?(?: ?(?:k|m|bn|thousand|million|billion)\b)?")),
    (
        "part of the law",
        re.compile(
            r"\b(?:sections?|ss?\.|articles?|arts?\.|part|schedule|clause|paragraph|regulation)"
            r" ?\d+[A-Z]*(?:\(\w+\))*(?:(?:, ?| and | or |-)\d+[A-Z]*(?:\(\w+\))*)*"
            rf"|\b(?:Act|Order|Regulations|Rules|Bill)(?: \([^)]*\))?,? {_YEAR}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "an offence code",
        re.compile(r"\b(?:codes? )?0?\d{2,3}/\d{1,2}\b(?!/)|\bcodes? \d+[A-Z]?\b|\bclass \d+[A-Z]?\b", re.IGNORECASE),
    ),
    (
        "a number of a page, note or reference",
        re.compile(
            r"\b(?:FOI|ref(?:erence)?|request)(?: no\.?| number)?[ :#]*"
            r"(?!(?:19|20)\d\d(?:/\d\d)?\b(?![-/]\d))\d[\w./-]*\w",
            re.IGNORECASE,
        ),
    ),
    (
        "a time of day",
        re.compile(r"\b\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\b\.?|hrs|GMT|BST)|\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]m\b"),
    ),
)
_AN_AGE = "an age"
# "Peter, 14, spoke to us". After "in" or "and" a name may be a place's: "in Kent, 14, up from 12".
_NAME_AND_NUMBER = re.compile(
    r"(?:\b(?P<before>[\w’']{1,20})(?P<stop>[^\w\s]{0,2}\s{1,4}[“‘\"']?))?"
    r"\b(?:[A-Z][\w’'-]{0,20})(?: [A-Z][\w’'-]{0,20}){0,2}, (?P<number>[5-9]|[1-9]\d)(?=, (?P<next>[a-z]\w{0,20}))"
)
_BEFORE_A_PLACE = {"in", "at", "by", "for", "from", "of", "to", "and", "or", "with", "than", "across", "while", "where"}
_AFTER_A_COUNT = {
    *("up", "down", "more", "fewer", "less", "rose", "fell", "increased", "decreased", "dropped", "recorded", "logged"),
    *("compared", "against", "followed", "with", "and", "or", "but", "while", "which", "than", "per", "both", "then"),
    *("offences", "crimes", "cases", "reports", "in", "by", "to", "were", "are", "an", "also", "almost", "nearly"),
}
_OTHERS = (
    (
        _AN_AGE,
        re.compile(
            r"\b(?:under|over)[ -](?:the age of )?1[0-9]s?\b(?! (?:offences|crimes|forces|per cent|%))"
            r"|\b(?:aged?|ages) (?:of )?(?:between )?\d{1,2}(?:(?: ?[-–] ?| to | and | or )\d{1,2})?"
            r"(?: (?:and|or) (?:over|under|younger|older))?"
            r"|\b(?:\d{1,2}|\w{1,20})[ -]years?[ -]olds?\b|\b\d{1,2} years of age\b"
            r"|\b(?:he|she|who|I) (?:is|was) (?:now |only |just )?\d{1,2}\b"
            r"|\b\d{1,2}(?: ?[-–] ?| to )\d{1,2} years? olds?\b"
            r"|(?<=, )\d{2}(?=, (?:of|from|said|was|told|who|on|has|is|whose|received|admitted|a|the)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "a telephone number",
        re.compile(r"(?<!\d)(?:\+44 ?|0)\d[\d ()-]{5,13}\d(?!\d)|\b(?:call|phone|on) (?:999|101|111)\b"),
    ),
    (
        "an ordinal number",
        re.compile(r"\b\d+(?:st|nd|rd|th)\b(?![ -](?:highest|lowest|largest|smallest|biggest|most)\b)"),
    ),
    (
        "a number of a page, note or reference",
        re.compile(
            r"\b(?:page|table|figure|note|chapter|question|version|number|no\.|ref(?:erence)?:?|FOI)"
            r" ?#?\d+(?:[./-]\d+)*|^[ \t]*\(?\d{1,2}[.)](?=\s)|\[\d{1,2}\]|\b[A-Za-z]{1,20}\d+\w*"
            r"|\b\d+[A-Z]\b(?<!\d[KM])",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A number that is no claim about the round, and what it is instead."""

    start: int
    end: int
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    start: int
    end: int
    period: Period


def _periods(text: str) -> Iterator[PeriodSaid | NotChecked]:
    """The years and months of the text, and the dates and years that stand for no period."""
    for found in _PERIODS.finditer(text):
        words = found[0]
        try:
            period = parse_period(_plain(found))
        except (UnreadablePeriod, ValueError):
            yield NotChecked(found.start(), found.end(), words, "a date")
            continue
        if period.kind is Kind.DAY:
            yield NotChecked(found.start(), found.end(), words, "a date")
        else:
            yield PeriodSaid(found.start(), found.end(), period)


def _plain(found: re.Match[str]) -> str:
    """The words as a period is written: "between April 2016 and March 2017" is from the one to the other."""
    words = found[0].replace("–", "-").replace("—", "-")
    return words[len("between ") :].replace(" and ", " to ", 1) if found["between"] else words


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A text with a hole for each thing that is no claim, the periods that it names, and everything else by name."""

    text: str
    periods: tuple[PeriodSaid, ...]
    others: tuple[NotChecked, ...]


def take_out(text: str) -> TakenOut:
    text, before = _without(text, _WITH_YEARS)
    said = list(_periods(text))
    for one in said:
        text = text[: one.start] + HOLE * (one.end - one.start) + text[one.end :]
    text, after = _without(text, _OTHERS)
    ages = list(_ages_of_names(text))
    for one in ages:
        text = text[: one.start] + HOLE * (one.end - one.start) + text[one.end :]
    dates = [one for one in said if isinstance(one, NotChecked)]
    return TakenOut(text, tuple(one for one in said if isinstance(one, PeriodSaid)), (*before, *dates, *after, *ages))


def _ages_of_names(text: str) -> Iterator[NotChecked]:
    """The "14" of "Peter, 14, spoke to us"."""
    for found in _NAME_AND_NUMBER.finditer(text):
        of_a_place = (found["before"] or "").lower() in _BEFORE_A_PLACE and not found["stop"].strip()
        if not of_a_place and found["next"] not in _AFTER_A_COUNT:
            yield NotChecked(found.start("number"), found.end("number"), found["number"], _AN_AGE)


def _without(text: str, patterns) -> tuple[str, list[NotChecked]]:
    found = []
    for because, pattern in patterns:
        found += [NotChecked(one.start(), one.end(), one[0].strip(), because) for one in pattern.finditer(text)]
        text = pattern.sub(lambda one: HOLE * len(one[0]), text)
    return text, found
