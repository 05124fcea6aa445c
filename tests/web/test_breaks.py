"""Where the law changed inside the years of a round, the totals and their notes say so."""

import pytest
from django.urls import reverse
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.store.queries import publication
from tests.factories import make_confirmed, make_request, make_round

pytestmark = pytest.mark.django_db

BREAKS = "The series breaks inside these years"
SEX_TALK = "3 Apr 2017: Sexual communication with a child became an offence (71/17; England and Wales)."


def answered(scheme, *years, rows=(["Offence", *("2016/17", "2017/18")], ["71/17", 1, 40], ["86/2", 5, 6])):
    round = make_round(scheme=scheme, periods=[financial_year(year) for year in years])
    make_confirmed(request=make_request(round=round), rows=list(rows))
    return round


def page(client, round):
    return client.get(reverse("total-national", args=[round.slug])).content.decode()


def notes(round):
    return publication.of_round(round, made_at=timezone.now()).notes


def test_a_change_inside_the_years_is_on_the_page_and_in_the_notes(as_role):
    round = answered("sexual-communication-and-grooming", 2016, 2017)

    shown = page(as_role("staff"), round)

    assert BREAKS in shown
    assert SEX_TALK in shown
    assert any(SEX_TALK in note for note in notes(round))


def test_years_without_a_change_say_nothing(as_role):
    round = answered("sexual-communication-and-grooming", 2018, 2019)

    assert BREAKS not in page(as_role("staff"), round)
    assert not any("A change inside the years" in note for note in notes(round))


def test_a_change_of_what_is_not_counted_is_told_apart_and_not_published(as_role):
    round = answered("child-abuse-images", 2016, 2017)

    shown = page(as_role("staff"), round)

    assert BREAKS not in shown
    assert "touch nothing counted here" in shown
    assert SEX_TALK in shown
    assert not any(SEX_TALK in note for note in notes(round))


def test_a_round_of_one_year_is_told_of_a_change_in_it(as_role):
    assert SEX_TALK in page(as_role("staff"), answered("sexual-communication-and-grooming", 2017))
