"""The pictures of a round say what its totals say."""

import pytest

from foitracker.store.actions import readings
from foitracker.store.queries.national import national
from foitracker.store.queries.pictures import drawing, pictures
from tests.factories import make_force, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def result():
    by = make_person()
    round = make_round(by=by, forces=[make_force(slug="lancashire")])
    reading = make_reading(request=make_request(round=round, by=by), by=by)
    readings.confirm(reading=reading, by=by, why="As the sheet says.")
    return national(round)


def row(picture, name):
    return next(tuple(value.words for value in values) for label, values in picture.rows if label == name)


def test_the_series_says_every_year_and_who_stands_behind_it(result):
    picture = drawing(result, "series")

    assert row(picture, "2016/17") == ("591", "1 of 1 forces")
    assert row(picture, "2017/18") == ("674", "1 of 1 forces")
    assert "674" in picture.finding


def test_every_number_of_a_table_is_in_its_picture(result):
    for picture in pictures(result):
        for _, values in picture.rows:
            for value in values:
                if value.period and value.words[:1].isdigit():
                    assert value.words in picture.svg, (picture.key, value.words)


def test_a_force_is_ranked_with_its_change(result):
    (name,) = result.names.values()

    assert row(drawing(result, "forces"), name) == ("591", "674", "up 14 per cent")
    assert row(drawing(result, "changes"), name) == ("14",)


def test_a_map_of_rates_names_the_year_of_its_population(result):
    assert result.populations is None or "mid-" in drawing(result, "rates").finding


def test_a_round_without_figures_has_no_pictures():
    result = national(make_round())

    assert pictures(result) == ()
    assert drawing(result, "series") is None
