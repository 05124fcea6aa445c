"""What a person says of a sheet is read with at once, can be taken back, and is remembered for files laid out alike."""

import pytest

from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import corrections, readings, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Correction, Reading
from foitracker.store.queries.corrected import remembered, said_lines
from tests.factories import PLAIN_ANSWER, make_answer, make_force, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.django_db

# The last row is a total that no word names and that no sum proves.
ODD = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2", 480, 541],
    ["86/10", 111, 133],
    ["All of the above and others", 600, 700],
]
NEXT_YEAR = [
    ["Offence", "2017/18", "2018/19"],
    ["86/2", 541, 560],
    ["86/10", 133, 140],
    ["86/15", 1, 2],
    ["All of the above and others", 700, 720],
]


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def reading(by):
    return make_reading(rows=ODD, by=by)


def correct(answer, area, meaning, by, **fields):
    return corrections.correct(answer=answer, sheet="Sheet1", area=area, meaning=meaning, by=by, **fields)


def data(reading):
    return {figure.cell: figure.low for figure in reading.figures.data()}


def test_the_answer_is_read_with_what_was_said(reading, by):
    assert data(reading).keys() == {"B2", "C2", "B3", "C3", "B4", "C4"}

    after = correct(reading.answer, "4", "total", by)

    assert data(after) == {"B2": 480, "C2": 541, "B3": 111, "C3": 133}
    assert {figure.cell for figure in after.figures.exclude(role="data")} == {"B4", "C4"}
    assert after.answer.current_reading() == after
    reading.refresh_from_db()
    assert reading.status == "replaced"
    assert not reading.figures.exists()  # nobody had decided on them


def test_a_correction_keeps_its_anchors_and_the_layout_it_is_about(reading, by):
    correct(reading.answer, "4", "total", by)

    (correction,) = Correction.objects.all()

    assert correction.layout == reading.found["tables"][0]["fingerprint"]
    assert correction.mark["rows"]["first"]["text"] == "all of the above and others"


def test_taking_back_gives_the_earlier_reading_again(reading, by):
    before = data(reading)
    correct(reading.answer, "4", "total", by)

    after = corrections.take_back(correction=Correction.objects.get(), by=by)

    assert data(after) == before
    assert said_lines(reading.answer, after) == ()
    with pytest.raises(NotPossible, match="taken back already"):
        corrections.take_back(correction=Correction.objects.get(), by=by)


def test_corrections_follow_on_each_other(reading, by):
    correct(reading.answer, "4", "total", by)
    after = correct(reading.answer, "C", "ignore", by)

    assert data(after) == {"B2": 480, "B3": 111}
    said = [(line.where, line.words) for line in said_lines(reading.answer, after)]
    assert said == [("Sheet1", "Column C: left out"), ("Sheet1", "Row 4: total")]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"area": "ZZ"}, "area", "beyond the sheet"),
        ({"area": "B2;C3"}, "area", "is no area"),
        ({"sheet": "Tabelle1"}, "sheet", "no sheet"),
        ({"meaning": "period", "period": "soon"}, "period", "is no period"),
        ({"meaning": "label"}, "meaning", "Labels are a column"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(reading, by, fields, field, words):
    given = {"sheet": "Sheet1", "area": "4", "meaning": "total"} | fields

    with pytest.raises(corrections.WrongMark, match=words) as problem:
        corrections.correct(answer=reading.answer, by=by, **given)

    assert problem.value.field == field
    assert reading.answer.current_reading() == reading
    assert not Correction.objects.exists()


def test_a_confirmed_reading_is_not_corrected(reading, by):
    readings.confirm(reading=reading, why="Right.", by=by)

    with pytest.raises(NotPossible, match="its figures count"):
        correct(reading.answer, "4", "total", by)


def test_a_rejected_reading_can_be_corrected_and_waits_again(reading, by):
    readings.reject(reading=reading, why="Row 4 is a total.", by=by)

    assert correct(reading.answer, "4", "total", by).status == "waiting"


def test_nothing_is_stored_where_the_file_cannot_be_read_so(reading, by, monkeypatch):
    def fail(*args, **kwargs):
        raise UnreadableFile("It takes too long.", "")

    monkeypatch.setattr(recording.sandbox, "read_answer", fail)

    with pytest.raises(NotPossible, match="nothing was changed"):
        correct(reading.answer, "4", "total", by)
    assert not Correction.objects.exists()
    assert Reading.objects.get() == reading


def test_somebody_elses_change_in_between_is_not_overwritten(reading, by, monkeypatch):
    answer, really_open = reading.answer, recording.open_in_sandbox

    def open_slowly(**fields):
        found = really_open(**fields)
        readings.reject(reading=reading, why="Meanwhile.", by=by)
        return found

    monkeypatch.setattr(recording, "open_in_sandbox", open_slowly)

    with pytest.raises(NotPossible, match="Somebody else"):
        correct(answer, "4", "total", by)
    assert answer.current_reading().status == "rejected"


def next_years(by, force="Lancashire Constabulary"):
    round = make_round(slug=f"next-{force[:4].lower()}", forces=[make_force(force)], by=by)
    return make_answer(request=make_request(round=round, by=by), rows=NEXT_YEAR, file_name="Next year.xlsx", by=by)


def test_what_was_said_is_used_on_the_next_file_laid_out_alike_and_said_so(reading, by):
    confirmed = correct(reading.answer, "4", "total", by)
    readings.confirm(reading=confirmed, why="Right.", by=by)

    later = readings.read(answer=next_years(by), by=by)

    assert data(later).keys() == {"B2", "C2", "B3", "C3", "B4", "C4"}
    assert {figure.cell for figure in later.figures.exclude(role="data")} == {"B5", "C5"}
    (source,) = remembered(later.answer, later)
    assert source.answer == reading.answer.pk
    assert [(line.where, line.words) for line in source.lines] == [("sheet Sheet1, row 5", "Row 4: total")]


def test_what_was_said_of_a_reading_that_nobody_confirmed_is_not_remembered(reading, by):
    correct(reading.answer, "4", "total", by)

    later = readings.read(answer=next_years(by), by=by)

    assert later.figures.data().count() == 8
    assert remembered(later.answer, later) == ()


def test_a_person_can_read_without_what_is_remembered_and_with_it_again(reading, by):
    readings.confirm(reading=correct(reading.answer, "4", "total", by), why="Right.", by=by)
    later = readings.read(answer=next_years(by), by=by)

    without = corrections.choose_memory(answer=later.answer, uses_memory=False, by=by)
    assert without.figures.data().count() == 8
    assert readings.read(answer=later.answer, by=by).figures.data().count() == 8
    again = corrections.choose_memory(answer=later.answer, uses_memory=True, by=by)
    assert again.figures.data().count() == 6


def test_the_forces_own_earlier_file_goes_before_a_newer_one_of_another(reading, by):
    readings.confirm(reading=correct(reading.answer, "4", "total", by), why="Right.", by=by)
    other = readings.read(answer=next_years(by, "Kent Police"), by=by)
    other = corrections.choose_memory(answer=other.answer, uses_memory=False, by=by)
    other = correct(other.answer, "5", "ignore", by)
    readings.confirm(reading=other, why="Right.", by=by)

    later = readings.read(answer=next_years(by), by=by)

    (source,) = remembered(later.answer, later)
    assert source.answer == reading.answer.pk


def test_a_mark_that_finds_no_place_is_an_open_point(reading, by):
    readings.confirm(reading=correct(reading.answer, "4", "total", by), why="Right.", by=by)
    round = make_round(slug="plain", by=by)
    later = make_reading(request=make_request(round=round, by=by), rows=PLAIN_ANSWER[:3], by=by)

    (source,) = remembered(later.answer, later)

    assert source.lines[0].why_not
    assert later.open_points == 1
    assert "was not used" in later.found["refusals"][0]["reason"]
