from datetime import date

import pytest
from hypothesis import given

from foitracker.periods import (
    Kind,
    Period,
    calendar_year,
    financial_year,
    month,
    parse_period,
)
from tests.periods.made_up import periods

Q1 = Period(date(2017, 4, 1), date(2017, 6, 30))


@pytest.mark.parametrize(
    ("period", "kind", "label", "days"),
    [
        (financial_year(2017), Kind.FINANCIAL_YEAR, "2017/18", 365),
        (financial_year(2019), Kind.FINANCIAL_YEAR, "2019/20", 366),
        (financial_year(1999), Kind.FINANCIAL_YEAR, "1999/00", 366),
        (calendar_year(2018), Kind.CALENDAR_YEAR, "2018", 365),
        (Q1, Kind.QUARTER, "Apr-Jun 2017", 91),
        (month(2018, 1), Kind.MONTH, "Jan 2018", 31),
        (month(2018, 12), Kind.MONTH, "Dec 2018", 31),
        (Period(date(2018, 1, 31), date(2018, 1, 31)), Kind.DAY, "31 Jan 2018", 1),
        (Period(date(2017, 4, 1), date(2017, 12, 31)), Kind.OTHER, "1 Apr 2017 to 31 Dec 2017", 275),
        (Period(date(2017, 2, 1), date(2017, 4, 30)), Kind.OTHER, "1 Feb 2017 to 30 Apr 2017", 89),
        (Period(date(2017, 4, 6), date(2018, 4, 5)), Kind.OTHER, "6 Apr 2017 to 5 Apr 2018", 365),
    ],
)
def test_kind_label_and_length(period, kind, label, days):
    assert (period.kind, period.label, period.days, str(period)) == (kind, label, days, label)


def test_a_year_contains_its_months_and_not_the_next():
    assert financial_year(2017).contains(month(2018, 3))
    assert financial_year(2017).contains(financial_year(2017))
    assert not financial_year(2017).contains(month(2018, 4))
    assert not month(2018, 3).contains(financial_year(2017))


def test_periods_sort_by_their_start():
    assert sorted([calendar_year(2018), financial_year(2016), Q1]) == [financial_year(2016), Q1, calendar_year(2018)]


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot start"):
        Period(date(2018, 4, 1), date(2018, 3, 31))


@given(periods)
def test_a_label_reads_back(period):
    assert parse_period(period.label) == period
