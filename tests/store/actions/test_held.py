"""A file that hides something is closed until a person decides; of its content nothing is kept."""

import io
from datetime import date

import openpyxl
import pytest

from foitracker.store.actions import files, held, quarantine, readings, recording, requests
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, Event, Figure, FileDecision, Reading, Request, Wording
from tests.factories import (
    PLAIN_ANSWER,
    hiding_workbook,
    make_answer,
    make_force,
    make_person,
    make_reading,
    make_request,
    make_round,
)  # fmt: skip
from tests.in_step import assert_in_step

pytestmark = pytest.mark.django_db

SECRET = "Jane Example"


def make_held(**fields):
    return make_reading(content=hiding_workbook(secret=SECRET), file_name="Kent.xlsx", **fields)


def everything_stored():
    """What the database holds, as text."""
    rows = [model.objects.values() for model in (Answer, Reading, Figure, Wording, Event, FileDecision)]
    return repr([list(row) for row in rows]) + repr([list(a.file.findings) for a in Answer.objects.all()])


def test_a_plain_file_is_closed_until_it_was_looked_into():
    answer = make_answer()
    assert (answer.file.is_open, answer.file.is_closed) == (False, False)

    readings.read(answer=answer, by=make_person())

    assert answer.file.is_open


def test_a_file_with_a_hidden_sheet_is_held():
    reading = make_held()

    file = reading.answer.file
    assert (reading.status, file.state) == ("held", "held")
    assert [(f["what"], f["where"], f["how_many"]) for f in file.findings if f["severity"] == "block"] == [
        ("hidden-sheet", "sheet 2", 3)
    ]
    assert reading.answer.request.events.filter(kind=Event.Kind.FILE_HELD).count() == 1


def test_nothing_of_a_held_file_is_kept_or_logged(caplog):
    make_held()

    assert not Figure.objects.exists()
    assert not Wording.objects.exists()
    for text in (SECRET, "Personal list", "86/2"):
        assert text not in everything_stored()
        assert text not in caplog.text


def test_a_held_file_cannot_be_confirmed_or_read_again():
    reading = make_held()

    with pytest.raises(NotPossible):
        readings.confirm(reading=reading, by=make_person(), why="It looks right.")
    assert readings.read(answer=reading.answer, by=make_person()) == reading


def test_the_same_file_in_another_round_is_held_at_once(monkeypatch):
    make_held()
    other = make_request(round=make_round(slug="other"))
    monkeypatch.setattr(recording.sandbox, "read_answer", lambda *a, **k: pytest.fail("It was opened."))

    assert make_held(request=other).status == "held"


def test_a_later_look_that_finds_something_takes_the_figures_out_of_the_count(monkeypatch):
    reading = make_held_later(monkeypatch)

    assert reading.status == "held"
    assert not Figure.objects.exists()
    assert not Wording.objects.waiting().exists()
    assert not Reading.objects.exclude(status="held").exists()


def test_what_a_held_answer_had_replaced_counts_again(monkeypatch):
    request = make_request()
    first = make_reading(request=request)
    readings.confirm(reading=first, by=make_person())

    make_held_later(monkeypatch, request=request)

    assert set(Figure.objects.current()) == set(first.figures.all())


def test_what_it_had_replaced_counts_again_in_whichever_request_that_is(monkeypatch):
    """The answer was another force's until then. Nothing was given back as it went, as in an earlier program."""
    round = make_round(forces=[make_force("Kent Police"), make_force("Essex Police")])
    kent, essex = round.requests.order_by("-force__name")
    first = readings.confirm(reading=make_reading(request=kent), by=make_person())
    with monkeypatch.context() as patch:
        patch.setattr(quarantine, "_cleared", lambda file: {"hidden-sheet"})
        patch.setattr(recording, "let_go", lambda answer: set())
        second = make_held(request=kent)
        readings.confirm(reading=second, by=make_person(), why="As the sheet says.", earlier="replace")
        answer = files.match(answer=second.answer, request=essex, by=make_person())

    readings.read(answer=answer, by=make_person())

    assert set(Figure.objects.current()) == set(first.figures.all())
    assert_in_step()


def make_held_later(monkeypatch, **fields):
    """An answer whose figures counted, until a better look at it found a hidden sheet."""
    with monkeypatch.context() as patch:
        patch.setattr(quarantine, "_cleared", lambda file: {"hidden-sheet"})
        reading = make_held(**fields)
        readings.confirm(reading=reading, by=make_person(), why="As the sheet says.", earlier="replace")
    return readings.read(answer=reading.answer, by=make_person())


def test_clearing_reads_the_file_and_keeps_the_findings():
    answer = make_held().answer
    by = make_person()

    decision = held.clear(answer=answer, why="The force says that the sheet lists codes.", by=by)

    reading = answer.current_reading()
    answer.file.refresh_from_db()
    assert (answer.file.state, reading.status, reading.figures.count()) == ("cleared", "waiting", 2)
    assert (decision.decided_by, decision.findings) == (by, answer.file.findings)
    assert answer.request.events.filter(kind=Event.Kind.FILE_CLEARED).count() == 1


def test_a_cleared_file_is_held_again_for_another_kind_of_finding(monkeypatch):
    answer = make_held().answer
    held.clear(answer=answer, why="Codes.", by=make_person())
    assert readings.read(answer=answer, by=make_person()).status == "waiting"

    monkeypatch.setattr(quarantine, "_cleared", lambda file: {"macros"})

    assert readings.read(answer=answer, by=make_person()).status == "held"


def test_rejecting_destroys_the_bytes_and_keeps_the_rest():
    answer = make_held().answer
    name, storage, by = answer.file.content.name, answer.file.content.storage, make_person()
    sha256, size = answer.file.sha256, answer.file.size
    assert storage.exists(name)

    decision = held.destroy(answer=answer, why="A hidden list of people.", by=by)

    assert not storage.exists(name)
    answer.file.refresh_from_db()
    assert (answer.file.state, bool(answer.file.content)) == ("destroyed", False)
    assert (decision.sha256, decision.size, decision.file_name) == (sha256, size, "Kent.xlsx")
    assert (decision.why, decision.decided_by) == ("A hidden list of people.", by)
    assert [finding["what"] for finding in decision.findings if finding["severity"] == "block"] == ["hidden-sheet"]


def test_after_a_rejection_the_request_waits_again():
    request = make_request()
    requests.log(request=request, kind="answered", on=date(2018, 5, 2), outcome="provided_full", by=make_person())

    held.destroy(answer=make_held(request=request).answer, why="People.", by=make_person())

    request.refresh_from_db()
    assert (request.state, request.outcome) == (Request.State.WITH_FORCE, "")
    assert request.events.filter(kind=Event.Kind.FILE_DESTROYED).count() == 1


def test_a_request_with_another_answer_that_counts_stays_answered():
    request = make_request()
    requests.log(request=request, kind="answered", on=date(2018, 5, 2), outcome="provided_full", by=make_person())
    readings.confirm(reading=make_reading(request=request), by=make_person())

    held.destroy(answer=make_held(request=request).answer, why="People.", by=make_person())

    request.refresh_from_db()
    assert request.state == Request.State.ANSWERED


@pytest.mark.parametrize("slug", ["images-2018", "another"])
def test_the_same_content_is_recognised_after_a_rejection(slug):
    answer = make_held().answer
    held.destroy(answer=answer, why="People.", by=make_person())
    round = answer.round if slug == "images-2018" else make_round(slug=slug)

    with pytest.raises(NotPossible, match=r"This very file was rejected on .* for what is hidden in it"):
        files.receive(
            round=round, file_name="new.xlsx", content=hiding_workbook(secret=SECRET), on=date(2018, 6, 1),
            by=make_person(),
        )  # fmt: skip
    assert round.answers.count() == (1 if slug == "images-2018" else 0)


def test_a_decision_holds_wherever_the_file_was_uploaded():
    kent = make_force("Kent Police")
    here = make_held().answer
    there = make_held(request=make_request(round=make_round(slug="other", forces=[kent]))).answer
    unmatched = files.receive(
        round=make_round(slug="third"), file_name="x", content=hiding_workbook(secret=SECRET), on=date(2018, 5, 2),
        by=make_person(),
    )  # fmt: skip

    held.destroy(answer=here, why="People.", by=make_person())

    assert there.readings.get().status == "rejected"
    assert not Answer.objects.without_a_force().exists()
    with pytest.raises(NotPossible, match="rejected and destroyed"):
        readings.read(answer=files.match(answer=unmatched, request=unmatched.round.requests.get(), by=make_person()),
                      by=make_person())  # fmt: skip


@pytest.mark.parametrize("decide", [held.clear, held.destroy])
def test_a_decision_needs_a_reason_and_a_held_file(decide):
    with pytest.raises(NotPossible, match="Give the reason"):
        decide(answer=make_held().answer, why=" ", by=make_person())
    with pytest.raises(NotPossible, match="is not held"):
        decide(answer=make_reading(rows=PLAIN_ANSWER, request=make_request(round=make_round(slug="b"))).answer,
               why="So.", by=make_person())  # fmt: skip


@pytest.mark.parametrize("decide", [held.clear, held.destroy])
def test_a_file_that_nobody_could_look_into_is_decided_on_too(decide):
    reading = make_reading(content=b"\xd0\xcf\x11\xe0 broken")
    assert reading.status == "unreadable"
    assert not reading.answer.file.is_open

    decision = decide(answer=reading.answer, why="It came from the force's own system.", by=make_person())

    assert decision.findings == []


def test_two_decisions_at_once_give_one():
    answer = make_held().answer
    held.destroy(answer=answer, why="People.", by=make_person())

    with pytest.raises(NotPossible, match="is not held"):
        held.clear(answer=answer, why="Codes.", by=make_person())
    assert FileDecision.objects.count() == 1


def hide_in(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_name_of_a_sheet_is_not_repeated():
    book = openpyxl.Workbook()
    for row in PLAIN_ANSWER:
        book.active.append(row)
    book.create_sheet(SECRET).append(["E-mail"])
    for n in range(12):
        book[SECRET].append([f"someone{n}@example.org"])

    reading = make_reading(content=hide_in(book))

    assert reading.status == "held"
    assert SECRET not in everything_stored()
    assert "someone" not in everything_stored()


@pytest.mark.parametrize(
    ("outcome", "after"),
    [("cost", ("answered", "cost")), ("not_held", ("answered", "not_held")), ("provided_full", ("with_force", ""))],
)
def test_a_refusal_that_was_logged_stays_when_its_file_is_destroyed(outcome, after):
    answer = make_reading(content=hiding_workbook(secret=SECRET)).answer
    by = make_person()
    requests.log(request=answer.request, kind="answered", on=date(2018, 6, 1), outcome=outcome, by=by)

    held.destroy(answer=answer, why="A list of people.", by=by)

    answer.request.refresh_from_db()
    assert (answer.request.state, answer.request.outcome) == after
