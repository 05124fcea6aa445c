"""Which number rests on which source, from the tables of a publication alone."""

from datetime import date
from decimal import Decimal

from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.rests import is_number, number_at, numbers_on, sources_of
from foitracker.publishing.table import Bounds, Column, Kind, Mark, Table

ABOUT = {"units": "offences", "source": "answers", "coverage": "2 of 2 forces"}
YEARS = (Column("period_0", "Offences 2016/17", Kind.COUNT), Column("period_1", "Offences 2017/18", Kind.COUNT))
CHANGE = Column("change_0", "Change 2016/17 to 2017/18, per cent", Kind.PERCENT)


def source(force, period, category, cell, number=1):
    return Source(force, period, category, f"{force}.xlsx", "a" * 64, "Sheet1", cell, str(number), number)


KENT = [
    source("Kent", "2016/17", "Making", "B2", 5),
    source("Kent", "2017/18", "Making", "C2", 6),
    source("Kent", "2017/18", "Possession", "C3", 2),
]
ESSEX = [source("Essex", "Apr-Jun 2017", "Making", "D4", 1)]
MADE = Publication(
    title="Made up",
    summary=(),
    made_on=date(2018, 9, 14),
    tables=(
        Table(
            "national",
            "By category",
            (Column("category", "Category"), *YEARS),
            (("All counted offences", 5, Bounds(9, 12)), ("Making", 5, 7), ("Possession", Mark.NOT_APPLICABLE, 2)),
            "both years",
            **ABOUT,
        ),
        Table(
            "forces",
            "By force",
            (Column("force", "Force"), Column("region", "Region"), *YEARS, CHANGE),
            (("Essex", "East", Mark.NOT_AVAILABLE, 1, Mark.NOT_AVAILABLE), ("Kent", "South", 5, 8, Decimal(60))),
            "both years",
            **ABOUT,
        ),
        Table(
            "categories_2017_04_2018_03",
            "By force and category",
            (
                Column("force", "Force"),
                Column("all", "All counted offences", Kind.COUNT),
                Column("making", "Making", Kind.COUNT),
                Column("possession", "Possession", Kind.COUNT),
            ),
            (("Essex", 1, 1, Mark.NOT_APPLICABLE), ("Kent", 8, 6, 2)),
            "2017/18",
            **ABOUT,
        ),
        Table("extra", "Something else", (Column("force", "Force"), *YEARS), (("Kent", 5, 8),), "both years", **ABOUT),
    ),
    sources=(*KENT, *ESSEX),
)


def places(one):
    return {(n.table.partition("_")[0], n.row_name, n.column_name) for n in numbers_on(MADE, [one])}


def test_a_cell_is_in_its_force_its_category_and_the_whole():
    assert places(KENT[2]) == {
        ("national", "All counted offences", "Offences 2017/18"),
        ("national", "Possession", "Offences 2017/18"),
        ("forces", "Kent", "Offences 2017/18"),
        ("forces", "Kent", "Change 2016/17 to 2017/18, per cent"),
        ("categories", "Kent", "All counted offences"),
        ("categories", "Kent", "Possession"),
    }


def test_several_sources_are_in_every_number_of_each():
    together = {number for one in (*KENT, *ESSEX) for number in numbers_on(MADE, [one])}

    assert set(numbers_on(MADE, [*KENT, *ESSEX])) == together


def test_a_change_rests_on_both_of_its_years():
    change = number_at(MADE, "forces", 1, 4)

    assert sources_of(MADE, change) == tuple(KENT)


def test_a_part_of_a_year_is_in_the_year():
    assert ("national", "Making", "Offences 2017/18") in places(ESSEX[0])
    assert sources_of(MADE, number_at(MADE, "national", 1, 2)) == (KENT[1], ESSEX[0])


def test_a_range_is_a_number_and_a_mark_or_a_name_is_none():
    assert is_number(MADE.tables[0], 0, 2)
    assert number_at(MADE, "national", 2, 1) is None
    assert number_at(MADE, "forces", 0, 1) is None


def test_what_is_not_there_is_none():
    for place in [("national", 3, 1), ("national", 0, 3), ("nothing", 0, 0), ("extra", 0, 1)]:
        assert number_at(MADE, *place) is None


def test_the_way_there_and_the_way_back_agree():
    for table in MADE.tables:
        for row in range(len(table.rows)):
            for column in range(len(table.columns)):
                number = number_at(MADE, table.name, row, column)
                behind = sources_of(MADE, number) if number else ()
                assert behind == tuple(one for one in MADE.sources if number in numbers_on(MADE, [one]))
