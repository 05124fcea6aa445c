from collections import Counter
from random import Random

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis.strategies import randoms

from tests.sheets.drawing import read
from tests.sheets.made_sheets import Mistake, any_sheet, differences, silently_wrong, with_mistake, written

_MANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_made_sheets_are_read_as_they_were_made():
    found, cells = Counter(), 0
    for seed in range(150):
        sheet = any_sheet(Random(seed))
        for sort, wrong in differences(sheet, read(sheet.grid()).readings).items():
            found[sort] += len(wrong)
        cells += len(sheet.expected)

    assert {sort for sort, count in found.items() if count} <= {"doubted"}
    assert found["doubted"] < 0.01 * cells


@_MANY
@given(randoms(use_true_random=False))
def test_a_made_sheet_is_never_read_otherwise_in_silence(random):
    sheet = any_sheet(random)
    note(written(sheet))

    answer = read(sheet.grid())

    assert silently_wrong(sheet, Mistake("none"), answer) == []
    found = differences(sheet, answer.readings)
    assert found["extra"] == []
    assert answer.refusals or found["missing"] == []
    assert set(found["total"]) <= {one.cell for one in answer.readings if one.doubts}


@_MANY
@given(randoms(use_true_random=False))
def test_a_mistake_in_a_sheet_is_never_read_in_silence(random):
    sheet = any_sheet(random)
    mistake = with_mistake(random, sheet)
    assume(mistake.what != "none")
    note(f"{mistake}\n{written(sheet)}\n{sheet.merged}")

    answer = read(sheet.grid())

    assert silently_wrong(sheet, mistake, answer) == []
