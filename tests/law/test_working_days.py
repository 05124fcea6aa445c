from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.law.regimes import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, UnknownRegime
from foitracker.law.working_days import (
    BeyondCalendar,
    WorkingDays,
    calendar_for,
    expected_holidays,
    published_holidays,
    published_years,
)

DIVISIONS = (ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND)

# What was proclaimed for an occasion: the days that the rule would have given, and the days that were kept instead.
PROCLAIMED = {
    2012: ({date(2012, 5, 28)}, {date(2012, 6, 4), date(2012, 6, 5)}),  # Diamond Jubilee
    2020: ({date(2020, 5, 4)}, {date(2020, 5, 8)}),  # VE Day
    2022: ({date(2022, 5, 30)}, {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}),  # Jubilee and funeral
    2023: (set(), {date(2023, 5, 8)}),  # Coronation
}


@pytest.mark.parametrize("division", DIVISIONS)
@pytest.mark.parametrize("year", range(2012, 2029))
def test_the_rule_gives_the_published_days_but_for_proclamations(division, year):
    published = {day for day in published_holidays(division) if day.year == year}
    moved, kept = PROCLAIMED.get(year, (set(), set()))

    assert set(expected_holidays(division, year)) - moved | kept == published


@pytest.mark.parametrize("division", DIVISIONS)
def test_the_published_lists_cover_whole_years(division):
    assert published_years(division) == range(2012, 2029)


@pytest.mark.parametrize(
    ("year", "monday"),
    [
        (2005, "28 March"),
        (2008, "24 March"),
        (2011, "25 April"),
        (2029, "2 April"),
        (2038, "26 April"),
        (2099, "13 April"),
    ],
)
def test_easter_monday(year, monday):
    titles = {title: f"{day.day} {day:%B}" for day, title in expected_holidays(ENGLAND_AND_WALES, year).items()}

    assert titles["Easter Monday"] == monday


def test_st_andrews_day_is_a_holiday_since_2007():
    assert "St Andrew’s Day" not in expected_holidays(SCOTLAND, 2006).values()
    assert "St Andrew’s Day" in expected_holidays(SCOTLAND, 2007).values()


@pytest.mark.parametrize(
    ("day", "foia", "foisa"),
    [
        (date(2018, 3, 19), False, True),  # St Patrick's substitute, Northern Ireland
        (date(2018, 3, 30), False, False),  # Good Friday
        (date(2018, 4, 2), False, True),  # Easter Monday
        (date(2018, 7, 12), False, True),  # Northern Ireland
        (date(2018, 8, 6), False, False),  # first Monday of August, Scotland
        (date(2018, 8, 27), False, True),  # last Monday of August
        (date(2018, 11, 30), False, False),  # St Andrew's Day, Scotland
        (date(2019, 1, 2), False, False),  # 2 January, Scotland
        (date(2020, 5, 4), True, True),  # the holiday was moved to 8 May
        (date(2018, 6, 9), False, False),  # a Saturday
        (date(2018, 6, 11), True, True),
    ],
)
def test_the_uk_act_takes_the_holidays_of_all_parts_and_the_scottish_act_its_own(day, foia, foisa):
    assert calendar_for("foia").is_working_day(day) is foia
    assert calendar_for("foisa").is_working_day(day) is foisa


def test_a_holiday_says_where_it_is_kept():
    calendar = calendar_for("foia")

    assert calendar.holiday(date(2018, 12, 25)) == "Christmas Day"
    assert calendar.holiday(date(2018, 11, 30)) == "St Andrew’s Day, Scotland"
    assert calendar.holiday(date(2018, 8, 27)) == "Summer bank holiday, England and Wales and Northern Ireland"
    assert calendar.holiday(date(2018, 6, 11)) == ""


def test_years_outside_the_lists_are_provisional():
    calendar = calendar_for("foia")

    assert not calendar.is_provisional(date(2028, 12, 31))
    assert calendar.is_provisional(date(2029, 1, 1))
    assert calendar.is_provisional(date(2011, 12, 31))


@pytest.mark.parametrize("day", [date(2004, 12, 31), date(2004, 12, 25), date(2100, 1, 1), date(2100, 1, 2)])
def test_no_working_day_is_told_beyond_the_calendar(day):
    with pytest.raises(BeyondCalendar, match="from 2005 to 2099"):
        calendar_for("foia").is_working_day(day)


def test_an_unknown_law_has_no_calendar():
    with pytest.raises(UnknownRegime):
        calendar_for("eir")


days = st.dates(min_value=date(2005, 1, 1), max_value=date(2095, 12, 31))


@given(days, st.integers(1, 80))
def test_after_and_count_agree(start, count):
    calendar = WorkingDays(DIVISIONS)

    end = calendar.after(start, count)

    assert calendar.count(start, end) == count
    assert calendar.count(start, end - timedelta(days=1)) == count - 1


@given(st.integers(2005, 2099), st.sampled_from(DIVISIONS))
def test_expected_holidays_are_distinct_weekdays(year, division):
    holidays = expected_holidays(division, year)

    assert all(day.weekday() < 5 and day.year == year for day in holidays)
    assert len(holidays) == {ENGLAND_AND_WALES: 8, SCOTLAND: 9 if year >= 2007 else 8, NORTHERN_IRELAND: 10}[division]
