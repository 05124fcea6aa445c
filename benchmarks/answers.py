"""A whole round, a long list and ever larger tables, each beside another reader in the same run.

    python benchmarks/answers.py [--times 5] [--rows 200000] [--most 1000000]

The round is the 45 answers of the example. pandas reads all sheets of the same files, with the reader that it takes by
itself for each kind (openpyxl for xlsx, xlrd for xls, odfpy for ods, its own for csv), and once more with calamine for
xls and ods. "read" opens a file, searches it for what it hides and understands its tables, in this process; what it
remembers of texts is forgotten before each turn. Nothing is collected as garbage meanwhile, as where files are read.
"in the sandbox" reads each file in a confined process. "into the database" is the whole way of an upload: stored on the
disk, matched with its force, read in the sandbox, every figure and wording recorded in SQLite as a site does, in an
empty round that knows none of the files; once with all files matched together, as the page's form and its script send
them, and once with one file after the other. Every way is run once before it is measured.
Figures are medians; each ratio is of medians of the same run. Then the stages of both are timed one by one.
"""

import argparse
import csv
import gc
import importlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from unittest.mock import patch

import django
import openpyxl
import python_calamine
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitracker.sheets import sandbox, sandboxed

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ANSWERS = FIXTURES / "answers"
SHEETS = (".xlsx", ".xls", ".ods")
OWN = {".xlsx": "openpyxl", ".xls": "xlrd", ".ods": "odf"}  # what pandas takes unless it is told otherwise
FAST = OWN | {".xls": "calamine", ".ods": "calamine"}


@dataclass(frozen=True, slots=True)
class Way:
    """What is timed, and what is done before it each time that is not."""

    act: Callable[[], object]
    begin: Callable[[], object] = lambda: None


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
    files = sorted(path for path in ANSWERS.iterdir() if path.suffix.casefold() in (*SHEETS, ".csv"))
    uploads = Uploads(folder, files)
    ways: dict[str, Way] = {
        "pandas.read_excel": Way(each(files, lambda path: by_pandas(path, OWN))),
        "with calamine too": Way(each(files, lambda path: by_pandas(path, FAST))),
        "read": Way(each(files, sandboxed.read), forget),
        "in the sandbox": Way(lambda: [sandbox.read_answer(path, file_name=path.name) for path in files]),
        "into the database": Way(uploads.together, uploads.begin),
        "one after the other": Way(uploads.one_by_one, uploads.begin),
    }
    taken = side_by_side(ways, times)
    print(f"A round of {len(files)} answers\n{'':22}{'ms':>9}{'x pandas':>10}")
    for name, one in taken.items():
        print(f"{name:22}{one:9.0f}{one / taken['pandas.read_excel']:10.2f}")
    print(f"\nWhere the time goes, over the {len(files)} answers\n{'':46}{'ms':>9}")
    for way, parts in (("read", IN_A_FILE), ("one after the other", ON_THE_WAY)):
        for name, one in stages(ways[way], parts, times).items():
            print(f"{name:46}{one:9.0f}")


def owners_of_files() -> dict[str, str]:
    """The slug of the force that each file of the example is an answer of."""
    with (FIXTURES / "example_round" / "requests.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["force"] for row in csv.DictReader(file) if row["file"]}


def each(files: Sequence[Path], act: Callable[[Path], object]) -> Callable[[], object]:
    """Something done to every file, while nothing is collected as garbage."""

    def acting() -> None:
        gc.disable()
        for path in files:
            act(path)
        gc.enable()

    return acting


def forget() -> None:
    """Empties what functions keep of texts that they met."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("foitracker.sheets", "foitracker.periods", "foitracker.figures")):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


@dataclass(frozen=True, slots=True)
class Stage:
    """A function where its callers look it up; its time is not counted for the stages that it is called from."""

    words: str
    module: str
    name: str


IN_A_FILE = (
    Stage("read: type of the file", "foitracker.sheets.sandboxed", "media_type_of"),
    Stage("read: its cells", "foitracker.sheets.sandboxed", "read_workbook"),
    Stage("read: its cells by calamine, and compared", "foitracker.sheets.workbook", "second_opinion"),
    Stage("read: its tables understood", "foitracker.sheets.sandboxed", "read_grids"),
    Stage("read: what it hides", "foitracker.sheets.sandboxed", "scan"),
    Stage("read: signs of people", "foitracker.sheets.sandboxed", "personal_data_in"),
)
ON_THE_WAY = (
    Stage("upload: stored, force proposed", "foitracker.store.actions.files", "receive"),
    Stage("upload: matched and queued", "foitracker.store.actions.files", "match_and_read"),
    Stage("upload: marks, state of the file", "foitracker.store.actions.readings", "read_in_turn"),
    Stage("upload: waiting for the sandbox", "foitracker.sheets.sandbox", "_run"),
    Stage("upload: the reading decoded", "foitracker.sheets.wire", "decode"),
    Stage("upload: file opened to people or held", "foitracker.store.actions.quarantine", "hold"),
    Stage("upload: reading and figures recorded", "foitracker.store.actions.recording", "record"),
    Stage("upload: wordings met and matched", "foitracker.store.actions.wordings", "met"),
)


def stages(way: Way, parts: Sequence[Stage], times: int) -> dict[str, float]:
    """Milliseconds of each stage of a way, medians of turns in which nothing else is timed."""
    taken: dict[str, float] = {}
    inside: list[float] = []

    def timed(stage: Stage, act: Callable) -> Callable:
        def timing(*given, **named):
            begun = perf_counter()
            inside.append(0.0)
            try:
                return act(*given, **named)
            finally:
                whole = perf_counter() - begun
                taken[stage.words] = taken.get(stage.words, 0.0) + 1000 * (whole - inside.pop())
                if inside:
                    inside[-1] += whole

        return timing

    with ExitStack() as patched:
        for stage in parts:
            module = importlib.import_module(stage.module)
            patched.enter_context(patch.object(module, stage.name, timed(stage, getattr(module, stage.name))))
        turns = []
        for _ in range(times):
            way.begin()
            taken.clear()
            way.act()
            turns.append(dict(taken))
    return {stage.words: median(turn[stage.words] for turn in turns) for stage in parts}


def by_pandas(path: Path, engines: Mapping[str, str]) -> object:
    import pandas  # here, since the process whose memory is measured has no use for it

    suffix = path.suffix.casefold()
    if suffix == ".csv":
        try:
            return pandas.read_csv(path, header=None, names=range(60), encoding="utf-8")
        except UnicodeDecodeError:
            encoding = "utf-16" if path.read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"
            return pandas.read_csv(path, header=None, names=range(60), encoding=encoding)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that another version will take another reader
        return pandas.read_excel(path, sheet_name=None, header=None, engine=engines[suffix])


class Uploads:
    """The whole way of uploads into a site of its own in a folder."""

    def __init__(self, folder: Path, files: Sequence[Path]):
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "foitracker.settings",
            "FOITRACKER_VAR": str(folder / "var"),
            "FOITRACKER_DATABASE_URL": f"sqlite:///{folder}/benchmark.sqlite3",
            "FOITRACKER_SECRET_KEY": "a key for the benchmark alone",
        }
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        self.store = {name: importlib.import_module(f"foitracker.store.{name}") for name in ("actions.files", "models")}
        self.factories = importlib.import_module("tests.factories")
        self.by, self.files, self.numbers = self.factories.make_person(), files, count(1)
        owners = owners_of_files()
        by_slug = {force.slug: force for force in self.store["models"].Force.objects.all()}
        self.forces = [by_slug[owners[path.name]] for path in files]
        self.requests = ()

    def begin(self) -> None:
        """Forgets every file and answer, and opens a round."""
        models = self.store["models"]
        for model in (models.Figure, models.Reading, models.Answer, models.AnswerFile, models.Wording):
            model.objects.all().delete()
        shutil.rmtree(Path(os.environ["FOITRACKER_VAR"]) / "answers", ignore_errors=True)
        self.round = self.factories.make_round(slug=f"round-{next(self.numbers)}", forces=self.forces, by=self.by)
        requests = {request.force_id: request for request in self.round.requests.all()}
        self.requests = tuple(requests[force.pk] for force in self.forces)

    def together(self) -> None:
        pairs = [(self._received(path), request) for path, request in zip(self.files, self.requests, strict=True)]
        self.store["actions.files"].match_and_read(pairs=pairs, by=self.by)

    def one_by_one(self) -> None:
        for path, request in zip(self.files, self.requests, strict=True):
            self.store["actions.files"].match_and_read(pairs=[(self._received(path), request)], by=self.by)

    def _received(self, path: Path) -> object:
        return self.store["actions.files"].receive(
            round=self.round, file_name=path.name, content=path.read_bytes(), on=date(2018, 5, 2), by=self.by
        )


def long_list(folder: Path, rows: int, times: int) -> None:
    path = folder / "list.xlsx"
    made_list(path, rows)
    taken: dict[str, list[tuple[float, int, float]]] = {"calamine": [], "read": []}
    for _ in range(times):
        for way, measured in taken.items():
            measured.append(by_itself(way, path))
    print(f"\nA list of {rows:,} rows and 8 columns, each in a process of its own")
    print(f"{'':22}{'ms':>9}{'x':>6}{'MB':>8}{'x':>6}")
    base = [median(values) for values in zip(*taken["calamine"], strict=True)]
    for way, measured in taken.items():
        time, memory, _ = (median(values) for values in zip(*measured, strict=True))
        print(f"{way:22}{time:9.0f}{time / base[0]:6.2f}{memory / 1024:8.0f}{memory / base[1]:6.2f}")


def by_itself(way: str, path: Path) -> tuple[float, int, float]:
    """Milliseconds of the work, kilobytes of memory at its height, and milliseconds of the processor."""
    command = [sys.executable, __file__, "--alone", way, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), int(said[1]), float(said[2])


def alone(way: str, path: str) -> None:
    gc.disable()  # as it is where files are read
    begun, worked = perf_counter(), process_time()
    if way == "calamine":
        book = python_calamine.load_workbook(path)
        rows = sum(1 for name in book.sheet_names for _ in book.get_sheet_by_name(name).iter_rows())
    else:
        rows = sum(reading.figure.low for reading in sandboxed.read(Path(path)).readings)
    taken, worked = perf_counter() - begun, process_time() - worked
    assert rows
    print(1000 * taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, 1000 * worked)


def growth(folder: Path, most: int, times: int) -> None:
    print("\nTables of ever more cells (xlsx), each in a process of its own")
    print(f"{'cells':>12}{'ms of the processor':>22}{'µs a cell':>12}")
    cells = 1000
    while cells <= most:
        path = folder / f"table-{cells}.xlsx"
        made_table(path, cells)
        taken = median(by_itself("read", path)[2] for _ in range(times if cells < 1_000_000 else 1))
        print(f"{cells:>12,}{taken:22.0f}{1000 * taken / cells:12.1f}")
        cells *= 10


def side_by_side(ways: dict[str, Way], times: int) -> dict[str, float]:
    """Each way once in every turn, so that what else the machine does is shared; the first turn is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(times + 1):
        for name, way in ways.items():
            way.begin()
            begun = perf_counter()
            way.act()
            if turn:
                taken[name].append(1000 * (perf_counter() - begun))
    return {name: median(each) for name, each in taken.items()}


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
