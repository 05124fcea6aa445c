"""What a sentence says in numbers: each phrase with its place, its kind, its amount and its hedge.

    "Offences rose by more than 15 per cent, nearly two a day"
                    ^^^^^^^^^^^^^^^^^^^^^^ a change    ^^^^^^^^^^^^ an average of a day

This module knows the language and nothing of a round; `binding` says which figure is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from foitracker.totals.claims.numbers import Number, numbers_in
from foitracker.totals.claims.rules import Hedge
from foitracker.totals.claims.unchecked import NotChecked


class Says(StrEnum):
    COUNT = "number of offences"
    DIFFERENCE = "rise or fall in offences"
    CHANGE = "change in per cent"
    TIMES = "so many times as many"
    SHARE = "share"
    PER = "average of a day, week, month or year"
    EVERY = "time from one offence to the next"
    RATE = "rate for children"
    COVERAGE = "number of forces"
    RECORD = "highest or lowest of the record"
    YEARLY = "average yearly change"
    TREND = "rise or fall without a number"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase. `amount` is in the unit of its kind: offences, per cent, times, minutes, forces.

    `upto` is the other end of "26 to 33 per cent", or the "45" of "41 of 45 forces". `direction` is 1 for a rise,
    -1 for a fall, 0 where the words do not say. `unit` is the day of "a day" and the minutes of "every 23 minutes".
    """

    start: int
    end: int
    words: str
    says: Says
    amount: Fraction = Fraction(0)
    upto: Fraction | None = None
    step: Fraction = Fraction(1)
    hedge: Hedge = Hedge.NONE
    is_part: bool = False
    direction: int = 0
    unit: str = ""
    is_before: bool = False  # "up from 591", "compared with 591": the earlier of two numbers
    noun: str = ""  # what is counted, where it is no offence: "victims"


_HEDGES = (
    (Hedge.NEARLY, r"nearly|almost|close to|approaching|not far (?:off|short of)|virtually|practically"),
    (Hedge.JUST_UNDER, r"just under|just below|a little under|slightly under"),
    (Hedge.JUST_OVER, r"just over|just above|a little over|slightly over|slightly more than|just more than"),
    (Hedge.AT_LEAST, r"at least|no fewer than|no less than|not less than|a minimum of"),
    (
        Hedge.MORE_THAN,
        r"(?:far |well |significantly )?more than|(?:well )?over|above|upwards of|exceeding|in excess of"
        r"|topping|greater than",
    ),
    (Hedge.LESS_THAN, r"fewer than|less than|under|below"),
    (Hedge.AT_MOST, r"at most|no more than|not more than|up to|as many as|a maximum of"),
    (Hedge.AROUND, r"around|about|roughly|approximately|approx\.?|some|circa|c\.|an estimated|in the region of|~"),
)
_HEDGE = re.compile(
    rf"(?:{'|'.join(rf'(?P<{hedge.name}>(?<![A-Za-z])(?:{words}))' for hedge, words in _HEDGES)})\s*(?:one in )?$",
    re.IGNORECASE,
)
_AFTER_HEDGE = re.compile(r"\s*(?:-plus\b|\+|or (?P<more>more)\b|or so\b)", re.IGNORECASE)

_RISE = (
    r"(?:rises?|rose|risen|rising|increas(?:e|es|ed|ing)|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|gr(?:ow|ows|ew"
    r"|own|owing|owth)"
    r"|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|leap(?:s|ed|t)?|spikes?d?|up|upsurge|hike|went up|gone up|going up)"
)
_FALL = (
    r"(?:falls?|fell|fallen|falling|decreas(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|declin(?:e|es|ed|ing)"
    r"|reduc(?:ed|es|tion|ing)|dipp?(?:s|ed)?|down|went down|gone down)"
)
_MOVED_BY = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?: (?:in|of) (?:the )?(?:number of )?[\w -]{{0,40}}?)?(?: (?:of|by))?"
    r"(?: an?)?\s*$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(rf"\b(?:{_RISE}|{_FALL})(?: [\w-]+){{0,4}} to\s*$|^\W*to\s*$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:from|compared (?:with|to)|against|than(?: the)?|versus|vs\.?|rather than|previously|in contrast to)"
    r"\s*(?:a total of |the )?\s*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    rf"^\s*[\w ]{{0,30}}?\b(?:(?P<more>more|higher|extra|additional|greater|up\b|above)|(?P<fewer>fewer|lower"
    rf"|less|down\b|below)"
    rf"|(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b(?! than (?:one|two|half|\d))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b|percent\b|pc\b)", re.IGNORECASE)
_OF = re.compile(r"\s*(?:of|are|were|was|is|involved|related|concerned|had|gave|came|took)\b", re.IGNORECASE)
_FORCES = r"(?:UK |British |English |Welsh |territorial )?(?:police )?(?:forces|constabularies)\b"
_OF_FORCES = re.compile(
    rf"\s*(?:out of|of)(?: the| all)*\s*(?P<number>\d+|[a-z]+(?:-[a-z]+)?) {_FORCES}", re.IGNORECASE
)
_SOME_FORCES = re.compile(rf"\s*(?:of the )?{_FORCES}", re.IGNORECASE)
_IN_EVERY = re.compile(
    r"\s*(?:in|out of)(?: every)? (?P<number>\d+|[a-z]+)\b(?! (?:years?|months?|weeks?|days?))", re.IGNORECASE
)
_THING = (
    r"(?:(?:child(?:ren)?|sexual|sex|abuse|images?|indecent|photographs?|pseudo-photographs|of|against|related|recorded"
    r"|such|police|these|those|possession|making|taking|distributing|prohibited|online|more|new|the|reported|separate"
    r"|different|other|and|or|for)[ -])*(?:offences?|crimes?|cases?|incidents?|reports?|instances?)"
)
_PER = re.compile(
    rf"\s*(?:(?:{_THING})\s*)?(?:(?:were |was |are |being )?(?:recorded |reported |logged "
    rf"|committed )*(?:by police )?)?"
    r"(?:a|an|per|each|every)\s+(?P<unit>day|week|month|hour|year)\b",
    re.IGNORECASE,
)
_EVERY_BEFORE = re.compile(r"\bevery\s*$", re.IGNORECASE)
_TIME = re.compile(r"\s*(?P<unit>seconds?|minutes?|mins?|hours?|days?)\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\s*-?(?:consecutive |full |working |financial |calendar )?(?:years?|months?|weeks?|days?|hours?|minutes?"
    r"|mins|seconds?"
    r"|decades?)\b(?! (?:of )?offences)",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"\s*(?:{_THING}\s*)?(?:recorded )?(?:per|for every|in every|for each|to every) (?P<per>[\d,]+"
    rf"|ten thousand|hundred thousand)"
    r"(?: (?:children|people|population|residents|under-18s|young people))?",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"[ -]?fold\b| times(?: (?:as many|as high|higher|more|the (?:number|figure|total)))?", re.IGNORECASE
)
_FOLD_WORDS = re.compile(
    r"\b(?P<two>doubl(?:ed?|ing)(?!-)|two-?fold|twice (?:as many|the (?:number|figure|total)))"
    r"|\b(?P<three>(?:trebl|tripl)(?:ed?|ing)|three-?fold)"
    r"|\b(?P<four>quadrupl(?:ed?|ing)|four-?fold)|\b(?P<five>quintupl(?:ed?|ing)|five-?fold)"
    r"|\b(?P<six>six-?fold)|\b(?P<seven>seven-?fold)|\b(?P<eight>eight-?fold)|\b(?P<ten>ten-?fold)\b"
    r"|\b(?P<half>halved)\b",
    re.IGNORECASE,
)
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
_YEARLY = re.compile(
    r"\b(?:average|mean|compound)\b[^.;]{0,30}?\b(?:year[ -]on[ -]year|yearly|annual|year-over-year)\b"
    r"|\b(?:yearly|annual|year[ -]on[ -]year)\b[^.;]{0,12}\baverage\b|\b(?:on average|average)[^.;]{0,40}$",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(r"\s*(?:each|every|a|per) year\b|\s*(?:annually|yearly)\b", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?P<most>(?:the )?(?:highest|biggest|largest|most|worst)(?: \w+){0,3}? (?:on record|ever(?: recorded)?"
    r"|since records began"
    r"|in (?:\w+ )?years|of any year)|record[ -](?:high|number|level|total)s?|all-time high)\b"
    r"|\b(?P<least>(?:the )?(?:lowest|smallest|fewest)(?: \w+){0,3}? (?:on record|ever(?: recorded)?"
    r"|since records began"
    r"|in (?:\w+ )?years|of any year)|record low|all-time low)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|caused by|as a (?:direct )?(?:result|consequence) of|thanks to|driven by"
    r"|fuell?ed by|down to the|explained by|blamed on|attributed to|triggered by|led to (?:a|the) (?:rise"
    r"|increase|surge|fall))\b",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"\b(?:saw|seen|see|sees|recorded|reported|shows?|showed|been|experienced|was|is|were|are)\s+(?:an?|the)?\s*"
    r"(?:\w+ )?(?:(?P<rise>rise|increase|surge|growth|jump|spike|upsurge)|(?P<fall>fall|drop|decrease|decline"
    r"|reduction|dip))\b"
    r"|\b(?:offences|crimes|cases|numbers?|figures?|totals?|reports)\b(?: \w+){0,4}? (?:have |has |had |is "
    r"|are |were |was )?(?:also |again )?"
    r"(?:(?P<rose>rose|risen|rising|increased|increasing|grew|grown|growing|gone up|went up|soared|surged"
    r"|jumped|on the rise)"
    r"|(?P<fell>fell|fallen|falling|decreased|decreasing|dropped|declined|declining|gone down|went down))\b",
    re.IGNORECASE,
)
_OFFENCE_NOUN = re.compile(rf"\s*(?:{_THING}|recorded)\b", re.IGNORECASE)
_OTHER_NOUN = re.compile(
    r"\s*(?:\w+[ -]){0,2}?(?P<noun>images?|photographs?|pictures|videos|victims?|children|people|offenders?"
    r"|suspects?|men|women"
    r"|arrests?|convictions?|perpetrators|paedophiles|defendants|predators|criminals|prosecutions|charges)\b",
    re.IGNORECASE,
)
# After these words the number stands for itself: "674 in Lancashire", "674 were recorded", "674, up from 591".
_BARE = re.compile(
    r"\s*(?:$|[^\w\s\0]|\0|(?:in|by|from|to|of|on|at|for|across|last|this|were|was|are|is|had|have|has|and|or"
    r"|but|while|when|up|down"
    r"|compared|the|during|over|between|throughout|with|which|that|than|per|since|more|fewer|recorded|logged"
    r"|reported|being"
    r"|nationally|nationwide|against|a year|year|respectively|previously|as|after|before|it|police|within|who"
    r"|involved|involving"
    r"|came|fell|took|related|concerned|relating)\b)",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s*([\w'’-]+)")
_TO = re.compile(r"\s*(?P<percent>%|per ?cent|percent)?\s*(?:to|and|-|–)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)


def said_in(sentence: str, offset: int = 0) -> Iterator[Said | NotChecked]:
    """Every phrase of one sentence that speaks of numbers, and the numbers that are something else, by place.

    `offset` is where the sentence begins in its text. What `unchecked` takes out must be out already.
    """
    records = list(_records(sentence))
    # "the highest in two years" is a claim, and its two years no length of time of their own.
    found = [one for one in _with_numbers(sentence) if not _inside_any(one, records)]
    taken = [(one.start, one.end) for one in found]
    for phrase in (*records, *_folds(sentence), *_trends(sentence, found), *_causes(sentence)):
        if not any(phrase.start < end and start < phrase.end for start, end in taken):
            found.append(phrase)
            taken.append((phrase.start, phrase.end))
    for one in sorted(found, key=lambda each: each.start):
        yield replace(one, start=one.start + offset, end=one.end + offset)


@dataclass(frozen=True, slots=True)
class _Around:
    """A number with the words at both sides of it, up to its neighbours."""

    number: Number
    left: str
    right: str
    upto: Number | None = None  # the other end of a range
    is_between: bool = False

    @property
    def end(self) -> int:
        return (self.upto or self.number).end


def _with_numbers(sentence: str) -> Iterator[Said | NotChecked]:
    numbers = list(numbers_in(sentence))
    done = 0
    index = 0
    while index < len(numbers):
        number = numbers[index]
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        left = sentence[done : number.start]
        around = _Around(number, left, sentence[number.end :])
        joined = _range(sentence, number, after, left)
        if joined:
            around = joined
        one = _phrase(sentence, around)
        index += 1
        # "41 of 45 forces" has taken the next number with it.
        while index < len(numbers) and numbers[index].start < (one.end if one else around.end):
            index += 1
        if one is not None:
            done = one.end
            yield one


def _range(sentence: str, number: Number, after: Number | None, left: str) -> _Around | None:
    """ "between 674 and 678", "26 to 33 per cent"; "from 591 to 674" are two numbers."""
    if after is None or number.is_part or after.is_part or after.value < number.value:
        return None
    joint = _TO.fullmatch(sentence[number.end : after.start])
    if joint is None or _FROM.search(left):
        return None
    between = bool(_BETWEEN.search(left))
    right = sentence[after.end :]
    word = sentence[number.end : after.start].strip().lower()
    if not between and (word.endswith("and") or not _PERCENT.match(right)):
        return None
    return _Around(number, _BETWEEN.sub("", left), right, after, between)


def _phrase(sentence: str, around: _Around) -> Said | NotChecked | None:
    for rule in (_every, _coverage, _per_people, _one_in, _times, _percent, _per_unit, _lasting, _plain):
        one = rule(sentence, around)
        if one is not None:
            return one
    return None


def _make(sentence: str, around: _Around, says: Says, end: int, *, left: str | None = None, **values) -> Said:
    """The phrase from its hedge or direction to `end` (counted from the end of the number)."""
    left = around.left if left is None else left
    hedge, before = _hedge(left)
    stop = around.end + end
    trailing = _AFTER_HEDGE.match(sentence[stop:])
    if hedge is Hedge.NONE and trailing and says is not Says.COVERAGE:
        hedge = Hedge.AROUND if "so" in trailing[0] else Hedge.AT_LEAST
        stop += trailing.end()
    start = around.number.start - (len(left) - len(before.rstrip()))
    start += len(sentence[start:]) - len(sentence[start:].lstrip())
    start = values.pop("start", None) or start
    return Said(
        start=start,
        end=stop,
        words=sentence[start:stop].replace("\0", "…"),
        says=says,
        amount=values.pop("amount", around.number.value),
        upto=values.pop("upto", around.upto.value if around.upto else None),
        step=around.number.step,
        hedge=hedge,
        is_part=around.number.is_part,
        **values,
    )


def _hedge(left: str) -> tuple[Hedge, str]:
    """The hedge that stands at the end of the words before a number, and the words before the hedge."""
    found = _HEDGE.search(left)
    if not found:
        return Hedge.NONE, left
    return next(Hedge[name] for name, words in found.groupdict().items() if words), left[: found.start()]


def _every(sentence, around):
    time = _TIME.match(around.right)
    bare = _EVERY_BEFORE.search(_hedge(around.left)[1])
    if not time or not bare:
        return None
    unit = time["unit"].lower().rstrip("s").replace("min", "minute").replace("minuteute", "minute")
    return _make(
        sentence,
        around,
        Says.EVERY,
        time.end(),
        unit=unit,
        start=_start_of(
            sentence,
            around,
            r"(?:(?:more than |nearly |almost )?(?:one |an offence |a crime )?)?every\s*(?:\w+ ){0,2}$",
        ),
    )


def _start_of(sentence: str, around: _Around, words: str) -> int | None:
    found = re.search(words, sentence[: around.number.start], re.IGNORECASE)
    return found.start() if found else None


def _coverage(sentence, around):
    of = _OF_FORCES.match(around.right)
    if of:
        whole = next((each.value for each in numbers_in(of["number"])), None)
        if whole is not None:
            return _make(sentence, around, Says.COVERAGE, of.end(), upto=whole)
    some = _SOME_FORCES.match(around.right)
    return _make(sentence, around, Says.COVERAGE, some.end(), upto=None) if some and not around.number.is_part else None


def _per_people(sentence, around):
    rate = _RATE.match(around.right)
    if not rate:
        return None
    per = {"ten thousand": 10_000, "hundred thousand": 100_000}.get(rate["per"].lower())
    per = per or int(rate["per"].replace(",", "") or 0)
    return _make(sentence, around, Says.RATE, rate.end(), unit=str(per))


def _one_in(sentence, around):
    found = _IN_EVERY.match(around.right)
    whole = next((each.value for each in numbers_in(found["number"])), None) if found else None
    small = around.number.value <= 10 and whole is not None and around.number.value < whole <= 100
    if not small or around.number.is_part:
        return None
    made = _make(sentence, around, Says.SHARE, found.end(), amount=100 * around.number.value / whole)
    return replace(made, is_part=True)


def _times(sentence, around):
    found = _TIMES.match(around.right)
    if not found or around.number.is_part:
        return None
    return _make(sentence, around, Says.TIMES, found.end(), direction=1)


def _percent(sentence, around):
    mark = _PERCENT.match(around.right)
    if not mark and not around.number.is_part:
        return None
    right = around.right[mark.end() if mark else 0 :]
    left = _hedge(around.left)[1]
    end = mark.end() if mark else 0
    moved = _MOVED_BY.search(left)
    after = _MORE_AFTER.match(right)
    if moved:
        return _changed(sentence, around, end, -1 if moved["fall"] else 1, _YEARLY.search(left), right, moved)
    if after and not re.match(r"\s*of\b", right):
        direction = -1 if after["fewer"] or after["fall"] else 1
        return _changed(
            sentence, around, end + after.end(), direction, _YEARLY.search(left), right[after.end() :], None
        )
    yearly = _YEARLY.search(left)
    if _OF.match(right) and not (yearly and yearly[0].lower().startswith("average")):
        return _make(sentence, around, Says.SHARE, end)
    rise, fall = (list(re.finditer(rf"\b{words}\b", left, re.IGNORECASE)) for words in (_RISE, _FALL))
    if rise or fall:
        is_fall = bool(fall) and (not rise or fall[-1].start() > rise[-1].start())
        return _changed(sentence, around, end, -1 if is_fall else 1, yearly, right, None)
    return _make(sentence, around, Says.SHARE, end)


def _changed(sentence, around, end, direction, yearly, right, moved):
    each_year = _EACH_YEAR.match(right)
    says = Says.YEARLY if yearly or each_year else Says.CHANGE
    start = None
    if moved:
        start = around.number.start - len(around.left) + moved.start()
    return _make(sentence, around, says, end + (each_year.end() if each_year else 0), direction=direction, start=start)


def _per_unit(sentence, around):
    found = _PER.match(around.right)
    if not found or around.number.is_part:
        return None
    return _make(sentence, around, Says.PER, found.end(), unit=found["unit"].lower())


def _lasting(sentence, around):
    found = _LASTING.match(around.right)
    if not found or around.number.is_part:
        return None
    end = around.end + found.end()
    return NotChecked(around.number.start, end, sentence[around.number.start : end], "a length of time")


def _plain(sentence, around):
    """A count, or the difference of two counts."""
    if around.number.in_words and around.number.value < 2 and not _PER.match(around.right):
        return None  # "one of the forces", "a hundred" is more than that
    left = _hedge(around.left)[1]
    moved = _MOVED_BY.search(left)
    more = re.match(r"\s*(?:(?P<more>more|extra|additional)|(?P<fewer>fewer|less))\b", around.right, re.IGNORECASE)
    other = None if _OFFENCE_NOUN.match(around.right) else _OTHER_NOUN.match(around.right)
    if not other and not _OFFENCE_NOUN.match(around.right) and not more and not _BARE.match(around.right):
        return _named(sentence, around)
    if around.number.in_words and not _OFFENCE_NOUN.match(around.right) and around.number.value < 13 and not other:
        return _named(sentence, around)
    if moved and not re.search(r"\bto\s*$", left, re.IGNORECASE):
        start = around.number.start - len(around.left) + moved.start()
        return _make(sentence, around, Says.DIFFERENCE, 0, direction=-1 if moved["fall"] else 1, start=start)
    if more:
        return _make(sentence, around, Says.DIFFERENCE, more.end(), direction=-1 if more["fewer"] else 1)
    noun = _OFFENCE_NOUN.match(around.right)
    end = noun.end() if noun else other.end() if other else 0
    is_before = bool(_BEFORE.search(left)) and not around.is_between
    return _make(sentence, around, Says.COUNT, end, is_before=is_before, noun=other["noun"].lower() if other else "")


def _named(sentence, around):
    """A number of something that the round does not count."""
    word = _NEXT_WORD.match(around.right)
    noun = f"“{word[1]}”" if word else "something else"
    words = sentence[around.number.start : around.end].replace("\0", "…")
    return NotChecked(around.number.start, around.end, words, f"a number of {noun}, which the round does not count")


def _folds(sentence):
    for found in _FOLD_WORDS.finditer(sentence):
        hedge, before = _hedge(sentence[: found.start()])
        start = found.start() - (found.start() - len(before)) if hedge is not Hedge.NONE else found.start()
        words = sentence[start : found.end()]
        if found["half"]:
            yield Said(start, found.end(), words, Says.CHANGE, Fraction(50), hedge=hedge, is_part=True, direction=-1)
            continue
        times = next(_FOLDS[name] for name, group in found.groupdict().items() if group)
        yield Said(start, found.end(), words, Says.TIMES, Fraction(times), hedge=hedge, direction=1)


def _records(sentence):
    for found in _RECORD.finditer(sentence):
        yield Said(found.start(), found.end(), found[0], Says.RECORD, direction=-1 if found["least"] else 1)


def _trends(sentence, found):
    """ "saw a rise" is a claim of its own where no number says how large it was."""
    sized = [one for one in found if isinstance(one, Said) and one.says in (Says.CHANGE, Says.DIFFERENCE, Says.YEARLY)]
    sized += [one for one in found if isinstance(one, Said) and one.is_before]
    if sized or _FOLD_WORDS.search(sentence):
        return
    for trend in _TREND.finditer(sentence):
        direction = -1 if trend["fall"] or trend["fell"] else 1
        yield Said(trend.start(), trend.end(), trend[0], Says.TREND, direction=direction)


def _inside_any(one, records):
    return isinstance(one, NotChecked) and any(each.start < one.end and one.start < each.end for each in records)


def _causes(sentence):
    for found in _CAUSE.finditer(sentence):
        yield Said(found.start(), found.end(), found[0], Says.CAUSE)
