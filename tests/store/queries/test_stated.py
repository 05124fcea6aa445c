"""A force's own total row settles what its suppressed figures come to, and gives none of them away."""

from datetime import date

import pytest
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.publishing.table import Bounds
from foitracker.store.actions import corrections, files, readings, requests
from foitracker.store.models import Figure, Request
from foitracker.store.queries import publication, right_of_reply
from foitracker.store.queries.cell import cell_page
from foitracker.store.queries.national import national
from foitracker.store.queries.stated import may_be_settled
from foitracker.store.queries.sums import parts_of
from foitracker.store.queries.sums_anew import added_anew
from foitracker.store.queries.trace import trace_page
from foitracker.totals.sums import plus
from tests.factories import make_answer, make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

Y1 = financial_year(2017)
HEAD = ["Offence", "2016/17", "2017/18"]
MAKING, POSSESSION, PROHIBITED = "86/2", "86/10", "86/15"


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def round(by):
    round = make_round(forces=[make_force("Kent Police"), make_force("Essex Police")], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    return round


def answer(round, by, rows, *, force="Kent", more=()):
    request = Request.objects.get(round=round, force__name__startswith=force)
    content = workbook(rows, more=more)
    received = files.receive(round=round, file_name=f"{force}.xlsx", content=content, on=date(2018, 5, 1), by=by)
    files.match(answer=received, request=request, by=by)
    return readings.confirm(reading=readings.read(answer=received, by=by), by=by, why="As the sheet says.")


def kent(round, period=Y1):
    total = next(total for total in national(round).totals if total.period == period)
    return total.of("kent-police")


def kent_request(round):
    return Request.objects.select_related("round", "force").get(round=round, force__name__startswith="Kent")


def reply_of(round):
    return right_of_reply.reply_page(kent_request(round), now=timezone.now(), until=date(2018, 8, 15))


def number(one):
    return one.low, one.high


TWO_SUPPRESSED = [
    HEAD,
    [MAKING, 30, 40],
    [POSSESSION, 0, 12],
    [PROHIBITED, 7, "<5"],
    ["Indecent photographs of children", 2, "<5"],
    ["Total", 39, 57],
]
ONE_SUPPRESSED = [HEAD, [MAKING, 30, 40], [POSSESSION, 10, "<5"], ["Total", 40, 43]]


def test_t04_two_suppressed_cells_under_an_exact_total_add_up_to_it(round, by):
    answer(round, by, TWO_SUPPRESSED)

    one = kent(round)

    assert number(one) == (57, 57)
    assert one.settled
    parts = {part.category: number(part) for part in one.by_category}
    assert parts["prohibited_image"] == parts["child_images_unsplit"] == (1, 4)  # and never the pair's sum


def test_a_settled_total_is_the_same_added_up_in_the_database(round, by):
    answer(round, by, TWO_SUPPRESSED)
    answer(round, by, [row for row in TWO_SUPPRESSED if row[0] != "Total"], force="Essex")

    requests = round.requests.values_list("pk", flat=True)
    assert kent(round).settled
    assert may_be_settled(Figure.objects.current().in_round(round)) == {
        (kent_request(round).pk, Y1.starts_on, Y1.ends_on)
    }
    assert added_anew(round) == plus(parts_of(round, requests).values())


def test_t05_a_lone_suppressed_cell_keeps_its_total_a_range_in_every_output(round, by):
    answer(round, by, ONE_SUPPRESSED)
    answer(round, by, [HEAD, [MAKING, 100, 200]], force="Essex")

    result = national(round)
    published = publication.of_round(round, made_at=timezone.now())

    assert number(kent(round)) == (40, 44)
    assert (result.totals[1].low, result.totals[1].high) == (240, 244)
    values = {value for table in published.tables for row in table.rows for value in row}
    assert Bounds(40, 44) in values and Bounds(240, 244) in values
    assert not values & {3, 43, 243}
    assert trace_page(round, Y1).words == "240 to 244"
    assert trace_page(round, Y1, forces=["kent-police"]).words == "40 to 44"
    assert trace_page(round, Y1, forces=["kent-police"], categories=["possession"]).words == "0 to 4"


def test_t05_the_trace_does_not_print_the_total_row_that_gives_a_cell_away(round, by):
    answer(round, by, ONE_SUPPRESSED)

    (row,) = trace_page(round, Y1, forces=["kent-police"]).left_out

    assert (row.cell, row.words) == ("C4", "not shown")
    assert "give a suppressed figure away" in row.because
    (before,) = trace_page(round, financial_year(2016), forces=["kent-police"]).left_out
    assert before.words == "40"


def test_two_sub_totals_that_give_cells_away_beside_a_settled_total_are_on_no_page(round, by):
    rows = [
        HEAD, [MAKING, 30, 40], [POSSESSION, 10, "<5"], ["Total", 40, 43], [PROHIBITED, 7, "<5"], ["86/1", 2, 10],
        ["Sub-total", 9, 12], ["Grand total", 49, 55],
    ]  # fmt: skip
    reading = answer(round, by, rows)

    trace = trace_page(round, Y1, forces=["kent-police"])
    reply = reply_of(round)

    total_cells = ["C4", "C7", "C8"]
    assert kent(round).settled
    assert {cell.cell: cell.words for cell in trace.left_out if cell.cell in total_cells} == dict.fromkeys(
        total_cells, "not shown"
    )
    assert {cell.cell: (cell.raw, cell.number) for cell in reply.left_out if cell.cell in total_cells} == dict.fromkeys(
        total_cells, ("not shown", "not shown")
    )
    for cell in total_cells:
        page = cell_page(reading.answer, sheet="Sheet1", cell=cell, person=by)
        assert (page.raw, page.figures[0].words) == ("", "not shown")
        assert "give a suppressed figure away" in page.figures[0].because
    assert cell_page(reading.answer, sheet="Sheet1", cell="B4", person=by).raw == "40"


def test_a_force_is_shown_all_of_its_own_totals(round, by):
    answer(round, by, ONE_SUPPRESSED)

    pack = right_of_reply.pack_of(reply_of(round), round=round, today=date(2018, 8, 1))

    assert [row[-1] for row in pack.left_out] == ["40", "43"]


def test_a_total_with_offences_that_never_count_is_lessened_by_them(round, by):
    rows = [HEAD, [MAKING, 30, 40], [POSSESSION, 0, "<5"], [PROHIBITED, 0, "<5"], ["86/11", 7, 9], ["Total", 37, 54]]
    answer(round, by, rows)

    assert number(kent(round)) == (45, 45)


def test_a_total_that_may_be_of_something_else_settles_nothing(round, by):
    """A breakdown below the offences has a total of its own, and one of the two counts other rows."""
    rows = [HEAD, [MAKING, 30, 40], [POSSESSION, 0, "<5"], [PROHIBITED, 0, "<5"], ["Total", 30, 90]]
    answer(round, by, rows)

    assert number(kent(round)) == (42, 48)  # zeros are shown


def test_a_round_without_suppressed_figures_asks_once(round, by, django_assert_num_queries):
    answer(round, by, [HEAD, [MAKING, 30, 40], ["Total", 30, 40]])

    with django_assert_num_queries(6):
        national(round)
    answer(round, by, TWO_SUPPRESSED, force="Essex")
    with django_assert_num_queries(8):
        national(round)


UNKNOWN_BESIDE = [HEAD, [MAKING, 30, 40], [POSSESSION, 0, "<5"], [PROHIBITED, 0, "<5"]]


@pytest.mark.parametrize("hidden", ["*", "", "refused", "about 3"])
def test_a_total_that_holds_a_number_nobody_knows_settles_nothing(round, by, hidden):
    """The row of another offence is in the total as well, whether its cell has a number or not."""
    answer(round, by, [*UNKNOWN_BESIDE, ["86/11", 7, hidden], ["Total", 37, 46]])

    assert number(kent(round)) == (42, 48)
    assert added_anew(round) == plus(parts_of(round, round.requests.values_list("pk", flat=True)).values())


def test_a_total_that_holds_a_row_which_a_reviewer_left_out_settles_nothing(round, by):
    request = Request.objects.get(round=round, force__name__startswith="Kent")
    rows = [[row[0], row[2]] for row in [*UNKNOWN_BESIDE, ["86/11", 7, 3], ["Total", 37, 46]]]
    received = make_answer(request=request, rows=[["Offence", "2017/18"], *rows[1:]], by=by)
    readings.read(answer=received, by=by)
    reading = corrections.correct(answer=received, sheet="Sheet1", area="5", meaning="ignore", by=by)
    readings.confirm(reading=reading, by=by, why="Another offence.")

    assert number(kent(round)) == (40, 48)


def test_a_total_across_settles_what_stands_in_its_row(round, by):
    columns = [row for row in TWO_SUPPRESSED if row is not HEAD]
    rows = [["Year", *(row[0] for row in columns)]]
    rows += [[year, *(row[at] for row in columns)] for at, year in ((1, "2016/17"), (2, "2017/18"))]
    answer(round, by, rows)

    assert number(kent(round)) == (57, 57)
