"""The one period inside a title or another longer text."""

import re
from collections.abc import Iterator
from itertools import groupby

import msgspec

from foitracker.figures import clean_text
from foitracker.periods.grammar import read
from foitracker.periods.period import Kind, Period
from foitracker.periods.plain import plain
from foitracker.periods.refusals import AmbiguousPeriod
from foitracker.periods.vocabulary import CALENDAR, DIGIT, FINANCIAL, INCOMPLETE, MONTH, OTHER_YEARS, YEAR

_LONGEST_TITLE = 1000
_LONGEST_WINDOW = 14  # words of one period
_ACT = re.compile(
    r"\b(?:Act|Order|Regulations?|Rules|Bill|Measure|Code)\b(?: \([^)]*\))?,? (?:of )?[12][0-9]{3}\b(?!/)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”]+")
_WORD_OF_A_PERIOD = re.compile(
    rf"{MONTH}(?:[-/]{MONTH})?|{FINANCIAL}|{CALENDAR}|.*[0-9].*|[-/]|y/e|ye|fye|to|of|and|between|from|until|till"
    r"|w/[ec]|week|wk|commencing"
    r"|through|the|year|yr|months?|quarter|qtr|half|first|second|third|fourth|three|six|nine|twelve|ending|ended|end"
    r"|financial|fiscal|calendar|part|partial|date|ytd|so|far|present|onwards?|incomplete"
)
_NOT_BEFORE_A_YEAR = re.compile(
    r"(?:over|under|than|nearly|almost|about|around|approximately|table|figure|page|section|ref|reference|no\.?"
    r"|number|foi|case|code|since|after|before|until)[ .:#]*$"
)
_GOES_ON = re.compile(r" (?:to|until|till) (?:the )?[0-9]", re.IGNORECASE)  # "2018 to 30 June 2019"
# Months without a year beside the period ("2017/18 to December"), or words that say that a year is not whole.
_PART_IS_MEANT = re.compile(rf"\b(?!may\b){MONTH}(?![a-z])|{INCOMPLETE.pattern}")


class _Found(msgspec.Struct, frozen=True):
    period: Period
    start: int
    end: int
    bare: bool


def find_period(text: str) -> Period | None:
    """The one period inside a longer title: "Offences recorded 1 April 2016 to 31 March 2017".

    None if there is none, if there are two, if one could mean two things, or if the title says that the figures
    are for part of it. A year in the name of an Act, a single day ("as at 31 March 2018") and a number after "over"
    or "table" are no periods; a bare year counts only where nothing better is said. A text of more than a thousand
    letters is no title.
    """
    if len(text) > _LONGEST_TITLE or not DIGIT.search(text):
        return None
    title = _ACT.sub(lambda act: "¦" * len(act[0]), clean_text(text))
    if OTHER_YEARS.search(title.lower()):
        return None
    try:
        found = list(_periods_in(title))
    except AmbiguousPeriod:
        return None
    for one in found:
        title = title[: one.start] + "¦" * (one.end - one.start) + title[one.end :]
    lasting = [one for one in found if one.period.kind is not Kind.DAY]
    periods = {one.period for one in lasting if not one.bare} or {one.period for one in lasting}
    if len(periods) != 1 or _PART_IS_MEANT.search(title.lower()):
        return None
    return periods.pop()


def _periods_in(text: str) -> Iterator[_Found]:
    """Every period in the text from left to right, each as long as it can be."""
    for fits, group in groupby(_TOKEN.finditer(text), key=lambda token: _fits(token[0])):
        tokens = list(group) if fits else []
        while tokens:
            found, length = _longest(tokens[:_LONGEST_WINDOW], text)
            if found:
                yield found
            tokens = tokens[length:]


def _fits(word: str) -> bool:
    return bool(_WORD_OF_A_PERIOD.fullmatch(word.lower()))


def _longest(tokens: list[re.Match[str]], text: str) -> tuple[_Found | None, int]:
    """The longest period that begins with the first token, and how many tokens it takes."""
    for length in range(len(tokens), 0, -1):
        if found := _found_at(tokens[0], tokens[length - 1], text):
            return found, length
    return None, 1


def _found_at(first: re.Match[str], last: re.Match[str], text: str) -> _Found | None:
    end = last.end()
    if text.count("(", first.start(), end) > text.count(")", first.start(), end) and text[end : end + 1] == ")":
        end += 1
    window = text[first.start() : end].rstrip(".?!")
    if not DIGIT.search(window):
        return None
    bare = bool(re.fullmatch(YEAR, window))
    if bare and _NOT_BEFORE_A_YEAR.search(text[: first.start()].lower()):
        return None
    period = read(plain(window))
    if period and period.kind is Kind.CALENDAR_YEAR and _GOES_ON.match(text, end):
        return None
    return _Found(period, first.start(), end, bare) if period else None
