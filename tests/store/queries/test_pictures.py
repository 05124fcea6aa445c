"""The pictures of a round say what its totals say."""

import pytest

from foitracker.store.models import Population, Round
from foitracker.store.queries.national import national
from foitracker.store.queries.pictures import drawing, pictures
from tests.factories import make_confirmed, make_force, make_person, make_request, make_round

pytestmark = pytest.mark.django_db


def made(rows=None, people=None):
    by = make_person()
    force = make_force(slug="lancashire")
    round = make_round(by=by, forces=[force])
    make_confirmed(request=make_request(round=round, by=by), rows=rows, by=by)
    if people:
        Round.objects.update(population_year=2017)
        Population.objects.create(force=force, mid_year=2017, age_band="0-17", people=people, source="made up")
    return national(Round.objects.get())


@pytest.fixture
def result():
    return made()


@pytest.fixture
def with_people():
    return made(people=315_273)


def row(picture, name):
    return next(tuple(value.words for value in values) for label, values in picture.rows if label == name)


def test_the_series_says_every_year_and_who_stands_behind_it(result):
    picture = drawing(result, "series")

    assert row(picture, "2016/17") == ("591", "1 of 1 forces")
    assert row(picture, "2017/18") == ("674", "1 of 1 forces")
    assert "674" in picture.finding


def test_every_number_of_a_table_is_in_its_picture(result):
    numbers = [
        (value.words, picture)
        for picture in pictures(result)
        for _, values in picture.rows
        for value in values
        if value.period and value.words[:1].isdigit()
    ]

    assert numbers
    assert [(words, picture.key) for words, picture in numbers if words not in picture.svg] == []


def test_a_force_is_ranked_with_its_change(result):
    (name,) = result.names.values()

    assert row(drawing(result, "forces"), name) == ("591", "674", "up 14 per cent")
    assert row(drawing(result, "changes"), name) == ("+14",)
    assert "+14 %" in drawing(result, "forces").svg


def test_the_finding_of_the_series_is_the_change_like_for_like(result):
    assert drawing(result, "series").finding.startswith(
        "Recorded offences: up 14 per cent from 2016/17 to 2017/18, like for like on 1 force with both."
    )


def test_a_map_of_changes_says_first_how_many_rose_and_fell(result):
    assert drawing(result, "changes").finding.startswith("Of 1 force 1 recorded more than before and 0 fewer.")


@pytest.mark.parametrize("key", ["forces", "changes", "rates"])
def test_forces_side_by_side_come_with_the_caveat_on_recording(with_people, key):
    svg, said = drawing(with_people, key).svg, drawing(with_people, key).finding

    assert "Forces record differently" in " ".join(svg.split())
    assert key == "forces" or "Scotland and Northern Ireland record under laws and rules of their own" in said


def test_a_map_of_rates_names_the_year_of_its_population(with_people):
    assert "mid-2017" in drawing(with_people, "rates").finding
    assert row(drawing(with_people, "rates"), "Lancashire Constabulary") == ("21.4",)


@pytest.mark.parametrize(
    ("rows", "people", "rate", "change"),
    [
        (((4,), (2,)), 1_254, "fewer than 5,000 children live there", "from 4 to 2"),  # the City of London
        (((30,), (19,)), 100_000, "fewer than 20 offences", "−37"),
        (((0,), (40,)), 100_000, "4.0", "n/a (from zero)"),
    ],
)
def test_what_has_no_rate_or_no_change_says_why_and_never_no_change(rows, people, rate, change):
    before, after = (number for (number,) in rows)
    picture_of = made([["Offence", "2016/17", "2017/18"], ["86/2", before, after]], people=people)

    assert row(drawing(picture_of, "rates"), "Lancashire Constabulary") == (rate,)
    assert row(drawing(picture_of, "changes"), "Lancashire Constabulary") == (change,)
    assert "no change" not in drawing(picture_of, "changes").svg


def test_rates_of_another_year_than_the_population_are_not_drawn(with_people):
    Round.objects.update(population_year=2014)

    assert drawing(national(Round.objects.get()), "rates") is None


def test_a_round_without_figures_has_no_pictures():
    result = national(make_round())

    assert pictures(result) == ()
    assert drawing(result, "series") is None
