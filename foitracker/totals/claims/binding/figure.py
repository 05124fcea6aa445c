"""The figure that a phrase is checked against, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foitracker.periods import Period
from foitracker.totals.claims.facts import Place


class How(StrEnum):
    """Why this place, period or offence and no other."""

    BESIDE = "named beside it"
    SENTENCE = "named in the sentence"
    BEFORE = "named in the sentence before"
    EARLIER = "named earlier in the text"
    MEANT = "the last one named"
    ORDER = "from the order of the two numbers"
    ASSUMED = "assumed: none is named"
    FITTING = "not named: the reading that holds"


@dataclass(frozen=True, slots=True)
class Other:
    """Another figure that the words could mean. `doubt` says whether a claim has to hold for it too."""

    figure: Figure
    words: str
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a round that a phrase is checked against.

    `periods` are those that are added ("over two years"); a change goes from `before` to the last of them.
    `asked_for` is what the text names where the round has no such period. `scope` is where a rank is taken.
    """

    place: Place
    periods: tuple[Period, ...]
    before: Period | None = None
    category: str = ""
    asked_for: str = ""
    scope: Place | None = None
    place_how: How = How.ASSUMED
    period_how: How = How.ASSUMED
    category_how: How = How.ASSUMED
    others: tuple[Other, ...] = ()

    @property
    def after(self) -> Period:
        return self.periods[-1]


@dataclass(frozen=True, slots=True)
class Unbound:
    """A phrase that is about no figure of the round, or about none that can be told."""

    because: str
