"""Which figure a phrase speaks of: the place, the periods and the category named near it.

A name that follows the number ("674 in Lancashire") goes before one that stands in front of it ("Lancashire
recorded 674"), and both before a name of an earlier sentence. When no name is in the sentence, the phrase may speak of
the place named last or of all forces; `others` then says which else it could be.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from foitracker.periods import Period
from foitracker.totals.claims.facts import Facts, Place, PlaceKind
from foitracker.totals.claims.said import Said, Says
from foitracker.totals.claims.unchecked import PeriodSaid

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

_CONNECTED = re.compile(
    r"^[^,;:.()]*\b(?:in|by|from|for|across|throughout|to|within|over|during|of|at)(?: (?:the|all"
    r"|police in))?(?: year| financial year)?(?: of)?\s*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than(?: in| for| during)?|compared (?:with|to)|since|against|up on|down on|from|on)(?: the)?\s*$",
    re.IGNORECASE,
)
_UP_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:the )?(?:previous|preceding|prior) (?:financial )?year\b|\b(?:the )?year (?:before|earlier|previously)\b"
    r"|\ba year (?:earlier|before|ago)\b|\b12 months (?:earlier|before)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:last|this|the past|latest|the most recent) (?:financial )?year\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:(?:over|in|for|across|during|within) )?(?:the )?(?:(?:past|last|these|both|latest)(?: the)? ?)?"
    r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d+)(?:-| )(?:financial )?years?(?! (?:ago|old"
    r"|earlier))\b|\bboth years\b|"
    r"(?P<all>\bsince records began\b)",
    re.IGNORECASE,
)
_NUMBERS = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2)
}


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a round that a phrase is checked against.

    `periods` are those that are added ("over two years"); a change goes from `before` to the last of them.
    `asked_for` is what the text names where the round has no such period.
    """

    place: Place
    periods: tuple[Period, ...]
    before: Period | None = None
    category: str = ""
    asked_for: str = ""
    others: tuple[Place, ...] = ()

    @property
    def after(self) -> Period:
        return self.periods[-1]


@dataclass(frozen=True, slots=True)
class OfAnotherBody:
    """The number belongs to somebody else's figures."""

    name: str


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    places: tuple[Place, ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class _When:
    start: int
    end: int
    periods: tuple[Period, ...]  # of the round
    words: str
    is_earlier: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class _What:
    start: int
    end: int
    code: str


@dataclass(slots=True)
class Binder:
    """Reads a text sentence by sentence and keeps the place that was named last."""

    facts: Facts
    _last: tuple[Place, ...] = ()
    _places: list[tuple[re.Pattern[str], dict[str, list[Place]]]] = field(default_factory=list)
    _categories: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._places = [_named_as(self.facts.places, "names"), _named_as(self.facts.places, "aliases")]
        self._categories = list(_category_words(self.facts))

    def bind(
        self, sentence: str, start: int, said: Sequence[Said], periods: Iterable[PeriodSaid]
    ) -> list[Figure | OfAnotherBody]:
        """The figure of each phrase of one sentence, in order. `start` is where the sentence begins in its text."""
        named = self._named(sentence, start)
        when = self._when(sentence, start, periods)
        what = [
            _What(start + found.start(), start + found.end(), code)
            for pattern, code in self._categories
            for found in pattern.finditer(sentence)
        ]
        numbers = [one for one in said if one.says not in (Says.CAUSE, Says.RECORD)]
        bound = [self._figure(one, numbers, named, when, what, sentence, start) for one in said]
        places = [each for each in named if each.places]
        if places:
            self._last = places[-1].places if len(places) == 1 else places[0].places
        return bound

    def _figure(self, said, numbers, named, when, what, sentence, start) -> Figure | OfAnotherBody:
        text = _Text(sentence, start, numbers)
        name = text.nearest(said, named)
        if name and name.body and said.says is not Says.CAUSE:
            return OfAnotherBody(name.body)
        place, others = self._place(name) if name or said.says is not Says.COVERAGE else (self.facts.whole, ())
        if said.is_before and name and text.follows(said, name) and not _UP_FROM.search(text.before(said)):
            said = replace(said, is_before=False)  # "compared with 410 in Kent" compares places, not years
        figure = self._period(said, text, when, place)
        return replace(figure, category=_category(said, what, text), others=others)

    def _place(self, name: _Named | None) -> tuple[Place, tuple[Place, ...]]:
        if name and name.places:
            return name.places[0], name.places[1:]
        if not self._last or self._last[0] == self.facts.whole:
            return self.facts.whole, ()
        return self._last[0], (*self._last[1:], self.facts.whole)

    def _period(self, said: Said, text: _Text, when: Sequence[_When], place: Place) -> Figure:
        periods = self.facts.periods
        latest = periods[-1]
        if said.says in (Says.CHANGE, Says.DIFFERENCE, Says.TIMES, Says.TREND, Says.YEARLY):
            return self._moved(said, text, when, place)
        if said.says is Says.RECORD:
            near = [one for one in when if one.periods and not one.several]
            return Figure(place, near[-1].periods if near else (latest,))
        found = text.nearest(said, [one for one in when if not one.is_earlier or said.is_before])
        earlier = [one for one in when if one.is_earlier]
        if (
            found is None
            and earlier
            and said.end < earlier[0].start
            and _is_last_before(said, text.numbers, earlier[0])
        ):
            found = earlier[0] if said.is_before or len(text.numbers) == 1 else None
        if found is None:
            return Figure(place, (self._previous(latest),) if said.is_before and len(periods) > 1 else (latest,))
        if not found.periods:
            return Figure(place, (latest,), asked_for=found.words)
        after = text.follows(said, found)
        if said.is_before and not found.several and not found.is_earlier and not after:
            earlier = self._previous(found.periods[-1])
            if earlier is None:
                return Figure(place, found.periods, asked_for=f"the year before {found.periods[-1].label}")
            return Figure(place, (earlier,))
        return Figure(place, found.periods)

    def _moved(self, said: Said, text: _Text, when: Sequence[_When], place: Place) -> Figure:
        """From when to when something rose."""
        periods = self.facts.periods
        unknown = [one for one in when if not one.periods]
        if unknown and not any(one.periods for one in when):
            return Figure(place, (periods[-1],), self._previous(periods[-1]), asked_for=unknown[0].words)
        named = sorted({one.periods for one in when if len(one.periods) == 1 and not one.is_earlier})
        several = [one for one in when if one.several and one.periods]
        if len(named) >= 2:
            return Figure(place, named[-1], named[0][0])
        if several and not named:
            return Figure(place, (several[0].periods[-1],), several[0].periods[0])
        if not named:
            return Figure(place, (periods[-1],), self._previous(periods[-1]))
        only = next(one for one in when if one.periods == named[0])
        if _COMPARED.search(text.before(only)) and only.periods[0] != periods[-1]:
            since = re.search(r"\bsince(?: the)?\s*$", text.before(only), re.IGNORECASE)
            later = periods[-1] if since else periods[periods.index(only.periods[0]) + 1]
            return Figure(place, (later,), only.periods[0])
        return Figure(place, only.periods, self._previous(only.periods[0]))

    def _previous(self, period: Period) -> Period | None:
        index = self.facts.periods.index(period)
        return self.facts.periods[index - 1] if index else None

    def _named(self, sentence: str, start: int) -> list[_Named]:
        found = [
            _Named(start + one.start(), start + one.end(), tuple(places[_key(one[0], index)]))
            for index, (pattern, places) in enumerate(self._places)
            if places
            for one in pattern.finditer(sentence)
        ]
        found += [
            _Named(start + one.start(), start + one.end(), (), one[0]) for one in _OTHER_BODIES.finditer(sentence)
        ]
        found.sort(key=lambda one: (one.start, -one.end))
        return [
            one for i, one in enumerate(found) if not any(o.start <= one.start and one.end <= o.end for o in found[:i])
        ]

    def _when(self, sentence: str, start: int, periods: Iterable[PeriodSaid]) -> list[_When]:
        known = self.facts.periods
        found = []
        for one in periods:
            inside = tuple(period for period in known if one.period.contains(period))
            # "in 2017" is no year of a round of financial years; "April 2016 to March 2018" is two of them.
            fits = inside and inside[0].starts_on == one.period.starts_on and inside[-1].ends_on == one.period.ends_on
            found.append(
                _When(
                    one.start, one.end, inside if fits else (), one.period.label, several=bool(fits and len(inside) > 1)
                )
            )
        found += [_When(start + e.start(), start + e.end(), known[-1:], e[0]) for e in _LATEST.finditer(sentence)]
        found += [
            _When(start + e.start(), start + e.end(), known[-2:-1], e[0], is_earlier=True)
            for e in _EARLIER.finditer(sentence)
            if len(known) > 1
        ]
        for several in _SEVERAL.finditer(sentence):
            number = several["number"]
            count = len(known) if several["all"] else 2 if not number else _NUMBERS.get(number.lower()) or int(number)
            enough = 2 <= count <= len(known)
            if count > 1:
                found.append(
                    _When(
                        start + several.start(),
                        start + several.end(),
                        known[-count:] if enough else (),
                        several[0].strip(),
                        several=True,
                    )
                )
        return sorted(found, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class _Text:
    """A sentence with its numbers: where a name stands from a phrase."""

    sentence: str
    start: int
    numbers: Sequence[Said]

    def between(self, first: int, last: int) -> str:
        return self.sentence[max(first - self.start, 0) : max(last - self.start, 0)]

    def before(self, mention) -> str:
        return self.between(self.start, mention.start)

    def follows(self, said: Said, mention) -> bool:
        """Whether the mention hangs on the phrase: "674 in Lancashire", with no other number between them."""
        if mention.start < said.end or any(said.end <= one.start < mention.start for one in self.numbers):
            return False
        between = self.between(said.end, mention.start)
        return bool(_CONNECTED.search(between)) and not re.search(r"\bthan\b", between)

    def nearest(self, said: Said, mentions: Sequence):
        """By rank: what hangs on the phrase, what stands inside or before it, what follows it, what is left."""
        inside = [one for one in mentions if said.start <= one.start < said.end]
        if inside:
            return inside[0]
        hanging = [one for one in mentions if self.follows(said, one)]
        if hanging:
            return hanging[0]
        before = [one for one in mentions if one.end <= said.start]
        if before:
            free = [one for one in before if self._owner(one) is None]
            return (free or before)[-1]
        after = [one for one in mentions if one.start >= said.end]
        return after[0] if after else None

    def _owner(self, mention) -> Said | None:
        """The number that a mention hangs on: "22,724 in the UK, and 674 ..." is no name for 674."""
        return next((one for one in self.numbers if self.follows(one, mention)), None)


def _is_last_before(said: Said, numbers: Sequence[Said], mention: _When) -> bool:
    return not any(said.end <= one.start < mention.start for one in numbers)


def _category(said: Said, what: Sequence[_What], text: _Text) -> str:
    """The one category named with a phrase; two or more in one breath are all offences."""
    if said.says is Says.COVERAGE:
        return ""
    after = _run([one for one in what if one.start >= said.start], text, said, forwards=True)
    before = _run([one for one in what if one.end <= said.start], text, said, forwards=False)
    for codes in (after, before):
        if len(codes) == 1:
            return codes.pop()
        if codes:
            return ""
    return ""


def _run(what: Sequence[_What], text: _Text, said: Said, *, forwards: bool) -> set[str]:
    """The categories between a phrase and the next number on that side."""
    others = [one for one in text.numbers if one is not said]
    if forwards:
        stop = min((one.start for one in others if one.start >= said.end), default=None)
        return {one.code for one in what if stop is None or one.start < stop}
    stop = max((one.end for one in others if one.end <= said.start), default=None)
    return {one.code for one in what if stop is None or one.start >= stop}


def _named_as(places: Sequence[Place], which: str) -> tuple[re.Pattern[str], dict[str, list[Place]]]:
    """One pattern of all names, the longest first: "North Wales" is not "Wales"."""
    index = 0 if which == "names" else 1
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in getattr(place, which):
            by_name[_key(name, index)].append(place)
    for same in by_name.values():
        # One force alone in its region is named before the region; a region and its forces are the same otherwise.
        same.sort(key=lambda place: list(PlaceKind).index(place.kind))
        kept = [one for i, one in enumerate(same) if not any(set(o.forces) == set(one.forces) for o in same[:i])]
        same[:] = kept
    words = "|".join(re.escape(name).replace("\\ ", r"\s+") for name in sorted(by_name, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])" if words else r"(?!)", 0 if index else re.IGNORECASE), by_name


def _key(name: str, index: int) -> str:
    spaced = " ".join(name.split())
    return spaced if index else spaced.lower()


def _category_words(facts: Facts) -> Iterable[tuple[re.Pattern[str], str]]:
    """The long words that only one counted category has in its title ("possession"), with their other endings."""
    words = {one.code: set(re.findall(r"[a-z]{4,}", one.title.lower())) for one in facts.categories}
    for one in facts.categories:
        shared = set().union(*(found for code, found in words.items() if code != one.code))
        own = words[one.code] - shared
        long = [re.escape(_stem(word)) + r"\w*" for word in sorted(own) if len(word) > 7]
        short = [re.escape(word) for word in sorted(own) if 4 < len(word) <= 7]
        patterns = long + ([rf"(?:{'|'.join(short)})(?:,| or| and)+ (?:{'|'.join(short)})"] if len(short) > 1 else [])
        if patterns:
            yield re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE), one.code
        if "broken" in own:
            yield re.compile(r"\bno breakdown\b|\b(?:not|without being) broken down\b", re.IGNORECASE), one.code


def _stem(word: str) -> str:
    return re.sub(r"(?:ions?|ing|ed|e|s)$", "", word)
