"""Home Office codes as forces write them: 86/2, 086/02, 86.2, 86-2, 8602, "HOC 086 02", "Home Office code 86 / 2".

Only codes that the scheme knows are codes; "2016/17" and the Scottish 59/001 stay words. What a spreadsheet may
have changed is never taken for a code but put forward: 86.1 is 86/1 or 86/10, and Feb-86 may have been 86/2.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


def _sub_codes(text: str, known: Known) -> CodesFound:
    codes: list[str] = []
    maybe: list[str] = []
    doubt, weak, span, spans = "", False, False, []
    text = _TOUCHING_RANGE.sub(" - ", text)
    matches = sorted([*_CODE.finditer(text), *_GLUED.finditer(text)], key=lambda match: match.start())
    for match in matches:
        if spans and match.start() < spans[-1][1]:
            continue
        group, member = _parts(match, known)
        code = f"{group}/{member}"
        if code not in known:
            if "between" in match.re.groupindex and "/" in match["between"] and str(group) in known and group > 9:
                doubt = f"{code} is not a code of this scheme."
                spans.append(match.span())
            continue
        if not _is_placed_as_code(match, text):
            continue
        end = match.end()
        if _lost_zero(match, known):
            maybe = [code, f"{code}0"]
            doubt = (
                f"{group}.{member} may be {group}/{member} or {group}/{member}0: a spreadsheet drops the last nought."
            )
        else:
            span = span or bool(codes and _RANGE.fullmatch(text[spans[-1][1] : match.start()]))
            weak = weak or _is_weak(match, group, member)
            codes.append(code)
            while (more := _MORE.match(text, end)) and f"{group}/{int(more['member'])}" in known:
                codes.append(f"{group}/{int(more['member'])}")
                end = more.end()
        spans.append((match.start(), end))
    return CodesFound(
        codes=tuple(dict.fromkeys(codes)),
        maybe=tuple(maybe),
        doubt=doubt,
        weak=weak,
        span=span,
        rest=_without(text, spans),
    )


def _parts(match: re.Match[str], known: Known) -> tuple[int, int]:
    if "digits" not in match.re.groupindex:
        return int(match["group"]), int(match["member"])
    digits = match["digits"]
    return int(digits[:-2]), int(digits[-2:])


def _is_placed_as_code(match: re.Match[str], text: str) -> bool:
    """A slash or a dot makes a code anywhere; a dash, a blank or nothing only where a code stands."""
    between = match["between"] if "between" in match.re.groupindex else None
    if match["label"] or (between and between.strip() in ("/", "\\", ".")):
        return True
    padded = match[0].startswith("0")
    if between == " ":
        return padded and len(match["member"]) == 2
    in_front = match.start() == 0
    in_brackets = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    if between is not None:
        return padded or (in_front and int(match["group"]) > 17)  # "13-17" is an age
    # 2003 to 2006 are codes and years: a year is the likelier.
    return padded or ((in_front or in_brackets) and not 1900 <= int(match["digits"]) < 2100)


def _lost_zero(match: re.Match[str], known: Known) -> bool:
    return (
        "between" in match.re.groupindex
        and match["between"].strip() == "."
        and len(match["member"]) == 1
        and f"{int(match['group'])}/{match['member']}0" in known
    )


def _is_weak(match: re.Match[str], group: int, member: int) -> bool:
    """A number that is read more often as a financial year or as a day and month: "22/23", "1/2"."""
    if match["label"] or match[0].startswith("0"):
        return False
    return group < 10 or member == group + 1 or ("between" in match.re.groupindex and match["between"] == "-")


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
