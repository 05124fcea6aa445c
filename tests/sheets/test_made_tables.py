from hypothesis import HealthCheck, given, note, settings
from hypothesis.strategies import one_of

from foitracker.figures import Absence
from tests.sheets.drawing import grid_of, read
from tests.sheets.made_tables import Made, grouped, long_lists, regions, stacked, tables


def wrong_in(made: Made) -> list[str]:
    """How the reading of a table differs from what it was made from, except where the reader says that it doubts."""
    sheet = grid_of(made.rows, merged=tuple(made.merged))
    answer = read(sheet)
    got = {one.cell: one for one in answer.readings}
    wrong = []
    for cell, (row, column, value) in made.expected.items():
        one = got.get(cell)
        if one is None:
            wrong.append(f"{cell} is not read")
        elif one.role != "data":
            wrong.append(f"{cell} is taken for a {one.role}")
        elif (one.row_labels, one.column_labels, one.raw) != (row, column, str(value)):
            wrong.append(f"{cell} is {one.row_labels} {one.column_labels} {one.raw}, not {row} {column} {value}")
    doubtful = {cell for cell, one in got.items() if any("may be their total" in doubt for doubt in one.doubts)}
    wrong += [f"{cell} is a total" for cell in made.totals - doubtful if cell in got and got[cell].role == "data"]
    shares = {cell for cell, one in got.items() if any("percentage" in doubt for doubt in one.doubts)}
    blanks = {cell for cell, one in got.items() if one.figure.absence is Absence.BLANK and one.raw == ""}
    wrong += [f"{cell} is no figure" for cell in got.keys() - made.expected.keys() - made.totals - shares - blanks]
    return wrong


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one_of(tables(), stacked(), grouped(), regions(), long_lists()))
def test_made_table_is_read_as_it_was_made(made):
    note("\n".join(" | ".join("" if value is None else str(value) for value in row) for row in made.rows))

    assert wrong_in(made) == []
