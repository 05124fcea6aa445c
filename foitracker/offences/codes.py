"""Home Office codes as forces write them: 86/2, 086/02, 86.2, 86-2, 8602, "HOC 086 02", "Home Office code 86 / 2".

Only codes that the scheme knows are codes; "2016/17" and the Scottish 59/001 stay words. What a spreadsheet may
have changed is never taken for a code but put forward: 86.1 is 86/1 or 86/10, and Feb-86 may have been 86/2.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

Known = Mapping[str, tuple[str, ...]]  # "86/2" or a class such as "88A" -> the categories that have it


@dataclass(frozen=True, slots=True)
class CodesFound:
    codes: tuple[str, ...] = ()  # as the scheme writes them: "86/2"
    classes: tuple[str, ...] = ()  # "86", "88A"
    maybe: tuple[str, ...] = ()  # what the code may have been before a spreadsheet changed it
    doubt: str = ""  # why a code that was found must be looked at, as a sentence
    weak: bool = False  # a number that is a code only if the words say so as well
    span: bool = False  # "86/1 to 86/17"
    rest: str = ""  # the wording without the codes


def canonical(code: str) -> str:
    """ "086/02" -> "86/2"; a class code in capitals: "88a" -> "88A"."""
    group, slash, member = code.strip().partition("/")
    if not slash:
        return code.strip().lstrip("0").upper()
    return f"{int(group)}/{int(member)}"


_DIGIT = re.compile(r"\d")
_LABEL = (
    r"(?:\b(?:(?:home office|h\.?o\.?|hocr?|offence|crime|recorded)[ .:]*)*"
    r"\b(?:hocr?|ho|h\.o\.|home office|codes?|class(?:ification)?|category)\b[ .:#=-]*)"
)
_CODE = re.compile(
    rf"(?<![\w/.,£-])(?P<label>{_LABEL})?"
    r"(?P<group>\d{1,3})(?P<between> ?[/\\.] ?| ?- ?| )(?P<member>\d{1,2})"
    r"(?!\w|[/.]\w|-\d{2,4}\b(?![/.])|%)"
)
_GLUED = re.compile(rf"(?<![\w/.,£-])(?P<label>{_LABEL})?(?P<digits>\d{{4,6}})(?![\w/]|[.,-]\d|%)")
_MORE = re.compile(r"\s*(?:,|&|\+|and)\s*0?(?P<member>\d{1,2})(?![\w/.-])")
_CLASS = re.compile(rf"(?P<label>{_LABEL})?\b(?P<class>\d{{1,3}}[a-z]?)(?=$|[ :,;)-](?!\d))")
_CLASS_AT_END = re.compile(r"(?<= )(?P<class>\d{1,3}[a-z])$")
_TOUCHING_RANGE = re.compile(r"(?:(?<=/\d)|(?<=/\d\d))-(?=\d{2,3}/)")
_RANGE = re.compile(r"\s*(?:-|to|through)\s*")

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH_YEAR = re.compile(r"([a-z]{3})[a-z]*[- /](?:19)?(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})[- /]([a-z]{3})[a-z]*(?:[- /]\d{2,4})?")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ]00:00(?::00)?)?")
_UK_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


def find_codes(text: str, known: Known) -> CodesFound:
    """Every code in one label, which must be tidied already."""
    if not _DIGIT.search(text):
        return CodesFound(rest=text)
    if dated := _codes_in_date(text, known):
        words = " or ".join(dated)
        return CodesFound(maybe=dated, doubt=f"A spreadsheet may have made this date from the code {words}.")
    found = _sub_codes(text, known)
    return found if found.codes or found.maybe or found.doubt else _classes(text, known)


@dataclass(frozen=True, slots=True)
class _Number:
    """Digits that may be a code: class and member, with what stands between them."""

    start: int
    end: int
    group: int
    member: int
    between: str | None  # None where nothing does: 8602
    labelled: bool  # "HO code 86/2"
    padded: bool  # 086/02
    two_digits: bool  # of the member

    @property
    def code(self) -> str:
        return f"{self.group}/{self.member}"


def _numbers(text: str) -> list[_Number]:
    written = [
        _number(match, match["group"], match["member"], match["between"].strip()) for match in _CODE.finditer(text)
    ]
    glued = [_number(match, match["digits"][:-2], match["digits"][-2:], None) for match in _GLUED.finditer(text)]
    return sorted([*written, *glued], key=lambda number: number.start)


def _number(match: re.Match[str], group: str, member: str, between: str | None) -> _Number:
    return _Number(
        *match.span(),
        group=int(group),
        member=int(member),
        between=between,
        labelled=bool(match["label"]),
        padded=group.startswith("0"),
        two_digits=len(member) == 2,
    )


def _sub_codes(text: str, known: Known) -> CodesFound:
    text = _TOUCHING_RANGE.sub(" - ", text)
    numbers = _numbers(text)
    placed = [number for number in numbers if number.code in known and _stands_as_code(number, text)]
    for number in placed:
        if _lost_nought(number, known):
            codes = (number.code, f"{number.code}0")
            doubt = f"{number.group}.{number.member} may be {' or '.join(codes)}: a spreadsheet drops a last nought."
            return CodesFound(maybe=codes, doubt=doubt, rest=_without(text, [(number.start, number.end)]))
    codes: list[str] = []
    taken: list[tuple[int, int]] = []
    for number in placed:
        more, end = _more(number, text, known)
        codes += [number.code, *more]
        taken.append((number.start, end))
    strange = [number for number in numbers if _is_strange(number, known)]
    return CodesFound(
        codes=tuple(dict.fromkeys(codes)),
        doubt=f"{strange[0].code} is not a code of this scheme." if strange else "",
        weak=any(_is_weak(number) for number in placed),
        span=any(_RANGE.fullmatch(text[one[1] : next_[0]]) for one, next_ in pairwise(taken)),
        rest=_without(text, taken),
    )


def _more(number: _Number, text: str, known: Known) -> tuple[list[str], int]:
    """The members named after a code without its class: "86/2, 10 & 15"."""
    codes, end = [], number.end
    while (match := _MORE.match(text, end)) and f"{number.group}/{int(match['member'])}" in known:
        codes.append(f"{number.group}/{int(match['member'])}")
        end = match.end()
    return codes, end


def _stands_as_code(number: _Number, text: str) -> bool:
    """A stroke or a dot makes a code anywhere; a dash, a blank or nothing only where a code would stand."""
    if number.labelled or number.between in ("/", "\\", "."):
        return True
    if number.between == "":
        return number.padded and number.two_digits
    in_front = number.start == 0
    if number.between == "-":
        return number.padded or (in_front and number.group > 17)  # "13-17" is an age
    in_brackets = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
    is_year = 19 <= number.group < 21  # 2003 to 2006 are codes and years
    return number.padded or ((in_front or in_brackets) and not is_year)


def _lost_nought(number: _Number, known: Known) -> bool:
    return number.between == "." and not number.two_digits and f"{number.code}0" in known


def _is_strange(number: _Number, known: Known) -> bool:
    """Written as a code of a class that the scheme knows, with a member that it does not: 86/99."""
    return number.between == "/" and number.code not in known and str(number.group) in known and number.group > 9


def _is_weak(number: _Number) -> bool:
    """What is read more often as a financial year, as a day and month, or as a range: "22/23", "1/2", "86-2"."""
    if number.labelled or number.padded:
        return False
    return number.group < 10 or number.member == number.group + 1 or number.between == "-"


def _classes(text: str, known: Known) -> CodesFound:
    match = _CLASS.match(text) or _CLASS_AT_END.search(text) or _labelled_class(text)
    if not match:
        return CodesFound(rest=text)
    code = canonical(match["class"])
    if code not in known:
        return CodesFound(rest=text)
    strong = bool(match.groupdict().get("label")) or (match.start() == 0 and not code.isdigit())
    return CodesFound(classes=(code,), weak=not strong, rest=_without(text, [match.span()]))


def _labelled_class(text: str) -> re.Match[str] | None:
    return next((match for match in _CLASS.finditer(text) if match["label"]), None)


def _codes_in_date(text: str, known: Known) -> tuple[str, ...]:
    codes = (f"{group}/{member}" for group, member in _numbers_in_date(text))
    return tuple(dict.fromkeys(code for code in codes if code in known))


def _numbers_in_date(text: str) -> Iterator[tuple[int, int]]:
    """The two numbers that a spreadsheet may have made a date of: 86/2 -> Feb-86, 8/71 -> Aug-71, 21/2 -> 21-Feb."""
    if match := _MONTH_YEAR.fullmatch(text):
        month, year = _MONTHS.get(match[1], 0), int(match[2])
        yield from ((year, month), (month, year))
    if match := _DAY_MONTH.fullmatch(text):
        day, month = int(match[1]), _MONTHS.get(match[2], 0)
        yield from ((day, month), (month, day))
    if match := _ISO_DATE.fullmatch(text) or _UK_DATE.fullmatch(text):
        numbers = [int(number) for number in match.groups()]
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
        if day == 1 and year < 2000:
            yield from ((year % 100, month), (month, year % 100))
        elif day != 1:
            yield from ((day, month), (month, day))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split()).strip(" -:;,.()&/")
