"""The rows of a table without figures: headings of the rows below them, rows with nothing in them, and notes.

| Theft    |    |    |     "Theft" heads "Female" and "Male" where they come again under "Fraud", or where all rows with
| Female   | 12 | 13 |     figures are filled and such a row stands below every line
| Male     |  4 |  5 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from foitracker.sheets.blocks import Block
from foitracker.sheets.columns import Columns
from foitracker.sheets.kinds import Kind
from foitracker.sheets.view import View
from foitracker.sheets.words import is_long, is_measure, is_note, is_rate, is_total


@dataclass(frozen=True, slots=True)
class LinesInside:
    """The rows without figures by what they are, why, and a doubt where they may be something else."""

    sections: tuple[int, ...]
    empty: tuple[int, ...]
    notes: tuple[int, ...]
    reasons: tuple[str, ...]
    doubt: str


def broken_labels(view: View, block: Block, divided: Columns) -> dict[int, int]:
    """Rows of which the label goes on from the row above, in small letters: "Possession of" over "weapons"."""
    found: dict[int, int] = {}
    column = divided.labels[-1] if divided.labels else 0
    for above, row, below in zip(block.body, block.body[1:], (*block.body[2:], None), strict=False):
        texts = [view.senses[r, column].text if (r, column) in view.senses else "" for r in (above, row)]
        after = view.senses[below, column].text if below is not None and (below, column) in view.senses else ""
        alone = (
            above not in block.figures
            and row in block.figures
            and view.filled(above, block.left, block.right) == [column]
        )
        begins = texts[0][:1].isupper() and not texts[0].endswith(":")
        if alone and row - above == 1 and begins and texts[1][:1].islower() and not after[:1].islower():
            found[row] = above
    return found


def lines_inside(view: View, block: Block, divided: Columns, broken: frozenset[int]) -> LinesInside:
    """Rows of the body without figures: section headings, rows with nothing in them, notes.

    `broken` are rows with the first half of a label, which goes on in the row below.
    """
    candidates, notes, said = [], [], set()
    for position, row in enumerate(block.body):
        if row in block.figures or row in broken:
            continue
        columns = view.filled(row, block.left, block.right)
        text = view.senses[row, columns[0]].text
        if view.said.is_heading(row, columns):
            said.add(row)
        elif is_note(text) or is_long(text) or len(columns) > 1 + len(divided.labels):
            notes.append(row)
        elif len(columns) == 1 and any(after in block.figures for after in block.body[position + 1 :]):
            candidates.append(row)
    units = [row for row in candidates if view.filled(row, block.left, block.right)[0] in divided.values]
    if len(units) == 1 and units[0] == block.body[0]:
        candidates.remove(units[0])  # what all figures of the table have in common
        notes += units
    proof = _proof_of_sections(view, block, divided, candidates)
    sections = {row for row in candidates if proof or _is_section(view, block, divided, row)} | said
    sections = tuple(row for row in block.body if row in sections)
    away = {*block.figures, *sections, *notes, *broken}
    empty = tuple(row for row in block.body if row not in away)
    reasons = []
    if sections:
        why = f", since {proof}" if proof else ""
        names = ", ".join(str(row + 1) for row in sections[:8])
        reasons.append(f"Headings of the rows below them{why}: row {names}.")
    if empty:
        names = ", ".join(str(row + 1) for row in empty[:8])
        reasons.append(f"Rows without figures, taken as rows with nothing in them: row {names}.")
    doubt = "" if sections else _may_head(view, block, divided, candidates)
    return LinesInside(sections, empty, tuple(notes), tuple(reasons), doubt)


def _is_section(view: View, block: Block, divided: Columns, row: int) -> bool:
    """Whether one row, by itself, heads the rows below it."""
    column = view.filled(row, block.left, block.right)[0]
    sense = view.senses[row, column]
    if column not in divided.labels or (len(divided.labels) == 1 and view.span(row, column).right >= divided.values[0]):
        return True
    if len(divided.labels) > 1 and column != divided.labels[-1]:
        return False  # an outer label, which is carried down by itself
    if sense.part:
        return False
    if sense.kind in (Kind.PERIOD, Kind.YEAR):
        others = [view.senses[other, column] for other in block.figures if (other, column) in view.senses]
        return sum(other.kind in (Kind.PERIOD, Kind.YEAR) and not other.part for other in others) < len(others) / 2
    return sense.text.endswith(":") or is_measure(sense.text) or is_rate(sense.text)


def _proof_of_sections(view: View, block: Block, divided: Columns, candidates: Sequence[int]) -> str:
    """What shows that the lines between the figures are section headings, in words."""
    if not candidates or len(divided.labels) != 1:
        return ""
    column = divided.labels[0]
    if any(view.filled(row, block.left, block.right)[0] != column for row in candidates):
        return ""
    groups: list[list[str]] = [[]]
    for row in block.body:
        if row in candidates:
            groups.append([])
        elif row in block.figures and (row, column) in view.senses:
            groups[-1].append(view.senses[row, column].text)
    inner = [set(group) for group in groups if group]
    if len(inner) > 1 and sum(map(len, inner)) > len(set().union(*inner)):
        return "the labels below them repeat"
    filled = all((row, value) in view.senses for row in block.figures for value in divided.values)
    if filled and block.body[-1] in block.figures and _lead(view, block, divided, candidates):
        return "every other row is filled"
    if _are_set_in(view, block, column, candidates):
        return "the labels below them are set in"
    gaps = [row - max((r for r in block.body if r < row), default=row - 1) > 1 for row in candidates]
    within = [b - a > 1 for a, b in pairwise(block.body) if b not in candidates]
    if all(gaps) and not any(within) and len(candidates) > 1:
        return "each stands after an empty row"
    return ""


def _lead(view: View, block: Block, divided: Columns, candidates: Sequence[int]) -> bool:
    """Whether lines without figures stand first and between rows with figures, as headings of groups do."""
    apart = not any(above in candidates and below in candidates for above, below in pairwise(block.body))
    enough = len(block.figures) >= max(4, 2 * len(candidates))
    return apart and enough and len(divided.values) > 1 and _stand_first(view, block, divided, candidates)


def _stand_first(view: View, block: Block, divided: Columns, candidates: Sequence[int]) -> bool:
    """Whether one of several lines without figures stands over all rows with figures but totals; none is a period."""
    before = [row for row in block.body if candidates and row < candidates[0]]
    column = divided.labels[0]
    if len(candidates) < 2 or not all(row in block.figures and _is_total(view, row, column) for row in before):
        return False
    return not any(view.senses[row, column].kind in (Kind.PERIOD, Kind.YEAR) for row in candidates)


def _is_total(view: View, row: int, column: int) -> bool:
    return (row, column) in view.senses and is_total(view.senses[row, column].text)


def _are_set_in(view: View, block: Block, column: int, candidates: Sequence[int]) -> bool:
    """Whether the labels below the lines are written further in, by spaces before them, than the lines are."""
    below = [row for row in block.figures if row > candidates[0] and not _is_total(view, row, column)]
    apart = not any(above in candidates and under in candidates for above, under in pairwise(block.body))
    spaces = [_spaces_before(view, row, column) for row in below]
    return bool(spaces) and apart and min(spaces) > max(_spaces_before(view, row, column) for row in candidates)


def _spaces_before(view: View, row: int, column: int) -> int:
    cell = view.grid.cells.get((row, column))
    text = cell.value if cell and isinstance(cell.value, str) else ""
    return len(text) - len(text.lstrip())


def _may_head(view: View, block: Block, divided: Columns, candidates: Sequence[int]) -> str:
    """A doubt where lines stand as headings of groups may, and nothing proves that they are."""
    if len(divided.labels) != 1 or not _stand_first(view, block, divided, candidates):
        return ""
    column = divided.labels[0]
    if any(view.filled(row, block.left, block.right)[0] != column for row in candidates):
        return ""
    names = " and ".join(f"'{view.senses[row, column].text[:40]}'" for row in candidates[:2])
    return f"{names} have no figures: they may head the rows below them, or be rows with nothing in them."
