"""Invariants that the database keeps, tried from every side."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from foitracker.store.models import (
    AnswerFile,
    Confirmation,
    Event,
    Figure,
    FileDecision,
    HistoryIsWrittenOnce,
    Reading,
    Request,
    RoundPeriod,
    Ruling,
    Wording,
)
from tests.factories import make_answer, make_force, make_person, make_request, make_round

pytestmark = pytest.mark.django_db


def refuses(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_force_is_asked_once_per_round():
    request = make_request()

    refuses(lambda: Request.objects.create(round=request.round, force=request.force))


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2018, 4, 9), None),
        (None, date(2018, 5, 8)),
        (date(2018, 4, 9), date(2018, 4, 9)),
        (date(2018, 4, 9), date(2018, 4, 6)),
        (date(2018, 4, 1), date(2018, 5, 8)),  # received before it was sent
    ],
)
def test_a_due_date_follows_a_receipt_and_a_receipt_a_sending(received_on, due_on):
    request = make_request()

    refuses(lambda: Request.objects.filter(pk=request.pk).update(received_on=received_on, due_on=due_on))


@pytest.mark.parametrize(("state", "sent_on"), [("not_sent", date(2018, 4, 9)), ("with_force", None)])
def test_a_request_is_sent_when_it_has_a_day_of_sending(state, sent_on):
    request = make_request(sent_on=None)

    refuses(lambda: Request.objects.filter(pk=request.pk).update(state=state, sent_on=sent_on))


def test_a_period_does_not_end_before_it_starts():
    round = make_round()

    refuses(lambda: RoundPeriod.objects.create(round=round, starts_on=date(2018, 4, 1), ends_on=date(2018, 3, 31)))


@pytest.mark.parametrize(
    ("low", "high", "absence", "allowed"),
    [
        (5, 5, "", True),
        (0, 4, "", True),
        (10, None, "", True),
        (None, None, "blank", True),
        (4, 0, "", False),
        (None, 4, "", False),
        (None, None, "", False),
        (5, 5, "blank", False),
        (0, None, "blank", False),
    ],
)
def test_a_figure_is_a_range_or_an_absence_and_never_both(low, high, absence, allowed):
    reading = _reading()
    figure = Figure(
        reading=reading, request=reading.answer.request, sheet="A", cell="B2", role="data",
        low=low, high=high, absence=absence,
    )  # fmt: skip

    if allowed:
        figure.save()
    else:
        refuses(figure.save)


@pytest.mark.parametrize("cell", [{"sheet": ""}, {"cell": ""}])
def test_a_figure_has_an_address(cell):
    reading = _reading()
    place = {"sheet": "A", "cell": "B2"} | cell

    refuses(
        lambda: Figure.objects.create(
            reading=reading, request=reading.answer.request, role="data", low=1, high=1, **place
        )
    )


def test_a_confirmed_reading_names_who_confirmed_it():
    reading = _reading()

    refuses(lambda: Reading.objects.filter(pk=reading.pk).update(status="confirmed"))
    refuses(lambda: Reading.objects.filter(pk=reading.pk).update(decided_at=timezone.now()))


def test_an_answer_has_one_current_reading():
    reading = _reading()

    refuses(lambda: Reading.objects.create(answer=reading.answer, status="waiting", read_by=make_person()))


@pytest.mark.parametrize(
    ("decision", "category", "allowed"),
    [
        ("accepted", "possession", True),
        ("suggested", "", True),
        ("unknown", "", True),
        ("accepted", "", False),
        ("suggested", "possession", False),
        ("unknown", "possession", False),
    ],
)
def test_only_a_rule_or_a_ruling_gives_a_wording_its_category(decision, category, allowed):
    wording = Wording(scheme="s", tidied="t", text="T", decision=decision, reason="r", category=category)

    if allowed:
        wording.save()
    else:
        refuses(wording.save)


def test_a_ruling_says_why():
    round = make_round()
    wording = Wording.objects.create(scheme="s", tidied="t", text="T", decision="unknown", reason="r")

    refuses(
        lambda: Ruling.objects.create(
            wording=wording, round=round, category="possession", why="", decided_by=make_person()
        )
    )


@pytest.mark.parametrize(
    ("kind", "category", "allowed"),
    [("means", "possession", True), ("ask", "", True), ("means", "", False), ("ask", "possession", False)],
)
def test_a_ruling_means_something_or_asks(kind, category, allowed):
    wording = Wording.objects.create(scheme="s", tidied="t", text="T", decision="unknown", reason="r")
    ruling = Ruling(
        wording=wording, round=make_round(), kind=kind, category=category, why="w", decided_by=make_person()
    )

    if allowed:
        ruling.save()
    else:
        refuses(ruling.save)


@pytest.mark.parametrize(
    ("decision", "category"), [("accepted", ""), ("suggested", ""), ("suggested", "possession"), ("accepted", "x")]
)
def test_a_ruling_may_give_a_category_or_take_it_away(decision, category):
    wording = Wording.objects.create(scheme="s", tidied="t", text="T", decision="unknown", reason="r")
    ruling = Ruling.objects.create(wording=wording, kind="ask", why="w", decided_by=make_person())

    Wording.objects.update(decision=decision, category=category, ruling=ruling)


def test_words_are_there_once_for_every_force_and_once_for_each():
    lancashire, kent = make_force(), make_force("Kent Police")
    fields = {"scheme": "s", "tidied": "t", "text": "T", "decision": "unknown", "reason": "r"}
    for force in (None, lancashire, kent):
        Wording.objects.create(**fields, force=force)

    for force in (None, lancashire):
        refuses(lambda force=force: Wording.objects.create(**fields, force=force))


def test_a_confirmation_is_another_persons():
    ann, bob = make_person("ann"), make_person("bob")
    wording = Wording.objects.create(scheme="s", tidied="t", text="T", decision="unknown", reason="r")
    ruling = Ruling.objects.create(wording=wording, kind="ask", why="w", proposed=True, decided_by=ann)

    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.create(ruling=ruling, confirmed_by=ann)
    Confirmation.objects.create(ruling=ruling, confirmed_by=bob)
    refuses(lambda: Confirmation.objects.create(ruling=ruling, confirmed_by=make_person()))


def test_history_is_written_once():
    event = make_request().events.get()

    with pytest.raises(HistoryIsWrittenOnce):
        event.save()
    with pytest.raises(HistoryIsWrittenOnce):
        event.delete()
    with pytest.raises(HistoryIsWrittenOnce):
        Event.objects.update(text="changed")
    with pytest.raises(HistoryIsWrittenOnce):
        Event.objects.all().delete()


@pytest.mark.parametrize(
    "table",
    [
        "store_event",
        "store_ruling",
        "store_confirmation",
        "store_release",
        "store_releasesource",
        "store_signoff",
        "store_filedecision",
        "store_flagruling",
    ],
)
def test_the_database_itself_refuses_to_change_history(table):
    request = make_request()
    round, by = request.round, make_person()
    wording = Wording.objects.create(scheme="s", tidied="t", text="T", decision="unknown", reason="r")
    ruling = Ruling.objects.create(wording=wording, round=round, category="possession", why="so", decided_by=by)
    Confirmation.objects.create(ruling=ruling, confirmed_by=make_person())
    release = round.releases.create(number=1, title="First", content={}, sha256="0" * 64, made_by=by)
    release.sign_offs.create(signed_by=by)
    release.sources.create(position=0, file_sha256="0" * 64, sheet="Sheet1", cell="B2")
    round.flag_rulings.create(
        key="k", what="w", weight="ask", about="A", words="W", decision="stands", why="so", decided_by=by
    )
    _decide(make_answer(request=request), by=by)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = id + 1000")


@pytest.mark.parametrize(
    ("state", "content", "allowed"),
    [
        ("quarantined", "ab/ab", True),
        ("held", "ab/ab", True),
        ("destroyed", "", True),
        ("destroyed", "ab/ab", False),
        ("held", "", False),
        ("open", "", False),
    ],
)
def test_a_file_has_no_content_once_it_is_destroyed_and_only_then(state, content, allowed):
    def change():
        AnswerFile(sha256="a" * 64, size=1, state=state, content=content, stored_by=make_person()).save()

    change() if allowed else refuses(change)


def test_a_decision_on_a_file_says_why_and_a_file_is_destroyed_once():
    answer = make_answer()
    refuses(lambda: _decide(answer, why=""))
    for kind in ("cleared", "cleared", "destroyed"):
        _decide(answer, kind=kind)

    refuses(lambda: _decide(answer, kind="destroyed"))


def _decide(answer, *, kind="cleared", why="w", by=None):
    known = {"file": answer.file, "sha256": answer.file.sha256, "size": 1, "file_name": "x"}
    return FileDecision.objects.create(**known, kind=kind, why=why, decided_by=by or make_person())


def _reading():
    return Reading.objects.create(answer=make_answer(), status="waiting", read_by=make_person())
