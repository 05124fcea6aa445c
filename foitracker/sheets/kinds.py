"""The kind of each cell, by itself: a number, a year, a period, a word for no number, a text.

What a cell is *for* depends on its neighbours and is decided elsewhere: "NULL" is a figure in one column and an offence
code in another, and 2016 is a heading above offences and a count below one.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache

import msgspec

from foitracker.figures import Absence, Figure, UnreadableFigure, parse_figure
from foitracker.periods import (
    AmbiguousPeriod,
    Period,
    UnreadablePeriod,
    calendar_year,
    financial_year,
    find_period,
    month,
    parse_period,
)
from foitracker.sheets.grid import Cell, CellKind


class Kind(Enum):
    NUMBER = "number"
    YEAR = "year"  # a number that may be a year, two years or a year and a month: 2016, 201617, 201604
    BOUND = "bound"  # "<5", "1-4", "10+": a bounded count, or an age band
    MARK = "mark"  # "*", "-", "N/A", "NULL": no number, or a label
    PERIOD = "period"
    TEXT = "text"
    ERROR = "error"


# Named once for all: Python takes ten times as long to find a member of an Enum as to find a name.
TIMES = (Kind.PERIOD, Kind.YEAR)
COUNTS = (Kind.NUMBER, Kind.BOUND)
WORDS = (Kind.TEXT, Kind.PERIOD)
NO_VALUES = (CellKind.ERROR, CellKind.UNCACHED)


class Part(msgspec.Struct, frozen=True):
    """A part of a year that does not say which year: "April", "Q1", "Apr-Jun"."""

    first_month: int
    months: int
    of_quarter: int = 0


class Sense(msgspec.Struct, frozen=True):
    """What one cell can mean. `text` is how it reads as a label."""

    kind: Kind
    text: str
    period: Period | None = None
    part: Part | None = None
    is_date: bool = False  # a date cell, which may stand for its month
    ambiguous: bool = False  # a period that could mean two: "11/12", "FY2018"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\.?"
_MONTH = re.compile(rf"^{_MONTH_WORD}$", re.IGNORECASE)
_MONTH_SPAN = re.compile(rf"^{_MONTH_WORD}\s*(?:-|–|to)\s*{_MONTH_WORD}$", re.IGNORECASE)
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "sept",
)  # fmt: skip
_QUARTER = re.compile(r"^(?:q|qtr|quarter)\.?\s*([1-4])$|^([1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr)$", re.IGNORECASE)
_INTEGER = re.compile(r"^\d{4}(?:\d\d)?$")
_NOTE = r"(?:[0-9]{1,2}|[a-z]|[ivx]{2,4})"  # and not "(Q1)" or "(6m)", which say that a part of a year is meant
_NOTES = rf"(?:notes?\s?)?{_NOTE}(?:(?:\s?[,&]\s?|\sand\s){_NOTE})*"
_BRACKETED = rf"(?:\s*(?:\[{_NOTES}\]|\({_NOTES}\)),?)+"
_GLUED_MARK = re.compile(
    rf"(?<=[a-z0-9)])(?:{_BRACKETED}|\s*[*†‡¹²³⁴⁵^]+|\s+[0-9rpe]|\s+[0-9](?:\s?,\s?[0-9])+)$", re.IGNORECASE
)
_PART_MARK = re.compile(rf"(?<=[a-z0-9])(?:{_BRACKETED}|\s*[*†‡^]+|\s+[rp])$", re.IGNORECASE)  # "May 5" is a day
_MAYBE_PERIOD = re.compile(  # of a text in small letters, which is faster than to ignore their case
    rf"(?:19|20)\d\d|(?<!\d)\d\d ?[/-] ?'?\d\d(?!\d)|{_MONTH_WORD}|\b(?:q|qtr) ?[1-4]\b|quarter|\b(?:fy|y/e|ye|half)\b"
)
_LETTERED = re.compile(r"^\d{1,3}[A-Z]$")  # "8R": an offence code rather than a revised 8
# Two numbers in one cell, "12 (3)", "17 (25%)", "45 / 12": no label, and no figure that could be read.
_TWO_NUMBERS = re.compile(r"^\d[\d,]*(?:\.\d+)?%?(?: ?\(\d[\d,]*(?:\.\d+)? ?%?\)| / \d[\d,]*)$")
_FEW_WORDS = 8  # no way of giving no number is longer
_GLUED_DIGIT = re.compile(r"(?:(?<=\b(?:19|20)\d\d)|(?<=\b(?:19|20)\d\d[/-]\d\d))\d$")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def sense_of(cell: Cell) -> Sense:
    """The sense of a cell. Where the format hides the stored number, what is shown counts."""
    if cell.hides:
        return _sense_of_text(cell.shown)
    value = cell.value
    if cell.kind in NO_VALUES:
        return Sense(Kind.ERROR, value if isinstance(value, str) else cell.shown)
    if isinstance(value, str):
        return _sense_of_text(value)
    if isinstance(value, bool) or value is None:
        return Sense(Kind.TEXT, cell.shown)
    if isinstance(value, int | float | Decimal):
        return _sense_of_number(value, cell.number_format, cell.shown)
    if isinstance(value, datetime | date):
        return _sense_of_date(value, cell.number_format)
    return Sense(Kind.TEXT, cell.shown)


@lru_cache(maxsize=100_000)
def _sense_of_number(value: int | float | Decimal, number_format: str, shown: str) -> Sense:
    if value != value or value in (float("inf"), float("-inf")):
        return Sense(Kind.ERROR, shown)
    whole = int(value) if value == int(value) else None
    if whole is None:
        return Sense(Kind.NUMBER, shown or str(value))
    text = shown if shown.startswith("0") and shown.isdigit() and len(shown) > 1 else str(whole)
    if "," in shown or "." in shown or "%" in shown or "%" in number_format:
        return Sense(Kind.NUMBER, text)
    period = _year_of(whole)
    return Sense(Kind.YEAR if period else Kind.NUMBER, text, period)


def _year_of(number: int) -> Period | None:
    if 1985 <= number <= 2035:
        return calendar_year(number)
    if 198501 <= number <= 203512 and 1 <= number % 100 <= 12:
        return month(number // 100, number % 100)
    if 198586 <= number <= 203536 and number % 100 == (number // 100 + 1) % 100:
        return financial_year(number // 100)  # 201718; 201112 is the month until its neighbours say otherwise
    return None


@lru_cache(maxsize=20_000)
def _sense_of_date(value: date | datetime, number_format: str) -> Sense:
    if isinstance(value, datetime):
        day, text = value.date(), value.isoformat(sep=" ")
        if text.endswith("00:00:00"):
            text = day.isoformat()
    else:
        day, text = value, value.isoformat()
    pattern = _QUOTED.sub("", number_format).lower()
    if not pattern or "d" in pattern or not re.search("[my]", pattern):
        return Sense(Kind.PERIOD, text, Period(day, day), is_date=True)
    if "m" not in pattern:
        return Sense(Kind.PERIOD, text, calendar_year(day.year))
    if "y" not in pattern:
        return Sense(Kind.PERIOD, text, part=Part(day.month, 1))
    return Sense(Kind.PERIOD, text, month(day.year, day.month))


def is_yearless(number_format: str) -> bool:
    """Whether a format shows the day and the month of a date and not its year."""
    pattern = _QUOTED.sub("", number_format).lower()
    return "d" in pattern and "m" in pattern and "y" not in pattern


@lru_cache(maxsize=100_000)
def _sense_of_text(raw: str) -> Sense:
    text = " ".join(raw.split())
    if len(text) > 80:
        return Sense(Kind.TEXT, text)
    plain = _without_mark(text)
    if _INTEGER.match(plain):
        period = _year_of(int(plain))
        return Sense(Kind.YEAR if period else Kind.NUMBER, text, period)
    if _LETTERED.match(text):
        return Sense(Kind.TEXT, text)
    if _MAYBE_PERIOD.search(text.lower()):
        part = part_of_text(text) or (None if _ends_plainly(text) else part_of_text(_PART_MARK.sub("", text)))
        if part:
            return Sense(Kind.PERIOD, text, part=part)
        period, ambiguous = whole_period(text)
        if period or ambiguous:
            return Sense(Kind.PERIOD, text, period, ambiguous=ambiguous)
    figure = figure_of_text(text.removeprefix("£")) if text.count(" ") < _FEW_WORDS else None
    if figure is None:
        return Sense(Kind.ERROR if _TWO_NUMBERS.match(text) else Kind.TEXT, text)
    if figure.absence is None:
        return Sense(Kind.NUMBER if figure.low == figure.high else Kind.BOUND, text)
    return Sense(Kind.ERROR if figure.absence is Absence.ERROR else Kind.MARK, text)


def _without_mark(text: str) -> str:
    """A text without the mark of a footnote at its end."""
    return text if _ends_plainly(text) else _GLUED_MARK.sub("", text)


def _ends_plainly(text: str) -> bool:
    """Whether no mark stands at the end of a text: most end with a letter or digit of a longer word."""
    return text[-1:].isascii() and text[-1:].isalnum() and text[-2:-1] not in (" ", ",")


@lru_cache(maxsize=100_000)
def figure_of_text(text: str) -> Figure | None:
    try:
        return parse_figure(text)
    except UnreadableFigure:
        return None


@lru_cache(maxsize=20_000)
def whole_period(text: str) -> tuple[Period | None, bool]:
    """The period that a text is, footnote marks aside ("30 September 20123"), and whether it could mean two."""
    ambiguous = False
    without_digit = _GLUED_DIGIT.sub("", text) if text[-1:].isdigit() else text
    for candidate in dict.fromkeys((text, _without_mark(text), without_digit)):
        try:
            return parse_period(candidate), False
        except AmbiguousPeriod:
            ambiguous = True
        except UnreadablePeriod:
            continue
    return None, ambiguous


@lru_cache(maxsize=20_000)
def split_period(text: str) -> tuple[str, Period | None]:
    """A label and the period it begins or ends with.

    >>> split_period("Harassment 2016/17")[0], split_period("2016/17 offences")[0], split_period("Harassment")[0]
    ('Harassment', 'offences', 'Harassment')
    """
    words = text.split() if _MAYBE_PERIOD.search(text.lower()) and find_period(text) else []
    for count in range(min(len(words) - 1, 9), 0, -1):
        for piece, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            joined = " ".join(piece)
            if not any(ch.isdigit() for ch in joined):
                continue
            period, _ = whole_period(joined.strip("()-–,:? "))
            if period:
                return " ".join(rest).strip("()-–,:? "), period
    return text, None


@lru_cache(maxsize=20_000)
def part_of_text(text: str) -> Part | None:
    found = _MONTH.match(text)
    if found and (len(text.rstrip(".")) == 3 or text.lower().rstrip(".") in _FULL_MONTHS):
        return Part(_MONTHS.index(found.group(1).lower()) + 1, 1)
    found = _MONTH_SPAN.match(text)
    if found:
        first, last = (_MONTHS.index(name.lower()) + 1 for name in found.groups())
        return Part(first, (last - first) % 12 + 1)
    found = _QUARTER.match(text)
    if found:
        return Part(0, 3, of_quarter=int(found.group(1) or found.group(2)))
    return None
