"""The offences that a sentence names, by the words of the scheme's categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitracker.totals.claims.binding.figure import How
from foitracker.totals.claims.binding.nearness import Near
from foitracker.totals.claims.facts import Category, Facts
from foitracker.totals.claims.said import MOVES, Of, Said, Says
from foitracker.totals.claims.text import Sentence

# Words of titles that say nothing by themselves.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "following involving against another between through including without other broken down under over after with"
        " offence offences children child recorded police cause causing",
    )
)
_LONG = 8  # letters of a word that is a name by itself: "possession"
_SHORT = 5  # "making" is one only where the sentence makes it one: "of making", "making images"
_NOT_A_NAME = r"(?! (?:up|sure|place|part|a total|the total|it|use|care|into|an? )\b)"
_OF = r"(?:(?<=\bof )|(?<=\bfor )|(?<=\bwere )|(?<=\bwas )|(?<=\bare )|(?<=\binvolved )|(?<=\bconcerned ))"
_THINGS = (
    r"(?= (?:(?:of|such|these|the|an?|sexual|abuse|child|indecent) )*"
    r"(?:indecent|images?|photographs?|pictures|offences?)\b)"
)


# "Possession made up 26 per cent", "possession for 26 per cent": the offence stands before its share.
_MAKES_UP = re.compile(
    r"[^,;:.]{0,50}\b(?:account(?:s|ed|ing)? for|ma[dk](?:es?|ing) up|form(?:s|ed)|represent(?:s|ed)|compris(?:es|ed))"
    r"[^,;:.]{0,12}|\s*(?:offences? )?for\s*|\s*[(:]\s*",
    re.IGNORECASE,
)


_IN_BRACKETS = re.compile(r"\s*\(")
_TO = re.compile(r"\s*to\s*")


@dataclass(frozen=True, slots=True)
class What:
    start: int
    end: int
    code: str


class CategoryWords:
    """Finds the categories of a round in a sentence."""

    def __init__(self, facts: Facts) -> None:
        titles = {re.escape(one.title).replace("\\ ", r"\s+"): one.code for one in facts.categories}
        self._titles = [
            (re.compile(rf"\b{title}(?!\w)", re.IGNORECASE), code)
            for title, code in sorted(titles.items(), key=lambda each: -len(each[0]))
        ]
        self._words = list(_words(facts.categories))

    def named(self, sentence: Sentence) -> list[What]:
        found: list[What] = []
        for pattern, code in (*self._titles, *self._words):
            for one in pattern.finditer(sentence.words):
                what = What(sentence.start + one.start(), sentence.start + one.end(), code)
                if not any(other.start < what.end and what.start < other.end for other in found):
                    found.append(what)
        return sorted(found, key=lambda one: one.start)


def _words(categories: Sequence[Category]) -> Iterator[tuple[re.Pattern[str], str]]:
    """The words that only one category has in its title, with their other endings."""
    words = {one.code: set(re.findall(r"[a-z]{4,}", one.title.lower())) for one in categories}
    for one in categories:
        shared = set().union(*(found for code, found in words.items() if code != one.code))
        own = sorted(words[one.code] - shared - _EMPTY)
        if len(categories) > 1 and own:
            patterns = [rf"\b{re.escape(_stem(word))}\w*\b{_NOT_A_NAME}" for word in own if len(word) >= _LONG]
            short = "|".join(re.escape(word) for word in own if _SHORT <= len(word) < _LONG)
            if short:
                more = rf"(?:(?:,| or| and)+ (?:{short}))"
                patterns += [
                    rf"\b(?:{short}){more}+",
                    rf"\b(?:{short})\b{_THINGS}",
                    rf"{_OF}\b(?:{short})\b{_NOT_A_NAME}",
                ]
            if patterns:
                yield re.compile("|".join(patterns), re.IGNORECASE), one.code
        if "broken" in words[one.code] - shared:
            yield re.compile(r"\bno breakdown\b|\b(?:not|without being) broken down\b", re.IGNORECASE), one.code


def _stem(word: str) -> str:
    return re.sub(r"(?:ions?|ing|ed|e|s)$", "", word)


def category_of(said: Said, what: Sequence[What], near: Near) -> tuple[str, How]:
    """The one category named with a phrase; two or more in one breath are all offences.

    A category that hangs on another number ("133 of possession, nearly two a day") is none of this one's.
    """
    if said.says is Says.COVERAGE and said.of is not Of.THE_CATEGORY:
        return "", How.ASSUMED
    inside = {one.code for one in what if said.start <= one.start < said.end}
    if inside:
        return (inside.pop(), How.BESIDE) if len(inside) == 1 else ("", How.BESIDE)
    others = [one for one in near.numbers if one is not said]
    made_up = [one for one in what if one.end <= said.start and _MAKES_UP.fullmatch(near.between(one.end, said.start))]
    if made_up:
        return made_up[-1].code, How.BESIDE
    beyond = [
        one for one in others if one.start >= said.end and not _IN_BRACKETS.fullmatch(near.between(said.end, one.start))
    ]
    stop = min((one.start for one in beyond), default=None)
    after = {one.code for one in what if one.start >= said.end and (stop is None or one.start < stop)}
    if said.is_before or said.says in (Says.PER, Says.EVERY, Says.RECORD, Says.RANK, Says.COVERAGE):
        after = {one.code for one in what if near.follows(said, one)}
    if after:
        return (after.pop(), How.BESIDE) if len(after) == 1 else ("", How.BESIDE)
    return _before(said, what, near, others)


def _before(said: Said, what: Sequence[What], near: Near, others: Sequence[Said]) -> tuple[str, How]:
    paired = said.is_before or said.says is Says.COVERAGE
    before = [one for one in what if one.end <= said.start]
    if not paired:
        before = [one for one in before if _owner(one, near, others) is None]
    start = max((one.end for one in others if one.end <= said.start), default=0)
    close = {one.code for one in before if one.start >= start}
    if close:
        return (close.pop(), How.SENTENCE) if len(close) == 1 else ("", How.SENTENCE)
    # "Possession offences rose from 120 to 133, 10 per cent": each of the numbers is of the offence before the first.
    goes_on = said.says in MOVES or said.of is Of.A_SHARE or _ends_a_pair(said, near, others)
    if before and (paired or goes_on):
        return before[-1].code, How.SENTENCE
    # "133 offences of possession, 20 per cent of its total": a share is of what was counted last.
    last = [one for one in what if one.end <= said.start]
    return (last[-1].code, How.SENTENCE) if last and said.says is Says.SHARE else ("", How.ASSUMED)


def _ends_a_pair(said: Said, near: Near, others: Sequence[Said]) -> bool:
    return any(_TO.fullmatch(near.between(one.end, said.start)) for one in others if one.end <= said.start)


def _owner(one: What, near: Near, others: Sequence[Said]) -> Said | None:
    inside = next((each for each in others if each.start <= one.start < each.end), None)
    return inside or near.owner(one)
