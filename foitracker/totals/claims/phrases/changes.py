"""What moved: "25 per cent more", "almost doubled", "two percentage points", "saw a rise"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from foitracker.totals.claims.hedges import Hedge, hedge_before
from foitracker.totals.claims.phrases.around import Around, shown
from foitracker.totals.claims.phrases.shares import is_share_to, share_from
from foitracker.totals.claims.phrases.vocabulary import (
    FALL,
    FALL_NOUN,
    FALL_PLAIN,
    FELL,
    FORCES,
    PERCENT,
    RISE,
    RISE_NOUN,
    RISE_PLAIN,
    ROSE,
    SAW,
)
from foitracker.totals.claims.said import MOVES, Of, Said, Says
from foitracker.totals.claims.unchecked import NotChecked

MOVED_BY = re.compile(
    rf"\b(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?: (?:in|of) (?:the )?(?:number of )?[\w -]{{0,40}}?)?"
    r"(?: (?:of|by|was|is))?"
    r"(?: an?)?\s*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    rf"^\s*[\w ]{{0,30}}?\b(?:(?P<more>more|higher|extra|additional|greater|up\b|above)|(?P<fewer>fewer|lower|less"
    rf"|(?<!broken )down\b|below)|(?P<rise>{RISE})|(?P<fall>{FALL}))\b(?! than (?:one|two|half|\d))",
    re.IGNORECASE,
)
_PERCENT = re.compile(PERCENT, re.IGNORECASE)
_POINTS = re.compile(r"[ -]?(?:percentage[ -]points?|ppts?\b|pp\b|points?\b)", re.IGNORECASE)
_OF = re.compile(r"\s*(?:of|are|were|was|is|involved|related|concerned|had|gave|came|took)\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"\b(?:account(?:s|ed)? for|ma[dk]es? up|share|proportion|per ?cent of|% of)\b", re.IGNORECASE)
_SHARE_WORD = re.compile(
    rf"\b(?:share|proportion|percentage(?! (?:{RISE_NOUN}|{FALL_NOUN}|points?|change)))\b", re.IGNORECASE
)
_YEARLY = re.compile(
    r"\b(?:average|mean|compound)\b[^.;]{0,30}?\b(?:year[ -]on[ -]year|yearly|annual|year-over-year)\b"
    r"|\b(?:yearly|annual|year[ -]on[ -]year)\b[^.;]{0,12}\baverage\b|\b(?:on average|average)[^.;]{0,40}$",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(r"\s*(?:each|every|a|per) year\b|\s*(?:annually|yearly)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"[ -]?fold\b| times(?! (?:a|an|per|each|every)\b)"
    r"(?: (?:as many|as high|higher|more|the (?:number|figure|total)))?",
    re.IGNORECASE,
)
FOLD_WORDS = re.compile(
    r"\b(?P<two>doubl(?:ed?|ing)(?!-)|two-?fold|twice (?:as many|as high|the (?:number|figure|total)))"
    r"|\b(?P<three>(?:trebl|tripl)(?:ed?|ing)|three-?fold)"
    r"|\b(?P<four>quadrupl(?:ed?|ing)|four-?fold)|\b(?P<five>quintupl(?:ed?|ing)|five-?fold)"
    r"|\b(?P<six>six-?fold)|\b(?P<seven>seven-?fold)|\b(?P<eight>eight-?fold)|\b(?P<ten>ten-?fold)\b"
    r"|\b(?P<half>halved)\b",
    re.IGNORECASE,
)
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
_EVERYWHERE = re.compile(
    rf"[^.,;]{{0,40}}?\b(?:in|across|by) (?:every|each|all)(?: single)?(?: one)?(?: of)?(?: the)?"
    rf" (?:(?P<forces>{FORCES})|regions?|nations?|areas?|counties|county|parts?|corners?)",
    re.IGNORECASE,
)
# "half as many": what is left is half, and what went is the other half.
_AS_MANY = re.compile(r"\s*(?:as (?:many|high)\b(?! again)|(?:of )?the (?:number|figure|total)\b)", re.IGNORECASE)
_AS_MANY_AGAIN = re.compile(r"\s*as (?:many|high) again\b", re.IGNORECASE)
_NO_FIGURE_OF_OURS = (
    r"(?:(?:the|its|their|an?) )?(?:\w+ )?"
    r"(?:national|UK|regional|local|force|overall|average|mean|typical|English|Welsh)"
    r"(?:[ -]\w+)? (?:average|mean|rise|increase|growth|fall|rate|rates|change|level)"
)
_OF_ANOTHER = re.compile(
    r"\b(?:(?:more|less|fewer) than |nearly |almost |about |around )?(?:twice|double|treble|triple|half)"
    rf"(?= {_NO_FIGURE_OF_OURS}\b| the (?:rise|increase|growth|fall|rate|average)\b)",
    re.IGNORECASE,
)
_TIMES_ANOTHER = re.compile(rf"\s*{_NO_FIGURE_OF_OURS}\b", re.IGNORECASE)
_ANOTHER = "a comparison with another change, rate or average: write the two numbers"
_CONTRAST = re.compile(r"\b(?:while|whilst|whereas|but|although|though)\b|;", re.IGNORECASE)
_TREND = re.compile(
    rf"\b(?:{SAW}|been|was|is|were|are|despite|after|amid)\s+(?P<no>no )?(?:an?|the)?\s*(?:\w+ )?"
    rf"(?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN}))\b"
    rf"|\b(?:offences|crimes|cases|numbers?|figures?|totals?|reports)\b(?: \w+){{0,4}}? (?:(?:have |has |had |is |are "
    rf"|were |was )(?:not )?)?(?:also |again )?(?:(?P<rose>{ROSE})|(?P<fell>{FELL}))\b"
    rf"|\b(?:did|do|does)(?: not|n['’]t) (?:(?P<rise_not>{RISE_PLAIN})|(?P<fall_not>{FALL_PLAIN}))\b",
    re.IGNORECASE,
)


def times(around: Around) -> Said | NotChecked | None:
    found = _TIMES.match(around.right)
    if not found or around.number.is_part:
        return None
    another = _TIMES_ANOTHER.match(around.right[found.end() :])
    if another:
        return around.not_checked(_ANOTHER, found.end() + another.end())
    return around.said(Says.TIMES, found.end(), direction=1)


def points(around: Around) -> Said | NotChecked | None:
    found = _POINTS.match(around.right)
    if not found or around.number.is_part or "p" not in found[0].lower():
        return None
    if found[0].strip().lower().startswith("point"):
        return around.not_checked("a number of points: say whether of a percentage", found.end())
    moved = MOVED_BY.search(around.before_hedge)
    after = _MORE_AFTER.match(around.right[found.end() :])
    way = last_way(around.left)
    if moved:
        start = around.left_starts(moved.start())
        return around.said(Says.POINTS, found.end(), direction=-1 if moved["fall"] else 1, start=start)
    if after:
        direction = -1 if after["fewer"] or after["fall"] else 1
        return around.said(Says.POINTS, found.end() + after.end(), direction=direction)
    if way:
        return around.said(Says.POINTS, found.end(), direction=way)
    return around.not_checked("a difference in percentage points that says neither rise nor fall", found.end())


def percent(around: Around) -> Said | None:
    """A change, or a share: "25 per cent more", "up by a quarter", "26 per cent of offences"."""
    mark = _PERCENT.match(around.right)
    if not mark and not around.number.is_part:
        return share_from(around)
    if around.number.is_part:
        left_over, again = _AS_MANY.match(around.right), _AS_MANY_AGAIN.match(around.right)
        if again:
            return around.said(Says.CHANGE, again.end(), direction=1)
        if left_over and left_over[0].strip().startswith("as"):
            return around.said(Says.CHANGE, left_over.end(), amount=100 - around.number.value, direction=-1)
    end = mark.end() if mark else 0
    right, left = around.right[end:], around.before_hedge
    if is_share_to(around):
        return around.said(Says.SHARE, end, of=Of.A_SHARE)
    first = share_from(around)
    if first is not None:
        return first
    moved, after, yearly = MOVED_BY.search(left), _MORE_AFTER.match(right), _YEARLY.search(left)
    if moved:
        start = around.left_starts(moved.start())
        return _changed(around, end, -1 if moved["fall"] else 1, yearly, start=start)
    if after and not re.match(r"\s*of\b", right):
        return _changed(around, end + after.end(), -1 if after["fewer"] or after["fall"] else 1, yearly)
    if _OF.match(right) and not (yearly and yearly[0].lower().startswith("average")):
        return around.said(Says.SHARE, end)
    # "In England offences rose 23 per cent, in Wales 1.5 per cent": the rise is that of the number before.
    so_far = re.split(r"[;:]", around.sentence[: around.number.start])[-1]
    way = last_way(left) or (0 if _SHARE_OF.search(so_far) else last_way(so_far))
    return _changed(around, end, way, yearly) if way else around.said(Says.SHARE, end)


def last_way(words: str) -> int:
    """1 after a word of rising, -1 after one of falling, 0 after neither."""
    rise, fall = (list(re.finditer(rf"\b{each}\b", words, re.IGNORECASE)) for each in (RISE, FALL))
    if not rise and not fall:
        return 0
    return -1 if fall and (not rise or fall[-1].start() > rise[-1].start()) else 1


def _changed(around: Around, end: int, direction: int, yearly, *, start: int | None = None) -> Said:
    each_year = _EACH_YEAR.match(around.right[end:])
    says = Says.YEARLY if yearly or each_year else Says.CHANGE
    of = Of.A_SHARE if _SHARE_WORD.search(around.left) and says is Says.CHANGE else Of.NOTHING
    stop = end + (each_year.end() if each_year else 0)
    return around.said(says, stop, direction=direction, start=start, of=of)


def folds(sentence: str) -> Iterator[Said | NotChecked]:
    """ "almost doubled", "halved"; "twice the national average" compares with what is no earlier number."""
    for found in _OF_ANOTHER.finditer(sentence):
        yield NotChecked(*found.span(), shown(found[0]), _ANOTHER)
    for found in FOLD_WORDS.finditer(sentence):
        hedge, before = hedge_before(sentence[: found.start()])
        start = len(before) if hedge is not Hedge.NONE else found.start()
        words = shown(sentence[start : found.end()])
        if found["half"]:
            yield Said(start, found.end(), words, Says.CHANGE, Fraction(50), hedge=hedge, is_part=True, direction=-1)
            continue
        how_many = next(_FOLDS[name] for name, group in found.groupdict().items() if group)
        yield Said(start, found.end(), words, Says.TIMES, Fraction(how_many), hedge=hedge, direction=1)


def _of_all(trend: re.Match[str], direction: int, everywhere: re.Match[str], sentence: str) -> Said | NotChecked:
    """ "rose in every force" is about each of them."""
    end = trend.end() + everywhere.end()
    words = shown(sentence[trend.start() : end])
    if not everywhere["forces"]:
        return NotChecked(trend.start(), end, words, "about each of several areas: name them, with their numbers")
    return Said(
        trend.start(), end, words, Says.FORCES_MOVED, Fraction(100), is_part=True, direction=direction, unit="per cent"
    )


def _apart(trend: re.Match[str], one: Said, sentence: str) -> bool:
    """ "Gwent saw a rise while Kent recorded 24 per cent fewer": the number is of something else."""
    first, last = sorted(((trend.start(), trend.end()), (one.start, one.end)))
    return bool(_CONTRAST.search(sentence[first[1] : last[0]]))


def trends(sentence: str, found: Sequence[Said | NotChecked]) -> Iterator[Said | NotChecked]:
    """ "saw a rise" is a claim of its own where no number says how large it was."""
    sized = [
        one
        for one in found
        if isinstance(one, Said) and one.says is not Says.STEADY and (one.says in MOVES or one.is_before)
    ]
    for trend in _TREND.finditer(sentence):
        if any(not _apart(trend, one, sentence) for one in sized):
            continue
        direction = -1 if trend["fall"] or trend["fell"] or trend["fall_not"] else 1
        everywhere = _EVERYWHERE.match(sentence[trend.end() :])
        if everywhere:
            yield _of_all(trend, direction, everywhere, sentence)
            continue
        negated = bool(trend["no"] or trend["rise_not"] or trend["fall_not"]) or " not " in trend[0]
        yield Said(trend.start(), trend.end(), shown(trend[0]), Says.TREND, direction=direction, negated=negated)
