"""A letter of a joint unit: one file, an answer of each force, and no cell that counts for both (DOMAIN.md, T19)."""

import pytest

from foitracker.store.actions import corrections, files, joint, readings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import AnswerFile, Figure
from foitracker.store.queries.flags import flags
from foitracker.store.queries.joint import may_answer_for, other_answers, others_of, undeclared
from foitracker.store.queries.marks import remembered_marks
from foitracker.store.queries.review import review_page
from foitracker.totals.checks import What
from tests.factories import make_answer, make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

TAKING = "86/2 Take, make or distribute indecent photographs of children"
HAVING = "86/10 Possession of an indecent photograph of a child"
TWO_COLUMNS = [
    ["Offence", "Norfolk Constabulary", None, "Suffolk Constabulary", None],
    [None, "2016/17", "2017/18", "2016/17", "2017/18"],
    [TAKING, 210, 232, 180, 195],
    [HAVING, 41, 44, 30, 37],
]
TWO_ROWS = [
    ["Force", "Offence", "2016/17", "2017/18"],
    ["Norfolk Constabulary", TAKING, 210, 232],
    ["Norfolk Constabulary", HAVING, 41, 44],
    ["Suffolk Constabulary", TAKING, 180, 195],
    ["Suffolk Constabulary", HAVING, 30, 37],
]
NORFOLK = [["Offence", "2016/17", "2017/18"], [TAKING, 210, 232], [HAVING, 41, 44]]
SUFFOLK = [["Offence", "2016/17", "2017/18"], [TAKING, 180, 195], [HAVING, 30, 37]]
TWO_SHEETS = workbook(NORFOLK, title="Norfolk Constabulary", more={"Suffolk Constabulary": SUFFOLK})
LETTERS = {"columns": workbook(TWO_COLUMNS), "rows": workbook(TWO_ROWS), "sheets": TWO_SHEETS}
WHY = "The other force's figures are in its own answer."


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def round(by):
    names = ("Norfolk Constabulary", "Suffolk Constabulary", "Essex Police")
    return make_round(forces=[make_force(name, region="Eastern") for name in names], by=by)


def request_to(round, slug):
    return round.requests.get(force__slug=slug)


def letter(round, by, content=LETTERS["columns"]):
    answer = make_answer(
        request=request_to(round, "norfolk-constabulary"), content=content, file_name="Joint reply.xlsx", by=by
    )
    readings.read(answer=answer, by=by)
    return answer


def with_suffolk(answer, by):
    return joint.answers_for_too(answer=answer, request=request_to(answer.round, "suffolk-constabulary"), by=by)


def counted(round, slug):
    figures = Figure.objects.current().data().filter(request=request_to(round, slug))
    return sorted(figures.values_list("low", flat=True))


@pytest.mark.parametrize("how", LETTERS)
def test_one_letter_gives_each_force_its_own_figures(how, round, by):
    norfolk = letter(round, by, LETTERS[how])
    suffolk = with_suffolk(norfolk, by)

    for answer in (norfolk, suffolk):
        joint.leave_out_others(answer=answer, by=by)
        readings.confirm(reading=answer.current_reading(), why=WHY, by=by)

    assert counted(round, "norfolk-constabulary") == [41, 44, 210, 232]
    assert counted(round, "suffolk-constabulary") == [30, 37, 180, 195]
    assert AnswerFile.objects.count() == 1
    assert not [flag for flag in flags(round) if flag.what == What.TWO_FORCES.value]


def test_no_cell_counts_for_two_forces(round, by):
    norfolk = letter(round, by)
    suffolk = with_suffolk(norfolk, by)
    readings.confirm(reading=norfolk.current_reading(), why=WHY, by=by)

    with pytest.raises(NotPossible, match="Sheet1!B3 counts for Norfolk Constabulary already"):
        readings.confirm(reading=suffolk.current_reading(), why=WHY, by=by)
    assert counted(round, "suffolk-constabulary") == []


def test_a_cell_that_a_later_answer_replaced_is_no_other_force_s(round, by):
    """It counts again where the later answer is rejected, and would count for both."""
    norfolk = letter(round, by)
    suffolk = with_suffolk(norfolk, by)
    readings.confirm(reading=norfolk.current_reading(), why=WHY, by=by)
    later = make_answer(request=norfolk.request, content=workbook(NORFOLK), file_name="Norfolk again.xlsx", by=by)
    readings.read(answer=later, by=by)
    readings.confirm(reading=later.current_reading(), why=WHY, earlier="replace", by=by)

    with pytest.raises(NotPossible, match="correct or reject the other reading first"):
        readings.confirm(reading=suffolk.current_reading(), why=WHY, by=by)
    readings.reject(reading=norfolk.current_reading(), why="It has Suffolk's figures in it.", by=by)
    readings.confirm(reading=suffolk.current_reading(), why=WHY, by=by)
    readings.reject(reading=later.current_reading(), why="It was sent in error.", by=by)

    assert counted(round, "norfolk-constabulary") == []
    assert len(counted(round, "suffolk-constabulary")) == 8


def test_cells_that_were_left_out_of_their_table_are_nobody_s(round, by):
    norfolk = letter(round, by)
    suffolk = with_suffolk(norfolk, by)
    corrections.correct(answer=norfolk, sheet="Sheet1", area="D3:E4", meaning="ignore", by=by)
    joint.leave_out_others(answer=suffolk, by=by)

    for answer in (suffolk, norfolk):
        readings.confirm(reading=answer.current_reading(), why=WHY, by=by)

    assert counted(round, "suffolk-constabulary") == [30, 37, 180, 195]
    own = Figure.objects.current().data().filter(request=norfolk.request, low__isnull=False)
    assert sorted(own.values_list("low", flat=True)) == [41, 44, 210, 232]


def test_of_a_list_of_offences_nothing_is_left_out_by_itself(round, by):
    """Its figures are counted from rows, of which none says whose each row is."""
    rows = [(force, TAKING, f"{day:02}/05/2016") for force in ("Norfolk", "Suffolk") for day in range(1, 31)]
    norfolk = letter(round, by, workbook([("Force", "Offence", "Date recorded"), *rows]))
    with_suffolk(norfolk, by)

    assert [one.cell for one in norfolk.current_reading().figures.all()] == ["A2:C61"]
    assert others_of(norfolk, norfolk.current_reading()).areas == ()


def test_a_sheet_that_lists_the_offences_of_the_other_force_is_left_out(round, by):
    rows = [(TAKING, f"{day:02}/05/2016") for day in range(1, 31)]
    listed = [("Offence", "Date recorded"), *rows]
    content = workbook(listed, title="Norfolk Constabulary", more={"Suffolk Constabulary": listed})
    norfolk = letter(round, by, content)
    with_suffolk(norfolk, by)

    assert others_of(norfolk, norfolk.current_reading()).areas == (("Suffolk Constabulary", "all"),)
    joint.leave_out_others(answer=norfolk, by=by)
    assert {one.sheet for one in norfolk.current_reading().figures.all()} == {"Norfolk Constabulary"}


def test_what_is_left_out_is_named_before(round, by):
    norfolk = letter(round, by)

    assert others_of(norfolk, norfolk.current_reading()).areas == ()
    with_suffolk(norfolk, by)

    found = others_of(norfolk, norfolk.current_reading())
    assert (found.areas, found.forces) == ((("Sheet1", "D:E"),), ("Suffolk Constabulary",))
    assert found.words == ("Sheet1, columns D to E",)


def test_each_area_can_be_taken_back(round, by):
    norfolk = letter(round, by)
    with_suffolk(norfolk, by)
    joint.leave_out_others(answer=norfolk, by=by)

    corrections.take_back(correction=norfolk.corrections.get(), by=by)

    assert norfolk.current_reading().figures.data().count() == 8


def test_nothing_to_leave_out_is_said(round, by):
    with pytest.raises(NotPossible, match="Nothing in this reading stands under the name"):
        joint.leave_out_others(answer=letter(round, by), by=by)
    with pytest.raises(NotPossible, match="Nothing in this reading stands under the name"):
        joint.leave_out_undeclared(answer=letter(round, by, workbook(NORFOLK)), by=by)


def test_what_was_left_out_for_one_force_is_not_left_out_for_the_other(round, by):
    norfolk = letter(round, by)
    suffolk = with_suffolk(norfolk, by)
    joint.leave_out_others(answer=norfolk, by=by)
    readings.confirm(reading=norfolk.current_reading(), why=WHY, by=by)

    again = readings.read(answer=suffolk, by=by)

    assert again.figures.data().count() == 8
    layouts = [layout for of_sheet in again.found["layouts"].values() for layout in of_sheet]
    assert remembered_marks(suffolk, layouts=layouts) == ()


def test_what_was_left_out_of_a_joint_letter_is_not_remembered_for_the_next_answer(round, by):
    norfolk = letter(round, by)
    with_suffolk(norfolk, by)
    joint.leave_out_others(answer=norfolk, by=by)
    readings.confirm(reading=norfolk.current_reading(), why=WHY, by=by)

    rows = [TWO_COLUMNS[0], TWO_COLUMNS[1], [TAKING, 1, 2, 3, 4], [HAVING, 5, 6, 7, 8]]
    other = make_answer(request=request_to(round, "essex-police"), rows=rows, file_name="Essex.xlsx", by=by)

    assert readings.read(answer=other, by=by).figures.data().count() == 8


def test_what_nobody_declared_and_was_left_out_is_not_remembered_either(round, by):
    norfolk = letter(round, by)
    joint.leave_out_undeclared(answer=norfolk, by=by)
    readings.confirm(reading=norfolk.current_reading(), why=WHY, by=by)

    rows = [TWO_COLUMNS[0], TWO_COLUMNS[1], [TAKING, 1, 2, 3, 4], [HAVING, 5, 6, 7, 8]]
    suffolk = request_to(round, "suffolk-constabulary")
    other = make_answer(request=suffolk, rows=rows, file_name="Suffolk.xlsx", by=by)

    assert readings.read(answer=other, by=by).figures.data().count() == 8


def test_each_answer_names_the_forces_of_the_others(round, by):
    norfolk = letter(round, by)
    suffolk = with_suffolk(norfolk, by)

    assert [one.force for one in other_answers(norfolk)] == ["Suffolk Constabulary"]
    assert [one.force for one in other_answers(suffolk)] == ["Norfolk Constabulary"]
    assert [one.force.slug for one in may_answer_for(norfolk)] == ["essex-police"]


def test_a_file_is_the_answer_of_a_force_once(round, by):
    norfolk = letter(round, by)
    suffolk = with_suffolk(norfolk, by)

    with pytest.raises(NotPossible, match="is an answer of Suffolk Constabulary already"):
        with_suffolk(norfolk, by)
    with pytest.raises(NotPossible, match="is an answer of Norfolk Constabulary already"):
        files.match(answer=suffolk, request=norfolk.request, by=by)
    assert round.answers.count() == 2


def test_a_file_without_a_force_is_refused(round, by):
    waiting = files.receive(round=round, file_name="x.csv", content=b"a,b\n1,2\n", on=round.opened_on, by=by)

    with pytest.raises(NotPossible, match="Say first which force"):
        joint.answers_for_too(answer=waiting, request=request_to(round, "essex-police"), by=by)


def test_the_request_of_another_round_is_refused(round, by):
    other = make_round(slug="other", by=by)

    with pytest.raises(NotPossible, match="of another round"):
        joint.answers_for_too(answer=letter(round, by), request=other.requests.get(), by=by)


# ---- what stands under another force's name is not confirmed without a word


@pytest.mark.parametrize("how", LETTERS)
def test_what_stands_under_the_other_force_s_name_is_not_confirmed_without_a_reason(how, round, by):
    norfolk = letter(round, by, LETTERS[how])
    with_suffolk(norfolk, by)

    with pytest.raises(NotPossible, match="under the name of Suffolk Constabulary"):
        readings.confirm(reading=norfolk.current_reading(), by=by)
    assert counted(round, "norfolk-constabulary") == []

    joint.leave_out_others(answer=norfolk, by=by)
    points = others_of(norfolk, norfolk.current_reading()).points
    readings.confirm(reading=norfolk.current_reading(), why=WHY, by=by)
    assert points == []
    assert counted(round, "norfolk-constabulary") == [41, 44, 210, 232]


def test_the_reason_why_it_stays_is_kept(round, by):
    norfolk = letter(round, by)
    with_suffolk(norfolk, by)
    [point] = others_of(norfolk, norfolk.current_reading()).points
    said = {point.key: "Suffolk is the name of a unit of Norfolk's."}

    reading = readings.confirm(reading=norfolk.current_reading(), rulings=said, by=by)

    assert {"point": str(point), "why": said[point.key]} in reading.rulings
    assert point.sheet == "Sheet1"


def test_a_list_of_offences_of_two_forces_is_not_confirmed_without_a_reason(round, by):
    rows = [(force, TAKING, f"{day:02}/05/2016") for force in ("Norfolk", "Suffolk") for day in range(1, 31)]
    norfolk = letter(round, by, workbook([("Force", "Offence", "Date recorded"), *rows]))
    assert others_of(norfolk, norfolk.current_reading()).points == []
    with_suffolk(norfolk, by)

    [point] = others_of(norfolk, norfolk.current_reading()).points

    assert (point.sheet, point.cell) == ("Sheet1", "")
    assert "is counted as a whole" in point.words


UNDECLARED = {
    "columns": (LETTERS["columns"], ("Sheet1, columns D to E",)),
    "rows": (LETTERS["rows"], ("Sheet1, rows 4 to 5",)),
    "sheets": (LETTERS["sheets"], ("Suffolk Constabulary, the whole sheet",)),
    "bare": (
        workbook([["Offence", "Norfolk 2017/18", "Suffolk 2017/18"], [TAKING, 210, 180], [HAVING, 41, 30]]),
        ("Sheet1, column C",),
    ),
    "all of it": (workbook(SUFFOLK, title="Suffolk"), ("Suffolk, the whole sheet",)),
}


@pytest.mark.parametrize("how", UNDECLARED)
def test_what_stands_under_a_force_that_nobody_declared_must_be_answered_for(how, round, by):
    content, areas = UNDECLARED[how]
    norfolk = letter(round, by, content)
    reading = norfolk.current_reading()

    assert undeclared(norfolk, reading).words == areas
    with pytest.raises(NotPossible, match=r"under the name of Suffolk Constabulary.*why it is Norfolk Constabulary’s"):
        readings.confirm(reading=reading, by=by)
    readings.confirm(reading=reading, why="Norfolk keeps the records of both.", by=by)


@pytest.mark.parametrize("how", [how for how in UNDECLARED if how != "all of it"])
def test_what_nobody_declared_is_left_out_at_once(how, round, by):
    norfolk = letter(round, by, UNDECLARED[how][0])

    reading = joint.leave_out_undeclared(answer=norfolk, by=by)

    assert undeclared(norfolk, reading).areas == ()
    assert max(reading.figures.data().values_list("low", flat=True)) in (210, 232)


def test_a_file_that_is_all_another_force_s_is_not_emptied(round, by):
    norfolk = letter(round, by, UNDECLARED["all of it"][0])

    with pytest.raises(NotPossible, match="nothing would be left"):
        joint.leave_out_undeclared(answer=norfolk, by=by)
    assert norfolk.current_reading().figures.exists()


def test_the_open_points_of_an_answer_are_those_that_confirming_asks_about(round, by):
    """Before the file is declared to be Suffolk's too, after it, and once Suffolk's is left out."""

    def counted_and_asked(answer):
        return answer.current_reading().open_points, review_page(answer, person=by).point_count

    norfolk = letter(round, by)
    assert counted_and_asked(norfolk) == (1, 1)

    suffolk = with_suffolk(norfolk, by)
    assert counted_and_asked(norfolk) == counted_and_asked(suffolk) == (1, 1)

    joint.leave_out_others(answer=norfolk, by=by)
    assert counted_and_asked(norfolk) == (1, 1)  # that figures were left out


def test_a_list_that_becomes_another_force_s_too_has_an_open_point(round, by):
    rows = [(force, TAKING, f"{day:02}/05/2016") for force in ("Norfolk", "Suffolk") for day in range(1, 31)]
    norfolk = letter(round, by, workbook([("Force", "Offence", "Date recorded"), *rows]))
    before = norfolk.current_reading().open_points

    with_suffolk(norfolk, by)

    assert norfolk.current_reading().open_points == before + 1


def test_what_was_declared_or_left_out_is_asked_about_no_more(round, by):
    norfolk = letter(round, by)
    corrections.correct(answer=norfolk, sheet="Sheet1", area="D:E", meaning="ignore", by=by)
    assert undeclared(norfolk, norfolk.current_reading()).points == []

    declared = letter(round, by, LETTERS["rows"])
    with_suffolk(declared, by)
    assert undeclared(declared, declared.current_reading()).points == []
    assert others_of(declared, declared.current_reading()).points


@pytest.mark.parametrize(
    "places",
    [
        ("Norfolk", "Norwich", "Great Yarmouth"),  # the county as a district of its own force
        ("Suffolk", "Essex", "London"),  # counties, as a force of the railways has them
        ("Essex Street", "Suffolk Road Police Station", "Other"),
    ],
)
def test_the_name_of_a_place_is_no_force_s(places, round, by):
    rows = [[place, number, number + 1] for number, place in enumerate(places, 5)]
    norfolk = letter(round, by, workbook([["District", "2016/17", "2017/18"], *rows]))

    assert norfolk.current_reading().figures.exists()
    assert undeclared(norfolk, norfolk.current_reading()).areas == ()
