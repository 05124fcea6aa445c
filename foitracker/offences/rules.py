"""Rules of a scheme, written in words, and what they say of a wording.

A rule is a list of terms that must all be there. `a|b` is either; `with+view` is two words side by side; `@picture`
is any word of the scheme's list "picture"; a leading `!` means that the term must not be there:

    possess|hold @picture child !prohibited
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from foitracker.offences.words import fold


class BrokenRule(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class Rule:
    category: str
    needs: tuple[frozenset[str], ...]
    without: frozenset[str]
    reason: str

    def holds(self, said: frozenset[str]) -> bool:
        return self.without.isdisjoint(said) and not any(term.isdisjoint(said) for term in self.needs)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for term in self.needs for choice in term for word in choice.split("+"))


def rule(text: str, *, category: str, reason: str, lists: Mapping[str, frozenset[str]]) -> Rule:
    needs: list[frozenset[str]] = []
    without: set[str] = set()
    for term in text.split():
        choices = _choices(term.removeprefix("!"), lists)
        if term.startswith("!"):
            without |= choices
        else:
            needs.append(choices)
    if not needs:
        raise BrokenRule(f"“{text}” needs no word at all")
    return Rule(category, tuple(needs), frozenset(without), reason)


def said(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a wording and its pairs of neighbours, as rules look for them."""
    return frozenset(words) | {f"{first}+{second}" for first, second in pairwise(words)}


def _choices(term: str, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    choices: set[str] = set()
    for choice in term.split("|"):
        if choice.startswith("@"):
            if choice[1:] not in lists:
                raise BrokenRule(f"there is no list of words “{choice[1:]}”")
            choices |= lists[choice[1:]]
            continue
        folded = [fold(part) for part in choice.split("+")]
        if any(len(words) != 1 for words in folded):
            raise BrokenRule(f"“{choice}” is not made of single words that a wording keeps")
        choices.add("+".join(words[0] for words in folded))
    return frozenset(choices)
