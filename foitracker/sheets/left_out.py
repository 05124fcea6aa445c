"""Figures that are read no more because a person left out their row, column, table or sheet.

What is no part of the answer may be left out; but no total is ever smaller for it without somebody saying why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foitracker.figures import Absence
from foitracker.sheets.answer import Reading, Refusal, Role
from foitracker.sheets.grid import parse_address
from foitracker.sheets.said import Said

_MOST_NAMED = 8


def gone_with(said: Said, before: Iterable[Reading], now: Iterable[Reading]) -> Iterator[Refusal]:
    """One refusal for all that went from a sheet: `before` is what was read of it without marks, `now` with them."""
    read = {one.cell for one in now}
    gone = [one for one in before if one.cell not in read and _says_something(one) and _is_set_aside(said, one.cell)]
    if gone:
        what = f"{len(gone)} figures that were" if len(gone) > 1 else "1 figure that was"
        yield Refusal(
            gone[0].sheet,
            gone[0].cell,
            f"{what} read here before a person left {'them' if len(gone) > 1 else 'it'} out: {_named(gone)}. "
            f"{'They count' if len(gone) > 1 else 'It counts'} nowhere.",
            "Say why they are no part of the answer, or take back what was said.",
        )


def _says_something(one: Reading) -> bool:
    """A count, or a reason why there is none: an empty cell, a share and a total add nothing."""
    figure = one.figure
    if figure.absence is Absence.BLANK or one.role is not Role.DATA:
        return False
    return figure.absence is not None or figure.is_count


def _is_set_aside(said: Said, cell: str) -> bool:
    place = parse_address(cell.split(":")[0])
    return said.leaves_out_all or place in said.away or place in said.left_out


def _named(gone: Sequence[Reading]) -> str:
    cells = list(dict.fromkeys(one.cell for one in gone))
    return ", ".join(cells[:_MOST_NAMED]) + (" …" if len(cells) > _MOST_NAMED else "")
