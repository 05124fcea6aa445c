"""Marks that say what the reader found by itself change nothing."""

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from foitracker.sheets.answer import AnswerReading, CellRole
from foitracker.sheets.grid import address, parse_address
from foitracker.sheets.reading import read_grids
from foitracker.sheets.recipe import Mark, Meaning, Recipe
from tests.sheets.drawing import grid_of
from tests.sheets.made_tables import grouped, long_lists, regions, stacked, tables

MEANINGS = {
    CellRole.HEADING: Meaning.HEADING,
    CellRole.LABEL: Meaning.LABEL,
    CellRole.FIGURE: Meaning.FIGURES,
    CellRole.NOTE: Meaning.NOTE,
    CellRole.IGNORED: Meaning.IGNORE,
}


def what_was_read(answer: AnswerReading):
    tables = [(table.area, table.title, table.grade, table.checks) for table in answer.tables]
    return answer.readings, tables, answer.refusals, answer.roles


def boxes(answer: AnswerReading) -> list[tuple[str, Meaning]]:
    """Boxes of cells that have one role, and the lines that are totals."""
    (roles,) = answer.roles.values()
    found = {parse_address(cell): MEANINGS[role] for cell, role in roles.items() if role in MEANINGS}
    made = []
    for (row, column), meaning in found.items():
        right = column
        while found.get((row, right + 1)) is meaning:
            right += 1
        bottom = row
        while all(found.get((bottom + 1, c)) is meaning for c in range(column, right + 1)):
            bottom += 1
        made.append((f"{address(row, column)}:{address(bottom, right)}", meaning))
        made.append((address(row, column), meaning))
    headings = {row for (row, _), meaning in found.items() if meaning is Meaning.HEADING}
    made += [(str(row + 1), Meaning.HEADING) for row in headings]
    return made + total_lines(answer)


def total_lines(answer: AnswerReading) -> list[tuple[str, Meaning]]:
    """Rows and columns of a sheet in which every figure is a total."""
    made = []
    for axis in (0, 1):
        lines: dict[int, set[str]] = {}
        for one in answer.readings:
            lines.setdefault(parse_address(one.cell)[axis], set()).add(one.role.value)
        for number, roles in lines.items():
            name = str(number + 1) if axis == 0 else address(0, number)[:-1]
            if "data" not in roles:
                made.append((name, Meaning.TOTAL))
            elif roles == {"data"}:
                made.append((name, Meaning.FIGURES))
    return made


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(tables(), stacked(), grouped(), regions(), long_lists()), st.data())
def test_marks_that_repeat_what_the_reader_found_change_nothing(made, data):
    sheet = grid_of(made.rows, merged=tuple(made.merged))
    answer = read_grids([sheet], media_type="xlsx")
    chosen = data.draw(st.lists(st.sampled_from(boxes(answer)), min_size=1, max_size=4))
    recipe = Recipe(tuple(Mark("Sheet1", area, meaning) for area, meaning in chosen))
    note("\n".join(" | ".join("" if value is None else str(value) for value in row) for row in made.rows))

    again = read_grids([sheet], media_type="xlsx", recipe=recipe)

    assert all(one.applied for one in again.used)
    assert what_was_read(again) == what_was_read(answer)
