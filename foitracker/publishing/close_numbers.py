"""Numbers said roundly, where they are close enough: "nearly 23,000", "62 a day, or one every 23 minutes"."""

from __future__ import annotations

from fractions import Fraction

_LEAST_ROUNDED = 1_000
_NEARLY, _OVER = Fraction(98, 100), Fraction(103, 100)  # of the round number: closer than the checker of claims asks
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def near(number: int) -> str:
    """ "nearly 23,000" for 22,724, "more than 18,000" for 18,522; "" where neither is close, and below a thousand."""
    if number < _LEAST_ROUNDED:
        return ""
    step = 10 ** (len(str(number)) - 2)
    below = number // step * step
    above = below + step
    if number != below and number >= _NEARLY * above:
        return f"nearly {above:,}"
    return f"more than {below:,}" if below < number <= _OVER * below else ""


def often(number: int, days: int) -> str:
    """How often that is: "an average of 62 a day, or one every 23 minutes", "nearly two a day"; "" if not close.

    By the day where there is about one a day or more, else by the week; below one a week it says nothing.
    """
    day, week = Fraction(number, days), Fraction(7 * number, days)
    if day >= 10:
        return f"an average of {_half_up(day):,} a day{_every(number, days)}"
    if day >= Fraction(95, 100):
        return _close(day, "day")
    return _close(week, "week") if week >= Fraction(95, 100) else ""


def _every(number: int, days: int) -> str:
    minutes = _half_up(Fraction(days * 24 * 60, number))
    return f", or one every {minutes} minutes" if 1 < minutes < 60 else ""


def _close(value: Fraction, unit: str) -> str:
    """ "nearly two a day" from 95 per cent of two, "more than two a day" up to 105 per cent of it."""
    whole = _half_up(value)
    words = f"{_WORDS[whole] if whole < len(_WORDS) else whole} a {unit}"
    if value == whole:
        return words
    if value < whole:
        return f"nearly {words}" if value >= Fraction(95, 100) * whole else ""
    return f"more than {words}" if value <= Fraction(105, 100) * whole else ""


def _half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))
