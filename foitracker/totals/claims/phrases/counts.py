"""Plain numbers: "674 offences", "up from 591", "83 more", and numbers of what the round does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foitracker.totals.claims.phrases.around import Around, shown
from foitracker.totals.claims.phrases.changes import MOVED_BY
from foitracker.totals.claims.phrases.vocabulary import THING
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_BEFORE = re.compile(
    r"\b(?:from|compared (?:with|to)|against|than(?: the)?|versus|vs\.?|rather than|previously|in contrast to)"
    r"\s*(?:a total of |the )?\s*$",
    re.IGNORECASE,
)
_OFFENCE_NOUN = re.compile(rf"\s*(?:{THING}|recorded\b)", re.IGNORECASE)
_OTHER_NOUN = re.compile(
    r"\s*(?:(?!of\b|in\b|by\b|and\b|were\b|was\b|from\b|for\b)\w+[ -]){0,2}?(?P<noun>images?|photographs?|pictures"
    r"|videos|victims?|children|people|offenders?|suspects?|men|women|arrests?|convictions?|perpetrators|paedophiles|defendants"
    r"|predators|criminals|prosecutions|charges|girls|boys|abusers|survivors|devices)\b",
    re.IGNORECASE,
)
# After these words the number stands for itself: "674 in Lancashire", "674 were recorded", "674, up from 591".
_BARE = re.compile(
    r"\s*(?:$|[^\w\s\0]|\0|(?:in|by|from|to|of|on|at|for|across|last|next|this|were|was|are|is|had|have|has|and|or|but|while"
    r"|when|up|down|compared|the|during|over|between|throughout|with|which|that|than|per|since|more|fewer|recorded|logged"
    r"|reported|being|nationally|nationwide|against|a year|year|respectively|previously|as|after|before|it|police"
    r"|within|who|involved|involving|came|fell|took|related|concerned|relating|making|taking|possession|in total|so"
    r"|together|combined|overall)\b)",
    re.IGNORECASE,
)
_EVERY_AFTER = re.compile(
    r"(?:[^.,;(]|\([^)]*\)){0,120}?\bevery (?:[a-z]+ ){0,2}(?:\d[\d.,]*|[a-z-]+)(?: to \d[\d.,]*)?"
    r" (?:seconds?|minutes?|hours?|days?|weeks?)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:(?P<more>more|extra|additional)|(?P<fewer>fewer|less))\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*([\w'’-]+)")
_VAGUE = re.compile(
    rf"\b(?:(?:tens|hundreds) of )?(?:dozens|scores|hundreds|thousands|millions)(?: of)?(?: more)? (?:{THING})",
    re.IGNORECASE,
)
_SMALL = 13  # "one", "two" in words stand for offences only beside the word


def plain(around: Around) -> Said | NotChecked | None:
    """A count, or the difference of two counts."""
    noun, left = _OFFENCE_NOUN.match(around.right), around.before_hedge
    in_words = around.number.in_words
    if in_words and around.number.value < 2 and not noun:
        return None  # "one of the forces", "a hundred" is more than that
    if in_words and around.number.value == 1 and _EVERY_AFTER.match(around.right):
        return None  # "one offence is recorded every 23 minutes"
    if around.number.is_part:
        return None
    moved, more = MOVED_BY.search(left), _MORE.match(around.right)
    other = None if noun else _OTHER_NOUN.match(around.right)
    if not other and not noun and not more and not _BARE.match(around.right):
        return _named(around)
    if in_words and not noun and around.number.value < _SMALL and not other:
        return _named(around)
    if moved and not _TO.search(left):
        start = around.left_starts(moved.start())
        return around.said(Says.DIFFERENCE, 0, direction=-1 if moved["fall"] else 1, start=start)
    if more:
        return around.said(Says.DIFFERENCE, more.end(), direction=-1 if more["fewer"] else 1)
    end = noun.end() if noun else other.end() if other else 0
    is_before = bool(_BEFORE.search(left)) and not around.is_between
    return around.said(Says.COUNT, end, is_before=is_before, noun=other["noun"].lower() if other else "")


def _named(around: Around) -> NotChecked:
    """A number of something that the round does not count."""
    word = _NEXT_WORD.match(around.right)
    noun = f"“{word[1]}”" if word else "something else"
    return around.not_checked(f"a number of {noun}, which the round does not count")


def vague(sentence: str) -> Iterator[NotChecked]:
    """ "hundreds of offences": it sounds like a number, and no rule says from when to when it holds."""
    for found in _VAGUE.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "no number: write the number")
