"""From a number to the cells it stands on."""

import pytest

from foitracker.periods import financial_year
from foitracker.store.actions import held, readings, wordings
from foitracker.store.models import Figure, Round
from foitracker.store.queries.trace import trace_page
from tests.factories import hiding_workbook, make_force, make_person, make_reading, make_request, make_round

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
