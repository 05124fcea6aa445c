"""When an answer is due, and by when each later step has to be taken.

The day of receipt is day nought, even if it is a Sunday; a request is late from the day after its due date.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from foitracker.law.regimes import Regime, regime_for
from foitracker.law.working_days import WorkingDays, calendar_for

_DUE_SOON = 5

# Holidays that were proclaimed while requests were running, and the day of the proclamation.
_PROCLAIMED_LATE = {date(2022, 9, 19): date(2022, 9, 10)}


class ImpossibleDate(ValueError):
    """The dates cannot be right: before the Act was in force, or in the wrong order."""


class NoSuchStep(ValueError):
    """The Act has no such step, or not in this situation."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day on which an answer is in time.

    `provisional` if the window reaches a year whose bank holidays are not published; `skipped` are the holidays from
    Monday to Friday in the window; `reason` says in plain words how the day was found.
    """

    due_on: date
    provisional: bool
    skipped: tuple[date, ...]
    reason: str
    working_days: int


@dataclass(frozen=True, slots=True)
class ReviewWindow:
    """By when to ask for a review: `act_by` is the cautious day, `legal_limit` the last one."""

    act_by: date
    legal_limit: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """When a review should be answered, and when at the latest. One day where the Act sets a limit."""

    target: DueDate
    outer: DueDate


class Standing(StrEnum):
    """How a running request stands on a day."""

    NOT_DUE = "not due yet"
    DUE_SOON = "due soon"
    DUE_TODAY = "due today"
    OVERDUE = "overdue"
    VERY_OVERDUE = "very overdue"


def due_on(
    received_on: date,
    regime: Regime | str,
    *,
    disregard: tuple[date, date] | None = None,
) -> DueDate:
    """The due date of a request that was received on a day.

    `disregard` is the day of a fees notice and the day the fee was paid.
    Raises UnknownRegime, ImpossibleDate, or BeyondCalendar for a due date after 2099.
    """
    regime = regime_for(regime)
    if received_on < regime.in_force_from:
        raise ImpossibleDate(
            f"A request cannot have been received on {_day(received_on)}:"
            f" the {regime.title} came into force on {_day(regime.in_force_from)}."
        )
    # FOIA s.10(1), FOISA s.10(1): not later than the twentieth working day following the date of receipt.
    reason = (
        f"{regime.working_days} working days after receipt on {_day(received_on)}, the day of receipt not counted"
        f" ({regime.title}, {regime.time_limit})."
    )
    return _after(received_on, regime.working_days, calendar_for(regime), reason, disregard)


def date_of_receipt(received_on: date, *, clarified_on: date | None = None) -> date:
    """The day the clock counts from. A clarification that the force needed starts it again.

    FOIA s.10(6) with s.1(3): the day of receipt or, if later, the day the clarification is received. FOISA s.10(1)(b).
    """
    return received_on if clarified_on is None else max(received_on, clarified_on)


def fee_payable_until(notice_on: date) -> date:
    """The last day to pay a fee. FOIA s.9(2): three months beginning with the day the notice is given."""
    corresponding = _months_later(notice_on, 3)
    # "Beginning with" counts the first day, so the last is the day before the same date, where the month has that date.
    return corresponding - timedelta(days=1) if corresponding.day == notice_on.day else corresponding


def extended_to(received_on: date, regime: Regime | str) -> DueDate:
    """The day to expect a decision after a public interest extension. The refusal notice is due as before.

    FOIA s.10(3) names no day; this is the Commissioner's expectation. Raises NoSuchStep where there is no extension.
    """
    regime = regime_for(regime)
    if regime.extension_days is None:
        raise NoSuchStep(f"The {regime.title} has no extension for the public interest test.")
    reason = (
        f"{regime.extension_days} working days after receipt on {_day(received_on)}: what the {regime.regulator}"
        " expects at most, not a limit of the Act. The refusal notice itself has no extension (s.17(2))."
    )
    return _after(received_on, regime.extension_days, calendar_for(regime), reason)


def review_by(
    regime: Regime | str,
    *,
    due_on: date,
    answered_on: date | None = None,
) -> ReviewWindow:
    """By when to ask for an internal review of an answer, or in Scotland of a silence.

    Raises NoSuchStep for a silence under FOIA: the complaint then goes to the Commissioner without a review.
    """
    regime = regime_for(regime)
    calendar = calendar_for(regime)
    if regime.review_runs_from_time_limit:
        # FOISA s.20(5): from the end of the time limit, or from an answer that came late; not from an early answer.
        starts_on = due_on if answered_on is None else max(due_on, answered_on)
        cautious_from = starts_on if answered_on is None else answered_on
    elif answered_on is None:
        raise NoSuchStep(f"A silence needs no review under the {regime.title}: go to the {regime.regulator}.")
    else:
        starts_on = cautious_from = answered_on
    limit = calendar.after(starts_on, regime.review_asked_within)
    return ReviewWindow(
        act_by=calendar.after(cautious_from, regime.review_asked_within),
        legal_limit=limit,
        provisional=calendar.is_provisional(limit),
    )


def review_due_on(asked_on: date, regime: Regime | str) -> ReviewDue:
    """When the answer to a review is due: FOISA s.21(1), and under FOIA by the Code of Practice."""
    regime = regime_for(regime)
    calendar = calendar_for(regime)

    def within(days: int) -> DueDate:
        reason = f"{days} working days after the review was asked for on {_day(asked_on)}."
        return _after(asked_on, days, calendar, reason)

    return ReviewDue(target=within(regime.review_answered_within), outer=within(regime.review_answered_at_most))


def regulator_by(concluded_on: date, regime: Regime | str) -> date:
    """By when to go to the regulator, after the outcome of a review or, in Scotland, the end of its time.

    FOIA s.50: six weeks is what the Commissioner asks for. FOISA s.47(4): six months.
    """
    regime = regime_for(regime)
    if regime.regulator_within_weeks is not None:
        return concluded_on + timedelta(weeks=regime.regulator_within_weeks)
    return _months_later(concluded_on, regime.regulator_within_months)


def may_be_aggregated(one: date, other: date, regime: Regime | str) -> bool:
    """True if the costs of two similar requests, received on these days, may be added up against the limit.

    FOIA s.12(4) with reg. 5(2) of SI 2004/3244: both within sixty consecutive working days.
    """
    regime = regime_for(regime)
    if regime.aggregated_within is None:
        return False
    first, last = sorted((one, other))
    return calendar_for(regime).count(first - timedelta(days=1), last) <= regime.aggregated_within


def standing(due_on: date, regime: Regime | str, *, today: date) -> Standing:
    """How a request with this due date stands today: due soon five working days before, overdue the day after.

    Very overdue once as many working days have gone again as it had (after the 40th working day from receipt).
    """
    regime = regime_for(regime)
    calendar = calendar_for(regime)
    if today == due_on:
        return Standing.DUE_TODAY
    if today < due_on:
        return Standing.DUE_SOON if calendar.count(today, due_on) <= _DUE_SOON else Standing.NOT_DUE
    very_late_on = calendar.after(due_on, regime.very_late_after - regime.working_days)
    return Standing.VERY_OVERDUE if today > very_late_on else Standing.OVERDUE


def _after(
    start: date, count: int, calendar: WorkingDays, reason: str, disregard: tuple[date, date] | None = None
) -> DueDate:
    """The nth working day after a start, and how it was found."""
    notice_on, paid_on = disregard or (date.max, date.max)
    if not start <= notice_on <= paid_on:
        raise ImpossibleDate(
            f"A fees notice of {_day(notice_on)}, paid on {_day(paid_on)}, cannot belong to a request of {_day(start)}."
        )
    # FOIA s.10(2): from the day of the notice to the day of the payment, both included, no day counts.
    counted = (day for day in calendar.days_after(start) if not notice_on <= day <= paid_on)
    due = next(islice(counted, count - 1, None))
    skipped = tuple(day for day in calendar.holidays_between(start, due) if not notice_on <= day <= paid_on)
    unpublished = sorted({year for year in range(start.year, due.year + 1) if _is_open(year, start, due, calendar)})
    reasons = [reason]
    if disregard:
        reasons.append(f"The days from {_day(notice_on)} to {_day(paid_on)} do not count (fees notice, s.10(2)).")
    if skipped:
        named = "; ".join(f"{_day(day)} ({calendar.holiday(day)})" for day in skipped)
        reasons.append(f"Bank holidays do not count: {named}.")
    reasons += [_caution(day) for day in skipped if start < _PROCLAIMED_LATE.get(day, start)]
    if unpublished:
        years = " and ".join(map(str, unpublished))
        reasons.append(
            f"Provisional: the bank holidays of {years} are taken from the usual rule, not from a published list."
        )
    return DueDate(due, bool(unpublished), skipped, " ".join(reasons), count)


def _is_open(year: int, start: date, due: date, calendar: WorkingDays) -> bool:
    """True if the window after the start has days in that year, and its bank holidays are not published."""
    touched = max(start + timedelta(days=1), date(year, 1, 1)) <= min(due, date(year, 12, 31))
    return touched and calendar.is_provisional(date(year, 1, 1))


def _caution(day: date) -> str:
    return (
        f"{_day(day)} was proclaimed a holiday on {_day(_PROCLAIMED_LATE[day])}, while the request was running;"
        " the force may count it as a working day."
    )


def _months_later(day: date, count: int) -> date:
    """The same date some months on, or the last day of a month that has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
