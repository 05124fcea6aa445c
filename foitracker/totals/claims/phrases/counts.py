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
    r"(?:\b(?:from|compared (?:with|to)|against|than(?: the)?|versus|vs\.?|rather than|previously|in contrast to)"
    r"|^\s*(?:up |down )?on)"  # "a rise of 14 per cent on 591"
    r"\s*(?:a total of |the )?\s*$",
    re.IGNORECASE,
)
_OFFENCE_NOUN = re.compile(rf"\s*(?:{THING}|recorded\b)", re.IGNORECASE)
_OTHER_NOUN = re.compile(
    r"\s*(?:(?!(?:of|in|by|and|or|were|was|are|is|from|for|to|on|about|with|at|as|than|involv(?:ed|ing)|concern(?:ed|ing)"
    r"|relat(?:ed|ing)|regarding|against)\b)\w+[ -]){0,2}?(?P<noun>images?|photographs?|pictures"
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
    r"|together|combined|overall|includ(?:es?|ed|ing)|contain(?:s|ed)|compris(?:es|ed)|consist(?:s|ed)|rose|grew|increased"
    r"|equals?|equates|represents?|would|could|can|will|did|does|do|not|about|regarding|altogether|also|all)\b)",
    re.IGNORECASE,
)
_EVERY_AFTER = re.compile(
    r"(?:[^.,;(]|\([^)]*\)){0,120}?\bevery (?:[a-z]+ ){0,2}(?:\d[\d.,]*|[a-z-]+)(?: to \d[\d.,]*)?"
    r" (?:seconds?|minutes?|hours?|days?|weeks?)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:(?P<more>more|extra|additional)|(?P<fewer>fewer|less))\b", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:an extra|extra|additional)\s*$", re.IGNORECASE)
# "(209 to 164)", "Kent: 455 to 1,042": from the one to the other.
_LISTED_BEFORE = re.compile(r"[(:–—-]\s*$")
_THEN_TO = re.compile(r"\s*(?:to|→|->)\s*\d[\d,]*\b(?!\s*(?:%|per ?cent))", re.IGNORECASE)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*([\w'’-]+)")
_VAGUE = re.compile(
    rf"\b(?:(?:tens|hundreds) of )?(?:dozens|scores|hundreds|thousands|millions)(?: of)?(?: more)? (?:{THING})",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\bnone(?= (?:for|were|was|involv|concern|relat|of (?:possess|making|taking|them\b)))"
    rf"|\bno (?={THING}\b)(?:{THING}) (?:were|was|for|of|in)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[^\w\s]|$|(?:in|on|to|from|over|compared)\b)", re.IGNORECASE)
_SMALL = 13  # "one", "two" in words stand for offences only beside the word


def plain(around: Around) -> Said | NotChecked | None:
    """A count, or the difference of two counts."""
    noun, left = _OFFENCE_NOUN.match(around.right), around.before_hedge
    moved, more = MOVED_BY.search(left), _MORE.match(around.right)
    if around.number.is_part or _is_no_count(around, bool(noun or more or (moved and _ENDS.match(around.right)))):
        return None
    other = None if noun else _OTHER_NOUN.match(around.right)
    by = moved and not _TO.search(left)
    if not other and not noun and not more and not _BARE.match(around.right):
        return _named(around)
    if around.number.in_words and not (noun or other or more or by) and around.number.value < _SMALL:
        return _named(around)
    if by:
        start = around.left_starts(moved.start())
        return around.said(Says.DIFFERENCE, 0, direction=-1 if moved["fall"] else 1, start=start)
    if more:
        return around.said(Says.DIFFERENCE, more.end(), direction=-1 if more["fewer"] else 1)
    end = noun.end() if noun else other.end() if other else 0
    extra = _MORE_BEFORE.search(left)
    if extra and noun:
        return around.said(Says.DIFFERENCE, end, direction=1, start=around.left_starts(extra.start()))
    is_before = not around.is_between and bool(_BEFORE.search(left) or _goes_to(around))
    return around.said(Says.COUNT, end, is_before=is_before, noun=other["noun"].lower() if other else "")


def _is_no_count(around: Around, is_counted: bool) -> bool:
    """ "one of the forces" is none, nor is the one that "is recorded every 23 minutes"; "a hundred" is a number."""
    number = around.number
    if not number.in_words or number.value > 1:
        return False
    return not is_counted or (number.value == 1 and bool(_EVERY_AFTER.match(around.right)))


def _goes_to(around: Around) -> bool:
    return bool(_LISTED_BEFORE.search(around.left) and _THEN_TO.match(around.right))


def _named(around: Around) -> NotChecked:
    """A number of something that the round does not count."""
    word = _NEXT_WORD.match(around.right)
    noun = f"“{word[1]}”" if word else "something else"
    return around.not_checked(f"a number of {noun}, which the round does not count")


def vague(sentence: str) -> Iterator[NotChecked]:
    """ "hundreds of offences": it sounds like a number, and no rule says from when to when it holds."""
    for found in _VAGUE.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "no number: write the number")
    for found in _NONE.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), "no number: write “0 offences”")
