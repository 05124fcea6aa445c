from datetime import date, datetime
from decimal import Decimal

import pytest

from foitracker.publishing.table import Bounds, Column, Kind, Mark, Publication, Source, Table, UnfitTable

COLUMNS = (Column("force", "Force"), Column("images", "Offences", Kind.COUNT))


def make_table(rows=(("Kent", 674),), columns=COLUMNS, **details):
    words = {"title": "Offences by force", "period": "2017/18", "units": "offences", "source": "FOI", "coverage": "all"}
    return Table(**({"name": "by_force", "columns": columns, "rows": rows} | words | details))


@pytest.mark.parametrize("missing", ["title", "period", "units", "source", "coverage"])
def test_a_table_says_what_a_reader_needs(missing):
    with pytest.raises(UnfitTable, match=missing):
        make_table(**{missing: " "})


@pytest.mark.parametrize("name", ["", "a b", "1st", "a/b", "x" * 32, "History", "ä"])
def test_a_name_must_be_able_to_name_a_sheet(name):
    with pytest.raises(UnfitTable, match="cannot name a sheet"):
        make_table(name=name)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.COUNT, 6.0),
        (Kind.COUNT, True),
        (Kind.COUNT, "674"),
        (Kind.COUNT, Decimal(674)),
        (Kind.COUNT, None),
        (Kind.COUNT, Bounds(4, 3)),
        (Kind.COUNT, Bounds("a", "b")),
        (Kind.TEXT, 674),
        (Kind.TEXT, None),
        (Kind.PERCENT, 14),
        (Kind.PERCENT, 14.04),
        (Kind.PERCENT, Decimal("NaN")),
        (Kind.DATE, "2018-05-01"),
        (Kind.DATE, datetime.fromisoformat("2018-05-01T00:00")),
    ],
)
def test_a_value_fits_its_column(kind, value):
    with pytest.raises(UnfitTable, match=r"column “Value”"):
        make_table(rows=((value,),), columns=(Column("value", "Value", kind),))


def test_rows_are_as_long_as_the_headings():
    with pytest.raises(UnfitTable, match="1 values for 2 columns"):
        make_table(rows=(("Kent",),))


@pytest.mark.parametrize(
    "columns",
    [
        (),
        (Column("a", ""),),
        (Column("a", "Offences\n2017/18"),),
        (Column("a", "Force"), Column("b", "force ")),
        (Column("a", "Force"), Column("a", "Offences")),
    ],
)
def test_headings_are_there_and_unique(columns):
    with pytest.raises(UnfitTable):
        make_table(rows=(), columns=columns)


def test_the_headings_of_a_range_are_unique_too():
    clash = (Column("n", "Offences", Kind.COUNT), Column("m", "Offences, lowest", Kind.COUNT))

    with pytest.raises(UnfitTable):
        make_table(rows=((Bounds(1, 4), 1),), columns=clash).expanded()


def test_a_range_becomes_two_columns():
    shown = make_table(rows=(("Kent", 674), ("Essex", Bounds(3, 7)), ("Gwent", Mark.NOT_AVAILABLE))).expanded()

    assert [column.title for column in shown.columns] == ["Force", "Offences, lowest", "Offences, highest"]
    assert shown.rows == (("Kent", 674, 674), ("Essex", 3, 7), ("Gwent", Mark.NOT_AVAILABLE, Mark.NOT_AVAILABLE))


def test_exact_numbers_keep_one_column():
    table = make_table(rows=(("Kent", Bounds(674, 674)),))

    assert table.expanded().rows == (("Kent", 674),)
    assert table.expanded().columns == COLUMNS


def test_the_legend_holds_the_marks_in_use():
    assert make_table().legend == ()
    assert make_table(rows=(("Kent", Mark.NOT_AVAILABLE),)).legend == (Mark.NOT_AVAILABLE,)
    assert make_table(rows=((" ", 1),)).legend == (Mark.NOT_APPLICABLE,)


def test_no_cell_is_empty():
    assert make_table(rows=(("", 1),)).expanded().rows == ((Mark.NOT_APPLICABLE, 1),)
    assert make_table(rows=()).expanded().rows == ((Mark.NOT_APPLICABLE, Mark.NOT_APPLICABLE),)


@pytest.mark.parametrize("names", [("a", "A"), ("notes",), ("Sources",)])
def test_sheets_have_names_of_their_own(names):
    with pytest.raises(UnfitTable, match="cannot both be called"):
        Publication("Title", (), tuple(make_table(name=name) for name in names), date(2018, 9, 13))


def test_a_publication_knows_whether_it_has_figures():
    def has_figures(value):
        return Publication("T", (), (make_table(rows=(("Kent", value),)),), date(2018, 9, 13)).has_figures

    assert has_figures(0)
    assert has_figures(Bounds(0, 4))
    assert not has_figures(Mark.NOT_AVAILABLE)


def test_sources_are_a_table_with_every_cell():
    source = Source("Kent", "2017/18", "making", "answer.xlsx", "ab" * 32, "Sheet 1", "B11", "<5", Bounds(0, 4))
    published = Source("Kent", "2016/17", "making", "t.ods", "cd" * 32, "2016-17", "H9", "7", 7, "published table")
    publication = Publication("T", (), (make_table(),), date(2018, 9, 13), sources=(source, published))

    sources = publication.all_tables[-1]

    assert sources.name == "sources"
    assert sources.rows == (
        ("Kent", "2017/18", "making", "answer.xlsx", "ab" * 32, "Sheet 1", "B11", "<5", 0, 4, "answer"),
        ("Kent", "2016/17", "making", "t.ods", "cd" * 32, "2016-17", "H9", "7", 7, 7, "published table"),
    )


def test_notes_are_numbered_through():
    publication = Publication("T", (), (make_table(notes=("Second.",)),), date(2018, 9, 13), notes=("First.",))

    assert [(number, note) for number, note, _ in publication.numbered_notes()] == [(1, "First."), (2, "Second.")]
