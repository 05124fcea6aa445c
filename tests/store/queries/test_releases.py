"""Who may see a release, and what moved since the one before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foitracker.offences import load_scheme
from foitracker.offences.scheme import Counting
from foitracker.store.actions import readings, releases, wordings
from foitracker.store.queries.publication import of_release
from foitracker.store.queries.releases import may_see, release_page
from foitracker.store.queries.releases import releases as seen_by
from tests.factories import make_confirmed, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    by = make_person()
    return make_confirmed(request=make_request(round=make_round(by=by), by=by), by=by).answer.round


def signed(round, **facts):
    release = releases.make(round=round, title="One more", by=make_person(), **facts)
    releases.sign(release=release, by=make_person())
    return release


@pytest.mark.parametrize(("role", "early"), [("researchers", True), ("admins", True), ("staff", False)])
def test_before_its_time_only_those_who_sign_or_freeze_see_it(round, people, role, early):
    draft = releases.make(round=round, title="Draft", by=make_person())
    embargoed = signed(round, embargo_ends_at=timezone.now() + timedelta(hours=1))
    public = signed(round)

    assert [may_see(one, people[role]) for one in (draft, embargoed, public)] == [early, early, True]
    assert [one.release.number for one in seen_by(round, people[role])] == ([3, 2, 1] if early else [3])


def test_what_moved_is_told_with_the_ruling_that_moved_it(round, people):
    signed(round)
    figure = round.answers.get().current_reading().figures.data().filter(wording__isnull=False).first()
    counted, total = figure.wording.category, figure.low
    wordings.decide(
        wording=figure.wording,
        category=other_category(figure.wording),
        why="The force means something else.",
        round=round,
        by=make_person(),
        instead_of=counted,
    )
    second = signed(round)

    page = release_page(second, people["researchers"])

    assert page.earlier.number == 1
    assert any(one.row == "All counted offences" for one in page.moved)
    assert any(f"{total}," in one.before and one.after == "not counted" for one in page.moved_sources)
    assert [one.why for one in page.decided] == ["The force means something else."]


def test_nothing_moved_between_two_releases_of_the_same_figures(round, people):
    signed(round)

    page = release_page(signed(round), people["staff"])

    assert (page.moved, page.moved_sources, page.decided) == ((), (), ())


def test_a_first_release_is_compared_with_nothing(round, people):
    page = release_page(signed(round), people["staff"])

    assert page.earlier is None
    assert page.moved == ()


def test_only_another_person_with_the_role_can_sign(round, people):
    release = releases.make(round=round, title="Draft", by=people["admins"])

    assert not release_page(release, people["admins"]).can_sign
    assert release_page(release, people["researchers"]).can_sign


def test_t20_a_correction_after_the_release_is_a_new_version_and_the_old_one_stands(round):
    by = make_person()
    first = signed(round)
    corrected = [["Offence", "2016/17", "2017/18"], ["86/2", 480, 535], ["86/10", 111, 133]]
    letter = make_reading(request=round.requests.get(), rows=corrected, file_name="Correction.xlsx", by=by)
    readings.confirm(reading=letter, by=by, why="They corrected 674 to 668.", earlier="replace")

    second = signed(round, corrects=first, notice="Lancashire lowered its figure.")

    assert [national_row(release) for release in (first, second)] == [(591, 674), (591, 668)]
    first.refresh_from_db()
    assert national_row(first) == (591, 674)
    page = release_page(second, by)
    assert "674 → 668" in [one.words for one in page.moved if one.row == "All counted offences"]


def national_row(release):
    return of_release(release).tables[0].rows[0][1:]


def other_category(wording):
    """A category of the scheme that is not counted."""
    categories = load_scheme(wording.scheme).categories
    return next(code for code, category in categories.items() if category.counting is Counting.NEVER)
