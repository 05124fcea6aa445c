"""What was found in a file stands on its answer's page, the gravest first and mere notes folded below."""

import pytest
from django.urls import reverse

from tests.factories import make_person, make_reading

pytestmark = pytest.mark.django_db

WORDS = {"note": "A note.", "warn": "A warning.", "doubt": "A doubt.", "block": "A grave thing."}


def page_with(as_role, severities):
    reading = make_reading(by=make_person())
    reading.found["findings"] = [
        {"what": "properties", "where": "", "how_many": 1, "words": WORDS[severity], "severity": severity}
        for severity in severities
    ]
    reading.save()
    return as_role("staff").get(reverse("answer-review", args=[reading.answer.round.slug, reading.answer.pk]))


def test_the_gravest_comes_first_and_notes_are_folded(as_role):
    page = page_with(as_role, ["note", "warn", "block", "doubt"]).content.decode()

    read, _, _ = page.partition('aria-labelledby="sheets"')
    places = [read.index(f"<li>{words}</li>") for words in reversed(WORDS.values())]
    assert places == sorted(places)
    assert "1 note on the file, worth knowing" in read
    assert read.index("Found in the file") < read.index("1 note on the file")


def test_notes_alone_are_no_message(as_role):
    page = page_with(as_role, ["note", "note"]).content.decode()

    assert "Found in the file" not in page
    assert "2 notes on the file, worth knowing" in page
