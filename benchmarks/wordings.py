"""How well and how fast wordings are matched, beside fuzzy matching alone in the same run.

    python benchmarks/wordings.py --wordings WORDINGS.csv --labels LABELS.csv

WORDINGS.csv has the columns wording and category (of the scheme child-abuse-images); LABELS.csv has label, level,
ho_class, group, subgroup and confidence (of home-office; only rows of high confidence are used). Each table compares:

    as shipped             the scheme as it is
    that wording unknown   every wording matched by a scheme from which its own words were taken out
    titles and codes only  the scheme without its approved wordings
    fuzzy only             the nearest title or wording by rapidfuzz's WRatio, accepted from a score of 90 on
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from foitracker.offences import Decision, Level, Scheme, match
from foitracker.offences.building import build_scheme
from foitracker.offences.scheme_rows import Row, read_rows
from foitracker.offences.words import fold, tidy

Answer = tuple[str, ...]
_ACCEPTED_FROM = 90
_TIMED = 20_000
_ALONE = ("86", "88A", "71", "70", "21", "22B")


@dataclass(frozen=True, slots=True)
class Case:
    wording: str
    right: Answer
    shown: str  # the row of the table that it belongs to


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    accepted: bool
    answers: tuple[Answer, ...]

    @property
    def wrong(self) -> bool:
        return self.accepted and self.answers[0] != self.case.right

    @property
    def first(self) -> bool:
        return self.answers[:1] == (self.case.right,)

    @property
    def among_three(self) -> bool:
        return self.case.right in self.answers


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy and speed of the matching of wordings.")
    parser.add_argument("--wordings", type=Path, help="wordings with their category in child-abuse-images")
    parser.add_argument("--labels", type=Path, help="labels with their class in home-office")
    parser.add_argument("--misses", action="store_true", help="also name every wording whose first answer is wrong")
    arguments = parser.parse_args()
    if arguments.wordings:
        report("child-abuse-images", _wordings(arguments.wordings), misses=arguments.misses)
    if arguments.labels:
        report("home-office", _labels(arguments.labels), misses=arguments.misses)


def report(slug: str, cases: Sequence[Case], *, misses: bool) -> None:
    rows = read_rows(slug)
    scheme = build_scheme(slug, rows)
    bare = build_scheme(slug, [row for row in rows if row.row != "wording"])
    ways: dict[str, Callable[[Case], Result]] = {
        "as shipped": lambda case: matched(case, scheme),
        "that wording unknown": lambda case: matched(case, _without(case, slug, rows, scheme)),
        "titles and codes only": lambda case: matched(case, bare),
        "fuzzy only": _fuzzy(scheme, rows),
    }
    results = {way: [run(case) for case in cases] for way, run in ways.items()}
    print(f"\n{slug}: {len(cases)} wordings\n")
    print(f"{'':24}{'accepted':>16}{'wrong':>8}{'first right':>14}{'in first three':>16}")
    for way, found in results.items():
        print(_line(way, found))
    print("\nas shipped, by category")
    for shown in dict.fromkeys(case.shown for case in cases):
        print(_line(shown[:22], [result for result in results["as shipped"] if result.case.shown == shown]))
    if misses:
        for result in results["as shipped"]:
            if not result.first:
                print(f"  not first: {result.case.wording!r}  {result.answers}")
    speed = timed(scheme, [case.wording for case in cases])
    print(f"\n{speed:,.0f} distinct wordings a minute on one core")


def matched(case: Case, scheme: Scheme) -> Result:
    found = match(case.wording, scheme=scheme)
    answers = tuple(_answer(suggestion.category, scheme) for suggestion in found.suggestions)
    return Result(case, found.decision == Decision.ACCEPTED, answers)


def timed(scheme: Scheme, wordings: Sequence[str]) -> float:
    """Wordings a minute, on wordings that are all different: each with a slip of the key and a number."""
    random = Random(1)
    distinct = []
    for number in range(_TIMED):
        wording = random.choice(wordings)
        at = random.randrange(len(wording))
        distinct.append(f"{wording[:at]}{random.choice('aeiou ')}{wording[at:]} {number}")
    began = perf_counter()
    for wording in distinct:
        match(wording, scheme=scheme)
    return _TIMED / (perf_counter() - began) * 60


def _answer(code: str, scheme: Scheme) -> Answer:
    if not scheme.has_groups or scheme.categories[code].level == Level.CLASS:
        return (code,)
    return ("", *scheme.group_of(code))


def _without(case: Case, slug: str, rows: Sequence[Row], scheme: Scheme) -> Scheme:
    """The scheme as it would be had nobody met these words: a title alone stays."""
    words = fold(tidy(case.wording))
    if " ".join(words) not in scheme.exact:
        return scheme
    left = [row for row in rows if row.row not in ("wording", "offence") or fold(tidy(row.text)) != words]
    return build_scheme(slug, left)


def _fuzzy(scheme: Scheme, rows: Sequence[Row]) -> Callable[[Case], Result]:
    known = [row for row in rows if row.row in ("category", "offence", "wording")]
    texts = [row.text.casefold() for row in known]

    def run(case: Case) -> Result:
        found = process.extract(case.wording.casefold(), texts, scorer=fuzz.WRatio, limit=30)
        answers = tuple(dict.fromkeys(_answer(known[number].category, scheme) for _, _, number in found))[:3]
        return Result(case, bool(found) and found[0][1] >= _ACCEPTED_FROM, answers)

    return run


def _line(name: str, results: Sequence[Result]) -> str:
    def share(held: Iterable[bool]) -> str:
        return f"{sum(held) / len(results):.1%}"

    accepted = [result.accepted for result in results]
    wrong = sum(result.wrong for result in results)
    return (
        f"{name:24}{f'{sum(accepted)} ({share(accepted)})':>16}{wrong:>8}"
        f"{share(result.first for result in results):>14}{share(result.among_three for result in results):>16}"
    )


def _wordings(path: Path) -> list[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Case(row["wording"], (row["category"],), row["category"]) for row in csv.DictReader(file)]


def _labels(path: Path) -> list[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["confidence"] == "high"]
    return [Case(row["label"], _right(row), _table_row(row)) for row in rows]


def _table_row(row: dict[str, str]) -> str:
    """The classes of images, grooming and sexual activity with children stand alone, the others by their group."""
    return f"class {row['ho_class']}" if row["ho_class"] in _ALONE else row["group"] or row["level"]


def _right(row: dict[str, str]) -> Answer:
    if row["ho_class"]:
        return (row["ho_class"],)
    return ("", row["group"], "" if row["level"] == "group" else row["subgroup"])


if __name__ == "__main__":
    main()
