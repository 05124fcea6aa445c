"""How a period stands in an address: 2017-04-01_2018-03-31."""

from datetime import date

from foitracker.periods import Period


class PeriodConverter:
    regex = r"\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        starts_on, _, ends_on = value.partition("_")
        return Period(date.fromisoformat(starts_on), date.fromisoformat(ends_on))  # a ValueError is a 404

    def to_url(self, period):
        return f"{period.starts_on.isoformat()}_{period.ends_on.isoformat()}"
