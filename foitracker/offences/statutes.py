"""Citations of law: "s.160 CJA 1988", "Section 1(1)(a) Protection of Children Act 1978", "Art 3 ... Order 1978"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SECTION_WORD = r"(?:\b(?:sections?|sects?|ss?|articles?|arts?)\b[. ]*|\b(?:ss?|arts?)(?=\d))"
_NUMBER = r"(\d{1,3}[a-z]{0,2})(?![a-z\d])(?:\s?\(\w{1,4}\))*"
_SECTIONS = re.compile(rf"{_SECTION_WORD}{_NUMBER}(?:\s*(?:,|&|and|/)\s*{_SECTION_WORD}?{_NUMBER})*")
_ONE_NUMBER = re.compile(_NUMBER)
# "as amended by ...": the law that changed an offence is not the offence.
_AMENDED = re.compile(r"\(?\bas (?:amended|inserted|added|substituted)\b[^)]*\)?")


@dataclass(frozen=True, slots=True)
class Citation:
    act: str  # its full name, as the scheme has it
    sections: tuple[str, ...]  # "1", "52a"
    dated: bool  # whether the year was given


@dataclass(frozen=True, slots=True)
class Statutes:
    """The Acts that a scheme knows, by every name they are cited under, and what their sections mean in it."""

    pattern: re.Pattern[str] | None
    acts: Mapping[tuple[str, str], str]  # (name as _bare leaves it, year or "") -> full name
    categories: Mapping[tuple[str, str], str]  # (act, section) -> category
    by_act: Mapping[str, tuple[str, ...]]  # all categories of an Act, for a citation without a section

    def find(self, text: str) -> tuple[tuple[Citation, ...], str]:
        """The citations in a tidied label, and the label without them."""
        if self.pattern is None or not self.pattern.search(text):
            return (), text
        found: dict[str, bool] = {}

        def take_act(match: re.Match[str]) -> str:
            act = self.acts.get((_bare(match["name"]), match["year"] or ""))
            if act is None:  # the same name in another year is another Act
                return match[0]
            found[act] = bool(match["year"])
            return " "

        rest = self.pattern.sub(take_act, _AMENDED.sub("", text))
        if not found:
            return (), text
        sections: list[str] = []

        def take_sections(match: re.Match[str]) -> str:
            sections.extend(_ONE_NUMBER.findall(match[0]))
            return " "

        rest = _SECTIONS.sub(take_sections, rest)
        named = tuple(sections) if len(found) == 1 else ()  # whose section it is, two Acts do not tell
        return tuple(Citation(act, named, dated) for act, dated in found.items()), _stripped(rest)

    def categories_of(self, citation: Citation) -> tuple[str, ...]:
        if not citation.sections:
            return self.by_act[citation.act]
        found = (self.categories.get((citation.act, section)) for section in citation.sections)
        return tuple(dict.fromkeys(category for category in found if category))

    def is_full(self, citation: Citation) -> bool:
        """An Act with its year and sections of which the scheme knows every one."""
        return (
            citation.dated
            and bool(citation.sections)
            and all((citation.act, section) in self.categories for section in citation.sections)
        )


def statutes(rows: Iterable[tuple[str, str, str]], *, short_names: Mapping[str, Iterable[str]]) -> Statutes:
    """From rows of (category, Act, "1, 6") and the short names of the Acts."""
    categories: dict[tuple[str, str], str] = {}
    by_act: dict[str, dict[str, None]] = {}
    for category, act, sections in rows:
        by_act.setdefault(act, {})[category] = None
        for section in re.findall(r"\w+", sections.casefold()):
            categories[act, section] = category
    acts: dict[tuple[str, str], str] = {}
    undated: dict[str, set[str]] = {}
    patterns: dict[str, None] = {}
    for act in by_act:
        for name in (act, *short_names.get(act, ())):
            name, year = _name_and_year(name)
            acts[_bare(name), year] = act
            undated.setdefault(_bare(name), set()).add(act)
            patterns[_pattern_of(name)] = None
    for name, meant in undated.items():
        if len(meant) == 1:
            acts[name, ""] = next(iter(meant))
    alternatives = "|".join(sorted(patterns, key=len, reverse=True))
    whole = re.compile(rf"\b(?P<name>{alternatives})\b(?:\W{{0,3}}\b(?P<year>\d{{4}})\b)?") if patterns else None
    return Statutes(
        pattern=whole,
        acts=acts,
        categories=categories,
        by_act={act: tuple(found) for act, found in by_act.items()},
    )


def _name_and_year(name: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)\W*\b(\d{4})", name)
    return (match[1], match[2]) if match else (name, "")


def _pattern_of(name: str) -> str:
    words = _bare(name).split()
    spelt = {"and": "(?:and|&)", "ni": r"(?:northern\W+ireland|ni)"}
    return r"\W*(?:etc\W+)?".join(spelt.get(word, re.escape(word)) for word in words)


def _bare(name: str) -> str:
    words = re.findall(r"\w+", name.casefold().replace("&", " and "))
    text = " ".join(words).replace("northern ireland", "ni")
    return " ".join(word for word in text.split() if word != "etc")


def _stripped(text: str) -> str:
    return " ".join(text.split()).strip(" -:;,.()&/")
