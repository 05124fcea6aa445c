"""Answers are stored once, byte for byte, and belong to a request once a person says so."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foitracker.store.actions import files, readings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import AnswerFile, Figure
from foitracker.store.queries.inbox import answer_lines
from foitracker.store.queries.national import national
from tests.factories import make_answer, make_force, make_person, make_reading, make_request, make_round, workbook

pytestmark = pytest.mark.django_db


def receive(round, content=b"a,b\n1,2\n", file_name="Kent.csv"):
    return files.receive(round=round, file_name=file_name, content=content, on=date(2018, 5, 2), by=make_person())


def test_the_bytes_are_kept_under_their_sha256_as_they_came():
    answer = receive(make_round(), b"some bytes \x00\xff")

    assert answer.file.sha256 == hashlib.sha256(b"some bytes \x00\xff").hexdigest()
    assert answer.file.content.read() == b"some bytes \x00\xff"


def test_the_same_bytes_are_recognised_within_a_round():
    round = make_round()
    receive(round, file_name="first.csv")

    with pytest.raises(NotPossible, match="as “first"):
        receive(round, file_name="second.csv")
    assert round.answers.count() == 1


def test_two_rounds_share_the_stored_bytes():
    receive(make_round(slug="one"))
    receive(make_round(slug="two"))

    assert AnswerFile.objects.count() == 1


def test_an_empty_file_is_refused():
    with pytest.raises(NotPossible, match="is empty"):
        receive(make_round(), b"")


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\answers\\Kent.csv", "a" * 400, ""])
def test_a_file_name_is_only_ever_a_name(name):
    answer = receive(make_round(), file_name=name)

    assert answer.file_name
    assert not set("/\\") & set(answer.file_name)
    assert len(answer.file_name) <= 255


def test_the_file_name_proposes_a_force_and_decides_nothing():
    kent = make_force("Kent Police", region="South East")
    answer = receive(make_round(forces=[kent, make_force()]), file_name="FOI 12-18 Kent response.csv")

    assert (answer.proposed_force, answer.request) == (kent, None)


def test_another_force_takes_the_reading_out_of_the_count():
    kent = make_force("Kent Police")
    round = make_round(forces=[make_force(), kent])
    reading = make_reading(request=make_request(round=round))
    readings.confirm(reading=reading, by=make_person(), why="checked")
    other = round.requests.exclude(pk=reading.answer.request_id).get()

    files.match(answer=reading.answer, request=other, by=make_person())

    assert not Figure.objects.current().exists()


def test_a_request_of_another_round_is_refused():
    answer = make_answer()
    stranger = make_request(round=make_round(slug="another"))

    with pytest.raises(NotPossible, match="of another round"):
        files.match(answer=answer, request=stranger, by=make_person())


def test_one_unreadable_file_takes_nothing_with_it():
    kent = make_force("Kent Police")
    round = make_round(forces=[make_force(), kent])
    good = receive(round, workbook([["Offence", "2016/17"], ["86/2", 5]]))
    bad = receive(round, b"\xd0\xcf\x11\xe0 broken")
    lancashire, other = round.requests.get(force__name__startswith="Lanc"), round.requests.get(force=kent)

    files.match_and_read(pairs=[(bad, other), (good, lancashire)], by=make_person())

    assert bad.current_reading().status == "unreadable"
    assert bad.current_reading().why_unreadable
    assert good.current_reading().figures.count() == 1


@pytest.mark.parametrize("offences", [2, 20, 200])
def test_an_upload_asks_the_database_as_often_whatever_the_file_holds(offences, django_assert_num_queries):
    round, by = make_round(forces=[make_force(), make_force("Kent Police")]), make_person()
    content = workbook([["Offence", "2016/17", "2017/18"], *([f"Offence {n}", n, n + 1] for n in range(offences))])
    request = round.requests.select_related("round").get(force__name="Kent Police")

    # Transactions count: each is begun and ended by a statement.
    with django_assert_num_queries(6):
        answer = files.receive(round=round, file_name="Kent.xlsx", content=content, on=date(2018, 5, 2), by=by)
    with django_assert_num_queries(18):
        files.match_and_read(pairs=[(answer, request)], by=by)

    assert answer.current_reading().figures.count() == 2 * offences


def test_correspondence_is_kept_with_its_request_and_never_read():
    request, by = make_request(), make_person()
    answer = files.receive_upload(
        round=request.round,
        file=SimpleUploadedFile("Lancashire logo.png", b"\x89PNG\r\n\x1a\n" + bytes(60)),
        on=date(2018, 5, 1),
        by=by,
    )

    files.keep(answer=answer, request=request, by=by)

    assert not answer.readings.exists()
    event = request.events.get(kind="note")
    assert event.text.startswith("Kept as correspondence: Lancashire logo.png. This is a picture (png).")
    [line] = answer_lines(request.answers.all())
    assert line.status.words == "Kept as correspondence"
    assert national(request.round).totals[0].missing[0].reason == "no answer yet"
