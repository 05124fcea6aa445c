"""A table taken apart: its lines (rows and columns of figures), each with the path of labels that names it."""

from __future__ import annotations

from operator import attrgetter

import msgspec
from msgspec.structs import replace

from foitracker.periods import Period
from foitracker.sheets.answer import Role
from foitracker.sheets.blocks import Block
from foitracker.sheets.columns import Columns
from foitracker.sheets.kinds import TIMES, Part, Sense
from foitracker.sheets.view import View

_text_of = attrgetter("text")


class Label(msgspec.Struct, frozen=True):
    """One part of a label path. `place` is the cell it was read from; `filled` where it was carried from another."""

    text: str
    place: tuple[int, int]
    period: Period | None = None
    part: Part | None = None
    whole_period: bool = False  # the label is a period and nothing else
    filled: bool = False


def label_of(view: View, place: tuple[int, int], *, filled: bool = False) -> Label:
    sense: Sense = view.senses[place]
    whole = sense.kind in TIMES
    return Label(sense.text, place, sense.period, sense.part, whole, filled)


class Line(msgspec.Struct, frozen=True):
    """One row or one column of figures."""

    number: int
    labels: tuple[Label, ...]
    role: Role = Role.DATA
    rate: bool = False  # percentages, changes: nothing that adds up to a count
    doubts: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(map(_text_of, self.labels))

    def doubted(self, doubt: str) -> Line:
        return replace(self, doubts=(*self.doubts, doubt))

    def under(self, *labels: Label) -> Line:
        """The line with labels before its own."""
        return replace(self, labels=(*labels, *self.labels))


class Frame(msgspec.Struct, frozen=True):
    """A block with every line named. `context` are labels that hold for the whole table."""

    view: View
    block: Block
    divided: Columns
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    captions: tuple[tuple[int, int], ...] = ()
    sections: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
