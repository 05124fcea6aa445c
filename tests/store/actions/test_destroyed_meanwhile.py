"""A file that is destroyed while somebody looks into it: of what was read nothing is kept."""

from datetime import date

import pytest

from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import corrections, examining, files, held, readings, recording, unlocking
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import AnswerFile, Correction, Figure, Reading, Wording
from tests.factories import (
    PLAIN_ANSWER,
    hiding_workbook,
    make_answer,
    make_person,
    make_reading,
    make_request,
    make_round,
    workbook,
)
from tests.sheets.locked_files import locked_xlsx, xlsx

pytestmark = pytest.mark.django_db

ODD = UnreadableFile("Odd.", "Ask.")


@pytest.fixture
def by():
    return make_person()


def unreadable(answer, by):
    recording.record_unreadable(answer=answer, problem=ODD, by=by)
    return answer


def destroyed_while(monkeypatch, name, answer, by):
    """Somebody rejects the file of an answer as soon as it was opened by the function of that name."""
    really_open = getattr(recording, name)

    def open_and_destroy(**fields):
        with pytest.MonkeyPatch.context() as once:
            once.setattr(recording, name, really_open)
            try:
                return really_open(**fields)
            finally:
                held.destroy(answer=answer, why="People.", by=by)

    monkeypatch.setattr(recording, name, open_and_destroy)


def nothing_is_kept(answer):
    assert not Figure.objects.filter(reading__answer=answer).exists()
    assert not Wording.objects.waiting().exists()
    assert set(answer.readings.values_list("status", flat=True)) <= {"rejected", "replaced"}
    assert all(reading.found == {} for reading in answer.readings.all())
    file = AnswerFile.objects.get(pk=answer.file_id)
    assert (file.state, file.content.name, file.unlocked.name) == ("destroyed", "", "")


def cleared(by):
    answer = make_reading(content=hiding_workbook(), by=by).answer
    held.clear(answer=answer, why="Codes.", by=by)
    return answer


@pytest.mark.parametrize(
    "made",
    [
        lambda by: make_answer(by=by),  # nothing grave in it
        cleared,
        lambda by: make_answer(content=hiding_workbook(), by=by),
        lambda by: make_answer(content=b"\xd0\xcf\x11\xe0 broken", by=by),
    ],
    ids=["plain", "cleared", "hiding", "broken"],
)
def test_nothing_is_kept_of_one_destroyed_while_it_is_read_again(monkeypatch, by, made):
    answer = unreadable(made(by), by)
    destroyed_while(monkeypatch, "open_in_sandbox", answer, by)

    with pytest.raises(NotPossible, match="was rejected and destroyed"):
        readings.read(answer=answer, by=by)

    nothing_is_kept(answer)


def test_one_whose_turn_had_come_is_no_fault_of_the_program(monkeypatch, by):
    """Its bytes were gone before they could be opened."""
    answer = unreadable(make_answer(by=by), by)
    monkeypatch.setattr(
        readings, "_look", lambda answer, _: held.destroy(answer=answer, why="People.", by=by) and 1 / 0
    )

    files.queue(answer=answer, by=by)

    nothing_is_kept(answer)
    answer.refresh_from_db()
    assert answer.queued_at is None


def test_nothing_is_kept_of_one_destroyed_while_it_is_corrected(monkeypatch, by):
    """It was rejected in this round, and nobody could read it in another."""
    content = workbook(PLAIN_ANSWER)  # made once: a workbook says when it was made
    reading = make_reading(content=content, by=by)
    readings.reject(reading=reading, why="Of another year.", by=by)
    there = make_answer(request=make_request(round=make_round(slug="other")), content=content, by=by)
    destroyed_while(monkeypatch, "open_in_sandbox", unreadable(there, by), by)

    with pytest.raises(NotPossible, match="was rejected and destroyed"):
        corrections.correct(answer=reading.answer, sheet="Sheet1", area="2", meaning="ignore", by=by)

    nothing_is_kept(reading.answer)
    assert not Correction.objects.exists()


def test_no_copy_without_a_lock_is_kept_of_one_destroyed_while_it_is_unlocked(monkeypatch, by):
    answer = make_reading(content=locked_xlsx("a password", xlsx(PLAIN_ANSWER)), by=by).answer
    storage, name = answer.file.content.storage, answer.file.content.name
    destroyed_while(monkeypatch, "unlock_in_sandbox", answer, by)

    with pytest.raises(NotPossible, match="was rejected and destroyed"):
        unlocking.unlock(answer=answer, password="a password", by=by)

    nothing_is_kept(answer)
    assert not any(storage.exists(left) for left in (name, f"{name}.unlocked", ".unlocked"))


def test_nothing_is_said_of_one_destroyed_while_it_is_looked_into(monkeypatch, by):
    signed = workbook([*PLAIN_ANSWER, [], ["Prepared by Lancashire Constabulary"]])
    there = unreadable(make_answer(content=signed, by=by), by)
    round = make_round(slug="other")
    answer = files.receive(round=round, file_name="FOI.xlsx", content=signed, on=date(2018, 5, 2), by=by)
    before = answer.proposed_because
    destroyed_while(monkeypatch, "open_in_sandbox", there, by)

    examining.examine(answer=answer, by=by)

    answer.refresh_from_db()
    assert (answer.proposed_force, answer.proposed_because) == (None, before)
    nothing_is_kept(there)


# ---- what was read before it could be read no longer


def test_nothing_is_left_of_what_was_read_before(by):
    reading = make_reading(by=by)
    corrections.correct(answer=reading.answer, sheet="Sheet1", area="4", meaning="total", by=by)
    unreadable(reading.answer, by)

    held.destroy(answer=reading.answer, why="Garbled.", by=by)

    nothing_is_kept(reading.answer)
    assert not Correction.objects.exists()


def test_what_a_destroyed_answer_had_replaced_counts_again(by):
    request = make_request()
    first = readings.confirm(reading=make_reading(request=request, by=by), by=by)
    second = make_reading(request=request, content=workbook([["Offence", "2016/17"], ["86/2", 31]]), by=by)
    readings.confirm(reading=second, earlier="replace", by=by)
    unreadable(second.answer, by)

    held.destroy(answer=second.answer, why="Garbled.", by=by)

    assert set(Figure.objects.current()) == set(first.figures.all())
    assert Reading.objects.get(pk=first.pk).status == "confirmed"
