"""Pages say where something stands, and how sure a reading is, in words that nobody has to be told the meaning of."""

import pytest
from django.urls import reverse

from foitracker.store.actions import readings
from foitracker.store.queries.held import finding_lines
from foitracker.store.queries.lines import place, place_words
from foitracker.store.queries.review import review_page
from tests.factories import PLAIN_ANSWER, make_person, make_reading

pytestmark = pytest.mark.django_db

CSV = "Offence,2016/17,2017/18\n86/2,480,<5\n86/10,111,12-ish\n"


@pytest.fixture
def csv():
    return make_reading(content=CSV.encode(), file_name="Lancashire FOI 123.csv", by=make_person()).answer


def test_a_csv_file_has_no_sheet_with_a_name_of_the_program_s_own(as_role, csv):
    address = [csv.round.slug, csv.pk]
    staff = as_role("staff")

    page = staff.get(reverse("answer-review", args=address)).content.decode()
    cell = staff.get(reverse("answer-cell", args=address), {"sheet": "(csv)", "cell": "B2"}).content.decode()

    assert "The CSV file</h3>" in page
    assert "sheet (csv)" not in page.casefold() and "(csv)!" not in page and "“(csv)”" not in page
    assert "The CSV file of Lancashire FOI 123.csv" in cell


def test_the_trace_of_a_csv_file_names_the_cell_alone(as_role, csv):
    readings.confirm(reading=csv.current_reading(), why="The force says so.", by=make_person())

    page = as_role("staff").get(reverse("line-force", args=[csv.round.slug, csv.request.force.slug])).content.decode()

    assert ">cell B2</a>" in page


@pytest.mark.parametrize(
    ("sheet", "area", "words"),
    [
        ("Offences", "B5", "sheet Offences, cell B5"),
        ("Offences", "A3:F20", "sheet Offences, cells A3 to F20"),
        ("Offences", "4:5", "sheet Offences, rows 4 to 5"),
        ("Offences", "", "sheet Offences"),
        ("(csv)", "B5", "cell B5"),
        ("(csv)", "", "the CSV file"),
    ],
)
def test_a_place_in_words(sheet, area, words):
    assert place_words(sheet, area) == words


def test_a_place_in_a_table_is_short():
    assert (place("Offences", "B5"), place("(csv)", "B5")) == ("Offences!B5", "cell B5")


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        (PLAIN_ANSWER, "Its totals add up."),
        (PLAIN_ANSWER[:3], "Nothing in its layout is in doubt. It has no total to be checked by."),
        ([*PLAIN_ANSWER[:3], ["Total", 1, 2]], "Something in it is in doubt."),
    ],
)
def test_how_sure_a_table_was_read_is_said_in_a_sentence(as_role, rows, grade):
    answer = make_reading(rows=rows, by=make_person()).answer

    page = as_role("staff").get(reverse("answer-review", args=[answer.round.slug, answer.pk])).content.decode()

    assert f"Sheet Sheet1, cells A1 to C{len(rows)}. Periods across, offences down. {grade}" in page


def test_an_open_point_says_where_it_is():
    answer = make_reading(rows=[*PLAIN_ANSWER[:3], ["Total", 1, 2]], by=make_person()).answer

    points = review_page(answer, person=make_person()).open_points

    assert {one.where for one in points} == {"sheet Sheet1, row 4"}


@pytest.mark.parametrize(
    ("where", "words", "part"),
    [
        ("docProps/core.xml", "the properties of the file", "docProps/core.xml"),
        ("meta.xml", "the properties of the file", "meta.xml"),
        ("xl/pivotCache", "inside the file, beside its sheets", "xl/pivotCache"),
        ("Object", "inside the file, beside its sheets", "Object"),
        ("PDF", "the whole file", ""),
        ("sheet 2!B5 and 3 more", "sheet 2, cell B5 and 3 more", ""),
        ("(csv)!B5", "The CSV file, cell B5", ""),
        ("Offences", "Offences", ""),
    ],
)
def test_where_something_was_found_is_said_without_names_of_parts(where, words, part):
    finding = {"what": "people", "where": where, "how_many": 1, "severity": "note", "words": "The file names people."}

    [line] = finding_lines([finding])

    assert (line.where, line.part) == (words, part)
