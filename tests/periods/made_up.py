"""Periods of every kind, made up."""

from datetime import date, timedelta

from hypothesis import strategies as st

from foitracker.periods import Period, calendar_year, financial_year, month, parse_period

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
