"""The Acts under which a police force answers, and the time each step has under them.

A new Act is one more Regime here and a row of worked dates in tests/law/test_clock.py.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

ENGLAND_AND_WALES = "england-and-wales"
SCOTLAND = "scotland"
NORTHERN_IRELAND = "northern-ireland"


class UnknownRegime(ValueError):
    """No such Act is known here."""


@dataclass(frozen=True, slots=True)
class Regime:
    """One Act. Times are working days unless the name says otherwise; None where the Act has no such step."""

    code: str
    title: str
    time_limit: str
    in_force_from: date
    divisions: tuple[str, ...]
    regulator: str
    working_days: int = 20
    very_late_after: int = 40
    extension_days: int | None = None
    review_asked_within: int = 40
    review_runs_from_time_limit: bool = False
    review_answered_within: int = 20
    review_answered_at_most: int = 20
    regulator_within_weeks: int | None = None
    regulator_within_months: int | None = None
    aggregated_within: int | None = None


FOIA = Regime(
    code="foia",
    title="Freedom of Information Act 2000",
    time_limit="s.10(1)",
    in_force_from=date(2005, 1, 1),
    # FOIA s.10(6): a bank holiday in any part of the United Kingdom is no working day anywhere in it.
    divisions=(ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND),
    regulator="Information Commissioner",
    # FOIA s.10(3) gives "such time as is reasonable"; the Commissioner expects no more than 40 days in all.
    extension_days=40,
    # The Act knows no internal review; these are the times of the Code of Practice and of the Commissioner.
    review_asked_within=40,
    review_answered_within=20,
    review_answered_at_most=40,
    # FOIA s.50 sets no time; the Commissioner asks for complaints within six weeks.
    regulator_within_weeks=6,
    # FOIA s.12(4) with reg. 5 of SI 2004/3244.
    aggregated_within=60,
)

FOISA = Regime(
    code="foisa",
    title="Freedom of Information (Scotland) Act 2002",
    time_limit="s.10(1)",
    in_force_from=date(2005, 1, 1),
    # FOISA s.73: only a bank holiday in Scotland is no working day.
    divisions=(SCOTLAND,),
    regulator="Scottish Information Commissioner",
    # FOISA s.20(5): forty working days from the end of the time limit, or from a late answer.
    review_asked_within=40,
    review_runs_from_time_limit=True,
    # FOISA s.21(1).
    review_answered_within=20,
    review_answered_at_most=20,
    # FOISA s.47(4).
    regulator_within_months=6,
)

REGIMES = MappingProxyType({regime.code: regime for regime in (FOIA, FOISA)})


def regime_for(code: str | Regime) -> Regime:
    """The Act with this code, in any case of letters. Raises UnknownRegime and names those there are."""
    if isinstance(code, Regime):
        return code
    if code.lower() not in REGIMES:
        raise UnknownRegime(f"No law is called “{code}”. Known are: {', '.join(REGIMES)}.")
    return REGIMES[code.lower()]
