"""One doubt about many figures of one table is one point; what was said of each cell before keeps counting."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps

from foitracker.store.actions import readings, reopening
from foitracker.store.actions.errors import NotPossible
from foitracker.store.points import OpenPoint, open_points, reason_for, reasons_given, ruling_on
from foitracker.store.queries.review import review_page
from tests.factories import make_person, make_reading

WORDS = "It has no period: none is named."
TABLES = [{"sheet": "Sheet1", "area": area, "checks": []} for area in ("A1:C4", "A7:C10")]


def figure(cell, *doubts, sheet="Sheet1"):
    return SimpleNamespace(sheet=sheet, cell=cell, doubts=list(doubts))


def points_of(*figures, tables=TABLES):
    return open_points(SimpleNamespace(found={"tables": tables}), figures)


def test_one_reason_in_one_table_is_one_point_with_its_cells():
    figures = [figure("B2", WORDS), figure("C2", WORDS, "Hidden."), figure("B8", WORDS), figure("C8")]

    assert points_of(*figures) == [
        OpenPoint(WORDS, "Sheet1", "B2", ("B2", "C2")),
        OpenPoint("Hidden.", "Sheet1", "C2"),
        OpenPoint(WORDS, "Sheet1", "B8"),
    ]


def test_rows_that_were_counted_and_figures_outside_every_table_have_points_too():
    assert points_of(figure("A2:C813", WORDS), figure("F40", WORDS)) == [
        OpenPoint(WORDS, "Sheet1", "A2:C813"),
        OpenPoint(WORDS, "Sheet1", "F40"),
    ]


def test_a_point_about_one_cell_keeps_the_key_that_it_had():
    assert OpenPoint(WORDS, "Sheet1", "B2").key == "be49dedde7c3309c"


def test_the_point_says_how_many_cells_it_is_about():
    assert str(OpenPoint(WORDS, "Sheet1", "B2")) == f"Sheet1!B2: {WORDS}"
    assert str(OpenPoint(WORDS, "Sheet1", "B2", ("B2", "C2"))) == f"Sheet1!B2 and 1 other cell of its table: {WORDS}"
    assert "and 2 other cells" in str(OpenPoint(WORDS, "Sheet1", "B2", ("B2", "C2", "B3")))


def test_rulings_on_every_cell_count_as_one_on_the_table():
    point = OpenPoint(WORDS, "Sheet1", "B2", ("B2", "C2"))
    old = [{"point": f"Sheet1!{cell}: {WORDS}", "why": "Of 2017/18."} for cell in ("B2", "C2")]

    assert reason_for(point, reasons_given(old, [point])) == "Of 2017/18."
    assert reason_for(point, reasons_given(old[:1], [point])) == ""  # of the other cell nobody said anything
    old[1]["why"] = "Of 2016/17."
    assert reason_for(point, reasons_given(old, [point])) == "Of 2017/18. Of 2016/17."


def test_a_ruling_on_a_table_counts_for_each_of_its_cells_and_for_no_other():
    ruling = ruling_on(OpenPoint(WORDS, "Sheet1", "B2", ("B2", "C2", "B3")), "Of 2017/18.")
    fewer, more = (OpenPoint(WORDS, "Sheet1", "B2", cells) for cells in (("B2", "B3"), ("B2", "C2", "B3", "C3")))

    reasons = reasons_given([ruling], [fewer, more, OpenPoint(WORDS, "Sheet1", "C2")])

    assert reason_for(fewer, reasons) == "Of 2017/18."
    assert reason_for(more, reasons) == ""
    assert reason_for(OpenPoint(WORDS, "Sheet1", "C2"), reasons) == "Of 2017/18."


UNDATED = [["Offence", "Recorded", "Detected"], ["86/2", 480, 5], ["86/10", 111, 7]]


@pytest.fixture
def by(db):
    return make_person()


@pytest.fixture
def undated(by):
    return make_reading(rows=UNDATED, by=by)


def test_the_page_lists_the_cells_of_an_undated_table_under_one_point(undated, by):
    page = review_page(undated.answer, person=by)

    (point,) = [one for one in page.open_points if "no period" in one.words]
    assert (point.cell_count, [cell for cell, _ in point.cells]) == (4, ["B2", "C2", "B3", "C3"])
    assert page.point_count == undated.open_points == len(page.open_points)


def test_one_reason_rules_on_all_of_them_and_the_ruling_names_them(undated, by):
    points = open_points(undated, undated.figures.order_by("pk"))
    with pytest.raises(NotPossible, match="3 other cells of its table"):
        readings.confirm(reading=undated, by=by)

    reading = readings.confirm(reading=undated, by=by, rulings={point.key: "Of 2017/18." for point in points})

    (ruling,) = [one for one in reading.rulings if "no period" in one["point"]]
    assert (ruling["cells"], ruling["why"]) == (["B2", "C2", "B3", "C3"], "Of 2017/18.")


def test_what_was_said_of_each_cell_stands_in_the_form_when_the_reading_is_corrected(undated, by):
    reading = readings.confirm(reading=undated, by=by, why="Of 2017/18.")
    one_by_one = [
        {"point": str(part), "why": f"Said of {part.cell}."}
        for point in open_points(undated, undated.figures.order_by("pk"))
        for part in point.parts
    ]
    reading.rulings = one_by_one  # as they were kept when each figure was a point of its own
    reading.save()
    reopening.reopen(answer=reading.answer, why="To look again.", by=by)

    (point,) = [one for one in review_page(reading.answer, person=by).open_points if "no period" in one.words]

    assert point.why_before == "Said of B2. Said of C2. Said of B3. Said of C3."


def test_points_that_were_counted_by_figure_are_counted_anew_by_table(undated):
    points = undated.open_points
    undated.open_points = points + 3
    undated.save()

    importlib.import_module("foitracker.store.migrations.0018_points_by_table").count_anew(apps, None)

    undated.refresh_from_db()
    assert undated.open_points == points
