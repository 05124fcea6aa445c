"""Sheets as different offices make them, each with the readings it was made from.

Everything is chosen by a `Random`: hypothesis gives one that it can shrink, the benchmark one with a seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from foitracker.sheets.grid import Grid, address, parse_address
from foitracker.sheets.reading import AnswerReading
from tests.sheets.drawing import grid_of

Path = tuple[str | int, ...]

OFFENCES = (
    "Harassment", "Stalking", "Malicious communications", "Controlling or coercive behaviour", "Threats to kill",
    "Breach of a non-molestation order", "Intimate images", "Voyeurism", "Common assault", "Assault with injury",
    "Other", "Not known", "Robbery of personal property", "Bicycle theft", "Shoplifting",
)  # fmt: skip
CODES = ("8L", "195/99", "8R", "105A", "CH00", "HM00", "MA00", "86/2", "104", "3B", "OC96", "NULL", "8N", "9A", "66/91")
REGIONS = {
    "North East": ("Cleveland", "Durham", "Northumbria"),
    "East": ("Bedfordshire", "Cambridgeshire", "Essex", "Norfolk", "Suffolk"),
    "West Midlands": ("Staffordshire", "Warwickshire", "West Mercia", "West Midlands Police"),
    "London": ("City of London", "Metropolitan Police"),
    "Wales": ("Dyfed-Powys", "Gwent", "North Wales", "South Wales"),
}
BANDS = (
    ("Under 18", "18-24", "25-49", "50-64", "65+"),
    ("0-9", "10-17", "18 and over"),
    ("17 and under", "18 to 34", "35 to 64", "65 and over", "Not known"),
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TITLES = (
    "Freedom of information request 1234/18",
    "Offences recorded by the force",
    "How many offences of each kind did you record? Please answer for every year.",
    "Prepared by the disclosure unit",
)
_NOTES = (
    "Notes:",
    "Source: crime recording system",
    "1. Figures are of crimes recorded in the year and may change.",
    "Please note that a crime may be counted more than once.",
    "Data extracted on 12/04/2018",
    "Produced by: Performance team",
)


@dataclass(frozen=True)
class Line:
    """A row or a column to be made: its labels, what it holds, and the lines that it is the sum of."""

    path: Path
    kind: str = "data"  # or sum, rate, flag, space, section
    parts: tuple[int, ...] = ()
    reads: Path | None = None  # how its labels are to be read, if not as they are written

    @property
    def read(self) -> Path:
        return self.path if self.reads is None else self.reads


@dataclass
class MadeSheet:
    """The values of a sheet, and what has to be read: figures, sums of them, and rates that are none."""

    name: str = "Sheet1"
    values: dict[tuple[int, int], object] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    expected: dict[str, tuple[tuple[str, ...], tuple[str, ...], object]] = field(default_factory=dict)
    totals: set[str] = field(default_factory=set)
    rates: set[str] = field(default_factory=set)

    def put(self, row: int, column: int, value: object) -> None:
        if value is not None and value != "":
            self.values[row, column] = value

    def rows(self) -> list[list[object]]:
        height = max((row for row, _ in self.values), default=-1) + 1
        width = max((column for _, column in self.values), default=-1) + 1
        return [[self.values.get((row, column)) for column in range(width)] for row in range(height)]

    def grid(self) -> Grid:
        return grid_of(self.rows(), name=self.name, merged=tuple(self.merged))


@dataclass(frozen=True)
class Style:
    """How one office lays a table out."""

    heads: str = "merge"  # an outer heading is merged over its columns, or stands over the first, or over each
    labels: str = "first"
    corner: tuple[str, ...] = ("Offence",)
    smallest: int = 0  # more where only the sums tell which lines are sums
    largest: int = 4000
    suppress: str = ""
    blanks: bool = False
    as_text: bool = False


def style(random: Random) -> Style:
    return Style(
        heads=random.choice(["merge", "first", "each"]),
        labels=random.choice(["merge", "first", "each"]),
        largest=random.choice([60, 900, 9000]),
        suppress=random.choice(["", "", "<5", "Fewer than 5"]),
        blanks=random.random() < 0.2,
        as_text=random.random() < 0.2,
    )


def years(random: Random, count: int) -> list[str]:
    start = random.randint(2010, 2018)
    form = random.choice(["{0}/{1:02}", "{0}-{1:02}", "{0}/{2}", "Year ending March {2}", "Apr {0} to Mar {2}"])
    return [form.format(year, (year + 1) % 100, year + 1) for year in range(start, start + count)]


def months(random: Random, count: int) -> list[str]:
    start, first = random.randint(2012, 2018), random.randint(0, 11)
    form = random.choice(["{0}-{1:02}", "{0} {2}", "{2}-{3:02}", "{0} {1:02}"])
    found = []
    for i in range(first, first + count):
        year = start + i // 12
        found.append(form.format(MONTHS[i % 12], year % 100, year, i % 12 + 1))
    return found


def headings(random: Random) -> list[Line]:
    """The columns of figures."""
    made: list[Line] = []
    shape = random.choice(["years", "months", "years of months", "years of kinds", "kinds of years of sexes", "bands"])
    if shape == "years":
        made = [Line((year,)) for year in years(random, random.randint(2, 6))]
    elif shape == "months":
        made = [Line((month,)) for month in months(random, random.randint(3, 14))]
    elif shape == "years of months":
        names = MONTHS[: random.randint(3, 12)]
        groups = years(random, 2) if random.random() < 0.5 else [2016, 2017]
        made = _grouped(random, [[(year, name) for name in names] for year in groups])
    elif shape == "years of kinds":
        kinds = random.sample(["Recorded", "Charged", "Cautioned", "No further action"], random.randint(2, 3))
        made = _grouped(random, [[(year, kind) for kind in kinds] for year in years(random, random.randint(2, 3))])
    elif shape == "kinds of years of sexes":
        groups = years(random, 2)
        made = [
            Line((kind, year, sex)) for kind in ("Victims", "Suspects") for year in groups for sex in ("Female", "Male")
        ]
    else:
        year, bands = years(random, 1)[0], random.choice(BANDS)
        made = [Line((year, band)) for band in bands]
    return _with_extras(random, made)


def _grouped(random: Random, groups: Sequence[Sequence[Path]]) -> list[Line]:
    """Groups of columns, each with its total or none, and a grand total or none."""
    totals, grand = random.random() < 0.5, random.random() < 0.4
    made: list[Line] = []
    data: list[int] = []
    for group in groups:
        first = len(made)
        made += [Line(path) for path in group]
        data += range(first, len(made))
        if totals:
            made.append(Line((group[0][0], "Total"), "sum", tuple(range(first, len(made)))))
    if grand:
        made.append(Line(("Grand Total",), "sum", tuple(data)))
    return made


def _with_extras(random: Random, made: list[Line]) -> list[Line]:
    """Spaces, flags or shares beside the columns, or a change after them."""
    extra = random.choice(["", "", "", "flags", "spaces", "shares", "change"])
    if extra == "change" and all(len(line.path) == 1 for line in made):
        return [*made, Line((random.choice(["% change", "Change", "Rate per 1,000 population"]),), "rate")]
    if extra in ("flags", "spaces") and all(line.kind == "data" for line in made):
        kind = "flag" if extra == "flags" else "space"
        return [other for line in made for other in (line, Line((), kind))][: -1 if extra == "spaces" else None]
    if extra == "shares" and all(line.kind == "data" for line in made) and len(made[0].path) < 3:
        return [other for line in made for other in (Line((*line.path, "No.")), Line((*line.path, "%"), "rate"))]
    return made


def labels(random: Random) -> tuple[list[Line], tuple[str, ...]]:
    """The rows of figures, and the words over their labels."""
    shape = random.choice(
        ["plain", "plain", "coded", "numbered", "regions", "regions after", "groups", "sections", "months", "bands"]
    )
    names = random.sample(OFFENCES, random.randint(3, 9))
    if shape == "coded":
        codes = random.sample(CODES, len(names))
        return _totalled(random, [(code, name) for code, name in zip(codes, names, strict=True)]), ("Code", "Offence")
    if shape == "numbered":
        codes = random.sample(range(1, 200), len(names))
        return _totalled(random, [(code, name) for code, name in zip(codes, names, strict=True)]), ("Code", "Offence")
    if shape in ("regions", "regions after"):
        return _regions(random, sums_first=shape == "regions"), ("Force",)
    if shape == "groups":
        return _groups(random, names[:4]), ("Division", "Offence")
    if shape == "sections":
        return _sections(random, names[:4]), ("Offence",)
    if shape == "months":
        made = [Line((month,)) for month in months(random, random.randint(4, 15))]
        return made, ("Month",)
    if shape == "bands":
        return [Line((band,)) for band in random.choice(BANDS)], ("Age",)
    return _totalled(random, [(name,) for name in names]), ("Offence",)


def _totalled(random: Random, paths: Sequence[Path]) -> list[Line]:
    made = [Line(path) for path in paths]
    if random.random() < 0.5:
        word = random.choice(["Total", "Grand Total", "TOTAL", "Total offences"])
        made.append(Line((word,), "sum", tuple(range(len(made)))))
    return made


def _regions(random: Random, *, sums_first: bool) -> list[Line]:
    """Forces in one column with their regions, which only the sums tell, and perhaps the nation."""
    made: list[Line] = []
    forces: list[int] = []
    for region in random.sample(list(REGIONS), random.randint(3, 5)):
        first = len(made) + sums_first
        own = tuple(range(first, first + len(REGIONS[region])))
        lines = [Line((force,)) for force in REGIONS[region]]
        named = Line((region,), "sum", own)
        made += [named, *lines] if sums_first else [*lines, named]
        forces += own
    if random.random() < 0.6:
        made.append(
            Line((random.choice(["England and Wales", "Total 43 forces", "Force total"]),), "sum", tuple(forces))
        )
    return made


def _groups(random: Random, names: Sequence[str]) -> list[Line]:
    totals = random.random() < 0.5
    made: list[Line] = []
    for group in ("North", "South", "East")[: random.randint(2, 3)]:
        first = len(made)
        made += [Line((group, name)) for name in names]
        if totals:
            made.append(Line((f"{group} Total",), "sum", tuple(range(first, len(made)))))
    return made


def _sections(random: Random, names: Sequence[str]) -> list[Line]:
    made: list[Line] = []
    for section in ("Victims", "Suspects", "Witnesses")[: random.randint(2, 3)]:
        made.append(Line((section,), "section"))
        made += [Line((name,), reads=(section, name)) for name in names]
    return made


def table(
    random: Random, sheet: MadeSheet, top: int, left: int, rows: Sequence[Line], columns: Sequence[Line], how: Style
) -> int:
    """Write a table from its upper left corner; the row below it is given back."""
    depth = max(len(line.path) for line in columns)
    width = max(len(line.path) for line in rows if line.kind != "section")
    first = left + width
    _write_headings(sheet, top, first, columns, depth, how)
    for i, word in enumerate(how.corner[:width]):
        sheet.put(top + depth - 1, left + i, word)
    _write_labels(sheet, top + depth, left, rows, width, how)
    for (i, j), value in _values(random, rows, columns, how).items():
        _write_value(sheet, (top + depth + i, first + j), value, rows[i], columns[j])
    return top + depth + len(rows)


def _write_headings(sheet: MadeSheet, top: int, first: int, columns: Sequence[Line], depth: int, how: Style) -> None:
    for level in range(depth):
        for j, line in enumerate(columns):
            if len(line.path) < depth:
                own = level - (0 if how.heads == "merge" else depth - len(line.path))
                if line.path and 0 <= own < len(line.path):
                    sheet.put(top + level, first + j, line.path[own])
                    if how.heads == "merge" and depth > 1:
                        sheet.merged.append((top, first + j, top + depth - 1, first + j))
                continue
            begins = _begins(columns, j, level)
            if level == depth - 1 or how.heads == "each" or begins:
                sheet.put(top + level, first + j, line.path[level])
            last = _reaches(columns, j, level)
            if how.heads == "merge" and begins and level < depth - 1 and last > j:
                sheet.merged.append((top + level, first + j, top + level, first + last))


def _begins(columns: Sequence[Line], j: int, level: int) -> bool:
    before = next((line for line in reversed(columns[:j]) if line.path), None)
    return before is None or before.path[: level + 1] != columns[j].path[: level + 1]


def _reaches(columns: Sequence[Line], j: int, level: int) -> int:
    same = [k for k in range(j, len(columns)) if columns[k].path[: level + 1] == columns[j].path[: level + 1]]
    return same[-1]


def _write_labels(sheet: MadeSheet, top: int, left: int, rows: Sequence[Line], width: int, how: Style) -> None:
    for i, line in enumerate(rows):
        if line.kind == "section" or len(line.path) < width:
            sheet.put(top + i, left, line.path[0])
            continue
        for level, text in enumerate(line.path):
            before = rows[i - 1].path if i and len(rows[i - 1].path) == width else ()
            begins = before[: level + 1] != line.path[: level + 1]
            if level == width - 1 or how.labels == "each" or begins:
                sheet.put(top + i, left + level, text)
            last = max(
                k for k in range(i, len(rows)) if all(_same(rows[m], line, level, width) for m in range(i, k + 1))
            )
            if how.labels == "merge" and begins and level < width - 1 and last > i:
                sheet.merged.append((top + i, left + level, top + last, left + level))


def _same(one: Line, other: Line, level: int, width: int) -> bool:
    return len(one.path) == width and one.path[: level + 1] == other.path[: level + 1]


def _values(
    random: Random, rows: Sequence[Line], columns: Sequence[Line], how: Style
) -> dict[tuple[int, int], int | float | str]:
    counts: dict[tuple[int, int], int | float | str] = {}
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if row.kind == "section" or column.kind == "space":
                continue
            if column.kind == "flag":
                counts[i, j] = random.choice(["", "", "", "R"])
            elif column.kind == "rate":
                counts[i, j] = round(random.uniform(1, 99), 1) + 0.01
            elif not row.parts and not column.parts:
                counts[i, j] = random.randint(how.smallest, how.largest)
    for j, column in enumerate(columns):
        if column.parts:
            for i, row in enumerate(rows):
                if row.kind == "data":
                    counts[i, j] = sum(counts[i, part] for part in column.parts)
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if row.parts and column.kind in ("data", "sum"):
                counts[i, j] = sum(counts[part, j] for part in row.parts)
    return {
        place: _shown(random, value, rows[place[0]], columns[place[1]], place, how) for place, value in counts.items()
    }


def _shown(random: Random, value, row: Line, column: Line, place: tuple[int, int], how: Style):
    if row.parts or column.kind != "data":
        return f"{value:,}" if how.as_text and isinstance(value, int) else value
    if how.suppress and 0 < value < 5:
        return how.suppress
    if how.blanks and value == 0 and all(place):
        return ""
    return f"{value:,}" if how.as_text else value


def _write_value(sheet: MadeSheet, place: tuple[int, int], value, row: Line, column: Line) -> None:
    sheet.put(*place, value)
    cell = address(*place)
    if value == "" or column.kind == "flag":
        return
    if column.kind == "rate":
        sheet.rates.add(cell)
    elif row.kind == "sum" or column.kind == "sum":
        sheet.totals.add(cell)
    else:
        sheet.expected[cell] = (_texts(row.read), _texts(column.read), value)


def _texts(path: Path) -> tuple[str, ...]:
    return tuple(map(str, path))


# Mistakes that people make


@dataclass(frozen=True)
class Mistake:
    """What was done to a sheet: the words that are gone from it, and the row that has other words now."""

    what: str
    gone: str = ""
    row: int = -1


def with_mistake(random: Random, sheet: MadeSheet) -> Mistake:
    """Delete a heading or a label, write a label twice, or merge the columns or rows beside those that are meant."""
    figures = {parse_address(cell) for cell in (*sheet.expected, *sheet.totals, *sheet.rates)}
    words = {place: str(value) for place, value in sheet.values.items() if place not in figures}
    headed = {text for _, column, _ in sheet.expected.values() for text in column}
    named = {row[-1] for row, _, _ in sheet.expected.values() if row}
    heads = [place for place, text in words.items() if text in headed]
    labels_there = [place for place, text in words.items() if text in named and place[0] in {row for row, _ in figures}]
    what = random.choice(["delete heading", "delete label", "repeat label", "shift merge"])
    if what == "delete heading" and heads:
        return Mistake(what, str(sheet.values.pop(random.choice(heads))))
    if what == "delete label" and labels_there:
        return Mistake(what, str(sheet.values.pop(random.choice(labels_there))))
    if what == "repeat label" and len(labels_there) > 1:
        place, other = random.sample(labels_there, 2)
        gone, sheet.values[place] = str(sheet.values[place]), sheet.values[other]
        return Mistake(what, gone, place[0])
    if what == "shift merge" and sheet.merged:
        return _shift(random, sheet)
    return Mistake("none")


def _shift(random: Random, sheet: MadeSheet) -> Mistake:
    number = random.randrange(len(sheet.merged))
    top, left, bottom, right = sheet.merged[number]
    down, across = (1, 0) if bottom > top and left == right else (0, 1)
    step = random.choice([-1, 1])
    moved = (top + down * step, left + across * step, bottom + down * step, right + across * step)
    if min(moved) < 0 or moved[:2] in sheet.values or (top, left) not in sheet.values:
        return Mistake("none")
    sheet.values[moved[:2]] = sheet.values.pop((top, left))
    sheet.merged[number] = moved
    return Mistake("shift merge", str(sheet.values[moved[:2]]))


def silently_wrong(sheet: MadeSheet, mistake: Mistake, answer: AnswerReading) -> list[str]:
    """Figures that are read with labels that the sheet does not give them, and of which nothing is said.

    What was deleted may be missing from a path, unless it is what the figure was last called by. A row that was given
    the label of another has that label now, and a group may be named to tell the two apart.
    """
    said = bool(answer.refusals) or any(check.passed is False for table in answer.tables for check in table.checks)
    said = said or (mistake.what == "shift merge" and any(one.doubts for one in answer.readings))
    wrong = []
    for one in answer.readings:
        if one.doubts or one.cell not in sheet.expected or said:
            continue
        row, column, value = sheet.expected[one.cell]
        if one.raw.replace(",", "") != str(value).replace(",", ""):
            wrong.append(f"{one.cell} is {one.raw} and not {value}")
        elif one.role != "data":
            wrong.append(f"{one.cell} is taken for a {one.role}")
        elif not _allowed(mistake, (one.row_labels, one.column_labels), (row, column), parse_address(one.cell)[0]):
            wrong.append(f"{one.cell} is {one.row_labels} {one.column_labels} and not {row} {column}")
    return wrong


def _allowed(mistake: Mistake, got: tuple[Path, Path], meant: tuple[Path, Path], row: int) -> bool:
    if got == meant:
        return True
    if mistake.what == "repeat label":
        renamed = row == mistake.row
        return got[1] == meant[1] and (renamed or got[0][-1:] == meant[0][-1:])
    if mistake.what == "shift merge":
        return set(got[0] + got[1]) ^ set(meant[0] + meant[1]) == {mistake.gone}
    innermost = mistake.gone in (meant[0][-1:] + meant[1][-1:]) and len(meant[1]) > 1
    return not innermost and all(
        [text for text in one if text != mistake.gone] == [text for text in other if text != mistake.gone]
        for one, other in zip(got, meant, strict=True)
    )


# Whole sheets


def plain_table(random: Random) -> MadeSheet:
    """A title or none, one table somewhere, notes or none."""
    sheet = MadeSheet()
    top = _titles(random, sheet)
    rows, corner = labels(random)
    columns = headings(random)
    if corner == ("Month",) or any(line.kind == "section" for line in rows):
        columns = [Line((kind,)) for kind in random.sample(["Recorded", "Charged", "Cautioned", "Victims"], 3)]
    if any(line.kind == "section" for line in rows):
        columns = [Line((year,)) for year in years(random, random.randint(2, 4))]
    bottom = table(random, sheet, top, random.randint(0, 2), rows, columns, _in_style(random, corner))
    _footers(random, sheet, bottom)
    return sheet


def stacked_years(random: Random) -> MadeSheet:
    """The same table once a year, each under its year."""
    sheet, row = MadeSheet(), random.randint(0, 2)
    names = random.sample(OFFENCES, random.randint(3, 6))
    columns = [Line((kind,)) for kind in ("Recorded", "Charged", "Cautioned")[: random.randint(2, 3)]]
    how, gap, form = _in_style(random, ("Offence",)), random.randint(0, 2), random.choice(["{}", "Offences in {}"])
    for year in years(random, random.randint(2, 4)):
        sheet.put(row, 0, form.format(year))
        rows = [Line((name,), reads=(year, name)) for name in names]
        if random.random() < 0.5:
            rows.append(Line(("Total",), "sum", tuple(range(len(names)))))
        row = table(random, sheet, row + 1, 0, rows, columns, how) + gap
    return sheet


def several_questions(random: Random) -> MadeSheet:
    """One question after the other, each over its table of the same labels."""
    sheet, row = MadeSheet(), 0
    names, columns = random.sample(OFFENCES, random.randint(2, 5)), [Line((y,)) for y in years(random, 3)]
    form = random.choice(["Q{}", "Question {}"])
    asked = ("How many were recorded?", "How many of these led to a charge?", "How many victims were under 18?")
    for number, words in enumerate(asked, start=1):
        name = form.format(number)
        sheet.put(row, 0, f"{name}{random.choice([': ', ' - ', '. '])}{words}")
        rows = [Line((offence,), reads=(name, offence)) for offence in names]
        row += 1 + random.randint(0, 1)
        row = table(random, sheet, row, 0, rows, columns, _in_style(random, ("Offence",))) + random.randint(1, 2)
    _footers(random, sheet, row)
    return sheet


def side_by_side(random: Random) -> MadeSheet:
    """Two tables beside each other, with an empty column between them or none."""
    sheet, column = MadeSheet(), 0
    gap = random.randint(0, 2)
    how = Style(corner=("Offence",), largest=900)
    names = random.sample(OFFENCES, random.randint(3, 6))
    for year in years(random, 2):
        sheet.put(0, column, year)
        rows = [Line((name,), reads=(year, name)) for name in names]
        table(random, sheet, 1, column, rows, [Line(("Count",)), Line(("Victims",))], how)
        column += 3 + gap
    return sheet


def months_under_years(random: Random) -> MadeSheet:
    """Months down the side, and the year in a column of its own, beside its first month or in a line above them."""
    sheet, row = MadeSheet(), 1
    where = random.choice(["column", "line"])
    for j, word in enumerate((("Year", "Month") if where == "column" else ("Month",)) + ("Recorded", "Charged")):
        sheet.put(0, j, word)
    first = 2 if where == "column" else 1
    for year in (2016, 2017, 2018)[: random.randint(2, 3)]:
        sheet.put(row, 0, year)
        row += where == "line"
        for month in MONTHS:
            sheet.put(row, first - 1, month)
            for j, kind in enumerate(("Recorded", "Charged")):
                value = random.randint(0, 900)
                sheet.put(row, first + j, value)
                sheet.expected[address(row, first + j)] = ((str(year), month), (kind,), value)
            row += 1
    return sheet


def long_list(random: Random) -> MadeSheet:
    """A row for each period, force and offence."""
    sheet, row = MadeSheet(), 1
    periods = years(random, 2) if random.random() < 0.5 else months(random, 4)
    order = random.sample(["Period", "Force", "Offence"], 3)
    head = random.choice(["Count", "Number of offences", "Offences"])
    for j, word in enumerate([*order, head]):
        sheet.put(0, j, word)
    for period in periods:
        for force in REGIONS["East"][: random.randint(1, 3)]:
            for offence in OFFENCES[:4]:
                facts = {"Period": period, "Force": force, "Offence": offence}
                value = random.randint(0, 3000)
                for j, word in enumerate(order):
                    sheet.put(row, j, facts[word])
                sheet.put(row, 3, value)
                sheet.expected[address(row, 3)] = (tuple(facts[word] for word in order), (head,), value)
                row += 1
    return sheet


def pivot(random: Random) -> MadeSheet:
    """A pivot table with its groups in one column, as spreadsheet programs make them, at two levels or three."""
    sheet = MadeSheet()
    sheet.put(0, 0, "Count of crimes")
    sheet.put(0, 1, "Column Labels")
    rows: list[Line] = []
    leaves: list[int] = []
    deep = random.random() < 0.4
    for group in ("North", "South", "East")[: random.randint(2, 3)]:
        rows.append(Line((group,), "sum"))
        head, own = len(rows) - 1, []
        for inner in ("Adult", "Child") if deep else ("",):
            inner_head = len(rows)
            if inner:
                rows.append(Line((inner,), "sum"))
            path = (group, inner) if inner else (group,)
            lines = [Line((name,), reads=(*path, name)) for name in random.sample(OFFENCES[:10], random.randint(2, 4))]
            parts = tuple(range(len(rows), len(rows) + len(lines)))
            rows += lines
            own += parts
            if inner:
                rows[inner_head] = Line((inner,), "sum", parts)
        rows[head] = Line((group,), "sum", tuple(own))
        leaves += own
    rows.append(Line(("Grand Total",), "sum", tuple(leaves)))
    columns = [Line((year,)) for year in years(random, random.randint(2, 4))]
    columns.append(Line(("Grand Total",), "sum", tuple(range(len(columns)))))
    table(
        random, sheet, 1, 0, rows, columns, Style(corner=("Row Labels",), smallest=20, largest=random.choice([90, 900]))
    )
    return sheet


def numbers_and_shares(random: Random) -> MadeSheet:
    """The same rows twice under each other, first as numbers and then as percentages; a word over them says so."""
    sheet = MadeSheet()
    periods = years(random, random.randint(2, 5))
    bands = random.choice([*BANDS, ("North", "South", "East")])
    column = 1 + random.randint(0, len(periods) - 1)
    merged = random.random() < 0.5
    for j, period in enumerate(periods):
        sheet.put(1, 1 + j, period)
    row = 2
    for word in ("Number", "Percentage"):
        sheet.put(row, 1 if merged else column, word)
        if merged:
            sheet.merged.append((row, 1, row, len(periods)))
        row += 1
        for band in bands:
            sheet.put(row, 0, band)
            for j, period in enumerate(periods):
                share = word == "Percentage"
                value = round(random.uniform(1, 99), 1) + 0.01 if share else random.randint(5, 900)
                sheet.put(row, 1 + j, value)
                cell = address(row, 1 + j)
                if share:
                    sheet.rates.add(cell)
                else:
                    sheet.expected[cell] = ((word, band), (period,), value)
            row += 1
        row += random.randint(0, 1)
    return sheet


def pages(random: Random) -> MadeSheet:
    """A table over several printed pages, each with the headings again."""
    sheet, row = MadeSheet(), random.randint(0, 1)
    sheet.put(row, 0, "Crimes by station")
    columns = [Line((year,)) for year in years(random, random.randint(2, 5))]
    for page in range(random.randint(2, 3)):
        rows = [Line((f"Station {chr(65 + page)}{i}",)) for i in range(random.randint(3, 20))]
        row = table(random, sheet, row + 1, 0, rows, columns, Style(corner=("Station",), largest=90))
        row -= random.randint(0, 1)
    return sheet


def nation_first(random: Random) -> MadeSheet:
    """Organisations with codes, suppressed and rounded or not, under the country that is their sum by no word."""
    sheet = MadeSheet()
    sheet.put(0, 0, "Table 2: People in contact with services, March 2018")
    base, mark = random.choice([1, 5, 5]), random.choice(["*", "*", ""])
    heads = ("In contact", "Adult", "Children", "Ward stays")[: random.randint(2, 4)]
    for j, word in enumerate(("Code", "Organisation", *heads)):
        sheet.put(2, j, word)
    true = [[random.randint(100, 4500) for _ in heads] for _ in range(4)]
    true += [[random.choice([random.randint(0, 4), random.randint(5, 4500)]) for _ in heads] for _ in range(10)]
    names = [(f"R{chr(65 + i)}{i % 10}", f"{chr(65 + i)} Trust") for i in range(len(true))]
    for j, counts in enumerate(zip(*true, strict=True)):
        sheet.put(3, 2 + j, base * round(sum(counts) / base))
        sheet.totals.add(address(3, 2 + j))
    sheet.put(3, 0, "ENG")
    sheet.put(3, 1, "England")
    for i, counts in enumerate(true):
        for j, text in enumerate(names[i]):
            sheet.put(4 + i, j, text)
        for j, count in enumerate(counts):
            shown = mark if mark and 0 < count < 5 else base * round(count / base)
            sheet.put(4 + i, 2 + j, shown)
            sheet.expected[address(4 + i, 2 + j)] = (names[i], (heads[j],), shown)
    return sheet


def numbered_headings(random: Random) -> MadeSheet:
    """Ages or points across, under a word that says what the numbers are."""
    sheet = MadeSheet()
    sheet.put(0, 0, "Drivers by area and penalty points, 2018")
    points = sorted(random.sample(range(1, 30), random.randint(4, 8)))
    if random.random() < 0.5:
        points = list(range(points[0], points[0] + len(points)))
    sheet.put(2, 1, "Penalty points")
    if random.random() < 0.5:
        sheet.merged.append((2, 1, 2, len(points)))
    else:
        sheet.put(2, 0, "Area")
    for j, number in enumerate(points):
        sheet.put(3, 1 + j, number)
    for i, area in enumerate(random.sample(OFFENCES, random.randint(3, 8))):
        sheet.put(4 + i, 0, area)
        for j, number in enumerate(points):
            value = random.randint(0, 9000)
            sheet.put(4 + i, 1 + j, value)
            sheet.expected[address(4 + i, 1 + j)] = ((area,), (str(number),), value)
    return sheet


def separated_groups(random: Random) -> MadeSheet:
    """Groups of rows with an empty row after each, and a sum of each that no word tells, first or last."""
    sheet = MadeSheet()
    sheet.put(0, 0, "Table 4: Crimes by force")
    columns = [Line((year,)) for year in years(random, random.randint(2, 5))]
    first, row = random.random() < 0.5, 1
    sheet.put(1, 0, "Force")
    for j, line in enumerate(columns):
        sheet.put(1, 1 + j, line.path[0])
    row = 2
    for region in random.sample(list(REGIONS), 4):
        counts = [[random.randint(20, 2000) for _ in columns] for _ in REGIONS[region]]
        lines = [(name, line, False) for name, line in zip(REGIONS[region], counts, strict=True)]
        total = (region, [sum(column) for column in zip(*counts, strict=True)], True)
        for name, line, is_sum in [total, *lines] if first else [*lines, total]:
            sheet.put(row, 0, name)
            for j, value in enumerate(line):
                sheet.put(row, 1 + j, value)
                cell = address(row, 1 + j)
                if is_sum:
                    sheet.totals.add(cell)
                else:
                    sheet.expected[cell] = ((name,), (str(columns[j].path[0]),), value)
            row += 1
        row += 1
    return sheet


def months_with_totals(random: Random) -> MadeSheet:
    """Months down under each year, with a total of the year after them, in two label columns."""
    sheet, row = MadeSheet(), 1
    for j, word in enumerate(("Year", "Month", "Issued", "Paid")):
        sheet.put(0, j, word)
    whole = random.choice(["{} Total", "Total"])
    for year in years(random, random.randint(2, 3)):
        sums = [0, 0]
        for n, month in enumerate(MONTHS[3:] + MONTHS[:3]):
            if n == 0 or random.random() < 0.0:
                sheet.put(row, 0, year)
            sheet.put(row, 1, month)
            for j, kind in enumerate(("Issued", "Paid")):
                value = random.randint(100, 900)
                sums[j] += value
                sheet.put(row, 2 + j, value)
                sheet.expected[address(row, 2 + j)] = ((year, month), (kind,), value)
            row += 1
        sheet.put(row, 0, whole.format(year))
        for j, value in enumerate(sums):
            sheet.put(row, 2 + j, value)
            sheet.totals.add(address(row, 2 + j))
        row += 1 + random.randint(0, 1)
    return sheet


SHEETS: tuple[Callable[[Random], MadeSheet], ...] = (
    plain_table, plain_table, plain_table, plain_table, stacked_years, several_questions, side_by_side,
    months_under_years, long_list, pivot, numbers_and_shares, pages, nation_first, numbered_headings,
    separated_groups, months_with_totals,
)  # fmt: skip


def any_sheet(random: Random) -> MadeSheet:
    return random.choice(SHEETS)(random)


def _in_style(random: Random, corner: tuple[str, ...]) -> Style:
    return replace(style(random), corner=corner, smallest=20 if corner == ("Force",) else 0)


def _titles(random: Random, sheet: MadeSheet) -> int:
    row = random.randint(0, 1)
    lines = random.sample(_TITLES, random.randint(0, 2))
    for line in lines:
        sheet.put(row, 0, line)
        row += random.randint(1, 2)
    return row + (random.randint(0, 2) if lines else 0)


def _footers(random: Random, sheet: MadeSheet, row: int) -> None:
    for line in random.sample(_NOTES, random.randint(0, 3)):
        row += random.randint(0, 1)
        sheet.put(row, 0, line)
        row += 1


def written(sheet: MadeSheet) -> str:
    """The sheet as text, for a person who looks at what failed."""
    return "\n".join(" | ".join("" if value is None else str(value) for value in row) for row in sheet.rows())


def differences(sheet: MadeSheet, readings: Iterable) -> dict[str, list[str]]:
    """How readings differ from what the sheet was made from, by sort; cells that are right are left out."""
    got = {one.cell: one for one in readings}
    found: dict[str, list[str]] = {sort: [] for sort in ("missing", "value", "labels", "total", "extra", "doubted")}
    for cell, (row, column, value) in sheet.expected.items():
        one = got.get(cell)
        if one is None or one.role != "data":
            found["missing"].append(cell)
        elif one.raw.replace(",", "") != str(value).replace(",", ""):
            found["value"].append(cell)
        elif (one.row_labels, one.column_labels) != (row, column):
            found["labels"].append(f"{cell}: {one.row_labels} {one.column_labels}, not {row} {column}")
        elif one.doubts:
            found["doubted"].append(f"{cell}: {one.doubts[0]}")
    found["total"] = [cell for cell in sheet.totals if cell in got and got[cell].role == "data"]
    known = sheet.expected.keys() | sheet.totals | sheet.rates
    found["extra"] = [
        cell for cell, one in got.items() if cell not in known and one.role == "data" and one.figure.low is not None
    ]
    return found
