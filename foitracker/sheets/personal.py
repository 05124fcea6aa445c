"""Signs that a sheet names people: identifiers in its cells, and headings of columns that hold them.

An answer to a question about statistics holds no people. A few addresses in a letterhead are the sender's own and are
only noted; columns of them, or one person's identifier, close the file to all but those who may clear it. Findings say
what was found, where and how often, and never repeat what the cells hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foitracker.sheets.grid import Cell, CellKind, Grid, address
from foitracker.sheets.safety import Finding, Severity

FEW = 3  # up to so many different ones may be a letterhead's own
MANY_ROWS = 10  # filled cells below a heading that make it a column of people
_REFERENCES_FROM = 10_000  # a smaller number in a column is a count
_LIFETIMES = 20  # years that dates of birth are spread over at least; those of a table of periods are seldom


@dataclass(frozen=True, slots=True)
class _Sign:
    """A pattern of identifiers. One of a `certain` kind is a person's; of the others only a column of them is."""

    what: str
    words: str
    needs: re.Pattern[str]  # what every text with such a sign has and few others have: it is found much faster
    pattern: re.Pattern[str]
    certain: bool = False
    few: int = FEW


_SIGNS = (
    # Two letters, six digits, a letter A to D; HMRC's list of prefixes that are not given out is left out.
    _Sign(
        "national-insurance-number",
        "National Insurance numbers",
        re.compile(r"[A-Z]{2} ?\d{2} ?\d{2}"),
        re.compile(r"\b(?![DFIQUV])[A-Z](?![DFIOQUV])[A-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
        certain=True,
    ),
    _Sign(
        "nhs-number",
        "numbers of ten digits that check out as NHS numbers",
        re.compile(r"\d{3}[ -]\d{3}"),
        re.compile(r"\b\d{3}[ -]\d{3}[ -]\d{4}\b"),
    ),
    _Sign(
        "e-mail",
        "e-mail addresses",
        re.compile("@"),
        re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b", re.ASCII),
    ),
    # A nought, an area and the rest in groups: a date such as 01-02-2018 has no such groups.
    _Sign(
        "phone",
        "telephone numbers",
        re.compile(r"\d{3}[ -]?\d{3}"),
        re.compile(r"(?<![\d.,])(?:\+44 ?(?:\(0\) ?)?|\(?0)[1235789]\d{1,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"),
    ),
    # A full postcode is about fifteen addresses (Royal Mail); a district such as "PR1" is a place and no address.
    _Sign(
        "postcode",
        "full postcodes",
        re.compile(r"\d[A-Z]{2}"),
        re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b"),
    ),
    _Sign(
        "crime-reference",
        "crime references",
        re.compile(r"(?:/|CR)\d{3,8}/\d{2}"),
        re.compile(r"\b\d{2}[A-Z]{0,3}/\d{3,8}/\d{2}\b|\bCR/?\d{4,8}/\d{2}\b|\b[A-Z]?\d{2}[A-Z]\d?/\d{3,8}/\d{2}\b"),
    ),
    _Sign(
        "date-of-birth",
        "dates of birth beside the word",
        re.compile(r"[Bb][IiİıOo. :=\d-]"),
        re.compile(
            r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)[ :=-]*\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[a-z]{3,9})"
            r"[ /.,-]+\d{2,4}\b",
            re.IGNORECASE,
        ),
        certain=True,
    ),
    _Sign(
        "address",
        "addresses with a house number",
        re.compile(r"\d[A-Za-z]?,? [A-Z][a-z'’-]"),
        re.compile(
            r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][a-z'’-]+ ){1,3}"
            r"(?:Road|Street|Avenue|Lane|Close|Drive|Way|Crescent|Gardens|Terrace|Grove|Rd|St|Ave)\b"
        ),
        few=MANY_ROWS,  # kinds of places are numbered too, such as "1 Public Road"
    ),
    _Sign(
        "titled-name",
        "names with a title or a rank",
        re.compile("Mr|Ms|Miss|Dr|PC|DC|Sgt|Insp"),
        re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|PCSO|Sgt|Insp)\.? (?:[A-Z]\.? ?)?[A-Z][a-z'’-]+\b"),
    ),
)
# What a whole cell says where it is a person's name: two to four words, or a surname before the others.
_NAME = re.compile(r"(?:[A-Z][a-z'’-]+|[A-Z]{2,}),? [A-Z][A-Za-z'’-]*(?: [A-Z][A-Za-z'’-]*){0,2}")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](\d{4})|(\d{4})-\d{2}-\d{2}")

# Headings that stand over people rather than over counts, in small letters.
_HEADINGS = {
    "name": re.compile(r"(?:fore|sur|first|last|full|middle|maiden|family|given)[ -]?names?|initials"),
    "name or number": re.compile(
        r"(?:victim|suspect|offender|officer|witness|defendant|complainant|nominal|person|employee|staff)"
        r"(?:'s)? (?:name|names|id|ref|reference|number|no)\b.*",
    ),
    "date of birth": re.compile(r"(?:date of birth|birth ?date|d\.?o\.?b\.?)"),
    "address": re.compile(r"(?:home |postal |victim |full |suspect )?address(?: line)?(?: \d)?|post ?code"),
    "crime reference": re.compile(
        r"(?:crime|incident|occurrence|niche)(?: report)?"
        r" (?:ref|reference|no|num|number|id|urn)s?\.?(?: no\.?| number)?|urn",
    ),
    "number": re.compile(
        r"(?:collar|warrant|service|payroll|employee|national insurance|ni|nhs|passport|mobile|telephone|phone)"
        r"(?: no\.?| num(?:ber)?)",
    ),
}

_ANY_HEADING = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _HEADINGS.values()))


def personal_data_in(grids: Sequence[Grid]) -> tuple[Finding, ...]:
    """What in these sheets looks like people, sheet by sheet."""
    return tuple(finding for grid in grids for finding in _on_sheet(grid))


def _on_sheet(grid: Grid) -> Iterator[Finding]:
    texts = [cell for cell in grid.cells.values() if isinstance(cell.value, str)]
    different = {cell.value for cell in texts}
    written = "\n".join(different)  # no sign reaches beyond its line, so one look at all lines finds which there are
    for sign in _SIGNS:
        if sign.needs.search(written) and sign.pattern.search("\n".join(filter(sign.needs.search, different))):
            yield from _signs_of(sign, grid, texts)
    yield from _columns_of_people(grid, {text: kind for text in different if (kind := _personal_heading(text))})
    yield from _people_with_dates(grid, different)


def _signs_of(sign: _Sign, grid: Grid, texts: Iterable[Cell]) -> Iterator[Finding]:
    found: dict[str, Cell] = {}
    for cell in texts:
        for match in sign.pattern.finditer(cell.value):
            if sign.what != "nhs-number" or _checks_out(match[0]):
                found.setdefault(match[0].replace(" ", "").upper(), cell)
    if not found:
        return
    block = sign.certain or len(found) > sign.few
    first = next(iter(found.values())).address
    where = f"{grid.name}!{first}" + (f" and {len(found) - 1} more" if len(found) > 1 else "")
    kept = "This looks like data about people." if block else "This may be the sender's own."
    yield Finding(
        what=sign.what,
        where=where,
        how_many=len(found),
        severity=Severity.BLOCK if block else Severity.NOTE,
        words=f"The sheet “{grid.name}” holds {len(found)} {_one_or_more(sign.words, len(found))}, "
        f"first in {first}. {kept}",
    )


def _columns_of_people(grid: Grid, headings: Mapping[str, str]) -> Iterator[Finding]:
    """Headings of personal data, and what they are for, with a filled column below them."""
    found = [
        place
        for place, cell in (grid.cells.items() if headings else ())
        if cell.kind is CellKind.TEXT and isinstance(cell.value, str) and cell.value in headings
    ]
    for row, column in sorted(found):
        kind = headings[grid.cells[row, column].value]
        below = _filled_below(grid, row, column)
        if below < MANY_ROWS:
            continue
        where = f"{grid.name}!{address(row, column)}"
        yield Finding(
            what="column-of-people",
            where=where,
            how_many=below,
            severity=Severity.BLOCK,
            words=f"On the sheet “{grid.name}” {address(row, column)} heads a column of {below} filled cells that "
            f"looks like the {kind} of each person.",
        )


def _people_with_dates(grid: Grid, different: Iterable[str]) -> Iterator[Finding]:
    """Rows that say a name and a date of the past, such as of birth, each another one and over many years.

    Periods follow on each other and offences are dated within a few years; people are born over a lifetime.
    """
    years_said = {text: year for text in different if len(text) > 7 and (year := _year_said(text))}
    dated = {place: cell.value.year for place, cell in grid.cells.items() if isinstance(cell.value, date)}
    if years_said:
        dated |= {place: years_said[cell.value] for place, cell in grid.cells.items() if cell.value in years_said}
    years: dict[int, int] = {}
    for (row, _), year in sorted(dated.items()):
        years.setdefault(row, year)
    if len(years) < MANY_ROWS:
        return
    names_said = {text for text in different if _NAME.fullmatch(text.strip())}
    names: dict[int, tuple[str, int]] = {}
    for row, column in sorted(place for place, cell in grid.cells.items() if cell.value in names_said):
        names.setdefault(row, (grid.cells[row, column].value.strip().casefold(), column))
    rows = sorted(names.keys() & years.keys())
    different = {names[row][0] for row in rows}
    if len(different) < MANY_ROWS or len(different) < 0.8 * len(rows):
        return
    if max(years[row] for row in rows) - min(years[row] for row in rows) < _LIFETIMES:
        return
    first = address(rows[0], names[rows[0]][1])
    yield Finding(
        what="names-with-dates",
        where=f"{grid.name}!{first}",
        how_many=len(rows),
        severity=Severity.BLOCK,
        words=f"On the sheet “{grid.name}” {len(rows)} rows look like a name with a date, such as of birth, "
        f"first in {first}.",
    )


def _year_said(text: str) -> int | None:
    match = _DATE.fullmatch(text.strip())
    return int(match[1] or match[2]) if match else None


def _personal_heading(text: str) -> str | None:
    if len(text) > 60:
        return None
    text = " ".join(text.casefold().split()).strip(" :*")
    if not _ANY_HEADING.fullmatch(text):
        return None
    return next((kind for kind, pattern in _HEADINGS.items() if pattern.fullmatch(text)), None)


def _filled_below(grid: Grid, row: int, column: int) -> int:
    """How many different cells stand below a heading before the first gap of two rows. Small numbers are counts."""
    values, gap, below = set(), 0, row + 1
    while gap < 2:
        cell = grid.cells.get((below, column))
        gap = 0 if cell else gap + 1
        if cell and not (isinstance(cell.value, int | float) and cell.value < _REFERENCES_FROM):
            values.add(str(cell.value))
        below += 1
    return len(values)


def _checks_out(number: str) -> bool:
    """Whether the last digit of an NHS number is right (modulus 11, NHS Data Dictionary)."""
    digits = [int(character) for character in number if character.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)


def _one_or_more(words: str, count: int) -> str:
    return words if count > 1 else re.sub(r"(addresses|numbers|postcodes|references)\b", _singular, words, count=1)


def _singular(match: re.Match[str]) -> str:
    return {"addresses": "address"}.get(match[1], match[1].removesuffix("s"))


@dataclass(frozen=True, slots=True)
class Signs:
    """How many different signs of one kind some texts have. A `certain` one is a person's; `many` are no letterhead."""

    what: str
    words: str
    how_many: int
    certain: bool
    many: bool


def signs_in(texts: Iterable[str]) -> Iterator[Signs]:
    """The signs of people in texts that are no cells, kind by kind."""
    written = "\n".join(texts)  # no sign reaches beyond its line
    for sign in _SIGNS:
        found = {
            match[0].replace(" ", "").upper()
            for match in sign.pattern.finditer(written)
            if sign.what != "nhs-number" or _checks_out(match[0])
        }
        if found:
            words = f"{len(found)} {_one_or_more(sign.words, len(found))}"
            yield Signs(sign.what, words, len(found), sign.certain, len(found) > sign.few)
