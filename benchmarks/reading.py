"""How fast files are read, beside calamine and openpyxl in the same run.

    python benchmarks/reading.py [--rows 2000] [--rounds 3]

Every workbook is made here. The readers of this project give values, formats, shown text, merged ranges and what is
hidden; openpyxl gives all but the shown text; calamine gives values alone. The last table is what a person waits for:
a file opened in the sandbox, its tables understood, and the file searched for what it hides.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import openpyxl
import python_calamine
import xlwt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitracker.sheets import sandbox
from foitracker.sheets.containers import delimited, ods, xls, xlsx
from tests.sheets.made_files import ods as open_document

Row = tuple[str | int, ...]
Reader = Callable[[Path], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2000, help="rows of the long list")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = made_files(Path(folder) / "small", summary())
        long = made_files(Path(folder) / "long", crimes(asked.rows))
        for title, files in ((f"A table of {len(summary())} rows", small), (f"A list of {asked.rows:,} rows", long)):
            print(f"\n{title}\n{'':6}{'reader':34}{'ms':>9}{'ratio':>8}")
            for path in files:
                report(path, asked.rounds)
        print(f"\nIn the sandbox, with everything\n{'':6}{'file':34}{'ms':>9}")
        for path in (*small, *long):
            taken = milliseconds(lambda path=path: sandbox.read_answer(path, file_name=path.name), asked.rounds)
            print(f"{'':6}{path.parent.name + ' ' + path.suffix[1:]:34}{taken:9.1f}")


def report(path: Path, rounds: int) -> None:
    taken = [(name, milliseconds(lambda read=read: read(path), rounds)) for name, read in readers(path.suffix)]
    for number, (name, one) in enumerate(taken):
        print(f"{path.suffix[1:] if number == 0 else '':6}{name:34}{one:9.2f}{one / taken[0][1]:8.1f}")


def readers(suffix: str) -> Iterator[tuple[str, Reader]]:
    """The first is ours."""
    yield "foitracker", {".xlsx": xlsx.read, ".ods": ods.read, ".xls": xls.read, ".csv": delimited.read}[suffix]
    if suffix != ".csv":
        yield "calamine (values alone)", by_calamine
    if suffix == ".xlsx":
        yield "openpyxl", by_openpyxl


def by_calamine(path: Path) -> object:
    book = python_calamine.load_workbook(str(path))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def by_openpyxl(path: Path) -> object:
    book = openpyxl.load_workbook(path, data_only=True)
    return [(cell.value, cell.number_format) for sheet in book for row in sheet.iter_rows() for cell in row]


def milliseconds(act: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        act()
        taken.append((perf_counter() - begun) * 1000)
    return median(taken)


def summary() -> tuple[Row, ...]:
    years = ("2016/17", "2017/18", "2018/19", "2019/20", "2020/21")
    return (("Offence", *years), *((f"Offence {n}", *(n * 10 + at for at in range(5))) for n in range(11)))


def crimes(count: int) -> Iterable[Row]:
    yield ("Crime", "Offence", "Year", "Month", "District", "Outcome", "Victims", "Code")
    for n in range(count):
        yield (n, f"Offence {n % 20}", 2017, n % 12 + 1, f"District {n % 7}", "Charged", n % 3, f"{n % 90}/1")


def made_files(folder: Path, rows: Iterable[Row]) -> tuple[Path, ...]:
    folder.mkdir()
    rows = tuple(rows)
    paths = tuple(folder / f"answer.{suffix}" for suffix in ("xlsx", "ods", "xls", "csv"))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(paths[0])
    paths[1].write_bytes(open_document(f'<table:table table:name="A">{"".join(map(_row, rows))}</table:table>'))
    old = xlwt.Workbook()
    sheet = old.add_sheet("A")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    old.save(str(paths[2]))
    paths[3].write_text("".join(",".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    return paths


def _row(row: Row) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(value: str | int) -> str:
    kind = f'"float" office:value="{value}"' if isinstance(value, int) else '"string"'
    return f"<table:table-cell office:value-type={kind}><text:p>{value}</text:p></table:table-cell>"


if __name__ == "__main__":
    main()
