"""Every layout that forces send, drawn small, and how each of its figures is to be read.

The drawings stand in `drawn`, by what is hard about them. A drawing is followed by its readings: the cell, its row
labels | its column labels | the figure | its period. Totals and sub-totals are read as such and are not listed.
"""

from textwrap import dedent

import pytest

from foitracker.sheets.answer import Role
from tests.sheets.drawing import grid, grid_of, read
from tests.sheets.drawn import headings, labels, official, periods, sheets, totals

LAYOUTS = headings.LAYOUTS | labels.LAYOUTS | official.LAYOUTS | periods.LAYOUTS | sheets.LAYOUTS | totals.LAYOUTS


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_as_it_is_meant(name):
    drawing, expected = LAYOUTS[name]

    answer = read(grid(dedent(drawing)))

    data = [one for one in answer.readings if one.role is Role.DATA]
    assert [told(one) for one in data] == [line.strip() for line in expected.strip().splitlines()]
    assert not any(one.doubts for one in answer.readings)
    assert answer.refusals == ()


def told(reading) -> str:
    figure = reading.figure.low if reading.figure.exact else reading.raw
    period = reading.period.label if reading.period else ""
    return (
        f"{reading.cell} {' > '.join(reading.row_labels)} | {' > '.join(reading.column_labels)} | {figure} | {period}"
    )


def test_a_raised_footnote_number_is_no_number_to_count_with():
    sheet = grid_of([["2018"], ["Offence", "10", "11²", "12", "13"], ["Theft", 4, 5, 6, 7], ["Fraud", 1, 2, 3, 9]])

    answer = read(sheet)

    assert answer.readings == ()
    assert "12 numbers are in no table" in answer.refusals[-1].reason


def test_t07_a_total_row_that_does_not_agree_is_a_check_that_failed():
    sheet = grid_of([["Offence", "2017/18"], ["Making", 541], ["Possession", 133], ["Total", 680]])

    (table,) = read(sheet).tables

    assert [(check.passed, check.cell) for check in table.checks] == [(False, "4")]
    assert "it says 680, and they add up to 674" in table.checks[0].words


def test_t16_the_year_comes_from_the_merged_heading_and_both_numbers_are_read():
    sheet = grid_of(
        [
            ["Offence", "2016/17", "<", "2017/18", "<"],
            ["", "Recorded", "Detected", "Recorded", "Detected"],
            ["Making", 591, 60, "674 ", 70],
            ["Possession", 111, 12, 133, 15],
        ]
    )

    found = {one.cell: (one.figure.low, one.period.label) for one in read(sheet).readings if one.role is Role.DATA}

    assert (found["B3"], found["C3"]) == ((591, "2016/17"), (60, "2016/17"))
    assert (found["D3"], found["E3"]) == ((674, "2017/18"), (70, "2017/18"))
