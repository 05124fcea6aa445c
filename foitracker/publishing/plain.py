"""A publication as plain data for JSON, and back: what a release freezes.

Counts are numbers; percentages and rates are text ("14.04"), because JSON would make them floats; a mark is
{"mark": "[x]"} and a range {"low": 674, "high": 678}. What was frozen before there were press lines has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from foitracker.periods import Period
from foitracker.publishing.place_figures import Level
from foitracker.publishing.press import Claim, Line, Press
from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.table import Bounds, Column, Flag, Kind, Mark, Table, Value


def to_plain(publication: Publication) -> dict[str, Any]:
    return {
        "title": publication.title,
        "summary": list(publication.summary),
        "made_on": publication.made_on.isoformat(),
        "publisher": publication.publisher,
        "contact": publication.contact,
        "notes": list(publication.notes),
        "licence": publication.licence,
        "marks": {shorthand.value: shorthand.meaning for shorthand in (*Mark, *Flag)},
        "tables": [_table(table) for table in publication.tables],
        "sources": [_source(each) for each in publication.sources],
        **({"press": _press(publication.press)} if publication.press else {}),
        **({"by_force": _table(publication.by_force)} if publication.by_force else {}),
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
        press=_press_from(content["press"]) if "press" in content else None,
        by_force=_table_from(content["by_force"]) if "by_force" in content else None,
    )


def _source(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in _OF_A_SOURCE} | {"number": _plain(source.number)}


_OF_A_SOURCE = tuple(field.name for field in fields(Source))


def _press(press: Press) -> dict[str, Any]:
    return {
        "embargo": press.embargo,
        "notes_to_editors": list(press.notes),
        "lines": [
            {
                "level": line.level.value,
                "key": line.key,
                "name": line.name,
                "region": line.region,
                "text": line.text,
                "caveats": list(line.caveats),
                "numbers": [_claim(claim) for claim in line.claims],
            }
            for line in press.lines
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "level": claim.level.value,
        "key": claim.key,
        "starts_on": claim.period.starts_on.isoformat(),
        "ends_on": claim.period.ends_on.isoformat(),
        "category": claim.category,
    }


def _press_from(content: Mapping[str, Any]) -> Press:
    return Press(
        embargo=content["embargo"],
        notes=tuple(content["notes_to_editors"]),
        lines=tuple(
            Line(
                level=Level(each["level"]),
                key=each["key"],
                name=each["name"],
                region=each["region"],
                text=each["text"],
                caveats=tuple(each["caveats"]),
                claims=tuple(_claim_from(claim) for claim in each["numbers"]),
            )
            for each in content["lines"]
        ),
    )


def _claim_from(content: Mapping[str, Any]) -> Claim:
    period = Period(date.fromisoformat(content["starts_on"]), date.fromisoformat(content["ends_on"]))
    return Claim(content["start"], content["end"], Level(content["level"]), content["key"], period, content["category"])


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "period": table.period,
        "units": table.units,
        "source": table.source,
        "coverage": table.coverage,
        "notes": list(table.notes),
        "flags": [flag.value for flag in table.flags],
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
        flags=tuple(map(Flag, content.get("flags", ()))),  # the first releases have none
        columns=columns,
        rows=tuple(
            tuple(_value_from(value, column.kind) for value, column in zip(row, columns, strict=True))
            for row in content["rows"]
        ),
    )


def _plain(value: Value) -> Any:
    if type(value) is str or type(value) is int:  # most are
        return value
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
