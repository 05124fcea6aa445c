"""A text, number or date that is a period and nothing else."""

import re
from datetime import date, datetime

from foitracker.figures import clean_text
from foitracker.periods.grammar import read
from foitracker.periods.period import Period
from foitracker.periods.plain import plain
from foitracker.periods.refusals import AmbiguousPeriod, UnreadablePeriod
from foitracker.periods.vocabulary import MONTH

_LONGEST_TEXT = 100
# Nothing but words that the grammar knows, and what is no letter. A text with another word is no period, which most
# texts are told by: at once, since nothing that was matched is given back to try it otherwise (`?>` and `*+`).
_WORDS_OF_A_PERIOD = re.compile(
    rf"(?>{MONTH}|fin(?:ancial)?|fiscal|calendar|cy|academic|school|tax|end(?:ing|ed)?|up|to|until|till|through|the|of"
    r"|years?|yr|quarter|qtr|months?|mths|half|first|second|third|fourth|three|six|nine|twelve"
    r"|part(?:ial)?|only|ytd|date|so|far|incomplete|present|onwards?|week|wk|commencing|beginning|starting"
    r"|st|nd|rd|th|[fyemhqwcb]|[^a-z]+)*+"
)


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
        simple = plain(words)
        period = read(simple, among_months) if _WORDS_OF_A_PERIOD.fullmatch(simple) else None
    except AmbiguousPeriod as error:
        raise AmbiguousPeriod(f"“{clean_text(words)}” could mean two periods: {error}") from error
    if period is None:
        raise UnreadablePeriod(f"“{clean_text(words)}” is not a period.")
    return period
