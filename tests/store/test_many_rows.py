"""Rows that are added together are the rows that Django adds one by one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from foitracker.store import many_rows
from foitracker.store.models import Figure, Wording
from tests.factories import make_reading

pytestmark = pytest.mark.django_db

COLUMNS = ("reading", "request", "sheet", "cell", "row_labels", "role", "starts_on", "ends_on", "low", "high")
PERIOD = (date(2017, 4, 1), date(2018, 3, 31))


def figures(*rows):
    reading = make_reading()
    Figure.objects.all().delete()
    return [(reading.pk, reading.answer.request_id, "Sheet", *row) for row in rows]


def kept():
    return list(Figure.objects.order_by("cell").values())


def test_they_are_what_django_would_have_added():
    rows = figures(
        ("B2", ("Rape", "86/2"), "data", *PERIOD, 5, 5),
        ("B3", (), "total", None, None, 0, None),
        ("B4", ("Rape", "86/2"), "data", *PERIOD, 1, 4),
    )
    many_rows.insert(Figure, COLUMNS, rows)
    added = kept()
    Figure.objects.all().delete()
    for row in rows:
        values = dict(zip(COLUMNS, row, strict=True))
        Figure.objects.create(reading_id=values.pop("reading"), request_id=values.pop("request"), **values)

    assert len(added) == 3
    assert [one | {"id": 0} for one in added] == [one | {"id": 0} for one in kept()]


@pytest.mark.parametrize(("how_many", "statements"), [(0, 0), (1, 1), (500, 1)])
def test_it_takes_one_statement_however_many_they_are(how_many, statements, django_assert_num_queries):
    rows = figures(*((f"B{n}", (), "data", *PERIOD, n, n) for n in range(how_many)))

    with django_assert_num_queries(statements):
        many_rows.insert(Figure, COLUMNS, rows)

    assert Figure.objects.count() == how_many


def test_the_database_refuses_what_it_refuses_of_others():
    rows = figures(("B2", (), "data", *PERIOD, 5, 5), ("B3", (), "data", *PERIOD, 5, 4))

    with pytest.raises(IntegrityError), transaction.atomic():
        many_rows.insert(Figure, COLUMNS, rows)

    assert kept() == []


def test_what_is_there_already_is_left_as_it_is_where_that_is_asked_for():
    columns = ("scheme", "tidied", "text", "decision", "reason", "suggestions")
    first = ("s", "rape", "Rape", "unknown", "", [{"category": "a", "score": 1}])
    many_rows.insert(Wording, columns, [first])

    many_rows.insert(
        Wording,
        columns,
        [("s", "rape", "RAPE", "unknown", "", []), ("s", "theft", "Theft", "unknown", "", [])],
        skips_known=True,
    )

    assert list(Wording.objects.order_by("tidied").values_list("text", "suggestions")) == [
        ("Rape", [{"category": "a", "score": 1}]),
        ("Theft", []),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        many_rows.insert(Wording, columns, [first])
