from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.figures import Absence, Figure
from foitracker.periods import Period
from foitracker.sheets import wire
from foitracker.sheets.answer import (
    AnswerReading,
    CellRole,
    Check,
    Grade,
    Reading,
    Refusal,
    Role,
    TableReading,
)
from foitracker.sheets.grid import Cell, CellKind, Grid
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Finding, Severity

texts = st.text(st.characters(codec="utf-8"), max_size=12)
small = st.integers(0, 200)
figures = st.one_of(
    st.builds(Figure, low=small, high=st.one_of(st.none(), st.integers(200, 400)), mark=texts),
    st.builds(lambda number: Figure(low=number, high=number), st.decimals(0, 100, places=2).map(Decimal)),
    st.builds(Figure, low=st.none(), high=st.none(), absence=st.sampled_from(Absence), mark=texts),
)
periods = st.builds(lambda day: Period(day, day), st.dates(date(1990, 1, 1), date(2035, 12, 31)))
readings = st.builds(
    Reading,
    sheet=texts,
    cell=texts,
    raw=texts,
    figure=figures,
    row_labels=st.tuples(texts),
    column_labels=st.tuples(texts, texts),
    role=st.sampled_from(Role),
    title=texts,
    table=small,
    period=st.one_of(st.none(), periods),
    wording=texts,
    doubts=st.lists(texts, max_size=2).map(tuple),
)
checks = st.builds(Check, passed=st.sampled_from([True, False, None]), words=texts, cell=texts)
tables = st.builds(
    TableReading,
    sheet=texts,
    number=small,
    area=texts,
    title=texts,
    layout=texts,
    grade=st.sampled_from(Grade),
    evidence=st.lists(texts, max_size=2).map(tuple),
    checks=st.lists(checks, max_size=2).map(tuple),
)
findings = st.builds(Finding, what=texts, where=texts, how_many=small, severity=st.sampled_from(Severity), words=texts)


@st.composite
def grids(draw):
    places = draw(st.sets(st.tuples(small, small), max_size=4))
    cells = {}
    for place in places:
        shown = draw(texts)
        cells[place] = Cell(*place, shown, shown, kind=draw(st.sampled_from(CellKind)), hides=draw(st.booleans()))
    return Grid(
        draw(texts),
        cells,
        draw(st.lists(st.tuples(small, small, small, small), max_size=2).map(tuple)),
        draw(st.frozensets(small, max_size=2)),
        draw(st.frozensets(small, max_size=2)),
        draw(st.booleans()),
        draw(st.booleans()),
    )


answers = st.builds(
    AnswerReading,
    media_type=st.sampled_from(["xlsx", "csv"]),
    grids=st.lists(grids(), max_size=2).map(tuple),
    tables=st.lists(tables, max_size=2).map(tuple),
    readings=st.lists(readings, max_size=2).map(tuple),
    refusals=st.lists(st.builds(Refusal, texts, texts, texts, texts), max_size=2).map(tuple),
    findings=st.lists(findings, max_size=2).map(tuple),
    roles=st.dictionaries(texts, st.dictionaries(texts, st.sampled_from(CellRole), max_size=2), max_size=2),
)


@settings(deadline=None, max_examples=50)
@given(answers)
def test_a_reading_comes_back_as_it_was(answer):
    assert wire.decode(wire.encode(answer)) == answer


@settings(deadline=None, max_examples=50)
@given(grids())
def test_a_stored_sheet_comes_back_as_it_was(grid):
    answer = AnswerReading("xlsx", (grid,), (), (), (), (), {})

    assert wire.grid_from_data(wire.without_readings(answer)["grids"][0]) == grid


def test_what_is_stored_holds_no_figures():
    reading = Reading("A", "B2", "7", Figure(7, 7), ("Rape",), ("2017",), Role.DATA)

    assert "readings" not in wire.without_readings(AnswerReading("csv", (), (), (reading,), (), (), {}))


def test_a_refusal_comes_back_as_a_refusal():
    with pytest.raises(UnreadableFile) as refused:
        wire.decode(wire.encode_refusal(UnreadableFile("It is empty.", "Ask again.")))

    assert (refused.value.reason, refused.value.advice) == ("It is empty.", "Ask again.")


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_other_bytes_are_a_broken_wire(message):
    with pytest.raises(wire.BrokenWire):
        wire.decode(message)


@pytest.mark.parametrize(
    "changes",
    [
        {"media_type": 7},
        {"readings": [{"sheet": "A"}]},
        {"surprise": 1},
        {"grids": None},
        {"roles": {"A": {"B2": "emperor"}}},
    ],
)
def test_a_reading_of_other_types_is_a_broken_wire(changes):
    message = msgspec.json.decode(wire.encode(AnswerReading("csv", (), (), (), (), (), {})))
    message["answer"].update(changes)

    with pytest.raises(wire.BrokenWire):
        wire.decode(msgspec.json.encode(message))
