"""The rows of the scheme files, one CSV a scheme.

The rows by their first column (schemes/README.md shows each):

    title, version, source, licence   about the scheme, one line each
    category          code, title, how it counts, what it is part of, the law of each jurisdiction
    offence, code     an official title with its Home Office code; a code alone
    act, statute      the short names of an Act; the sections of it that mean a category
    hint              an offence with a title too general to decide anything: it is suggested only
    wording           an approved wording: the same words are accepted
    words             a list of words that rules may name
    exclusion, rule   what suggests a category, tried in their order
"""

import csv
from dataclasses import dataclass, fields
from importlib.resources import files

from foitracker.offences.scheme import BrokenScheme

JURISDICTIONS = ("england_and_wales", "scotland", "northern_ireland")
ABOUT = ("title", "version", "source", "licence")
_OF_A_SITE = ("scheme", "ruling")
SCHEMES = files("foitracker.offences") / "schemes"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a scheme file."""

    row: str
    category: str = ""
    text: str = ""
    detail: str = ""
    counting: str = ""
    parent: str = ""
    level: str = ""
    england_and_wales: str = ""
    scotland: str = ""
    northern_ireland: str = ""


def scheme_slugs() -> tuple[str, ...]:
    names = (path.name for path in SCHEMES.iterdir())
    return tuple(sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv")))


def read_rows(slug: str) -> tuple[Row, ...]:
    """The rows of a scheme file, checked for nothing but their columns.

    A scheme that a site exported has the rulings of its people after these rows and columns, which are no part of it,
    and an apostrophe before a text that a spreadsheet would compute.
    """
    with (SCHEMES / f"{slug}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = [column.name for column in fields(Row)]
        if list(reader.fieldnames or ())[: len(names)] != names:
            raise BrokenScheme(f"{slug}.csv: the columns must be {', '.join(names)}.")
        rows = (Row(**{name: row[name].removeprefix("'") for name in names}) for row in reader)
        return tuple(row for row in rows if row.row not in _OF_A_SITE)
