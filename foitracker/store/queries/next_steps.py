"""What the law lets one do next with a request, and by when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from foitracker.law import clock
from foitracker.law.regimes import Regime, regime_for
from foitracker.law.working_days import BeyondCalendar
from foitracker.store.models import Event, Request

Kind, State = Event.Kind, Request.State


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its day; without one where it may be taken at any time. `note` says what else is to be known."""

    title: str
    on: date | None
    note: str = ""


def next_steps(request: Request, events: Mapping[str, date], *, today: date) -> tuple[Step, ...]:
    """The steps that are open as a request stands. `events` has the newest day of each kind of event."""
    regime = regime_for(request.force.law)
    find = {
        State.FEE: _pay,
        State.WITH_FORCE: _wait,
        State.ANSWERED: _ask_for_review,
        State.REFUSED: _ask_for_review,
        State.REVIEW: _wait_for_review,
    }.get(State(request.state))
    if find is None or request.received_on is None:
        return ()
    try:
        return tuple(find(request, events, regime, today))
    except BeyondCalendar:
        return ()


def counted_together(request: Request, *, today: date) -> tuple[Request, ...]:
    """Requests of other rounds whose costs the force may add to those of this one; as if it were received today,
    where it is not sent yet."""
    day = request.received_on or today
    others = Request.objects.filter(force=request.force_id, received_on__isnull=False).exclude(pk=request.pk)
    return tuple(
        other
        for other in others.select_related("round").order_by("received_on")
        if clock.may_be_aggregated(day, other.received_on, request.force.law)
    )


def _pay(request, events, regime, today) -> Iterator[Step]:
    if Kind.FEE_ASKED in events:
        until = clock.fee_payable_until(events[Kind.FEE_ASKED])
        yield Step("Pay the fee by", until, f"After that the force need not answer.{_passed(until, today)}")


def _wait(request, events, regime, today) -> Iterator[Step]:
    extended = events.get(Kind.EXTENDED)
    if extended and extended >= request.received_on and regime.extension_days:
        due = clock.extended_to(request.received_on, regime)
        words = f"What the {regime.regulator} expects after an extension at most, and no limit of the Act."
        yield Step("Decision expected by", due.due_on, words)
        if today <= due.due_on:
            return
    if request.due_on >= today:
        return
    if regime.review_runs_from_time_limit:
        yield _review(regime, request, None, today)
    else:
        yield Step(
            f"Complain to the {regime.regulator}", None, "A silence needs no review first. Show that you have chased."
        )


def _ask_for_review(request, events, regime, today) -> Iterator[Step]:
    answered = max((events[kind] for kind in (Kind.ANSWERED, Kind.REFUSED) if kind in events), default=None)
    reviewed = events.get(Kind.REVIEW_ANSWERED)
    if reviewed and (answered is None or reviewed >= answered):
        yield _complain(regime, reviewed, today)
    elif answered:
        yield _review(regime, request, answered, today)


def _wait_for_review(request, events, regime, today) -> Iterator[Step]:
    if Kind.REVIEW_ASKED not in events:
        return
    due = clock.review_due_on(events[Kind.REVIEW_ASKED], regime)
    later = f"At the latest by {_day(due.outer.due_on)}." if due.outer.due_on != due.target.due_on else ""
    yield Step("Review expected by", due.target.due_on, later)
    if today <= due.outer.due_on:
        return
    if regime.regulator_within_months:
        yield _complain(regime, due.outer.due_on, today)
    else:
        yield Step(f"Complain to the {regime.regulator}", None, "The review took too long: do not wait for it.")


def _review(regime: Regime, request, answered: date | None, today) -> Step:
    window = clock.review_by(regime, due_on=request.due_on, answered_on=answered)
    limit = f"The Act allows it until {_day(window.legal_limit)}." if window.legal_limit != window.act_by else ""
    open_ = "Provisional: beyond the published bank holidays." if window.provisional else ""
    note = " ".join(filter(None, (limit, open_, _passed(window.legal_limit, today).strip())))
    return Step("Ask for a review by", window.act_by, note)


def _complain(regime: Regime, concluded: date, today) -> Step:
    until = clock.regulator_by(concluded, regime)
    return Step(f"Complain to the {regime.regulator} by", until, _passed(until, today).strip())


def _passed(day: date, today: date) -> str:
    return " The day has passed." if day < today else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
