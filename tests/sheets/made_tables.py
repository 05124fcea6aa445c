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
        if blanks and not total and count == 0 and i and j:
            continue  # the first row and the first column are filled: a line without any figure is none
        made.put(row, column, value)
        path = (tuple(map(str, down.paths[i])), tuple(map(str, across.paths[j])))
        if total:
            made.totals.add(address(row, column))
        else:
            made.expected[address(row, column)] = (*path, value)


@st.composite
def stacked(draw) -> Made:
    """Two or three tables of the same offences, one a year; the year is in a title, a corner or the headings."""
    offences = draw(st.lists(st.sampled_from(_OFFENCES), min_size=3, max_size=6, unique=True))
    where = draw(st.sampled_from(["title", "alone", "corner", "headings"]))
    gap, total = draw(st.integers(0, 2)), draw(st.booleans())
    months = _MONTHS[: draw(st.integers(3, 6))]
    start = draw(st.integers(2012, 2019))
    made, row = Made(), draw(st.integers(0, 2))
    for year in range(start, start + draw(st.integers(2, 3))):
        year_text = draw(st.just(str(year)))
        heads = [f"{name}-{year % 100}" for name in months] if where == "headings" else list(months)
        if where == "title":
            made.put(row, 0, f"Offences recorded in {year}")
        elif where == "alone":
            made.put(row, 0, year)
        row += where in ("title", "alone")
        made.put(row, 0, year if where == "corner" else "Offence")
        for j, head in enumerate(heads):
            made.put(row, 1 + j, head)
        for i, name in enumerate(offences):
            made.put(row + 1 + i, 0, name)
            for j, head in enumerate(heads):
                value = draw(st.integers(0, 300))
                made.put(row + 1 + i, 1 + j, value)
                path = {"headings": ((name,), (head,)), "title": ((year_text, name), (head,))}.get(
                    where, ((name,), (year_text, head))
                )
                made.expected[address(row + 1 + i, 1 + j)] = (*path, value)
        row += 1 + len(offences)
        if total:
            made.put(row, 0, "Total")
            for j in range(len(heads)):
                made.put(row, 1 + j, sum(made.rows[r][1 + j] for r in range(row - len(offences), row)))
                made.totals.add(address(row, 1 + j))
            row += 1
        row += gap
    return made


@st.composite
def grouped(draw) -> Made:
    """Groups with sums that no word calls a total: beside their parts, over them, or in their own column."""
    shape = draw(st.sampled_from(["one column", "own column", "sections"]))
    last = shape == "one column" and draw(st.booleans())
    groups = draw(st.lists(st.sampled_from(_GROUPS), min_size=2, max_size=4, unique=True))
    offences = draw(st.lists(st.sampled_from(_OFFENCES), min_size=2, max_size=5, unique=True))
    years = [f"{y}/{(y + 1) % 100}" for y in range(2012, 2012 + draw(st.integers(2, 4)))]
    made, depth = Made(), 2 if shape == "own column" else 1
    made.put(0, 0, "Division")
    for j, year in enumerate(years):
        made.put(0, depth + j, year)
    row = 1
    for group in groups:
        counts = [[draw(st.integers(5, 300)) for _ in years] for _ in offences]
        sums = [sum(column) for column in zip(*counts, strict=True)]
        if not last:
            made.put(row, 0, group)
            if shape != "sections":
                _sums(made, row, depth, sums)
            row += 1
        for name, line in zip(offences, counts, strict=True):
            made.put(row, depth - 1, name)
            for j, value in enumerate(line):
                made.put(row, depth + j, value)
                made.expected[address(row, depth + j)] = ((group, name), (years[j],), value)
            row += 1
        if last:
            made.put(row, 0, group)
            _sums(made, row, depth, sums)
            row += 1
    return made


def _sums(made: Made, row: int, first: int, sums: list[int]) -> None:
    for j, value in enumerate(sums):
        made.put(row, first + j, value)
        made.totals.add(address(row, first + j))


@st.composite
def regions(draw) -> Made:
    """Regions among forces in one column, each the sum of its forces, with shares beside the counts."""
    made, shares = Made(), draw(st.booleans())
    years = [f"{y}/{(y + 1) % 100}" for y in range(2012, 2012 + draw(st.integers(2, 4)))]
    step = 2 if shares else 1
    made.put(0, 0, "Force")
    for j, year in enumerate(years):
        made.put(0, 1 + j * step, year)
        if shares:
            made.put(0, 2 + j * step, "% of all")
    row, grand = 1, [0] * len(years)
    for number in range(draw(st.integers(2, 5))):
        counts = [[draw(st.integers(20, 2000)) for _ in years] for _ in range(draw(st.integers(2, 6)))]
        sums = [sum(column) for column in zip(*counts, strict=True)]
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
        lines = [(f"Region {chr(65 + number)}", sums, True)]
        lines += [(f"Force {chr(65 + number)}{i}", line, False) for i, line in enumerate(counts)]
        for name, line, is_sum in lines:
            made.put(row, 0, name)
            for j, value in enumerate(line):
                made.put(row, 1 + j * step, value)
                cell = address(row, 1 + j * step)
                if is_sum:
                    made.totals.add(cell)
                else:
                    made.expected[cell] = ((name,), (years[j],), value)
                if shares:
                    made.put(row, 2 + j * step, round(value / 7000, 4))
            row += 1
    if draw(st.booleans()):
        made.put(row, 0, draw(st.sampled_from(["England and Wales", "Total", "All forces"])))
        for j, value in enumerate(grand):
            made.put(row, 1 + j * step, value)
            made.totals.add(address(row, 1 + j * step))
    return made


@st.composite
def long_lists(draw) -> Made:
    """A row for each period and offence, with the columns in any order."""
    years = [f"{y}/{(y + 1) % 100}" for y in range(2012, 2012 + draw(st.integers(2, 4)))]
    if draw(st.booleans()):
        years = [int(year[:4]) for year in years]
    offences = draw(st.lists(st.sampled_from(_OFFENCES), min_size=2, max_size=6, unique=True))
    months = _MONTHS[: draw(st.integers(2, 4))] if draw(st.booleans()) else ()
    order = draw(
        st.permutations(
            ["Year", "Offence", *(["Month"] if months else []), *(["Force"] if draw(st.booleans()) else [])]
        )
    )
    head = draw(st.sampled_from(["Count", "Number of offences", "Total", "Offences", "Recorded crimes"]))
    made = Made()
    for column, name in enumerate([*order, head]):
        made.put(0, column, name)
    row = 1
    for year in years:
        for month in months or ("",):
            for offence in offences:
                facts = {"Year": year, "Offence": offence, "Month": month, "Force": "Avon"}
                for column, name in enumerate(order):
                    made.put(row, column, facts[name])
                value = draw(st.integers(0, 3000))
                made.put(row, len(order), value)
                labels = tuple(str(facts[name]) for name in order)
                made.expected[address(row, len(order))] = (labels, (head,), value)
                row += 1
    return made
