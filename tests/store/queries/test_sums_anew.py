"""Added up in the database or one by one by the rules: the sums are the same, and so is the result of the round."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foitracker.periods import Period, calendar_year, financial_year
from foitracker.store.actions import requests
from foitracker.store.models import Answer, AnswerFile, Figure, Reading, RoundSums, Wording
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
    st.sampled_from(["", "suppressed", "blank", "dash"]),
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
    }


@pytest.fixture
def furnished():
    """A round of three forces, each with a confirmed reading and no figures, and a wording for each category."""
    by = make_person()
    forces = [make_force(name, region=name[:5]) for name in ("Kent Police", "Essex Police", "Gwent Police")]
    round = make_round(forces=forces, periods=YEARS, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    readings = []
    for request in round.requests.order_by("pk"):
        file = AnswerFile.objects.create(sha256=f"{request.pk:064x}", size=1, content="x", state="open", stored_by=by)
        answer = Answer.objects.create(
            round=round, file=file, file_name="a.xlsx", request=request, received_on=date(2018, 5, 2), uploaded_by=by,
            matched_at=file.stored_at, matched_by=by,
        )  # fmt: skip
        decided = {"decided_at": file.stored_at, "decided_by": by, "why": "So it is.", "blank_is_nil": not readings}
        readings.append(Reading.objects.create(answer=answer, status="confirmed", read_by=by, **decided))
    wordings = {
        category: Wording.objects.create(
            scheme=round.scheme, tidied=category or "odd", text=category or "odd", reason="",
            decision="accepted" if category else "unknown", category=category,
        )
        for category in set(CATEGORIES)
    }  # fmt: skip
    return round, readings, wordings


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_figures=st.lists(st.lists(figures(), max_size=9), min_size=3, max_size=3))
def test_both_ways_of_adding_up_agree(furnished, given_figures):
    round, readings, wordings = furnished
    with transaction.atomic():
        for reading, its in zip(readings, given_figures, strict=True):
            Figure.objects.bulk_create(figure(reading, wordings, at, **one) for at, one in enumerate(its))

        by_the_rules = plus(parts_of(round, [reading.answer.request_id for reading in readings]).values())
        result = national(round)

        assert added_anew(round) == by_the_rules
        RoundSums.objects.all().delete()
        numbers = national_table(round).table.everywhere.numbers
        assert [(n.usable, n.range and n.range.low, n.range and n.range.high) for n in numbers] == [
            (len(total.usable), total.low, total.high) for total in result.totals
        ]
        transaction.set_rollback(True)


def figure(reading, wordings, at, *, period, category, low, high, absence, role):
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
    )


def test_what_is_plain_takes_the_same_queries_for_every_number_of_forces(furnished, django_assert_num_queries):
    round, readings, wordings = furnished
    plain = {"category": "possession", "low": 5, "high": 5, "absence": "", "role": "data"}
    for reading in readings:
        Figure.objects.bulk_create(figure(reading, wordings, at, period=year, **plain) for at, year in enumerate(YEARS))

    with django_assert_num_queries(8):
        assert added_anew(round)
