"""What titles and labels say that figures are, where they are no counts: shares, rates, money, thousands.

"Percentage of calls answered", "Cost of interpreters, £", "Value of property stolen (£000s)". A title that speaks of
numbers too ("Number and rate of offences") leaves it to the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from foitracker.sheets.frame import Line

_SHARE = "Its title says that it is a share, a rate or an average, and not a count: “{}”."
_MONEY = "“{}” says that it is an amount of money, and not a count."
_THOUSANDS = "“{}” says that it is written in thousands or millions."
_MEASURED = "“{}” says that it is a time, a length or a weight, and not a count."

_LEADING = r"""^\W*(?:(?:table|figure|chart|annex|q|question)\s*\d*[a-z]?\d*\b\W*)?(?:\d+[a-z]?[.):]\s+)?
    (?:please\s+(?:provide|give|state)\s+|what\s+(?:is|was|were|are)\s+|how\s+much\s+)?(?:the\s+)?
    (?:(?:annual|yearly|monthly|crude|overall|total|force|local|national|median|mean)\s+)*"""
_SHARES = re.compile(
    _LEADING + r"(?:percentages?|per\s?cent|%|proportions?|rates?|ratios?|averages?|means?|medians?|shares?)\b",
    re.IGNORECASE | re.VERBOSE,
)
_PER_HEAD = re.compile(r"\brates?\b.*\bper (?:\d[\d,]*|head|capita|hundred|thousand|million)\b|\(%\)", re.IGNORECASE)
_COSTS = re.compile(
    _LEADING + r"(?:costs?|values?|amounts?|expenditure|spend(?:ing)?)\s+(?:of|on|paid|for|spent|to)\b",
    re.IGNORECASE | re.VERBOSE,
)
_IN_THOUSANDS = re.compile(r"£?\b'?000'?s?\b(?!\s*(?:population|people|residents))|\bin (?:thousands|millions)\b"
    r"|[(£,]\s*(?:thousands|millions|m|k)\)?$", re.IGNORECASE)  # fmt: skip
_UNIT = re.compile(
    r"\((?:in\s+)?(?:seconds|secs|minutes|mins|hours|hrs|hh:mm(?::ss)?|mm:ss|working\s+days|days|weeks|months|years"
    r"|mph|miles|metres|km|kg|kilos?|grams?|g|litres?|tonnes)\)$",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d[ ,.]000|\bper\b.*000", re.IGNORECASE)  # "per 1,000" is a rate and no unit
_COUNTS = re.compile(r"\b(?:numbers?|counts?|counted|volumes?|nos?)\b", re.IGNORECASE)


def said_of_table(titles: Sequence[str], rows: Iterable[Line], columns: Iterable[Line]) -> str:
    """The doubt on the figures of a table that its nearest title calls something else than counts.

    A table with lines of rates beside others needs none: its title speaks of both.
    """
    lines = [*rows, *columns]
    if any(line.rate for line in lines):
        return ""
    for title in reversed(titles):
        if _COUNTS.search(title):
            return ""
        shares = _SHARES.search(title) or _PER_HEAD.search(title)
        doubt = _SHARE if shares else _MONEY if _COSTS.search(title) else said_of(title)
        if doubt and not any(_COUNTS.search(text) for line in lines for text in line.path):
            return doubt.format(title[:80])
    return ""


@lru_cache(maxsize=20_000)
def said_of(text: str) -> str:
    """What a label says of the unit of its figures, as a doubt; an empty text where it says nothing."""
    if _IN_THOUSANDS.search(text) and not _GROUPED.search(text):
        return _THOUSANDS.format(text[:80])
    return _MONEY.format(text[:80]) if "£" in text else ""


def thousands_over(headings: Iterable[str]) -> str:
    """The doubt on the figures of a table of which the heading over its labels says so: "Offence (thousands)".

    "Income (£000s)" over labels is of them and not of the figures.
    """
    return next((said for text in headings if "£" not in text and (said := said_of(text))), "")


def _measured(line: Line) -> str:
    """The doubt on a line that its own label gives the unit of; over bands of it, "Sentence (months)" is of them."""
    own = line.path[-1] if line.labels else ""
    return _MEASURED.format(own[:80]) if _UNIT.search(own) else ""


def with_units(lines: Iterable[Line], of_table: str = "") -> tuple[Line, ...]:
    """The lines, with a doubt on those whose labels name a unit, and on all that a title speaks of."""
    made = []
    for line in lines:
        doubt = next(filter(None, [*(said_of(label.text) for label in line.labels), _measured(line)]), of_table)
        counts = doubt and doubt == of_table and any(_COUNTS.search(text) for text in line.path)
        made.append(line.doubted(doubt) if doubt and not line.rate and not counts else line)
    return tuple(made)
