"""The places that a sentence names: forces, regions, nations, all of them, and bodies that are no force at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foitracker.totals.claims.facts import Facts, Place, PlaceKind, together
from foitracker.totals.claims.text import Sentence

OTHER_BODIES = (
    "Internet Watch Foundation",
    "IWF",
    "Home Office",
    "Office for National Statistics",
    "ONS",
    "Ofcom",
    "Crown Prosecution Service",
    "CPS",
    "National Crime Agency",
    "NCA",
    "NCMEC",
    "Europol",
    "Interpol",
    "Ministry of Justice",
    "YouGov",
    "Childline",
    "Stop It Now",
    "Lucy Faithfull Foundation",
    "Barnardo's",
    "Barnardo’s",
    "Facebook",
    "Instagram",
    "Snapchat",
    "WhatsApp",
    "Google",
    "Microsoft",
    "Apple",
    "TikTok",
)
_OTHER_BODIES = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in OTHER_BODIES)})\b")
# "Lancashire Evening Post" and "University of Kent" name a paper and a school.
_NO_FORCE_BEFORE = r"(?<!University of )(?<!Bishop of )(?<!East )"
_NO_FORCE_AFTER = (
    r"(?! (?:Evening|Post|Gazette|Telegraph|Chronicle|Mercury|News|Live|Online|Echo|County Council|City Council|Council"
    r"|University|Hospital|Cricket|Free Press|Today|MP\b|MPs\b))"
)
_JOINT = re.compile(r"\s*(?:,|,? and|,? &|,? as well as)\s*(?:in )?(?:the )?\s*", re.IGNORECASE)
_LAST_JOINT = re.compile(r"\band\b|&|\bas well as\b", re.IGNORECASE)
_THE_LAST = re.compile(
    r"\b(?:(?:the|this) (?:police )?(?P<force>force|constabulary|county)"
    r"|(?:the|this|its) (?:(?P<region>region)|(?P<nation>nation)))\b"
    r"(?! (?:area )?(?:with|that|which)\b)(?!’s largest|'s largest)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name at its place. Two `places` share the name; `parts` are those that were named together as one."""

    start: int
    end: int
    places: tuple[Place, ...]
    body: str = ""
    parts: tuple[Place, ...] = ()
    last_of: PlaceKind | None = None  # "the force": the last one named


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    places: dict[str, tuple[Place, ...]]
    as_written: bool

    def found(self, sentence: Sentence) -> Iterator[Named]:
        if not self.places:
            return
        for one in self.pattern.finditer(sentence.words):
            name = " ".join(one[0].split())
            places = self.places[name if self.as_written else name.lower()]
            yield Named(sentence.start + one.start(), sentence.start + one.end(), places)


class PlaceNames:
    """Finds the names of a round's places in a sentence."""

    def __init__(self, facts: Facts) -> None:
        self._names = (
            _names({place: place.names for place in facts.places}, as_written=False),
            _names({place: place.aliases for place in facts.places}, as_written=True),
        )

    def named(self, sentence: Sentence) -> list[Named]:
        found = [one for names in self._names for one in names.found(sentence)]
        found += [
            Named(sentence.start + one.start(), sentence.start + one.end(), (), one[0])
            for one in _OTHER_BODIES.finditer(sentence.words)
        ]
        found += [
            Named(sentence.start + one.start(), sentence.start + one.end(), (), last_of=PlaceKind(one.lastgroup))
            for one in _THE_LAST.finditer(sentence.words)
        ]
        found.sort(key=lambda one: (one.start, -one.end))
        outer = [
            one for i, one in enumerate(found) if not any(o.start <= one.start and one.end <= o.end for o in found[:i])
        ]
        return list(_joined(outer, sentence))


def _names(by_place: Mapping[Place, tuple[str, ...]], *, as_written: bool) -> _Names:
    """One pattern of all names, the longest first: "North Wales" is not "Wales"."""
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place, names in by_place.items():
        for name in names:
            by_name[" ".join(name.split()) if as_written else " ".join(name.split()).lower()].append(place)
    kinds = list(PlaceKind)
    kept = {name: _apart(sorted(same, key=lambda place: kinds.index(place.kind))) for name, same in by_name.items()}
    words = "|".join(re.escape(name).replace("\\ ", r"\s+") for name in sorted(kept, key=len, reverse=True))
    pattern = rf"{_NO_FORCE_BEFORE}(?<![\w-])(?:{words})(?![\w-]){_NO_FORCE_AFTER}" if words else r"(?!)"
    return _Names(re.compile(pattern, 0 if as_written else re.IGNORECASE), kept, as_written)


def _apart(same: Sequence[Place]) -> tuple[Place, ...]:
    """One force alone in its region is named before the region; a region and its forces are the same otherwise."""
    return tuple(
        one for i, one in enumerate(same) if not any(set(other.forces) == set(one.forces) for other in same[:i])
    )


def _joined(named: Sequence[Named], sentence: Sentence) -> Iterator[Named]:
    """ "Norfolk and Suffolk", "Kent, Essex and Surrey" as one place each; "between Kent and Essex" as two."""
    group: list[Named] = []
    for one in named:
        if group and not _joins(group[-1], one, sentence):
            yield from _as_one(group, sentence)
            group = []
        group.append(one)
    yield from _as_one(group, sentence)


def _joins(first: Named, second: Named, sentence: Sentence) -> bool:
    if len(first.places) != 1 or len(second.places) != 1:
        return False
    between = sentence.words[first.end - sentence.start : second.start - sentence.start]
    return bool(_JOINT.fullmatch(between))


def _as_one(group: list[Named], sentence: Sentence) -> Iterator[Named]:
    places = [one.places[0] for one in group if one.places]
    if len(group) < 2 or not _is_a_sum(group, places, sentence):
        yield from group
        return
    yield Named(group[0].start, group[-1].end, (together(places),), parts=tuple(places))


def _is_a_sum(group: list[Named], places: list[Place], sentence: Sentence) -> bool:
    forces = [force for place in places for force in place.forces]
    last = sentence.words[group[-2].end - sentence.start : group[-1].start - sentence.start]
    before = sentence.words[: group[0].start - sentence.start]
    compared = re.search(r"\bbetween(?: the)?\s*$", before, re.IGNORECASE)
    return len(forces) == len(set(forces)) and bool(_LAST_JOINT.search(last)) and not compared
