"""Two people who do the same at the same moment: one does it, the other is told so, and nothing is half done."""

from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from foitracker.store.actions import files, official, official_counts, readings, recording, releases
from foitracker.store.actions.errors import AlreadyThere, NotPossible
from foitracker.store.models import Answer, AnswerFile, OfficialTable, Reading, Round
from foitracker.store.queries import publication
from foitracker.store.two_at_once import looks_again
from tests.factories import (
    LANCASHIRE_86,
    PLAIN_ANSWER,
    make_answer,
    make_force,
    make_official_table,
    make_person,
    make_request,
    make_round,
    official_rows,
    workbook,
)
from tests.in_step import assert_in_step

CONTENT = workbook(PLAIN_ANSWER)


@pytest.fixture
def by(db):
    return make_person()


@pytest.fixture
def two(by):
    """The requests of a round that asks two forces."""
    return list(make_round(forces=[make_force(), make_force("Kent Police")], by=by).requests.order_by("-force__name"))


# ---- an action looks again where the database refuses what another was faster with


def test_what_the_database_refused_is_done_once_more(db):
    tries = []

    @looks_again
    def act(*, name):
        tries.append(name)
        if len(tries) == 1:
            Round.objects.create(slug="half", title="Half", scheme="x", opened_on=date(2018, 4, 1), opened_by=None)
        return "done"

    assert act(name="Kent") == "done"
    assert tries == ["Kent", "Kent"]
    assert not Round.objects.exists()


def test_what_is_refused_again_is_a_fault_of_the_program(db):
    @looks_again
    def act():
        raise IntegrityError

    with pytest.raises(IntegrityError):
        act()


# ---- whose an answer is


def test_the_second_to_say_whose_an_answer_is_is_told(by, two):
    answer = files.receive(round=two[0].round, file_name="FOI.xlsx", content=CONTENT, on=date(2018, 5, 2), by=by)
    as_seen = Answer.objects.get(pk=answer.pk)
    files.match_and_read(pairs=[(answer, two[0])], by=by)

    matched = files.match_and_read(pairs=[(as_seen, two[1])], by=make_person())

    assert matched.answers == []
    assert "Somebody else has said meanwhile whose “FOI.xlsx” is" in matched.refused[0][1]
    answer.refresh_from_db()
    assert (answer.request, answer.matched_by) == (two[0], by)
    assert answer.readings.get().figures.filter(request=two[0]).count() == 6


def test_one_answer_that_somebody_else_matched_holds_no_other_up(by, two):
    first, second = (
        files.receive(round=two[0].round, file_name=name, content=content, on=date(2018, 5, 2), by=by)
        for name, content in [("one.xlsx", CONTENT), ("two.xlsx", workbook([["Offence", "2016/17"], ["86/2", 5]]))]
    )
    as_seen = Answer.objects.get(pk=first.pk)
    files.match(answer=first, request=two[0], by=by)

    matched = files.match_and_read(pairs=[(as_seen, two[1]), (second, two[1])], by=by)

    assert matched.answers == [second]
    assert second.current_reading().status == "waiting"


def test_a_reading_that_counts_stays_where_somebody_moves_what_was_moved(by):
    round = make_round(forces=[make_force(name) for name in ("Essex Police", "Kent Police", "Surrey Police")])
    essex, kent, surrey = round.requests.order_by("force__name")
    answer = make_answer(request=essex, content=CONTENT, by=by)
    as_seen = Answer.objects.get(pk=answer.pk)
    files.match(answer=answer, request=kent, by=by)
    readings.confirm(reading=readings.read(answer=answer, by=by), by=by)

    with pytest.raises(NotPossible, match="Somebody else"):
        files.match(answer=as_seen, request=surrey, by=by)

    assert answer.current_reading().status == "confirmed"
    assert_in_step()


def test_a_file_kept_as_correspondence_that_somebody_else_matched_is_named(by, two):
    answer = files.receive(round=two[0].round, file_name="a.png", content=b"\x89PNG", on=date(2018, 5, 2), by=by)
    as_seen = Answer.objects.get(pk=answer.pk)
    files.match(answer=answer, request=two[0], by=by)

    kept = files.keep_each(pairs=[(as_seen, two[1])], by=by)

    assert kept.answers == []
    assert not two[1].events.filter(kind="note").exists()


def test_an_answer_that_is_given_to_another_force_while_it_is_read_is_read_for_that_one(monkeypatch, by, two):
    answer = make_answer(request=two[0], content=CONTENT, by=by)
    really_open = recording.open_in_sandbox

    def open_and_move(**fields):
        monkeypatch.setattr(recording, "open_in_sandbox", really_open)
        files.match_and_read(pairs=[(Answer.objects.get(pk=answer.pk), two[1])], by=by)
        return really_open(**fields)

    monkeypatch.setattr(recording, "open_in_sandbox", open_and_move)

    with pytest.raises(NotPossible, match="given to another force while it was read"):
        readings.read(answer=answer, by=by)

    reading = answer.readings.get()
    assert (reading.status, set(reading.figures.values_list("request", flat=True))) == ("waiting", {two[1].pk})


# ---- an official table


@pytest.fixture
def waiting_table(monkeypatch, db):
    """A table with a row of a body that nobody knows, which no worker has come to."""
    make_force()
    monkeypatch.setattr(official, "_queue", lambda table: table)
    return make_official_table(LANCASHIRE_86 | {("Nowhere", "2017/18", "86"): 5})


def read_meanwhile(monkeypatch, act):
    """Somebody does something while a table is open in the sandbox."""
    really_open = official_counts._open_in_sandbox

    def open_and_act(table):
        monkeypatch.setattr(official_counts, "_open_in_sandbox", really_open)
        act()
        return really_open(table)

    monkeypatch.setattr(official_counts, "_open_in_sandbox", open_and_act)


def test_a_table_is_not_refused_for_rows_that_somebody_left_out_while_it_was_read(monkeypatch, waiting_table, by):
    official_counts.read(table=waiting_table)
    official.read_again(table=OfficialTable.objects.get(), by=by)

    def leave_out():
        official_counts.read(table=OfficialTable.objects.get())
        official.read_again(table=waiting_table, leave_out=["Nowhere"], why="Not a force.", by=by)

    read_meanwhile(monkeypatch, leave_out)
    dropped = official_counts.read(table=OfficialTable.objects.get())
    assert (dropped.state, dropped.left_out) == ("waiting", ["Nowhere"])

    kept = official_counts.read(table=OfficialTable.objects.get())
    assert (kept.state, kept.counts.count()) == ("imported", 2)


# ---- on a database that lets two write at once


only_where_two_write = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one write at a time (make postgres)"
)
at_once = [only_where_two_write, pytest.mark.django_db(transaction=True)]


def beside(act):
    """Does it as another process would, to its end."""

    def alone():
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=alone)
    thread.start()
    thread.join()


def faster(monkeypatch, model, act):
    """Somebody else is faster: what they do is done just before the first row of this model is made here."""
    really_create = model.objects.create

    def create(**fields):
        monkeypatch.undo()
        beside(act)
        return really_create(**fields)

    monkeypatch.setattr(model.objects, "create", create)


def receive(round, by):
    return files.receive(round=round, file_name="Kent.xlsx", content=CONTENT, on=date(2018, 5, 2), by=by)


class TestAtOnce:
    pytestmark = at_once

    @pytest.mark.parametrize("model", [AnswerFile, Answer])
    def test_the_same_file_uploaded_twice_is_stored_once(self, monkeypatch, model):
        round, by = make_round(), make_person()
        if model is Answer:  # the bytes are known from another round
            receive(make_round(slug="other"), by)
        faster(monkeypatch, model, lambda: receive(round, by))

        with pytest.raises(AlreadyThere, match="The same file was uploaded on"):
            receive(round, by)

        file = AnswerFile.objects.get()
        assert file.content.read() == CONTENT
        beside_it = file.content.storage.listdir(file.sha256[:2])[1]
        assert [name for name in beside_it if name.startswith(file.sha256)] == [file.sha256]
        assert round.answers.count() == 1

    def test_the_same_file_uploaded_in_two_rounds_is_an_answer_in_each(self, monkeypatch):
        by = make_person()
        here, there = make_round(slug="here"), make_round(slug="there")
        faster(monkeypatch, AnswerFile, lambda: receive(there, by))

        answer = receive(here, by)

        assert answer.file.content.read() == CONTENT
        assert there.answers.get().file == answer.file

    def test_two_rounds_of_one_name_are_one(self, monkeypatch):
        by = make_person()
        faster(monkeypatch, Round, lambda: make_round(slug="images", by=by))

        with pytest.raises(NotPossible, match="There is a round at “images” already"):
            make_round(slug="images", by=by)

        assert Round.objects.get().requests.count() == 1

    def test_an_official_table_uploaded_twice_is_stored_once(self, monkeypatch):
        make_force(), make_person()
        content = workbook(official_rows(LANCASHIRE_86), title="Table")

        def upload():
            return make_official_table(file=SimpleUploadedFile("Table.xlsx", content))

        faster(monkeypatch, OfficialTable, upload)

        with pytest.raises(NotPossible, match="The same file was uploaded on"):
            upload()
        assert OfficialTable.objects.get().state == "imported"

    def test_an_official_table_read_twice_at_once_is_imported_once(self, monkeypatch):
        """Two workers have read it, and neither knows of the other until it keeps what it has."""
        make_force()
        with monkeypatch.context() as patch:
            patch.setattr(official, "_queue", lambda table: table)
            table = make_official_table()
        really_open, both = official_counts._open_in_sandbox, Barrier(2, timeout=20)

        def open_together(table):
            found = really_open(table)
            both.wait()
            return found

        monkeypatch.setattr(official_counts, "_open_in_sandbox", open_together)
        states = []

        def read():
            states.append(official_counts.read(table=OfficialTable.objects.get()).state)

        others = Thread(target=lambda: (read(), connection.close()))
        others.start()
        read()
        others.join()

        assert states == ["imported", "imported"]
        assert table.counts.count() == 2

    def test_no_figure_changes_while_a_release_is_frozen(self, monkeypatch):
        """Else its totals would be of one answer, and the cells that it names for them of another."""
        by, request = make_person(), make_request()
        first = make_answer(request=request, rows=[["Offence", "2017/18"], ["86/2", 541]], by=by)
        readings.confirm(reading=readings.read(answer=first, by=by), by=by)
        second = make_answer(request=request, rows=[["Offence", "2017/18"], ["86/2", 30]], by=by)
        waiting = readings.read(answer=second, by=by)
        really_look = publication.counted_sources

        def confirm():
            readings.confirm(reading=Reading.objects.get(pk=waiting.pk), by=by, earlier="replace")
            connection.close()

        other = Thread(target=confirm)

        def look_late(*given, **fields):
            other.start()
            other.join(timeout=1)
            return really_look(*given, **fields)

        monkeypatch.setattr(publication, "counted_sources", look_late)
        release = releases.make(round=request.round, title="First", by=by)
        other.join()

        assert [source["number"] for source in release.content["sources"]] == [541]
        assert Reading.objects.get(pk=waiting.pk).status == "confirmed"

    def test_an_answer_read_twice_at_once_has_one_reading(self, monkeypatch):
        """Both would look which reading stands before either has kept its own, if nothing kept them apart."""
        by = make_person()
        answer = make_answer(by=by)
        really_look, both = recording._standing, Barrier(2, timeout=1)

        def look_together(answer):
            found = really_look(answer)
            with suppress(BrokenBarrierError):
                both.wait()
            return found

        monkeypatch.setattr(recording, "_standing", look_together)
        there = Thread(target=lambda: (readings.read_in_turn(answer=Answer.objects.get(), by=by), connection.close()))
        there.start()
        readings.read_in_turn(answer=Answer.objects.get(), by=by)
        there.join()

        assert sorted(answer.readings.values_list("status", flat=True)) == ["replaced", "waiting"]
        assert Reading.objects.get(status="waiting").figures.count() == 6
