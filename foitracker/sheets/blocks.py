"""One sheet, or a part of it, becomes the tables on it.

A row of headings after figures begins a new table. Empty rows and empty columns alone never do: sheets made from a PDF
are full of them. Lines of text between two tables are notes of the upper one or titles of the lower one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foitracker.sheets.heading_rows import heads_above
from foitracker.sheets.kinds import Kind
from foitracker.sheets.rows import Look, Row, explains, rambles, row_of, texts, with_numeric_headings
from foitracker.sheets.view import Rect, View
from foitracker.sheets.words import is_total

_MOSTLY = 0.3  # of the cells of a column of figures are figures
_LONG = 100  # characters; longer text over figures is a sentence and no heading
_WORDS = (Kind.TEXT, Kind.PERIOD, Kind.YEAR, Kind.BOUND)


@dataclass(frozen=True, slots=True)
class Block:
    """One table: the rows of its title, of its headings, of its body and of its notes, and its columns."""

    region: Rect  # where the table was looked for: titles and notes may reach beyond its columns
    left: int
    right: int
    titles: tuple[int, ...]
    heads: tuple[int, ...]
    body: tuple[int, ...]
    figures: frozenset[int]  # the rows of the body that hold figures, or marks instead of figures
    notes: tuple[int, ...] = ()

    @property
    def rect(self) -> Rect:
        rows = (*self.heads, *self.body)
        return Rect(min(rows), self.left, max(rows), self.right)

    @property
    def everything(self) -> Rect:
        """The rectangle with titles and notes."""
        rows = (*self.titles, *self.heads, *self.body, *self.notes)
        return Rect(min(rows), self.region.left, max(rows), self.region.right)


def blocks_on(view: View, rect: Rect) -> Iterator[Block]:
    """The tables within a rectangle, from top to bottom and then from left to right."""
    rows = [
        row
        for number in view.rows_between(rect.top, rect.bottom)
        if (row := row_of(view, number, rect.left, rect.right))
    ]
    for block in _stacked(view, rows, rect):
        edge = edge_between_tables(view, block)
        if edge is None:
            yield block
        else:
            whole = block.everything
            yield from blocks_on(view, Rect(whole.top, whole.left, whole.bottom, edge - 1))
            yield from blocks_on(view, Rect(whole.top, edge, whole.bottom, whole.right))


def _stacked(view: View, rows: Sequence[Row], rect: Rect) -> list[Block]:
    """The blocks one under the other."""
    rows = with_numeric_headings(view, rows)
    runs = _runs(view, rows)
    blocks: list[Block] = []
    end = 0
    for position, run in enumerate(runs):
        above = rows[end : run[0]]
        found = heads_above(view, above, [rows[i] for i in run])
        lines = [row for row in above if row not in found.heads and row not in found.inside]
        first = (found.heads or found.inside or [rows[run[0]]])[0]
        notes, titles = _notes_and_titles(view, lines, first, blocks[-1] if blocks else None)
        if blocks and notes:
            blocks[-1] = replace(blocks[-1], notes=tuple(row.number for row in notes))
        last = runs[position + 1][0] if position + 1 < len(runs) else len(rows)
        tail = _tail(view, rows[run[-1] : last], is_last=last == len(rows))
        inside = [*found.inside, *rows[run[0] : run[-1] + 1], *tail]
        every = [*found.heads, *inside]
        blocks.append(
            Block(
                region=rect,
                left=min(row.columns[0] for row in every),
                right=max(row.columns[-1] for row in every),
                titles=tuple(row.number for row in titles),
                heads=tuple(row.number for row in found.heads),
                body=tuple(row.number for row in inside),
                figures=frozenset(
                    [rows[i].number for i in run]
                    + [
                        row.number
                        for row in (*found.inside, *tail)
                        if row.look is not Look.LINE and not view.said.is_heading(row.number, row.columns)
                    ]
                ),
            )
        )
        end = run[-1] + len(tail) + 1
    if blocks and rows[end:]:
        blocks[-1] = replace(blocks[-1], notes=tuple(row.number for row in rows[end:]))
    return blocks


def _runs(view: View, rows: Sequence[Row]) -> list[list[int]]:
    """The rows with figures, by table: positions in `rows`."""
    runs: list[list[int]] = []
    current: list[int] = []
    values: set[int] = set()
    for i, row in enumerate(rows):
        if row.look is Look.FIGURES:
            current.append(i)
            values.update(row.figures)
        elif current and _starts_table(view, rows, i, values, current[0]):
            runs.append(current)
            current, values = [], set()
        elif current and _continues(view, row, values):
            current.append(i)
    if current:
        runs.append(current)
    if not runs:
        years = [i for i, row in enumerate(rows) if row.look is Look.YEARS]
        if len(years) > 2 and any(row.look is Look.HEADING for row in rows[: years[0]]):
            runs.append(years)
    return runs


def _continues(view: View, row: Row, values: set[int]) -> bool:
    """Whether a row under figures has words for no number, or counts that look like years, where they have figures.

    One such word in the first of several columns, such as the ages under "Unknown", heads rows and is no figure.
    """
    if len(row.columns) == 1 and row.columns[0] == min(values) and len(values) > 1:
        return False
    over = [view.senses[row.number, column].kind for column in row.columns if column in values]
    return bool(over) and all(kind in (Kind.YEAR, Kind.MARK) for kind in over)


def _starts_table(view: View, rows: Sequence[Row], i: int, values: set[int], start: int) -> bool:
    """Whether a row without figures, under rows with figures, is the heading of another table."""
    row = rows[i]
    if row.look is Look.MARKS or not _leads_to_figures(rows, i):
        return False
    first = min(values)
    if view.said.is_heading(row.number, row.columns):
        return row.columns[-1] >= first
    over = [column for column in row.columns if column >= first and _may_head(view, row.number, column)]
    if not over:
        return False
    words = {view.senses[row.number, column].text for column in over}
    if row.look is Look.HEADING and len(words) > 1:
        return not _may_be_counts(view, rows, i, over, start)
    if explains(view, row) or rambles(view, row):
        return False
    if any(_repeats(view, row, earlier) for earlier in rows[:start]):
        return True
    apart = row.number - rows[i - 1].number > 1 or rows[i - 1].look is Look.LINE
    return apart and len(values) == 1 and over[0] in values and rows[i + 1].look is Look.FIGURES


def _repeats(view: View, row: Row, earlier: Row) -> bool:
    """Whether a row says again what an earlier one says, or some of it in the same columns: a heading with a gap."""
    if texts(view, row) == texts(view, earlier):
        return True
    words = [view.senses[row.number, column].text for column in row.columns]
    above = [view.senses.get((earlier.number, column)) for column in row.columns]
    return len(words) > 1 and all(sense is not None for sense in above) and words == [sense.text for sense in above]


def _may_be_counts(view: View, rows: Sequence[Row], i: int, over: Sequence[int], start: int) -> bool:
    """Whether numbers that look like years in order are counts: right under figures, beside a label of its own."""
    row = rows[i]
    if any(view.senses[row.number, column].kind is not Kind.YEAR for column in over):
        return False
    label = view.senses[row.number, row.columns[0]].text
    under_figures = rows[i - 1].look is Look.FIGURES and rows[i - 1].number == row.number - 1
    total = is_total(view.senses[rows[i - 1].number, rows[i - 1].columns[0]].text)
    headed_alike = any(texts(view, earlier)[:1] == [label] for earlier in rows[:start])
    if len(over) > 1 and any(texts(view, earlier, over[0]) == texts(view, row, over[0]) for earlier in rows[:start]):
        return False  # the same years under another name: the headings of the next table
    return row.columns[0] < over[0] and under_figures and not total and not headed_alike


def _leads_to_figures(rows: Sequence[Row], i: int) -> bool:
    """Whether figures follow within a few rows."""
    return any(row.look in (Look.FIGURES, Look.YEARS) for row in rows[i + 1 : i + 6])


def _may_head(view: View, row: int, column: int) -> bool:
    sense = view.senses[row, column]
    return sense.kind in _WORDS and len(sense.text) <= _LONG


def _notes_and_titles(view: View, lines: Sequence[Row], first: Row, above: Block | None) -> tuple[list[Row], list[Row]]:
    """Divide the lines over a table: notes of the table above, titles of this one.

    The lines that stand directly over the table are its title, whatever they say. Of the others those that explain
    are notes, and so are those that follow the table above without an empty row.
    """
    if above is None:
        return [], list(lines)
    group: list[Row] = []
    below = first.number
    for row in reversed(lines):
        if below - row.number > (3 if not group else 1):
            break
        if group and explains(view, row):
            break
        group.insert(0, row)
        below = row.number
    rest = lines[: len(lines) - len(group)]
    notes: list[Row] = []
    titles: list[Row] = []
    last = above.body[-1]
    for row in rest:
        attached = row.number == last + 1 and not titles
        if explains(view, row) or (attached and not titles):
            notes.append(row)
            last = row.number
        elif notes and row.number == notes[-1].number + 1:
            notes.append(row)
        else:
            titles.append(row)
    if group and group[0].number == last + 1 and len(group) > 1 and explains(view, group[0]):
        notes.append(group.pop(0))
    return notes, [*titles, *group]


def _tail(view: View, rows: Sequence[Row], *, is_last: bool) -> list[Row]:
    """Rows directly under the last figures that have a label and no figure."""
    last, *rest = rows
    tail: list[Row] = []
    for i, row in enumerate(rest):
        ends = (i + 1 == len(rest) and is_last) or (i + 1 < len(rest) and rest[i + 1].number > row.number + 1)
        speaks = explains(view, row) or rambles(view, row)
        if row.number != last.number + 1 or row.look not in (Look.MARKS, Look.LINE) or speaks:
            break
        if row.look is Look.LINE and (row.columns[0] != rows[0].columns[0] or not ends):
            break
        first = (row.number, row.columns[0])
        if view.senses[first].kind is Kind.PERIOD or view.span(*first).spans_columns():
            break
        tail.append(row)
        last = row
    return tail


def edge_between_tables(view: View, block: Block) -> int | None:
    """The first column of a second table beside the first, if there is one.

    Beyond an empty column stands another table where its first column labels its rows; else the empty column is
    mere space.
    """
    rows = [*block.heads, *block.body]
    filled = {column for row in rows for column in view.filled(row, block.left, block.right)}
    figures = [row for row in block.body if row in block.figures]
    again = _headed_again(view, block, figures)
    if again is not None:
        return again
    seen_figures = False
    for column in range(block.left, block.right + 1):
        if column in filled:
            seen_figures = seen_figures or _figure_share(view, figures, column) > _MOSTLY
            continue
        if column - 1 not in filled:
            continue  # inside a gap, which was looked at from its first column
        start = next((c for c in range(column + 1, block.right + 1) if c in filled), None)
        if start is None or not seen_figures:
            continue
        if _labels_rows(view, figures, start, block.right):
            return start
    return None


def _headed_again(view: View, block: Block, figures: Sequence[int]) -> int | None:
    """The column in which the heading of the first label column comes again, over labels and right of figures."""
    if not block.heads:
        return None
    row = block.heads[-1]
    first, *others = view.filled(row, block.left, block.right) or (None,)
    if first is None or view.senses[row, first].kind is not Kind.TEXT:
        return None
    for column in others:
        alike = view.senses[row, column].text.casefold() == view.senses[row, first].text.casefold()
        between = any(_figure_share(view, figures, c) > _MOSTLY for c in range(first + 1, column))
        if not alike or not between:
            continue
        if _labels_rows(view, figures, column, block.right, shortest=1):
            return column
        if first == block.left and _goes_on_counting(view, row, figures, (first, *others), column):
            return column
    return None


def _goes_on_counting(view: View, head: int, rows: Sequence[int], headed: Sequence[int], column: int) -> bool:
    """Whether all headings come again from a column on, and the numbers under the first go on in it: ages, wrapped."""
    left, right = [c for c in headed if c < column], [c for c in headed if c >= column]
    names = [view.senses[head, c].text.casefold() for c in (*left, *right)]
    if names[len(left) :][: len(left)] != names[: len(left)]:
        return False
    cells = [view.senses[row, c].text for c in (left[0], column) for row in rows if (row, c) in view.senses]
    return all(map(str.isdecimal, cells)) and all(int(a) < int(b) for a, b in pairwise(cells))


def _figure_share(view: View, rows: Sequence[int], column: int) -> float:
    kinds = [view.senses[row, column].kind for row in rows if (row, column) in view.senses]
    return (kinds.count(Kind.NUMBER) + kinds.count(Kind.BOUND)) / max(len(kinds), 1)


def _labels_rows(view: View, rows: Sequence[int], column: int, right: int, *, shortest: int = 3) -> bool:
    """Whether a column names rows whose figures stand to its right. Texts shorter than `shortest` are marks."""
    cells = [view.senses[row, column] for row in rows if (row, column) in view.senses]
    cells = [sense for sense in cells if sense.kind is not Kind.MARK]  # "Not known" is a label as well as a figure
    words = [sense for sense in cells if sense.kind in (Kind.TEXT, Kind.PERIOD, Kind.YEAR)]
    if len(words) < 2 or len(words) < 0.7 * len(cells) or all(len(sense.text) < shortest for sense in words):
        return False
    return any(_figure_share(view, rows, other) > 0.5 for other in range(column + 1, right + 1))
