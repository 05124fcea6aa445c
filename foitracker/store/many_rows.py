"""Many rows of one table at once, without making an object of each."""

from collections.abc import Iterable, Sequence
from itertools import repeat

from django.db import connection
from django.db.models import CharField, Model, TextField


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence], *, skips_known: bool = False) -> None:
    """Adds rows to a table in one statement, however many they are.

    Each row has a value for each of the columns, which are named as the model's fields are; an id stands for what it
    refers to. Every other field is given its default. The database checks the rows as it does any others; what `save`
    or signals of the model would do is not done, so it is for models that do nothing there. `skips_known` leaves out
    what would be there twice.
    """
    fields = {field.name: field for field in model._meta.concrete_fields if not field.primary_key}
    given = [fields.pop(name) for name in columns]
    # By columns: most of the work is then done without a step of Python for each value.
    by_column = list(zip(*rows, strict=True))
    if by_column:
        rest = (repeat(field.get_db_prep_save(field.get_default(), connection)) for field in fields.values())
        made = [_Prepared(field).all(column) for field, column in zip(given, by_column, strict=True)]
        values = list(zip(*made, *rest, strict=False))
        end = " ON CONFLICT DO NOTHING" if skips_known else ""
        with connection.cursor() as cursor:
            cursor.executemany(_statement(model, (*given, *fields.values())) + end, values)


class _Prepared(dict):
    """Values of a column as the database takes them, each made once: most of a table's values are repeated."""

    def __init__(self, field):
        super().__init__()
        self.field = field

    def all(self, values):
        if isinstance(self.field, CharField | TextField) and set(map(type, values)) == {str}:
            return values  # texts are kept as they are, and of the addresses of cells no two are the same
        try:
            return list(map(self.__getitem__, values))
        except TypeError:  # lists, say, which are no keys
            return [self.field.get_db_prep_save(value, connection) for value in values]

    def __missing__(self, value):
        made = self[value] = self.field.get_db_prep_save(value, connection)
        return made


def _statement(model, fields):
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"
