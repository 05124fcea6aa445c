"""What explains CSV files to programs: CSV on the Web, the W3C's vocabulary, which government statisticians use too.

One `csv-metadata.json` beside the files, where a program that knows the standard looks for it, says of every table its
title, period, units, coverage, source and notes, of every column its heading, kind and which marks stand for no value,
and from which files, by their SHA-256, the numbers come.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from foitracker.publishing.publication import Publication
from foitracker.publishing.safe_text import guarded, printable
from foitracker.publishing.table import Column, Kind, Mark, Table

NAME = "csv-metadata.json"

_DATATYPES = {
    Kind.TEXT: "string",
    Kind.COUNT: "integer",
    Kind.PERCENT: "decimal",
    Kind.RATE: "decimal",
    Kind.DATE: {"base": "date", "format": "yyyy-MM-dd"},
}
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_]")


def metadata(publication: Publication, *, others: Sequence[tuple[str, str, Sequence[str]]] = ()) -> bytes:
    """The description of the CSV files of a publication. `others` are further files: name, title and headings."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": printable(publication.title),
        "dc:description": [printable(line) for line in publication.summary],
        "dc:issued": publication.made_on.isoformat(),
        "dc:publisher": printable(publication.publisher),
        "schema:contactPoint": printable(publication.contact),
        "dc:rights": printable(publication.licence),
        "rdfs:comment": [printable(note) for note in publication.notes],
        "schema:abbreviation": [f"{shorthand.value} {shorthand.meaning}" for shorthand, _ in publication.legend()],
        "prov:wasDerivedFrom": _files(publication),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tables": [_table(table) for table in publication.all_tables] + [_other(*other) for other in others],
    }
    return json.dumps(_without_nothing(described), ensure_ascii=True).encode()


def _table(table: Table) -> dict[str, Any]:
    return _without_nothing(
        {
            "url": f"{table.name}.csv",
            "dc:title": printable(table.heading),
            "dc:temporal": printable(table.period),
            "schema:unitText": printable(table.units),
            "dc:coverage": printable(table.coverage),
            "dc:source": printable(table.source),
            "rdfs:comment": [printable(note) for note in table.notes],
            "tableSchema": {"columns": [_column(column) for column in table.columns]},
        }
    )


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": _NOT_IN_A_NAME.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), column.key),
        "titles": guarded(printable(column.title)),
        "datatype": _DATATYPES[column.kind],
        "null": [mark.value for mark in Mark],
    }


def _other(name: str, title: str, headings: Sequence[str]) -> dict[str, Any]:
    columns = [{"name": f"column_{at}", "titles": heading} for at, heading in enumerate(headings, start=1)]
    return {"url": name, "dc:title": title, "tableSchema": {"columns": columns}}


def _files(publication: Publication) -> list[dict[str, str]]:
    """The received files that the numbers rest on, each once."""
    files = {source.sha256: source.file_name for source in publication.sources}
    return [{"dc:title": printable(name), "schema:sha256": sha256} for sha256, name in files.items()]


def _without_nothing(described: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value not in ("", [])}
