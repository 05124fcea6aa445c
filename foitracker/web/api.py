"""The API: read-only, one version, with a token. A program sees what the person of its token may see."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from foitracker.periods import Period
from foitracker.publishing.formats.csv import write_table
from foitracker.publishing.table import Table
from foitracker.store.models import Release, Round
from foitracker.store.queries import releases as release_query
from foitracker.store.queries.national import National, national
from foitracker.store.queries.publication import of_release
from foitracker.store.queries.tidy import (
    ALL,
    TidyTotal,
    coverage_table,
    tidy_coverage,
    tidy_totals,
    totals_table,
)
from foitracker.store.queries.tokens import person_with
from foitracker.store.roles import May
from foitracker.web.access import BY_TOKEN
from foitracker.web.addresses import trace_url
from foitracker.web.attachments import attachment

RATE = "120/m"  # requests of one token's person

Format = Literal["json", "csv"]


class ByToken(HttpBearer):
    def authenticate(self, request, token):
        person = person_with(token)
        return person if person and person.has_perm(May.SEE_ROUNDS) else None


api = NinjaAPI(
    title="foitracker",
    version="1",
    description="Totals, coverage and releases of rounds of requests. Ask with the header Authorization: Bearer TOKEN.",
    auth=ByToken(),
    throttle=[AuthRateThrottle(RATE)],
    docs_url=None,
    urls_namespace="api",
)


class RoundOut(Schema):
    slug: str
    title: str
    scheme: str
    opened_on: date


class TotalOut(Schema):
    level: str
    area: str
    name: str
    period: str
    starts_on: date
    ends_on: date
    category: str
    title: str
    low: int | None
    high: int | None
    forces_asked: int
    forces_usable: int
    trace: str


class TotalsOut(Schema):
    round: str
    notes: list[str]
    totals: list[TotalOut]


class CoverageOut(Schema):
    force: str
    name: str
    period: str
    starts_on: date
    ends_on: date
    in_total: bool
    reason: str
    source: str


class ReleaseOut(Schema):
    number: int
    title: str
    made_at: datetime
    sha256: str
    is_signed: bool
    embargo_ends_at: datetime | None
    is_embargoed: bool
    corrects: int | None
    notice: str


@api.get("/rounds", response=list[RoundOut], summary="The rounds")
def rounds(request):
    return Round.objects.all()


@api.get("/rounds/{slug}/totals", response=TotalsOut, summary="Totals by area, period and category, as they stand now")
def totals(request, slug: str, format: Format = "json"):
    result = _national(slug)
    if format == "csv":
        return _csv(totals_table(result, address_of=partial(_trace, request, slug)), f"{slug}-totals")
    notes = [
        "low and high are the bounds of a number; null is no usable figure, and not zero.",
        "These figures are as they stand now; releases are frozen and signed.",
        "trace is the page of the forces and cells behind a number.",
    ]
    return {
        "round": slug,
        "notes": notes,
        "totals": [asdict(line) | {"trace": _trace(request, slug, line)} for line in tidy_totals(result)],
    }


@api.get("/rounds/{slug}/coverage", response=list[CoverageOut], summary="Which forces stand behind each total")
def coverage(request, slug: str, format: Format = "json"):
    result = _national(slug)
    if format == "csv":
        return _csv(coverage_table(result), f"{slug}-coverage")
    return _plain(tidy_coverage(result))


@api.get("/rounds/{slug}/releases", response=list[ReleaseOut], summary="The releases that you may see")
def releases(request, slug: str):
    round = get_object_or_404(Round, slug=slug)
    return [_release(seen.release) for seen in release_query.releases(round, request.auth)]


@api.get("/rounds/{slug}/releases/{number}", response=dict, summary="A release: its tables, notes and sources")
def release(request, slug: str, number: int):
    found = _find_release(request, slug, number)
    return {"release": ReleaseOut(**_release(found)).model_dump(mode="json"), "content": found.content}


@api.get("/rounds/{slug}/releases/{number}/tables/{name}.csv", summary="One table of a release as CSV")
def release_table(request, slug: str, number: int, name: str):
    content = of_release(_find_release(request, slug, number))
    table = next((table for table in content.all_tables if table.name == name), None)
    if table is None:
        names = ", ".join(table.name for table in content.all_tables)
        raise HttpError(404, f"There is no table “{name}” in this release. There are: {names}.")
    return _csv(table, f"{slug}-release-{number}-{name}")


def _trace(request, slug: str, line: TidyTotal) -> str:
    """The page of the forces and cells behind a number."""
    force = line.area if line.level == "force" else ""
    area = line.area if line.level in ("nation", "region") else ""
    category = "" if line.category == ALL else line.category
    address = trace_url(slug, Period(line.starts_on, line.ends_on), force=force, area=area, category=category)
    return request.build_absolute_uri(address)


def _find_release(request, slug, number) -> Release:
    found = get_object_or_404(Release.objects.select_related("corrects"), round__slug=slug, number=number)
    if not release_query.may_see(found, request.auth):
        until = f" until {timezone.localtime(found.embargo_ends_at).isoformat()}" if found.embargo_ends_at else ""
        what = f"is under embargo{until}" if found.is_signed else "is a draft that waits for a second signature"
        raise HttpError(403, f"Release {number} {what}.")
    return found


def _release(found: Release) -> dict:
    return {
        "number": found.number,
        "title": found.title,
        "made_at": found.made_at,
        "sha256": found.sha256,
        "is_signed": found.is_signed,
        "embargo_ends_at": found.embargo_ends_at,
        "is_embargoed": found.is_embargoed(timezone.now()),
        "corrects": found.corrects.number if found.corrects else None,
        "notice": found.notice,
    }


def _national(slug: str) -> National:
    return national(get_object_or_404(Round, slug=slug))


def _plain(lines: Iterable) -> list[dict]:
    return [asdict(line) for line in lines]


def _csv(table: Table, stem: str) -> HttpResponse:
    return attachment(write_table(table), "text/csv; charset=utf-8", f"{stem}.csv")


urlpatterns, app_name, _ = api.urls
for pattern in urlpatterns:
    pattern.callback.permission = BY_TOKEN
