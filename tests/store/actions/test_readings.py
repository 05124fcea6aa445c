"""A reading waits for a person; confirmed figures count, superseded ones are kept."""

from datetime import date

import pytest

from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import files, readings, recording, requests, wordings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Figure, Reading, Request, Wording
from foitracker.store.queries.national import national
from tests.factories import (
    PLAIN_ANSWER,
    make_answer,
    make_force,
    make_person,
    make_reading,
    make_request,
    make_round,
    workbook,
)

pytestmark = pytest.mark.django_db

CORRECTED = [["Offence", "2016/17", "2017/18"], ["86/2", 480, 535], ["86/10", 111, 133]]


def confirm(reading, **fields):
    return readings.confirm(reading=reading, by=make_person(), **fields)


def counted():
    return sum(figure.low for figure in Figure.objects.current().data())


def test_every_figure_keeps_its_cell_and_what_the_sheet_showed():
    reading = make_reading()

    figure = reading.figures.get(cell="C2")

    assert (figure.sheet, figure.raw, figure.low, figure.high) == ("Sheet1", "541", 541, 541)
    assert (str(figure.starts_on), str(figure.ends_on)) == ("2017-04-01", "2018-03-31")
    assert figure.wording.category == "take_make_distribute"


def test_nothing_counts_before_a_person_has_confirmed():
    reading = make_reading()
    assert counted() == 0

    confirm(reading)

    assert counted() == 591 + 674


def test_totals_are_kept_and_never_added():
    reading = make_reading()

    assert {figure.low for figure in reading.figures.exclude(role="data")} == {591, 674}


def test_t07_a_total_row_that_does_not_agree_is_not_confirmed_without_a_reason():
    reading = make_reading(rows=[["Offence", "2017/18"], ["86/2", 541], ["86/10", 133], ["Total", 680]])

    with pytest.raises(NotPossible, match="in column B it says 680, and they add up to 674"):
        readings.confirm(reading=reading, by=make_person())


def test_t18_a_table_of_platforms_that_comes_to_more_waits_for_a_ruling_and_is_not_added():
    offences = [["Offence", "2017/18"], ["86/2", 541], ["86/10", 133], ["Total", 674]]
    platforms = [["Platform", "2017/18"], ["Facebook", 500], ["WhatsApp", 220]]
    by = make_person()
    answer = make_answer(content=workbook(offences, more={"Platforms": platforms}), by=by)
    round = confirm(readings.read(answer=answer, by=by)).answer.round

    assert national(round).totals[1].missing[0].reason == "the wording of 2 figures awaits a decision"
    for wording in Wording.objects.filter(category=""):
        wordings.decide(wording=wording, category="total_row", why="The same offences again.", round=round, by=by)
    assert national(round).totals[1].low == 674


def test_a_confirmed_reading_is_in_the_requests_history():
    reading = confirm(make_reading())

    event = reading.answer.request.events.last()

    assert event.kind == "reading_confirmed"
    assert "Lancashire FOI 123.xlsx" in event.text


def test_a_reading_is_confirmed_once():
    reading = confirm(make_reading())

    with pytest.raises(NotPossible, match="confirmed already"):
        confirm(reading)


def test_a_failed_check_needs_a_reason():
    rows = [*PLAIN_ANSWER[:-1], ["Total", 591, 680]]
    reading = make_reading(rows=rows)

    with pytest.raises(NotPossible, match="in doubt"):
        confirm(reading)
    assert confirm(reading, why="The force's own total is wrong; confirmed by e-mail.").status == "confirmed"


def test_a_rejected_reading_does_not_count_and_says_why():
    reading = confirm(make_reading())

    readings.reject(reading=reading, why="Counts arrests.", by=make_person())

    assert counted() == 0
    assert reading.answer.request.events.last().text.endswith("Counts arrests.")


@pytest.mark.parametrize("why", ["", "   "])
def test_rejecting_needs_a_reason(why):
    with pytest.raises(NotPossible, match="Say why"):
        readings.reject(reading=make_reading(), why=why, by=make_person())


def test_a_correction_supersedes_and_overwrites_nothing():
    request, by = make_request(), make_person()
    first = confirm(make_reading(request=request))
    second = readings.read(answer=make_answer(request=request, content=workbook(CORRECTED)), by=by)

    with pytest.raises(NotPossible, match="replaces them or adds to them"):
        confirm(second)
    confirm(second, earlier="replace")

    assert counted() == 591 + 668
    assert first.figures.filter(superseded_by=second).count() == first.figures.count() > 0


def test_rejecting_a_correction_brings_back_what_it_superseded():
    request, by = make_request(), make_person()
    confirm(make_reading(request=request))
    second = readings.read(answer=make_answer(request=request, content=workbook(CORRECTED)), by=by)
    confirm(second, earlier="replace")

    readings.reject(reading=second, why="Sent in error.", by=by)

    assert counted() == 591 + 674


def one_after_another(request, *numbers):
    """Answers of one request, each of which replaced the one before; their confirmed readings."""
    return [
        confirm(
            make_reading(request=request, rows=[["Offence", "2016/17"], ["86/2", number]], file_name=f"{number}.xlsx"),
            earlier="replace",
        )
        for number in numbers
    ]


def test_rejecting_what_was_replaced_itself_brings_nothing_back():
    first, second, third = one_after_another(make_request(), 30, 31, 32)

    readings.reject(reading=second, why="Sent in error.", by=make_person())

    assert counted() == 32
    assert first.figures.get(cell="B2").superseded_by == third
    readings.reject(reading=third, why="Sent in error.", by=make_person())
    assert counted() == 30


def test_rejecting_an_answer_read_again_after_it_was_replaced_brings_nothing_back():
    _, second, _ = one_after_another(make_request(), 30, 31, 32)
    again = readings.read(answer=second.answer, by=make_person())

    readings.reject(reading=again, why="Sent in error.", by=make_person())

    assert counted() == 32


def test_rejecting_an_answer_that_took_the_place_of_its_own_successor_brings_that_back():
    _, second, third = one_after_another(make_request(), 30, 31, 32)
    again = confirm(readings.read(answer=second.answer, by=make_person()), earlier="replace")
    assert counted() == 31

    readings.reject(reading=again, why="Sent in error.", by=make_person())

    assert set(Figure.objects.current()) == set(third.figures.all())


def test_what_an_answer_had_replaced_counts_again_when_it_is_another_forces():
    round = make_round(forces=[make_force("Kent Police"), make_force("Essex Police")])
    kent, essex = round.requests.order_by("-force__name")
    first, second = one_after_another(kent, 30, 31)

    files.match(answer=second.answer, request=essex, by=make_person())

    assert set(Figure.objects.current()) == set(first.figures.all())


def test_what_came_after_an_answer_of_another_force_still_holds():
    round = make_round(forces=[make_force("Kent Police"), make_force("Essex Police")])
    kent, essex = round.requests.order_by("-force__name")
    _, second, third = one_after_another(kent, 30, 31, 32)

    files.match(answer=second.answer, request=essex, by=make_person())

    assert set(Figure.objects.current()) == set(third.figures.all())


def test_what_an_answer_had_replaced_counts_again_though_it_could_not_be_read_meanwhile():
    _, second = one_after_another(make_request(), 30, 31)
    recording.record_unreadable(answer=second.answer, problem=UnreadableFile("Odd.", "Ask."), by=make_person())
    assert counted() == 0
    again = readings.read(answer=second.answer, by=make_person())

    readings.reject(reading=again, why="Sent in error.", by=make_person())

    assert counted() == 30


def test_adding_never_counts_an_offence_twice():
    request, by = make_request(), make_person()
    confirm(make_reading(request=request))
    second = readings.read(answer=make_answer(request=request, content=workbook(CORRECTED)), by=by)

    with pytest.raises(NotPossible, match="same period and offence"):
        confirm(second, earlier="add")


@pytest.mark.parametrize(("earlier", "later"), [("86/2", "Things seen"), ("Things seen", "86/2")])
def test_an_answer_is_not_added_while_a_wording_of_the_same_period_is_undecided(earlier, later):
    """A ruling may make it the offence that the other answer gives."""
    request, by = make_request(), make_person()
    confirm(readings.read(answer=make_answer(request=request, rows=[["Offence", "2016/17"], [earlier, 480]]), by=by))
    waiting = readings.read(answer=make_answer(request=request, rows=[["Offence", "2016/17"], [later, 541]]), by=by)

    with pytest.raises(NotPossible, match="awaits a decision"):
        confirm(waiting, earlier="add")
    confirm(waiting, earlier="replace")


def test_an_answer_of_another_year_adds():
    request, by = make_request(), make_person()
    first = make_answer(request=request, content=workbook([["Offence", "2016/17"], ["86/2", 480]]))
    second = make_answer(request=request, content=workbook([["Offence", "2017/18"], ["86/2", 541]]))
    confirm(readings.read(answer=first, by=by))

    confirm(readings.read(answer=second, by=by), earlier="add")

    assert counted() == 480 + 541


def test_reading_again_replaces_the_reading_and_keeps_the_old_one():
    reading = confirm(make_reading())

    again = readings.read(answer=reading.answer, by=make_person())

    reading.refresh_from_db()
    assert (reading.status, again.status, counted()) == ("replaced", "waiting", 0)
    assert Reading.objects.count() == 2


def test_an_answer_without_a_force_is_not_read():
    answer = make_answer()
    answer.request = None

    with pytest.raises(NotPossible, match="which force"):
        readings.read(answer=answer, by=make_person())


def test_a_file_that_cannot_be_opened_says_so_and_is_kept():
    answer = make_answer(content=b"%PDF-1.7 not a table")

    reading = readings.read(answer=answer, by=make_person())

    assert reading.status == "unreadable"
    assert "." in reading.why_unreadable
    with pytest.raises(NotPossible):
        confirm(reading)


def test_a_request_whose_figures_count_is_answered_on_the_day_the_file_came():
    reading = make_reading()
    request = reading.answer.request
    assert request.state == Request.State.WITH_FORCE

    confirm(reading, why="As the sheet says.")

    request.refresh_from_db()
    assert request.state == Request.State.ANSWERED
    event = request.events.get(kind="answered")
    assert (event.happened_on, event.text) == (
        reading.answer.received_on,
        "By Lancashire FOI 123.xlsx, whose figures count.",
    )


def test_what_was_logged_of_an_answer_stays_as_it_was():
    reading = make_reading()
    request = reading.answer.request
    requests.log(request=request, kind="answered", on=date(2018, 4, 30), outcome="provided_full", by=make_person())

    confirm(reading, why="As the sheet says.")

    request.refresh_from_db()
    assert (request.outcome, request.events.filter(kind="answered").count()) == ("provided_full", 1)


def test_a_file_from_before_the_request_answers_nothing():
    reading = make_reading(request=make_request(sent_on=date(2018, 6, 1)))

    confirm(reading, why="As the sheet says.")

    assert not reading.answer.request.events.filter(kind="answered").exists()
