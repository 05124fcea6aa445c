"""A round's publication, and the same publication back from a release."""

import pytest
from django.utils import timezone

from foitracker.publishing.formats import formats
from foitracker.publishing.plain import from_plain, to_plain
from foitracker.store.actions import readings, releases
from foitracker.store.actions.errors import NotPossible
from foitracker.store.queries import publication
from tests.factories import make_confirmed, make_person, make_request, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    by = make_person()
    return make_confirmed(request=make_request(round=make_round(by=by), by=by), by=by).answer.round


def test_every_counted_figure_names_its_file_sheet_and_cell(round):
    made = publication.of_round(round, made_at=timezone.now())

    assert [(s.period, s.sheet, s.cell, s.number) for s in made.sources] == [
        ("2016/17", "Sheet1", "B2", 480),
        ("2016/17", "Sheet1", "B3", 111),
        ("2017/18", "Sheet1", "C2", 541),
        ("2017/18", "Sheet1", "C3", 133),
    ]


def test_a_source_says_the_page_that_shows_it_where_addresses_are_given(round):
    answer = round.answers.get().pk

    made = publication.of_round(round, made_at=timezone.now(), address_of=lambda *place: f"https://here/{place}")
    (table,) = [table for table in made.all_tables if table.name == "sources"]

    assert table.rows[0][-1] == f"https://here/({answer}, 'Sheet1', 'B2')"
    assert [column.key for column in table.columns][-1] == "address"


def test_a_publication_without_addresses_has_no_column_for_them(round):
    """Releases frozen before there were any give the bytes that they gave then."""
    made = publication.of_round(round, made_at=timezone.now())
    plain = to_plain(made)
    for source in plain["sources"]:
        del source["address"]

    (table,) = [table for table in from_plain(plain).all_tables if table.name == "sources"]

    assert "address" not in [column.key for column in table.columns]


def test_the_national_table_has_the_total_of_each_year(round):
    made = publication.of_round(round, made_at=timezone.now())

    assert made.tables[0].rows[0] == ("All counted offences", 591, 674)


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_release_gives_the_same_bytes_after_the_figures_have_moved(round, name):
    by = make_person()
    release = releases.make(round=round, title="First", by=by)
    before = formats()[name].write(publication.of_release(release))

    readings.reject(reading=round.answers.get().current_reading(), why="Sent in error.", by=by)
    release.refresh_from_db()

    assert formats()[name].write(publication.of_release(release)) == before


def test_a_release_is_the_publication_it_froze(round):
    made = publication.of_round(round, made_at=timezone.now())

    assert from_plain(to_plain(made)) == made


def test_releases_are_numbered_within_a_round(round):
    numbers = [releases.make(round=round, title="One more", by=make_person()).number for _ in range(2)]

    assert numbers == [1, 2]


def test_nothing_is_frozen_while_there_is_no_figure():
    with pytest.raises(NotPossible, match="nothing to freeze"):
        releases.make(round=make_round(), title="First", by=make_person())
