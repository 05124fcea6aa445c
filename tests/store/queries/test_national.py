"""From confirmed figures and rulings to the national result."""

from datetime import date

import pytest

from foitracker.periods import financial_year
from foitracker.store.actions import files, readings, reopening, requests, wordings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Request
from foitracker.store.queries.national import national
from foitracker.store.queries.summary import as_data, as_text
from tests.factories import hiding_workbook, make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.django_db

Y0, Y1 = financial_year(2016), financial_year(2017)
HEAD = ["Offence", "2016/17", "2017/18"]


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def round(by):
    forces = [make_force(), make_force("Kent Police", region="South East"), make_force("Gwent Police", nation="Wales")]
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    return round


def answer(round, force, rows, by, *, confirm=True):
    request = Request.objects.get(round=round, force__name__startswith=force)
    received = files.receive(round=round, file_name=f"{force}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by)
    files.match(answer=received, request=request, by=by)
    reading = readings.read(answer=received, by=by)
    return readings.confirm(reading=reading, by=by, why="As the sheet says.") if confirm else reading


def total(round, period=Y1):
    return next(total for total in national(round).totals if total.period == period)


def reasons(round, period=Y1):
    return {missing.force: missing.reason for missing in total(round, period).missing}


def test_nothing_answered_is_no_figure_and_not_zero(round):
    assert (total(round).low, total(round).usable) == (None, ())
    assert set(reasons(round).values()) == {"no answer yet"}


def test_confirmed_figures_add_up_and_totals_are_not_added(round, by):
    answer(round, "Lancashire", [HEAD, ["86/2", 480, 541], ["86/10", 111, 133], ["Total", 591, 674]], by)
    answer(round, "Kent", [HEAD, ["86/2", 100, 120]], by)

    assert (total(round, Y0).low, total(round).low) == (691, 794)
    assert {part.category: part.low for part in total(round).by_category} == {
        "take_make_distribute": 661,
        "possession": 133,
    }


def test_a_waiting_reading_says_so(round, by):
    answer(round, "Kent", [HEAD, ["86/2", 100, 120]], by, confirm=False)

    assert reasons(round)["kent-police"] == "answered: the reading waits for review"


def test_offences_that_never_count_are_left_out(round, by):
    rows = [HEAD, ["86/2", 1, 50], ["86/10", 1, 20], ["86/11", 1, 7], ["86/14", 1, 9], ["86/15", 1, 3]]
    answer(round, "Kent", rows, by)

    assert total(round).low == total(round).high == 73


def test_a_wording_without_a_ruling_keeps_its_force_out(round, by):
    odd = "Naughty picture offences (local code 17)"
    reading = answer(round, "Kent", [HEAD, ["86/2", 100, 120], [odd, 3, 4]], by)
    assert "awaits a decision" in reasons(round)["kent-police"]

    wording = reading.figures.get(cell="C3").wording
    wordings.decide(wording=wording, category="possession", why="Kent says so.", round=round, by=by)

    assert total(round).of("kent-police").low == 124


def test_a_suppressed_figure_makes_a_range(round, by):
    answer(round, "Kent", [HEAD, ["86/2", 100, 120], ["86/15", "<5", "<5"]], by)

    kent = total(round).of("kent-police")

    assert (kent.low, kent.high) == (120, 124)


def test_a_blank_is_not_zero(round, by):
    answer(round, "Kent", [HEAD, ["86/2", 100, 120], ["86/10", 7, None]], by)

    assert "kent-police" in total(round, Y0).usable
    assert "kent-police" not in total(round, Y1).usable


def test_change_is_on_the_forces_with_both_years(round, by):
    answer(round, "Lancashire", [HEAD, ["86/2", 100, 120]], by)
    answer(round, "Kent", [HEAD, ["86/2", 200, 210]], by)
    answer(round, "Gwent", [["Offence", "2017/18"], ["86/2", 300]], by)

    [change] = national(round).changes

    assert total(round).low == 630
    assert set(change.forces) == {"lancashire-constabulary", "kent-police"}
    assert change.percent_low == change.percent_high == 10


def test_another_year_than_asked_is_not_mixed_in(round, by):
    answer(round, "Kent", [["Offence", "2016", "2017"], ["86/2", 100, 120]], by)

    assert total(round).usable == ()
    assert "2017" in reasons(round)["kent-police"]


def test_the_result_takes_a_fixed_number_of_queries(round, by, django_assert_max_num_queries):
    answer(round, "Lancashire", [HEAD, ["86/2", 100, 120]], by)
    answer(round, "Kent", [HEAD, ["86/2", 200, 210]], by)

    with django_assert_max_num_queries(6):
        national(round)


def test_the_data_for_programs_has_every_force_and_exact_values(round, by):
    answer(round, "Lancashire", [HEAD, ["86/2", 591, 674]], by)

    data = as_data(national(round))

    assert [(p["period"], p["low"], p["high"], p["asked"], p["usable"]) for p in data["periods"]] == [
        ("2016/17", 591, 591, 3, 1),
        ("2017/18", 674, 674, 3, 1),
    ]
    assert len(data["periods"][0]["forces"]) == 3
    assert data["changes"][0]["percent_low"] == "+14.04"
    assert data["changes"][0]["exact_low"] == "8300/591"
    assert any("591 offences, from 1 of 3 forces" in line for line in as_text(national(round)))


def test_a_person_may_say_that_an_empty_cell_means_none(round, by):
    reading = answer(round, "Kent", [HEAD, ["86/2", 100, 120], ["86/10", 7, None]], by, confirm=False)

    readings.confirm(reading=reading, by=by, why="Their letter says so.", blank_is_nil=True)

    assert total(round).of("kent-police").low == 120
    assert reading.figures.get(cell="C3").absence == "blank"


def test_a_dash_is_not_zero_until_a_person_says_so(round, by):
    rows = [HEAD, ["86/2", 100, 120], ["86/10", 7, "-"]]
    reading = answer(round, "Kent", rows, by)
    assert "kent-police" not in total(round).usable

    readings.reject(reading=reading, why="To be confirmed anew.", by=by)
    again = readings.read(answer=reading.answer, by=by)
    readings.confirm(reading=again, by=by, why="The legend says so.", dash_is_nil=True)

    assert total(round).of("kent-police").low == 120


def test_saying_what_an_empty_cell_means_needs_a_reason(round, by):
    reading = answer(round, "Kent", [HEAD, ["86/2", 100, 120], ["86/10", 7, None]], by, confirm=False)

    with pytest.raises(NotPossible, match="how you know"):
        readings.confirm(reading=reading, by=by, blank_is_nil=True)


def test_a_force_whose_file_is_held_is_missing_and_says_so():
    answer = make_reading(content=hiding_workbook()).answer

    result = national(answer.round)

    assert {missing.reason for total in result.totals for missing in total.missing} == {"answered: the file is held"}
    assert not any(total.usable for total in result.totals)


def test_why_a_force_is_missing_is_the_same_while_somebody_corrects_its_reading(round, by):
    reading = answer(round, "Kent", [["Offence", "2016/17"], ["86/2", 30]], by)
    before = reasons(round)

    reopening.reopen(answer=reading.answer, why="A doubt.", by=by)

    assert "kent-police" in before
    assert reasons(round) == before
