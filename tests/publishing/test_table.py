from datetime import datetime
from decimal import Decimal

import pytest

from foitracker.publishing.table import Bounds, Column, Kind, Mark, UnfitTable
from tests.publishing.made_up import TWO_COLUMNS, table_of_two


@pytest.mark.parametrize("missing", ["title", "period", "units", "source", "coverage"])
def test_a_table_says_what_a_reader_needs(missing):
    with pytest.raises(UnfitTable, match=missing):
        table_of_two(**{missing: " "})


@pytest.mark.parametrize("name", ["", "a b", "1st", "a/b", "x" * 32, "History", "ä"])
def test_a_name_must_be_able_to_name_a_sheet(name):
    with pytest.raises(UnfitTable, match="cannot name a sheet"):
        table_of_two(name=name)


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
        table_of_two(rows=((value,),), columns=(Column("value", "Value", kind),))


def test_rows_are_as_long_as_the_headings():
    with pytest.raises(UnfitTable, match="1 values for 2 columns"):
        table_of_two(rows=(("Kent",),))


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
        table_of_two(rows=(), columns=columns)


def test_the_headings_of_a_range_are_unique_too():
    clash = (Column("n", "Offences", Kind.COUNT), Column("m", "Offences, lowest", Kind.COUNT))

    with pytest.raises(UnfitTable):
        table_of_two(rows=((Bounds(1, 4), 1),), columns=clash).expanded()


def test_a_range_becomes_two_columns():
    shown = table_of_two(rows=(("Kent", 674), ("Essex", Bounds(3, 7)), ("Gwent", Mark.NOT_AVAILABLE))).expanded()

    assert [column.title for column in shown.columns] == ["Force", "Offences, lowest", "Offences, highest"]
    assert shown.rows == (("Kent", 674, 674), ("Essex", 3, 7), ("Gwent", Mark.NOT_AVAILABLE, Mark.NOT_AVAILABLE))


def test_exact_numbers_keep_one_column():
    table = table_of_two(rows=(("Kent", Bounds(674, 674)),))

    assert table.expanded().rows == (("Kent", 674),)
    assert table.expanded().columns == TWO_COLUMNS


def test_the_legend_holds_the_marks_in_use():
    assert table_of_two().legend == ()
    assert table_of_two(rows=(("Kent", Mark.NOT_AVAILABLE),)).legend == (Mark.NOT_AVAILABLE,)
    assert table_of_two(rows=((" ", 1),)).legend == (Mark.NOT_APPLICABLE,)


def test_no_cell_is_empty():
    assert table_of_two(rows=(("", 1),)).expanded().rows == ((Mark.NOT_APPLICABLE, 1),)
    assert table_of_two(rows=()).expanded().rows == ((Mark.NOT_APPLICABLE, Mark.NOT_APPLICABLE),)
