"""What would give a hidden figure away by subtraction is on no page, whatever way the force hid it."""

import pytest

from foitracker.store.models import Figure
from foitracker.store.queries.cell import cell_page
from foitracker.store.queries.trace import trace_page
from tests.store.queries.test_stated import HEAD, MAKING, POSSESSION, Y1, answer, by, kent, reply_of, round

pytestmark = pytest.mark.django_db
__all__ = ["by", "round"]

QUARTERS = ["Offence", "2017/18", "Apr - Jun 2017", "Jul - Sep 2017", "Oct - Dec 2017", "Jan - Mar 2018"]
NOT_SHOWN = "not shown"


def words_of(round, cells):
    """What the trace and the right of reply print in these cells; a cell on neither is None."""
    trace = trace_page(round, Y1, forces=["kent-police"])
    reply = {f"{cell.sheet}!{cell.cell}": cell.number for cell in reply_of(round).left_out}
    shown = {f"{cell.sheet}!{cell.cell}": cell.words for cell in (*trace.left_out, *trace.cells)}
    cells = [cell if "!" in cell else f"Sheet1!{cell}" for cell in cells]
    assert all(reply.get(cell, shown.get(cell)) == shown.get(cell) for cell in cells), (reply, shown)
    return [shown.get(cell) for cell in cells]


@pytest.mark.parametrize(
    ("wording", "hidden"),
    [
        (POSSESSION, "<5"),
        ("An offence nobody has ruled on", "<5"),
        (POSSESSION, "*"),
        (POSSESSION, "refused"),
        ("An offence nobody has ruled on", "*"),
    ],
)
def test_a_total_beside_a_hidden_figure_is_not_shown(round, by, wording, hidden):
    reading = answer(round, by, [HEAD, [MAKING, 30, 40], [wording, 10, hidden], ["Total", 40, 43]])

    assert words_of(round, ["C4"]) == [NOT_SHOWN]
    page = cell_page(reading.answer, sheet="Sheet1", cell="C4", person=by)
    assert (page.raw, page.figures[0].words) == ("", NOT_SHOWN)
    assert cell_page(reading.answer, sheet="Sheet1", cell="B4", person=by).raw == "40"


@pytest.mark.parametrize("said", ["not held", ""])
def test_what_is_not_held_or_empty_hides_no_number(round, by, said):
    answer(round, by, [HEAD, [MAKING, 30, 40], [POSSESSION, 10, said], ["Total", 40, 40]])

    assert words_of(round, ["C4"]) == ["40"]


def test_a_year_that_adds_up_its_quarters_is_not_shown_where_one_is_hidden(round, by):
    answer(round, by, [QUARTERS, [MAKING, 43, 12, "<5", 9, 19], [POSSESSION, 40, 10, 10, 10, 10]])

    assert (kent(round).low, kent(round).high) == (80, 84)  # the quarters count
    assert words_of(round, ["B2", "C2", "E2", "F2"]) == [NOT_SHOWN, "12", "9", "19"]


def year_and_quarters(round, by, year, *quarters):
    """The year on one sheet and its quarters on another: the year counts, and the quarters do not."""
    sheets = {"Quarters": [[QUARTERS[0], *QUARTERS[2:]], [MAKING, *quarters], [POSSESSION, 10, 10, 10, 10]]}
    return answer(round, by, [["Offence", "2017/18"], [MAKING, year], [POSSESSION, 40]], more=sheets)


def test_quarters_beside_a_year_that_counts_do_not_give_a_hidden_one_away(round, by):
    reading = year_and_quarters(round, by, 43, 12, "<5", 9, 19)

    assert Figure.objects.filter(reading=reading, role="data").count() == 10
    assert (kent(round).low, kent(round).high) == (83, 83)  # the year counts, and everybody sees it
    assert words_of(round, ["Quarters!B2", "Quarters!D2", "Quarters!E2"]) == [NOT_SHOWN] * 3
    assert words_of(round, ["Sheet1!B2", "Quarters!B3"]) == ["43", "10"]
    page = cell_page(reading.answer, sheet="Quarters", cell="B2", person=by)
    assert (page.raw, page.figures[0].words) == ("", NOT_SHOWN)
    assert cell_page(reading.answer, sheet="Sheet1", cell="B2", person=by).raw == "43"


def test_a_hidden_year_is_not_given_away_by_its_quarters(round, by):
    year_and_quarters(round, by, "<5", 1, 0, 2, 0)

    assert kent(round).low != kent(round).high
    assert words_of(round, [f"Quarters!{column}2" for column in "BCDE"]) == [NOT_SHOWN] * 4


def test_quarters_without_their_year_are_shown_as_they_are_counted(round, by):
    head = [QUARTERS[0], *QUARTERS[2:]]
    answer(round, by, [head, [MAKING, 12, "<5", 9, 19], [POSSESSION, 10, 10, 10, 10]])

    assert words_of(round, ["B2", "D2", "E2"]) == ["12", "9", "19"]
