"""Tables made by hypothesis, each with the readings it was made from."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from foitracker.sheets.grid import address

_OFFENCES = (
    "Harassment", "Stalking", "Malicious communications", "Controlling or coercive behaviour", "Threats to kill",
    "Breach of a non-molestation order", "Racially aggravated harassment", "Putting people in fear of violence",
    "Intimate images", "Voyeurism", "Other", "Not known", "NULL", "Common assault", "Assault with injury",
)  # fmt: skip
_CODES = ("8L", "8Q", "8R", "195/99", "8M", "105A", "8N", "CH00", "8P", "104", "3B", "66/91", "11A", "9A", "10B")
_GROUPS = ("North", "South", "East", "West", "Central")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTES = (
    "Notes:",
    "Source: crime recording system",
    "1. Figures are of crimes recorded in the year and may change.",
    "* denotes a figure that is withheld",
    "Please note that a crime may be counted more than once.",
)
_PREAMBLE = ("Freedom of information request", "Offences recorded by the force", "Prepared by the disclosure unit")


@dataclass
class Made:
    """A sheet as rows of values, and what has to be read from it."""

    rows: list[list] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    expected: dict[str, tuple[tuple[str, ...], tuple[str, ...], object]] = field(default_factory=dict)
    totals: set[str] = field(default_factory=set)

    def put(self, row: int, column: int, value) -> None:
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        line.extend([None] * (column + 1 - len(line)))
        line[column] = value


@dataclass(frozen=True)
class Axis:
    """The lines of one axis: the path of each, and the positions of the lines that it is the total of."""

    paths: list[tuple[str, ...]]
    parts: dict[int, list[int]] = field(default_factory=dict)


@st.composite
def period_axes(draw) -> Axis:
    start = draw(st.integers(2010, 2020))
    count = draw(st.integers(2, 5))
    kind = draw(st.sampled_from(["financial", "calendar", "months", "months of years", "quarters of years"]))
    if kind == "financial":
        years = [(f"{y}/{(y + 1) % 100:02}",) for y in range(start, start + count)]
        return _with_total(draw, years)
    if kind == "calendar":
        return _with_total(draw, [(y,) for y in range(start, start + count)])
    if kind == "months":
        months = [(f"{_MONTHS[(3 + i) % 12]}-{(start + (3 + i) // 12) % 100:02}",) for i in range(count * 3)]
        return _with_total(draw, months)
    names = _MONTHS if kind == "months of years" else ("Q1", "Q2", "Q3", "Q4")
    years = [f"{y}/{(y + 1) % 100:02}" for y in range(start, start + draw(st.integers(2, 3)))]
    if kind == "months of years":
        names = names[: draw(st.integers(3, 12))]
    return _with_total(draw, [(year, name) for year in years for name in names])


def _with_total(draw, paths: list[tuple]) -> Axis:
    if not draw(st.booleans()):
        return Axis(paths)
    word = draw(st.sampled_from(["Total", "Grand Total", "TOTAL", "Totals"]))
    return Axis([*paths, (word,)], {len(paths): list(range(len(paths)))})


@st.composite
def offence_axes(draw) -> Axis:
    names = draw(st.lists(st.sampled_from(_OFFENCES), min_size=3, max_size=9, unique=True))
    kind = draw(st.sampled_from(["plain", "coded", "grouped", "marked"]))
    if kind == "coded":
        return _with_total(draw, [(code, name) for code, name in zip(_CODES, names, strict=False)])
    if kind == "marked":
        return _with_total(
            draw, [(f"{name}{draw(st.sampled_from(['', '1', ' 2', '*', ' [note 3]']))}",) for name in names]
        )
    if kind == "plain":
        return _with_total(draw, [(name,) for name in names])
    groups = draw(st.lists(st.sampled_from(_GROUPS), min_size=2, max_size=3, unique=True))
    return _with_total(draw, [(group, name) for group in groups for name in names])


@st.composite
def tables(draw) -> Made:
    """One table: two axes, figures, totals, suppression, a title, notes and an offset."""
    offences, periods = draw(offence_axes()), draw(period_axes())
    across, down = (periods, offences) if draw(st.booleans()) else (offences, periods)
    made = Made()
    top = _preamble(draw, made)
    left = draw(st.integers(0, 2))
    bottom = _table(draw, made, top, left, down, across)
    for note in draw(st.lists(st.sampled_from(_NOTES), max_size=3, unique=True)):
        bottom += draw(st.integers(1, 2))
        made.put(bottom, left, note)
    return made


def _preamble(draw, made: Made) -> int:
    lines = draw(st.lists(st.sampled_from(_PREAMBLE), max_size=2, unique=True))
    row = draw(st.integers(0, 1))
    for line in lines:
        made.put(row, 0, line)
        row += draw(st.integers(1, 2))
    return row + (draw(st.integers(0, 2)) if lines else 0)


def _table(draw, made: Made, top: int, left: int, down: Axis, across: Axis) -> int:
    """Write one table from a corner on; the last row of it is given back."""
    depth_down, depth_across = max(map(len, down.paths)), max(map(len, across.paths))
    merges, fills = draw(st.booleans()), draw(st.booleans())
    gap = draw(st.sampled_from([1, 1, 1, 2]))
    corner = draw(st.sampled_from(["Offence", "Year", "", "Category of crime"]))
    body, first = top + depth_across, left + depth_down
    if corner:
        made.put(body - 1, left, corner)
    _headings(made, across, top, first, gap, merges or gap > 1, depth_across)
    _labels(made, down, body, left, merges, fills, depth_down)
    _figures(draw, made, down, across, body, first, gap)
    return body + len(down.paths) - 1


def _headings(made: Made, axis: Axis, top: int, first: int, gap: int, merges: bool, depth: int) -> None:
    for i, path in enumerate(axis.paths):
        column = first + i * gap
        if len(path) < depth:
            made.put(top + (0 if merges else depth - 1), column, path[0])
            if merges and depth > 1:
                made.merged.append((top, column, top + depth - 1, column))
            continue
        made.put(top + depth - 1, column, path[-1])
        if depth > 1 and (i == 0 or axis.paths[i - 1][0] != path[0]):
            made.put(top, column, path[0])
            same = sum(other[0] == path[0] for other in axis.paths)
            if merges and same > 1:
                made.merged.append((top, column, top, column + (same - 1) * gap))


def _labels(made: Made, axis: Axis, body: int, left: int, merges: bool, fills: bool, depth: int) -> None:
    for i, path in enumerate(axis.paths):
        if len(path) < depth:
            made.put(body + i, left, path[0])
            continue
        made.put(body + i, left + depth - 1, path[-1])
        if depth > 1 and (fills or i == 0 or axis.paths[i - 1][0] != path[0]):
            made.put(body + i, left, path[0])
            same = sum(other[0] == path[0] for other in axis.paths)
            if merges and not fills and same > 1:
                made.merged.append((body + i, left, body + i + same - 1, left))


def _figures(draw, made: Made, down: Axis, across: Axis, body: int, first: int, gap: int) -> None:
    suppress, blanks = draw(st.booleans()), draw(st.booleans())
    largest = draw(st.sampled_from([9, 120, 4000]))
    counts = {
        (i, j): draw(st.integers(0, largest))
        for i in range(len(down.paths))
        for j in range(len(across.paths))
        if i not in down.parts and j not in across.parts
    }
    for i, parts in down.parts.items():
        counts |= {
            (i, j): sum(counts[part, j] for part in parts) for j in range(len(across.paths)) if j not in across.parts
        }
    for j, parts in across.parts.items():
        counts |= {(i, j): sum(counts[i, part] for part in parts) for i in range(len(down.paths))}
    for (i, j), count in counts.items():
        row, column = body + i, first + j * gap
        total = i in down.parts or j in across.parts
        value = "<5" if suppress and not total and 0 < count < 5 else count
        if blanks and not total and count == 0:
            continue
        made.put(row, column, value)
        path = (tuple(map(str, down.paths[i])), tuple(map(str, across.paths[j])))
        if total:
            made.totals.add(address(row, column))
        else:
            made.expected[address(row, column)] = (*path, value)
