"""The reading of an answer as bytes and back: between the process that reads a file and the one that asked.

Every type is checked on the way in, since the process that opened a hostile file is not trusted. The cells of a
sheet come across as they are shown; what was read of them comes across as readings.
"""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Literal

import msgspec

from foitracker.sheets.answer import AnswerReading, CellRole, Reading, Refusal, TableReading
from foitracker.sheets.grid import Cell, CellKind, Grid
from foitracker.sheets.official_reading import OfficialReading
from foitracker.sheets.recipe import MOST_MARKS, Mark, Recipe, UnusableMark, Used, parse_area
from foitracker.sheets.refusals import LockedFile, UnreadableFile, WrongPassword
from foitracker.sheets.safety import Finding

END = b"\0"  # after a message that is whole; in none, since they are JSON


class BrokenWire(ValueError):
    """What came back is not a reading."""


class _Sheet(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    cells: list[tuple[int, int, str, CellKind, bool]]  # row, column, shown, kind, hides
    merged: list[tuple[int, int, int, int]]
    hidden_rows: list[int]
    hidden_columns: list[int]
    visible: bool
    full_fidelity: bool
    caption: list[str] = []
    remarks: list[str] = []


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    media_type: str
    grids: list[_Sheet]
    tables: tuple[TableReading, ...]
    readings: tuple[Reading, ...]
    refusals: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    roles: dict[str, dict[str, CellRole]]
    layouts: dict[str, tuple[str, ...]] = {}
    used: tuple[Used, ...] = ()


class _Refused(msgspec.Struct, forbid_unknown_fields=True):
    reason: str
    advice: str
    why: Literal["", "locked", "wrong password"] = ""


class _Asked(msgspec.Struct, forbid_unknown_fields=True):
    """What a process is asked to do with a file: to read it with these marks, or to unlock it."""

    marks: tuple[Mark, ...] = ()
    password: str | None = None


class _Message(msgspec.Struct, forbid_unknown_fields=True):
    """Exactly one of the four."""

    answer: _Answer | None = None
    official: OfficialReading | None = None
    refused: _Refused | None = None
    unlocked: bytes | None = None


_DECODER = msgspec.json.Decoder(_Message)
_ASKED = msgspec.json.Decoder(_Asked)
_WHY = {LockedFile: "locked", WrongPassword: "wrong password"}


def encode(answer: AnswerReading) -> bytes:
    return msgspec.json.encode(_Message(answer=_to_wire(answer)))


def encode_official(reading: OfficialReading) -> bytes:
    return msgspec.json.encode(_Message(official=reading))


def encode_refusal(problem: UnreadableFile) -> bytes:
    refused = _Refused(problem.reason, problem.advice, _WHY.get(type(problem), ""))
    return msgspec.json.encode(_Message(refused=refused))


def encode_unlocked(content: bytes) -> bytes:
    """The bytes of a file that was unlocked: they are to be read in its place."""
    return msgspec.json.encode(_Message(unlocked=content))


def decode(message: bytes) -> AnswerReading | bytes:
    """The reading in a message, or the bytes of an unlocked file.

    Raises UnreadableFile for a refusal, BrokenWire for anything else.
    """
    decoded = _decoded(message)
    if decoded.unlocked is not None:
        return decoded.unlocked
    if decoded.answer is None:
        raise BrokenWire("neither a reading nor a refusal")
    _checked([one.mark for one in decoded.answer.used])
    return _from_wire(decoded.answer)


def decode_official(message: bytes) -> OfficialReading:
    """Raises UnreadableFile for a refusal, BrokenWire for anything else."""
    decoded = _decoded(message)
    if decoded.official is None:
        raise BrokenWire("no reading of an official table")
    return decoded.official


def _decoded(message: bytes) -> _Message:
    try:
        decoded = _DECODER.decode(message)
    except msgspec.DecodeError as problem:
        raise BrokenWire(str(problem)) from problem
    if decoded.refused is not None:
        raise _refusal(decoded.refused)
    return decoded


def _refusal(refused: _Refused) -> UnreadableFile:
    named = {why: kind for kind, why in _WHY.items()}.get(refused.why)
    return named() if named else UnreadableFile(refused.reason, refused.advice)


def encode_asked(recipe: Recipe | None = None, password: str | None = None) -> bytes:
    """The marks for the process that reads, or the password for the one that unlocks; nothing where there are none."""
    if not recipe and password is None:
        return b""
    return msgspec.json.encode(_Asked(recipe.marks if recipe else (), password))


def decode_asked(message: bytes) -> tuple[Recipe | None, str | None]:
    """The marks and the password. Raises BrokenWire, which repeats nothing of either."""
    if not message:
        return None, None
    try:
        asked = _ASKED.decode(message)
    except msgspec.DecodeError as problem:
        raise BrokenWire("what is asked is no request") from problem
    return (Recipe(_checked(asked.marks)) if asked.marks else None), asked.password


def marks_to_data(marks: Iterable[Mark]) -> list[dict]:
    """Marks as plain data to be stored."""
    return msgspec.to_builtins(list(marks))


def marks_from_data(data: list[dict]) -> tuple[Mark, ...]:
    """What `marks_to_data` gave. Raises BrokenWire."""
    try:
        return _checked(msgspec.convert(data, tuple[Mark, ...]))
    except msgspec.ValidationError as problem:
        raise BrokenWire(str(problem)) from problem


def used_from_data(data: dict) -> tuple[Used, ...]:
    """What became of each mark, of what `without_readings` gave."""
    return msgspec.convert(data.get("used", ()), tuple[Used, ...])


def _checked(marks):
    if len(marks) > MOST_MARKS:
        raise BrokenWire(f"more than {MOST_MARKS} marks")
    try:
        for mark in marks:
            parse_area(mark.area)
    except UnusableMark as problem:
        raise BrokenWire(str(problem)) from problem
    return marks


def without_readings(answer: AnswerReading) -> dict:
    """Everything but the figures, as plain data to be stored: sheets, tables, refusals, findings, roles."""
    data = msgspec.to_builtins(_to_wire(replace(answer, readings=())))
    del data["readings"]
    return data


def grid_from_data(data: dict, rows: Container[int] | None = None) -> Grid:
    """One sheet of what `without_readings` gave: all of it, or the cells of some rows alone."""
    if rows is not None:
        data = {**data, "cells": [cell for cell in data["cells"] if cell[0] in rows]}
    return _grid(msgspec.convert(data, _Sheet))


def size_from_data(data: dict) -> tuple[int, int]:
    """How many rows and columns the same sheet has."""
    height = max((cell[0] for cell in data["cells"]), default=-1) + 1
    width = max((cell[1] for cell in data["cells"]), default=-1) + 1
    return height, width


def _to_wire(answer):
    return _Answer(
        media_type=answer.media_type,
        grids=[_sheet(grid) for grid in answer.grids],
        tables=answer.tables,
        readings=answer.readings,
        refusals=answer.refusals,
        findings=answer.findings,
        roles={sheet: dict(roles) for sheet, roles in answer.roles.items()},
        layouts=dict(answer.layouts),
        used=answer.used,
    )


def _from_wire(wire):
    return AnswerReading(
        media_type=wire.media_type,
        grids=tuple(_grid(sheet) for sheet in wire.grids),
        tables=wire.tables,
        readings=wire.readings,
        refusals=wire.refusals,
        findings=wire.findings,
        roles=wire.roles,
        layouts=wire.layouts,
        used=wire.used,
    )


def _sheet(grid):
    return _Sheet(
        name=grid.name,
        cells=[(cell.row, cell.column, cell.shown, cell.kind, cell.hides) for cell in grid.cells.values()],
        merged=list(grid.merged),
        hidden_rows=sorted(grid.hidden_rows),
        hidden_columns=sorted(grid.hidden_columns),
        visible=grid.visible,
        full_fidelity=grid.full_fidelity,
        caption=list(grid.caption),
        remarks=list(grid.remarks),
    )


def _grid(sheet):
    return Grid(
        name=sheet.name,
        cells={
            (row, column): Cell(row, column, shown, shown, kind=kind, hides=hides)
            for row, column, shown, kind, hides in sheet.cells
        },
        merged=tuple(sheet.merged),
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
        visible=sheet.visible,
        full_fidelity=sheet.full_fidelity,
        caption=tuple(sheet.caption),
        remarks=tuple(sheet.remarks),
    )
