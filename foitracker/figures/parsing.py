"""One cell read: a number, a bound, a range or a known way of giving none."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from foitracker.figures.absence import Absence
from foitracker.figures.figure import NO_LEGEND, Figure
from foitracker.figures.text import clean_text, split_mark

# A longer number is a reference and not a count, and Excel holds only fifteen digits exactly.
_MOST_DIGITS = 15
_LONGEST_TEXT = 100

_NUMBER_WORDS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
    "fifteen": "15",
    "twenty": "20",
}

_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b")

_DIGIT = re.compile("[0-9]")
_DIGITS = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,3}}(?: [0-9]{{3}}){{1,4}}|[0-9]{{1,{_MOST_DIGITS}}})"
_N = rf"(?:{_DIGITS}(?:\.[0-9]+)?|\.[0-9]+)"
_PERCENT = r"\s*(?:%|per ?cent)"
_NUMBER = re.compile(rf"(?P<sign>[+-]?)\s*(?P<n>{_N})(?P<percent>{_PERCENT})?")
_BOUND = rf"(?P<n>{_N})(?P<percent>{_PERCENT})?"
_NIL = re.compile(
    r"nil(?: return| recorded| returned)?|zero|none recorded|no (?:offences|crimes)(?:(?: were)? recorded)?"
)
_BELOW = re.compile(rf"(?:<|(?:fewer|less|lower) (?:than|then)|under|below)\s*{_BOUND}")
_AT_MOST = re.compile(
    rf"(?:<\s*=|=\s*<|≤|up to|at most|no more than|not more than|maximum of)\s*{_BOUND}"
    rf"|(?P<n_first>{_N})(?P<percent_first>{_PERCENT})?\s*(?:or|and) (?:fewer|less|under|below|lower)"
)
_ABOVE = re.compile(rf"(?:>|(?:more|greater|higher) than|over|above)\s*{_BOUND}")
_AT_LEAST = re.compile(
    rf"(?:>\s*=|=\s*>|≥|at least|no fewer than|not fewer than|no less than|minimum of)\s*{_BOUND}"
    rf"|(?P<n_first>{_N})(?P<percent_first>{_PERCENT})?\s*(?:\+|plus|(?:or|and) (?:more|over|above|greater))"
)
_BETWEEN = re.compile(
    rf"(?:between )?(?P<low>{_N})(?:{_PERCENT})?\s*(?:-|to|and)\s*(?P<high>{_N})(?P<percent>{_PERCENT})?"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ACT_SECTION = r"[0-9]{1,2}[a-z]?(?: ?\([0-9a-z]{1,3}\))*"
_SECTION = re.compile(
    r"(?:(?:exempt(?:ed|ion)?|refused|withheld|redacted)[\s:,-]*)?(?:under |per |by )?(?:foi(?:s?a)? )?"
    rf"(?:s|sec|section|art|article)\.? ?{_ACT_SECTION}(?: ?(?:&|and|,|/) ?(?:s\.? ?)?{_ACT_SECTION})*"
    r"(?: (?:foi(?:s?a)?|exempt|exemption|applies|applied|refused|refusal))*"
)
_ERROR = re.compile(
    r"#(?:ref!|n/a|value!|div/0!|name\?|num!|null!|spill!|calc!|field!|blocked!|connect!|unknown!|getting_data)"
    r"|#{2,}|err:[0-9]{3}"
)
_SPELLED = {spelling: absence for absence in Absence for spelling in absence.spellings}
_UNEXPLAINED = re.compile(r"[^\w\s]{1,3}|[csuxz]|\[[a-z]{1,4}\]|\([a-z]\)")


class UnreadableFigure(ValueError):
    """The cell holds neither a number, nor a bounded count, nor a known way of saying that there is none."""


def parse_figure(
    value: str | int | float | Decimal | None,
    *,
    zeros_shown: bool = False,
    legend: Mapping[str, Figure] = NO_LEGEND,
) -> Figure:
    """Reads one cell.

    `zeros_shown` says that the answer writes its zeros, so that "<5" cannot be nil: 1 to 4 instead of 0 to 4.
    `legend` is what the answer or a person says that a mark stands for: {"*": Figure(low=1, high=4)}.
    Raises UnreadableFigure for anything that is not understood; it never falls back on nought.
    """
    if value is None:
        return Figure(absence=Absence.BLANK)
    if isinstance(value, str):
        return _parse_text(value, zeros_shown, legend)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise UnreadableFigure(f"{value!r} is not a figure but a {type(value).__name__}.")
    # The shortest decimal that is this float, as the sheet stored it: 470.6799 and not 470.67989999999997508.
    return _exact(value if isinstance(value, int | Decimal) else Decimal(repr(value)))


def _parse_text(raw: str, zeros_shown: bool, legend: Mapping[str, Figure]) -> Figure:
    if len(raw) > _LONGEST_TEXT:
        raise UnreadableFigure(f"“{clean_text(raw[:_LONGEST_TEXT])}…” is too long to be a figure.")
    text = clean_text(raw).removeprefix("'")
    explained = {clean_text(mark).casefold(): figure for mark, figure in legend.items()}
    if text.casefold() in explained:
        return explained[text.casefold()]
    if not text:
        return Figure(absence=Absence.BLANK)
    whole = _read(text.casefold(), zeros_shown)
    if whole is not None:
        return whole
    body, mark = split_mark(text)
    if body.casefold() in explained:
        return replace(explained[body.casefold()], mark=mark)
    figure = _read(body.casefold(), zeros_shown) if mark else None
    if figure is not None:
        return replace(figure, mark=figure.mark + mark)
    if _UNEXPLAINED.fullmatch(text.casefold()):
        return Figure(absence=Absence.UNKNOWN_MARK, mark=text)
    raise UnreadableFigure(f"“{clean_text(raw)}” is neither a number nor a known way of giving none.")


def _read(text: str, zeros_shown: bool) -> Figure | None:
    """The figure in a text without marks and in lower case; None if it is not one."""
    absence = _absence(text)
    if absence is not None:
        return Figure(absence=absence, mark=text if absence is Absence.UNKNOWN_MARK else "")
    if _NIL.fullmatch(text):
        return Figure(low=0, high=0)
    if found := _NUMBER.fullmatch(text):
        return _number(found)
    return _bounded(_with_digits(text), zeros_shown)


def _absence(text: str) -> Absence | None:
    bare = text.rstrip(".") or text
    spelled = _SPELLED.get(text) or _SPELLED.get(bare)
    if spelled is not None:
        return spelled
    if _ERROR.fullmatch(text):
        return Absence.ERROR
    if _SECTION.fullmatch(bare):
        return Absence.REFUSED
    return None


def _number(found: re.Match[str]) -> Figure:
    digits, sign = found["n"], found["sign"]
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        raise UnreadableFigure(f"“{found[0]}” begins with a nought, so it is a code and not a count.")
    number = _plain(digits) * (-1 if sign == "-" else 1)
    if found["percent"]:
        return Figure(low=Decimal(number), high=Decimal(number), mark="%")
    if sign == "+":
        # "+5" is a change between two counts.
        return Figure(low=Decimal(number), high=Decimal(number))
    return Figure(low=number, high=number)


def _bounded(text: str, zeros_shown: bool) -> Figure | None:
    # A suppressed cell may be zero unless the answer writes its zeros, so its lower bound is zero and not one.
    lowest = 1 if zeros_shown else 0
    if not _DIGIT.search(text):  # as in most texts
        return None
    if found := _BELOW.fullmatch(text):
        bound = _bound(found)
        return _range(lowest, bound - 1 if isinstance(bound, int) else bound, found)
    if found := _AT_MOST.fullmatch(text):
        return _range(lowest, _bound(found), found)
    if found := _ABOVE.fullmatch(text):
        bound = _bound(found)
        return _range(bound + 1 if isinstance(bound, int) else bound, None, found)
    if found := _AT_LEAST.fullmatch(text):
        return _range(_bound(found), None, found)
    if found := _BETWEEN.fullmatch(text):
        return _between(found)
    return None


def _between(found: re.Match[str]) -> Figure:
    if _YEAR.fullmatch(found["low"]) and _YEAR.fullmatch(found["high"]):
        raise UnreadableFigure(f"“{found[0]}” reads like two years and not like a range of counts.")
    low, high = _plain(found["low"]), _plain(found["high"])
    if high < low:
        raise UnreadableFigure(f"“{found[0]}” does not run from the smaller number to the larger.")
    return _range(low, high, found)


def _range(low: int | Decimal, high: int | Decimal | None, found: re.Match[str]) -> Figure:
    if high is not None and high < 0:
        raise UnreadableFigure(f"“{found[0]}” leaves no count at all.")
    low = low if high is None else min(low, high)
    if _is_percent(found):
        return Figure(low=Decimal(low), high=None if high is None else Decimal(high), mark="%")
    return Figure(low=low, high=high)


def _bound(found: re.Match[str]) -> int | Decimal:
    """The number in a bound: a Decimal for a percentage, since nothing lies a whole step below 5%."""
    groups = found.groupdict()
    number = _plain(groups["n"] or groups["n_first"])
    return Decimal(number) if _is_percent(found) else number


def _is_percent(found: re.Match[str]) -> bool:
    groups = found.groupdict()
    return bool(groups.get("percent") or groups.get("percent_first"))


def _plain(digits: str) -> int | Decimal:
    number = Decimal(digits.replace(",", "").replace(" ", ""))
    return int(number) if number == number.to_integral_value() else number


def _exact(number: int | Decimal) -> Figure:
    if isinstance(number, Decimal) and not number.is_finite():
        raise UnreadableFigure(f"{number} is not a figure.")
    if abs(number) >= 10**_MOST_DIGITS:
        raise UnreadableFigure(f"{number} has more digits than a count can have.")
    whole = int(number) if number == int(number) else number
    return Figure(low=whole, high=whole)


def _with_digits(text: str) -> str:
    return _NUMBER_WORD.sub(lambda word: _NUMBER_WORDS[word[0]], text)
