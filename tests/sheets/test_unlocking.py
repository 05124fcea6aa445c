"""A file under a password of its own is unlocked in the sandbox with it, and with nothing else."""

import pytest

from foitracker.sheets import sandbox
from foitracker.sheets.containers.locked import EXCELS_OWN
from foitracker.sheets.refusals import LockedFile, UnreadableFile, WrongPassword
from tests.sheets.locked_files import locked_pdf, locked_xls, locked_xlsx, xlsx
from tests.sheets.made_files import ods

PASSWORD = "Letter of 3 May, £7"
TEXTS = [["Offence", "2016/17"], ["Rape", "7"], ["Theft", "9"]]
LOCKED = {"xlsx": locked_xlsx(PASSWORD), "xls": locked_xls(PASSWORD), "pdf": locked_pdf(PASSWORD, TEXTS)}


@pytest.fixture
def answer(tmp_path):
    return tmp_path / "answer"


def figures(found):
    return [reading.figure.low for reading in found.readings]


@pytest.mark.parametrize("kind", LOCKED)
def test_without_its_password_it_is_refused_as_locked(answer, kind):
    answer.write_bytes(LOCKED[kind])

    with pytest.raises(LockedFile, match="page of the answer"):
        sandbox.read_answer(answer, file_name="answer")


@pytest.mark.parametrize("kind", LOCKED)
def test_with_its_password_it_is_unlocked_and_then_read_as_any_file(answer, kind):
    answer.write_bytes(LOCKED[kind])

    opened = sandbox.unlock(answer, file_name="answer", password=PASSWORD)

    answer.write_bytes(opened)
    assert figures(sandbox.read_answer(answer, file_name="answer")) == [7, 9]


@pytest.mark.parametrize("kind", LOCKED)
@pytest.mark.parametrize("password", ["", "letter of 3 may, £7", f"{PASSWORD} ", "🔑" * 100])
def test_a_wrong_password_is_said_to_be_wrong(answer, kind, password):
    answer.write_bytes(LOCKED[kind])

    with pytest.raises(WrongPassword, match="capitals"):
        sandbox.unlock(answer, file_name="answer", password=password)


def test_what_was_locked_is_looked_into_once_it_is_unlocked(answer):
    answer.write_bytes(locked_xlsx(PASSWORD, xlsx(hides="A Name")))
    answer.write_bytes(sandbox.unlock(answer, file_name="answer", password=PASSWORD))

    assert "hidden-sheet" in {finding.what for finding in sandbox.read_answer(answer, file_name="answer").findings}


def test_an_old_workbook_locked_with_excels_own_password_is_opened(answer):
    answer.write_bytes(locked_xls(EXCELS_OWN))

    assert figures(sandbox.read_answer(answer, file_name="answer")) == [7, 9]


@pytest.mark.parametrize("content", [xlsx(), b"%PDF-1.7 no more", LOCKED["xlsx"][:4000], LOCKED["xls"][:2000]])
def test_what_cannot_be_unlocked_says_so(answer, content):
    answer.write_bytes(content)

    with pytest.raises(UnreadableFile) as refused:
        sandbox.unlock(answer, file_name="answer", password=PASSWORD)

    assert refused.value.advice


def test_a_password_never_reaches_the_log(answer, caplog):
    answer.write_bytes(LOCKED["pdf"][:700])

    with pytest.raises(UnreadableFile):
        sandbox.unlock(answer, file_name="answer", password=PASSWORD)

    assert PASSWORD not in caplog.text


def test_an_open_document_under_a_password_is_refused_with_what_to_do(answer):
    table = '<table:table table:name="A"><table:table-row><table:table-cell/></table:table-row></table:table>'
    answer.write_bytes(ods(table, parts={"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}))

    with pytest.raises(UnreadableFile, match="Save As") as refused:
        sandbox.read_answer(answer, file_name="answer")

    assert not isinstance(refused.value, LockedFile)
