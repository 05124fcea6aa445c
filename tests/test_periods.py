from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import (
    AmbiguousPeriod,
    Kind,
    Period,
    UnreadablePeriod,
    calendar_year,
    financial_year,
    find_period,
    month,
    parse_period,
)

Q1 = Period(date(2017, 4, 1), date(2017, 6, 30))

FINANCIAL_YEAR_2017 = [
    "2017/18",
    "2017-18",
    "2017 / 18",
    "2017_18",
    "2017\\18",
    "201718",
    "2017/2018",
    "2017-2018",
    "2017 to 2018",
    "2017–18",
    "2017—18",
    "2017â€“18",
    "2017\x9618",
    "2017\ufffd18",
    "2017\u00a0/\u00a018",
    "17/18",
    "'17/'18",
    "FY17/18",
    "FY 17-18",
    "FY1718",
    "FY 2017-18",
    "FY2017/18",
    "F/Y 2017/18",
    "Financial year 2017/18",
    "Financial Year 2017-2018",
    "Fin. Year 2017/18",
    "fiscal year 2017/18",
    "2017/18 financial year",
    "2017/18 (financial year)",
    "Year 2017/18",
    "Year: 2017/18",
    "In 2017/18",
    "Apr 17 - Mar 18",
    "Apr-17 to Mar-18",
    "Apr17-Mar18",
    "April 2017 to March 2018",
    "April 2017 - March 2018",
    "APRIL 2017 – MARCH 2018",
    "01/04/2017 - 31/03/2018",
    "01/04/17-31/03/18",
    "01.04.2017 to 31.03.2018",
    "2017-04-01 to 2018-03-31",
    "01/04/2017 00:00 - 31/03/2018 23:59",
    "1 April 2017 to 31 March 2018",
    "1st April 2017 to 31st March 2018",
    "1st of April 2017 until 31st of March 2018",
    "01 Apr 2017 - 31 Mar 2018",
    "Saturday 1 April 2017 to Saturday 31 March 2018",
    "April 1, 2017 to March 31, 2018",
    "1 April to 31 March 2018",
    "between 1 April 2017 and 31 March 2018",
    "From 1 April 2017 to 31 March 2018 inclusive",
    "year ending March 2018",
    "year ending 31st March 2018",
    "year ended 31/03/2018",
    "Year to March 2018",
    "the year to the end of March 2018",
    "Yr ending Mar-18",
    "Y/E Mar 2018",
    "YE Mar 18",
    "FYE 2018",
    "FYE March 2018",
    "Financial year ending 2018",
    "Financial year ending 31 March 2018",
    "12 months to 31 March 2018",
    "12 months ending March 2018",
    "twelve months to March 2018",
    "Apr-Mar 2017/18",
    "2017/18 (Apr-Mar)",
    "2017/18 (April 2017 to March 2018)",
    "2017/18 (year ending March 2018)",
    "2017/18 [note 1]",
    "2017/18 [1]",
    "2017/18(p)",
    "2017/18 (r) [note 2]",
    "2017/18p",
    "2017/18 R",
    "2017/18*",
    "2017/18¹",
    "2017/18 (1)",
    "2017/18 (provisional)",
]

OTHERS = [
    ("Apr-Jun 17/18", Period(date(2017, 4, 1), date(2017, 6, 30))),
    ("Jan-Mar 17/18", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("Oct - Dec 99/00", Period(date(1999, 10, 1), date(1999, 12, 31))),
    ("Apr-Jun 11-12", Period(date(2011, 4, 1), date(2011, 6, 30))),
    ("Q1 17-18", Period(date(2017, 4, 1), date(2017, 6, 30))),
    ("17/18 Q4", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("w/e 7 Jan 2018", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("Week ending: Sunday 07/01/2018", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("Week commencing 1 January 2018", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("w/c 03/04/2017", Period(date(2017, 4, 3), date(2017, 4, 9))),
    ("w/c 01/01/18", Period(date(2018, 1, 1), date(2018, 1, 7))),
    ("1999/00", financial_year(1999)),
    ("1999/2000", financial_year(1999)),
    ("99/00", financial_year(1999)),
    ("2009-10", financial_year(2009)),
    ("2011/12", financial_year(2011)),
    ("2011-12", financial_year(2011)),
    ("FY11/12", financial_year(2011)),
    ("2018", calendar_year(2018)),
    (2018, calendar_year(2018)),
    (2018.0, calendar_year(2018)),
    ("2018*", calendar_year(2018)),
    ("CY2018", calendar_year(2018)),
    ("CY18", calendar_year(2018)),
    ("Calendar year 2018", calendar_year(2018)),
    ("2018 (calendar year)", calendar_year(2018)),
    ("Year 2018", calendar_year(2018)),
    ("Jan - Dec 2018", calendar_year(2018)),
    ("January to December 2018", calendar_year(2018)),
    ("Jan 18 to Dec 18", calendar_year(2018)),
    ("2018 (Jan-Dec)", calendar_year(2018)),
    ("1 January 2018 to 31 December 2018", calendar_year(2018)),
    ("1 January to 31 December 2018", calendar_year(2018)),
    ("Year ending December 2018", calendar_year(2018)),
    ("Rolling 12 months to Dec 2018", calendar_year(2018)),
    (201704, month(2017, 4)),
    ("201704", month(2017, 4)),
    ("201112", month(2011, 12)),
    ("2017-04", month(2017, 4)),
    ("2017_04", month(2017, 4)),
    ("2017/04", month(2017, 4)),
    ("04/2017", month(2017, 4)),
    ("Apr-17", month(2017, 4)),
    ("Apr 17", month(2017, 4)),
    ("Apr '17", month(2017, 4)),
    ("APR17", month(2017, 4)),
    ("Apr 2017", month(2017, 4)),
    ("April 2017", month(2017, 4)),
    ("April, 2017", month(2017, 4)),
    ("2017 April", month(2017, 4)),
    ("2017-Apr", month(2017, 4)),
    ("Apr 2017/18", month(2017, 4)),
    ("2017/18 April", month(2017, 4)),
    ("Jan 2017/18", month(2018, 1)),
    ("Sept 2018", month(2018, 9)),
    ("May 2018", month(2018, 5)),
    ("1 April 2017 to 30 April 2017", month(2017, 4)),
    ("Month ending 31 January 2018", month(2018, 1)),
    ("Q1 2017/18", Q1),
    ("Q1 2017-18", Q1),
    ("Q1 17/18", Q1),
    ("Q1 FY17/18", Q1),
    ("Qtr 1 2017-18", Q1),
    ("Quarter 1 2017/18", Q1),
    ("2017/18 Q1", Q1),
    ("2017/18 Quarter 1", Q1),
    ("first quarter 2017/18", Q1),
    ("1st quarter of 2017/18", Q1),
    ("Q1 (Apr-Jun) 2017/18", Q1),
    ("Q1 2017/18 (Apr-Jun)", Q1),
    ("Q1 (Apr-Jun) 2017", Q1),
    ("Q2 (Apr-Jun) 2017", Q1),
    ("Q2 CY2017", Q1),
    ("Apr-Jun 2017", Q1),
    ("Apr-Jun 17", Q1),
    ("April to June 2017", Q1),
    ("Apr 2017 - Jun 2017", Q1),
    ("Apr-Jun 2017/18", Q1),
    ("3 months to June 2017", Q1),
    ("Quarter ending June 2017", Q1),
    ("Q4 2017/18", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("Jan-Mar 2017/18", Period(date(2018, 1, 1), date(2018, 3, 31))),
    ("H1 2017/18", Period(date(2017, 4, 1), date(2017, 9, 30))),
    ("Apr 2017-Dec 2017 (part year)", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("2017/18 (Apr-Dec)", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("1 April to 31 December 2017", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("Apr - Sep 2018 YTD", Period(date(2018, 4, 1), date(2018, 9, 30))),
    ("2016/17 to 2018/19", Period(date(2016, 4, 1), date(2019, 3, 31))),
    ("Q1 2017/18 to Q3 2017/18", Period(date(2017, 4, 1), date(2017, 12, 31))),
    ("year ending 15 March 2018", Period(date(2017, 3, 16), date(2018, 3, 15))),
    ("Year ending September 2018", Period(date(2017, 10, 1), date(2018, 9, 30))),
    ("2018-01-31", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("2018-01-31 00:00:00", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("2018-01-31T00:00:00", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("20180131", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("31/01/2018", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("31.01.18", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("31-Jan-18", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("Wed 31st January 2018", Period(date(2018, 1, 31), date(2018, 1, 31))),
    ("as at 31 January 2018", Period(date(2018, 1, 31), date(2018, 1, 31))),
    (date(2018, 1, 31), Period(date(2018, 1, 31), date(2018, 1, 31))),
    (datetime(2018, 1, 31, 12, tzinfo=UTC), Period(date(2018, 1, 31), date(2018, 1, 31))),
]

AMBIGUOUS = [
    "FY2018",
    "FY18",
    "Financial year 2018",
    "2018 financial year",
    "Q1 2018",
    "2018 Q1",
    "H1 2018",
    "2016-2018",
    "2016 to 2018",
    "11/12",
    "01/02",
    "Apr-Mar 2018",
    "Nov-Jan 2018",
    "Academic year 2017/18",
    "tax year 2017/18",
    "2017/18 to date",
    "2018/19 YTD",
    "2018/19 (part year)",
    "Mar-18 YTD",
    "2018 year to date",
    "2017/18 (Apr 2018 - Dec 2018)",
    "Apr-60",
]

UNREADABLE = [
    "Apr 17-18",
    "Q1 17-19",
    "w/e 7 Jan",
    "w/e Jan 2018",
    "",
    "   ",
    "Total",
    "2017/19",
    "2018/17",
    "2017/00",
    "2017/181",
    "2017.18",
    "1789",
    "2150",
    "201713",
    "201700",
    "43101",
    "12",
    "4",
    "16-17",
    "17-18",
    "18/20",
    "04/17",
    "Jan",
    "January",
    "May",
    "Q1",
    "Q5 2017/18",
    "Q3 (Apr-Jun) 2017",
    "H3 2017/18",
    "2018-1",
    "31/02/2018",
    "04/13/2017",
    "30 February 2018",
    "1 - 30 April 2017",
    "Month ending 30 March 2018",
    "12 months to 28 February 2016",
    "0 months to March 2018",
    "FYE December 2018",
    "-2018",
    "2018-",
    "1/2017",
    -2018,
    "Week 1 2018",
    "Summer 2018",
    "Mar-Apr 2017/18",
    "March 2018 to April 2017",
    "2018 to Mar 2019",
    "2017/18 Total",
    "Stalking 2017/18",
    "86/10",
    "086/02",
    "71/17",
    "<5",
    "1,234",
    "2017/18 2018/19",
    "x" * 101,
    43101,
    2017.5,
    float("nan"),
    float("inf"),
    True,
    None,
]


@pytest.mark.parametrize("text", FINANCIAL_YEAR_2017)
def test_spellings_of_one_financial_year(text):
    assert parse_period(text) == financial_year(2017)


@pytest.mark.parametrize(("text", "period"), OTHERS, ids=repr)
def test_spellings_of_other_periods(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_what_could_mean_two_things_is_not_guessed(text):
    with pytest.raises(AmbiguousPeriod, match="could mean two periods"):
        parse_period(text)


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_what_is_no_period_is_unreadable(text):
    with pytest.raises(UnreadablePeriod):
        parse_period(text)


def test_among_months_a_year_and_twelve_are_december():
    assert parse_period("2011-12", among_months=True) == month(2011, 12)
    assert parse_period("2011-12") == financial_year(2011)
    assert parse_period("2017-18", among_months=True) == financial_year(2017)


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


years = st.integers(min_value=1900, max_value=2098)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
periods = st.one_of(
    st.builds(financial_year, years),
    st.builds(calendar_year, years),
    st.builds(month, years, st.integers(min_value=1, max_value=12)),
    st.builds(lambda start, length: Period(start, start + timedelta(days=length)), days, st.integers(0, 2000)).filter(
        lambda period: period.ends_on.year < 2100
    ),
    st.builds(lambda year, quarter: parse_period(f"Q{quarter} {year}/{(year + 1) % 100:02}"), years, st.integers(1, 4)),
)


@given(periods)
def test_a_label_reads_back(period):
    assert parse_period(period.label) == period


@given(periods.filter(lambda period: period.kind not in (Kind.DAY, Kind.CALENDAR_YEAR)))
def test_a_label_is_found_in_a_title(period):
    assert find_period(f"Table A: offences recorded {period.label}, by force") == period


@given(years)
def test_the_spellings_of_a_financial_year_agree(year):
    following = year + 1
    spellings = [
        f"{year}/{following % 100:02}",
        f"{year}/{following}",
        f"{year} to {following}",
        f"April {year} to March {following}",
        f"01/04/{year} - 31/03/{following}",
        f"year ending 31 March {following}",
        f"FYE {following}",
    ]

    assert {parse_period(spelling) for spelling in spellings} == {financial_year(year)}


@given(days)
def test_a_date_is_one_day_however_it_is_written(day):
    only = Period(day, day)

    assert parse_period(day) == parse_period(day.isoformat()) == parse_period(f"{day:%d/%m/%Y}") == only
    assert parse_period(f"{day:%d %B %Y}") == parse_period(f"{day:%Y%m%d}") == only


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        period = parse_period(text)
    except UnreadablePeriod:
        period = None
    assert period is None or period.starts_on <= period.ends_on
    find_period(text)


numbers = st.sampled_from(["2017", "2018", "17", "18", "04", "1", "30", "31", "0", "Q1", "H1", "*"])
words_of_periods = st.sampled_from(
    ["Apr", "March", "Feb", "FY", "CY", "year", "months", "ending", "quarter", "financial", "part", "of"]
)
joints = st.sampled_from(["-", "/", "to", "(", ")", "between", "and"])
pieces = st.one_of(numbers, words_of_periods, joints)


@given(st.lists(pieces, max_size=14), st.sampled_from(["", " "]))
def test_words_of_periods_in_any_order_are_read_or_refused(words, gap):
    text = gap.join(words)

    try:
        period = parse_period(text)
    except UnreadablePeriod:
        return
    assert parse_period(period.label) == period
