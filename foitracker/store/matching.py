"""Which force a file is from, by the names and aliases in its name. Only a proposal: a sender is not a force."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from foitracker.store.models import Force

# Words that every force's name may carry or drop in practice.
_CONSTABULARY_WORDS = frozenset({"police", "constabulary", "service", "force", "heddlu", "the"})


@dataclass(frozen=True, slots=True)
class Proposal:
    force: Force | None
    because: str


def propose_force(text: str, *, forces: Iterable[Force], where: str = "file name") -> Proposal:
    """The one force that `text` names, or no force and why: nobody named, or several.

    The longest name wins inside one spelling ("West Midlands Police" is not "Midlands"), and an alias
    that several forces share never decides. `where` is what the text is, for the reason.
    """
    words = f" {' '.join(_words(text))} "
    found: dict[str, tuple[Force, str]] = {}
    for force in forces:
        for name, ambiguous in _names(force):
            if not ambiguous and f" {name} " in words:
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
        return Proposal(None, f"The {where} fits more than one force: {names}.")
    return Proposal(None, f"The {where} names no force that this round asks.")


def force_names(forces: Iterable[Force]) -> dict[str, Force]:
    """Every force by its whole names, as `tidy_name` writes them, without the names that several forces share."""
    found: dict[str, set[Force]] = {}
    for force in forces:
        for name, ambiguous in _names(force):
            if name and not ambiguous:
                found.setdefault(name, set()).add(force)
    return {name: owners.pop() for name, owners in found.items() if len(owners) == 1}


def tidy_name(text: str) -> str:
    """A whole name in the form of `force_names`: "London, City of" and "City of London" are one."""
    before, comma, after = text.partition(",")
    return " ".join(_words(f"{after} {before}" if comma else text))


def _names(force):
    yield " ".join(w for w in _words(force.name) if w not in _CONSTABULARY_WORDS), False
    yield " ".join(_words(force.name)), False
    yield " ".join(_words(force.short_name)), False
    for alias in force.aliases.all():
        yield " ".join(_words(alias.alias)), alias.ambiguous


def _words(text):
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.rsplit(".", 1)[0] if "." in text[-6:] else text)
    return re.findall(r"[a-z]+|\d+", text.casefold().replace("&", " and "))
