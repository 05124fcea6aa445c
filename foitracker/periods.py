"""A period is a pair of dates, and this module reads every way people write one.

    "2017/18", "FY17/18", "April 2017 to March 2018", "Y/E Mar 2018"  -> 1 April 2017 to 31 March 2018
    "Apr-17", "201704", "2017_04"                                     -> April 2017
    "Q1 2017/18", "Q1 17-18", "Apr-Jun 2017", "Apr-Jun 17/18"         -> 1 April 2017 to 30 June 2017
    "w/e 7 Jan 2018", "week commencing 01/01/2018"                    -> 1 to 7 January 2018

What could mean two things is not guessed: "Q1 2018", "FY2018", "2016-2018" and "11/12" raise AmbiguousPeriod.
The rules that settle the rest: a year and the last two digits of the next are a financial year ("2011/12"), else
a year and 01 to 12 are a month ("2011/04" is April 2011); six digits in one piece are a month ("201112" is
December 2011); "2017 to 2018" is a financial year; dates are written day first; a month and two digits are a month
of that year and not a day ("Apr 17").
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

import msgspec

from foitracker.figures import clean_text

_LONGEST_TEXT = 100
_LONGEST_TITLE = 1000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Kind(StrEnum):
    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    OTHER = "other"


class Period(msgspec.Struct, frozen=True, order=True):
    """From `starts_on` to `ends_on`, both days included."""

    starts_on: date
    ends_on: date

    def __post_init__(self):
        if self.ends_on < self.starts_on:
            raise ValueError(f"A period cannot start on {self.starts_on} and end on {self.ends_on}.")

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def kind(self) -> Kind:
        first, last = self.starts_on, self.ends_on
        if first == last:
            return Kind.DAY
        if first.day != 1 or (last + timedelta(days=1)).day != 1:
            return Kind.OTHER
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if months == 1:
            return Kind.MONTH
        if months == 3 and first.month in (1, 4, 7, 10):
            return Kind.QUARTER
        if months == 12 and first.month == 4:
            return Kind.FINANCIAL_YEAR
        return Kind.CALENDAR_YEAR if months == 12 and first.month == 1 else Kind.OTHER

    @property
    def label(self) -> str:
        """The period in its shortest plain form, which `parse_period` reads back.

        "2017/18", "2018", "Apr-Jun 2017", "Jan 2018", "31 Jan 2018", "1 Apr 2017 to 31 Dec 2017"
        """
        first, last = self.starts_on, self.ends_on
        match self.kind:
            case Kind.FINANCIAL_YEAR:
                return f"{first.year}/{last.year % 100:02}"
            case Kind.CALENDAR_YEAR:
                return f"{first.year}"
            case Kind.QUARTER:
                return f"{_MONTHS[first.month - 1]}-{_MONTHS[last.month - 1]} {first.year}"
            case Kind.MONTH:
                return f"{_MONTHS[first.month - 1]} {first.year}"
            case Kind.DAY:
                return _day_label(first)
        return f"{_day_label(first)} to {_day_label(last)}"

    def __str__(self) -> str:
        return self.label

    def contains(self, other: "Period") -> bool:
        """True if every day of `other` lies in this period."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on


class UnreadablePeriod(ValueError):
    """The text is not a period."""


class AmbiguousPeriod(UnreadablePeriod):
    """The text is a period that could mean two things; only its author can say which."""


def financial_year(start_year: int) -> Period:
    """1 April of the year to 31 March of the next: the year of every force in the United Kingdom."""
    return Period(date(start_year, 4, 1), date(start_year + 1, 3, 31))


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def month(year: int, month: int) -> Period:
    return _months(year, month, 1)


def parse_period(text: str | date | int | float, *, among_months: bool = False) -> Period:
    """Reads a text, number or date that is a period and nothing else.

    A date is one day. `among_months` is for a heading whose neighbours are months: then "2011-12" is December
    2011 and not the financial year. Raises UnreadablePeriod, or AmbiguousPeriod where the author has to say.
    """
    if isinstance(text, datetime):
        text = text.date()
    if isinstance(text, date):
        return Period(text, text)
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        raise UnreadablePeriod(f"{text!r} is not a period.")
    if isinstance(text, float) and not text.is_integer():
        raise UnreadablePeriod(f"{text} is not a period.")
    words = text if isinstance(text, str) else str(int(text))
    if len(words) > _LONGEST_TEXT:
        raise UnreadablePeriod(f"“{clean_text(words[:_LONGEST_TEXT])}…” is too long to be a period.")
    try:
        plain = _plain(words)
        period = None if _LETTER.search(_WORD_OF_A_PERIOD.sub("", plain)) else _Reader(among_months).read(plain)
    except AmbiguousPeriod as error:
        raise AmbiguousPeriod(f"“{clean_text(words)}” could mean two periods: {error}") from error
    if period is None:
        raise UnreadablePeriod(f"“{clean_text(words)}” is not a period.")
    return period


def find_period(text: str) -> Period | None:
    """The one period inside a longer title: "Offences recorded 1 April 2016 to 31 March 2017".

    None if there is none, if there are two, if one could mean two things, or if the title says that the figures
    are for part of it. A year in the name of an Act, a single day ("as at 31 March 2018") and a number after "over"
    or "table" are no periods; a bare year counts only where nothing better is said. A text of more than a thousand
    letters is no title.
    """
    if len(text) > _LONGEST_TITLE or not _DIGIT.search(text):
        return None
    plain = _ACT.sub(lambda act: "¦" * len(act[0]), clean_text(text))
    if _OTHER_YEARS.search(plain.lower()):
        return None
    try:
        found = list(_periods_in(plain))
    except AmbiguousPeriod:
        return None
    for one in found:
        plain = plain[: one.start] + "¦" * (one.end - one.start) + plain[one.end :]
    lasting = [one for one in found if one.period.kind is not Kind.DAY]
    periods = {one.period for one in lasting if not one.bare} or {one.period for one in lasting}
    if len(periods) != 1 or _PART_IS_MEANT.search(plain.lower()):
        return None
    return periods.pop()


# The vocabulary, in lower case and with plain hyphens.
_YEAR = r"(?:19|20)[0-9]{2}"
_ANY_YEAR = rf"(?:{_YEAR}|'?[0-9]{{2}})"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_NTH = rf"({_DAY})(?:st|nd|rd|th)?(?: of)?"
_SHORT_YEARS = r"(?:'?[0-9]{2} ?[/-] ?'?[0-9]{2})"
_TWO_YEARS = rf"(?:{_YEAR} ?[/-] ?(?:{_YEAR}|[0-9]{{2}})|{_SHORT_YEARS})"
_FINANCIAL = r"(?:f\.?/?y\.?|fin(?:ancial)?\.? ?(?:years?|yr)|fiscal (?:years?|yr))"
_CALENDAR = r"(?:cy|calendar(?: (?:year|yr))?)"
_DIGIT = re.compile(r"[0-9]")  # without one there is no year, and without a year no period
_BETWEEN = re.compile(r" ?(?:-|/|\bto\b|\buntil\b|\btill\b|\bthrough\b) ?")

_PAIR = re.compile(rf"({_YEAR})(?: ?[/-] ?| to )([0-9]{{4}}|[0-9]{{2}})")
_GLUED = re.compile(rf"({_YEAR})([0-9]{{2}})")
_SHORT_PAIR = re.compile(r"'?([0-9]{2}) ?/ ?'?([0-9]{2})")
_NAMED_PAIR = re.compile(r"'?([0-9]{2}) ?[/-]? ?'?([0-9]{2})")
_NAMED_FINANCIAL = re.compile(rf"{_FINANCIAL} ?-? ?(.+)|(.+?) ?\(?{_FINANCIAL}\)?")
_NAMED_CALENDAR = re.compile(rf"{_CALENDAR} ?-? ?(.+)|(.+?) ?\(?{_CALENDAR}\)?")
_ENDING = re.compile(
    rf"(?P<financial>{_FINANCIAL} ?|fye? ?|f)?"
    r"(?:(?P<months>[0-9]{1,2}|three|six|nine|twelve) ?(?:months|mths|m)|(?P<unit>year|yr|y|quarter|month))?"
    r"[ /-]?(?:to the end of|to|ending|ended|end|e) ?(?P<end>.+)"
)
_MONTH_YEAR = re.compile(rf"({_MONTH})[ /'-]*({_ANY_YEAR})")
_YEAR_MONTH = re.compile(rf"({_YEAR})[ /-]*({_MONTH})")
_NUMBER_YEAR = re.compile(rf"(0[1-9]|1[0-2])[/-]({_YEAR})")
_DAY_MONTH_YEAR = re.compile(rf"{_NTH}[ /-]*({_MONTH})[ /-]*({_ANY_YEAR})")
_MONTH_DAY_YEAR = re.compile(rf"({_MONTH}) ({_DAY})(?:st|nd|rd|th)? ({_YEAR})")
_NUMERIC_DAY = re.compile(
    rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2({_YEAR})|([0-9]{{1,2}})([/.])([0-9]{{1,2}})\6([0-9]{{2}})"
)
_ISO_DAY = re.compile(rf"({_YEAR})([-/.]?)([0-9]{{2}})\2([0-9]{{2}})")
_MONTHS_OF = re.compile(
    rf"(?P<first>{_MONTH})(?: ?(?:-|/|to) ?(?P<last>{_MONTH}))? ?(?P<year>{_TWO_YEARS}|{_ANY_YEAR})"
    rf"|(?P<year_before>{_TWO_YEARS}|{_YEAR}) ?-? ?(?P<first_after>{_MONTH})"
    rf"(?: ?(?:-|/|to) ?(?P<last_after>{_MONTH}))?"
)
_PART = re.compile(
    r"(?:h(?:alf)? ?(?P<half>[12])|(?:q|qtr|quarter)\.? ?(?P<quarter>[1-4])"
    r"|(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth) (?P<unit>quarter|qtr|half))"
)
_BRACKETED = re.compile(r"([^()]+?) ?\(([^()]+)\) ?([^()]*)")
_YEARLESS_DAY = re.compile(rf"{_NTH} ?({_MONTH})")

# Every word that the rules below know. A text with another one is no period, which most texts are told by.
_WORD_OF_A_PERIOD = re.compile(
    rf"{_MONTH}|fin(?:ancial)?|fiscal|calendar|cy|academic|school|tax|end(?:ing|ed)?|to|until|till|through|the|of"
    r"|years?|yr|quarter|qtr|months?|mths|half|first|second|third|fourth|three|six|nine|twelve"
    r"|part(?:ial)?|only|ytd|date|so|far|incomplete|present|onwards?|week|wk|commencing|beginning|starting"
    r"|st|nd|rd|th|[fyemhqwcb]"
)
_LETTER = re.compile(r"[a-z]")

_WEEK = re.compile(
    r"(?:w ?/ ?|(?:week|wk)[ /-]*)(?:(?P<ends>e|end|ending|ended)|c|b|commencing|beginning|starting)[ .-]+(?P<day>.+)"
)

_NUMBERS = {
    "three": 3,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "year": 12,
    "yr": 12,
    "y": 12,
    "quarter": 3,
    "month": 1,
}
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

# What may stand round a period without changing it.
_LOST_DASH = re.compile(r"(?<=[0-9])\ufffd(?=[0-9])")
_BETWEEN_AND = re.compile(r"^between (.+) and (.+)$")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b")
_TIME = re.compile(r"(?<=[0-9])[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?")
_MARKS = re.compile(
    r"(?: ?(?:[*†‡§¶#^¹²³⁰⁴-⁹]+|\[(?:notes? ?)?(?:[a-z]|n?[0-9]{1,2})\]|\((?:note ?)?(?:[a-z]|[0-9]{1,2})\)"
    r"|\((?:prov(?:isional)?|rev(?:ised)?|est(?:imated?)?|actual|inclusive)\)|\b(?:provisional|revised|inclusive)"
    r"|(?<=[0-9]) ?[pr]))+$"
)
_LEADING = re.compile(
    r"^(?:(?:in|during|for|from|between|the|rolling|as at|at|on|date(?: range)?|(?:reporting |time )?period"
    r"|recorded(?: in)?|month(?! end| to)|years?(?= ?[0-9]))[ .-]+)+"
)
_INCOMPLETE = re.compile(
    r"[ (]*\b(?:part(?:ial)?(?:[ -]years?)?(?: only)?|year to date|ytd|to date|so far|incomplete|to present"
    r"|onwards?)\b\)?"
)
# Years that begin in September or on 6 April.
_OTHER_YEARS = re.compile(r"\b(?:academic|school|tax)\b")


def _plain(text: str) -> str:
    text = clean_text(text).lower()
    if ":" in text:
        text = _TIME.sub("", text)
    if "\ufffd" in text:
        text = _LOST_DASH.sub("-", text)
    text = _WEEKDAY.sub(" ", text.translate(_SEPARATORS))
    text = " ".join(text.split()).strip(" .")
    if text.startswith("between "):
        text = _BETWEEN_AND.sub(r"\1 to \2", text)
    return _LEADING.sub("", _MARKS.sub("", text)).strip(" .")


_SEPARATORS = str.maketrans({"_": "-", "\\": "/", ",": " ", ";": " ", ":": " "})


class _Reader(msgspec.Struct, frozen=True):
    """The grammar. Each rule takes the whole text and gives a period, None if it does not fit, or raises."""

    among_months: bool = False

    def read(self, text: str) -> Period | None:
        """The period that the text is, by the first rule that fits."""
        if _OTHER_YEARS.search(text):
            raise AmbiguousPeriod("it is not said when such a year begins.")
        if _INCOMPLETE.search(text):
            return self._incomplete(text)
        if not _DIGIT.search(text):
            return None
        rules = (
            self._year,
            self._pair,
            self._short_pair,
            self._week,
            self._ending,
            self._financial,
            self._calendar,
            self._day,
            self._month,
            self._months_of,
            self._part,
            self._bracketed,
            self._span,
        )
        return next((period for rule in rules if (period := rule(text))), None)

    def _year(self, text: str) -> Period | None:
        return calendar_year(int(text)) if re.fullmatch(_YEAR, text) else None

    def _pair(self, text: str) -> Period | None:
        glued = _GLUED.fullmatch(text)
        found = glued or _PAIR.fullmatch(text)
        if not found:
            return None
        year, second = int(found[1]), int(found[2])
        follows = second == year + 1 or (len(found[2]) == 2 and second == (year + 1) % 100)
        is_month = len(found[2]) == 2 and 1 <= second <= 12
        if is_month and (glued or self.among_months or not follows):
            return month(year, second)
        if follows:
            return financial_year(year)
        if second > year:
            raise AmbiguousPeriod("calendar years or financial years.")
        return None

    def _short_pair(self, text: str) -> Period | None:
        found = _SHORT_PAIR.fullmatch(text)
        if not found or int(found[2]) != (int(found[1]) + 1) % 100:
            return None
        if 1 <= int(found[2]) <= 12:
            raise AmbiguousPeriod("a financial year or a day and a month.")
        return financial_year(_full_year(found[1]))

    def _week(self, text: str) -> Period | None:
        """The seven days that end or begin on a day: "w/e 7 Jan 2018", "week commencing 01/01/2018"."""
        found = _WEEK.fullmatch(text)
        day = self._day(found["day"]) if found else None
        if day is None:
            return None
        first = day.starts_on - timedelta(days=6) if found["ends"] else day.starts_on
        return Period(first, first + timedelta(days=6))

    def _ending(self, text: str) -> Period | None:
        found = _ENDING.fullmatch(text)
        if not found or not (found["financial"] or found["months"] or found["unit"]):
            return None
        if found["financial"] and re.fullmatch(_ANY_YEAR, found["end"]):
            return financial_year(_full_year(found["end"]) - 1)
        end = self._day(found["end"]) or self._month(found["end"])
        if end is None:
            return None
        length = found["months"] or found["unit"] or "year"
        months = _NUMBERS[length] if length in _NUMBERS else int(length)
        starts_on = _months_earlier(end.ends_on + timedelta(days=1), months)
        if starts_on is None:
            return None
        period = Period(starts_on, end.ends_on)
        return period if period.kind is Kind.FINANCIAL_YEAR or not found["financial"] else None

    def _financial(self, text: str) -> Period | None:
        found = _NAMED_FINANCIAL.fullmatch(text)
        if not found:
            return None
        rest = (found[1] or found[2]).strip()
        if re.fullmatch(_ANY_YEAR, rest):
            raise AmbiguousPeriod("the year it begins in or the year it ends in.")
        pair = _NAMED_PAIR.fullmatch(rest)
        if pair and int(pair[2]) == (int(pair[1]) + 1) % 100:
            return financial_year(_full_year(pair[1]))
        period = self.read(rest)
        return period if period and period.kind is Kind.FINANCIAL_YEAR else None

    def _calendar(self, text: str) -> Period | None:
        found = _NAMED_CALENDAR.fullmatch(text)
        if not found:
            return None
        rest = (found[1] or found[2]).strip()
        if re.fullmatch(_ANY_YEAR, rest):
            return calendar_year(_full_year(rest))
        period = self.read(rest)
        return period if period and period.kind is Kind.CALENDAR_YEAR else None

    def _day(self, text: str) -> Period | None:
        if found := _DAY_MONTH_YEAR.fullmatch(text):
            return _one_day(_full_year(found[3]), _month_number(found[2]), found[1])
        if found := _MONTH_DAY_YEAR.fullmatch(text):
            return _one_day(int(found[3]), _month_number(found[1]), found[2])
        if found := _NUMERIC_DAY.fullmatch(text):
            day, month_number, year = (found[1], found[3], found[4]) if found[1] else (found[5], found[7], found[8])
            return _one_day(_full_year(year), int(month_number), day)
        if found := _ISO_DAY.fullmatch(text):
            return _one_day(int(found[1]), int(found[3]), found[4])
        return None

    def _month(self, text: str) -> Period | None:
        if found := _MONTH_YEAR.fullmatch(text):
            return month(_full_year(found[2]), _month_number(found[1]))
        if found := _YEAR_MONTH.fullmatch(text):
            return month(int(found[1]), _month_number(found[2]))
        if found := _NUMBER_YEAR.fullmatch(text):
            return month(int(found[2]), int(found[1]))
        found = _PAIR.fullmatch(text) or _GLUED.fullmatch(text)
        period = self._pair(text) if found else None
        return period if period and period.kind is Kind.MONTH else None

    def _months_of(self, text: str) -> Period | None:
        """Months of a year that is written once: "Apr-Jun 2017", "Jan to Mar 2017/18", "2017/18 April"."""
        found = _MONTHS_OF.fullmatch(text)
        if not found:
            return None
        first = _month_number(found["first"] or found["first_after"])
        last = _month_number(found["last"] or found["last_after"] or found["first"] or found["first_after"])
        year = found["year"] or found["year_before"]
        if first == last and re.fullmatch(r"[0-9]{2} ?- ?[0-9]{2}", year):
            return None  # "Apr 17-18" may be two days
        if re.fullmatch(_ANY_YEAR, year):
            if last < first:
                raise AmbiguousPeriod("the months run over the new year, and only one year is given.")
            return _months(_full_year(year), first, last - first + 1)
        whole = _short_financial_year(year) or self._pair(year)
        if whole is None or whole.kind is not Kind.FINANCIAL_YEAR or (last - 4) % 12 < (first - 4) % 12:
            return None
        start = whole.starts_on.year + (1 if first < 4 else 0)
        return _months(start, first, (last - first) % 12 + 1)

    def _part(self, text: str) -> Period | None:
        """A quarter or half of a year: "Q1 2017/18", "2017/18 Qtr 1", "Q4 (Jan-Mar) 2018", "H1 2017/18"."""
        found = re.match(_PART, text) or re.search(_PART.pattern + "$", text)
        if not found:
            return None
        rest = re.sub(r"[()]", " ", text[: found.start()] + " " + text[found.end() :])
        rest = " ".join(rest.split()).strip(" -").removeprefix("of ")
        whole = _short_financial_year(rest) or self.read(rest)
        if whole is None:
            return None
        number = found["quarter"] or found["half"] or _NTHS.get(found["nth"]) or found["nth"][0]
        months = 6 if found["half"] or found["unit"] == "half" else 3
        if int(number) * months > 12:
            return None
        if whole.kind is Kind.CALENDAR_YEAR and not re.search(_CALENDAR, rest):
            raise AmbiguousPeriod("counted from January or from April.")
        if whole.kind in (Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR):
            return _later(whole.starts_on, (int(number) - 1) * months, months)
        # "Q4 (Jan-Mar) 2018": the months say it, and the number has to agree with one way of counting.
        first = whole.starts_on.month
        numbers = {(first - 1) // months + 1, (first - 4) % 12 // months + 1}
        return whole if whole == _later(whole.starts_on, 0, months) and int(number) in numbers else None

    def _bracketed(self, text: str) -> Period | None:
        """A period with a second one in brackets: "2017/18 (Apr 2017 to Mar 2018)", "2017/18 (Apr-Dec)"."""
        found = _BRACKETED.fullmatch(text)
        if not found:
            return None
        outer_text, inner_text = f"{found[1]} {found[3]}".strip(), found[2].strip()
        outer = self.read(outer_text)
        if outer is None:
            return None
        inner = self.read(inner_text) or self.read(f"{inner_text} {outer_text}")
        if inner is None:
            return None
        if not outer.contains(inner):
            raise AmbiguousPeriod(f"{outer.label} or {inner.label}.")
        return inner

    def _span(self, text: str) -> Period | None:
        """From one day, month, quarter or financial year to another."""
        for gap in _BETWEEN.finditer(text):
            left, right = text[: gap.start()].strip(), text[gap.end() :].strip()
            last = self._point(right)
            first = (self._point(left) or _day_before(left, last)) if last else None
            if first and last and first < last and _same_sort(first, last):
                return Period(first.starts_on, last.ends_on)
        return None

    def _point(self, text: str) -> Period | None:
        rules = (self._pair, self._short_pair, self._day, self._month, self._part)
        return next((period for rule in rules if (period := rule(text))), None)

    def _incomplete(self, text: str) -> Period | None:
        """A text that says it is part of a year has to say which part."""
        period = self.read(" ".join(_INCOMPLETE.sub(" ", text).split()))
        if period and period.kind not in (Kind.OTHER, Kind.QUARTER):
            raise AmbiguousPeriod("it is not said which part is meant.")
        return period


def _same_sort(first: Period, last: Period) -> bool:
    dates = {Kind.DAY, Kind.MONTH}
    return first.kind == last.kind or {first.kind, last.kind} == dates


def _day_before(text: str, last: Period) -> Period | None:
    """The first day of "1 April to 31 March 2018", which has to lie before the last one."""
    found = _YEARLESS_DAY.fullmatch(text)
    if not found or last.kind is not Kind.DAY:
        return None
    month_number = _month_number(found[2])
    is_earlier = (month_number, int(found[1])) < (last.ends_on.month, last.ends_on.day)
    return _one_day(last.ends_on.year - (0 if is_earlier else 1), month_number, found[1])


def _full_year(text: str) -> int:
    year = int(text.removeprefix("'"))
    if year >= 100:
        return year
    if 50 <= year < 80:
        raise AmbiguousPeriod("the century is not given.")
    return year + (2000 if year < 50 else 1900)


def _short_financial_year(text: str) -> Period | None:
    """ "17/18" or "17-18" beside a part of a year, which says that it is a year and no day."""
    found = _NAMED_PAIR.fullmatch(text) if re.fullmatch(_SHORT_YEARS, text) else None
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    return financial_year(_full_year(found[1]))


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].capitalize()) + 1


def _one_day(year: int, month_number: int, day: str) -> Period | None:
    try:
        only = date(year, month_number, int(day))
    except ValueError:
        return None
    return Period(only, only)


def _months(year: int, first: int, count: int) -> Period:
    return _later(date(year, first, 1), 0, count)


def _later(start: date, skipped: int, count: int) -> Period:
    """The `count` whole months that begin `skipped` months after the first of a month."""
    begin, end = (
        start.year * 12 + start.month - 1 + skipped,
        start.year * 12 + start.month - 1 + skipped + count,
    )
    return Period(date(begin // 12, begin % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1))


def _months_earlier(day: date, count: int) -> date | None:
    """The same date some months before; None if that month has no such date, or if nothing lies between."""
    year, month_before = divmod(day.year * 12 + day.month - 1 - count, 12)
    if count == 0 or day.day > monthrange(year, month_before + 1)[1]:
        return None
    return day.replace(year=year, month=month_before + 1)


def _day_label(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_ACT = re.compile(
    r"\b(?:Act|Order|Regulations?|Rules|Bill|Measure|Code)\b(?: \([^)]*\))?,? (?:of )?[12][0-9]{3}\b(?!/)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”]+")
_WORDS_OF_A_PERIOD = re.compile(
    rf"{_MONTH}(?:[-/]{_MONTH})?|{_FINANCIAL}|{_CALENDAR}|.*[0-9].*|[-/]|y/e|ye|fye|to|of|and|between|from|until|till"
    r"|w/[ec]|week|wk|commencing"
    r"|through|the|year|yr|months?|quarter|qtr|half|first|second|third|fourth|three|six|nine|twelve|ending|ended|end"
    r"|financial|fiscal|calendar|part|partial|date|ytd|so|far|present|onwards?|incomplete"
)
_NOT_BEFORE_A_YEAR = re.compile(
    r"(?:over|under|than|nearly|almost|about|around|approximately|table|figure|page|section|ref|reference|no\.?"
    r"|number|foi|case|code)[ .:#]*$"
)
# Months without a year beside the period ("2017/18 to December"), or words that say that a year is not whole.
_PART_IS_MEANT = re.compile(rf"\b(?!may\b){_MONTH}(?![a-z])|{_INCOMPLETE.pattern}")
_LONGEST_WINDOW = 14


class _Found(msgspec.Struct, frozen=True):
    period: Period
    start: int
    end: int
    bare: bool


def _periods_in(text: str) -> Iterator[_Found]:
    """Every period in the text from left to right, each as long as it can be."""
    for fits, group in groupby(_TOKEN.finditer(text), key=lambda token: _fits(token[0])):
        tokens = list(group) if fits else []
        while tokens:
            found, length = _longest(tokens[:_LONGEST_WINDOW], text)
            if found:
                yield found
            tokens = tokens[length:]


def _fits(word: str) -> bool:
    return bool(_WORDS_OF_A_PERIOD.fullmatch(word.lower()))


def _longest(tokens: list[re.Match[str]], text: str) -> tuple[_Found | None, int]:
    """The longest period that begins with the first token, and how many tokens it takes."""
    for length in range(len(tokens), 0, -1):
        if found := _found_at(tokens[0], tokens[length - 1], text):
            return found, length
    return None, 1


def _found_at(first: re.Match[str], last: re.Match[str], text: str) -> _Found | None:
    end = last.end()
    if text.count("(", first.start(), end) > text.count(")", first.start(), end) and text[end : end + 1] == ")":
        end += 1
    window = text[first.start() : end].rstrip(".?!")
    if not _DIGIT.search(window):
        return None
    bare = bool(re.fullmatch(_YEAR, window))
    if bare and _NOT_BEFORE_A_YEAR.search(text[: first.start()].lower()):
        return None
    period = _Reader().read(_plain(window))
    return _Found(period, first.start(), end, bare) if period else None
