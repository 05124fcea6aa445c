"""A confirmed reading is corrected while its figures count, and is replaced in one step or left as it was."""

import pytest

from foitracker.store.actions import corrections, files, readings, releases, reopening, two_readers
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Correction, Figure, Reading
from foitracker.store.queries.national import national
from foitracker.store.queries.review import review_page
from tests.factories import make_answer, make_person, make_reading, make_request, make_round, workbook

pytestmark = pytest.mark.django_db

# The last row is a total that no word names and that no sum proves.
ODD = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2", 480, 541],
    ["86/10", 111, 133],
    ["All of the above and others", 600, 700],
]
WITH_TOTAL, WITHOUT_TOTAL = 480 + 541 + 111 + 133 + 600 + 700, 480 + 541 + 111 + 133


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def answer(by):
    """Its reading is confirmed, with a total that counts as an offence."""
    reading = make_reading(rows=ODD, by=by)
    readings.confirm(reading=reading, why="Right.", by=by)
    return reading.answer


def counted():
    return sum(figure.low for figure in Figure.objects.current().data())


def reopen(answer, by):
    return reopening.reopen(answer=answer, why="Row 4 is the force's total.", by=by)


def correct(answer, by, area="4", meaning="total"):
    return corrections.correct(answer=answer, sheet="Sheet1", area=area, meaning=meaning, by=by)


def page_of(answer):
    return review_page(answer, person=make_person()).reopened


def test_the_figures_count_until_the_corrected_reading_is_confirmed(answer, by):
    reopen(answer, by)
    assert counted() == WITH_TOTAL

    corrected = correct(answer, by)
    assert (corrected.status, counted()) == ("reopened", WITH_TOTAL)

    readings.confirm(reading=corrected, why="Right.", by=by)
    assert counted() == WITHOUT_TOTAL
    assert [reading.status for reading in answer.readings.order_by("pk")] == [
        "replaced", "replaced", "confirmed",
    ]  # fmt: skip


def test_history_says_who_reopened_it_and_why(answer, by):
    before = answer.current_reading()
    reopen(answer, by)
    readings.confirm(reading=correct(answer, by), why="Right.", by=by)

    before.refresh_from_db()

    assert (before.status, before.reopened_by, before.why_reopened) == ("replaced", by, "Row 4 is the force's total.")
    assert before.figures.filter(superseded_by=answer.current_reading()).count() == before.figures.count()
    kinds = list(answer.request.events.values_list("kind", flat=True))
    assert kinds[-2:] == ["reading_reopened", "reading_confirmed"]


def test_what_would_change_is_told_cell_by_cell(answer, by):
    reopen(answer, by)
    assert page_of(answer).change_count == 0

    correct(answer, by)
    page = page_of(answer)

    assert {(one.where, one.what, one.first, one.second) for one in page.changes} >= {
        ("Sheet1!B4", "part", "figure", "total"),
        ("Sheet1!C4", "part", "figure", "total"),
    }
    assert page.why_confirmed == "Right."


def test_left_as_it_was_it_counts_as_before_and_is_read_as_before(answer, by):
    confirmed = answer.current_reading()
    reopen(answer, by)
    correct(answer, by)

    reopening.leave(answer=answer, by=by)

    assert (answer.current_reading(), counted()) == (confirmed, WITH_TOTAL)
    assert not Correction.objects.standing().exists()
    assert readings.read(answer=answer, by=by).figures.data().count() == 6
    assert "left as it was" in answer.request.events.filter(kind="reading_kept").get().text


def test_leaving_says_again_what_was_taken_back_meanwhile(by):
    answer = make_reading(rows=ODD, by=by).answer
    readings.confirm(reading=correct(answer, by), why="Right.", by=by)
    reopen(answer, by)
    corrections.take_back(correction=Correction.objects.standing().get(), by=by)
    corrections.choose_memory(answer=answer, uses_memory=False, by=by)

    reopening.leave(answer=answer, by=by)

    assert Correction.objects.standing().get().mark["area"] == "4"
    assert answer.memory_choices.last().uses_memory
    assert readings.read(answer=answer, by=by).figures.data().count() == 4


def test_it_can_be_reopened_and_corrected_again_and_again(answer, by):
    for area, meaning in (("4", "total"), ("C", "ignore")):
        reopen(answer, by)
        readings.confirm(reading=correct(answer, by, area, meaning), why="Right.", by=by)

    assert counted() == 480 + 111
    assert answer.readings.filter(status="confirmed").count() == 1


def test_a_reopened_reading_is_not_read_again_nor_rejected(answer, by):
    reading = reopen(answer, by)

    for refused in (
        lambda: readings.read(answer=answer, by=by),
        lambda: files.queue(answer=answer, by=by),
        lambda: readings.reject(reading=reading, why="Arrests.", by=by),
    ):
        with pytest.raises(NotPossible, match="being corrected"):
            refused()
    assert counted() == WITH_TOTAL


def test_rejecting_what_was_confirmed_ends_its_correction(answer, by):
    confirmed, reopened = answer.current_reading(), reopen(answer, by)

    readings.reject(reading=confirmed, why="Arrests.", by=by)

    reopened.refresh_from_db()
    confirmed.refresh_from_db()
    assert (confirmed.status, confirmed.reopened_at, reopened.status, counted()) == ("rejected", None, "replaced", 0)
    again = readings.read(answer=answer, by=by)
    readings.confirm(reading=again, why="Right.", by=by)
    assert counted() == WITH_TOTAL


def test_who_rejects_what_is_being_corrected_hears_what_to_do_first(answer, by):
    reading = reopen(answer, by)

    with pytest.raises(NotPossible, match="Leave it as it was first"):
        readings.reject(reading=reading, why="Arrests.", by=by)

    left = reopening.leave(answer=answer, by=by)
    assert review_page(answer, person=by).can_be_rejected
    readings.reject(reading=left, why="Arrests.", by=by)
    assert counted() == 0


@pytest.mark.parametrize("why", ["", "  "])
def test_reopening_needs_a_reason(answer, by, why):
    with pytest.raises(NotPossible, match="Say why"):
        reopening.reopen(answer=answer, why=why, by=by)


def test_two_people_do_not_reopen_one_reading(answer, by):
    reopen(answer, by)

    with pytest.raises(NotPossible, match="already"):
        reopen(answer, make_person("ann"))


def test_only_a_confirmed_reading_is_reopened(by):
    answer = make_reading(rows=ODD, by=by).answer

    with pytest.raises(NotPossible, match="not confirmed"):
        reopen(answer, by)
    with pytest.raises(NotPossible, match="not confirmed"):
        reopening.leave(answer=answer, by=by)


def test_nothing_is_left_that_nobody_reopened(answer, by):
    with pytest.raises(NotPossible, match="Nobody is correcting"):
        reopening.leave(answer=answer, by=by)


def second_answer(answer, by, rows):
    other = make_answer(request=answer.request, content=workbook(rows), file_name="Second.xlsx", by=by)
    return readings.read(answer=other, by=by)


def test_what_a_later_answer_replaced_is_not_reopened(answer, by):
    later = second_answer(answer, by, [["Offence", "2016/17"], ["86/2", 1]])
    readings.confirm(reading=later, why="Right.", earlier="replace", by=by)

    with pytest.raises(NotPossible, match="a later answer replaced them"):
        reopen(answer, by)


def test_what_it_had_replaced_comes_back_if_the_corrected_reading_is_rejected(by):
    request = make_request(by=by)
    first = make_reading(request=request, rows=[["Offence", "2016/17"], ["86/2", 7]], by=by)
    readings.confirm(reading=first, why="Right.", by=by)
    second = second_answer(first.answer, by, ODD)
    readings.confirm(reading=second, why="Right.", earlier="replace", by=by)

    reopen(second.answer, by)
    corrected = readings.confirm(reading=correct(second.answer, by), why="Right.", by=by)
    assert counted() == WITHOUT_TOTAL
    readings.reject(reading=corrected, why="Arrests.", by=by)

    assert counted() == 7


def test_adding_a_corrected_answer_to_another_never_counts_an_offence_twice(answer, by):
    other = second_answer(answer, by, [["Offence", "2018/19"], ["86/2", 9]])
    readings.confirm(reading=other, why="Right.", earlier="add", by=by)
    reopen(answer, by)
    corrected = correct(answer, by)

    with pytest.raises(NotPossible, match="replaces them or adds"):
        readings.confirm(reading=corrected, why="Right.", by=by)
    readings.confirm(reading=corrected, why="Right.", earlier="add", by=by)

    assert counted() == WITHOUT_TOTAL + 9


def test_another_forces_answer_takes_both_readings_out_of_the_count(answer, by):
    reopen(answer, by)
    other = make_request(round=make_round(slug="other", by=by), by=by)
    answer.round = other.round
    answer.save()

    files.match(answer=answer, request=other, by=by)

    assert counted() == 0
    assert set(answer.readings.values_list("status", flat=True)) == {"replaced"}


def test_marks_of_a_reading_not_yet_confirmed_are_not_remembered(answer, by):
    reopen(answer, by)
    correct(answer, by)
    later = [row[:] for row in ODD]
    later[0] = ["Offence", "2017/18", "2018/19"]

    other = make_reading(request=make_request(round=make_round(slug="next", by=by), by=by), rows=later, by=by)

    assert other.figures.data().count() == 6


def test_two_readers_read_a_reopened_answer_anew(by):
    round = make_round(two_readers=True)
    answer = make_reading(request=make_request(round=round), rows=ODD).answer
    ann, ben = make_person("ann"), make_person("ben")
    for person in (ann, ben):
        two_readers.check(answer=answer, by=person, why="Right.")
    assert counted() == WITH_TOTAL

    reopen(answer, ann)
    for person in (ann, ben):
        assert counted() == WITH_TOTAL
        correct(answer, person)
        two_readers.check(answer=answer, by=person, why="Row 4 is a total.")

    assert counted() == WITHOUT_TOTAL
    assert Reading.objects.filter(status="confirmed").count() == 1


PLAIN = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2", 480, 541],
    ["86/10", 111, 133],
]


@pytest.fixture
def plain(by):
    reading = make_reading(rows=PLAIN, by=by)
    return readings.confirm(reading=reading, why="Right.", by=by).answer


def totals_of(answer):
    return [(line.period, line.category, line.counts_now, line.would_count) for line in page_of(answer).totals]


def test_nothing_of_the_totals_would_change_at_first(plain, by):
    reopen(plain, by)

    assert page_of(plain).totals == ()


def test_the_totals_that_would_change_are_shown_by_year_and_category_before_they_do(plain, by):
    reopen(plain, by)
    correct(plain, by, area="3", meaning="ignore")

    (whole, of_category, *rest) = totals_of(plain)
    assert whole == ("2016/17", "All counted offences", "591", "480")
    assert of_category == ("2016/17", "Possession of indecent images of children", "111", "no figure")
    assert [line[0] for line in rest] == ["2017/18", "2017/18"]
    assert page_of(plain).totals[0].is_whole


def test_a_total_that_the_force_would_drop_out_of_says_why(plain, by):
    reopen(plain, by)
    correct(plain, by, area="C3", meaning="ignore")

    whole, *categories = totals_of(plain)
    assert whole[:3] == ("2017/18", "All counted offences", "674")
    assert whole[3].startswith("in no total: ")
    assert whole[3].endswith("left out by a reviewer")
    assert {line[3] for line in categories} == {"in no total"}


def test_what_was_said_of_empty_cells_is_taken_to_be_said_again(by):
    rows = [*PLAIN, ["86/15", 5, None]]
    reading = make_reading(rows=rows, by=by)
    answer = readings.confirm(reading=reading, why="Their letter says so.", blank_is_nil=True, by=by).answer

    reopen(answer, by)

    assert page_of(answer).totals == ()


def test_the_totals_shown_are_those_that_then_count(plain, by):
    reopen(plain, by)
    corrected = correct(plain, by, area="3", meaning="ignore")
    shown = {line[0]: line[3] for line in totals_of(plain) if line[1] == "All counted offences"}

    readings.confirm(reading=corrected, why="Row 3 is of another force.", by=by)

    counts = {total.period.label: f"{total.low}" for total in national(plain.round).totals}
    assert shown == counts


def test_releases_with_figures_of_the_file_are_named_to_those_who_may_see_them(plain, by, people):
    release = releases.make(round=plain.round, title="First", by=by)
    reopen(plain, by)

    def named_to(person):
        return review_page(plain, person=person).reopened.releases

    assert named_to(people["admins"]) == ("release 1 (First)",)
    assert named_to(people["staff"]) == ()  # it is a draft
    releases.sign(release=release, by=make_person())
    assert named_to(people["staff"]) == ("release 1 (First)",)
