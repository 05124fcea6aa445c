"""The grammar of periods, for texts made plain.

Each rule takes the whole text and gives a period, None if it does not fit, or raises AmbiguousPeriod. `among_months`
says that the text stands among months, where "2011-12" is one too. The rules here read a part of the text by the
grammar again.
"""

import re
from functools import lru_cache

from foitracker.periods.days import as_day, as_day_before
from foitracker.periods.lengths import as_ending, as_week
from foitracker.periods.months import as_month, as_months
from foitracker.periods.part_years import as_year_up_to
from foitracker.periods.period import Kind, Period, calendar_year, whole_months
from foitracker.periods.refusals import AmbiguousPeriod
from foitracker.periods.vocabulary import ANY_YEAR, CALENDAR, DIGIT, FINANCIAL, INCOMPLETE, OTHER_YEARS
from foitracker.periods.years import as_named_pair, as_pair, as_short_pair, as_short_years, as_year, full_year

_NAMED_FINANCIAL = re.compile(rf"{FINANCIAL} ?-? ?(.+)|(.+?) ?\(?{FINANCIAL}\)?")
_NAMED_CALENDAR = re.compile(rf"{CALENDAR} ?-? ?(.+)|(.+?) ?\(?{CALENDAR}\)?")
_PART = (
    r"(?:h(?:alf)? ?(?P<half>[12])|(?:q|qtr|quarter)\.? ?(?P<quarter>[1-4])"
    r"|(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth) (?P<unit>quarter|qtr|half))"
)
_PART_FIRST = re.compile(_PART)
_PART_LAST = re.compile(_PART + "$")
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_BRACKETED = re.compile(r"([^()]+?) ?\(([^()]+)\) ?([^()]*)")
_BETWEEN = re.compile(r" ?(?:-|/|\bto\b|\buntil\b|\btill\b|\bthrough\b) ?")


@lru_cache(maxsize=20_000)
def read(text: str, among_months: bool = False) -> Period | None:
    """The period that the text is, by the first rule that fits."""
    if OTHER_YEARS.search(text):
        raise AmbiguousPeriod("it is not said when such a year begins.")
    if not DIGIT.search(text):
        return None
    if INCOMPLETE.search(text):
        return _as_incomplete(text, among_months)
    return (
        as_year(text)
        or as_pair(text, among_months)
        or as_short_pair(text)
        or as_week(text)
        or as_ending(text, among_months)
        or _as_named_financial_year(text, among_months)
        or _as_named_calendar_year(text, among_months)
        or as_day(text)
        or as_month(text, among_months)
        or as_months(text, among_months)
        or _as_part(text, among_months)
        or as_year_up_to(text)
        or _as_bracketed(text, among_months)
        or _as_span(text, among_months)
    )


def _as_named_financial_year(text: str, among_months: bool) -> Period | None:
    found = _NAMED_FINANCIAL.fullmatch(text)
    if not found:
        return None
    rest = (found[1] or found[2]).strip()
    if re.fullmatch(ANY_YEAR, rest):
        raise AmbiguousPeriod("the year it begins in or the year it ends in.")
    period = as_named_pair(rest) or read(rest, among_months)
    return period if period and period.kind is Kind.FINANCIAL_YEAR else None


def _as_named_calendar_year(text: str, among_months: bool) -> Period | None:
    found = _NAMED_CALENDAR.fullmatch(text)
    if not found:
        return None
    rest = (found[1] or found[2]).strip()
    if re.fullmatch(ANY_YEAR, rest):
        return calendar_year(full_year(rest))
    period = read(rest, among_months)
    return period if period and period.kind is Kind.CALENDAR_YEAR else None


def _as_part(text: str, among_months: bool) -> Period | None:
    """A quarter or half of a year: "Q1 2017/18", "2017/18 Qtr 1", "Q4 (Jan-Mar) 2018", "H1 2017/18"."""
    found = _PART_FIRST.match(text) or _PART_LAST.search(text)
    if not found:
        return None
    rest = re.sub(r"[()]", " ", text[: found.start()] + " " + text[found.end() :])
    rest = " ".join(rest.split()).strip(" -").removeprefix("of ")
    whole = as_short_years(rest) or read(rest, among_months)
    if whole is None:
        return None
    number = int(found["quarter"] or found["half"] or _NTHS.get(found["nth"]) or found["nth"][0])
    months = 6 if found["half"] or found["unit"] == "half" else 3
    if number * months > 12:
        return None
    if whole.kind is Kind.CALENDAR_YEAR and not re.search(CALENDAR, rest):
        raise AmbiguousPeriod("counted from January or from April.")
    year, first = whole.starts_on.year, whole.starts_on.month
    if whole.kind in (Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR):
        return whole_months(year, first + (number - 1) * months, months)
    # "Q4 (Jan-Mar) 2018": the months say it, and the number has to agree with one way of counting.
    numbers = {(first - 1) // months + 1, (first - 4) % 12 // months + 1}
    return whole if whole == whole_months(year, first, months) and number in numbers else None


def _as_bracketed(text: str, among_months: bool) -> Period | None:
    """A period with a second one in brackets: "2017/18 (Apr 2017 to Mar 2018)", "2017/18 (Apr-Dec)"."""
    found = _BRACKETED.fullmatch(text)
    if not found:
        return None
    outer_text, inner_text = f"{found[1]} {found[3]}".strip(), found[2].strip()
    outer = read(outer_text, among_months)
    if outer is None:
        return None
    inner = read(inner_text, among_months) or read(f"{inner_text} {outer_text}", among_months)
    if inner is None:
        return None
    if not outer.contains(inner):
        raise AmbiguousPeriod(f"{outer.label} or {inner.label}.")
    return inner


def _as_span(text: str, among_months: bool) -> Period | None:
    """From one day, month, quarter or financial year to another."""
    for gap in _BETWEEN.finditer(text):
        left, right = text[: gap.start()].strip(), text[gap.end() :].strip()
        last = _as_end(right, among_months)
        first = (_as_end(left, among_months) or as_day_before(left, last)) if last else None
        if first and last and first < last and _same_sort(first, last):
            return Period(first.starts_on, last.ends_on)
    return None


def _as_end(text: str, among_months: bool) -> Period | None:
    """What a span may run from and to."""
    return (
        as_pair(text, among_months)
        or as_short_pair(text)
        or as_day(text)
        or as_month(text, among_months)
        or _as_part(text, among_months)
    )


def _same_sort(first: Period, last: Period) -> bool:
    dates = {Kind.DAY, Kind.MONTH}
    return first.kind == last.kind or {first.kind, last.kind} == dates


def _as_incomplete(text: str, among_months: bool) -> Period | None:
    """A text that says it is part of a year has to say which part."""
    period = read(" ".join(INCOMPLETE.sub(" ", text).split()), among_months)
    if period and period.kind not in (Kind.OTHER, Kind.QUARTER):
        raise AmbiguousPeriod("it is not said which part is meant.")
    return period
