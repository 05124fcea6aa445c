"""Which force a file name names."""

import pytest

from foitracker.store.actions import reference
from foitracker.store.matching import candidates, propose_force
from foitracker.store.models import Force
from foitracker.store.queries.names import names_asked_in, names_of
from tests.factories import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def forces():
    reference.load()
    return names_of(Force.objects.asked_by_default())


@pytest.mark.parametrize(
    ("file_name", "slug"),
    [
        ("FOI 1234-18 Lancashire.xlsx", "lancashire"),
        ("lancashire_constabulary_response.xlsx", "lancashire"),
        ("Avon & Somerset - FOI response.XLS", "avon-and-somerset"),
        ("Avon and Somerset.csv", "avon-and-somerset"),
        ("WestMidlandsPolice_1148A.ods", "west-midlands"),
        ("North Wales Police FOI.xlsx", "north-wales"),
        ("South Yorkshire 2018.xlsx", "south-yorkshire"),
        ("Dyfed Powys response.xlsx", "dyfed-powys"),
        ("Devon & Cornwall.xlsx", "devon-and-cornwall"),
        ("City of London Police.xlsx", "city-of-london"),
        ("PSNI F-2018-01234.xlsx", "northern-ireland"),
        ("Police Scotland 18-0931.csv", "scotland"),
    ],
)
def test_a_name_in_the_file_name_proposes_its_force(forces, file_name, slug):
    assert propose_force(file_name, forces=forces).force.slug == slug


@pytest.mark.parametrize(
    "file_name", ["Response.xlsx", "FOI 2018-00123.xlsx", "Norfolk and Suffolk joint.xlsx", "BCH response.xls", ""]
)
def test_no_force_is_proposed_where_none_or_several_are_named(forces, file_name):
    proposal = propose_force(file_name, forces=forces)

    assert proposal.force is None
    assert proposal.because


def test_every_force_is_recognised_by_its_own_names(forces):
    for force in forces:
        for name in (force.name, force.short_name):
            assert propose_force(f"{name}.xlsx", forces=forces).force == force, name


def test_the_forces_that_a_round_asks_have_the_same_names(forces, django_assert_num_queries):
    asked = list(Force.objects.filter(slug__in=["lancashire", "kent", "bedfordshire"]))
    round = make_round(forces=asked)
    make_round(slug="another", forces=Force.objects.filter(slug="dorset"))
    names_asked_in(round)

    with django_assert_num_queries(1):
        named = names_asked_in(round)

    assert named == tuple(force for force in forces if force.slug in ("lancashire", "kent", "bedfordshire"))
    assert any(force.aliases for force in named)
    assert any(force.shared for force in named)


def test_the_forces_that_several_fit_are_read_back_from_the_reason(forces):
    several = propose_force("Kent and Essex FOI 7.xlsx", forces=forces)
    one = propose_force("Kent FOI 7.xlsx", forces=forces)

    assert several.force is None
    assert {force.name for force in candidates(several.because, forces)} == {"Kent Police", "Essex Police"}
    assert candidates(one.because, forces) == []
