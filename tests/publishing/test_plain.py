import json

from foitracker.publishing.plain import from_plain, to_plain
from tests.publishing.made_up import make_press, make_publication, make_table


def test_a_publication_survives_json():
    publication = make_publication()

    content = json.loads(json.dumps(to_plain(publication)))

    assert from_plain(content) == publication


def test_press_lines_survive_json():
    publication = make_publication(press=make_press(), by_force=make_table(name="press_by_force"))

    content = json.loads(json.dumps(to_plain(publication)))

    assert from_plain(content) == publication
    assert content["press"]["lines"][0]["numbers"][1]["category"] == "possession"


def test_what_was_frozen_before_there_were_lines_has_none_and_stays_as_it_was():
    content = to_plain(make_publication())

    assert "press" not in content
    assert "by_force" not in content
    assert to_plain(from_plain(content)) == content


def test_a_count_is_a_number_and_a_percentage_is_exact():
    row = to_plain(make_publication())["tables"][0]["rows"][0]

    assert row == ["Kent", 591, 674, "14.0", "21.38", "2018-05-01"]


def test_marks_and_ranges_say_what_they_are():
    row = to_plain(make_publication())["tables"][0]["rows"][1]

    assert row[2:5] == [{"low": 3, "high": 7}, {"mark": "[x]"}, {"mark": "[z]"}]
