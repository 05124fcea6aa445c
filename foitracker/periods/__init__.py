"""A period is a pair of dates, and this package reads every way people write one.

    "2017/18", "FY17/18", "April 2017 to March 2018", "Y/E Mar 2018"  -> 1 April 2017 to 31 March 2018
    "Apr-17", "201704", "2017_04"                                     -> April 2017
    "Q1 2017/18", "Q1 17-18", "Apr-Jun 2017", "Apr-Jun 17/18"         -> 1 April 2017 to 30 June 2017
    "w/e 7 Jan 2018", "week commencing 01/01/2018"                    -> 1 to 7 January 2018

What could mean two things is not guessed: "Q1 2018", "FY2018", "2016-2018" and "11/12" raise AmbiguousPeriod.
The rules that settle the rest: a year and the last two digits of the next are a financial year ("2011/12"), else
a year and 01 to 12 are a month ("2011/04" is April 2011); six digits in one piece are a month ("201112" is
December 2011); "2017 to 2018" is a financial year; dates are written day first; a month and two digits are a month
of that year and not a day ("Apr 17").
"""

from foitracker.periods.parsing import parse_period
from foitracker.periods.period import Kind, Period, calendar_year, financial_year, month
from foitracker.periods.refusals import AmbiguousPeriod, UnreadablePeriod
from foitracker.periods.titles import find_period

__all__ = [
    "AmbiguousPeriod",
    "Kind",
    "Period",
    "UnreadablePeriod",
    "calendar_year",
    "financial_year",
    "find_period",
    "month",
    "parse_period",
]
