"""A scheme with its approved wordings as one CSV, so that another charity can use it.

The rows of the scheme file as they are, and after them one row `ruling` for each ruling by a person: its category, the
wording, the reason, the force if it holds for one alone, the day and the person. Put into offences/schemes/ the file is
that scheme; imported on the site its rulings are rulings.
"""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date

from foitracker.offences import Scheme
from foitracker.offences.scheme_rows import Row, read_rows
from foitracker.publishing.safe_text import guarded, starts_a_formula
from foitracker.store.actions.wordings import tidied

SCHEME, RULING = "scheme", "ruling"
MOST_ROWS = 20_000
_EXTRA = ("force", "ruled_on", "ruled_by")
_NEEDED = ("row", "category", "text", "detail", *_EXTRA)


@dataclass(frozen=True, slots=True)
class Approved:
    """A wording with what a person ruled that it means."""

    text: str
    category: str
    why: str
    force: str  # a slug, or "" for every force
    ruled_on: date
    ruled_by: str


class RefusedFile(ValueError):
    """A file that is not imported; `problems` are sentences, each with its line where it has one."""

    def __init__(self, *problems: str):
        super().__init__(problems[0])
        self.problems = problems


def write(slug: str, approved: Iterable[Approved]) -> str:
    """The file. A text that a spreadsheet would compute has an apostrophe in front."""
    out = io.StringIO()
    columns = [*(field.name for field in fields(Row)), *_EXTRA]
    lines = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    lines.writeheader()
    lines.writerow({"row": SCHEME, "text": slug})
    for row in read_rows(slug):
        lines.writerow({name: guarded(text) for name, text in asdict(row).items()})
    for one in approved:
        row = Row(RULING, one.category, one.text, one.why)
        said = {"force": one.force, "ruled_on": one.ruled_on.isoformat(), "ruled_by": one.ruled_by}
        lines.writerow({name: guarded(text) for name, text in (asdict(row) | said).items()})
    return out.getvalue()


def read(content: bytes, *, scheme: Scheme, forces: Collection[str], today: date) -> list[Approved]:
    """The rulings in a file, checked against the scheme here. Raises RefusedFile with everything that is wrong."""
    lines = list(_lines(content))
    named = [line["text"] for _, line in lines if line["row"] == SCHEME]
    if named != [scheme.slug]:
        found = f"the scheme “{named[0]}”" if named else "no scheme"
        raise RefusedFile(f"The file names {found}; this is the scheme “{scheme.slug}”.")
    problems = [
        f"Line {number}: {problem}"
        for number, line in lines
        if line["row"] in ("category", RULING)
        for problem in _problems(line, scheme, forces, today)
    ]
    if problems:
        raise RefusedFile(*problems)
    approved, first = {}, {}
    for number, line in lines:
        if line["row"] != RULING:
            continue
        one = _approved(line)
        key = (tidied(one.text), one.force)
        earlier = approved.setdefault(key, one)
        if earlier.category != one.category:
            problems.append(f"Line {number}: the wording means something else on line {first[key]}.")
        first.setdefault(key, number)
    if problems:
        raise RefusedFile(*problems)
    if not approved:
        raise RefusedFile("The file has no row “ruling”: nobody has approved a wording in it.")
    return list(approved.values())


def _lines(content: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row by its columns, with the number of the line it ends on."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise RefusedFile("The file is no CSV in UTF-8. Save it as “CSV UTF-8”.") from problem
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="", strict=True)
    try:
        missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise RefusedFile(f"Line 1: these columns are missing: {', '.join(missing)}.")
        for count, line in enumerate(reader):
            if None in line:
                raise RefusedFile(f"Line {reader.line_num}: there are more fields than columns.")
            if count >= MOST_ROWS:
                raise RefusedFile(f"The file has more than {MOST_ROWS:,} rows.")
            yield reader.line_num, {name: _unguarded(text) for name, text in line.items()}
    except csv.Error as problem:
        raise RefusedFile(f"Line {reader.reader.line_num}: this cannot be read as CSV ({problem}).") from problem


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and starts_a_formula(text[1:]) else text


def _problems(line, scheme, forces, today) -> Iterator[str]:
    code = line["category"]
    here = scheme.categories.get(code)
    if line["row"] == "category":
        if here and (here.title, here.counting) != (line["text"], line.get("counting", here.counting)):
            yield f"the category “{code}” is “{line['text']}” there and “{here.title}” here, or is counted otherwise."
        return
    if here is None:
        yield f"there is no category “{code}” in this scheme."
    if not tidied(line["text"]):
        yield "there is no wording."
    if not line["detail"].strip():
        yield "there is no reason."
    if not line["ruled_by"].strip():
        yield "nobody is named who ruled."
    if line["force"] and line["force"] not in forces:
        yield f"there is no force “{line['force']}”."
    day = _day(line["ruled_on"])
    if day is None or day > today:
        yield f"“{line['ruled_on']}” is no day of a ruling. Write it as 2018-05-31."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _approved(line) -> Approved:
    return Approved(
        text=line["text"],
        category=line["category"],
        why=line["detail"].strip(),
        force=line["force"],
        ruled_on=date.fromisoformat(line["ruled_on"]),
        ruled_by=line["ruled_by"].strip(),
    )
