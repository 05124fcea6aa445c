"""When a phrase holds: "nearly X" from 95 per cent of X up to X, "a quarter" within one point, and so on.

A rule is two bands of values: where the phrase holds, and where it is no more than arguable. A figure with
suppressed cells is a range, and the phrase has to hold over all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from foitracker.totals.claims.hedges import Hedge
from foitracker.totals.words import round_half_up


class Verdict(StrEnum):
    SUPPORTED = "supported"
    AMBER = "amber"
    NOT_SUPPORTED = "not_supported"


@dataclass(frozen=True, slots=True)
class Exact:
    """What the figures say: one value, or all values from `low` to `high`."""

    low: Fraction
    high: Fraction

    @property
    def words(self) -> str:
        low, high = (f"{round_half_up(value, 2):f}" for value in (self.low, self.high))
        return low if low == high else f"{low} to {high}"

    def __neg__(self) -> Exact:
        return Exact(-self.high, -self.low)


@dataclass(frozen=True, slots=True)
class Band:
    """The values between two ends; None is no end. An end that is `open` is not in it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def holds_all(self, value: Exact) -> bool:
        return self._above(value.low) and self._below(value.high)

    def holds_any(self, value: Exact) -> bool:
        return self._above(value.high) and self._below(value.low)

    def _above(self, value: Fraction) -> bool:
        return self.low is None or value > self.low or (value == self.low and not self.low_open)

    def _below(self, value: Fraction) -> bool:
        return self.high is None or value < self.high or (value == self.high and not self.high_open)


@dataclass(frozen=True, slots=True)
class Rule:
    holds: Band
    words: str
    arguable: Band | None = None
    arguable_words: str = ""

    def judge(self, value: Exact) -> tuple[Verdict, str]:
        """The verdict, and the rule in words with what made it amber."""
        if self.holds.holds_all(value):
            return Verdict.SUPPORTED, self.words
        if self.arguable and self.arguable.holds_all(value):
            return Verdict.AMBER, f"{self.words} {self.arguable_words}"
        if self.holds.holds_any(value) or (self.arguable and self.arguable.holds_any(value)):
            return Verdict.AMBER, f"{self.words} Suppressed figures leave open whether it does."
        return Verdict.NOT_SUPPORTED, self.words


def rule_for_count(amount: Fraction, step: Fraction, hedge: Hedge) -> Rule:
    """A number of offences. Without a hedge it is that number and no other."""
    if hedge is not Hedge.NONE:
        return rule_with_hedge(amount, hedge)
    half = step / 2 if step > 1 else Fraction(0)
    rounded = Band(amount - half, amount + half, high_open=True) if half else None
    return Rule(
        Band(amount, amount),
        "A plain number holds when it is exactly the figure.",
        rounded,
        "It is the figure rounded: say “around”, “nearly” or “more than”.",
    )


def rule_for_rounded(amount: Fraction, step: Fraction, hedge: Hedge) -> Rule:
    """A percentage, a rate or an average: it holds when the exact value rounds to it."""
    if hedge is not Hedge.NONE:
        return rule_with_hedge(amount, hedge)
    unit = min(step, Fraction(1))
    return Rule(
        Band(amount - unit / 2, amount + unit / 2, high_open=True),
        f"It holds when the exact value, rounded half up, is {plain(amount)}.",
    )


def rule_for_average(amount: Fraction, step: Fraction, hedge: Hedge) -> Rule:
    """ "62 a day" when it rounds to that; "1,900 a month" of 1,894 is the average rounded further, and arguable."""
    rule = rule_for_rounded(amount, step, hedge)
    if hedge is not Hedge.NONE or step <= 1:
        return rule
    return replace(
        rule,
        arguable=Band(amount - step / 2, amount + step / 2, high_open=True),
        arguable_words="It is the average rounded further: say “around”, “nearly” or “more than”.",
    )


def rule_for_part(amount: Fraction, hedge: Hedge) -> Rule:
    """ "a quarter", "two thirds": within one percentage point; "almost a quarter" from 22.5 up to 25.

    A part below ten per cent ("one in 200") within a tenth of itself: a point would be more than the part.
    """
    if hedge is Hedge.MOST:
        return Rule(Band(amount, None, low_open=True), f"“Most” holds above {plain(amount)} per cent.")
    if amount == 100 and hedge is Hedge.NONE:
        return Rule(Band(amount, amount), "“Every” holds when none is left out.")
    if hedge in (Hedge.NONE, Hedge.AROUND):
        near = min(Fraction(1), amount / 10)
        within = "one percentage point" if near == 1 else f"a tenth, {plain(near)} percentage points,"
        return Rule(
            Band(amount - near, amount + near), f"A fraction holds within {within} of {plain(amount)} per cent."
        )
    if hedge is Hedge.NEARLY:
        return Rule(
            Band(amount * Fraction(9, 10), amount, high_open=True),
            f"“Nearly” a fraction holds from {plain(amount * Fraction(9, 10))} up to {plain(amount)} per cent.",
        )
    return rule_with_hedge(amount, hedge)


def rule_for_times(times: Fraction, hedge: Hedge) -> Rule:
    """ "doubled" from 1.95 to 2.10 times, "almost doubled" from 1.85 up to 2; the same shares of other multiples."""
    if hedge in (Hedge.NEARLY, Hedge.JUST_UNDER):
        low = times * Fraction(185, 200)
        return Rule(
            Band(low, times, high_open=True),
            f"“Nearly” {plain(times)} times holds from {plain(low)} up to {plain(times)} times.",
        )
    if hedge in (Hedge.NONE, Hedge.AROUND):
        low, high = times * Fraction(195, 200), times * Fraction(21, 20)
        return Rule(Band(low, high), f"{plain(times)} times holds from {plain(low)} to {plain(high)} times as many.")
    return rule_with_hedge(times, hedge)


def rule_for_range(low: Fraction, high: Fraction) -> Rule:
    return Rule(Band(low, high), f"It holds when every possible value is from {plain(low)} to {plain(high)}.")


def rule_for_rounded_range(low: Fraction, high: Fraction, step: Fraction) -> Rule:
    """ "26 to 33 per cent", "1.8 to 1.9 a day": both ends are rounded."""
    half = min(step, Fraction(1)) / 2
    return Rule(
        Band(low - half, high + half, high_open=True),
        f"It holds when every possible value, rounded half up, is from {plain(low)} to {plain(high)}.",
    )


def rule_with_hedge(amount: Fraction, hedge: Hedge) -> Rule:
    x = plain(amount)
    share = {each: amount * Fraction(each, 100) for each in (90, 95, 105, 110)}
    match hedge:
        case Hedge.NEARLY | Hedge.JUST_UNDER:
            return Rule(
                Band(share[95], amount, high_open=True),
                f"“{hedge.value.capitalize()} {x}” holds from {plain(share[95])} up to {x}.",
                Band(share[90], amount, high_open=True),
                f"From {plain(share[90])} it is arguable.",
            )
        case Hedge.JUST_OVER:
            return _from(amount, share[105], hedge, open_low=True)
        case Hedge.MORE_THAN:
            return _from(amount, share[110], hedge, open_low=True)
        case Hedge.AT_LEAST:
            return _from(amount, share[110], hedge, open_low=False)
        case Hedge.LESS_THAN | Hedge.AT_MOST:
            strict = hedge is Hedge.LESS_THAN
            return Rule(
                Band(share[90], amount, high_open=strict),
                f"“{hedge.value.capitalize()} {x}” holds from {plain(share[90])} {'up to' if strict else 'to'} {x}.",
                Band(None, amount, high_open=strict),
                "The figure is lower by more than a tenth: the phrase overstates it.",
            )
        case _:
            return Rule(
                Band(share[95], share[105]),
                f"“Around {x}” holds within 5 per cent: from {plain(share[95])} to {plain(share[105])}.",
            )


def _from(amount: Fraction, most: Fraction, hedge: Hedge, *, open_low: bool) -> Rule:
    return Rule(
        Band(amount, most, low_open=open_low),
        f"“{hedge.value.capitalize()} {plain(amount)}” holds {'above' if open_low else 'from'} {plain(amount)} "
        f"to {plain(most)}.",
        Band(amount, None, low_open=open_low),
        "The figure is larger still: the phrase understates it.",
    )


def plain(value: Fraction) -> str:
    """ "23,000", "22.5", "66.67"."""
    text = f"{round_half_up(value, 2):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
