"""With workers, a file waits in the database until one of them comes to it; a fault of the program ends the waiting."""

import pytest
from django.core.management import call_command

from foitracker.store.actions import files, readings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, AnswerFile
from tests.factories import make_answer, make_force, make_person, make_request, make_round, workbook

DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def waiting():
    return Answer.objects.queued().count()


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_what_waits(settings):
    settings.TASKS = DATABASE
    by, request = make_person(), make_request()
    answer = make_answer(request=request, by=by)

    files.match_and_read(pairs=[(answer, request)], by=by)
    assert waiting() == 1
    assert answer.current_reading() is None
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)

    assert waiting() == 0
    assert answer.current_reading().status == "waiting"


@pytest.mark.django_db
def test_at_a_desk_it_is_read_at_once():
    by, request = make_person(), make_request()
    answer = make_answer(request=request, by=by)

    files.match_and_read(pairs=[(answer, request)], by=by)

    assert waiting() == 0
    assert answer.current_reading().status == "waiting"


@pytest.mark.django_db
def test_a_fault_of_the_program_is_said_and_nothing_waits_for_ever(monkeypatch):
    def fail(**fields):
        raise ZeroDivisionError

    monkeypatch.setattr(readings.recording, "record", fail)
    by, request = make_person(), make_request()
    answer = make_answer(request=request, by=by)

    files.match_and_read(pairs=[(answer, request)], by=by)

    assert waiting() == 0
    assert answer.current_reading().status == "unreadable"
    assert "fault of this program" in answer.current_reading().why_unreadable


@pytest.mark.django_db
def test_at_a_desk_a_fault_takes_no_other_answer_with_it(monkeypatch, caplog):
    by, round = make_person(), make_round(forces=[make_force(), make_force("Kent Police")])
    contents = (workbook([["Offence", "2016/17"], ["86/2", number]]) for number in (5, 6))
    broken, good = (
        (make_answer(request=one, content=content, by=by), one)
        for one, content in zip(round.requests.all(), contents, strict=True)
    )
    really_keep = readings._keep

    def keep(answer, found, by):
        if answer == broken[0]:
            raise ZeroDivisionError
        return really_keep(answer, found, by)

    monkeypatch.setattr(readings, "_keep", keep)
    monkeypatch.setattr(readings.recording, "record_unreadable", lambda **fields: 1 / 0)

    files.match_and_read(pairs=[broken, good], by=by)

    assert waiting() == 0
    assert broken[0].current_reading() is None
    assert good[0].current_reading().status == "waiting"
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db
def test_at_a_desk_a_file_on_which_somebody_decided_meanwhile_is_not_opened(monkeypatch):
    by, request = make_person(), make_request()
    answer = make_answer(request=request, by=by)
    assert not answer.file.is_closed
    AnswerFile.objects.update(state=AnswerFile.State.HELD)
    monkeypatch.setattr(readings.recording.sandbox, "read_answer", lambda *a, **k: pytest.fail("It was opened."))

    files.match_and_read(pairs=[(answer, request)], by=by)

    assert answer.current_reading().status == "held"


@pytest.mark.django_db
def test_a_file_without_a_force_is_not_queued():
    request = make_request()
    answer = make_answer(request=request)
    answer.request = answer.matched_at = answer.matched_by = None
    answer.save()

    with pytest.raises(NotPossible, match="which force"):
        files.queue(answer=answer, by=make_person())
    assert waiting() == 0
