"""What waits for a person in a round: the same on the list of rounds and on the round's own page."""

from datetime import date

import pytest

from foitracker.store.actions import files, readings
from foitracker.store.queries.overview import Files, round_lines, round_overview
from tests.factories import make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

TODAY = date(2018, 6, 1)
FIGURES = workbook([["Offence", "2016/17", "2017/18"], ["86/2", 300, 310]])


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def round(by):
    """A file of each kind that waits: without a force, read, not readable."""
    made = make_round(forces=[make_force("Kent Police"), make_force("Gwent Police")], by=by)
    for force, name, content in (
        (None, "whose.xlsx", workbook([["Offence", "2016/17"], ["86/2", 1]])),
        ("Kent Police", "kent.xlsx", FIGURES),
        ("Gwent Police", "logo.png", b"\x89PNG\r\n\x1a\n" + bytes(60)),
    ):
        answer = files.receive(round=made, file_name=name, content=content, on=date(2018, 5, 1), by=by)
        if force:
            files.match(answer=answer, request=made.requests.get(force__name=force), by=by)
            readings.read(answer=answer, by=by)
    return made


def test_files_that_wait_are_counted_alike_on_both_pages(round):
    files = round_overview(round, today=TODAY).waiting.files

    assert files == Files(held=0, without_force=1, to_review=1, unreadable=1)
    [line] = round_lines(today=TODAY)
    assert line.waiting == files.total == 3


def test_each_round_counts_its_own(round, by):
    make_round(slug="other", forces=[make_force("Essex Police")], by=by)

    assert {line.slug: line.waiting for line in round_lines(today=TODAY)} == {"images-2018": 3, "other": 0}


def test_the_list_takes_as_many_queries_for_one_round_as_for_three(round, by, django_assert_num_queries):
    for slug in ("second", "third"):
        make_round(slug=slug, forces=[make_force(f"{slug} Police")], by=by)

    with django_assert_num_queries(5):
        round_lines(today=TODAY)


@pytest.mark.parametrize(("flags", "anything"), [(None, False), (0, False), (2, True)])
def test_flags_of_the_checks_wait_too(by, flags, anything):
    waiting = round_overview(make_round(by=by), today=TODAY, flags=flags).waiting

    assert (waiting.flags, waiting.anything) == (flags, anything)
