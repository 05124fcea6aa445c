import io
import json

import pytest
from django.core.management import CommandError, call_command


def classify(capsys, monkeypatch, text, *arguments):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    call_command("classify_wording", *arguments)
    return capsys.readouterr().out.splitlines()


def test_one_json_object_a_line(capsys, monkeypatch):
    lines = classify(capsys, monkeypatch, "86/2\nzzz\n", "--scheme", "child-abuse-images", "--json")

    assert [json.loads(line) for line in lines] == [
        {
            "wording": "86/2",
            "category": "take_make_distribute",
            "decision": "accepted",
            "reason": "The code 86/2 means “Taking, making or distributing indecent images of children”.",
            "suggestions": [{"category": "take_make_distribute", "score": 100}],
        },
        {
            "wording": "zzz",
            "category": None,
            "decision": "unknown",
            "reason": "It has no code, no law and no words that this scheme knows.",
            "suggestions": [],
        },
    ]


def test_every_line_has_its_answer_even_an_empty_one(capsys, monkeypatch):
    lines = classify(capsys, monkeypatch, "Total\n\n86/2", "--scheme", "child-abuse-images", "--json")

    assert [json.loads(line)["wording"] for line in lines] == ["Total", "", "86/2"]


@pytest.mark.parametrize(
    ("wording", "category", "group", "subgroup"),
    [
        ("Rape of a female child under 16", "19D", "Sexual offences", "Rape offences"),
        ("Rape", None, "Sexual offences", "Rape offences"),
        ("Sexual offences", None, "Sexual offences", None),
        ("Perjury", "67", "Miscellaneous crimes against society", "Miscellaneous crimes against society"),
        ("Bomb related incident", None, None, None),
        ("zzz", None, None, None),
    ],
)
def test_recorded_crime_has_group_and_subgroup(capsys, monkeypatch, wording, category, group, subgroup):
    (line,) = classify(capsys, monkeypatch, wording, "--scheme", "home-office", "--json")

    answer = json.loads(line)
    assert (answer["category"], answer["group"], answer["subgroup"]) == (category, group, subgroup)


def test_a_line_for_people(capsys, monkeypatch):
    accepted, suggested = classify(capsys, monkeypatch, "86/10\nFeb-86\n", "--scheme", "child-abuse-images")

    assert accepted.startswith("accepted   86/10  ->  possession  The code 86/10 means")
    assert suggested.startswith("suggested  Feb-86  ->  take_make_distribute (93)  A spreadsheet may have made")


def test_an_unknown_scheme(capsys, monkeypatch):
    with pytest.raises(CommandError, match=r"There is no offence scheme “nope”\. There are: child-abuse-images"):
        classify(capsys, monkeypatch, "", "--scheme", "nope")


def test_text_that_is_not_utf_8(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9\n"), encoding="utf-8"))

    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("classify_wording", "--scheme", "child-abuse-images")
