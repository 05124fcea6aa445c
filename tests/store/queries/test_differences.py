"""Where two readings of one answer differ."""

from datetime import date

import pytest

from foitracker.store.actions import readings, recording
from foitracker.store.queries.differences import differences
from tests.factories import make_answer, make_person

pytestmark = pytest.mark.django_db

# A crime a row, three or four in each month of 2017/18.
LIST = [
    ["Date recorded", "Offence"],
    *[[date(2017 + (n % 12 > 8), (n + 3) % 12 + 1, 3), "86/2" if n % 5 else "86/10"] for n in range(39)],
]


def test_each_of_the_figures_that_were_counted_from_the_same_rows_is_compared():
    by = make_person()
    first = readings.read(answer=make_answer(rows=LIST, by=by), by=by)
    second = recording.copy(reading=first, status="replaced")
    assert len({figure.cell for figure in first.figures.all()}) < first.figures.count()
    assert differences(first, second) == []

    figure = second.figures.order_by("pk").first()
    second.figures.filter(pk=figure.pk).update(low=99, high=99)

    (one,) = differences(first, second)
    assert (one.sheet, one.cell, one.what, one.second) == (figure.sheet, figure.cell, "figure", "99")
