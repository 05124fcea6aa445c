import re

from foitracker.publishing.press_pictures import MOST_ON_A_PAGE, pictures
from foitracker.publishing.table import Bounds, Column, Kind, Mark
from tests.publishing.made_up import make_publication, make_table


def by_force(rows):
    columns = (
        Column("force", "Force"),
        Column("year_0", "2016/17", Kind.COUNT),
        Column("year_1", "2017/18", Kind.COUNT),
    )
    return make_table(name="press_by_force", columns=columns, rows=rows)


def national(row, coverage=()):
    columns = (Column("category", "Category"), Column("period_0", "Offences 2017/18", Kind.COUNT))
    tables = [make_table(name="national", columns=columns, rows=(("All", row),))]
    if coverage:
        columns = (Column("force", "Force"), Column("period", "Period"), Column("status", "In"), Column("why", "Why"))
        tables.append(make_table(name="coverage", columns=columns, rows=coverage))
    return tuple(tables)


def test_the_national_bar_says_how_many_forces_stand_behind_it():
    coverage = (("Kent", "2017/18", "counted", "none"), ("Gwent", "2017/18", "no figure", "refused"))

    (picture,) = pictures(make_publication(tables=national(674, coverage)))

    assert picture.described == "Upright bars. 2017/18: 674, 1 of 2 forces."
    assert "1 of 2 forces" in picture.svg
    assert not picture.is_of_forces


def test_nothing_is_drawn_of_nothing():
    assert pictures(make_publication(tables=national(Mark.NOT_AVAILABLE))) == ()
    assert pictures(make_publication(tables=(), by_force=by_force((("Kent", 1, Mark.NOT_AVAILABLE),)))) == ()
    assert pictures(make_publication(tables=())) == ()


def test_many_forces_come_in_pages_the_largest_first_on_one_scale():
    rows = tuple((f"Force {at:02}", at, at * 10) for at in range(1, 46))

    first, last = pictures(make_publication(tables=(), by_force=by_force(rows)))

    assert first.title.endswith("(1 of 2)")
    assert first.described.startswith(f"Bars of {MOST_ON_A_PAGE} forces, from Force 45")
    assert last.described.startswith("Bars of 22 forces, from Force 22")
    widest = [float(width) for width in re.findall(r'width="([\d.]+)" height="13"', last.svg)]
    assert max(widest[2:]) < 380 / 2  # 220 of 450, on the scale of the whole


def test_a_range_and_a_missing_figure_are_said_as_they_are():
    rows = (("Kent", 591, Bounds(674, 678)), ("Gwent", 4, Mark.NOT_AVAILABLE))

    (picture,) = pictures(make_publication(tables=(), by_force=by_force(rows)))

    assert "2017/18: 674 to 678) down to Gwent (4; no figure)" in picture.described
