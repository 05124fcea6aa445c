"""The few English words that say what a cell is for, whatever the subject of the table is."""

from __future__ import annotations

import re
from functools import lru_cache

_TOTAL = re.compile(r"\b(?:sub|grand)?[- ]?totals?\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\bsub[- ]?totals?\b", re.IGNORECASE)
_GRAND = re.compile(r"\b(?:grand|overall)\s+totals?\b", re.IGNORECASE)
_MAYBE_TOTAL = re.compile(r"^(?:all|overall|any|combined|both|persons|sum|altogether)\b", re.IGNORECASE)
_PART_OF = re.compile(
    r"^\W*(?:of (?:which|whom|these|those|them)|including)\b|\b(?:included|counted) (?:above|in the (?:above|total))\b"
    r"|\((?:included|counted) in\b|^how many of (?:these|those|them)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"[\s(,:–-]+(?:excl(?:uding|\.)?|not including|except(?: for)?|other than|without)\s", re.IGNORECASE
)
_NOTE = re.compile(
    r"^\W*(?:notes?|sources?|n\.?b\.?|please note|caveats?|disclaimer|footnotes?|key|legend|caution|"
    r"data (?:extracted|produced|source)|extracted|contact|copyright|\d+\.\s|\d+\)\s|[*†‡¹²³^]+\s?\w|"
    r"\[[^\]]{1,10}\]|.{1,12} = )",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"%|\b(?:per ?cent(?:age)?s?|proportions?|rates?|ratios?|average|mean|median|"
    r"per (?:[\d,]+|(?:one )?(?:hundred|thousand|million)|head|capita|person|population|household)|"
    r"change|difference|variance|increase|decrease)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\W*((?:question|qu?|table|part|section|point)\s*\.?\s*(?:\d{1,2}|[a-h])(?:\s*\(?[a-h]\)?)?)\b(?!\s*(?:\d{4}|20\d\d))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:extract(?:ed)?|print(?:ed)?|produced|published|updated|received|submi(?:tted|ssion)|request(?:ed)?|"
    r"created|run|issued|dated?|response|reference|ref|foi\w*)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:codes?|refs?|references?|ids?|identifiers?|urn|index|serial)\b", re.IGNORECASE)
_DATING = re.compile(
    r"\b(?:years?|months?|dates?|periods?|quarters?|qtrs?|weeks?|fy|calendar|financial)\b", re.IGNORECASE
)

_OTHER_YEARS = ("academic", "school", "tax")
_OTHER_YEAR = re.compile(r"\b(?:academic|school|tax)[ -](?:year|yr)s?\b")
_ENDED_YEAR = re.compile(
    r"\b(?:year|yr|month|mth)s? +(?:to|end(?:s|ing|ed)?)\b(?! +(?:3\w* +)?dec)|\b(?:y/e|fye?)\b"
    r"|\b(?:financial|fiscal) +(?:year|yr)s?\b"
)
_REFERRING = re.compile(
    r"^(?:(?:page|table|sheet|worksheet|tab|note|footnote|chart|annex)s?"
    r"(?:[ -](?:no\.?|numbers?|refs?|references?|names?))?|applies to\b.*|link\b.*)$",
    re.IGNORECASE,
)

_LONG = 120  # characters

# A label made of these words alone says that something was counted, and not what.
_MEASURE_WORDS = """
count counts counted number numbers no nos num of offence offences crime crimes incident incidents occurrence
occurrences record records recorded reported total totals volume volumes figure figures the in by all value values sum
grand overall sub subtotal subtotals qty quantity frequency reports cases case as at and for per data
"""
_MEASURE = frozenset(_MEASURE_WORDS.split())
_NUMBERING = frozenset({"no", "nos", "num", "sub"})


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    return bool(_TOTAL.search(text))


def may_be_total(text: str) -> bool:
    """A label such as "All offences" that is a total if it adds up."""
    return bool(_MAYBE_TOTAL.match(text))


@lru_cache(maxsize=20_000)
def is_part_of_another(text: str) -> bool:
    """ "of which: under 18", "Electric cars (included above)": the line before it counts the same."""
    return bool(_PART_OF.search(text))


def whole_of(text: str) -> str:
    """What a label leaves something out of, or an empty text.

    >>> whole_of("All crime (excluding fraud)"), whole_of("Fraud")
    ('All crime', '')
    """
    found = _WITHOUT.search(text)
    return text[: found.start()] if found else ""


def is_subtotal(text: str) -> bool:
    return bool(_SUBTOTAL.search(text))


def is_grand_total(text: str) -> bool:
    return bool(_GRAND.search(text))


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    """Text that says of itself that it explains: "Notes:", "Source: ...", "1. Excludes ...", "x = Not available"."""
    return bool(_NOTE.match(text)) and not question_number(text)


def is_long(text: str) -> bool:
    """A sentence rather than a label."""
    return len(text) > _LONG


@lru_cache(maxsize=20_000)
def is_rate(text: str) -> bool:
    return bool(_RATE.search(text))


@lru_cache(maxsize=20_000)
def is_measure(text: str) -> bool:
    """A bare measure word such as "Count" or "No. of offences".

    >>> is_measure("Number of offences"), is_measure("Number of stalking offences")
    (True, False)
    """
    words = re.findall(r"[a-z]+", text.lower())
    return bool(words or text in {"#", "№"}) and all(word in _MEASURE for word in words)


def is_count_heading(text: str) -> bool:
    """A bare measure word that does not only number the rows, as "No." and "Sub" may.

    >>> is_count_heading("Number"), is_count_heading("No.")
    (True, False)
    """
    return is_measure(text) and not set(re.findall(r"[a-z]+", text.lower())) <= _NUMBERING


def is_code_heading(text: str) -> bool:
    return bool(_CODE.search(text))


def is_referring_heading(text: str) -> bool:
    """Over numbers of pages, tables or notes, as lists of contents have them."""
    return bool(_REFERRING.match(text.strip()))


def is_pivot_heading(text: str) -> bool:
    """What spreadsheet programs write over the groups of a pivot table that stand in one column."""
    return text.strip().casefold() == "row labels"


def is_dating_heading(text: str) -> bool:
    return bool(_DATING.search(text))


@lru_cache(maxsize=20_000)
def speaks_of_another_year(text: str) -> bool:
    """Whether a text says that "2017/18" is no financial year: one that begins in September, or on 6 April."""
    text = text.lower()
    return any(word in text for word in _OTHER_YEARS) and bool(_OTHER_YEAR.search(text))


@lru_cache(maxsize=20_000)
def speaks_of_ended_years(text: str) -> bool:
    """Whether a text says that "2018" is no calendar year: "Year ending 31 March", "Financial year".

    >>> speaks_of_ended_years("Years ending March"), speaks_of_ended_years("Year to December")
    (True, False)
    """
    return bool(_ENDED_YEAR.search(text.lower()))


def speaks_of_the_file(text: str) -> bool:
    """A line such as "Extract date: 30/03/2021", whose date says nothing about the figures."""
    return bool(_ASIDE.search(text))


@lru_cache(maxsize=20_000)
def question_number(text: str) -> str:
    """The number a title begins with, or an empty text.

    >>> question_number("Q2) Please provide the total"), question_number("Question 3"), question_number("Quarterly")
    ('Q2', 'Question 3', '')
    """
    found = _NUMBERED.match(text)
    return " ".join(found.group(1).split()) if found else ""
