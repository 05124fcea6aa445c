"""Where a series breaks: an offence began or ended, or a code moved to another class, on a day inside the years asked.

A rise across such a day may be the law's and not the offenders'. breaks.csv holds what changed, with its source. A
change whose day the sources do not give stands there with its year.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from foitracker.offences.codes import canonical
from foitracker.offences.scheme import Counting, Scheme
from foitracker.offences.words import tidy
from foitracker.periods import Period, parse_period

_TABLE = files("foitracker.offences") / "breaks.csv"


class Touches(StrEnum):
    """What of a scheme a change touches."""

    TOTAL = "total"  # offences that are counted, or may be
    BOUND = "bound"  # a whole class that only bounds the total from above
    NEITHER = "neither"  # offences that the scheme knows and never counts


@dataclass(frozen=True, slots=True)
class Change:
    """One row of breaks.csv."""

    when: Period  # a day, or the year in which it was
    codes: tuple[str, ...]  # "86/15", or a class: "8Q"
    law: str  # where there is no code: "Sexual Offences Act 2003 section 46A"
    where: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Break:
    change: Change
    touches: Touches
    categories: frozenset[str] = frozenset()  # of the scheme, that the change names

    @property
    def words(self) -> str:
        """ "6 Apr 2010: Possessing prohibited images of children became an offence (86/15; England and Wales)." """
        change = self.change
        name = ", ".join(change.codes) or change.law
        return f"{change.when.label}: {change.what.rstrip('.')} ({name}; {change.where})."


def breaks(scheme: Scheme, period_from: date, period_to: date) -> tuple[Break, ...]:
    """The changes that fall inside the years from one day to another and that the scheme knows, oldest first.

    What began on the very first day breaks nothing: all of the series comes after it.
    """
    found = []
    for change in changes():
        inside = period_from < change.when.ends_on and change.when.starts_on <= period_to
        touches = _touches(change, scheme) if inside else None
        if touches:
            found.append(Break(change, touches, frozenset(_categories(change, scheme))))
    return tuple(sorted(found, key=lambda one: one.change.when))


@lru_cache
def changes() -> tuple[Change, ...]:
    """Every row of breaks.csv."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_change(**row) for row in csv.DictReader(file))


def _change(*, when: str, codes: str, **words: str) -> Change:
    assert words.keys() == {field.name for field in fields(Change)} - {"when", "codes"}
    return Change(
        when=parse_period(when),
        codes=tuple(code.strip() for code in codes.split(";") if code.strip()),
        **words,
    )


def _touches(change: Change, scheme: Scheme) -> Touches | None:
    named = {scheme.categories[code].counting for code in _categories(change, scheme)}
    if named & {Counting.COUNTED, Counting.REVIEW}:
        return Touches.TOTAL
    wholes = {name for code in change.codes for name in scheme.codes.get(code.partition("/")[0], ())}
    if Counting.UPPER_BOUND in named | {scheme.categories[name].counting for name in wholes}:
        return Touches.BOUND
    return Touches.NEITHER if named else None


def _categories(change: Change, scheme: Scheme) -> Iterator[str]:
    for code in change.codes:
        yield from scheme.codes.get(canonical(code), ())
    if change.law:
        citations, _ = scheme.statutes.find(tidy(change.law))
        for citation in citations:
            yield from scheme.statutes.categories_of(citation)
