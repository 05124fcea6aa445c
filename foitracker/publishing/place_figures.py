"""What a press line rests on: the figures of one place, worked out elsewhere, and what the place is called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    WHOLE = "all forces"
    NATION = "nation"
    REGION = "region"
    FORCE = "force"


class Move(StrEnum):
    """How a number stands to the one of the year before."""

    UP = "up"
    DOWN = "down"
    SAME = "the same"
    LITTLE = "within ordinary variation"
    OPEN = "left open by suppressed figures"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of offences between two bounds, both included; one number where they are the same."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def words(self) -> str:
        return f"{self.low:,}" if self.is_exact else f"between {self.low:,} and {self.high:,}"


@dataclass(frozen=True, slots=True)
class Year:
    """A period. `amount` is None where no force has a usable figure; `usable` of the `asked` forces have one.

    `why` says of one force why it has none. `published` of the usable ones have theirs from a published table, which
    stands in for an answer.
    """

    label: str
    days: int
    asked: int
    usable: int
    amount: Amount | None
    why: str = ""
    published: int = 0

    @property
    def is_complete(self) -> bool:
        return self.usable == self.asked


@dataclass(frozen=True, slots=True)
class Compared:
    """The year before beside the last, like for like. `percent` is "14" or "26 to 33", "" where there is none.

    `forces` gave both years; `same_forces` says that they are all that stand behind either number.
    """

    move: Move
    percent: str
    forces: int
    same_forces: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Offences of one category in the last year; `is_unsplit` is the category of those not told apart.

    `usable` are the forces with a figure of the category.
    """

    title: str
    amount: Amount
    usable: int
    is_unsplit: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What a place is called. `who` records ("police in Wales"), `where` it is ("in Wales", "by Gwent Police")."""

    who: str
    where: str


@dataclass(frozen=True, slots=True)
class Offences:
    """What is counted: "child abuse image offence", "child abuse image offences"."""

    one: str
    many: str

    def of(self, amount: Amount) -> str:
        return f"{amount.words} {self.one if amount.low == amount.high == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """All that the line of a place rests on. `years` is in order of time, and the last is the one it is about."""

    level: Level
    named: Named
    offences: Offences
    years: tuple[Year, ...]
    compared: Compared | None = None
    parts: tuple[Part, ...] = ()
    rate: str = ""  # offences for every 10,000 children, "" where there is no rate
    mid_year: int | None = None
    only_force: str = ""  # the name of the one force of an area
    whole: PlaceFigures | None = None  # the national figures, for context

    @property
    def last(self) -> Year:
        return self.years[-1]

    @property
    def before(self) -> Year | None:
        return self.years[-2] if len(self.years) > 1 else None
