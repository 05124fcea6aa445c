"""Which force a file is from, by the names and aliases in its name. Only a proposal: a sender is not a force."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from foitracker.store.queries.names import Called

# Words that every force's name may carry or drop in practice.
_CONSTABULARY_WORDS = frozenset({"police", "constabulary", "service", "force", "heddlu", "the"})
_FITS_SEVERAL = "fits more than one force: "
_SAYS_POLICE = frozenset({"police", "constabulary", "heddlu"})


@dataclass(frozen=True, slots=True)
class Proposal:
    force: Called | None
    because: str


def propose_force(text: str, *, forces: Iterable[Called], where: str = "file name") -> Proposal:
    """The one force that `text` names, or no force and why: nobody named, or several.

    The longest name wins inside one spelling ("West Midlands Police" is not "Midlands"), and an alias
    that several forces share never decides. `where` is what the text is, for the reason.
    """
    words = f" {' '.join(_words(text))} "
    found: dict[str, tuple[Called, str]] = {}
    for force in forces:
        for name in _names(force):
            if f" {name} " in words:
                held = found.get(force.slug)
                if held is None or len(name) > len(held[1]):
                    found[force.slug] = (force, name)
    # A name inside a longer name that was found as well says nothing of its own: "wales" in "north wales".
    longest = [
        (force, name)
        for force, name in found.values()
        if not any(name != other and f" {name} " in f" {other} " for _, other in found.values())
    ]
    if len(longest) == 1:
        force, name = longest[0]
        return Proposal(force, f"The {where} has “{name}”.")
    if longest:
        names = ", ".join(sorted(force.name for force, _ in longest))
        return Proposal(None, f"The {where} {_FITS_SEVERAL}{names}.")
    return Proposal(None, f"The {where} names no force that this round asks.")


def candidates(because: str, forces: Iterable[Called]) -> list[Called]:
    """The forces that a proposal names where several fit; none where it names one force or nobody."""
    _, several, names = because.partition(_FITS_SEVERAL)
    named = names.removesuffix(".").split(", ") if several else []
    return [force for force in forces if force.name in named]


@lru_cache(maxsize=10)
def force_names(forces: tuple[Called, ...]) -> Mapping[str, Called]:
    """Every force by its whole names, as `tidy_name` writes them, without the names that several forces share."""
    found: dict[str, set[Called]] = {}
    for force in forces:
        for name in filter(None, _names(force)):
            found.setdefault(name, set()).add(force)
    return MappingProxyType({name: owners.pop() for name, owners in found.items() if len(owners) == 1})


def tidy_name(text: str) -> str:
    """A whole name in the form of `force_names`: "London, City of" and "City of London" are one."""
    before, comma, after = text.partition(",")
    return " ".join(_words(f"{after} {before}" if comma else text))


def named_force(text: str, known: Mapping[str, Called]) -> Called | None:
    """The force that a label is the name of, beside numbers and nothing else: "Suffolk 2017/18"."""
    return known.get(re.sub(r"\s*\b\d+\b", "", tidy_name(text)).strip())


def calls_it_police(text: str) -> bool:
    """Whether a name says itself that it is a force's: "Kent" alone may be the county, "Kent Police" is not."""
    return not _SAYS_POLICE.isdisjoint(_words(text))


@lru_cache(maxsize=1000)
def _names(force: Called) -> tuple[str, ...]:
    without_common_words = " ".join(w for w in _words(force.name) if w not in _CONSTABULARY_WORDS)
    names = (force.name, force.short_name, *force.aliases)
    return (without_common_words, *(" ".join(_words(name)) for name in names))


def _words(text):
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.rsplit(".", 1)[0] if "." in text[-6:] else text)
    return re.findall(r"[a-z]+|\d+", text.casefold().replace("&", " and "))
