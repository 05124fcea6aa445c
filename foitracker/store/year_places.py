"""Words of an earlier round with places where its years stood, so that nobody asks for the old years once more.

    emptied("In 2016/17 (1 April 2016 to 31 March 2017)?", [financial_year(2016)])
    == "In [YEAR 1] ([FIRST DAY OF YEAR 1] to [LAST DAY OF YEAR 1])?"

Any other year that is written there becomes [WHICH YEAR?], which only a person can fill. The year of an Act stays.
"""

import re
from collections.abc import Sequence
from datetime import date

from foitracker.periods import Period

_WHICH = "[WHICH YEAR?]"
_PLACE = re.compile(r"\[(FIRST DAY OF |LAST DAY OF |)YEAR (\d{1,2})\]")
_ANY_YEAR = re.compile(r"(?<![\d/,.£-])(?<!\d )(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?(?!\d|[,.]\d)")
_ACT = re.compile(r"\b(?:Act|Regulations|Order)(?:\s\([^()]*\))?\s$")


class PlacesLeft(ValueError):
    """A place for a year that cannot be filled from the years asked."""


def emptied(text: str, periods: Sequence[Period]) -> str:
    """The text with a place for each of its years."""
    for number, period in enumerate(periods, start=1):
        text = _spelt(period.starts_on).sub(f"[FIRST DAY OF YEAR {number}]", text)
        text = _spelt(period.ends_on).sub(f"[LAST DAY OF YEAR {number}]", text)
        text = _named(period).sub(_unless_an_act(f"[YEAR {number}]"), text)
    return _ANY_YEAR.sub(_unless_an_act(_WHICH), text)


def filled(text: str, periods: Sequence[Period]) -> str:
    """The text with the years in their places. Raises PlacesLeft where a place, or a year asked, is left over."""
    if _WHICH in text:
        raise PlacesLeft(f"“{_around(text)}”: write the year where it says {_WHICH}, or take the words out.")
    places = {int(number) for _, number in _PLACE.findall(text)}
    if places and places != set(range(1, len(periods) + 1)):
        raise PlacesLeft(
            f"The words have places for {_years(max(places))}, and {_years(len(periods))} "
            f"{'is' if len(periods) == 1 else 'are'} asked. Write the years in place of each [YEAR …]."
        )
    return _PLACE.sub(lambda found: _words(found.group(1), periods[int(found.group(2)) - 1]), text)


def _spelt(day: date) -> re.Pattern[str]:
    """ "1 April 2016", "1st April 2016", "01 Apr 2016", "April 1, 2016"."""
    month = rf"{day:%b}(?:{f'{day:%B}'[3:]})?"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    return re.compile(rf"\b(?:{number}\s{month}|{month}\s{number}),?\s{day.year}\b", re.IGNORECASE)


def _named(period: Period) -> re.Pattern[str]:
    """ "2016/17", "2016-17", "2016–2017", "2016"."""
    first, _, last = period.label.partition("/")
    if last:
        return re.compile(rf"\b{first}\s?[/–-]\s?(?:{first[:2]})?{last}\b")
    return re.compile(rf"\b{re.escape(period.label)}\b(?!\s?[/–-]\s?\d)")


def _unless_an_act(place: str):
    return lambda found: found.group() if _ACT.search(found.string, 0, found.start()) else place


def _words(which: str, period: Period) -> str:
    day = {"FIRST DAY OF ": period.starts_on, "LAST DAY OF ": period.ends_on}.get(which)
    return f"{day:%-d %B %Y}" if day else period.label


def _around(text: str) -> str:
    at = text.index(_WHICH)
    return " ".join(text[max(0, at - 40) : at + len(_WHICH) + 20].split())


def _years(count: int) -> str:
    return f"{count} {'year' if count == 1 else 'years'}"
