"""Freezing, signing and correcting."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from foitracker.publishing.table import Flag
from foitracker.store.actions import releases, rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import SignOff
from foitracker.store.queries import publication
from tests.factories import make_confirmed, make_person, make_request, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    by = make_person()
    return make_confirmed(request=make_request(round=make_round(by=by), by=by), by=by).answer.round


def tomorrow():
    return timezone.now() + timedelta(days=1)


def test_whoever_freezes_has_signed_and_one_signature_is_a_draft(round):
    by = make_person()

    release = releases.make(round=round, title="First", by=by)

    assert [one.signed_by for one in release.sign_offs.all()] == [by]
    assert not release.is_signed
    assert not release.is_public(timezone.now())


def test_a_button_pressed_twice_freezes_one_release(round, monkeypatch):
    by = make_person()
    releases.make(round=round, title="First", by=by)

    with pytest.raises(NotPossible, match="release 1 with this title a moment ago"):
        releases.make(round=round, title=" First ", by=by)
    releases.make(round=round, title="Second", by=by)
    releases.make(round=round, title="Second", by=make_person())
    monkeypatch.setattr(releases, "MOMENT", timedelta())
    releases.make(round=round, title="Second", by=make_person())

    assert round.releases.count() == 4


def test_a_second_person_opens_it(round):
    release = releases.make(round=round, title="First", by=make_person())

    releases.sign(release=release, by=make_person(), note=" Checked. ")

    assert release.is_public(timezone.now())
    assert SignOff.objects.latest("signed_at").note == "Checked."


def test_nobody_signs_twice_and_a_third_is_too_many(round):
    by = make_person()
    release = releases.make(round=round, title="First", by=by)

    with pytest.raises(NotPossible, match="second person"):
        releases.sign(release=release, by=by)
    releases.sign(release=release, by=make_person())
    with pytest.raises(NotPossible, match="already"):
        releases.sign(release=release, by=make_person())

    assert release.sign_offs.count() == 2


def test_content_that_is_not_what_was_frozen_is_not_signed(round, monkeypatch):
    release = releases.make(round=round, title="First", by=make_person())
    monkeypatch.setattr(releases, "_hash_of", lambda content: "0" * 64)

    with pytest.raises(NotPossible, match="not what was frozen"):
        releases.sign(release=release, by=make_person())


def test_an_embargo_keeps_a_signed_release_closed_until_its_minute(round):
    until = tomorrow()
    release = releases.make(round=round, title="First", by=make_person(), embargo_ends_at=until)
    releases.sign(release=release, by=make_person())

    assert not release.is_public(until - timedelta(seconds=1))
    assert release.is_public(until)


def test_every_file_says_the_embargo_in_the_time_of_the_united_kingdom(round):
    until = datetime(2099, 9, 13, 23, 1, tzinfo=UTC)
    release = releases.make(round=round, title="First", by=make_person(), embargo_ends_at=until)

    frozen = publication.of_release(release)
    assert frozen.notes[0] == frozen.summary[0]
    assert frozen.summary[0].startswith("Embargoed until 00:01 BST on Monday 14 September 2099.")


def test_an_embargo_that_is_over_is_refused(round):
    with pytest.raises(NotPossible, match="over already"):
        releases.make(round=round, title="First", by=make_person(), embargo_ends_at=timezone.now())

    assert not round.releases.exists()


def test_a_correction_flags_the_tables_that_it_revises(round):
    by = make_person()
    first = releases.make(round=round, title="First", by=by)
    reading = round.requests.get().answers.get().current_reading()
    reading.figures.filter(cell="C2").update(low=540, high=540)  # as if it had been read wrongly
    rolling_up.bring_in_step(requests=[round.requests.get().pk])

    second = releases.make(round=round, title="Second", by=by, corrects=first, notice="Kent was counted twice.")

    flagged = {table.name for table in publication.of_release(second).tables if Flag.REVISED in table.flags}
    assert flagged == {"national", "forces", "categories_2017_04_2018_03"}
    assert not any(table.flags for table in publication.of_release(first).tables)


def test_a_correction_names_what_it_corrects_and_leaves_it_as_it_was(round):
    by = make_person()
    first = releases.make(round=round, title="First", by=by)
    before = first.content

    second = releases.make(round=round, title="Second", by=by, corrects=first, notice="Kent was counted twice.")
    first.refresh_from_db()

    assert first.content == before
    assert list(first.corrections.all()) == [second]
    assert "This corrects release 1: Kent was counted twice." in publication.of_release(second).notes


def test_a_correction_without_a_notice_is_refused_and_a_notice_without_a_correction(round):
    by = make_person()
    first = releases.make(round=round, title="First", by=by)

    with pytest.raises(NotPossible, match="what was wrong"):
        releases.make(round=round, title="Second", by=by, corrects=first)
    with pytest.raises(NotPossible, match="which release"):
        releases.make(round=round, title="Second", by=by, notice="Something.")


def test_a_release_of_another_round_is_not_corrected(round):
    by = make_person()
    release = releases.make(round=round, title="First", by=by)

    with pytest.raises(NotPossible, match="same round"):
        releases.make(round=make_round(slug="another"), title="X", by=by, corrects=release, notice="No.")
