"""A file whose name names no force is looked into; one that hides something is held before anybody says whose it is."""

from datetime import date

import pytest

from foitracker.store.actions import files
from foitracker.store.models import AnswerFile
from tests.factories import PLAIN_ANSWER, hiding_workbook, make_force, make_person, make_round, workbook
from tests.sheets.locked_files import locked_xlsx

pytestmark = pytest.mark.django_db


class Upload:
    def __init__(self, name, content):
        self.name, self.content, self.size = name, content, len(content)

    def read(self):
        return self.content


@pytest.fixture
def round():
    return make_round(forces=[make_force(), make_force("Kent Police")])


def upload(round, name, content):
    return files.receive_upload(round=round, file=Upload(name, content), on=date(2018, 5, 2), by=make_person())


def test_the_force_that_the_sheet_names_is_proposed(round):
    signed = workbook([*PLAIN_ANSWER, [], ["Prepared by the disclosure unit of Lancashire Constabulary"]])

    answer = upload(round, "FOI 123.xlsx", signed)

    assert answer.proposed_force.name == "Lancashire Constabulary"
    assert answer.proposed_because == "The text of the file has “lancashire constabulary”."
    assert answer.request is None


def test_a_name_that_decides_is_enough(round):
    answer = upload(round, "Kent FOI 123.xlsx", workbook([*PLAIN_ANSWER, ["Lancashire Constabulary"]]))

    assert answer.proposed_force.name == "Kent Police"
    assert answer.file.state == AnswerFile.State.QUARANTINED


def test_two_forces_in_a_sheet_decide_nothing(round):
    answer = upload(round, "FOI.xlsx", workbook([*PLAIN_ANSWER, ["Compare Kent Police and Lancashire Constabulary"]]))

    assert answer.proposed_force is None
    assert "more than one force: Kent Police, Lancashire Constabulary" in answer.proposed_because


def test_the_forces_that_the_name_fits_are_kept_where_the_sheet_names_none(round):
    answer = upload(round, "Kent and Lancashire FOI 123.xlsx", workbook(PLAIN_ANSWER))

    assert answer.proposed_force is None
    assert answer.proposed_because == "The file name fits more than one force: Kent Police, Lancashire Constabulary."


def test_a_file_that_cannot_be_read_says_so_before_it_is_matched(round):
    answer = upload(round, "scan.pdf", b"%PDF-1.7 a scan")

    assert answer.proposed_because.startswith("The file could not be read. The PDF is damaged")


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)


def test_a_picture_says_what_it_is_though_its_name_says_whose(round):
    answer = upload(round, "Kent logo.png", PICTURE)

    assert answer.proposed_force.name == "Kent Police"
    assert answer.not_readable.startswith("This is a picture (png).")


def test_an_odd_name_does_not_make_an_answer_unreadable(round):
    answer = upload(round, "Kent FOI 123", workbook(PLAIN_ANSWER))

    assert answer.proposed_force.name == "Kent Police"
    assert answer.not_readable == ""


def test_a_locked_file_is_an_answer_that_wants_a_password(round):
    answer = upload(round, "FOI 5.xlsx", locked_xlsx("secret"))

    assert "password" in answer.proposed_because
    assert answer.not_readable == ""


def test_a_file_that_hides_something_is_held_at_once(round):
    answer = upload(round, "FOI 9.xlsx", hiding_workbook())

    assert answer.file.state == AnswerFile.State.HELD
    assert answer.proposed_force is None
