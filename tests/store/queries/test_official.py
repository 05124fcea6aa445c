"""A round beside official figures: the class that holds what is asked, the newest whole year, and why there is none."""

from datetime import date
from fractions import Fraction

import pytest

from foitracker.periods import financial_year
from foitracker.store.actions import files, readings, requests
from foitracker.store.queries.national import national
from foitracker.store.queries.official import comparison, relation_words
from foitracker.store.queries.official_tables import number_page, table_lines, table_page
from tests.factories import make_force, make_official_table, make_person, make_round, official_rows, workbook

pytestmark = pytest.mark.django_db
YEAR = financial_year(2017)
IMAGES = [["Offence", "2016/17", "2017/18"], ["86/2", 480, 541], ["86/10", 111, 133]]
BOTH = {("Kent Police", "2016/17", "86"): 608, ("Kent Police", "2017/18", "86"): 689}
LATER = {"edition": "January 2024", "published_on": date(2024, 1, 25), "retrieved_on": date(2024, 1, 26)}


def make(answers, *, scheme="child-abuse-images", periods=None, **nations):
    """A round with these answers confirmed, by the name of the force."""
    by = make_person()
    forces = [make_force(name, nation=nations.get(name.split()[0], "England")) for name in answers]
    round = make_round(forces=forces, scheme=scheme, by=by, periods=periods)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for name, rows in answers.items():
        if rows:
            answer = files.receive(
                round=round, file_name=f"{name}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by
            )
            files.match(answer=answer, request=round.requests.get(force__name=name), by=by)
            readings.confirm(reading=readings.read(answer=answer, by=by), by=by, why="As the sheet says.")
    return round


def compared(round, force="kent-police", year=YEAR, **given):
    years = comparison(national(round), **given)
    (found,) = [one for one in years if one.period == year]
    return found, next(line for line in found.lines if line.force == force)


def test_an_answer_stands_beside_the_class_that_holds_it():
    table = make_official_table(BOTH)

    year, line = compared(make({"Kent Police": IMAGES}))

    assert (year.table, line.low, line.official.count) == (table, 674, 689)
    assert line.ratio == (Fraction(674, 689), Fraction(674, 689))
    assert line.official.codes.name == "class 86"
    assert "most that an answer should be" in relation_words([year])[0]


def test_a_suppressed_number_has_a_ratio_from_and_to():
    make_official_table(BOTH)

    _, line = compared(make({"Kent Police": [["Offence", "2017/18"], ["86/2", 100], ["86/10", "<5"]]}))

    assert line.ratio == (Fraction(100, 689), Fraction(104, 689))


def test_the_newest_edition_with_the_whole_year_is_used_and_another_may_be_chosen():
    old = make_official_table(BOTH)
    new = make_official_table({("Kent Police", "2017/18", "86"): 700}, **LATER)
    round = make({"Kent Police": IMAGES})

    assert [one.table for one in comparison(national(round))] == [old, new]
    assert compared(round)[1].official.count == 700
    assert compared(round, table=old)[1].official.count == 689
    assert (
        compared(round, year=financial_year(2016), table=new)[1].official.why_none == "no row of class 86 in that year"
    )


def test_part_of_a_year_is_no_official_figure():
    make_official_table(rows=official_rows({("Kent Police", "2017/18", "86"): 300}, quarters=2))
    make_official_table({("Gwent Police", "2017/18", "86"): 300}, **LATER)
    round = make({"Kent Police": IMAGES})

    assert compared(round)[1].official.why_none == "not in this edition"


def test_where_no_edition_has_the_whole_year_there_is_no_comparison():
    part = make_official_table(rows=official_rows({("Kent Police", "2017/18", "86"): 300}, quarters=2))
    round = make({"Kent Police": IMAGES})

    assert compared(round)[1].official.why_none == "no edition has this year in whole"
    assert "quarters with a number: 1, 2" in compared(round, table=part)[1].official.why_none


def test_forces_outside_the_tables_and_without_an_answer_say_why():
    make_official_table(BOTH)
    round = make({"Kent Police": None, "Police Scotland": IMAGES}, Police="Scotland")

    year, kent = compared(round)
    _, scotland = compared(round, "police-scotland")

    assert (kent.low, kent.reason, kent.official.count) == (None, "no answer yet", 689)
    assert scotland.official.why_none == "not in the tables, which are of England and Wales"
    assert year.together is None


def test_the_sum_is_over_the_forces_with_both():
    make_official_table(BOTH | {("Gwent Police", "2017/18", "86"): 1000})

    year, _ = compared(make({"Kent Police": IMAGES, "Gwent Police": None}))

    assert (year.together.low, year.together.official.count, len(year.both)) == (674, 689, 1)


def test_of_several_classes_those_are_added_that_the_answer_speaks_of():
    make_official_table({("Kent Police", "2017/18", code): 10 for code in ("17B", "20B", "21", "88A")})
    rows = [["Offence", "2017/18"], ["Sexual assault on a female child under 13", 7], ["Sexual grooming", 5]]
    round = make({"Kent Police": rows}, scheme="sexual-offences-against-children", periods=[YEAR])

    _, line = compared(round)

    assert (line.low, line.official.count, line.official.codes.codes) == (12, 30, ("17B", "20B", "88A"))


def test_it_takes_a_fixed_number_of_queries(django_assert_num_queries):
    make_official_table(BOTH)
    result = national(make({"Kent Police": IMAGES, "Gwent Police": [*IMAGES[:2], ["86/10", 1, 2]]}))

    with django_assert_num_queries(3):
        comparison(result)


def test_the_rows_behind_an_official_number():
    table = make_official_table(BOTH)
    kent = make_force("Kent Police")

    page = number_page(table, kent, YEAR, ["86"])

    assert (page.words, page.codes) == ("689", ("86",))
    assert [(row.quarter, row.number, row.place) for row in page.rows][:2] == [
        ("1", "172", "Table!H6"),
        ("2", "172", "Table!H7"),
    ]
    assert number_page(table, kent, YEAR, ["88A"]) is None


@pytest.fixture(autouse=True)
def forces():
    for name in ("Kent Police", "Gwent Police"):
        make_force(name)


def test_the_page_of_an_edition_shows_its_years_and_the_numbers_of_a_code():
    table = make_official_table(BOTH | {("Gwent Police", "2017/18", "88A"): 3})

    page = table_page(table, code="86")

    assert [(year.period.label, year.forces, year.codes, year.part_years) for year in page.years] == [
        ("2016/17", 1, 1, 0),
        ("2017/18", 2, 2, 0),
    ]
    assert [choice.code for choice in page.codes] == ["86", "88A"]
    assert [(line.force, [cell.words for cell in line.cells]) for line in page.lines] == [
        ("Kent Police", ["608", "689"])
    ]
    assert table_lines()[0].years == "2016/17 to 2017/18"
    assert table_page(table, code="no such").lines == ()


def test_some_of_the_classes_that_are_a_line_only_together_are_no_number_of_it():
    make_official_table({("Kent Police", "2017/18", code): 10 for code in ("17B", "88A")})
    rows = [["Offence", "2017/18"], ["Sexual assault on a female child under 13", 7], ["Sexual grooming", 5]]
    round = make({"Kent Police": rows}, scheme="sexual-offences-against-children", periods=[YEAR])

    _, line = compared(round)

    assert (line.official.count, line.official.why_none) == (None, "no row of class 20B in that year")
