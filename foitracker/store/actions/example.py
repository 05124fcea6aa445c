"""The example round: its letters, requests and answers go in through the same actions as anyone's."""

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from foitracker.periods import parse_period
from foitracker.store.actions import files, official, readings, requests, rounds, wordings
from foitracker.store.models import Event, Force, OfficialTable, Reading, Request, Round, Wording

FOLDER = settings.BASE_DIR / "fixtures"
SLUG = "child-abuse-images-2018"
# The example's decisions are made by somebody who is not a person, and is named so wherever they are shown.
DECIDED_BY = "example-round"


def load(*, say=lambda sentence: None) -> Round:
    """Opens the example round, sends its requests, imports its answers, rules on wordings, confirms readings.

    A reading that leaves the reader in doubt is confirmed with a reason, or waits as it would in life.
    """
    by = _importer()
    round = _open(by)
    answers = _import(round, by)
    say(f"Imported {len(answers)} answers.")
    _import_official(by)
    _rule(round, by)
    confirmed = _confirm(answers, by)
    say(f"Confirmed {confirmed} readings; {len(answers) - confirmed} wait for a person.")
    return round


@transaction.atomic
def _open(by) -> Round:
    design = json.loads((FOLDER / "example_round" / "round.json").read_text(encoding="utf-8"))
    round = rounds.open_round(
        slug=design["slug"],
        title=design["title"],
        scheme=design["scheme"],
        about=design["about"],
        periods=[parse_period(text) for text in design["periods"]],
        population_year=design["population_year"],
        questions=design["questions"],
        letters=design["letters"],
        forces=list(Force.objects.asked_by_default()),
        on=date.fromisoformat(design["opened_on"]),
        by=by,
    )
    for row in _rows("requests.csv"):
        request = Request.objects.get(round=round, force__slug=row["force"])
        requests.send(request=request, on=_day(row["sent_on"]), received_on=_day(row["received_on"]), by=by)
        for kind in ("clarification_asked", "clarification_answered", "chased"):
            if row.get(f"{kind}_on"):
                requests.log(request=request, kind=kind, on=_day(row[f"{kind}_on"]), by=by)
        requests.log(
            request=request,
            kind=Event.Kind.ANSWERED,
            on=_day(row["answered_on"]),
            outcome=row["outcome"],
            reference=row["reference"],
            by=by,
        )
    return round


def _import(round, by):
    asked = {request.force.slug: request for request in round.requests.select_related("force")}
    pairs = []
    for row in _rows("requests.csv"):
        content = (FOLDER / "answers" / row["file"]).read_bytes()
        answer = files.receive(round=round, file_name=row["file"], content=content, on=_day(row["answered_on"]), by=by)
        pairs.append((answer, asked[row["force"]]))
    return files.match_and_read(pairs=pairs, by=by).answers


def _import_official(by):
    """The official numbers that the round is compared with, where they are not here already."""
    design = json.loads((FOLDER / "official" / "table.json").read_text(encoding="utf-8"))
    content = (FOLDER / "official" / design["file"]).read_bytes()
    if OfficialTable.objects.filter(sha256=hashlib.sha256(content).hexdigest()).exists():
        return
    official.receive_upload(
        file=ContentFile(content, name=design["file"]),
        title=design["title"],
        edition=design["edition"],
        publisher=design["publisher"],
        published_on=_day(design["published_on"]),
        retrieved_on=_day(design["retrieved_on"]),
        address=design["address"],
        by=by,
    )


def _rule(round, by):
    rulings = {}
    for row in _rows("rulings.csv"):
        rulings[wordings.tidied(row["wording"])] = row
    for wording in Wording.objects.in_scheme(round.scheme).waiting():
        row = rulings.get(wording.tidied)
        if row:
            wordings.decide(wording=wording, category=row["category"], why=row["why"], round=round, by=by)


def _confirm(answers, by):
    reasons = {row["file"]: row["why"] for row in _rows("reasons.csv")}
    of_them = Reading.objects.waiting().filter(answer__in=answers).select_related("answer")
    clear = of_them.filter(Q(open_points=0) | Q(answer__file_name__in=reasons))
    for reading in clear:
        readings.confirm(reading=reading, why=reasons.get(reading.answer.file_name, ""), by=by)
    return len(clear)


def _importer():
    person, made = get_user_model().objects.get_or_create(username=DECIDED_BY, defaults={"is_active": False})
    if made:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    return person


def _rows(name) -> Iterator[dict[str, str]]:
    with (FOLDER / "example_round" / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def _day(text):
    return date.fromisoformat(text)
