"""What titles and notes say of all figures of a sheet is answered for before they count."""

import pytest

from foitracker.store.actions import readings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.points import open_points
from tests.factories import make_answer, make_person, make_reading, workbook

TABLE = [["Offence", "2016/17", "2017/18"], ["86/2", 30, 40], ["86/10", 10, 15]]


def points(reading):
    return [(point.cell, point.words) for point in open_points(reading, reading.figures.all())]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [[["{}"], [], *TABLE], [*TABLE, [], ["{}"]]])
def test_rounded_figures_are_answered_for(rows):
    note = "Figures are rounded to the nearest 5"
    rows = [[note if cell == "{}" else cell for cell in row] for row in rows]
    reading = make_reading(rows=rows)

    ((cell, words),) = points(reading)

    assert cell == f"A{1 + rows.index([note])}"
    assert words == f"“{note}”: each figure is read as exact, and may be more or less by what was rounded."
    assert reading.open_points == 1
    with pytest.raises(NotPossible, match="rounded"):
        readings.confirm(reading=reading, by=make_person())
    readings.confirm(reading=reading, by=make_person(), why="Their letter gives the exact figures, which are the same.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "title",
    ["Number of persons arrested", "Question 2: number of suspects", "Table 1 - Number of child victims", "Arrests"],
)
def test_another_measure_than_offences_is_answered_for(title):
    ((cell, words),) = points(make_reading(rows=[[title], [], *TABLE]))

    assert cell == "A1"
    assert words == f"“{title}”: this may count something other than offences."


@pytest.mark.django_db
def test_the_name_of_a_sheet_counts_as_its_title():
    answer = make_answer(content=workbook(TABLE, title="Arrests"))

    assert [cell for cell, _ in points(readings.read(answer=answer, by=make_person()))] == [""]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "Number of recorded offences",
        "Number of offences of possessing indecent images of children",
        "Indecent images of children",
        "Percentages are rounded to the nearest 5",
        "Figures have not been rounded to the nearest 5",
        "Percentages may not add up to 100 because of rounding",
        "Offences recorded in the 10 years to 2018",
    ],
)
def test_plain_titles_and_notes_raise_nothing(text):
    assert points(make_reading(rows=[*TABLE, [], [text]])) == []
