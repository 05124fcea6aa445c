"""What whoever uses a press line has to know before it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from foitracker.publishing.place_figures import Level, Move, PlaceFigures

RISE = "More recorded offences do not by themselves mean more abuse: the figures follow what the police record."
ORDINARY = "The two years differ by no more than is ordinary from year to year: do not call it a rise or a fall."
OPEN = "Figures that were given as a range leave open whether the number rose or fell."
RANGE = "Small numbers were hidden in an answer, so the number lies between two bounds. Do not print one of them alone."
LEFT_OUT = "Forces without a usable figure are left out. They are never taken for zero and never estimated."
PUBLISHED = "Published figures stand in for an answer here: say that they are from a published table."
BOTH_YEARS = "The change compares only the forces that gave both years."
RANKING = "Forces record differently: do not rank them by rate."
UNSPLIT = "Where offences were not told apart, they are in the total and in no single offence."
OWN_LAW = {
    "Scotland": "Scotland has a law and a recording standard of its own: do not compare its number with others.",
    "Northern Ireland": "Northern Ireland has a law of its own: take care when you compare its number with others.",
}


def caveats(place: PlaceFigures) -> tuple[str, ...]:
    """The caveats that apply to the line of a place, each as a sentence."""
    return tuple(_caveats(place))


def _caveats(place: PlaceFigures) -> Iterator[str]:
    amounts = [year.amount for year in place.years if year.amount]
    move = place.compared.move if place.compared and place.last.amount else None
    if move is Move.UP:
        yield RISE
    if move is Move.LITTLE:
        yield ORDINARY
    if move is Move.OPEN:
        yield OPEN
    if any(not amount.is_exact for amount in amounts):
        yield RANGE
    if any(year.published for year in place.years):
        yield PUBLISHED
    if place.level is not Level.FORCE and not all(year.is_complete for year in place.years):
        yield LEFT_OUT
    if move and not place.compared.same_forces:
        yield BOTH_YEARS
    if any(part.is_unsplit and part.amount.high for part in place.parts):
        yield UNSPLIT
    if place.rate:
        yield RANKING
