"""An official table is read in the sandbox, and what it gives is kept: all of it, or nothing."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from foitracker.sheets import sandbox
from foitracker.sheets.official_reading import Count, OfficialReading, Part
from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.matching import force_names, tidy_name
from foitracker.store.models import Force, OfficialCount, OfficialTable
from foitracker.store.queries.names import Called, names_of
from foitracker.totals.words import counted_words

State = OfficialTable.State

# Bodies that stand among the forces in these tables and police no area: they are left out, and it is said.
NO_FORCES = frozenset({"action fraud", "cifas", "financial fraud action uk", "uk finance"})
AT_ONCE = 2000  # rows of the database
MOST_PROBLEMS = 100


def read(*, table: OfficialTable) -> OfficialTable:
    """Reads a table that waits. Its state then says whether it was imported, and its problems why not."""
    if table.state != State.WAITING:
        return table
    try:
        found = _open_in_sandbox(table)
    except UnreadableFile as problem:
        return _refuse(table, [_problem("", 0, f"{problem.reason} {problem.advice}".strip())])
    return _record(table, found)


def _open_in_sandbox(table) -> OfficialReading:
    with tempfile.TemporaryDirectory(prefix="foitracker-") as folder, table.content.open("rb") as content:
        path = Path(folder) / "table"
        with path.open("wb") as copy:
            for chunk in content.chunks():
                copy.write(chunk)
        return sandbox.read_official(path, file_name=table.file_name)


def _record(table, found: OfficialReading) -> OfficialTable:
    """Keeps all of it. Nothing is seen of a table until its state says so, which is the last thing that is written:
    so the many rows go in by pieces, and nobody else waits for the database meanwhile."""
    problems = [_problem(one.sheet, one.row, one.words) for one in found.problems]
    known = force_names(names_of(Force.objects.all()))
    forces, unknown, without = _forces(found, known, frozenset(map(tidy_name, table.left_out)))
    problems += [_unknown_body(name, count) for name, count in unknown.items()]
    problems += list(_named_twice(found, forces))
    if problems:
        return _refuse(table, problems, found.more_problems, unknown)
    table.counts.all().delete()  # what a reading that did not finish has left
    counts = [one for one in found.counts if one.force in forces]
    for start in range(0, len(counts), AT_ONCE):
        OfficialCount.objects.bulk_create(
            [_count(table, one, forces[one.force]) for one in counts[start : start + AT_ONCE]]
        )
    table.state, table.rows = State.IMPORTED, found.rows
    table.problems, table.more_problems, table.unknown_names = [], 0, []
    table.notes = [*found.notes, *_left_out_words(without), *_part_years(found, forces)]
    table.save()
    return table


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


def _count(table, one: Count, force):
    return OfficialCount(
        table=table,
        force_id=force.pk,
        starts_on=one.period.starts_on,
        ends_on=one.period.ends_on,
        code=one.code[:40],
        offence=one.offence,
        count=one.number,
        quarters="".join(map(str, one.quarters)),
        parts=[_part(part) for part in one.parts],
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


def _refuse(table, problems, more=0, unknown=()) -> OfficialTable:
    table.state = State.REFUSED
    table.problems, table.unknown_names = problems[:MOST_PROBLEMS], sorted(unknown)
    table.more_problems = more + max(0, len(problems) - MOST_PROBLEMS)
    table.save()
    return table
