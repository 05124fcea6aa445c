"""Which changes of law and of codes fall inside the years of a round."""

from datetime import date

import pytest

from foitracker.offences import load_scheme
from foitracker.offences.breaks import Touches, breaks, changes
from foitracker.offences.codes import canonical
from foitracker.periods import Kind

IMAGES = "child-abuse-images"


def found(slug, period_from, period_to, touches=None):
    return [
        (one.change.codes[0] if one.change.codes else one.change.law)
        for one in breaks(load_scheme(slug), date.fromisoformat(period_from), date.fromisoformat(period_to))
        if touches in (None, one.touches)
    ]


@pytest.mark.parametrize("change", changes(), ids=lambda change: f"{change.when.label} {change.what[:30]}")
def test_every_row_says_what_changed_where_and_who_says_so(change):
    assert change.when.kind in (Kind.DAY, Kind.CALENDAR_YEAR, Kind.FINANCIAL_YEAR)
    assert bool(change.codes) != bool(change.law)
    assert all(canonical(code) == code for code in change.codes)
    assert change.what.endswith(".")
    assert change.where
    assert change.source


def test_every_code_is_known_to_some_scheme():
    known = {code for slug in (IMAGES, "home-office") for code in load_scheme(slug).codes}

    assert {code for change in changes() for code in change.codes} <= known | {"49/3", "5/29", "5/30"}


def test_a_new_offence_inside_the_years_breaks_the_series():
    assert found(IMAGES, "2009-04-01", "2011-03-31", Touches.TOTAL) == ["86/15"]


@pytest.mark.parametrize(
    ("period_from", "period_to"),
    [("2010-04-06", "2012-03-31"), ("2008-04-01", "2010-04-05"), ("2016-04-01", "2018-03-31")],
)
def test_a_change_on_the_first_day_or_outside_breaks_nothing(period_from, period_to):
    assert "86/15" not in found(IMAGES, period_from, period_to)


def test_a_change_on_the_last_day_is_inside():
    assert "86/15" in found(IMAGES, "2009-04-01", "2010-04-06")


def test_what_only_bounds_the_total_is_told_from_what_is_in_it():
    assert found(IMAGES, "2014-04-01", "2016-03-31", Touches.TOTAL) == []
    assert found(IMAGES, "2014-04-01", "2016-03-31", Touches.BOUND) == ["86/16"]


def test_one_change_touches_one_scheme_and_not_the_other():
    years = ("2016-04-01", "2018-03-31")

    assert found(IMAGES, *years, Touches.TOTAL) == []
    assert found(IMAGES, *years, Touches.NEITHER) == ["71/17"]
    assert found("sexual-communication-and-grooming", *years, Touches.TOTAL) == ["71/17"]
    assert {"28A", "30A", "8S", "8R", "83/5", "71/17"} <= set(found("home-office", *years, Touches.TOTAL))


def test_an_offence_without_a_code_is_known_by_its_law():
    assert found(IMAGES, "2025-04-01", "2026-12-31") == ["Sexual Offences Act 2003 section 46A"]
    assert found("home-office", "2025-04-02", "2026-12-31") == []


def test_a_code_that_ends_breaks_the_series_too():
    assert found(IMAGES, "2023-04-01", "2024-03-31").count("8/71") == 1


def test_a_break_says_when_what_and_where():
    [one] = [b for b in breaks(load_scheme(IMAGES), date(2009, 4, 1), date(2011, 3, 31)) if b.touches == Touches.TOTAL]

    assert one.words == (
        "6 Apr 2010: Possessing prohibited images of children became an offence "
        "(86/15; England, Wales and Northern Ireland)."
    )
