"""A figure that a reviewer leaves out of its table has no number: its force is in no total, and every page says why."""

import pytest

from foitracker.store.actions import corrections, readings, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.queries.cell import cell_page
from foitracker.store.queries.differences import differences
from foitracker.store.queries.national import national
from foitracker.store.queries.press_lines import reason_for
from foitracker.store.queries.review import review_page, sheet_rows
from foitracker.store.queries.sums import parts_of
from foitracker.store.queries.trace import trace_page
from foitracker.totals.spans import Shortfall
from foitracker.totals.sums import What
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_person("anna")


@pytest.fixture
def reading(by):
    """The plain answer, with the cell that says 133 left out."""
    answer = make_reading(by=by).answer
    return corrections.correct(answer=answer, sheet="Sheet1", area="C3", meaning="ignore", by=by)


@pytest.fixture
def confirmed(reading, by):
    return readings.confirm(reading=reading, by=by, why="133 is of another year.", blank_is_nil=True)


def missing(round):
    (one,) = national(round).totals[1].missing
    return one


def test_the_page_says_who_left_it_out_and_offers_nothing_for_empty_cells(reading, by):
    page = review_page(reading.answer, person=by)

    (line,) = [one for one in page.figures if one.cell == "C3"]
    assert (line.words, line.raw) == ("left out by anna", "133")
    assert (page.blanks, page.dashes) == (0, 0)
    (cell,) = [cell for row in page.sheets[0].rows for cell in row.cells if cell.address == "C3"]
    assert (cell.role, cell.words.split(" · ")[0]) == ("ignored", "left out by anna")
    assert sheet_rows(reading.answer, person=by, sheet=1, row=1).rows[2].cells[2].words == cell.words


def test_it_is_no_empty_cell_that_might_mean_none(confirmed):
    assert confirmed.figures.get(cell="C3").absence == "left out"
    assert confirmed.answer.round.two_readers is False
    assert national(confirmed.answer.round).totals[1].usable == ()


def test_the_total_is_not_smaller_but_missing_its_force_with_the_reason(confirmed):
    round = confirmed.answer.round
    one = missing(round)

    assert one.shortfall is Shortfall.LEFT_OUT
    assert one.reason.endswith("every figure left out by a reviewer")
    assert reason_for(one) == "a figure of its answer was left out when it was checked"
    assert national(round).totals[0].low == 591  # the year before stands
    (part,) = parts_of(round, [confirmed.answer.request_id]).values()
    assert part[What.MISSING, 1, "left out by a reviewer"] == (1,)


def test_its_cell_and_the_trace_of_its_force_say_so(confirmed, by):
    round = confirmed.answer.round
    (figure,) = cell_page(confirmed.answer, sheet="Sheet1", cell="C3", person=by).figures
    period = national(round).totals[1].period

    assert figure.words == "left out by anna"
    assert "left out by a reviewer" in figure.why_not
    page = trace_page(round, period, forces=[confirmed.answer.request.force.slug])
    assert ("C3", "left out by a reviewer") in {(cell.cell, cell.words) for cell in page.left_out}
    assert "left out by a reviewer" in page.forces[0].reason


def test_readings_that_differ_in_it_say_so(by):
    plain = make_reading(by=by)
    before = recording.copy(reading=plain, status="replaced")
    after = corrections.correct(answer=plain.answer, sheet="Sheet1", area="C3", meaning="ignore", by=by)

    (line,) = [one for one in differences(before, after) if one.what == "figure"]

    assert (line.cell, line.first, line.second) == ("C3", "133", "left out by a reviewer")


def test_a_row_that_is_left_out_needs_a_reason(by):
    answer = make_reading(by=by).answer
    reading = corrections.correct(answer=answer, sheet="Sheet1", area="3", meaning="ignore", by=by)

    with pytest.raises(NotPossible, match="2 figures that were read here before a person left them out: B3, C3"):
        readings.confirm(reading=reading, by=by)

    assert readings.confirm(reading=reading, by=by, why="They are of another force.").status == "confirmed"
