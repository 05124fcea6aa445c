from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.law.clock import (
    ImpossibleDate,
    NoSuchStep,
    Standing,
    date_of_receipt,
    due_on,
    extended_to,
    fee_payable_until,
    may_be_aggregated,
    regulator_by,
    review_by,
    review_due_on,
    standing,
)
from foitracker.law.regimes import UnknownRegime
from foitracker.law.working_days import BeyondCalendar, WorkingDays, calendar_for

# Worked by hand: the Act, the day of receipt, the due date, the weekdays that are skipped as holidays, and why.
WORKED = {
    "A01": ("foia", "Mon 4 Jun 2018", "Mon 2 Jul 2018", [], "no holiday in the window"),
    "A02": ("foia", "Mon 9 Apr 2018", "Tue 8 May 2018", ["7 May 2018"], "early May"),
    "A03": ("foia", "Sat 9 Jun 2018", "Fri 6 Jul 2018", [], "received on a Saturday: Monday is day one"),
    "A04": ("foia", "Sun 10 Jun 2018", "Fri 6 Jul 2018", [], "received on a Sunday: due as from Saturday"),
    "A05": ("foia", "Mon 11 Jun 2018", "Mon 9 Jul 2018", [], "received on the Monday: a day later"),
    "A06": (
        "foia",
        "Tue 4 Dec 2018",
        "Mon 7 Jan 2019",
        ["25 Dec 2018", "26 Dec 2018", "1 Jan 2019", "2 Jan 2019"],
        "2 January is a holiday in Scotland, which counts under the UK Act",
    ),
    "A07": (
        "foisa",
        "Tue 4 Dec 2018",
        "Mon 7 Jan 2019",
        ["25 Dec 2018", "26 Dec 2018", "1 Jan 2019", "2 Jan 2019"],
        "the same days in Scotland",
    ),
    "A08": (
        "foia",
        "Mon 24 Dec 2018",
        "Fri 25 Jan 2019",
        ["25 Dec 2018", "26 Dec 2018", "1 Jan 2019", "2 Jan 2019"],
        "received on Christmas Eve",
    ),
    "A09": (
        "foia",
        "Mon 12 Mar 2018",
        "Thu 12 Apr 2018",
        ["19 Mar 2018", "30 Mar 2018", "2 Apr 2018"],
        "St Patrick's substitute in Northern Ireland, and Easter",
    ),
    "A10": ("foisa", "Mon 12 Mar 2018", "Tue 10 Apr 2018", ["30 Mar 2018"], "only Good Friday in Scotland"),
    "A11": ("foia", "Fri 2 Nov 2018", "Mon 3 Dec 2018", ["30 Nov 2018"], "St Andrew's Day"),
    "A12": ("foia", "Mon 2 Jul 2018", "Tue 31 Jul 2018", ["12 Jul 2018"], "12 July in Northern Ireland"),
    "A13": ("foisa", "Mon 2 Jul 2018", "Mon 30 Jul 2018", [], "12 July is a working day in Scotland"),
    "A14": ("foia", "Mon 16 Jul 2018", "Tue 14 Aug 2018", ["6 Aug 2018"], "the Scottish August holiday"),
    "A15": ("foia", "Fri 3 Aug 2018", "Tue 4 Sep 2018", ["6 Aug 2018", "27 Aug 2018"], "both August holidays"),
    "A16": ("foisa", "Fri 10 Aug 2018", "Fri 7 Sep 2018", [], "the late August holiday is not Scottish"),
    "A17": ("foia", "Mon 20 Apr 2020", "Tue 19 May 2020", ["8 May 2020"], "VE Day, a Friday"),
    "A18": ("foia", "Mon 6 Apr 2020", "Wed 6 May 2020", ["10 Apr 2020", "13 Apr 2020"], "4 May 2020 was worked"),
    "A19": ("foia", "Mon 16 May 2022", "Wed 15 Jun 2022", ["2 Jun 2022", "3 Jun 2022"], "the Platinum Jubilee"),
    "A20": ("foia", "Thu 1 Sep 2022", "Fri 30 Sep 2022", ["19 Sep 2022"], "the State Funeral"),
    "A21": ("foia", "Mon 17 Apr 2023", "Wed 17 May 2023", ["1 May 2023", "8 May 2023"], "the Coronation"),
    "A22": (
        "foia",
        "Mon 16 Mar 2026",
        "Thu 16 Apr 2026",
        ["17 Mar 2026", "3 Apr 2026", "6 Apr 2026"],
        "St Patrick's Day and Easter",
    ),
    "A23": ("foia", "Mon 22 Jun 2026", "Tue 21 Jul 2026", ["13 Jul 2026"], "12 July 2026 is a Sunday"),
    "A24": ("foia", "Mon 23 Nov 2026", "Tue 22 Dec 2026", ["30 Nov 2026"], "St Andrew's Day"),
    "A25": ("foisa", "Mon 23 Nov 2026", "Tue 22 Dec 2026", ["30 Nov 2026"], "St Andrew's Day in Scotland"),
    "A26": (
        "foia",
        "Mon 7 Dec 2026",
        "Fri 8 Jan 2027",
        ["25 Dec 2026", "28 Dec 2026", "1 Jan 2027", "4 Jan 2027"],
        "Boxing Day and 2 January are Saturdays",
    ),
    "A27": (
        "foia",
        "Mon 6 Dec 2027",
        "Fri 7 Jan 2028",
        ["27 Dec 2027", "28 Dec 2027", "3 Jan 2028", "4 Jan 2028"],
        "all four have substitutes",
    ),
    "A28": ("foia", "Wed 2 Jan 2019", "Wed 30 Jan 2019", [], "received on a Scottish holiday: still day nought"),
}


def day(text):
    """A date as the tables write it. A weekday in front has to be the right one."""
    *weekday, number, month, year = text.split()
    on = datetime.strptime(f"{number} {month} {year}", "%d %b %Y").replace(tzinfo=UTC).date()
    assert not weekday or weekday == [f"{on:%a}"], f"{text} is a {on:%A}"
    return on


@pytest.mark.parametrize(("law", "received", "due", "skipped", "why"), WORKED.values(), ids=WORKED)
def test_worked_due_dates(law, received, due, skipped, why):
    answer = due_on(day(received), law)

    assert answer.due_on == day(due), why
    assert answer.skipped == tuple(map(day, skipped)), why
    assert not answer.provisional
    assert answer.working_days == 20


def test_b02_a_clarification_starts_the_clock_again():
    received_on, clarified_on = day("Mon 9 Apr 2018"), day("Mon 30 Apr 2018")

    restarted = due_on(date_of_receipt(received_on, clarified_on=clarified_on), "foia")

    assert due_on(date_of_receipt(received_on), "foia").due_on == day("Tue 8 May 2018")
    assert restarted.due_on == day("Wed 30 May 2018")


def test_b03_the_days_of_a_fees_notice_do_not_count():
    notice_on, paid_on = day("Thu 19 Apr 2018"), day("Wed 2 May 2018")

    answer = due_on(day("Mon 9 Apr 2018"), "foia", disregard=(notice_on, paid_on))

    assert answer.due_on == day("Tue 22 May 2018")
    assert answer.skipped == (day("7 May 2018"),)
    assert fee_payable_until(notice_on) == day("18 Jul 2018")


@pytest.mark.parametrize(
    ("notice", "until"),
    [("30 Nov 2018", "28 Feb 2019"), ("1 Dec 2018", "28 Feb 2019"), ("30 Nov 2019", "29 Feb 2020")],
)
def test_b03_three_months_that_end_in_february(notice, until):
    assert fee_payable_until(day(notice)) == day(until)


def test_b03_a_fee_paid_on_the_day_of_the_notice_costs_that_day():
    notice_on = day("Thu 19 Apr 2018")

    assert due_on(day("Mon 9 Apr 2018"), "foia", disregard=(notice_on, notice_on)).due_on == day("Wed 9 May 2018")


def test_b04_a_public_interest_extension_leaves_the_refusal_notice_due():
    received_on = day("Mon 9 Apr 2018")

    extended = extended_to(received_on, "foia")

    assert due_on(received_on, "foia").due_on == day("Tue 8 May 2018")
    assert extended.due_on == day("Wed 6 Jun 2018")
    assert "not a limit of the Act" in extended.reason


def test_b04_scotland_has_no_such_extension():
    with pytest.raises(NoSuchStep, match="no extension"):
        extended_to(day("Mon 9 Apr 2018"), "foisa")


def test_b05_a_review_is_asked_for_within_forty_working_days_of_the_answer():
    window = review_by("foia", due_on=day("Tue 8 May 2018"), answered_on=day("Thu 10 May 2018"))

    assert window.act_by == window.legal_limit == day("Fri 6 Jul 2018")
    assert not window.provisional


def test_b05_a_silence_needs_no_review_under_the_uk_act():
    with pytest.raises(NoSuchStep, match="go to the Information Commissioner"):
        review_by("foia", due_on=day("Tue 8 May 2018"))


def test_b06_a_review_is_answered_in_twenty_and_at_most_forty():
    review = review_due_on(day("Mon 14 May 2018"), "foia")

    assert review.target.due_on == day("Tue 12 Jun 2018")
    assert review.outer.due_on == day("Tue 10 Jul 2018")


def test_b07_six_weeks_to_the_information_commissioner():
    assert regulator_by(day("Tue 12 Jun 2018"), "foia") == day("Tue 24 Jul 2018")


def test_b09_scotland_skips_both_may_holidays():
    answer = due_on(day("Tue 1 May 2018"), "foisa")

    assert answer.due_on == day("Thu 31 May 2018")
    assert answer.skipped == (day("7 May 2018"), day("28 May 2018"))


@pytest.mark.parametrize(
    ("answered", "act_by", "legal_limit"),
    [
        pytest.param(None, "26 Jul 2018", "26 Jul 2018", id="B10 silence"),
        pytest.param("8 May 2018", "4 Jul 2018", "26 Jul 2018", id="B11 early answer"),
        pytest.param("31 May 2018", "26 Jul 2018", "26 Jul 2018", id="answer on the last day"),
        pytest.param("20 Jun 2018", "16 Aug 2018", "16 Aug 2018", id="B12 late answer"),
    ],
)
def test_a_scottish_review_runs_from_the_time_limit_or_a_late_answer(answered, act_by, legal_limit):
    window = review_by("foisa", due_on=day("31 May 2018"), answered_on=answered and day(answered))

    assert window.act_by == day(act_by)
    assert window.legal_limit == day(legal_limit)


def test_b13_a_scottish_review_and_the_appeal_after_silence():
    review = review_due_on(day("Mon 2 Jul 2018"), "foisa")

    assert review.target.due_on == review.outer.due_on == day("Mon 30 Jul 2018")
    assert regulator_by(review.outer.due_on, "foisa") == day("30 Jan 2019")


def test_b13_six_months_from_the_end_of_august_end_with_february():
    assert regulator_by(day("31 Aug 2018"), "foisa") == day("28 Feb 2019")


def test_b14_a_window_beyond_the_published_lists_is_provisional():
    answer = due_on(day("Mon 4 Dec 2028"), "foia")

    assert answer.due_on == day("Fri 5 Jan 2029")
    assert answer.provisional
    assert "Provisional: the bank holidays of 2029" in answer.reason


def test_b14_a_window_that_ends_in_the_last_published_year_is_firm():
    answer = due_on(day("Mon 27 Nov 2028"), "foia")

    assert answer.due_on == day("Thu 28 Dec 2028")
    assert not answer.provisional


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("Fri 27 Apr 2018", Standing.NOT_DUE),
        ("Mon 30 Apr 2018", Standing.DUE_SOON),  # 1, 2, 3, 4 and 8 May are left, for 7 May is a holiday
        ("Mon 7 May 2018", Standing.DUE_SOON),
        ("Tue 8 May 2018", Standing.DUE_TODAY),
        ("Wed 9 May 2018", Standing.OVERDUE),
        ("Sat 12 May 2018", Standing.OVERDUE),
        ("Wed 6 Jun 2018", Standing.OVERDUE),  # the 40th working day from receipt
        ("Thu 7 Jun 2018", Standing.VERY_OVERDUE),
    ],
)
def test_b15_how_a_request_stands(today, expected):
    assert standing(day("Tue 8 May 2018"), "foia", today=day(today)) is expected


def test_due_soon_begins_five_working_days_before():
    assert standing(day("Fri 29 Jun 2018"), "foia", today=day("Fri 22 Jun 2018")) is Standing.DUE_SOON
    assert standing(day("Fri 29 Jun 2018"), "foia", today=day("Thu 21 Jun 2018")) is Standing.NOT_DUE


def test_the_reason_names_the_act_and_the_holidays():
    reason = due_on(day("Mon 23 Nov 2026"), "foisa").reason

    assert "20 working days after receipt on 23 November 2026" in reason
    assert "Freedom of Information (Scotland) Act 2002, s.10(1)" in reason
    assert "30 November 2026 (St Andrew’s Day)" in reason


def test_a_holiday_proclaimed_while_the_request_ran_brings_a_caution():
    assert "may count it as a working day" in due_on(day("1 Sep 2022"), "foia").reason
    assert "may count it as a working day" not in due_on(day("12 Sep 2022"), "foia").reason


def test_two_rounds_within_sixty_working_days_may_be_added_up():
    calendar = calendar_for("foia")
    first = day("Mon 4 Jun 2018")
    sixtieth = calendar.after(first, 59)  # the first day is one of the sixty

    assert may_be_aggregated(first, sixtieth, "foia")
    assert may_be_aggregated(sixtieth, first, "foia")
    assert not may_be_aggregated(first, calendar.after(sixtieth, 1), "foia")
    assert not may_be_aggregated(first, first, "foisa")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((date(2018, 6, 4), "eir"), UnknownRegime),
        ((date(2004, 12, 31), "foia"), ImpossibleDate),
        ((date(2099, 12, 20), "foia"), BeyondCalendar),
        ((date(9999, 12, 31), "foia"), BeyondCalendar),
    ],
)
def test_impossible_questions_are_refused(arguments, error):
    with pytest.raises(error):
        due_on(*arguments)


@pytest.mark.parametrize(
    "disregard",
    [
        (date(2018, 5, 2), date(2018, 4, 19)),  # paid before the notice
        (date(2018, 4, 6), date(2018, 4, 19)),  # notice before the request
    ],
)
def test_a_fees_notice_has_to_fit_the_request(disregard):
    with pytest.raises(ImpossibleDate, match="fees notice"):
        due_on(date(2018, 4, 9), "foia", disregard=disregard)


def test_an_early_clarification_never_moves_the_receipt_back():
    assert date_of_receipt(date(2018, 4, 9), clarified_on=date(2018, 4, 2)) == date(2018, 4, 9)


laws = st.sampled_from(["foia", "foisa"])
days = st.dates(min_value=date(2005, 1, 1), max_value=date(2090, 12, 31))


@given(days, laws)
def test_a_due_date_is_the_twentieth_working_day(received_on, law):
    calendar = calendar_for(law)

    answer = due_on(received_on, law)

    assert calendar.is_working_day(answer.due_on)
    assert calendar.count(received_on, answer.due_on) == 20
    assert all(received_on < skipped <= answer.due_on for skipped in answer.skipped)


@given(days, laws)
def test_a_later_request_is_never_due_earlier(received_on, law):
    assert due_on(received_on, law).due_on <= due_on(received_on + timedelta(days=1), law).due_on


@given(days)
def test_the_uk_act_is_never_earlier_than_the_scottish(received_on):
    assert due_on(received_on, "foisa").due_on <= due_on(received_on, "foia").due_on


@given(days, laws, st.integers(0, 60), st.integers(0, 60))
def test_a_fee_never_brings_the_due_date_forward(received_on, law, until_notice, until_payment):
    notice_on = received_on + timedelta(days=until_notice)
    paid_on = notice_on + timedelta(days=until_payment)

    answer = due_on(received_on, law, disregard=(notice_on, paid_on))

    assert answer.due_on >= due_on(received_on, law).due_on
    assert not notice_on <= answer.due_on <= paid_on


@given(days, laws)
def test_firm_exactly_when_every_day_of_the_window_is_published(received_on, law):
    answer = due_on(received_on, law)
    window = [received_on + timedelta(days=count) for count in range(1, (answer.due_on - received_on).days + 1)]

    assert answer.provisional == any(day.year < 2012 or day.year > 2028 for day in window)


@given(days, laws, st.integers(-100, 100))
def test_a_request_only_gets_later(received_on, law, moved):
    order = list(Standing)
    due = due_on(received_on, law).due_on
    today = due + timedelta(days=moved)
    if today.year > 2098 or today.year < 2005:
        return

    now = standing(due, law, today=today)
    next_day = standing(due, law, today=today + timedelta(days=1))

    assert order.index(now) <= order.index(next_day)
    assert (now in (Standing.OVERDUE, Standing.VERY_OVERDUE)) == (today > due)


def test_a_calendar_of_england_and_wales_alone_would_be_a_day_early():
    wrong = WorkingDays(("england-and-wales",))

    assert wrong.after(day("Mon 2 Jul 2018"), 20) == day("Mon 30 Jul 2018")
    assert due_on(day("Mon 2 Jul 2018"), "foia").due_on == day("Tue 31 Jul 2018")
