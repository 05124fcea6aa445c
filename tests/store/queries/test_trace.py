"""From a number to the cells it stands on."""

from datetime import date

import pytest
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.store.actions import held, readings, wordings
from foitracker.store.models import Figure, Round
from foitracker.store.queries import publication, right_of_reply
from foitracker.store.queries.cell import cell_page
from foitracker.store.queries.trace import trace_page
from tests.factories import (
    hiding_workbook,
    make_answer,
    make_force,
    make_person,
    make_reading,
    make_request,
    make_round,
)

pytestmark = pytest.mark.django_db
Y1 = financial_year(2017)


@pytest.fixture
def round():
    by = make_person()
    round = make_round(forces=[make_force(), make_force("Zed Police", region="Wales", nation="Wales")], by=by)
    reading = make_reading(request=make_request(round=round, by=by), by=by)
    readings.confirm(reading=reading, by=by, why="As the sheet says.")
    return round


def test_the_cells_of_a_number_add_up_to_it(round):
    page = trace_page(round, Y1)

    assert (page.words, page.coverage) == ("674", "1 of 2 forces")
    assert [(cell.cell, cell.raw) for cell in page.cells] == [("C2", "541"), ("C3", "133")]
    assert all(len(cell.sha256) == 64 and cell.sheet == "Sheet1" for cell in page.cells)


def test_a_category_shows_its_own_cells(round):
    page = trace_page(round, Y1, categories=["possession"])

    assert page.words == "133"
    assert [cell.cell for cell in page.cells] == ["C3"]


def test_a_force_also_shows_what_was_read_and_not_counted(round):
    page = trace_page(round, Y1, forces=["lancashire-constabulary"])

    assert [(cell.cell, cell.raw) for cell in page.left_out] == [("C4", "674")]
    assert page.left_out[0].because.startswith("A total")


def test_an_area_shows_its_forces(round):
    assert trace_page(round, Y1, areas=["North West"]).words == "674"
    assert trace_page(round, Y1, areas=["Wales"]).words == "no figure"


@pytest.mark.parametrize("parts", [{"forces": ["nobody"]}, {"categories": ["nothing"]}, {"areas": ["nowhere"]}])
def test_what_the_round_does_not_know_has_no_page(round, parts):
    assert trace_page(round, Y1, **parts) is None


def test_a_period_that_was_not_asked_has_no_page(round):
    assert trace_page(round, financial_year(2015)) is None


def test_a_cell_says_who_ruled_who_confirmed_and_for_whom(round):
    ann, bob, kent = make_person("ann"), make_person("bob"), round.requests.first().force
    Round.objects.update(two_person_rulings=True)
    wording = Figure.objects.filter(wording__text__startswith="86/10").first().wording

    ruling = wordings.decide(
        wording=wording,
        category="possession",
        why="They say so.",
        instead_of="possession",
        force=kent,
        round=Round.objects.get(),
        by=ann,
    )
    wordings.confirm(ruling=ruling, by=bob)

    [cell] = trace_page(round, Y1, categories=["possession"]).cells
    assert cell.because == "ann ruled for this force alone, confirmed by bob: They say so."


def test_a_cell_says_that_the_force_was_asked(round):
    wording = Figure.objects.filter(wording__text__startswith="86/10").first().wording

    wordings.ask(wording=wording, question="Which?", instead_of="possession", round=round, by=make_person("ann"))

    page = trace_page(round, Y1, forces=[round.requests.first().force.slug])
    assert "ann asked the force: Which?" in [cell.because for cell in page.left_out]


def test_a_figure_of_a_file_that_was_cleared_says_who_cleared_it_and_why():
    reading = make_reading(content=hiding_workbook())
    held.clear(answer=reading.answer, why="The force says that these are codes.", by=make_person("ann"))
    readings.confirm(reading=reading.answer.current_reading(), by=make_person(), why="As the sheet says.")

    (cell,) = trace_page(reading.answer.round, financial_year(2017)).cells

    assert cell.cleared.startswith("ann cleared the file, which was held: The force says that these are codes.")
    assert "sheet number 2 is hidden" in cell.cleared


def test_an_empty_cell_that_was_taken_for_none_says_so_wherever_it_is_named():
    """It is in the total as 0, so that no page and no file may call it a figure that is not there."""
    request, by = make_request(), make_person("anna")
    rows = [["Offence", "2016/17", "2017/18"], ["86/2", 480, 541], ["86/10", "-", None]]
    answer = make_answer(request=request, rows=rows, by=by)
    reading = readings.read(answer=answer, by=by)
    readings.confirm(reading=reading, by=by, why="Their letter says so.", blank_is_nil=True, dash_is_nil=True)
    round = Round.objects.get()

    (_, cell) = trace_page(round, Y1, forces=["lancashire-constabulary"]).cells
    (figure,) = cell_page(answer, sheet="Sheet1", cell="B3", person=by).figures
    sources = publication.of_round(round, made_at=timezone.now()).sources
    reply = right_of_reply.reply_page(request, now=timezone.now(), until=date(2018, 8, 15))

    assert cell.words == "0 (blank)"
    assert cell.because.endswith("anna took an empty cell for none: Their letter says so.")
    assert figure.words == "0 (dash)"
    assert figure.because.endswith("anna took a dash for none: Their letter says so.")
    assert {source.cell: source.number for source in sources} == {"B2": 480, "C2": 541, "B3": 0, "C3": 0}
    assert {(one.cell, one.number) for one in reply.counted if one.cell[1] == "3"} == {
        ("B3", "0 (dash)"),
        ("C3", "0 (blank)"),
    }
    assert "anna" not in reply.counted[-1].because
    assert reply.counted[-1].because.endswith("We took the cell for none.")
