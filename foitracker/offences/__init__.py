"""What the words mean: category schemes, and how the wordings of forces are matched to them."""

from foitracker.offences.building import load_scheme
from foitracker.offences.scheme import (
    BrokenScheme,
    Category,
    Counting,
    Level,
    Scheme,
    UnknownScheme,
)
from foitracker.offences.scheme_rows import scheme_slugs
from foitracker.offences.wordings import Decision, Match, Suggestion, accepted, match
from foitracker.offences.words import tidy

__all__ = [
    "BrokenScheme",
    "Category",
    "Counting",
    "Decision",
    "Level",
    "Match",
    "Scheme",
    "Suggestion",
    "UnknownScheme",
    "accepted",
    "load_scheme",
    "match",
    "scheme_slugs",
    "tidy",
]
