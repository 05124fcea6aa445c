"""Queries that are asked over and over: made into SQL once, and given other values each time.

To make a question takes Django several times as long as a database takes to answer it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

MOST_KEPT = 100  # texts of a query, which has one for each number of values
_FIRST_PLACE = 2**52  # numbers that stand for the values while the text is made


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a query which of the values goes."""

    place: int


class AskedOften:
    """A query of values (`values_list`) that is the same each time but for its values, which are numbers or texts.

    `build` hands the values on to filters, whatever they are, and does nothing else with them: it is called with
    stand-ins for them. What comes back is what the database holds: where Django makes something else of it for Python
    (dates, JSON), ask Django.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        self.kept: dict[tuple[str, int], tuple[str, list]] = {}

    def __call__(self, *values: int | str) -> list[tuple]:
        key = connection.vendor, len(values)
        sql, given = self.kept.get(key) or self._make(key)
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[one.place] if type(one) is _Place else one for one in given])
            return cursor.fetchall()

    def _make(self, key):
        stand_ins = [_FIRST_PLACE + place for place in range(key[1])]
        places = {made: _Place(place) for place, one in enumerate(stand_ins) for made in (one, str(one))}
        sql, given = self.build(*stand_ins).query.get_compiler(connection=connection).as_sql()
        made = sql, [places.get(one, one) for one in given]
        if {one.place for one in made[1] if type(one) is _Place} != set(range(key[1])):
            raise TypeError("The query does not hand on each of its values as it is.")
        if len(self.kept) < MOST_KEPT:
            self.kept[key] = made
        return made
