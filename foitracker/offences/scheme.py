"""A category scheme: what is counted, under which codes and law, and the wordings known to mean it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from foitracker.offences.codes import Known
from foitracker.offences.nearest import Nearest, Speller
from foitracker.offences.rules import Rule
from foitracker.offences.statutes import Statutes


class UnknownScheme(LookupError):
    pass


class BrokenScheme(ValueError):
    pass


class Counting(StrEnum):
    COUNTED = "counted"
    NEVER = "never"
    UPPER_BOUND = "upper_bound"  # holds what is counted and more besides
    REVIEW = "review"  # counted only where a person says so
    CHECK_ONLY = "check_only"  # repeats other rows: compared with their sum, never added


class Level(StrEnum):
    """Where a category of recorded crime stands in the published tables."""

    GROUP = "group"
    SUBGROUP = "subgroup"
    CLASS = "class"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    title: str
    counting: Counting
    parent: str  # the category that this is a part of, or ""
    law: Mapping[str, str]  # jurisdiction -> the law, or "none"
    order: int
    level: Level = Level.NONE


@dataclass(frozen=True, slots=True)
class Scheme:
    slug: str
    title: str
    version: str
    source: str
    licence: str
    categories: Mapping[str, Category]
    codes: Known
    statutes: Statutes
    exact: Mapping[str, tuple[str, ...]]  # folded approved wording -> its category, or several if it is ambiguous
    rules: tuple[Rule, ...]
    nearest: Nearest
    speller: Speller
    words_of: Mapping[str, frozenset[str]]  # category -> the words that are used of it
    whole_classes: Mapping[str, frozenset[str]]  # category -> what its codes' whole class means: "86", and more than it

    @property
    def has_groups(self) -> bool:
        return any(category.level for category in self.categories.values())

    def within(self, code: str, wider: str) -> bool:
        """Whether a category is another one, or a part of it."""
        while code and code != wider:
            code = self.categories[code].parent
        return bool(code)

    def fits(self, code: str, wider: str) -> bool:
        """Whether a name for `wider` may stand beside a code of the first: itself, its whole, its whole class."""
        return self.within(code, wider) or wider in self.whole_classes[code]

    def common_parent(self, codes: Sequence[str]) -> str:
        """The narrowest category that holds all of these, or ""."""
        wider = codes[0]
        while wider and not all(self.within(code, wider) for code in codes):
            wider = self.categories[wider].parent
        return wider

    def group_of(self, code: str) -> tuple[str, str]:
        """Titles of the group and the subgroup of a category, "" for none. A group without subgroups is its own."""
        found = {Level.GROUP: "", Level.SUBGROUP: ""}
        category = self.categories[code]
        level = category.level
        while True:
            if category.level in found:
                found[category.level] = category.title
            if not category.parent:
                break
            category = self.categories[category.parent]
        group, subgroup = found[Level.GROUP], found[Level.SUBGROUP]
        return group, subgroup or (group if level == Level.CLASS else "")
