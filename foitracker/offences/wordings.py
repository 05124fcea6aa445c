"""What a wording means in a scheme: accepted, suggested or unknown, with the reason in words.

Accepted is only what cannot be otherwise: a ruling by a person; words that are an approved wording; one code, or one
full citation of law, beside which nothing stands that says anything else. All the rest waits for a person, with up
to three suggestions: what the scheme's rules read in the words, what the code or the law says, what is nearest.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from foitracker.offences.evidence import Claim, Evidence, take_apart
from foitracker.offences.rules import said
from foitracker.offences.scheme import Scheme
from foitracker.offences.words import tidy

SUGGESTIONS = 3
LONGEST = 600  # characters; anything longer is a note and no label
_SCORE_OF_CODE = 96
_SCORE_OF_LAW = 93
_SCORE_OF_NAMESAKE = 92  # the words are approved for more than one category
_SCORES_OF_RULES = (90, 72, 60)
_LOST_TO_SPELLING = 6
_BEST_OF_NEAREST = 85
_LEAST_OF_NEAREST = 45
_LEAST_COVERED = 0.75  # a short wording is not near a long title, but may be all in it
_LEAST_TO_AGREE = 55  # how near a known wording must be to say that the words mean something else than the code


class Decision(StrEnum):
    ACCEPTED = "accepted"
    SUGGESTED = "suggested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Suggestion:
    category: str
    score: int  # 0 to 100


@dataclass(frozen=True, slots=True)
class Match:
    wording: str
    tidied: str
    category: str | None  # of an accepted wording alone
    decision: Decision
    reason: str
    suggestions: tuple[Suggestion, ...] = ()  # best first


def match(wording: str, *, scheme: Scheme, approved: Mapping[str, str] | None = None) -> Match:
    """`approved` holds the rulings of people, from tidied wording to category."""
    tidied = tidy(wording)
    ruled = approved.get(tidied) if approved else None
    if ruled in scheme.categories:
        return _accepted(wording, tidied, ruled, "A person ruled on this wording.")
    if len(tidied) > LONGEST:
        return Match(wording, tidied, None, Decision.UNKNOWN, "It is too long to be the name of an offence.")
    evidence = take_apart(tidied, scheme)
    verdict = _verdict(evidence, scheme)
    if verdict.category:
        return _accepted(wording, tidied, verdict.category, verdict.reason)
    found = _suggested(evidence, scheme)
    if not found:
        reason = verdict.reason or "It has no code, no law and no words that this scheme knows."
        return Match(wording, tidied, None, Decision.UNKNOWN, reason)
    reason = verdict.reason
    if found[0].reason.rstrip(".").casefold() not in reason.casefold():
        reason = f"{reason} {found[0].reason}".strip()
    suggestions = tuple(Suggestion(reading.category, reading.score) for reading in found)
    return Match(wording, tidied, None, Decision.SUGGESTED, reason, suggestions)


def accepted(tidied: str, *, scheme: Scheme) -> str:
    """The category that `match` would accept a tidied wording for by the scheme alone, or "". It suggests nothing."""
    return "" if len(tidied) > LONGEST else _verdict(take_apart(tidied, scheme), scheme).category


def _accepted(wording: str, tidied: str, category: str, reason: str) -> Match:
    return Match(wording, tidied, category, Decision.ACCEPTED, reason, (Suggestion(category, 100),))


# ---- deciding


@dataclass(frozen=True, slots=True)
class _Verdict:
    category: str  # "" where nothing is certain
    reason: str


def _verdict(evidence: Evidence, scheme: Scheme) -> _Verdict:
    """The category that cannot be otherwise, or none and what stands against it."""
    if evidence.doubt:
        return _Verdict("", evidence.doubt)
    if len(evidence.codes) > 1:
        return _Verdict("", f"It has the codes {', '.join(evidence.codes)}.")
    if not any(claim.decides for claim in evidence.claims):
        return _Verdict("", "")
    fitting = _fitting(evidence.claims, scheme)
    if not fitting:
        return _Verdict("", _disagreement(evidence.claims, scheme))
    if len(fitting) > 1:
        return _Verdict("", f"The same code or words belong to {_titles(fitting, scheme)}.")
    category = fitting[0]
    if evidence.loose:
        return _beside(category, evidence, scheme)
    if evidence.weak and not any(claim.what == "The wording" for claim in evidence.claims):
        return _Verdict("", "The number may be a code, a year or a date: no words say which.")
    return _Verdict(category, _grounds(evidence.claims, category, scheme))


def _fitting(claims: tuple[Claim, ...], scheme: Scheme) -> list[str]:
    """The categories that every claim allows, without those that hold another one of them."""
    named = dict.fromkeys(code for claim in claims if claim.decides for code in claim.categories)
    fitting = [
        code for code in named if all(any(scheme.fits(code, wider) for wider in claim.categories) for claim in claims)
    ]
    alternatives = [frozenset(claim.categories) for claim in claims]
    return [
        code
        for code in fitting
        if not any(
            other != code and scheme.fits(other, code) and not any({code, other} <= names for names in alternatives)
            for other in fitting
        )
    ]


def _beside(category: str, evidence: Evidence, scheme: Scheme) -> _Verdict:
    """Whether the words beside a code or a citation leave its category as it is."""
    if all(claim.what == "The wording" for claim in evidence.claims):
        return _Verdict("", "Part of the wording is approved; the rest is not.")
    strange = [word for word in evidence.loose if word not in scheme.words_of[category]]
    readings = _readings(evidence.loose, scheme)
    if readings and readings[0].score >= _LEAST_TO_AGREE and not scheme.fits(category, readings[0].category):
        other = scheme.categories[readings[0].category].title
        return _Verdict("", f"{_grounds(evidence.claims, category, scheme)} The words say “{other}”.")
    if strange:
        return _Verdict("", f"{_grounds(evidence.claims, category, scheme)} What else it says is new here.")
    if evidence.weak and not readings:
        return _Verdict("", "The number may be a code, a year or a date: the words do not say which.")
    return _Verdict(category, _grounds(evidence.claims, category, scheme))


def _grounds(claims: Iterable[Claim], category: str, scheme: Scheme) -> str:
    what = next(claim.what for claim in claims if claim.decides and category in claim.categories)
    verb = "is approved for" if what == "The wording" else "means"
    return f"{what} {verb} “{scheme.categories[category].title}”."


def _disagreement(claims: Iterable[Claim], scheme: Scheme) -> str:
    first, *others = dict.fromkeys(f"{claim.what} means {_titles(claim.categories, scheme)}" for claim in claims)
    return ", but ".join([first, *(f"{other[0].lower()}{other[1:]}" for other in others)]) + "."


def _titles(codes: Iterable[str], scheme: Scheme) -> str:
    return " or ".join(f"“{scheme.categories[code].title}”" for code in codes)


# ---- suggesting


@dataclass(frozen=True, slots=True)
class _Reading:
    category: str
    score: int
    reason: str
    by_rule: bool = False


def _suggested(evidence: Evidence, scheme: Scheme) -> list[_Reading]:
    """The likeliest categories, best first, each once.

    Where words and code disagree the words go first: a code is one slip of a key, the words are not. The official
    86/11 is extreme pornography, and forces print it beside the title of 86/15.
    """
    named = list(_named(evidence, scheme))
    readings = _readings(evidence.words, scheme)
    by_rule = [reading for reading in readings if reading.by_rule]
    allowed = {reading.category for reading in named}
    if named and by_rule and not any(scheme.fits(category, by_rule[0].category) for category in allowed):
        ordered = [by_rule[0], *named, *readings]
    elif (evidence.codes or evidence.maybe) and readings and readings[0].category in allowed:
        ordered = [*(said for said in named if said.category == readings[0].category), *named, *readings]
    else:
        ordered = [*named, *readings]
    best: dict[str, _Reading] = {}
    highest = 100
    for reading in ordered:
        if reading.category not in best:
            highest = min(highest, reading.score)
            best[reading.category] = replace(reading, score=highest)
    return list(best.values())[:SUGGESTIONS]


def _named(evidence: Evidence, scheme: Scheme) -> Iterator[_Reading]:
    """What codes, law and approved wordings say, surest first."""
    for code in evidence.maybe:
        for category in scheme.codes[code]:
            yield _Reading(category, _SCORE_OF_LAW, f"It may have been the code {code}.")
    by_code = list(dict.fromkeys(c for code in evidence.codes for c in scheme.codes[code]))
    if len(evidence.codes) > 1 and (several := _several(evidence, by_code, scheme)):
        yield _Reading(several, _SCORE_OF_CODE, f"It has the codes {', '.join(evidence.codes)}.")
    fitting = _fitting(evidence.claims, scheme)
    for claim in sorted(
        evidence.claims, key=lambda claim: (fitting[:1] != list(claim.categories), claim.what != "The wording")
    ):
        score = {"The wording": _SCORE_OF_NAMESAKE}.get(claim.what, _SCORE_OF_CODE if claim.decides else _SCORE_OF_LAW)
        for category in claim.categories:
            yield _Reading(category, score, f"{claim.what} means “{scheme.categories[category].title}”.")


def _several(evidence: Evidence, by_code: list[str], scheme: Scheme) -> str:
    """The category of several codes in one row: the narrowest that holds all, or else the whole class."""
    if not evidence.span and (holder := scheme.common_parent(by_code)):
        return holder
    classes = {code.partition("/")[0] for code in evidence.codes}
    return scheme.codes.get(classes.pop(), ("",))[0] if len(classes) == 1 else ""


def _readings(words: tuple[str, ...], scheme: Scheme) -> list[_Reading]:
    """What the rules say, then what known wordings are nearest; misspelt words are read as the scheme spells them."""
    if not words:
        return []
    respelt = tuple(map(scheme.speller.respell, words))
    lost = _LOST_TO_SPELLING if respelt != words else 0
    read: dict[str, _Reading] = {}
    terms = said(respelt)
    for rule in scheme.rules:
        if len(read) == len(_SCORES_OF_RULES):
            break
        if rule.category not in read and rule.holds(terms):
            read[rule.category] = _Reading(rule.category, _SCORES_OF_RULES[len(read)] - lost, rule.reason, by_rule=True)
    for near in scheme.nearest.to(respelt) if len(read) < SUGGESTIONS else ():
        near_enough = near.score >= _LEAST_OF_NEAREST or near.covered >= _LEAST_COVERED
        if near_enough and near.category not in read:
            score = min(near.score, _BEST_OF_NEAREST) - lost
            read[near.category] = _Reading(near.category, score, f"The nearest known wording is “{near.text}”.")
    return list(read.values())
