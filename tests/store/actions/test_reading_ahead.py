"""The next file is opened while the last one is stored; what comes of them is the same as one by one."""

from datetime import date
from threading import Event

import pytest

from foitracker.sheets import sandbox
from foitracker.sheets.recipe import Mark, Meaning, Recipe
from foitracker.store.actions import files, quarantine, recording
from foitracker.store.actions.reading_ahead import one_file_ahead
from foitracker.store.models import Answer, AnswerFile
from tests.factories import make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

FORCES = ("Cumbria Constabulary", "Kent Police", "Lancashire Constabulary", "Sussex Police")
PATIENCE = 60  # seconds


@pytest.fixture
def pairs():
    """Four answers of which one cannot be read, each with its request."""
    by, round = make_person(), make_round(forces=[make_force(name) for name in FORCES])
    contents = [workbook([["Offence", "2016/17"], ["86/2", n]]) for n in range(1, len(FORCES))]
    contents.insert(1, b"\xd0\xcf\x11\xe0 broken")
    requests = round.requests.select_related("round", "force").order_by("force__name")
    return [
        (files.receive(round=round, file_name=f"{n}.xlsx", content=content, on=date(2018, 5, 2), by=by), request)
        for n, (content, request) in enumerate(zip(contents, requests, strict=True))
    ]


@pytest.fixture
def opened(monkeypatch):
    """The names of the files that were opened in the sandbox, in turn."""
    names, really_read = [], sandbox.read_answer

    def read(path, *, file_name, recipe=None):
        names.append(file_name)
        return really_read(path, file_name=file_name, recipe=recipe)

    monkeypatch.setattr(sandbox, "read_answer", read)
    return names


def test_each_answer_has_the_reading_of_its_own_file(pairs, opened):
    files.match_and_read(pairs=pairs, by=make_person())

    assert [answer.current_reading().status for answer, _ in pairs] == ["waiting", "unreadable", "waiting", "waiting"]
    assert [list(answer.current_reading().figures.values_list("low", flat=True)) for answer, _ in pairs] == [
        [1], [], [2], [3]
    ]  # fmt: skip
    assert opened == [answer.file_name for answer, _ in pairs]


def test_the_next_file_is_opened_before_it_is_asked_for_and_no_further_one(pairs, monkeypatch):
    begun, really_open = {answer.file_name: Event() for answer, _ in pairs}, recording.open_in_sandbox

    def open_in_sandbox(*, answer, recipe):
        begun[answer.file_name].set()
        return really_open(answer=answer, recipe=recipe)

    monkeypatch.setattr(recording, "open_in_sandbox", open_in_sandbox)
    answers = [answer for answer, _ in pairs]
    with one_file_ahead(answers=answers) as opener:
        opener(answer=answers[0], recipe=Recipe())

        assert begun["1.xlsx"].wait(PATIENCE)
        assert not begun["2.xlsx"].is_set()


def test_what_people_said_of_its_cells_is_not_left_out(pairs, opened):
    answers = [answer for answer, _ in pairs[2:]]
    with one_file_ahead(answers=answers) as opener:
        as_it_is = opener(answer=answers[0], recipe=Recipe())
        said = Recipe((Mark(as_it_is.grids[0].name, "2", Meaning.IGNORE),))
        without_its_row = opener(answer=answers[1], recipe=said)

    assert [len(found.readings) for found in (as_it_is, without_its_row)] == [1, 0]
    assert opened == ["2.xlsx", "3.xlsx", "3.xlsx"]


def test_one_that_could_not_be_matched_is_passed_by(pairs, opened):
    pairs[1] = pairs[1][0], make_round(slug="other").requests.first()

    matched = files.match_and_read(pairs=pairs, by=make_person())

    assert [answer for answer, _ in matched.refused] == [pairs[1][0]]
    assert [answer.current_reading().figures.get().low for answer in matched.answers] == [1, 2, 3]
    assert sorted(opened) == ["0.xlsx", "1.xlsx", "2.xlsx", "3.xlsx"]


def test_a_file_that_was_looked_into_before_is_opened_in_its_turn_alone(pairs, opened):
    AnswerFile.objects.filter(pk=pairs[2][0].file_id).update(state=AnswerFile.State.HELD)
    as_stored = [(Answer.objects.get(pk=answer.pk), request) for answer, request in pairs]

    files.match_and_read(pairs=as_stored, by=make_person())

    assert opened == ["0.xlsx", "1.xlsx", "3.xlsx"]
    assert pairs[2][0].current_reading().status == "held"


def test_a_file_that_is_decided_on_while_it_is_opened_ahead_gives_no_figures(pairs, monkeypatch):
    really_keep = quarantine.hold

    def hold(*, answer, found, by):
        if answer == pairs[0][0]:
            AnswerFile.objects.filter(pk=pairs[2][0].file_id).update(state=AnswerFile.State.HELD)
        return really_keep(answer=answer, found=found, by=by)

    monkeypatch.setattr(quarantine, "hold", hold)
    files.match_and_read(pairs=pairs, by=make_person())

    assert pairs[2][0].current_reading().status == "held"
    assert not pairs[2][0].current_reading().figures.exists()
