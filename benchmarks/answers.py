"""A whole round, a long list and ever larger tables, each beside another reader in the same run.

    python benchmarks/answers.py [--times 5] [--rows 200000] [--most 1000000]

The round is the 45 answers of the example. pandas reads all sheets of the same files with the reader that it takes for
each kind (openpyxl for xlsx, calamine for xls and ods, its own for csv). "read" opens a file, searches it for what it
hides and understands its tables, in this process; "in the sandbox" does so in a confined process for each file; "into
the database" is the whole way of an upload: stored, matched, read in the sandbox, every figure and wording recorded.
Figures are medians; each ratio is of medians of the same run.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import openpyxl
import python_calamine

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitracker.sheets import sandbox, sandboxed

ANSWERS = Path(__file__).resolve().parent.parent / "fixtures" / "answers"
ENGINES = {".xlsx": "openpyxl", ".xls": "calamine", ".ods": "calamine", ".xlsb": "calamine"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the long list")
    parser.add_argument("--most", type=int, default=1_000_000, help="cells of the largest table")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)  # what a process of its own is to do
    asked = parser.parse_args()
    if asked.alone:
        return alone(*asked.alone)
    with tempfile.TemporaryDirectory() as folder:
        whole_round(Path(folder), asked.times)
        long_list(Path(folder), asked.rows, asked.times)
        growth(Path(folder), asked.most, asked.times)
    return None


def whole_round(folder: Path, times: int) -> None:
    files = sorted(path for path in ANSWERS.iterdir() if path.suffix.casefold() in (*ENGINES, ".csv"))
    ways: dict[str, Callable[[], object]] = {
        "pandas.read_excel": lambda: [by_pandas(path) for path in files],
        "read": lambda: [sandboxed.read(path) for path in files],
        "in the sandbox": lambda: [sandbox.read_answer(path, file_name=path.name) for path in files],
        "into the database": into_the_database(folder, files),
    }
    taken = side_by_side(ways, times)
    print(f"A round of {len(files)} answers\n{'':22}{'ms':>9}{'x pandas':>10}")
    for name, one in taken.items():
        print(f"{name:22}{one:9.0f}{one / taken['pandas.read_excel']:10.2f}")


def by_pandas(path: Path) -> object:
    import pandas  # here, since the process whose memory is measured has no use for it

    suffix = path.suffix.casefold()
    if suffix == ".csv":
        try:
            return pandas.read_csv(path, header=None, names=range(60), encoding="utf-8")
        except UnicodeDecodeError:
            encoding = "utf-16" if path.read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"
            return pandas.read_csv(path, header=None, names=range(60), encoding=encoding)
    return pandas.read_excel(path, sheet_name=None, header=None, engine=ENGINES[suffix])


def into_the_database(folder: Path, files: list[Path]) -> Callable[[], object]:
    """The whole way of an upload, each time in a round of its own of an empty database."""
    os.environ |= {"FOITRACKER_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    os.environ["FOITRACKER_DATABASE_URL"] = f"sqlite:///{folder}/benchmark.sqlite3"
    import django

    django.setup()
    from django.core.management import call_command

    from foitracker.store.actions import files as actions
    from tests.factories import make_force, make_person, make_round

    call_command("migrate", verbosity=0)
    by, numbers = make_person(), iter(range(1000))
    forces = [make_force(f"Force {number:02}") for number in range(len(files))]

    def act() -> None:
        round = make_round(slug=f"round-{next(numbers)}", forces=forces, by=by)
        for path, request in zip(files, round.requests.all(), strict=True):
            answer = actions.receive(
                round=round, file_name=path.name, content=path.read_bytes(), on=date(2018, 5, 2), by=by
            )
            actions.match_and_read(pairs=[(answer, request)], by=by)

    return act


def long_list(folder: Path, rows: int, times: int) -> None:
    path = folder / "list.xlsx"
    made_list(path, rows)
    taken: dict[str, list[tuple[float, int]]] = {"calamine": [], "read": []}
    for _ in range(times):
        for way, measured in taken.items():
            measured.append(by_itself(way, path))
    print(f"\nA list of {rows:,} rows and 8 columns, each in a process of its own")
    print(f"{'':22}{'ms':>9}{'x':>6}{'MB':>8}{'x':>6}")
    base = [median(values) for values in zip(*taken["calamine"], strict=True)]
    for way, measured in taken.items():
        time, memory = (median(values) for values in zip(*measured, strict=True))
        print(f"{way:22}{time:9.0f}{time / base[0]:6.2f}{memory / 1024:8.0f}{memory / base[1]:6.2f}")


def by_itself(way: str, path: Path) -> tuple[float, int]:
    """Milliseconds of the work, and kilobytes of memory at its height."""
    command = [sys.executable, __file__, "--alone", way, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), int(said[1])


def alone(way: str, path: str) -> None:
    begun = perf_counter()
    if way == "calamine":
        book = python_calamine.load_workbook(path)
        rows = sum(1 for name in book.sheet_names for _ in book.get_sheet_by_name(name).iter_rows())
    else:
        rows = sum(reading.figure.low for reading in sandboxed.read(Path(path)).readings)
    taken = perf_counter() - begun
    assert rows
    print(1000 * taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def growth(folder: Path, most: int, times: int) -> None:
    print(f"\nTables of ever more cells (xlsx)\n{'cells':>12}{'ms':>10}{'µs a cell':>12}")
    cells = 1000
    while cells <= most:
        path = folder / f"table-{cells}.xlsx"
        made_table(path, cells)
        taken = milliseconds(lambda path=path: sandboxed.read(path), times if cells < 1_000_000 else 1)
        print(f"{cells:>12,}{taken:10.0f}{1000 * taken / cells:12.1f}")
        cells *= 10


def side_by_side(ways: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Each way once in every turn, so that what else the machine does is shared; the first turn is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(times + 1):
        for name, act in ways.items():
            begun = perf_counter()
            act()
            if turn:
                taken[name].append(1000 * (perf_counter() - begun))
    return {name: median(each) for name, each in taken.items()}


def milliseconds(act: Callable[[], object], times: int) -> float:
    return side_by_side({"": act}, times)[""]


def made_list(path: Path, rows: int) -> None:
    heads = ("Crime ref", "Date recorded", "Offence", "District", "Outcome", "Team", "Method", "Status")
    first = date(2016, 4, 1)
    save(
        path,
        heads,
        (
            (
                f"C{n:07}",
                first + timedelta(n * 7 % 730),
                f"Offence {n % 9}",
                f"District {n % 7}",
                "Charged",
                "A",
                "B",
                "C",
            )
            for n in range(rows)
        ),
    )


def made_table(path: Path, cells: int) -> None:
    """Offences down, years across: 20 columns of figures."""
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2000, 2020)]
    rows = max(cells // (len(years) + 1) - 1, 2)
    figures = ((f"Offence {n}", *((n * 31 + at * 7) % 900 for at in range(len(years)))) for n in range(rows))
    save(path, ("Offence", *years), figures)


def save(path: Path, heads: Iterable[object], rows: Iterable[Iterable[object]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    book.save(path)


if __name__ == "__main__":
    main()
