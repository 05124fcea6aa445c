"""How well made sheets are read: sheets as different offices make them, each known by what it was made from.

    PYTHONPATH=. python benchmarks/layouts.py [--sheets 1000] [--seed 0]

The first table is by shape: the share of figures that were found, of these with the right value and the right labels,
what was read that is no figure, sums taken for figures, and right figures that were doubted. The second is of mistakes
made in the same sheets (a heading or label deleted, a label written twice, cells merged beside those that are meant):
in how many sheets a figure was read with other labels than the sheet gives it, and nothing said of it.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitracker.sheets.reading import read_grids
from tests.sheets.made_sheets import SHEETS, MadeSheet, differences, silently_wrong, with_mistake

_SORTS = ("missing", "value", "labels", "extra", "total", "doubted")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sheets", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    shapes = list(dict.fromkeys(SHEETS))
    each = max(1, asked.sheets // len(shapes))
    print(f"{'shape':24}{'figures':>9}{'found':>9}{'value':>9}{'labels':>9}{'extra':>7}{'sums':>12}{'doubted':>9}")
    every: Counter[str] = Counter()
    for shape in shapes:
        found: Counter[str] = Counter()
        for seed in range(asked.seed, asked.seed + each):
            found += measured(shape(Random(seed)))
        print(line(shape.__name__.replace("_", " "), found))
        every += found
    print(line("all", every))
    mistakes(shapes, range(asked.seed, asked.seed + each))


def measured(sheet: MadeSheet) -> Counter[str]:
    different = differences(sheet, answer_of(sheet).readings)
    found = Counter({sort: len(different[sort]) for sort in _SORTS})
    found["figures"], found["sums"] = len(sheet.expected), len(sheet.totals)
    return found


def line(name: str, found: Counter[str]) -> str:
    read = found["figures"] - found["missing"]
    right = read - found["value"]
    shares = (share(read, found["figures"]), share(right, read), share(right - found["labels"], right))
    sums = f"{found['total']}/{found['sums']}"
    return (
        f"{name:24}{found['figures']:9,}{''.join(shares)}{found['extra']:7}{sums:>12}"
        f"{share(found['doubted'], right - found['labels'])}"
    )


def share(some: int, every: int) -> str:
    return f"{100 * some / every:8.2f}%" if every else f"{'-':>9}"


def mistakes(shapes, seeds: range) -> None:
    made: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for shape in shapes:
        for seed in seeds:
            random = Random(seed)
            sheet = shape(random)
            mistake = with_mistake(random, sheet)
            made[mistake.what] += 1
            silent[mistake.what] += bool(silently_wrong(sheet, mistake, answer_of(sheet)))
    print(f"\n{'mistake':24}{'sheets':>9}{'wrong in silence':>18}")
    for what in sorted(made.keys() - {"none"}):
        print(f"{what:24}{made[what]:9,}{silent[what]:18}")


def answer_of(sheet: MadeSheet):
    return read_grids([sheet.grid()], media_type="xlsx")


if __name__ == "__main__":
    main()
