"""The label path left of each row of figures.

2018 | Harassment | 12         2018 > Harassment
     | Stalking   |  3         2018 > Stalking: the outer label is carried down while the inner one is filled
Total|            | 15         Total: and never into a total
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from foitracker.sheets.blocks import Block
from foitracker.sheets.columns import Columns
from foitracker.sheets.frame import Label, label_of
from foitracker.sheets.kinds import TIMES, Kind
from foitracker.sheets.sections import broken_labels, lines_inside
from foitracker.sheets.view import View
from foitracker.sheets.words import is_code_heading, is_dating_heading, is_note, is_total

_UNLABELLED = "The row has no label of its own."
_INCOMPLETE = "The row has no last label, as the rows beside it have."
_UNSAID = "Nothing says what the row holds, as it is said of rows below it."
_CODE = 10  # characters; a longer text with a digit is no code
_MOST, _HALF = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class RowLabels:
    paths: dict[int, tuple[Label, ...]]  # by row with figures
    sections: tuple[int, ...]  # rows without figures that head the rows below them
    empty: tuple[int, ...]  # rows with a label and nothing in their figure cells
    notes: tuple[int, ...]
    outer_only: frozenset[int]  # rows with figures and an outer label, and no inner one
    reasons: tuple[str, ...]
    doubts: Mapping[int, str] = field(default_factory=dict)  # by row


def row_labels_of(view: View, block: Block, divided: Columns) -> RowLabels:
    broken = broken_labels(view, block, divided)
    inside = lines_inside(view, block, divided, frozenset(broken.values()))
    sections = inside.sections
    paths: dict[int, tuple[Label, ...]] = {}
    outer_only: set[int] = set()
    carried: dict[int, Label] = {}
    carries = _carrying_columns(view, block, divided)
    groups = frozenset(column for column in carries if _beside_inner(view, block, divided, column))
    codes = _code_columns(view, block, divided)
    units = [row for row in sections if view.filled(row, block.left, block.right)[0] in divided.values]
    section: Label | None = None
    totals = [row for row in block.body if row in block.figures and _is_total_row(view, row, divided)]
    words = [_first_text(view, row, divided) for row in totals]
    doubts: dict[int, str] = {}
    for row in block.body:
        if row in sections:
            section = label_of(view, (row, view.filled(row, block.left, block.right)[0]), filled=True)
            carried = {}
            continue
        if row not in block.figures:
            _carry(view, row, divided, carried)
            continue
        path, is_outer = _path(view, row, divided, carried, (carries, groups), codes)
        if row in broken:
            path = (*path[:-1], label_of(view, (broken[row], divided.labels[-1])), *path[-1:])
        if is_outer:
            outer_only.add(row)
        if not path and len(block.figures) > 1:
            doubts[row] = _UNLABELLED
        elif units and row < units[0]:
            doubts[row] = _UNSAID
        if section and not (row in totals and words.count(_first_text(view, row, divided)) < 2):
            path = (section, *path)
        paths[row] = path
    doubts |= dict.fromkeys(_incomplete(view, divided, outer_only, paths), _INCOMPLETE)
    if inside.doubt:
        doubts = dict.fromkeys(paths, inside.doubt) | doubts
    return RowLabels(paths, sections, inside.empty, inside.notes, frozenset(outer_only), inside.reasons, doubts)


def _incomplete(view: View, divided: Columns, outer_only: set[int], rows: Iterable[int]) -> Iterator[int]:
    """Rows without an inner label whose outer labels stand beside one in most other rows."""
    last = divided.labels[-1] if divided.labels else 0
    for row in outer_only:
        column = max(c for c in divided.labels if view.at(row, c))
        beside = [other for other in rows if view.at(other, column) and other != row]
        if beside and 2 * sum(view.at(other, last) is not None for other in beside) > len(beside):
            yield row


def _beside_inner(view: View, block: Block, divided: Columns, column: int) -> bool:
    """Whether the labels of a column stand beside an inner one in half of their rows, and are no sums of their own."""
    filled = [row for row in block.figures if (row, column) in view.senses and not _is_total_row(view, row, divided)]
    return 2 * sum(view.at(row, divided.labels[-1]) is not None for row in filled) >= max(len(filled), 1)


def _carrying_columns(view: View, block: Block, divided: Columns) -> frozenset[int]:
    """Label columns whose empty cells mean "as above": groups, and not codes, of which one may be missing."""
    carrying = set()
    for column in divided.labels[:-1]:
        rows = [r for r in block.figures if any((r, c) in view.senses for c in divided.labels if c > column)]
        rows = [r for r in rows if not _is_total_row(view, r, divided)]
        filled = [view.senses[r, column].text for r in rows if (r, column) in view.senses]
        codes = sum(any(ch.isdigit() for ch in text) and len(text) <= _CODE for text in filled)
        share = len(filled) / max(len(rows), 1)
        dates = sum(view.senses[r, column].kind in TIMES for r in rows if (r, column) in view.senses)
        is_code = codes - dates > len(filled) / 2
        if share <= (_HALF if is_code else _MOST):
            carrying.add(column)
    return frozenset(carrying)


def _code_columns(view: View, block: Block, divided: Columns) -> frozenset[int]:
    """Label columns that are headed as codes, of which 2016 is one and no year."""
    heads = {
        column: [view.senses[row, column].text for row in block.heads if (row, column) in view.senses]
        for column in divided.labels
    }
    return frozenset(
        column
        for column, texts in heads.items()
        if any(map(is_code_heading, texts)) and not any(map(is_dating_heading, texts))
    )


def _without_period(label: Label) -> Label:
    return replace(label, period=None, part=None, whole_period=False)


def _path(
    view: View,
    row: int,
    divided: Columns,
    carried: dict[int, Label],
    carrying: tuple[frozenset[int], frozenset[int]],
    codes: frozenset[int],
) -> tuple[tuple[Label, ...], bool]:
    """The labels of one row, and whether it has an outer label alone.

    `carrying` are the columns whose labels hold below them, and those of them that hold even so.
    """
    own: dict[int, Label] = {}
    for column in divided.labels:
        place = view.at(row, column)
        if place and (not own or next(reversed(own.values())).place != place):
            is_code = column in codes and view.senses[place].kind is Kind.YEAR
            own[column] = _without_period(label_of(view, place)) if is_code else label_of(view, place)
    if any(is_total(label.text) for label in own.values()):
        # A total names what it sums, or nothing: what stands above does not reach into it.
        filled = {} if _outermost(own, divided) else {c: label for c, label in carried.items() if c < min(own)}
        if _outermost(own, divided):
            carried.clear()
        return _in_order(own, filled, divided), False
    if not own:
        return (), False
    innermost = max(own)
    is_outer = innermost < divided.labels[-1] and not _reaches(own[innermost], view, divided)
    filled = {column: label for column, label in carried.items() if column < innermost and column not in own}
    filled = {column: label for column, label in filled.items() if not any(c < column for c in own)}
    for column in [c for c in carried if c >= min(own)]:
        del carried[column]
    for column, label in own.items():
        if column in carrying[is_outer]:
            carried[column] = replace(label, filled=True)
    return _in_order(own, filled, divided), is_outer


def _outermost(own: dict[int, Label], divided: Columns) -> bool:
    return min(own) == divided.labels[0]


def _reaches(label: Label, view: View, divided: Columns) -> bool:
    """Whether a merged label covers the inner label columns too."""
    return view.span(*label.place).right >= divided.labels[-1]


def _in_order(own: dict[int, Label], filled: dict[int, Label], divided: Columns) -> tuple[Label, ...]:
    both = {**filled, **own}
    return tuple(both[column] for column in divided.labels if column in both)


def _carry(view: View, row: int, divided: Columns, carried: dict[int, Label]) -> None:
    """A row with labels and no figures: its outer labels hold for the rows below."""
    own = [column for column in divided.labels if (row, column) in view.senses]
    for column in own:
        if column != divided.labels[-1] and not is_note(view.senses[row, column].text):
            for inner in [c for c in carried if c >= column]:
                del carried[inner]
            carried[column] = label_of(view, (row, column), filled=True)


def _first_text(view: View, row: int, divided: Columns) -> str:
    places = [view.at(row, column) for column in divided.labels]
    return " ".join(view.senses[place].text for place in places if place)


def _is_total_row(view: View, row: int, divided: Columns) -> bool:
    return any(is_total(view.senses[row, column].text) for column in divided.labels if (row, column) in view.senses)
