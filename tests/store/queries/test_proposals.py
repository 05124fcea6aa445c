"""Which proposals may be taken all at once, and which want a look."""

from datetime import date

import pytest

from foitracker.store.actions import files
from foitracker.store.models import Force
from foitracker.store.queries.proposals import proposals
from tests.factories import PLAIN_ANSWER, make_answer, make_force, make_person, make_request, make_round, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_round(forces=[make_force(name) for name in ("Kent Police", "Gwent Police", "Essex Police")])


def receive(round, file_name, rows=None):
    content = workbook(rows or [*PLAIN_ANSWER, [file_name]])
    return files.receive(round=round, file_name=file_name, content=content, on=date(2018, 5, 2), by=make_person())


def found(round):
    return {one.answer.file_name: (str(one.force or ""), one.is_certain, one.in_doubt) for one in proposals(round)}


def test_the_one_file_whose_name_names_a_force_is_certain(round):
    receive(round, "Kent FOI 7.xlsx")

    assert found(round) == {"Kent FOI 7.xlsx": ("Kent Police", True, "")}


def test_two_files_of_one_force_want_a_look(round):
    receive(round, "Kent FOI 7.xlsx")
    receive(round, "Kent FOI 7 corrected.xlsx")

    assert {doubt for _, certain, doubt in found(round).values()} == {"Another file names the same force."}


def test_a_force_that_has_answered_wants_a_look(round):
    request = make_request(round=round)
    make_answer(request=request)
    name = request.force.name
    receive(round, f"{name} 7.xlsx")

    assert found(round) == {f"{name} 7.xlsx": (name, False, "An answer of this force is there already.")}


def test_what_only_the_text_says_wants_a_look(round):
    answer = receive(round, "FOI 7.xlsx")
    answer.proposed_force = round.requests.get(force__name="Kent Police").force
    answer.save()

    assert found(round) == {"FOI 7.xlsx": ("Kent Police", False, "Its name does not say so.")}


def test_a_file_that_names_nobody_is_not_certain(round):
    receive(round, "FOI 7.xlsx")

    assert found(round) == {"FOI 7.xlsx": ("", False, "")}


def test_it_takes_the_same_queries_however_many_wait(round, django_assert_num_queries):
    for number in range(5):
        receive(round, f"Kent {number}.xlsx")

    with django_assert_num_queries(3):
        proposals(round)


def test_a_file_that_fits_several_forces_offers_them(round):
    receive(round, "Kent and Essex FOI 7.xlsx")
    receive(round, "FOI 7.xlsx", [*PLAIN_ANSWER, ["Gwent Police and Kent Police"]])
    receive(round, "FOI 8.xlsx")
    names = {force.pk: force.name for force in Force.objects.all()}

    offered = {one.answer.file_name: {names[pk] for pk in one.candidates} for one in proposals(round)}

    assert offered == {
        "Kent and Essex FOI 7.xlsx": {"Kent Police", "Essex Police"},
        "FOI 7.xlsx": set(),  # the test does not look into the file
        "FOI 8.xlsx": set(),
    }
