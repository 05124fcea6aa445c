"""A release of the 45 forces of the example round in every format of cells, beside the bare writer with the same cells.

    python benchmarks/exports.py [--times 9]

The bare writer puts the same values into the same kind of file and nothing else: openpyxl with one `append` a row, csv
and json from the standard library, and for OpenDocument the XML of the cells joined by hand; zipped by the same module
at the same level. No styles, no widths, no marked tables, no check of a text. Figures are medians; the ways take turns.
"""

import argparse
import csv
import io
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter
from xml.sax.saxutils import escape

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitracker.publishing.formats import formats
from foitracker.publishing.pages import sheets_of
from foitracker.publishing.plain import from_plain, to_plain
from foitracker.publishing.publication import Publication


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        publication = example(folder)
    sheets = cells_of(publication)
    print(f"{len(sheets)} sheets, {sum(len(row) for _, rows in sheets for row in rows):,} cells")
    print(f"{'':8}{'bare ms':>10}{'ours ms':>10}{'x':>7}{'KB':>8}")
    together = [0.0, 0.0]
    for name, bare_writer in BARE.items():  # the press pack is a document, and no bare writer writes one
        format = formats()[name]
        ways = {"bare": lambda fresh, write=bare_writer: write(fresh, sheets), "ours": format.write}
        bare, ours = side_by_side(ways, asked.times, publication).values()
        together = [together[0] + bare, together[1] + ours]
        size = len(format.write(publication)) / 1024
        print(f"{name:8}{bare:10.1f}{ours:10.1f}{ours / bare:7.2f}{size:8.0f}")
    print(f"{'all':8}{together[0]:10.1f}{together[1]:10.1f}{together[1] / together[0]:7.2f}")


def example(folder: str) -> Publication:
    """The publication of the example round, whose answers are read into a database of their own."""
    os.environ |= {"FOITRACKER_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    os.environ["FOITRACKER_DATABASE_URL"] = f"sqlite:///{folder}/benchmark.sqlite3"
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from foitracker.store.actions import example, reference
    from foitracker.store.queries.publication import of_round

    call_command("migrate", verbosity=0)
    reference.load()
    return of_round(example.load(), made_at=timezone.now())


def cells_of(publication: Publication) -> list[tuple[str, list[tuple]]]:
    """Every sheet's name with its rows of plain values."""
    return [
        (
            sheet.name,
            [
                *((line,) for line in (sheet.title, *sheet.lines)),
                *([tuple(column.title for column in sheet.columns)] if sheet.table else []),
                *(tuple(str(value) if isinstance(value, str) else value for value in row) for row in sheet.rows),
            ],
        )
        for sheet in sheets_of(publication)
    ]


def bare_xlsx(publication: Publication, sheets: list) -> bytes:
    book = openpyxl.Workbook()
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bare_ods(publication: Publication, sheets: list) -> bytes:
    pieces = ["<office:document-content><office:body><office:spreadsheet>"]
    for name, rows in sheets:
        pieces.append(f'<table:table table:name="{escape(name)}">')
        for row in rows:
            cells = (
                f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
                if isinstance(value, str)
                else f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
                "</table:table-cell>"
                for value in row
            )
            pieces.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        pieces.append("</table:table>")
    pieces.append("</office:spreadsheet></office:body></office:document-content>")
    return zipped([("content.xml", "".join(pieces))])


def bare_csv(publication: Publication, sheets: list) -> bytes:
    members = []
    for name, rows in sheets:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        members.append((f"{name}.csv", text.getvalue()))
    return zipped(members)


def bare_json(publication: Publication, sheets: list) -> bytes:
    """The same tree of values, made once and not timed, through the standard library."""
    global _plain
    _plain = _plain or to_plain(publication)
    return json.dumps(_plain, indent=1).encode()


_plain: dict = {}

BARE: dict[str, Callable[[Publication, list], bytes]] = {
    "csv": bare_csv,
    "json": bare_json,
    "ods": bare_ods,
    "xlsx": bare_xlsx,
}


def zipped(members: Iterable[tuple[str, str]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def side_by_side(ways: dict[str, Callable], times: int, publication: Publication) -> dict[str, float]:
    """Milliseconds of each way, once in every turn, with a publication of which nothing is worked out yet."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(times + 1):
        for name, act in ways.items():
            fresh = from_plain(to_plain(publication))
            begun = perf_counter()
            act(fresh)
            if turn:  # the first turn warms up
                taken[name].append(1000 * (perf_counter() - begun))
    return {name: median(each) for name, each in taken.items()}


if __name__ == "__main__":
    main()
