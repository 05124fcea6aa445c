"""State for tests, built through actions. A test states only what it is about."""

import io
from datetime import date
from functools import cache
from itertools import count

import openpyxl
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from foitracker.periods import financial_year
from foitracker.store.actions import files, flags, official, readings, requests, rounds
from foitracker.store.models import Correction, Force
from foitracker.store.queries.flags import flags as flags_of
from foitracker.store.queries.flags import open_flags

_numbers = count(1)


def make_person(name=None):
    return get_user_model().objects.create_user(username=name or f"person-{next(_numbers)}", password="x")


def make_force(name="Lancashire Constabulary", *, law="foia", nation="England", region="North West", **fields):
    slug = fields.pop("slug", name.casefold().replace(" ", "-"))
    fields = {"short_name": name, "kind": "territorial", "asked_by_default": True} | fields
    return Force.objects.get_or_create(
        slug=slug, defaults={"name": name, "law": law, "nation": nation, "region": region, **fields}
    )[0]


def make_round(*, slug="images-2018", forces=None, periods=None, by=None, scheme="child-abuse-images", **fields):
    return rounds.open_round(
        slug=slug,
        title=fields.pop("title", f"Round {slug}"),
        scheme=scheme,
        periods=periods or [financial_year(2016), financial_year(2017)],
        questions=["How many offences were recorded?"],
        letters={"foia": "Dear FOI team", "foisa": "Dear FOI team in Scotland"},
        forces=forces if forces is not None else [make_force()],
        on=date(2018, 4, 1),
        by=by or make_person(),
        **fields,
    )


def make_request(*, round=None, sent_on=date(2018, 4, 9), by=None):
    """The first request of a round, sent unless `sent_on` is None."""
    round = round or make_round()
    request = round.requests.first()
    return requests.send(request=request, on=sent_on, by=by or make_person()) if sent_on else request


def workbook(rows, *, title="Sheet1", more=()):
    """The bytes of a workbook with these rows on its sheet; `more` holds the rows of further sheets by their titles."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, cells in dict(more).items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@cache  # the same bytes each time
def hiding_workbook(secret="Jane Example"):
    """The bytes of an answer with a hidden sheet about a person who does not exist."""
    book = openpyxl.Workbook()
    for row in PLAIN_ANSWER[:2]:
        book.active.append(row)
    hidden = book.create_sheet("Personal list")
    hidden.append(["Name", secret, "1 January 1980"])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# Years across, offences down, a total that adds up: the plainest answer there is.
PLAIN_ANSWER = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2 Take, make or distribute indecent photographs of children", 480, 541],
    ["86/10 Possession of an indecent photograph of a child", 111, 133],
    ["Total", 591, 674],
]


def make_answer(*, request=None, rows=None, file_name="Lancashire FOI 123.xlsx", content=None, by=None):
    """An answer that belongs to a request, not yet read."""
    request, by = request or make_request(), by or make_person()
    answer = files.receive(
        round=request.round,
        file_name=file_name,
        content=content or workbook(rows or PLAIN_ANSWER),
        on=date(2018, 5, 2),
        by=by,
    )
    return files.match(answer=answer, request=request, by=by)


def make_reading(*, by=None, **fields):
    answer = make_answer(by=by, **fields)
    return readings.read(answer=answer, by=by or make_person())


def make_confirmed(*, by=None, why="As the sheet says.", **fields):
    """A reading that a person has confirmed, so that its figures count."""
    by = by or make_person()
    return readings.confirm(reading=make_reading(by=by, **fields), by=by, why=why)


def make_correction(*, answer=None, area="1", meaning="heading", by=None, **fields):
    """A mark that a person made on the first sheet of an answer, as it is stored; the answer is not read again."""
    mark = {"sheet": "Sheet1", "area": area, "meaning": meaning} | fields
    answer = answer or make_answer()
    return Correction.objects.create(answer=answer, mark=mark, layout="", made_by=by or make_person())


OFFICIAL_HEAD = (
    "Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Group", "Offence Subgroup",
    "Offence Code", "Number of Offences",
)  # fmt: skip


def official_rows(numbers, *, quarters=4):
    """Rows in the layout of the open data: {("Lancashire", "2017/18", "86"): 689}, divided over the quarters."""
    rows = [OFFICIAL_HEAD]
    for (force, year, code), number in numbers.items():
        parts = [number // quarters] * (quarters - 1)
        parts.append(number - sum(parts))
        rows += [
            (year, quarter, force, f"Offences of class {code}", "Group", "Subgroup", code, part)
            for quarter, part in enumerate(parts, start=1)
        ]
    return rows


LANCASHIRE_86 = {("Lancashire Constabulary", "2016/17", "86"): 608, ("Lancashire Constabulary", "2017/18", "86"): 689}


def make_official_table(numbers=None, *, rows=None, edition="October 2023", by=None, **fields):
    """An edition that was uploaded and read; by default one of class 86 in Lancashire."""
    content = workbook(rows or official_rows(numbers or LANCASHIRE_86), title="Table")
    given = {
        "file": SimpleUploadedFile(f"{edition}.xlsx", content),
        "title": "Recorded crime open data",
        "edition": edition,
        "publisher": "Home Office",
        "published_on": date(2023, 10, 19),
        "retrieved_on": date(2023, 10, 20),
    }
    return official.receive_upload(by=by or make_person(), **(given | fields))


def rule_on_flags(round, *, by=None, why="The force has confirmed it.", decision="stands"):
    """Rules on every flag of a round that waits, as has to be done before a release."""
    keys = [flag.key for flag in open_flags(flags_of(round))]
    return flags.rule(round=round, keys=keys, decision=decision, why=why, by=by or make_person()) if keys else []
