"""What a person sees of a stored value: the number formats of spreadsheets.

    shown(2017, "#,##0")            "2,017"
    shown(43101, "mmm-yy")          "Jan-18", of the kind DATE
    shown(3, '[<5]"<5";0')          "<5", and it hides the 3
    shown(5, '"<"0')                "<5", and it hides that the 5 is not meant

A format of a workbook has up to four sections, for positive numbers, negative ones, zero and text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from foitracker.sheets.grid import Cell, CellKind, Value

# The formats that a workbook names by number alone; dates are shown as in Britain.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
LONGEST_FORMAT = 1000  # characters; a workbook may have 255
DAYS_OF_1904 = 1462  # what a 1904 workbook counts fewer than others
_DAY_ZERO = datetime.combine(date(1899, 12, 30), time.min)
_LAST_DAY = 2_958_466  # the day after 31 December 9999

_TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]*"?) | (?P<escaped>\\.?) | (?P<padding>_.?) | (?P<filling>\*.?)
  | \[(?P<condition>[<>=]{1,2}\s*-?[\d.]+)\] | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
  | \[(?P<elapsed>h+|m+|s+)\] | \[[^\]]*\]
  | (?P<general>General) | (?P<noon>AM/PM|A/P) | (?P<exponent>E[+-])
  | (?P<part>y+|m+|d+|h+|s+(?:\.0+)?|e+|g+) | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,)
  | (?P<percent>%) | (?P<fraction>/) | (?P<text>@) | (?P<other>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NIL = frozenset({"", "-", "–", "—", "nil", "none", "zero"})
_SIGNS = ("-", "−", "(")
_ALTERING_BEFORE = re.compile(
    r"[<>≤≥~±]|\b(?:than|under|over|about|approx|circa|up to|at (?:least|most))\b", re.IGNORECASE
)
_ALTERING_AFTER = re.compile(
    r"^\s*(?:\+|[km]\b|bn\b|thousand|million|or (?:more|fewer|less|over|under))|[<>≤≥]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a number, and the value that it stands for. `hides` as in a cell."""

    text: str
    value: Value
    kind: CellKind
    hides: bool = False


def number_cell(row: int, column: int, number: float, number_format: str, *, from_1904: bool = False) -> Cell:
    """The cell of a stored number, which is a date or a duration if its format makes it one."""
    if isinstance(number, int) and number_format in ("", "General"):
        value, text = _whole(number)
        return Cell(row, column, value, text, number_format, CellKind.NUMBER)
    one = shown(number, number_format, from_1904=from_1904)
    return Cell(row, column, one.value, one.text, number_format, one.kind, one.hides)


@lru_cache(maxsize=50_000)
def _whole(number: int) -> tuple[int, str]:
    """A number and its text, the same for all cells that hold it: that saves much of the memory of a large table."""
    return number, str(number)


def text_cell(row: int, column: int, text: str, number_format: str) -> Cell:
    seen = text if number_format in ("", "General", "@") else shown_text(text, number_format)
    if seen.strip() == text.strip():
        return Cell(row, column, text, text, number_format)
    return Cell(row, column, text, seen, number_format, hides=text.strip() not in seen)


@lru_cache(maxsize=50_000)
def shown(number: float, number_format: str, *, from_1904: bool = False) -> Shown:
    """What a number is shown as."""
    stored = int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number
    if number_format in ("", "General"):
        return Shown(general(stored), stored, CellKind.NUMBER)
    compiled = _compiled(number_format)
    section = compiled.for_number(number)
    if section is None:
        return Shown("#" * 8, stored, CellKind.NUMBER, hides=True)
    if section.is_time:
        return _time(stored, section, from_1904)
    if section.is_plain_text:
        return Shown(section.literal(general(stored)).strip(), stored, CellKind.NUMBER, section.alters)
    if not section.has_number:
        text = section.literal("").strip()
        nil = number == 0 and text.lower() in _NIL and compiled.spares_zero(section)
        return Shown(text, stored, CellKind.NUMBER, hides=not nil)
    own_sign = number < 0 and compiled.drops_sign(section)
    text, scaled = section.render(-number if own_sign else number)
    blank = not any(character.isdigit() for character in text)
    unsigned = own_sign and not text.startswith(_SIGNS)
    other = blank or scaled or unsigned or section.adds_digits or section.divides
    return Shown(text, stored, CellKind.NUMBER, hides=section.alters or (number != 0 and other))


@lru_cache(maxsize=20_000)
def shown_text(text: str, number_format: str) -> str:
    """What a text is shown as."""
    section = _compiled(number_format).for_text()
    return text if section is None else section.literal(text)


def general(number: float) -> str:
    """As a cell without a format shows it, to eleven digits."""
    if isinstance(number, int):
        return str(number)
    text = f"{number:.10g}"
    return text if "e" in text else text[:12].rstrip(".")


def means_another(before: str, after: str) -> bool:
    """Whether a number with this before and after it stands for another one: <5, 5+, 5k, fewer than 5."""
    return bool(_ALTERING_BEFORE.search(before) or _ALTERING_AFTER.search(after))


def is_time(number_format: str) -> bool:
    return any(section.is_time for section in _compiled(number_format).sections)


def day_of(serial: float, *, from_1904: bool = False) -> datetime | None:
    """The moment that a number of days stands for; None when there is none.

    Day 60 of the 1900 count is 29 February 1900, which was not: what comes before is a day later than it seems.
    """
    days = serial + DAYS_OF_1904 if from_1904 else serial
    if not 0 <= days < _LAST_DAY:
        return None
    if days < 60 and not from_1904:
        days += 1
    whole = int(days)
    seconds = round((days - whole) * 86_400, 3)
    return _DAY_ZERO + timedelta(days=whole, seconds=seconds)


def moment(when: datetime) -> date | datetime:
    """A moment at midnight is a date."""
    return when.date() if when.time() == datetime.min.time() else when


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[tuple[str, str], ...]
    condition: str = ""
    is_time: bool = False
    has_number: bool = False
    names: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_plain_text(self) -> bool:
        return not self.has_number and bool({"general", "text"} & self.names)

    @property
    def core(self) -> tuple[int, int]:
        """The first and the last token that stands for the number."""
        places = [at for at, (name, _) in enumerate(self.tokens) if name in ("digit", "point", "general", "text")]
        return places[0], places[-1]

    @property
    def adds_digits(self) -> bool:
        """A 1 with the format 0" 000" looks like a thousand."""
        return any(name in ("quoted", "escaped") and re.search(r"\d", text) for name, text in self.tokens)

    @property
    def divides(self) -> bool:
        """201718 with the format 0000"/"00 looks like 2017/18."""
        first, last = self.core
        inside = [
            _literal(*token) for token in self.tokens[first : last + 1] if token[0] in ("quoted", "escaped", "other")
        ]
        return bool("".join(inside).strip())

    @property
    def alters(self) -> bool:
        """What stands beside the number makes another one of it."""
        first, last = self.core
        before = "".join(_literal(*token) for token in self.tokens[:first])
        after = "".join(_literal(*token) for token in self.tokens[last + 1 :])
        return means_another(before, after)

    def literal(self, content: str) -> str:
        """The section around a text."""
        pieces = [content if name in ("text", "general") else _literal(name, text) for name, text in self.tokens]
        return "".join(pieces)

    def render(self, number: float) -> tuple[str, bool]:
        """The number in this section, and whether it was scaled to thousands."""
        if {"fraction", "exponent"} & self.names or not abs(number) < 1e15:
            return general(number), False
        first, last = self.core
        inside = self.tokens[first : last + 1]
        if any(name not in ("digit", "point", "comma") for name, _ in inside):
            return self._divided(number, first, last), False
        after = self.tokens[last + 1 :]
        thousands = 0
        while thousands < len(after) and after[thousands][0] == "comma":
            thousands += 1
        exact = Decimal(repr(number)) * 100 ** sum(name == "percent" for name, _ in self.tokens)
        digits = _digits(exact / 1000**thousands, inside)
        prefix = "".join(_literal(*token) for token in self.tokens[:first])
        suffix = "".join(_literal(*token) for token in after[thousands:])
        sign = "-" if number < 0 and digits.strip("0.,") else ""
        return f"{sign}{prefix}{digits}{suffix}".strip(), thousands > 0

    def _divided(self, number: float, first: int, last: int) -> str:
        """A whole number with something between its digits, which are filled in from the right."""
        inside = self.tokens[first : last + 1]
        if any(name not in ("digit", "quoted", "escaped", "other", "padding") for name, _ in inside):
            return general(number)
        places = sum(name == "digit" for name, _ in inside)
        digits = list(f"{abs(number):.0f}".rjust(places, "0"))
        filled = [digits.pop() if name == "digit" else _literal(name, text) for name, text in reversed(inside)]
        before = "".join(_literal(*token) for token in self.tokens[:first])
        after = "".join(_literal(*token) for token in self.tokens[last + 1 :])
        return f"{'-' if number < 0 else ''}{before}{''.join([*digits, *reversed(filled)])}{after}".strip()


@dataclass(frozen=True, slots=True)
class _Format:
    sections: tuple[_Section, ...]

    def for_number(self, number: float) -> _Section | None:
        conditional = [section for section in self.sections[:3] if section.condition]
        if conditional:
            for section in conditional:
                if _holds(section.condition, number):
                    return section
            rest = [section for section in self.sections[:3] if not section.condition]
            return rest[-1] if rest else None
        if number > 0 or len(self.sections) == 1:
            return self.sections[0]
        if number < 0:
            return self.sections[1]
        return self.sections[2] if len(self.sections) > 2 else self.sections[0]

    def for_text(self) -> _Section | None:
        if len(self.sections) > 3:
            return self.sections[3]
        last = self.sections[-1]
        return last if "text" in last.names else None

    def spares_zero(self, section: _Section) -> bool:
        """Whether this section is for zero alone, and other numbers are shown."""
        if section.condition.replace(" ", "") != "=0" and (section.condition or section not in self.sections[2:3]):
            return False
        others = [other for other in self.sections[:3] if other is not section]
        return any(other.has_number or other.is_plain_text for other in others)

    def drops_sign(self, section: _Section) -> bool:
        """The section for negative numbers writes its own sign."""
        return len(self.sections) > 1 and not section.condition and section is self.sections[1]


@lru_cache(maxsize=2_000)
def _compiled(number_format: str) -> _Format:
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(number_format[:LONGEST_FORMAT]):
        name, text = match.lastgroup, match[0]
        if name is None:
            continue  # a colour or a locale
        if name == "other" and text == ";":
            sections.append([])
        else:
            sections[-1].append((name, match[name]))
    return _Format(tuple(_section(tokens) for tokens in sections))


def _section(tokens: list[tuple[str, str]]) -> _Section:
    names = frozenset(name for name, _ in tokens)
    condition = next((text for name, text in tokens if name == "condition"), "")
    return _Section(
        tuple(token for token in tokens if token[0] != "condition"),
        condition,
        "digit" not in names
        and any(name == "elapsed" or (name == "part" and text[0].lower() in "ymdhs") for name, text in tokens),
        "digit" in names,
        names,
    )


def _holds(condition: str, number: float) -> bool:
    sign = condition.rstrip("0123456789.- ")
    limit = float(condition[len(sign) :])
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }.get(sign.strip(), False)


def _literal(name: str, text: str) -> str:
    if name == "quoted":
        return text.strip('"')
    if name == "escaped":
        return text[1:]
    if name == "padding":
        return " "
    return text if name in ("currency", "other", "percent", "fraction", "point", "comma", "part") else ""


def _digits(number: Decimal, pattern: tuple[tuple[str, str], ...]) -> str:
    """A number in a pattern such as #,##0.00, without its sign."""
    text = "".join(text for _, text in pattern)
    whole_pattern, _, decimal_pattern = text.partition(".")
    places = len(decimal_pattern)
    rounded = abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    while decimals and decimal_pattern[len(decimals) - 1] == "#" and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.lstrip("0").rjust(whole_pattern.count("0"), "0")
    if "," in whole_pattern:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    return f"{whole}.{decimals}" if decimals else whole


def _time(stored: int | float, section: _Section, from_1904: bool) -> Shown:
    letters = {text[0].lower() for name, text in section.tokens if name == "part"}
    if not letters & {"y", "d"} and not (
        "m" in letters and not letters & {"h", "s"} and "elapsed" not in section.names
    ):
        if not 0 <= stored < _LAST_DAY:
            return Shown("#" * 8, stored, CellKind.NUMBER, hides=True)
        duration = timedelta(seconds=round(stored * 86_400, 3))
        return Shown(_clock(duration, section), duration, CellKind.DURATION)
    when = day_of(stored, from_1904=from_1904)
    if when is None:
        return Shown("#" * 8, stored, CellKind.NUMBER, hides=True)
    return Shown(_calendar(when, section), moment(when), CellKind.DATE)


def _clock(duration: timedelta, section: _Section) -> str:
    seconds = round(duration.total_seconds())
    if "elapsed" in section.names:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return _calendar(_DAY_ZERO + timedelta(seconds=seconds % 86_400), section)


def _calendar(when: datetime, section: _Section) -> str:
    pieces, last = [], ""
    noon = "noon" in section.names
    parts = [text.lower() for name, text in section.tokens if name == "part"]
    for name, text in section.tokens:
        if name == "part":
            part = text.lower()
            following = parts[1] if len(parts) > 1 else ""
            parts = parts[1:]
            minutes = part[0] == "m" and len(part) < 3 and (last.startswith("h") or following.startswith("s"))
            pieces.append(f"{when.minute:0{len(part)}}" if minutes else _date_part(when, part, noon))
            last = part
        elif name == "noon":
            pieces.append("AM" if when.hour < 12 else "PM")
        else:
            pieces.append(_literal(name, text))
    return "".join(pieces).strip()


def _date_part(when: datetime, part: str, noon: bool) -> str:
    letter, length = part[0], len(part)
    if letter == "y":
        return f"{when.year % 100:02}" if length < 3 else f"{when.year:04}"
    if letter == "m":
        name = _MONTHS[when.month - 1]
        return (str(when.month), f"{when.month:02}", name[:3], name, name[0])[min(length, 5) - 1]
    if letter == "d":
        name = _WEEKDAYS[when.weekday()]
        return (str(when.day), f"{when.day:02}", name[:3], name)[min(length, 4) - 1]
    if letter == "h":
        hour = (when.hour % 12 or 12) if noon else when.hour
        return f"{hour:0{min(length, 2)}}"
    if letter == "s":
        return f"{when.second:02}"
    return f"{when.year:04}"
