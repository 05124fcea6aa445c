"""What is seen of a value with a format, and what it stands for."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from foitracker.sheets.grid import CellKind, Value
from foitracker.sheets.number_formats.digits import general
from foitracker.sheets.number_formats.format import format_of
from foitracker.sheets.number_formats.moments import LAST_DAY, calendar, clock, day_of, moment
from foitracker.sheets.number_formats.section import Section

_NIL = frozenset({"", "-", "–", "—", "nil", "none", "zero"})
_SIGNS = ("-", "−", "(")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a number, and the value that it stands for. `hides` as in a cell."""

    text: str
    value: Value
    kind: CellKind
    hides: bool = False


@lru_cache(maxsize=50_000)
def shown(number: float, number_format: str, *, from_1904: bool = False) -> Shown:
    """What a number is shown as."""
    stored = int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number
    if number_format in ("", "General"):
        return Shown(general(stored), stored, CellKind.NUMBER)
    compiled = format_of(number_format)
    section = compiled.for_number(number)
    if section is None:
        return Shown("#" * 8, stored, CellKind.NUMBER, hides=True)
    if section.is_time:
        return _time(stored, section, from_1904)
    if section.is_plain_text:
        return Shown(section.around(general(stored)).strip(), stored, CellKind.NUMBER, section.alters)
    if not section.has_number:
        text = section.around("").strip()
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
    section = format_of(number_format).for_text()
    return text if section is None else section.around(text)


def _time(stored: int | float, section: Section, from_1904: bool) -> Shown:
    letters = {text[0].lower() for name, text in section.tokens if name == "part"}
    if not letters & {"y", "d"} and not (
        "m" in letters and not letters & {"h", "s"} and "elapsed" not in section.names
    ):
        if not 0 <= stored < LAST_DAY:
            return Shown("#" * 8, stored, CellKind.NUMBER, hides=True)
        duration = timedelta(seconds=round(stored * 86_400, 3))
        return Shown(clock(duration, section), duration, CellKind.DURATION)
    when = day_of(stored, from_1904=from_1904)
    if when is None:
        return Shown("#" * 8, stored, CellKind.NUMBER, hides=True)
    return Shown(calendar(when, section), moment(when), CellKind.DATE)
