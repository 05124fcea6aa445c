"""A publication as plain data for JSON, and back: what a release freezes.

Counts are numbers; percentages and rates are text ("14.04"), because JSON would make them floats; a mark is
{"mark": "[x]"} and a range {"low": 674, "high": 678}.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from foitracker.publishing.table import Bounds, Column, Kind, Mark, Publication, Source, Table, Value


def to_plain(publication: Publication) -> dict[str, Any]:
    return {
        "title": publication.title,
        "summary": list(publication.summary),
        "made_on": publication.made_on.isoformat(),
        "publisher": publication.publisher,
        "contact": publication.contact,
        "notes": list(publication.notes),
        "licence": publication.licence,
        "marks": {mark.value: mark.meaning for mark in Mark},
        "tables": [_table(table) for table in publication.tables],
        "sources": [asdict(each) | {"number": _plain(each.number)} for each in publication.sources],
    }


def from_plain(content: Mapping[str, Any]) -> Publication:
    """The publication that `to_plain` was given. Raises `UnfitTable` for a table that is none."""
    return Publication(
        title=content["title"],
        summary=tuple(content["summary"]),
        made_on=date.fromisoformat(content["made_on"]),
        publisher=content["publisher"],
        contact=content["contact"],
        notes=tuple(content["notes"]),
        licence=content.get("licence", ""),  # the first releases have none
        tables=tuple(_table_from(each) for each in content["tables"]),
        sources=tuple(
            Source(**{**each, "number": _value_from(each["number"], Kind.COUNT)}) for each in content["sources"]
        ),
    )


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "period": table.period,
        "units": table.units,
        "source": table.source,
        "coverage": table.coverage,
        "notes": list(table.notes),
        "columns": [{"key": each.key, "title": each.title, "kind": each.kind.value} for each in table.columns],
        "rows": [[_plain(value) for value in row] for row in table.rows],
    }


def _table_from(content: Mapping[str, Any]) -> Table:
    columns = tuple(Column(each["key"], each["title"], Kind(each["kind"])) for each in content["columns"])
    return Table(
        name=content["name"],
        title=content["title"],
        period=content["period"],
        units=content["units"],
        source=content["source"],
        coverage=content["coverage"],
        notes=tuple(content["notes"]),
        columns=columns,
        rows=tuple(
            tuple(_value_from(value, column.kind) for value, column in zip(row, columns, strict=True))
            for row in content["rows"]
        ),
    )


def _plain(value: Value) -> Any:
    match value:
        case Mark():
            return {"mark": value.value}
        case Bounds():
            return {"low": _plain(value.low), "high": _plain(value.high)}
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
    return value


def _value_from(value: Any, kind: Kind) -> Value:
    match value:
        case {"mark": mark}:
            return Mark(mark)
        case {"low": low, "high": high}:
            return Bounds(_value_from(low, kind), _value_from(high, kind))
    match kind:
        case Kind.PERCENT | Kind.RATE:
            return Decimal(value)
        case Kind.DATE:
            return date.fromisoformat(value)
    return value
