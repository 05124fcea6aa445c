from datetime import date

import pytest
from hypothesis import given

from foitracker.periods import (
    Kind,
    Period,
    calendar_year,
    financial_year,
    find_period,
    month,
)
from tests.periods.made_up import periods


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Offences recorded 1 April 2016 to 31 March 2017", financial_year(2016)),
        ("Number of offences between April 2017 and March 2018, by force", financial_year(2017)),
        ("Table 1: Offences, England and Wales, year ending March 2018 [note 1]", financial_year(2017)),
        ("Offences recorded in the financial year 2017/18.", financial_year(2017)),
        ("Offences (2017/18)", financial_year(2017)),
        ("Offences:2017/18", financial_year(2017)),
        ("Indecent images 2017/18 (year ending March 2018)", financial_year(2017)),
        ("Offences 01/04/2017-31/03/2018 FOI 123", financial_year(2017)),
        ("Protection of Children Act 1978 s1, 2017/18", financial_year(2017)),
        ("Sexual Offences Act 2003 offences in 2018", calendar_year(2018)),
        ("Victims aged 16-17 in 2017/18", financial_year(2017)),
        ("Offences by month, January 2017 to December 2017", calendar_year(2017)),
        ("Offences Jan-18", month(2018, 1)),
        ("Offences 2017/18 (Apr-Dec)", Period(date(2017, 4, 1), date(2017, 12, 31))),
        ("Request for 1 April 2015 - 31 March 2018", Period(date(2015, 4, 1), date(2018, 3, 31))),
        ("Offences 2017/18, extracted 12/05/2018", financial_year(2017)),
        ("Extracted 12 May 2018: offences in 2017", calendar_year(2017)),
        ("FOI 2018: offences recorded in 2016/17", financial_year(2016)),
        ("Recorded crime 2018", calendar_year(2018)),
        ("2018 offences by force", calendar_year(2018)),
    ],
)
def test_a_period_is_found_in_a_title(title, period):
    assert find_period(title) == period


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Offences by force",
        "Offences 2016/17 and 2017/18",
        "How many offences in 2016, 2017 and 2018?",
        "FY2018 offences",
        "2016-2018 offences",
        "Q1 2018 offences",
        "Academic year 2017/18 offences",
        "Offences 2017/18 to December",
        "April to December figures for 2017/18",
        "Offences 2017/18 (part year)",
        "Offences 2018/19 year to date",
        "Data as at 31 March 2018",
        "Offences from 2018 to 30 June 2019",
        "Offences since 2018",
        "Offences before 2018",
        "FOI 2019/05954",
        "FOI 1234/17",
        "Over 2000 offences",
        "Table 2018",
        "Sexual Offences Act 2003",
        "Criminal Justice (Evidence, Etc.) (Northern Ireland) Order 1988",
        "86/10 Possession",
        "Offences in 2017/18. " + "A long question. " * 60,
    ],
)
def test_no_period_is_found_where_none_or_more_than_one_is_meant(title):
    assert find_period(title) is None


@given(periods.filter(lambda period: period.kind not in (Kind.DAY, Kind.CALENDAR_YEAR)))
def test_a_label_is_found_in_a_title(period):
    assert find_period(f"Table A: offences recorded {period.label}, by force") == period
