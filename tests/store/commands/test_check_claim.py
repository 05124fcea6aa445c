import json

import pytest
from django.core.management import CommandError, call_command

from foitracker.store.actions import readings
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.django_db

TEXT = "Lancashire Constabulary recorded 674 offences in 2017/18, 25 per cent more than the year before. Under 18s."


@pytest.fixture
def round():
    """591 and 674 offences, confirmed."""
    by = make_person()
    reading = make_reading(by=by)
    readings.confirm(reading=reading, by=by)
    return reading.answer.request.round


def test_one_object_a_claim_as_json_and_the_rest_by_name(round, capsys):
    call_command("check_claim", round.slug, TEXT, "--json")
    printed = capsys.readouterr()
    count, change = json.loads(printed.out)

    assert (count["words"], count["verdict"], count["value"]) == ("674 offences", "supported", "674.00")
    assert (change["words"], change["verdict"], change["value"]) == ("25 per cent more", "not_supported", "14.04")
    assert change["phrasing"].startswith("14 per cent more offences recorded by Lancashire Constabulary")
    assert "rounded half up, is 25" in change["rule"]
    assert change["bound_to"] | {"could_mean": None} == {
        "says": "change in per cent",
        "place": "Lancashire Constabulary",
        "kind": "force",
        "periods": ["2017/18"],
        "before": "2016/17",
        "category": None,
        "could_mean": None,
    }
    assert change["binding"].startswith("Lancashire Constabulary (named in the sentence); 2016/17 to 2017/18 (named")
    assert "“Under 18s” is an age" in printed.err


def test_lines_for_people(round, capsys):
    call_command("check_claim", round.slug, TEXT)
    printed = capsys.readouterr().out

    assert "Not supported: “25 per cent more”" in printed
    assert "exact value: 14.04 (change in per cent, Lancashire Constabulary, 2016/17 to 2017/18)" in printed
    assert "Not checked: “Under 18s”, an age" in printed


def test_text_without_a_claim(round, capsys):
    call_command("check_claim", round.slug, "Nothing to see.", "--json")

    assert json.loads(capsys.readouterr().out) == []


def test_round_that_there_is_not_and_text_that_is_too_long(round):
    with pytest.raises(CommandError, match="There is no round “images-1999”"):
        call_command("check_claim", "images-1999", TEXT)
    with pytest.raises(CommandError, match="in two or more parts"):
        call_command("check_claim", round.slug, "a" * 50_001)
