"""What a press office is given beside the tables: a line for every place, and notes to editors.

It is part of a publication, so a release freezes it: the same release always says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.publishing.place_figures import Level


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of a line, from `start` up to `end`, and the figure that it was checked against.

    `key` is the slug of a force or the name of a region or nation, "" for all forces; so `category` is for all.
    """

    start: int
    end: int
    level: Level
    key: str
    period: Period
    category: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What may be printed about one place. Every number in it is a claim that held when it was made."""

    level: Level
    key: str
    name: str
    region: str  # the region of a force; its own name for a region, "" for a nation and for all
    text: str
    claims: tuple[Claim, ...] = ()
    caveats: tuple[str, ...] = ()

    def pieces(self) -> Iterator[tuple[str, Claim | None]]:
        """The text in pieces, each number by itself with its claim."""
        done = 0
        for claim in self.claims:
            if done < claim.start:
                yield self.text[done : claim.start], None
            yield self.text[claim.start : claim.end], claim
            done = claim.end
        if done < len(self.text):
            yield self.text[done:], None


@dataclass(frozen=True, slots=True)
class Press:
    """`embargo` is the line on top of everything, "" for none."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]  # to editors
    embargo: str = ""

    def line(self, level: Level, key: str) -> Line | None:
        return next((line for line in self.lines if (line.level, line.key) == (level, key)), None)

    def at(self, level: Level) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.level is level)
