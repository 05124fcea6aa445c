"""A scheme made of the rows of its file, checked as it is made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from foitracker.offences.codes import Known, canonical
from foitracker.offences.nearest import Speller, nearest, speller
from foitracker.offences.rules import BrokenRule, Rule, rule
from foitracker.offences.scheme import BrokenScheme, Category, Counting, Level, Scheme, UnknownScheme
from foitracker.offences.scheme_rows import ABOUT, JURISDICTIONS, Row, read_rows, scheme_slugs
from foitracker.offences.statutes import statutes
from foitracker.offences.words import fold, raw_words, tidy

_KINDS = ("category", "offence", "hint", "code", "act", "statute", "wording", "words", "exclusion", "rule")


@lru_cache
def load_scheme(slug: str) -> Scheme:
    if slug not in scheme_slugs():
        raise UnknownScheme(f"There is no offence scheme “{slug}”. There are: {', '.join(scheme_slugs())}.")
    return build_scheme(slug, read_rows(slug))


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
