"""A wording taken apart: the codes, the law and the approved wordings in it, and the words that are left.

A wording of several labels ("Obscene publications > 86/2 > Number of offences") is taken apart label by label.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from foitracker.offences.codes import CodesFound, find_codes
from foitracker.offences.scheme import Scheme
from foitracker.offences.statutes import Citation
from foitracker.offences.words import PARTS, fold

# Words beside a code or a citation that say nothing of the offence.
_NEUTRAL = frozenset(
    fold(
        "act article category class classification code contrary description ho hoc hocr home law notifiable office "
        "name order section statute title to type under"
    )
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing in the wording that names a category, or several that share the name."""

    what: str  # "The code 86/2"
    categories: tuple[str, ...]
    decides: bool = True  # an Act without its section says something but decides nothing


@dataclass(frozen=True, slots=True)
class Evidence:
    claims: tuple[Claim, ...]
    codes: tuple[str, ...]
    doubt: str  # why no code in the wording can be taken as it stands
    maybe: tuple[str, ...]  # what such a code may have been
    weak: bool  # the code is a number that needs words beside it
    span: bool
    loose: tuple[str, ...]  # words that are neither an approved wording nor neutral
    words: tuple[str, ...]  # all words, without codes and citations


def take_apart(tidied: str, scheme: Scheme) -> Evidence:
    labels = [_label(part, scheme) for part in tidied.split(PARTS)]
    return Evidence(
        claims=tuple(claim for label in labels for claim in _claims(label, scheme)),
        codes=tuple(dict.fromkeys(code for label in labels for code in label.found.codes)),
        doubt=next((label.found.doubt for label in labels if label.found.doubt), ""),
        maybe=tuple(code for label in labels for code in label.found.maybe),
        weak=any(label.found.weak for label in labels),
        span=any(label.found.span for label in labels),
        loose=tuple(word for label in labels if not label.exact for word in label.words if word not in _NEUTRAL),
        words=tuple(word for label in labels for word in label.words),
    )


@dataclass(frozen=True, slots=True)
class _Label:
    """One label of the wording, taken apart."""

    found: CodesFound
    citations: tuple[Citation, ...]
    exact: tuple[str, ...]  # the categories for which these very words are approved
    words: tuple[str, ...]  # without codes and citations


def _label(part: str, scheme: Scheme) -> _Label:
    whole = fold(part)
    if exact := scheme.exact.get(" ".join(whole), ()):
        return _Label(CodesFound(rest=part), (), exact, whole)
    found = find_codes(part, scheme.codes)
    citations, rest = scheme.statutes.find(found.rest)
    words = whole if rest == part else fold(rest)
    exact = scheme.exact.get(" ".join(words), ())
    if not exact and words is not whole:
        exact = scheme.exact.get(" ".join(word for word in words if word not in _NEUTRAL), ())
    if found.classes and found.weak and not exact and words:  # "16 year old victims" is no class 16
        return _Label(CodesFound(rest=part), citations, (), whole)
    return _Label(found, citations, exact, words)


def _claims(label: _Label, scheme: Scheme) -> Iterator[Claim]:
    for code in (*label.found.codes, *label.found.classes):
        yield Claim(f"The code {code}", scheme.codes[code])
    for citation in label.citations:
        if categories := scheme.statutes.categories_of(citation):
            yield Claim(f"The {citation.act}", categories, decides=scheme.statutes.is_full(citation))
    if label.exact:
        yield Claim("The wording", label.exact)
