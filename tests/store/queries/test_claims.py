"""What forces and areas are called in a text."""

from datetime import date

import pytest

from foitracker.store.actions import requests
from foitracker.store.models import ForceAlias
from foitracker.store.queries.claims import facts_of
from foitracker.totals.claims.facts import PlaceKind
from tests.factories import make_force, make_person, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    forces = [
        make_force("West Midlands Police", region="West Midlands", short_name="West Midlands"),
        make_force("Staffordshire Police", region="West Midlands", short_name="Staffordshire"),
        make_force("Gwent Police", nation="Wales", region="Wales", short_name="Gwent"),
        make_force("Police Scotland", law="foisa", nation="Scotland", region="Scotland"),
    ]
    for alias, ambiguous in (("WMP", False), ("Midlands Constabulary", False), ("BCH", True)):
        ForceAlias.objects.create(force=forces[0], alias=alias, ambiguous=ambiguous)
    return make_round(forces=forces, by=make_person())


def test_areas_are_the_nations_and_regions_of_the_forces_asked(round):
    facts = facts_of(round)

    areas = {place.name: len(place.forces) for place in facts.places if place.kind is not PlaceKind.FORCE}
    assert areas == {
        "the United Kingdom": 4,
        "England": 2,
        "Scotland": 1,
        "Wales": 1,
        "the West Midlands": 2,
        "England and Wales": 3,
        "Great Britain": 4,
    }


def test_short_and_ambiguous_aliases(round):
    force = next(place for place in facts_of(round).places if place.key == "west-midlands-police")

    assert "Midlands Constabulary" in force.names
    assert force.aliases == ("WMP",)


def test_forces_of_other_law_and_those_that_answered(round):
    request = round.requests.get(force__slug="gwent-police")
    sent = requests.send(request=request, on=date(2018, 4, 9), by=make_person())
    requests.log(request=sent, kind="answered", on=date(2018, 5, 1), outcome="provided_full", by=make_person())

    facts = facts_of(round)

    assert facts.other_law == {"police-scotland"}
    assert facts.answered == {"gwent-police"}


def test_queries_do_not_grow_with_the_forces(round, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        facts_of(round)
