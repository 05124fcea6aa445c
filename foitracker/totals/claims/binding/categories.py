"""The offences that a sentence names, by the words of the scheme's categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitracker.totals.claims.binding.figure import How
from foitracker.totals.claims.binding.nearness import Near
from foitracker.totals.claims.facts import Category, Facts
from foitracker.totals.claims.phrases.vocabulary import FELL, ROSE, THING
from foitracker.totals.claims.said import MOVES, Of, Said, Says
from foitracker.totals.claims.text import Sentence

# Words of titles that say nothing by themselves.
_NOT_SPLIT = re.compile(
    r"\b(?:no|without a) breakdown\b|\b(?:not|without|never|cannot|n['’]t)(?: be| been| being)? broken down\b",
    re.IGNORECASE,
)
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
    r"[^,;:.]{0,12}|\s*(?:offences? )?for\s*|\s*[(:]\s*|\s+(?:offences?\s+)?",
    re.IGNORECASE,
)


_IN_BRACKETS = re.compile(rf"(?:\s*(?:of )?(?:all )?(?:the )?{THING})?\s*\(")
_NONE = re.compile(rf"\b(?:none|nil|no {THING})\b", re.IGNORECASE)
# "to 84, while possession rose": the next clause has its own subject.
_NEXT_CLAUSE = re.compile(
    rf"(?:;|\b(?:while|whilst|whereas|but|although|though)\b)|\band\b(?=[^,;.]*\b(?:{ROSE}|{FELL})\b)", re.IGNORECASE
)
# ", up 35 per cent": what moved is what was counted just before.
_APPENDED = re.compile(r"[^,;:.()\d]{0,30},?\s*(?:which (?:is|was)|that is|that was|or|–|-)?\s*", re.IGNORECASE)
_ONE_PHRASE = re.compile(r"(?:\s+(?:of|the|these|such|any|some|an?))*\s+", re.IGNORECASE)
_OPENS = re.compile(r"\s*\(\s*")
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
        return list(_most_specific(sorted(found, key=lambda one: one.start), sentence))


def _most_specific(found: Sequence[What], sentence: Sentence) -> Iterator[What]:
    """ "possessing prohibited images of children" is one offence: that of the longest wording, or of the last."""
    kept: What | None = None
    for one in found:
        between = sentence.words[kept.end - sentence.start : one.start - sentence.start] if kept else ""
        if kept and _ONE_PHRASE.fullmatch(between):
            longer = one if one.end - one.start >= kept.end - kept.start else kept
            kept = What(kept.start, one.end, longer.code)
            continue
        if kept:
            yield kept
        kept = one
    if kept:
        yield kept


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
                others = r"(?:(?:,| or| and)+ [a-z]+ing)*"
                patterns += [
                    rf"\b(?:{short}){more}+",
                    rf"\b(?:{short})\b{others}{_THINGS}",
                    rf"{_OF}\b(?:{short})\b{_NOT_A_NAME}",
                ]
            if patterns:
                yield re.compile("|".join(patterns), re.IGNORECASE), one.code
        if "broken" in words[one.code] - shared:
            yield _NOT_SPLIT, one.code


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
    after = {one.code for one in what if one.start >= said.end and one.start < _reach(said, near, others)}
    if said.is_before or said.says in (Says.PER, Says.EVERY, Says.RECORD, Says.RANK, Says.COVERAGE):
        after = {one.code for one in what if near.follows(said, one)}
    if after:
        return (after.pop(), How.BESIDE) if len(after) == 1 else ("", How.BESIDE)
    return _before(said, what, near, others)


def _reach(said: Said, near: Near, others: Sequence[Said]) -> int:
    """How far the offences named after a number are its own: up to the next number, to "none", to the next clause.

    A number in brackets is stepped over ("674 (80 per cent) were making"), and what stands in its brackets is its own.
    """
    end, stop = near.sentence.end, near.sentence.end
    for one in sorted((one for one in others if one.start >= said.end), key=lambda each: each.start):
        if not _IN_BRACKETS.fullmatch(near.between(said.end, one.start)):
            stop = one.start
            break
        if ")" not in near.between(one.end, one.end + 2):
            stop = one.start
            break
    for pattern in (_NONE, _NEXT_CLAUSE):
        found = pattern.search(near.between(said.end, stop))
        stop = said.end + found.start() if found else stop
    return min(stop, end)


def _before(said: Said, what: Sequence[What], near: Near, others: Sequence[Said]) -> tuple[str, How]:
    paired = said.is_before or said.says is Says.COVERAGE
    before = [one for one in what if one.end <= said.start]
    if not paired:
        before = [one for one in before if _owner(one, near, others) is None]
    start = max((one.end for one in others if one.end <= said.start), default=0)
    close = {one.code for one in before if one.start >= start}
    if close:
        return (close.pop(), How.SENTENCE) if len(close) == 1 else ("", How.SENTENCE)
    owned = [one for one in what if one.end <= said.start]
    appended = said.says in MOVES and owned and _APPENDED.fullmatch(near.between(owned[-1].end, said.start))
    in_brackets = start and _OPENS.fullmatch(near.between(start, said.start))
    if owned and (appended or (in_brackets and said.says is Says.COUNT)):
        return owned[-1].code, How.SENTENCE
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
