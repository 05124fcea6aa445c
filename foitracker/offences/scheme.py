"""A category scheme: what is counted, under which codes and law, and the wordings known to mean it. One CSV each.

The rows of a scheme file by their first column (schemes/README.md shows each):

    title, version, source, licence   about the scheme, one line each
    category          code, title, how it counts, what it is part of, the law of each jurisdiction
    offence, code     an official title with its Home Office code; a code alone
    act, statute      the short names of an Act; the sections of it that mean a category
    hint              an offence with a title too general to decide anything: it is suggested only
    wording           an approved wording: the same words are accepted
    words             a list of words that rules may name
    exclusion, rule   what suggests a category, tried in their order
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from foitracker.offences.codes import Known, canonical
from foitracker.offences.nearest import Nearest, Speller, nearest, speller
from foitracker.offences.rules import BrokenRule, Rule, rule
from foitracker.offences.statutes import Statutes, statutes
from foitracker.offences.words import fold, raw_words, tidy

JURISDICTIONS = ("england_and_wales", "scotland", "northern_ireland")
ABOUT = ("title", "version", "source", "licence")
_KINDS = ("category", "offence", "hint", "code", "act", "statute", "wording", "words", "exclusion", "rule")
_OF_A_SITE = ("scheme", "ruling")
_SCHEMES = files("foitracker.offences") / "schemes"


class UnknownScheme(LookupError):
    pass


class BrokenScheme(ValueError):
    pass


class Counting(StrEnum):
    COUNTED = "counted"
    NEVER = "never"
    UPPER_BOUND = "upper_bound"  # holds what is counted and more besides
    REVIEW = "review"  # counted only where a person says so
    CHECK_ONLY = "check_only"  # repeats other rows: compared with their sum, never added


class Level(StrEnum):
    """Where a category of recorded crime stands in the published tables."""

    GROUP = "group"
    SUBGROUP = "subgroup"
    CLASS = "class"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    title: str
    counting: Counting
    parent: str  # the category that this is a part of, or ""
    law: Mapping[str, str]  # jurisdiction -> the law, or "none"
    order: int
    level: Level = Level.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a scheme file."""

    row: str
    category: str = ""
    text: str = ""
    detail: str = ""
    counting: str = ""
    parent: str = ""
    level: str = ""
    england_and_wales: str = ""
    scotland: str = ""
    northern_ireland: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    slug: str
    title: str
    version: str
    source: str
    licence: str
    categories: Mapping[str, Category]
    codes: Known
    statutes: Statutes
    exact: Mapping[str, tuple[str, ...]]  # folded approved wording -> its category, or several if it is ambiguous
    rules: tuple[Rule, ...]
    nearest: Nearest
    speller: Speller
    words_of: Mapping[str, frozenset[str]]  # category -> the words that are used of it
    whole_classes: Mapping[str, frozenset[str]]  # category -> what its codes' whole class means: "86", and more than it

    @property
    def has_groups(self) -> bool:
        return any(category.level for category in self.categories.values())

    def within(self, code: str, wider: str) -> bool:
        """Whether a category is another one, or a part of it."""
        while code and code != wider:
            code = self.categories[code].parent
        return bool(code)

    def fits(self, code: str, wider: str) -> bool:
        """Whether a name for `wider` may stand beside a code of the first: itself, its whole, its whole class."""
        return self.within(code, wider) or wider in self.whole_classes[code]

    def common_parent(self, codes: Sequence[str]) -> str:
        """The narrowest category that holds all of these, or ""."""
        wider = codes[0]
        while wider and not all(self.within(code, wider) for code in codes):
            wider = self.categories[wider].parent
        return wider

    def group_of(self, code: str) -> tuple[str, str]:
        """Titles of the group and the subgroup of a category, "" for none. A group without subgroups is its own."""
        found = {Level.GROUP: "", Level.SUBGROUP: ""}
        category = self.categories[code]
        level = category.level
        while True:
            if category.level in found:
                found[category.level] = category.title
            if not category.parent:
                break
            category = self.categories[category.parent]
        group, subgroup = found[Level.GROUP], found[Level.SUBGROUP]
        return group, subgroup or (group if level == Level.CLASS else "")


def scheme_slugs() -> tuple[str, ...]:
    names = (path.name for path in _SCHEMES.iterdir())
    return tuple(sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv")))


@lru_cache
def load_scheme(slug: str) -> Scheme:
    if slug not in scheme_slugs():
        raise UnknownScheme(f"There is no offence scheme “{slug}”. There are: {', '.join(scheme_slugs())}.")
    return build_scheme(slug, read_rows(slug))


def read_rows(slug: str) -> tuple[Row, ...]:
    """The rows of a scheme file, checked for nothing but their columns.

    A scheme that a site exported has the rulings of its people after these rows and columns, which are no part of it,
    and an apostrophe before a text that a spreadsheet would compute.
    """
    with (_SCHEMES / f"{slug}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = [column.name for column in fields(Row)]
        if list(reader.fieldnames or ())[: len(names)] != names:
            raise BrokenScheme(f"{slug}.csv: the columns must be {', '.join(names)}.")
        rows = (Row(**{name: row[name].removeprefix("'") for name in names}) for row in reader)
        return tuple(row for row in rows if row.row not in _OF_A_SITE)


def build_scheme(slug: str, rows: Sequence[Row]) -> Scheme:
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[row.row].append(row)
    known_kinds = {*ABOUT, *_KINDS}
    if unknown := by_kind.keys() - known_kinds:
        raise BrokenScheme(f"{slug}: there are no rows called {', '.join(sorted(unknown))}.")
    categories = _categories(slug, by_kind["category"])
    for row in rows:
        if row.category not in categories and row.row not in (*ABOUT, "act", "words"):
            raise BrokenScheme(f"{slug}: “{row.text}” is of a category “{row.category}” that is not there.")
    rules = _rules(slug, by_kind)
    # Classes before the groups that hold them: of two equally near names the narrower one is suggested first.
    titled = [Row("category", c.code, c.title) for c in sorted(categories.values(), key=_is_heading)]
    wordings = [*titled, *by_kind["wording"], *by_kind["offence"], *by_kind["hint"]]
    return Scheme(
        slug=slug,
        **{name: by_kind[name][0].text if by_kind[name] else "" for name in ABOUT},
        categories=categories,
        codes=_codes(by_kind),
        statutes=statutes(
            ((row.category, row.text, row.detail) for row in by_kind["statute"]),
            short_names={row.text: row.detail.split("; ") for row in by_kind["act"]},
        ),
        exact=_exact([*titled, *by_kind["wording"]], by_kind["offence"], categories),
        rules=rules,
        nearest=nearest((fold(tidy(row.text)), row.text, row.category) for row in wordings),
        speller=_speller(wordings, by_kind["words"], rules),
        words_of=_words_of(wordings, rules, categories),
        whole_classes=_whole_classes(_codes(by_kind), categories),
    )


def _categories(slug: str, rows: Sequence[Row]) -> dict[str, Category]:
    categories: dict[str, Category] = {}
    for order, row in enumerate(rows):
        if row.category in categories:
            raise BrokenScheme(f"{slug}: the category “{row.category}” is there twice.")
        if row.parent and row.parent not in categories:
            raise BrokenScheme(f"{slug}: “{row.category}” is part of “{row.parent}”, which must stand before it.")
        categories[row.category] = Category(
            code=row.category,
            title=row.text,
            counting=Counting(row.counting),
            parent=row.parent,
            law={jurisdiction: getattr(row, jurisdiction) for jurisdiction in JURISDICTIONS},
            order=order,
            level=Level(row.level),
        )
    return categories


def _codes(by_kind: Mapping[str, Sequence[Row]]) -> dict[str, tuple[str, ...]]:
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for row in (*by_kind["offence"], *by_kind["hint"]):
        if row.detail:
            codes[canonical(row.detail)][row.category] = None
    for row in by_kind["code"]:
        codes[canonical(row.text)][row.category] = None
    return {code: tuple(meant) for code, meant in codes.items()}


def _exact(
    ruled: Sequence[Row], offences: Sequence[Row], categories: Mapping[str, Category]
) -> dict[str, tuple[str, ...]]:
    """Titles and approved wordings come first; an official offence title only where they are silent.

    A subgroup with one class of the same name means that class.
    """
    exact: dict[str, dict[str, None]] = defaultdict(dict)
    for row in ruled:
        meant = exact[" ".join(fold(tidy(row.text)))]
        if row.row == "category" and len(parts := _parts_of(row.category, categories)) == 1:
            meant[parts[0]] = None  # the name of a subgroup with one class may stand for either
        meant[row.category] = None
    settled = {
        words: tuple(sorted(_without_namesakes(meant, categories), key=lambda code: _is_heading(categories[code])))
        for words, meant in exact.items()
    }
    official: dict[str, dict[str, None]] = defaultdict(dict)
    for row in offences:
        official[" ".join(fold(tidy(row.text)))][row.category] = None
    for words, meant in official.items():
        if all(_is_heading(categories[code]) for code in settled.get(words, ())):
            # The title of one offence that is the name of a whole group as well may stand for either.
            settled[words] = (*meant, *settled.get(words, ()))
    return {words: meant for words, meant in settled.items() if words}


def _without_namesakes(meant: Iterable[str], categories: Mapping[str, Category]) -> list[str]:
    meant = list(meant)
    return [code for code in meant if not any(_is_namesake(part, code, categories) for part in meant)]


def _is_namesake(part: str, whole: str, categories: Mapping[str, Category]) -> bool:
    """Whether a category has one part only, and that has its own name."""
    same_name = fold(tidy(categories[part].title)) == fold(tidy(categories[whole].title))
    return same_name and _parts_of(whole, categories) == [part]


def _is_heading(category: Category) -> bool:
    return category.level in (Level.GROUP, Level.SUBGROUP)


def _parts_of(code: str, categories: Mapping[str, Category]) -> list[str]:
    return [category.code for category in categories.values() if category.parent == code]


def _rules(slug: str, by_kind: Mapping[str, Sequence[Row]]) -> tuple[Rule, ...]:
    lists = {row.text: frozenset(fold(tidy(row.detail))) for row in by_kind["words"]}
    rules: list[Rule] = []
    for kind in ("exclusion", "rule"):
        for row in by_kind[kind]:
            try:
                rules.append(rule(row.text, category=row.category, reason=row.detail, lists=lists))
            except BrokenRule as problem:
                raise BrokenScheme(f"{slug}: the rule “{row.text}” cannot be read: {problem}.") from problem
    return tuple(rules)


def _speller(wordings: Iterable[Row], lists: Iterable[Row], rules: Iterable[Rule]) -> Speller:
    texts = [row.text for row in wordings] + [row.detail for row in lists]
    words = [word for text in texts for word in raw_words(tidy(text))]
    return speller([*words, *(word for rule in rules for word in rule.words)])


def _words_of(
    wordings: Iterable[Row], rules: Iterable[Rule], categories: Mapping[str, Category]
) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = defaultdict(set)
    for row in wordings:
        words[row.category].update(fold(tidy(row.text)))
    for rule_ in rules:
        words[rule_.category].update(rule_.words)
    return {code: frozenset(words[code]) for code in categories}


def _whole_classes(codes: Known, categories: Mapping[str, Category]) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = defaultdict(set)
    for code, meant in codes.items():
        whole = codes.get(code.partition("/")[0], ())
        for category in meant:
            classes[category].update(c for c in whole if categories[c].counting == Counting.UPPER_BOUND)
    return {code: frozenset(classes[code]) for code in categories}
