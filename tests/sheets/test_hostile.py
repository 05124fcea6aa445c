import resource
from time import perf_counter

import pytest

from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.refusals import UnreadableFile
from tests.sheets import hostile

LONGEST = 30  # seconds, on a slow machine
MOST_MEMORY = 1024**2  # kilobytes


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_hostile_file_is_refused_with_a_reason(name, tmp_path):
    begun = perf_counter()

    found = hostile.opened(hostile.REFUSED[name](), tmp_path / "file")

    assert isinstance(found, UnreadableFile)
    assert found.reason.endswith(".")
    assert "root:" not in str(found)
    assert perf_counter() - begun < LONGEST
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY


@pytest.mark.parametrize("name", hostile.READ)
def test_strange_file_is_read(name, tmp_path):
    begun = perf_counter()

    found = hostile.opened(hostile.READ[name](), tmp_path / "file")

    assert isinstance(found, AnswerReading)
    assert perf_counter() - begun < LONGEST


@pytest.mark.parametrize(
    ("name", "content"), list(hostile.mutations(40)), ids=lambda value: value if type(value) is str else ""
)
def test_broken_file_is_read_or_refused(name, content, tmp_path):
    found = hostile.opened(content, tmp_path / "file")

    assert isinstance(found, AnswerReading | UnreadableFile)
    if isinstance(found, UnreadableFile):
        assert found.reason
        assert found.advice
