import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.sheets.made_files import xlsx

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.fixture
def scan(tmp_path):
    """What is printed about a file."""

    def printed(content, *options):
        path = tmp_path / "answer"
        path.write_bytes(content)
        out = StringIO()
        call_command("scan_answer", str(path), *options, stdout=out)
        return out.getvalue()

    return printed


def test_findings_as_objects(scan):
    (line,) = scan(xlsx(ROW, ROW, states=("", "hidden")), "--json").splitlines()

    found = json.loads(line)

    assert (found["what"], found["where"], found["how_many"], found["severity"]) == (
        "hidden-sheet",
        "Sheet2",
        1,
        "block",
    )
    assert found["words"].endswith(".")


def test_findings_as_sentences(scan):
    assert scan(xlsx(ROW, ROW, states=("", "hidden"))).startswith("BLOCK The sheet “Sheet2” is hidden")


def test_the_gravest_comes_first_and_the_end_says_whether_the_file_is_held(scan):
    people = {"docProps/core.xml": "<x><creator>A Name</creator></x>"}

    held = scan(xlsx(ROW, ROW, states=("", "hidden"), parts=people)).splitlines()
    read = scan(xlsx(ROW, parts=people)).splitlines()

    assert [line[:5] for line in held[:-1]] == ["BLOCK", "NOTE "]
    assert held[-1] == "Uploaded, the file is held until an admin clears or rejects it: 1 marked BLOCK."
    assert read[-1] == "Nothing of this holds the file: uploaded, it is read."


def test_nothing_found(scan):
    assert scan(xlsx(ROW)) == "Nothing hidden was found.\n"
    assert scan(xlsx(ROW), "--json") == ""


def test_file_that_cannot_be_opened_ends_with_a_sentence(scan):
    with pytest.raises(CommandError, match="empty"):
        scan(b"")
