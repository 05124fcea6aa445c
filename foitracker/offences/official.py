"""Which codes of the official tables of recorded crime hold what a scheme counts; official.csv says so, with sources.

The open data tables give classes of offences by police force area of England and Wales, and not the codes inside a
class. A class may be just what is asked for ("same"), or hold it with other offences ("holds_more"): then its number
is the most that an answer can be, and never stands in for one.
"""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from foitracker.offences.scheme import Counting, Level, Scheme

_TABLE = files("foitracker.offences") / "official.csv"
_EACH_CLASS = "each class"


class Relation(StrEnum):
    SAME = "same"
    HOLDS_MORE = "holds_more"


@dataclass(frozen=True, slots=True)
class Line:
    """One category of a scheme and the official codes that together hold it."""

    category: str
    codes: tuple[str, ...]
    relation: Relation
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The official codes that hold certain categories, and how."""

    codes: tuple[str, ...]
    relation: Relation
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """ "class 86", "classes 17B and 20B"."""
        first, *rest = self.codes
        return f"classes {', '.join(self.codes[:-1])} and {self.codes[-1]}" if rest else f"class {first}"

    @property
    def why(self) -> str:
        return " ".join(dict.fromkeys(line.why for line in self.lines))


@lru_cache
def official_lines(scheme_slug: str) -> tuple[Line, ...]:
    """The rows of official.csv for a scheme, as they are written there."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Line(
                category=row["category"],
                codes=tuple(code.strip() for code in row["codes"].split(";")),
                relation=Relation(row["relation"]),
                why=row["why"],
                source=row["source"],
            )
            for row in csv.DictReader(file)
            if row["scheme"] == scheme_slug
        )


def lines_of(scheme: Scheme) -> tuple[Line, ...]:
    """The lines of a scheme; where its categories are the official classes, one for each."""
    return tuple(one for line in official_lines(scheme.slug) for one in _spread(line, scheme))


def codes_for(scheme: Scheme, given: Collection[str]) -> Codes | None:
    """The codes that hold the categories an answer gives; None where some of them are in no official class.

    An answer with a part of a class alone is held by the class, which holds more.
    """
    lines = [line for line in lines_of(scheme) if any(_meet(scheme, line.category, one) for one in given)]
    if not lines or not all(any(_meet(scheme, line.category, one) for line in lines) for one in given):
        return None
    same = all(line.relation is Relation.SAME and _is_whole(scheme, line.category, given) for line in lines)
    codes = tuple(dict.fromkeys(code for line in lines for code in line.codes))
    return Codes(codes, Relation.SAME if same else Relation.HOLDS_MORE, tuple(lines))


def everything_counted(scheme: Scheme) -> frozenset[str]:
    """The counted categories that are part of no other counted one."""
    counted = {code for code, one in scheme.categories.items() if one.counting is Counting.COUNTED}
    return frozenset(
        code for code in counted if not any(other != code and scheme.within(code, other) for other in counted)
    )


def _spread(line: Line, scheme: Scheme) -> tuple[Line, ...]:
    if line.category != _EACH_CLASS:
        return (line,)
    return tuple(
        Line(code, (code,), line.relation, line.why, line.source)
        for code, category in scheme.categories.items()
        if category.level is Level.CLASS
    )


def _meet(scheme: Scheme, one: str, other: str) -> bool:
    return scheme.within(one, other) or scheme.within(other, one)


def _is_whole(scheme: Scheme, category: str, given: Collection[str]) -> bool:
    """Whether an answer gives all of a category: itself, what it is part of, or every counted part of it."""
    if any(scheme.within(category, one) for one in given):
        return True
    parts = [
        code
        for code, one in scheme.categories.items()
        if one.counting is Counting.COUNTED and code != category and scheme.within(code, category)
    ]
    return bool(parts) and all(any(scheme.within(part, one) for one in given) for part in parts)
