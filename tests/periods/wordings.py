"""What the tests of all wordings share: a quarter, and what it takes to be refused."""

from datetime import date

import pytest

from foitracker.periods import AmbiguousPeriod, Period, UnreadablePeriod, parse_period

Q1 = Period(date(2017, 4, 1), date(2017, 6, 30))


def is_not_guessed(text):
    with pytest.raises(AmbiguousPeriod, match="could mean two periods"):
        parse_period(text)


def is_unreadable(text):
    with pytest.raises(UnreadablePeriod):
        parse_period(text)
