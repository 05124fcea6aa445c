"""What a phrase says in numbers: its place in the text, its kind, its amount and its hedge. Nothing of any round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from foitracker.totals.claims.hedges import Hedge
from foitracker.totals.rates import PER


class Says(StrEnum):
    COUNT = "number of offences"
    DIFFERENCE = "rise or fall in offences"
    CHANGE = "change in per cent"
    POINTS = "change of a share in percentage points"
    TIMES = "so many times as many"
    SHARE = "share"
    PER = "average of a day, week, month or year"
    EVERY = "time from one offence to the next"
    RATE = "rate for children"
    COVERAGE = "number of forces"
    FORCES_MOVED = "number of forces with a rise or a fall"
    RANK = "rank among forces or areas"
    RECORD = "highest or lowest of the record"
    YEARLY = "average yearly change"
    TREND = "rise or fall without a number"
    STEADY = "little or no change"
    RUN = "rises or falls one year after another"
    CAUSE = "cause"


# Phrases that are no number of their own: a name beside one of them still belongs to the number next to it.
WITHOUT_A_NUMBER = (Says.CAUSE, Says.RECORD, Says.RANK, Says.STEADY)
# Phrases that go from one period to another.
MOVES = (
    Says.CHANGE,
    Says.DIFFERENCE,
    Says.TIMES,
    Says.TREND,
    Says.STEADY,
    Says.RUN,
    Says.YEARLY,
    Says.POINTS,
    Says.FORCES_MOVED,
)


class Among(StrEnum):
    """What a rank compares: "of any force", "of any region"."""

    OPEN = ""
    FORCES = "force"
    REGIONS = "region"
    NATIONS = "nation"


class Of(StrEnum):
    """What else a phrase hangs on, beside its amount."""

    NOTHING = ""
    BOTH_PERIODS = "forces with both years"
    EVERY_PERIOD = "forces with every year"
    THE_CATEGORY = "forces with a figure of this offence"
    SPLIT = "forces that told their offences apart"
    A_SHARE = "share"
    OFFENCES = "offences"
    RISE = "rise"
    NUMBER_RISE = "rise in numbers"
    PERCENT_RISE = "percentage rise"
    RATE = "rate"
    MISSING = "forces without a figure"
    ANSWERED = "forces that answered"
    ALL_BUT = "all forces but so many"
    UNSPLIT = "forces that did not tell their offences apart"
    LITTLE = "a small difference"
    UNCHANGED = "no difference"


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase. `amount` is in the unit of its kind: offences, per cent, points, times, minutes, forces, the rank.

    The amount of a record is the years that it names, 0 for none. `upto` is the other end of "26 to 33 per cent", or
    the "45" of "41 of 45 forces". `direction` is 1 for a rise or the highest, -1 for a fall or the lowest, 0 where the
    words do not say. `unit` is the day of "a day" and the minutes of "every 23 minutes". `step` is the worth of the
    last digit written.
    """

    start: int
    end: int
    words: str
    says: Says
    amount: Fraction = Fraction(0)
    upto: Fraction | None = None
    step: Fraction = Fraction(1)
    hedge: Hedge = Hedge.NONE
    is_part: bool = False  # a fraction, "a quarter": `amount` is 25, per cent
    direction: int = 0
    unit: str = ""
    is_before: bool = False  # "up from 591", "compared with 591": the earlier of two numbers
    noun: str = ""  # what is counted, where it is no offence: "victims"
    of: Of = Of.NOTHING
    among: Among = Among.OPEN
    negated: bool = False  # "did not double"


# What the exact value is, where the kind of a phrase does not say so.
_MEASURED = {
    Says.TIMES: "times as many",
    Says.SHARE: "share in per cent",
    Says.RECORD: "number of offences",
    Says.YEARLY: "average yearly change in per cent",
    Says.TREND: "difference in offences",
    Says.STEADY: "difference in offences",
    Says.RUN: "differences in offences",
}
_MEASURED_IN_PER_CENT = {
    Says.COVERAGE: "share of forces in per cent",
    Says.FORCES_MOVED: "share of forces with a rise or a fall, in per cent",
}


def measured(said: Said) -> str:
    """What the exact value of a phrase is: "share in per cent" of "a quarter", "number of offences" of "674"."""
    if said.unit and said.says in _MEASURED_IN_PER_CENT:
        return _MEASURED_IN_PER_CENT[said.says]
    if said.says is Says.PER:
        return f"average of {'an' if said.unit == 'hour' else 'a'} {said.unit}"
    if said.says is Says.EVERY:
        return f"{said.unit}s from one offence to the next"
    if said.says is Says.RATE:
        return f"offences for every {int(said.unit or PER):,} children"
    return _MEASURED.get(said.says, said.says.value)
