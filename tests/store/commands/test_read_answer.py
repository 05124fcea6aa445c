import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def run(tmp_path):
    """What a command prints about a file."""

    def printed(content, *options, command="read_answer"):
        path = tmp_path / "answer.csv"
        path.write_bytes(content)
        out = StringIO()
        call_command(command, str(path), *options, stdout=out)
        return out.getvalue()

    return printed


ANSWER = b"Offence,2016/17,2017/18\nRape,7,<5\nTheft,9,12\n"


def test_one_object_a_line_with_labels_numbers_and_period(run):
    lines = [json.loads(line) for line in run(ANSWER, "--json").splitlines()]

    assert [(line["cell"], line["low"], line["high"]) for line in lines] == [
        ("B2", 7, 7),
        ("C2", 0, 4),
        ("B3", 9, 9),
        ("C3", 12, 12),
    ]
    assert lines[0]["row_labels"] == ["Rape"]
    assert lines[0]["column_labels"] == ["2016/17"]
    assert lines[0]["period"] == "2016/17"
    assert lines[0]["role"] == "data"


def test_lines_for_a_person(run):
    assert "Rape > 2017/18" in run(ANSWER)


def test_file_that_cannot_be_opened_ends_with_a_sentence(run):
    with pytest.raises(CommandError, match="rtf"):
        run(rb"{\rtf1 words}", "--json")


@pytest.mark.parametrize("command", ["read_answer", "scan_answer"])
def test_missing_file(command):
    with pytest.raises(CommandError, match="no file"):
        call_command(command, "/nowhere/answer.xlsx")
