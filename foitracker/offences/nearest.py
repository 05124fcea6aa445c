"""Which known wordings are nearest to one that no rule settles. For suggestions only, never for a decision."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice, takewhile
from math import log

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from foitracker.offences.words import fold_word

_LOOKED_AT = 20  # the wordings with most in common that are compared letter by letter
_MISSED = 0.6  # a word of the wording that a known one lacks weighs more than the other way round: titles are long
_REMEMBERED = 50_000  # misspelt words that a speller keeps in mind


@dataclass(frozen=True, slots=True)
class Near:
    category: str
    score: int  # 0 to 100
    covered: float  # how much of the wording the known one has, 0 to 1
    text: str  # the known wording, as the scheme has it


@dataclass(frozen=True, slots=True)
class Nearest:
    texts: tuple[str, ...]  # folded wordings
    titles: tuple[str, ...]  # the same wordings as the scheme has them
    categories: tuple[str, ...]
    holders: Mapping[str, tuple[int, ...]]  # word -> the wordings that have it
    weight: Mapping[str, float]  # word -> how much it tells: rare words tell most
    lengths: tuple[float, ...]

    def to(self, words: tuple[str, ...]) -> list[Near]:
        """The nearest wording of each category, best first."""
        common: dict[int, float] = defaultdict(float)
        asked = 0.0
        for word in dict.fromkeys(words):
            weight = self.weight.get(word)
            if weight is None:
                asked += 2.0  # a word that the scheme has never met makes every wording less like
                continue
            asked += weight
            for holder in self.holders[word]:
                common[holder] += weight
        lengths = self.lengths
        likest = nlargest(
            _LOOKED_AT,
            [
                (shared / (_MISSED * asked + (1 - _MISSED) * lengths[holder]), -holder, shared)
                for holder, shared in common.items()
            ],
        )
        text = " ".join(words)
        best: dict[str, Near] = {}
        for overlap, negative, shared in likest:
            holder = -negative
            score = round(70 * overlap + 0.3 * fuzz.ratio(text, self.texts[holder]))
            near = Near(self.categories[holder], score, shared / asked, self.titles[holder])
            if near.category not in best or near.score > best[near.category].score:
                best[near.category] = near
        return sorted(best.values(), key=lambda near: -near.score)


def nearest(wordings: Iterable[tuple[tuple[str, ...], str, str]]) -> Nearest:
    """From (folded words, title, category) of every known wording; earlier ones win ties."""
    rows = [row for row in wordings if row[0]]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (words, _, _) in enumerate(rows):
        for word in dict.fromkeys(words):
            holders[word].append(number)
    weight = {word: log(1 + len(rows) / len(held)) for word, held in holders.items()}
    return Nearest(
        texts=tuple(" ".join(words) for words, _, _ in rows),
        titles=tuple(title for _, title, _ in rows),
        categories=tuple(category for _, _, category in rows),
        holders={word: tuple(held) for word, held in holders.items()},
        weight=weight,
        lengths=tuple(sum(weight[word] for word in dict.fromkeys(words)) for words, _, _ in rows),
    )


@dataclass(frozen=True, slots=True)
class Speller:
    """The words that a scheme uses; a word that is none of them may be one misspelt or cut off."""

    words: tuple[str, ...]  # as they are spelt, in alphabetical order
    known: frozenset[str]  # folded
    _respelt: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def respell(self, folded: str) -> str:
        if folded in self.known or len(folded) < 4 or not folded.isalpha():
            return folded
        if folded not in self._respelt:
            if len(self._respelt) >= _REMEMBERED:
                self._respelt.clear()
            self._respelt[folded] = self._likest(folded)
        return self._respelt[folded]

    def _likest(self, folded: str) -> str:
        found = process.extractOne(folded, self.words, scorer=OSA.normalized_similarity, score_cutoff=0.7)
        if found and found[0][0] == folded[0]:
            return fold_word(found[0])
        first = bisect_left(self.words, folded)
        longer = list(takewhile(lambda word: word.startswith(folded), islice(self.words, first, None)))
        return fold_word(min(longer, key=len)) if longer else folded


def speller(words: Iterable[str]) -> Speller:
    """From every word of the scheme, as it is spelt, and folded."""
    spelt = sorted({word for word in words if len(word) > 3})
    return Speller(words=tuple(spelt), known=frozenset(fold_word(word) for word in words))
