import json

import pytest
from django.core.management import CommandError, call_command


def due_date(capsys, *arguments):
    call_command("due_date", *arguments)
    return capsys.readouterr().out


def test_due_date_as_json(capsys):
    answer = json.loads(due_date(capsys, "--law", "foia", "--received", "2026-11-23", "--json"))

    assert answer.pop("reason").startswith("20 working days after receipt on 23 November 2026")
    assert answer == {
        "law": "foia",
        "received_on": "2026-11-23",
        "due_on": "2026-12-22",
        "provisional": False,
        "skipped": ["2026-11-30"],
        "working_days": 20,
    }


def test_due_date_beyond_the_published_holidays_is_provisional(capsys):
    answer = json.loads(due_date(capsys, "--law", "FOIA", "--received", "2028-12-04", "--json"))

    assert (answer["law"], answer["due_on"], answer["provisional"]) == ("foia", "2029-01-05", True)


def test_due_date_as_a_sentence(capsys):
    out = due_date(capsys, "--law", "foisa", "--received", "2018-07-02")

    assert out.startswith("Due on Monday 30 July 2018. 20 working days after receipt on 2 July 2018")


@pytest.mark.parametrize(
    ("law", "received", "words"),
    [
        ("eir", "2026-11-23", "No law is called “eir”. Known are: foia, foisa."),
        ("foia", "23/11/2026", "“23/11/2026” is not a date. Write year, month and day: 2026-11-23."),
        ("foia", "2026-02-30", "“2026-02-30” is not a date."),
        ("foia", "2004-12-31", "A request cannot have been received on 31 December 2004"),
        ("foia", "2099-12-20", "Working days are known"),
    ],
)
def test_due_date_says_what_is_wrong(law, received, words):
    with pytest.raises(CommandError) as error:
        call_command("due_date", "--law", law, "--received", received, "--json")

    assert words in str(error.value)
