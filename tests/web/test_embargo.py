"""Nothing of a release is to be had before its time, by whatever door, but by those who freeze and sign."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foitracker.store.actions import readings, releases
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.django_db

TITLE, NOTICE = "A title under embargo", "What was wrong, under embargo."


@pytest.fixture
def reading():
    return readings.confirm(reading=make_reading(), by=make_person(), why="As the sheet says.")


@pytest.fixture
def embargoed(reading):
    """The second release of a round: it corrects the first, which is open."""
    round, until = reading.answer.round, timezone.now() + timedelta(hours=1)
    first = releases.make(round=round, title="Open", by=make_person())
    releases.sign(release=first, by=make_person())
    second = releases.make(
        round=round, title=TITLE, embargo_ends_at=until, corrects=first, notice=NOTICE, by=make_person()
    )
    releases.sign(release=second, by=make_person())
    return second


def doors(release):
    slug = release.round.slug
    yield reverse("release-detail", args=[slug, release.number])
    yield reverse("release-number", args=[slug, release.number, "national", 0, 2])
    for name in ("csv", "json", "ods", "xlsx"):
        yield reverse("release-download", args=[slug, release.number, name])


def pages_beside_it(reading, release):
    slug = release.round.slug
    yield reverse("release-list", args=[slug])
    yield reverse("release-detail", args=[slug, 1])
    yield reverse("round-detail", args=[slug])
    yield reverse("total-national", args=[slug])
    yield reverse("total-pictures", args=[slug])
    yield f"{reverse('answer-cell', args=[slug, reading.answer.pk])}?sheet=Sheet1&cell=C2"


def test_before_its_time_every_door_is_closed_and_no_page_beside_it_speaks_of_it(as_role, reading, embargoed):
    client = as_role("staff")

    for address in doors(embargoed):
        assert client.get(address).status_code == 403, address
    for address in pages_beside_it(reading, embargoed):
        page = client.get(address).content.decode()
        assert TITLE not in page and NOTICE not in page and "Corrected" not in page, address


@pytest.mark.parametrize("role", ["researchers", "admins"])
def test_those_who_freeze_and_sign_see_it_before(as_role, reading, embargoed, role):
    client = as_role(role)

    assert [client.get(address).status_code for address in doors(embargoed)] == [200] * 6
    assert NOTICE in client.get(reverse("release-detail", args=[embargoed.round.slug, 1])).content.decode()
    for address in (page for page in pages_beside_it(reading, embargoed) if "cell" in page):
        assert TITLE in client.get(address).content.decode()


def test_at_its_time_everybody_sees_it_everywhere(as_role, reading, embargoed, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: embargoed.embargo_ends_at)
    client = as_role("staff")

    assert [client.get(address).status_code for address in doors(embargoed)] == [200] * 6
    assert NOTICE in client.get(reverse("release-detail", args=[embargoed.round.slug, 1])).content.decode()
    assert "Corrected" in client.get(reverse("release-list", args=[embargoed.round.slug])).content.decode()
