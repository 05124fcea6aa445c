from datetime import date

import pytest

from foitracker.sheets.grid import CellKind
from foitracker.sheets.number_formats import shown


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (43101, "d mmmm yyyy", "1 January 2018"),
        (43101, "[$-809]dd/mm/yy;@", "01/01/18"),
        (43101, "ddd d mmm", "Mon 1 Jan"),
        (43101.75, "h:mm AM/PM", "6:00 PM"),
        (43101.75, "dd/mm/yyyy hh:mm:ss", "01/01/2018 18:00:00"),
    ],
)
def test_days_and_times_as_a_person_sees_them(number, code, text):
    found = shown(number, code)

    assert found.text == text
    assert not found.hides


@pytest.mark.parametrize("code", ["mm", "h:mm", "[h]:mm:ss", "mm:ss"])
def test_time_without_a_day_is_a_duration_unless_it_is_a_month(code):
    assert shown(0.5, code).kind is (CellKind.DATE if code == "mm" else CellKind.DURATION)


def test_month_and_minute_are_told_apart():
    assert shown(43101.5, "mm/yyyy").text == "01/2018"
    assert shown(43101.5, "yyyy-mm-dd hh:mm").text == "2018-01-01 12:00"


def test_words_in_a_format_make_no_date():
    assert shown(5, '0 "days"').value == 5
    assert shown(43101, '"Day" d').value == date(2018, 1, 1)
