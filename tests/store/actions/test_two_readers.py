"""Two people read an answer apart; what both read alike counts, and what they differ in is ruled on."""

import pytest

from foitracker.store.actions import corrections, readings, two_readers
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Figure, Reading
from foitracker.store.queries.review import review_page
from tests.factories import PLAIN_ANSWER, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_person("ann"), make_person("bob")


@pytest.fixture
def answer(people):
    round = make_round(two_readers=True, by=people[0])
    return make_reading(request=make_request(round=round, by=people[0]), rows=PLAIN_ANSWER, by=people[0]).answer


def where_they_stand(answer, person):
    return review_page(answer, person=person).two_readers


def counted():
    return sum(figure.low for figure in Figure.objects.current().data())


def leave_out_a_column(answer, by):
    return corrections.correct(answer=answer, sheet="Sheet1", area="B", meaning="ignore", by=by)


def check_without_it(answer, by):
    """Figures were left out with the column, so it takes a reason."""
    return two_readers.check(answer=answer, by=by, why="That year is not asked.")


def test_one_person_alone_confirms_nothing(answer, people):
    with pytest.raises(NotPossible, match="one alone"):
        readings.confirm(reading=answer.current_reading(), by=people[0])

    two_readers.check(answer=answer, by=people[0])

    assert counted() == 0
    assert answer.current_reading().status == "waiting"
    with pytest.raises(NotPossible, match="read this answer already"):
        two_readers.check(answer=answer, by=people[0])


def test_what_both_read_alike_counts(answer, people):
    two_readers.check(answer=answer, by=people[0])
    reading = two_readers.check(answer=answer, by=people[1])

    assert reading.status == "confirmed"
    assert reading.why == "Read alike by ann and bob."
    assert answer.current_reading() == reading
    assert counted() == 591 + 674
    assert not Reading.objects.filter(status__in=["draft", "checked", "waiting"]).exists()
    assert answer.request.events.filter(kind="reading_confirmed").count() == 1


def test_what_one_corrects_the_other_does_not_see(answer, people):
    own = leave_out_a_column(answer, people[0])

    assert answer.reading_for(people[0]) == own
    assert answer.reading_for(people[1]) == answer.current_reading() != own
    assert answer.current_reading().figures.count() == 6
    assert where_they_stand(answer, people[1]).differences == ()


def test_where_they_differ_both_are_shown_and_nothing_counts(answer, people):
    leave_out_a_column(answer, people[0])
    check_without_it(answer, people[0])
    two_readers.check(answer=answer, by=people[1])

    page = where_they_stand(answer, people[0])

    assert counted() == 0
    figures = [line for line in page.differences if line.what == "figure"]
    assert [(line.where, line.link, line.first, line.second) for line in figures] == [
        ("Sheet1!B2", "#s1-B2", "no figure", "480"),
        ("Sheet1!B3", "#s1-B3", "no figure", "111"),
        ("Sheet1!B4", "#s1-B4", "no figure", "591"),
    ]


def test_somebody_rules_whose_reading_holds(answer, people):
    leave_out_a_column(answer, people[0])
    first = check_without_it(answer, people[0])
    two_readers.check(answer=answer, by=people[1])

    with pytest.raises(NotPossible, match="Say why"):
        two_readers.rule(answer=answer, chosen=first, why=" ", by=make_person())
    ruled = two_readers.rule(answer=answer, chosen=first, why="Column B is of another year.", by=make_person("cat"))

    assert counted() == 674
    assert ruled.why == "Of the readings of ann and bob that of ann holds: Column B is of another year."
    assert (ruled.status, ruled.decided_by.username) == ("confirmed", "cat")


def test_a_reader_looks_again_and_both_then_agree(answer, people):
    leave_out_a_column(answer, people[0])
    check_without_it(answer, people[0])
    two_readers.check(answer=answer, by=people[1])

    with pytest.raises(NotPossible, match="Take that back first"):
        leave_out_a_column(answer, people[1])
    two_readers.look_again(answer=answer, by=people[1])
    leave_out_a_column(answer, people[1])
    assert check_without_it(answer, people[1]).status == "confirmed"
    assert counted() == 674


def test_saying_that_a_blank_means_none_is_a_difference(people):
    round = make_round(two_readers=True, by=people[0])
    rows = [*PLAIN_ANSWER[:2], ["86/10", None, 133]]
    answer = make_reading(request=make_request(round=round, by=people[0]), rows=rows, by=people[0]).answer
    two_readers.check(answer=answer, by=people[0], why="They say so.", blank_is_nil=True)
    two_readers.check(answer=answer, by=people[1], why="As it stands.")

    (difference,) = where_they_stand(answer, people[0]).differences

    assert (difference.what, difference.first, difference.second) == ("an empty cell", "means none", "has no number")
    assert (difference.where, difference.link) == ("everywhere", "")


def test_a_third_person_cannot_read_what_two_have_read(answer, people):
    leave_out_a_column(answer, people[0])
    check_without_it(answer, people[0])
    two_readers.check(answer=answer, by=people[1])

    with pytest.raises(NotPossible, match="Two people have read"):
        two_readers.check(answer=answer, by=make_person())


def test_rejecting_and_reading_again_lets_both_begin_again(answer, people):
    two_readers.check(answer=answer, by=people[0])
    readings.reject(reading=answer.current_reading(), why="Counts arrests.", by=people[1])

    with pytest.raises(NotPossible, match="does not wait"):
        two_readers.check(answer=answer, by=people[1])
    readings.read(answer=answer, by=people[0])
    assert where_they_stand(answer, people[0]).others_done == 0
    two_readers.check(answer=answer, by=people[0])
    two_readers.check(answer=answer, by=people[1])
    assert counted() == 591 + 674


def test_a_round_with_one_reader_has_no_second(people):
    answer = make_reading(by=people[0]).answer

    assert where_they_stand(answer, people[0]) is None
    with pytest.raises(NotPossible, match="One person"):
        two_readers.check(answer=answer, by=people[0])
