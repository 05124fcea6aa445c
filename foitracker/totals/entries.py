"""What goes into a total: one force's figures of one category and period, and the rule of what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from foitracker.periods import Period
from foitracker.totals.ranges import NotACount, Range

UNDECIDED = ""  # the category of figures whose wording nobody has ruled on yet


class Counting(StrEnum):
    """What a total does with a category."""

    COUNTED = "counted"
    NEVER = "never"  # another offence, or no offence count at all
    UPPER_BOUND = "upper bound"  # a whole class: at least as large as what is asked, never added
    REVIEW = "review"  # left out, and said so, until a person decides
    CHECK_ONLY = "check only"  # a total row: compared, never added


class UnknownCategory(ValueError):
    """An entry names a category that the measure does not speak of."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Which categories make the number that is published.

    `unsplit` names the counted categories that do not say which of several categories their offences belong
    to, each with the counted categories it may be hiding: {"images unsplit": {"making", "possession"}}.
    """

    counting: Mapping[str, Counting]
    unsplit: Mapping[str, frozenset[str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def counting_of(self, category: str) -> Counting:
        if category not in self.counting:
            raise UnknownCategory(f"The measure has no rule for the category {category!r}.")
        return self.counting[category]

    @property
    def counted(self) -> tuple[str, ...]:
        return tuple(code for code, how in self.counting.items() if how is Counting.COUNTED)

    def title(self, category: str) -> str:
        return self.titles.get(category, category.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Entry:
    """The sum of a force's figures in one category and period.

    `cells` is how many figure cells there are and `unknown` how many of them have no number (blank, "*",
    "not held"), `left_out` how many of those because a reviewer left them out. A category with unknown cells is open,
    whatever its other cells add up to. `published` says that the figure is from a published table, which stands in for
    an answer.
    """

    force: str
    period: Period
    category: str
    low: int
    high: int | None
    unknown: int = 0
    cells: int = 1
    published: bool = False
    left_out: int = 0

    def __post_init__(self) -> None:
        Range(self.low, self.high)
        if not 0 <= self.unknown <= self.cells or self.cells < 1:
            raise NotACount(f"{self.unknown} of {self.cells} cells cannot be without a number.")
        if not 0 <= self.left_out <= self.unknown:
            raise NotACount(f"{self.left_out} cells cannot be left out where {self.unknown} have no number.")

    @property
    def range(self) -> Range:
        return Range(self.low, self.high)

    @property
    def numbered(self) -> int:
        return self.cells - self.unknown

    @property
    def is_zero(self) -> bool:
        """Nil in every cell: it adds nothing, whatever it means."""
        return self.unknown == 0 and self.high == 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A force the round asks. `reason` says why it has nothing to add: "no answer yet", "refused: cost"."""

    force: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a force's own total row says that some of its counted cells come to, all of one period and one table."""

    force: str
    period: Period
    total: int
    cells: tuple[Range, ...]
