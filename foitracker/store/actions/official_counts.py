"""An official table is read in the sandbox, and what it gives is kept: all of it, or nothing."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from foitracker.sheets import sandbox
from foitracker.sheets.official_reading import Count, OfficialReading, Part
from foitracker.sheets.refusals import UnreadableFile
from foitracker.store import many_rows
from foitracker.store.matching import force_names, tidy_name
from foitracker.store.models import Force, OfficialCount, OfficialTable
from foitracker.store.queries.names import Called, names_of
from foitracker.totals.words import counted_words

State = OfficialTable.State

# Bodies that stand among the forces in these tables and police no area: they are left out, and it is said.
NO_FORCES = frozenset({"action fraud", "cifas", "financial fraud action uk", "uk finance"})
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class _Found:
    """What a table comes to: its counts, or why it is not imported."""

    counts: Sequence[tuple] = ()  # rows of `_COLUMNS`, without the table
    rows: int = 0
    notes: Sequence[str] = ()
    problems: Sequence[dict] = ()
    more_problems: int = 0
    unknown_names: Sequence[str] = ()


def read(*, table: OfficialTable) -> OfficialTable:
    """Reads a table that waits. Its state then says whether it was imported, and its problems why not."""
    if table.state != State.WAITING:
        return table
    try:
        found = _judged(table, _open_in_sandbox(table))
    except UnreadableFile as problem:
        found = _refused([_problem("", 0, f"{problem.reason} {problem.advice}".strip())])
    return _keep(table, found)


def _open_in_sandbox(table) -> OfficialReading:
    with tempfile.TemporaryDirectory(prefix="foitracker-") as folder, table.content.open("rb") as content:
        path = Path(folder) / "table"
        with path.open("wb") as copy:
            for chunk in content.chunks():
                copy.write(chunk)
        return sandbox.read_official(path, file_name=table.file_name)


def _judged(table, found: OfficialReading) -> _Found:
    problems = [_problem(one.sheet, one.row, one.words) for one in found.problems]
    known = force_names(names_of(Force.objects.all()))
    forces, unknown, without = _forces(found, known, frozenset(map(tidy_name, table.left_out)))
    problems += [_unknown_body(name, count) for name, count in unknown.items()]
    problems += list(_named_twice(found, forces))
    if problems:
        return _refused(problems, found.more_problems, unknown)
    return _Found(
        counts=[_count(one, forces[one.force]) for one in found.counts if one.force in forces],
        rows=found.rows,
        notes=[*found.notes, *_left_out_words(without), *_part_years(found, forces)],
    )


@transaction.atomic
def _keep(table: OfficialTable, found: _Found) -> OfficialTable:
    """Keeps all of it or nothing, and once: of two who read a table at the same time, one finds it kept already.

    Who was asked meanwhile to leave other rows out reads it for itself; what was read without them is dropped.
    """
    now = OfficialTable.objects.select_for_update().get(pk=table.pk)
    if now.state != State.WAITING or now.left_out != table.left_out:
        return now
    many_rows.insert(OfficialCount, ("table", *_COLUMNS), ((now.pk, *row) for row in found.counts))
    now.state = State.REFUSED if found.problems else State.IMPORTED
    now.rows, now.problems, now.more_problems = found.rows, list(found.problems), found.more_problems
    now.unknown_names = list(found.unknown_names)
    if not found.problems:
        now.notes = list(found.notes)
    now.save()
    return now


def _forces(found, known: Mapping[str, Called], left_out) -> tuple[dict[str, Called], dict[str, Count], Counter]:
    """Names in the table: of forces, of bodies that nobody knows with their first count, and of those left out."""
    forces, unknown, without = {}, {}, Counter()
    for one in found.counts:
        name = tidy_name(one.force)
        if name in NO_FORCES or name in left_out:
            without[one.force] += len(one.parts)
        elif name in known:
            forces[one.force] = known[name]
        else:
            unknown.setdefault(one.force, one)
    return forces, unknown, without


def _unknown_body(name, count: Count):
    first = count.parts[0]
    row = int("".join(filter(str.isdigit, first.cell)))
    words = f"“{name}” is no force that is known here. Say below that its rows are left out, or check the name."
    return _problem(first.sheet, row, words)


def _named_twice(found, forces) -> Iterator[dict]:
    """One force under two names in the same year: its numbers might be added twice."""
    names = defaultdict(set)
    for one in found.counts:
        if one.force in forces:
            names[forces[one.force], one.period, one.code].add(one.force)
    told = set()
    for (force, period, _), spelt in names.items():
        if len(spelt) > 1 and (force, period) not in told:
            told.add((force, period))
            both = " and ".join(f"“{name}”" for name in sorted(spelt))
            yield _problem("", 0, f"{both} are both {force.name}, and {period.label} has numbers for both.")


_COLUMNS = ("force", "starts_on", "ends_on", "code", "offence", "count", "quarters", "parts")


def _count(one: Count, force) -> tuple:
    return (
        force.pk,
        one.period.starts_on,
        one.period.ends_on,
        one.code[:40],
        one.offence,
        one.number,
        "".join(map(str, one.quarters)),
        [_part(part) for part in one.parts],
    )


def _part(part: Part):
    return [part.quarter, part.number, part.sheet, part.cell]


def _left_out_words(without: Counter) -> Iterator[str]:
    for name, rows in sorted(without.items()):
        yield f"“{name}” is no police force: {counted_words(rows, 'row was', 'rows were')} left out."


def _part_years(found, forces) -> Iterator[str]:
    """Years of which forces have less than four quarters: by year, since then nothing of them is an annual figure."""
    quarters = defaultdict(set)
    for one in found.counts:
        if one.force in forces:
            quarters[one.period, forces[one.force].name].update(one.quarters)
    by_year = defaultdict(lambda: defaultdict(list))
    for (period, force), there in sorted(quarters.items(), key=lambda item: (item[0][0], item[0][1])):
        if len(there) < 4:
            by_year[period][tuple(sorted(there))].append(force)
    in_year = Counter(period for period, _ in quarters)
    for period, groups in by_year.items():
        for there, names in groups.items():
            who = "all forces" if len(names) == in_year[period] else ", ".join(names)
            which = f"quarters {', '.join(map(str, there))} only" if there else "no quarter with a number"
            yield f"{period.label}, {which}: {who}. Part of a year is not used as a figure of the year."


def _problem(sheet, row, words):
    return {"sheet": sheet, "row": row, "words": words}


def _refused(problems, more=0, unknown=()) -> _Found:
    return _Found(
        problems=problems[:MOST_PROBLEMS],
        more_problems=more + max(0, len(problems) - MOST_PROBLEMS),
        unknown_names=sorted(unknown),
    )
