"""A file under a password is read once somebody gave it: looked into as any other, and the password kept nowhere."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from foitracker.store.actions import corrections, held, readings, unlocking
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import AnswerFile, PasswordTry
from tests.factories import make_answer, make_person, make_request, make_round
from tests.sheets.locked_files import locked_pdf, locked_xls, locked_xlsx, xlsx

pytestmark = pytest.mark.django_db

PASSWORD = "Letter-of-3-May, £7"
ROWS = [["Offence", "2016/17"], ["86/2", 7], ["86/10", 9]]


@pytest.fixture
def by():
    return make_person()


def locked(by, content=None, **fields):
    content = content or locked_xlsx(PASSWORD, xlsx(ROWS))
    return readings.read(answer=make_answer(content=content, by=by, **fields), by=by).answer


def unlock(answer, by, password=PASSWORD):
    return unlocking.unlock(answer=answer, password=password, by=by)


def figures(reading):
    return {figure.cell: figure.low for figure in reading.figures.data()}


@pytest.mark.parametrize(
    "content",
    [
        locked_xlsx(PASSWORD, xlsx(ROWS)),
        locked_xls(PASSWORD, ROWS),
        locked_pdf(PASSWORD, [[str(value) for value in row] for row in ROWS]),
    ],
    ids=["xlsx", "xls", "pdf"],
)
def test_it_asks_for_its_password_and_is_read_with_it(by, content):
    answer = locked(by, content)
    assert answer.current_reading().is_locked
    assert "password" in answer.current_reading().why_unreadable

    reading = unlock(answer, by)

    assert (reading.status, reading.is_locked) == ("waiting", False)
    assert figures(reading) == {"B2": 7, "B3": 9}


def test_the_original_stays_as_it_came_and_the_copy_is_read_ever_after(by):
    content = locked_xlsx(PASSWORD, xlsx(ROWS))
    answer = locked(by, content)
    unlock(answer, by)

    again = figures(readings.read(answer=answer, by=by))
    corrected = corrections.correct(answer=answer, sheet="Sheet", area="3", meaning="total", by=by)

    assert (again, figures(corrected)) == ({"B2": 7, "B3": 9}, {"B2": 7})
    file = AnswerFile.objects.get()
    assert file.content.open("rb").read() == content
    assert (file.state, file.unlocked_by) == ("open", by)


def test_the_password_is_kept_nowhere(by, caplog):
    answer = locked(by)
    with pytest.raises(NotPossible) as wrong:
        unlock(answer, by, f"{PASSWORD}!")
    unlock(answer, by)

    kept = serializers.serialize("json", [row for model in apps.get_models() for row in model._default_manager.all()])
    stored = AnswerFile.objects.get().unlocked.open("rb").read()
    for place in (json.loads(kept), caplog.text, stored, wrong.value, answer.request.events.all()):
        assert "Letter-of-3-May" not in str(place)


def test_a_wrong_password_says_so_and_changes_nothing(by):
    answer = locked(by)
    before = answer.current_reading()

    with pytest.raises(NotPossible, match="does not open the file"):
        unlock(answer, by, "wrong")

    assert answer.current_reading() == before
    assert not AnswerFile.objects.get().unlocked


def test_what_is_hidden_in_it_holds_it_before_anybody_sees_it(by):
    answer = locked(by, locked_xlsx(PASSWORD, xlsx(ROWS, hides="A Name")))

    reading = unlock(answer, by)

    assert (reading.status, reading.figures.count(), reading.found) == ("held", 0, {})
    assert AnswerFile.objects.get().state == "held"


def test_one_that_is_held_once_unlocked_is_cleared_and_read(by):
    answer = locked(by, locked_xlsx(PASSWORD, xlsx(ROWS, hides="Codes")))
    unlock(answer, by)

    held.clear(answer=answer, why="The force says that it lists codes.", by=by)

    assert figures(answer.current_reading()) == {"B2": 7, "B3": 9}


def test_destroying_it_destroys_the_copy_as_well(by):
    answer = locked(by, locked_xlsx(PASSWORD, xlsx(ROWS, hides="A Name")))
    unlock(answer, by)
    file = AnswerFile.objects.get()
    names = [file.content.name, file.unlocked.name]
    assert all(map(storages["answers"].exists, names))

    held.destroy(answer=answer, why="A hidden list.", by=by)

    assert not any(map(storages["answers"].exists, names))


def test_ten_tries_an_hour_are_the_most_whoever_tries(by):
    answer, ann = locked(by), make_person("ann")
    for person in [by, ann] * 5:
        with pytest.raises(NotPossible, match="does not open"):
            unlock(answer, person, "wrong")

    with pytest.raises(NotPossible, match="10 passwords were tried within an hour"):
        unlock(answer, ann)
    assert PasswordTry.objects.count() == 10

    for one in PasswordTry.objects.all():
        one.tried_at -= timedelta(hours=1, minutes=1)
        one.save()
    assert unlock(answer, ann).status == "waiting"


def test_a_file_that_is_not_locked_takes_no_password(by):
    answer = make_answer(by=by)
    readings.read(answer=answer, by=by)

    with pytest.raises(NotPossible, match="waits for no password"):
        unlock(answer, by)
    assert not PasswordTry.objects.exists()


def test_the_same_file_in_another_round_is_read_as_well(by):
    content = locked_xlsx(PASSWORD, xlsx(ROWS))
    first = locked(by, content)
    other = locked(by, content, request=make_request(round=make_round(slug="other", by=by), by=by))

    unlock(first, by)

    assert figures(other.current_reading()) == {"B2": 7, "B3": 9}


def test_without_its_password_an_admin_may_still_destroy_it(by):
    answer = locked(by)

    held.destroy(answer=answer, why="Nobody knows the password.", by=by)

    assert AnswerFile.objects.get().state == "destroyed"


def test_the_command_says_that_it_is_locked(tmp_path):
    path = tmp_path / "answer.xlsx"
    path.write_bytes(locked_xlsx(PASSWORD))

    with pytest.raises(CommandError, match="protected with a password"):
        call_command("read_answer", str(path))
