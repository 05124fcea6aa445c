"""The figures of a table: each cell read once, with what has to be said about it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from foitracker.figures import Absence, Figure, UnreadableFigure, parse_figure
from foitracker.sheets.frame import Frame, Line
from foitracker.sheets.grid import Cell, CellKind
from foitracker.sheets.kinds import NO_VALUES, Kind
from foitracker.sheets.sums import UNKNOWN, Amounts, base_of
from foitracker.sheets.view import View

_LEGEND = re.compile(
    r"""^(?:\W*(?:notes?|key|legend|n\.?b\.?)\b[\s:.-]*)?[\s("'‘“]{0,2}(?:where\s|an?\s|the\s)?["'‘“]?
        (?P<mark>\[[a-z]\]|[a-z]|n/?a|[^\w\s=:"'‘“(]{1,3})["'’”]?\s*
        (?:=|:|\s[-–]\s|denotes|means|indicates|represents|signifies|stands\sfor|is\sused\sfor
        |\s(?=(?:fewer|less)\sthan\b|between\b|under\b|below\b|\d+\s(?:to|or)\b))\s*(?P<meaning>.+)$""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(
    r"^(?:values?|figures?|counts?|numbers?|data|totals?|a|an|the|of|is|are|cells?|which|that|where|with|information|any)\s+",
    re.IGNORECASE,
)


_PERCENT = "It is a percentage among figures that are none."
_MERGED = "Its cell is merged with others: one figure stands for several rows or columns."
_MONEY = "It is an amount of money, and not a count."
_ERROR = "The cell shows an error."
_UNCACHED = "The cell holds a formula without a stored result."
_POINT = "The point in '{}' may divide thousands: every number of the table with one has three digits after it."
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_BELOW_ZERO = "It is below zero, which no count is: it may be a change or a correction."


@dataclass(frozen=True, slots=True)
class Amount:
    """One cell of figures: what it says, how it was written, and what is doubtful about it."""

    figure: Figure
    raw: str
    doubts: tuple[str, ...] = ()


def read_amounts(frame: Frame, legend: Mapping[str, Figure]) -> dict[tuple[int, int], Amount]:
    """Every filled cell where a row of figures meets a column of figures."""
    view, cells = frame.view, frame.view.grid.cells
    columns = [column.number for column in frame.columns]
    places = [(row.number, column) for row in frame.rows for column in columns if (row.number, column) in view.senses]
    zeros = any(cells[place].value in (0, "0") and not cells[place].hides for place in places)
    key = tuple(sorted(legend.items(), key=lambda item: item[0]))
    rates = ({row.number for row in frame.rows if row.rate}, {c.number for c in frame.columns if c.rate})
    found = {place: _amount(cells[place], zeros, key) for place in places}
    found |= {place: _left_out(cells[place]) for place in places if place in view.said.left_out}
    for place in _over_several(frame, found):
        found[place] = replace(found[place], doubts=(*found[place].doubts, _MERGED))
    for place, amount in found.items():
        doubt = _no_count_because(cells[place], amount)
        counts = place[0] not in rates[0] and place[1] not in rates[1]
        if doubt and counts and amount.figure.absence is not Absence.LEFT_OUT:
            found[place] = replace(amount, doubts=(*amount.doubts, doubt))
    counted = [place for place in places if place[0] not in rates[0] and place[1] not in rates[1]]
    for place in _perhaps_thousands(view, counted):
        doubt = _POINT.format(found[place].raw[:20])
        found[place] = replace(found[place], doubts=(*found[place].doubts, doubt))
    return found


def _no_count_because(cell: Cell, amount: Amount) -> str:
    if _is_percent(cell):
        return _PERCENT
    return _MONEY if _is_money(cell) else _BELOW_ZERO if _is_below(amount) else ""


def _perhaps_thousands(view: View, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The texts with a point, if all of them may be whole numbers with points between the thousands: "1.204"."""
    texts = {place: value.strip() for place in places if isinstance(value := view.grid.cells[place].value, str)}
    pointed = [place for place, text in texts.items() if "." in text and text.replace(".", "").isdecimal()]
    return pointed if all(_THOUSANDS.fullmatch(texts[place]) for place in pointed) else []


def _over_several(frame: Frame, places: Container[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The cells that are merged with others, beside labels of their own or in columns of figures."""
    view, divided = frame.view, frame.divided
    for top, left, *_ in view.grid.merged:
        if (top, left) not in places:
            continue
        span = view.span(top, left)
        beside = any((row, c) in view.senses for row in range(top + 1, span.bottom + 1) for c in divided.labels)
        if beside or any(left < column <= span.right for column in divided.values):
            yield top, left


def _left_out(cell: Cell) -> Amount:
    """A person left the figure out: it has no number, whatever the cell says."""
    return Amount(Figure(absence=Absence.LEFT_OUT), " ".join(cell.shown.split()))


def _amount(cell: Cell, zeros_shown: bool, legend: tuple[tuple[str, Figure], ...]) -> Amount:
    if cell.hides:
        shown = _of_text(cell.shown, zeros_shown, legend)
        doubt = f"The cell shows '{cell.shown}' and stores something else; what it shows was read."
        return Amount(shown.figure, cell.shown, (doubt, *shown.doubts))
    if cell.kind in NO_VALUES:
        doubt = _UNCACHED if cell.kind is CellKind.UNCACHED else _ERROR
        return Amount(Figure(absence=Absence.ERROR), cell.shown, (doubt,))
    if isinstance(cell.value, str):
        return _of_text(cell.value, zeros_shown, legend)
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return Amount(Figure(absence=Absence.UNKNOWN_MARK, mark=cell.shown), cell.shown, (_unread(cell.shown),))
    return _of_number(cell.value)


@lru_cache(maxsize=100_000)
def _of_number(value: int | float) -> Amount:
    raw = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    try:
        return Amount(parse_figure(value), raw)
    except UnreadableFigure:
        return Amount(Figure(absence=Absence.UNKNOWN_MARK, mark=raw), raw, (_unread(raw),))


@lru_cache(maxsize=20_000)
def _of_text(text: str, zeros_shown: bool, legend: tuple[tuple[str, Figure], ...]) -> Amount:
    raw = " ".join(text.split())
    money = "£" if raw.startswith("£") else ""
    try:
        figure = parse_figure(raw.removeprefix(money), zeros_shown=zeros_shown, legend=dict(legend))
    except UnreadableFigure:
        return Amount(Figure(absence=Absence.UNKNOWN_MARK, mark=raw[:100]), raw, (_unread(raw),))
    if money and figure.exact:
        figure = replace(figure, low=Decimal(figure.low), high=Decimal(figure.high), mark=money)
    doubts: tuple[str, ...] = ()
    if figure.absence is Absence.UNKNOWN_MARK:
        doubts = (f"'{raw}' is not explained.",)
    elif figure.absence is Absence.ERROR:
        doubts = (_ERROR,)
    return Amount(figure, raw, doubts)


def _unread(raw: str) -> str:
    return f"'{raw[:80]}' is neither a number nor a known way of giving none."


def legend_in(lines: Iterable[str]) -> dict[str, Figure]:
    """What the notes say that a mark stands for.

    >>> legend_in([". = Not applicable.", "* denotes fewer than 5"])["*"].high
    4
    """
    legend: dict[str, Figure] = {}
    for text in lines:
        for line in re.split(r"[\n;]", text):
            found = _LEGEND.match(" ".join(line.split()))
            if not found:
                continue
            meaning = found["meaning"].strip(" .")
            while _LEAD.match(meaning):
                meaning = _LEAD.sub("", meaning, count=1)
            figure = _meant(meaning)
            if figure is not None and (not figure.exact or figure.low == 0):
                legend.setdefault(found["mark"].casefold(), figure)
    return legend


def _meant(meaning: str) -> Figure | None:
    """What an explanation says; a bound may be followed by what is counted: "fewer than 5 recorded offences"."""
    words = meaning.split()
    for count in range(len(words), max(len(words) - 3, 0), -1):
        try:
            figure = parse_figure(" ".join(words[:count]))
        except UnreadableFigure:
            continue
        if count == len(words) or (figure.absence is None and not figure.exact):
            return figure
    return None


def matrix(amounts: Mapping[tuple[int, int], Amount], rows: Sequence[Line], columns: Sequence[Line]) -> Amounts:
    """The figures as ranges, row by row, for adding up."""
    low, high, blank = [], [], []
    for row in rows:
        ranges = [_range(amounts.get((row.number, column.number))) for column in columns]
        low.append(tuple(one[0] for one in ranges))
        high.append(tuple(one[1] for one in ranges))
        blank.append(tuple(one[2] for one in ranges))
    exact = [least for least, most in zip(chain(*low), chain(*high), strict=True) if least == most]
    return Amounts(tuple(low), tuple(high), tuple(blank), base_of(exact))


_BLANK = (0.0, 0.0, True)


def _range(amount: Amount | None) -> tuple[float, float, bool]:
    if amount is None or amount.figure.absence is Absence.BLANK:
        return _BLANK
    figure = amount.figure
    if figure.low is None:
        return 0.0, UNKNOWN, False
    return float(figure.low), UNKNOWN if figure.high is None else float(figure.high), False


def may_be_shares(view: View, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cells that are shown as percentages or hold a fraction of one, of which lines of shares are made."""
    cells = view.grid.cells
    return [place for place in places if place in cells and (_is_percent(cells[place]) or _is_share(cells[place]))]


def _is_share(cell: Cell) -> bool:
    return isinstance(cell.value, float) and -1 < cell.value < 1 and cell.value != 0


def percent_shown(view: View, places: Iterable[tuple[int, int]]) -> bool:
    """Whether the figures of a line are mostly shown as percentages, or are shares between 0 and 1."""
    cells = view.grid.cells
    filled = [cells[place] for place in places if place in cells]
    numbers = [cell.value for cell in filled if isinstance(cell.value, int | float)]
    if sum(_is_percent(cell) for cell in filled) > len(filled) / 2:
        return True
    if len(numbers) < len(filled) / 2:
        return False
    return any(number != int(number) for number in numbers) and all(-1 <= number <= 1 for number in numbers)


def _is_money(cell: Cell) -> bool:
    return "£" in cell.number_format or cell.shown.lstrip(" -+(").startswith("£")


def _is_below(amount: Amount) -> bool:
    return amount.figure.high is not None and amount.figure.high < 0


def _is_percent(cell: Cell) -> bool:
    return "%" in cell.number_format or "%" in cell.shown


def is_number(view: View, place: tuple[int, int]) -> bool:
    return view.senses[place].kind in (Kind.NUMBER, Kind.YEAR, Kind.BOUND)
