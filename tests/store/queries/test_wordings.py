"""The list of wordings and the page of one: the largest consequence first."""

from datetime import date

import pytest

from foitracker.store.actions import readings, requests, wordings
from foitracker.store.models import Wording
from foitracker.store.queries import wording_page
from foitracker.store.queries import wordings as query
from tests.factories import make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.django_db

HEAD = ["Offence", "2016/17", "2017/18"]
SMALL, LARGE, SHARED = "Local code 17 pictures", "Local code 18 pictures", "Local code 19 pictures"


@pytest.fixture
def by():
    return make_person("ann")


@pytest.fixture
def round(by):
    round = make_round(forces=[make_force("Kent Police"), make_force("Gwent Police", nation="Wales")], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    read(round, "Gwent", [HEAD, ["86/2", 900, 900], [SMALL, 1, 1], [SHARED, 20, 20]], by)
    read(round, "Kent", [HEAD, [LARGE, 50, "<5"], [SHARED, 20, 20]], by)
    return round


def read(round, force, rows, by):
    request = round.requests.get(force__name__startswith=force)
    return make_reading(request=request, content=workbook(rows), file_name=f"{force}.xlsx", by=by)


def lines(round):
    return query.wording_lines(round, query.by_consequence(round, query.met_in(round)))


def line(round, text):
    return next(line for line in lines(round) if line.text == text)


def of(text, **fields):
    return Wording.objects.get(text=text, **fields)


def test_what_waits_comes_first_and_the_largest_of_it_at_the_top(round):
    assert [(line.text, line.offences) for line in lines(round)] == [
        (SHARED, 80),
        (LARGE, 50),
        (SMALL, 2),
        ("86/2", 1800),
    ]


def test_what_a_person_ruled_on_stands_among_the_others_by_what_hangs_on_it(round, by):
    wordings.decide(wording=of(SMALL), category="possession", why="Their list says so.", round=round, by=by)

    assert [(line.text, line.offences) for line in lines(round)][2:] == [("86/2", 1800), (SMALL, 2)]


def test_a_line_names_the_forces(round):
    assert line(round, SHARED).force_names == "Gwent Police, Kent Police"
    assert line(round, LARGE).force_names == "Kent Police"


def test_many_forces_are_not_all_named(by):
    forces = [make_force(f"Force {number}") for number in range(6)]
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for force in forces:
        read(round, force.name, [[*HEAD, force.slug], [SHARED, 1, 2]], by)

    assert line(round, SHARED).force_names == "Force 0, Force 1 and 4 more"


def test_a_rejected_reading_no_longer_speaks(round, by):
    kent = round.answers.get(request__force__name="Kent Police").readings.get()
    readings.reject(reading=kent, why="Counts arrests.", by=by)

    assert LARGE not in [line.text for line in lines(round)]
    assert line(round, SHARED).offences == 40


def test_each_standing_is_counted_and_said(round, by):
    wordings.decide(wording=of(LARGE), category="possession", why="x", round=round, by=by)
    wordings.ask(wording=of(SMALL), question="Which?", round=round, by=by)

    assert query.counts(round) == query.Counts(waiting=1, proposed=0, asked=1, ruled=1, accepted=1)
    assert query.counts(round).all == 4
    assert {line.text: line.status.words for line in lines(round)} == {
        SHARED: "Waiting for a ruling",
        SMALL: "Force asked",
        LARGE: "Ruled by a person",
        "86/2": "Accepted by rule",
    }


def test_a_ruling_for_one_force_is_a_line_of_its_own(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=of(SHARED), category="possession", why="x", force=kent, round=round, by=by)

    found = {line.only_force: (line.offences, line.category) for line in lines(round) if line.text == SHARED}

    assert found == {"": (40, ""), "Kent Police": (40, "Possession of indecent images of children")}


def test_the_page_of_a_wording_has_its_cells_its_neighbours_and_its_choices(round):
    page = wording_page.wording_page(round, of(LARGE))

    assert [(use.force, use.cell, use.words) for use in page.uses] == [
        ("Kent Police", "B2", "50"),
        ("Kent Police", "C2", "0 to 4"),
    ]
    neighbours = page.neighbours
    assert (neighbours.before, neighbours.after) == (of(SHARED).pk, of(SMALL).pk)
    assert (neighbours.position, neighbours.count) == (2, 3)
    assert {choice.key for choice in page.choices} >= {"t", "n"}
    assert all(choice.why for choice in page.choices)
    assert LARGE in page.question


def test_the_suggestions_have_the_keys_a_and_1_to_3(round, by):
    text = "Photographs of children, indecent, code unknown"
    [wording] = wordings.meet(scheme=round.scheme, texts=[text]).values()

    keys = [choice.key for choice in wording_page.choices(wording)]

    assert wording.suggestions
    assert keys[: len(wording.suggestions)] == ["a 1", "2", "3"][: len(wording.suggestions)]


@pytest.mark.parametrize(
    "scheme", ["home-office", "sexual-communication-and-grooming", "sexual-offences-against-children"]
)
def test_every_scheme_has_a_key_for_what_is_no_offence_and_for_totals(scheme):
    [wording] = wordings.meet(scheme=scheme, texts=["Xyzzy"]).values()

    assert [choice.key for choice in wording_page.choices(wording)][-2:] in (["t", "n"], ["n", "t"])


def test_the_history_says_who_ruled_for_whom_and_what_holds_now(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=of(SHARED), category="possession", why="First.", round=round, by=by)
    wordings.decide(
        wording=of(SHARED),
        category="total_row",
        why="Kent adds up.",
        force=kent,
        instead_of="possession",
        round=round,
        by=by,
    )

    newest, oldest = wording_page.wording_page(round, of(SHARED, force=None)).rulings

    assert (newest.words, newest.holds_for, newest.counts) == ("A total of other rows", "Kent Police", True)
    assert (oldest.why, oldest.holds_for, oldest.counts, oldest.round) == ("First.", "", True, round.title)


def test_those_that_are_alike_are_found(by):
    round = make_round(by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    one, other = (
        "Local: possesion of indecent photgraph of child",
        "local - possession indecent photographs of children",
    )
    read(round, "Lancashire", [HEAD, [one, 1, 2], [other, 3, 4], [SMALL, 1, 1]], by)

    assert {wording.text for wording in query.alike_to(round, of(one))} == {one, other}
    assert wording_page.wording_page(round, of(one)).alike == 1
    assert wording_page.wording_page(round, of(SMALL)).alike == 0


def test_the_list_takes_a_fixed_number_of_queries(round, django_assert_num_queries):
    with django_assert_num_queries(2):
        query.wording_lines(round, query.by_consequence(round, query.met_in(round)).select_related("force", "proposal"))
    with django_assert_num_queries(1):
        query.counts(round)


def test_a_suggestion_that_is_no_offence_has_both_keys(by):
    [wording] = wordings.meet(scheme="child-abuse-images", texts=["Arrests for images"]).values()

    assert [(choice.code, choice.key) for choice in wording_page.choices(wording)] == [
        ("not_an_offence_count", "a 1 n"),
        ("total_row", "t"),
    ]
