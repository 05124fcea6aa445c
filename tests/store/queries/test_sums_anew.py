"""Added up in the database or one by one by the rules: the sums are the same, and so is the result of the round."""

from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foitracker.periods import Period, calendar_year, financial_year
from foitracker.store.actions import requests
from foitracker.store.models import Answer, AnswerFile, Figure, Reading, RoundSums, Wording
from foitracker.store.queries import sums_anew
from foitracker.store.queries.national import national
from foitracker.store.queries.national_table import national_table
from foitracker.store.queries.sums import parts_of
from foitracker.store.queries.sums_anew import added_anew
from foitracker.totals.sums import plus
from tests.factories import make_force, make_person, make_round

pytestmark = pytest.mark.django_db

YEARS = (financial_year(2015), financial_year(2016), financial_year(2017))
HALVES = (Period(date(2016, 4, 1), date(2016, 9, 30)), Period(date(2016, 10, 1), date(2017, 3, 31)))
CATEGORIES = (
    "take_make_distribute", "possession", "take_make_distribute", "possession", "prohibited_image",
    "child_images_unsplit", "extreme_pornography", "class86_mixed", "total_row", "",
)  # fmt: skip


USUAL = st.tuples(st.sampled_from(YEARS), st.sampled_from(CATEGORIES[:5]), st.sampled_from([0, 0, 0, 4]), st.just(""))
ODD = st.tuples(
    st.sampled_from([*YEARS, *HALVES, calendar_year(2016), None]),
    st.sampled_from(CATEGORIES),
    st.sampled_from([0, None]),
    st.sampled_from(["", "suppressed", "blank", "dash", "left out"]),
)


@st.composite
def figures(draw):
    period, category, more, absence = draw(st.one_of(USUAL, USUAL, USUAL, USUAL, ODD))
    low = draw(st.integers(0, 60))
    return {
        "period": period,
        "category": category,
        "low": None if absence else low,
        "high": None if absence or more is None else low + more,
        "absence": absence,
        "role": draw(st.sampled_from(["data", "data", "data", "total"])),
        "status": draw(st.sampled_from(["confirmed", "confirmed", "confirmed", "second", "waiting"])),
        "superseded": draw(st.sampled_from([False, False, False, False, True])),
    }


@pytest.fixture
def furnished():
    """A round of three forces and a wording for each category. Each force has two confirmed readings and one that
    waits, without figures; and each has a further confirmed reading in another round, with figures."""
    by = make_person()
    forces = [make_force(name, region=name[:5]) for name in ("Kent Police", "Essex Police", "Gwent Police")]
    other = make_round(slug="another", forces=forces, periods=YEARS, by=by)
    round = make_round(forces=forces, periods=YEARS, by=by)
    for one in (other, round):
        requests.send_all(round=one, on=date(2018, 4, 9), by=by)
    readings = []
    for at, request in enumerate(round.requests.order_by("pk")):
        how = {"by": by, "blank_is_nil": at == 0}
        readings.append(
            {
                "confirmed": reading_of(request, f"a{at}", **how),
                "second": reading_of(request, f"b{at}", **how),
                "waiting": reading_of(request, f"c{at}", status="waiting", **how),
            }
        )
    wordings = {
        category: Wording.objects.create(
            scheme=round.scheme, tidied=category or "odd", text=category or "odd", reason="",
            decision="accepted" if category else "unknown", category=category,
        )
        for category in set(CATEGORIES)
    }  # fmt: skip
    for at, request in enumerate(other.requests.order_by("pk")):
        its = {"confirmed": reading_of(request, f"d{at}", by=by)}
        figure(its, wordings, 0, period=YEARS[1], category="possession", low=7, high=7).save()
    return round, readings, wordings


def reading_of(request, name, *, by, status="confirmed", blank_is_nil=False):
    file = AnswerFile.objects.create(sha256=f"{name:>064}", size=1, content="x", state="open", stored_by=by)
    answer = Answer.objects.create(
        round=request.round, file=file, file_name=f"{name}.xlsx", request=request, received_on=date(2018, 5, 2),
        uploaded_by=by, matched_at=file.stored_at, matched_by=by,
    )  # fmt: skip
    decided = {"decided_at": file.stored_at, "decided_by": by, "why": "So it is.", "blank_is_nil": blank_is_nil}
    return Reading.objects.create(
        answer=answer, status=status, read_by=by, **(decided if status == "confirmed" else {})
    )


QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.mark.parametrize("listed", [sums_anew.LISTED, 1], ids=["readings named", "readings joined"])
@settings(max_examples=80, deadline=None, suppress_health_check=QUIET)
@given(given_figures=st.lists(st.lists(figures(), max_size=9), min_size=3, max_size=3))
def test_both_ways_of_adding_up_agree(furnished, monkeypatch, listed, given_figures):
    round, readings, wordings = furnished
    monkeypatch.setattr(sums_anew, "LISTED", listed)
    with transaction.atomic():
        for reading, its in zip(readings, given_figures, strict=True):
            Figure.objects.bulk_create(figure(reading, wordings, at, **one) for at, one in enumerate(its))

        by_the_rules = plus(parts_of(round, requests_of(readings)).values())
        result = national(round)

        assert added_anew(round) == by_the_rules
        RoundSums.objects.all().delete()
        numbers = national_table(round).table.everywhere.numbers
        assert [(n.usable, n.range and n.range.low, n.range and n.range.high) for n in numbers] == [
            (len(total.usable), total.low, total.high) for total in result.totals
        ]
        transaction.set_rollback(True)


def requests_of(readings):
    return [its["confirmed"].answer.request_id for its in readings]


def figure(
    its, wordings, at, *, period, category, low, high, absence="", role="data", status="confirmed", superseded=False
):
    reading = its[status]
    return Figure(
        reading=reading,
        request=reading.answer.request,
        sheet="Sheet1",
        cell=f"B{at + 1}",
        role=role,
        starts_on=period.starts_on if period else None,
        ends_on=period.ends_on if period else None,
        wording=wordings[category],
        low=low,
        high=high,
        absence=absence,
        superseded_at=reading.read_at if superseded else None,
        superseded_by=reading if superseded else None,
    )


@pytest.mark.parametrize("low", [5, 0], ids=["exact", "suppressed without a total row"])
def test_what_is_plain_takes_the_same_queries_for_every_number_of_forces(furnished, django_assert_num_queries, low):
    round, readings, wordings = furnished
    for its in readings:
        Figure.objects.bulk_create(
            figure(its, wordings, 3 * at + more, period=year, category=category, low=low, high=5)
            for at, year in enumerate(YEARS)
            for more, category in enumerate(["possession", "take_make_distribute"])
        )

    with django_assert_num_queries(10 if connection.vendor == "postgresql" else 8):  # two say not to compile
        added = added_anew(round)
    assert added == plus(parts_of(round, requests_of(readings)).values())
