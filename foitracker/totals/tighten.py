"""What an exact total says about the suppressed figures under it, and how not to give them away.

A row of 40, 12, "<5", "<5" with the total 57 is exactly 57: that is for the sum. That a lone "<5" under a
total of 43 must be 3 is known here and stays here: a second figure is hidden beside it, so that nobody can take one
from the other (secondary disclosure control, as the Government Analysis Function and the ONS practise it). In every
table and in every sum that it is part of, that figure is the total: see `printable_total`.
"""

from __future__ import annotations

from collections.abc import Sequence

from foitracker.totals.ranges import Range, total_of


class DoesNotAddUp(ValueError):
    """The parts cannot come to the total, whatever the suppressed ones are."""


def tightened_total(parts: Sequence[Range], total: Range) -> Range:
    """The sum of the parts as far as the total settles it. Raises `DoesNotAddUp` when they disagree."""
    added = total_of(parts)
    if not added.meets(total):
        raise DoesNotAddUp(f"The parts come to {_words(added)} and the total is {_words(total)}.")
    return added.both(total)


def tightened_parts(parts: Sequence[Range], total: Range) -> tuple[Range, ...]:
    """Each part as far as the total and the other parts settle it. Not for publication."""
    tightened_total(parts, total)
    return tuple(
        part.both(_left_for(total, total_of([*parts[:at], *parts[at + 1 :]]))) for at, part in enumerate(parts)
    )


def given_away(parts: Sequence[Range], total: Range) -> tuple[int, ...]:
    """The places of the suppressed parts that anyone can work out from the total and the other parts."""
    tight = tightened_parts(parts, total)
    return tuple(at for at, part in enumerate(parts) if not part.is_exact and tight[at].is_exact)


def printable_total(parts: Sequence[Range], total: Range) -> Range:
    """The sum of the parts as it may be printed beside them: as far as the total settles it, unless that gives a
    suppressed part away. Then it is the bare sum of what the parts say themselves.

    A sum that never says more than its parts do cannot be used to work one of them out, in whatever sum it is in turn:
    a region, the whole country, or the whole country without a region. Raises `DoesNotAddUp`.
    """
    tight = tightened_total(parts, total)
    return total_of(parts) if given_away(parts, tight) else tight


def _left_for(total: Range, others: Range) -> Range:
    """What a part can be when all others and the total are known to lie in these ranges."""
    low = max(0, total.low - others.high) if others.high is not None else 0
    return Range(low, total.high - others.low if total.high is not None else None)


def _words(number: Range) -> str:
    return f"{number.low}" if number.is_exact else f"{number.low} to {number.high}"
