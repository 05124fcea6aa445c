"""Days and times of day that are stored as numbers, and how a section shows them."""

from collections import deque
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial

from foitracker.sheets.number_formats.section import Section
from foitracker.sheets.number_formats.tokens import literal

LAST_DAY = 2_958_466  # the day after 31 December 9999
_DAYS_OF_1904 = 1462  # what a 1904 workbook counts fewer than others
_DAY_ZERO = datetime.combine(date(1899, 12, 30), time.min)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_Piece = Callable[[datetime], str]
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of(serial: float, *, from_1904: bool = False) -> datetime | None:
    """The moment that a number of days stands for; None when there is none.

    Day 60 of the 1900 count is 29 February 1900, which was not: what comes before is a day later than it seems.
    """
    days = serial + _DAYS_OF_1904 if from_1904 else serial
    if not 0 <= days < LAST_DAY:
        return None
    if days < 60 and not from_1904:
        days += 1
    whole = int(days)
    return _DAY_ZERO + timedelta(days=whole, seconds=round((days - whole) * 86_400, 3) if days != whole else 0)


def moment(when: datetime) -> date | datetime:
    """A moment at midnight is a date."""
    return when.date() if when.time() == time.min else when


def clock(duration: timedelta, section: Section) -> str:
    """A duration as a section shows it: "36:15:00" where it counts the hours that have passed, else a time of day."""
    seconds = round(duration.total_seconds())
    if "elapsed" in section.names:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return calendar(_DAY_ZERO + timedelta(seconds=seconds % 86_400), section)


def calendar(when: datetime, section: Section) -> str:
    """A moment as a section shows it; its m is a minute beside an hour or a second, else a month."""
    return "".join([piece if isinstance(piece, str) else piece(when) for piece in _pieces(section.tokens)]).strip()


@lru_cache(maxsize=1000)
def _pieces(tokens: tuple[tuple[str, str], ...]) -> tuple[str | _Piece, ...]:
    """The texts of a section, and between them what it shows of a moment."""
    noon = any(name == "noon" for name, _ in tokens)
    parts = deque(text.lower() for name, text in tokens if name == "part")
    pieces: list[str | _Piece] = []
    last = ""
    for name, text in tokens:
        if name == "part":
            part = parts.popleft()
            minutes = part[0] == "m" and len(part) < 3 and (last.startswith("h") or (parts and parts[0][0] == "s"))
            pieces.append(partial(_minute, length=len(part)) if minutes else partial(_date_part, part=part, noon=noon))
            last = part
        elif name == "noon":
            pieces.append(_half_of_day)
        else:
            pieces.append(literal(name, text))
    return tuple(pieces)


def _minute(when: datetime, length: int) -> str:
    return f"{when.minute:0{length}}"


def _half_of_day(when: datetime) -> str:
    return "AM" if when.hour < 12 else "PM"


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
