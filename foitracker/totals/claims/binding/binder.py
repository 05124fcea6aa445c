"""Which figure each phrase of a text speaks of: the place, the periods and the offence named nearest to it.

Where a sentence names no place, the place named last is meant or all forces are; where it names no year, the latest.
What was assumed is said with the figure, and what else could be meant stands in `others`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from foitracker.periods import Period
from foitracker.totals.claims.binding.categories import CategoryWords, What, category_of
from foitracker.totals.claims.binding.figure import Figure, How, Other, Unbound
from foitracker.totals.claims.binding.nearness import Near
from foitracker.totals.claims.binding.periods import whens, with_period
from foitracker.totals.claims.binding.places import Named, PlaceNames
from foitracker.totals.claims.binding.ranking import rank_figure, scopes
from foitracker.totals.claims.facts import Facts, Place, PlaceKind, together
from foitracker.totals.claims.phrases.vocabulary import THING
from foitracker.totals.claims.said import MOVES, WITHOUT_A_NUMBER, Said, Says
from foitracker.totals.claims.text import Sentence
from foitracker.totals.claims.unchecked import PeriodSaid
from foitracker.totals.words import listed

_UP_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:together|combined|between them|in total|a total of|altogether)\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:each|both)\b(?! (?:years?|periods?|figures|day|week|month|hour))|\b(?:respectively|individually)\b",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_THAN = re.compile(
    r"[^,;:.()]*\b(?:than|as|those|that)(?: (?:in|by|for|those|that|the|of|recorded|police|seen))*\s*$", re.IGNORECASE
)
_THE_NUMBER_IN = re.compile(r"\s*(?:in|of|for|by|recorded by|recorded in)(?: the)?\s*", re.IGNORECASE)
_ENDS_AS_NUMBER = re.compile(r"\bthe (?:number|figure|total)$", re.IGNORECASE)
_SHARE_OF = re.compile(
    rf"\s*of (?:all )?(?:the )?(?:{THING}|(?:total|number|figure)(?: of {THING})?)?"
    r"(?:\s*(?:recorded|logged))?(?:\s*(?:in|across|for|throughout|by))?(?: all)?(?: the)?\s*",
    re.IGNORECASE,
)
_OF_ONE_PERIOD = (Says.COUNT, Says.PER, Says.EVERY, Says.SHARE, Says.RATE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its phrases and the periods that it names."""

    sentence: Sentence
    said: tuple[Said, ...]
    periods: tuple[PeriodSaid, ...]


@dataclass(slots=True)
class Binder:
    """Reads a text sentence by sentence and keeps what was named last."""

    facts: Facts
    _names: PlaceNames = field(init=False)
    _categories: CategoryWords = field(init=False)
    _last: Named | None = None
    _last_at: int = 0  # the paragraph
    _last_of: dict[PlaceKind, Place] = field(default_factory=dict)
    _last_category: str = ""
    _last_periods: tuple[Period, ...] = ()  # "in the past two years", of the sentence before

    def __post_init__(self) -> None:
        self._names = PlaceNames(self.facts)
        self._categories = CategoryWords(self.facts)

    def bind(self, text: Sequence[Spoken]) -> Iterator[list[Figure | Unbound]]:
        """The figure of each phrase, sentence by sentence."""
        names = [self._meant(self._names.named(spoken.sentence)) for spoken in text]
        for index, spoken in enumerate(text):
            # A heading comes before the place it is about.
            ahead = names[index + 1] if index + 1 < len(text) and spoken.sentence.is_heading else []
            yield self._bind(spoken, names[index], ahead)

    def _meant(self, named: list[Named]) -> list[Named]:
        """The names with "the force" and "the region" read as the last one named."""
        meant = []
        for one in named:
            if one.last_of in self._last_of:
                one = replace(one, places=(self._last_of[one.last_of],))
            self._last_of |= {place.kind: place for place in one.places}
            meant.append(one)
        return meant

    def _bind(self, spoken: Spoken, named: list[Named], ahead: list[Named]) -> list[Figure | Unbound]:
        sentence = spoken.sentence
        numbers = [one for one in spoken.said if one.says not in WITHOUT_A_NUMBER]
        near = Near(sentence, numbers)
        when = whens(sentence, spoken.periods, self.facts.periods)
        what = self._categories.named(sentence)
        counts = [one for one in numbers if one.says is Says.COUNT and not one.is_before]
        apart = scopes([one for one in spoken.said if one.says is Says.RANK], named, near)
        figures = [self._figure(one, near, named, when, what, counts, ahead, apart) for one in spoken.said]
        self._remember(sentence, named, what)
        several = [one.periods for one in when if one.several and one.periods]
        self._last_periods = several[-1] if several else ()
        return figures

    def _remember(self, sentence: Sentence, named: list[Named], what: list[What]) -> None:
        places = [one for one in named if one.places]
        if places:
            # "Lancashire recorded more than Kent" is about Lancashire.
            first = places[0]
            others = dict.fromkeys(one.places[0] for one in places if one.places[0] != first.places[0])
            self._last = replace(first, parts=first.parts or tuple(others))
            self._last_at = sentence.paragraph
        self._last_category = what[-1].code if what else ""

    def _figure(self, said, near, named, when, what, counts, ahead, apart) -> Figure | Unbound:
        if said.says is Says.RANK:
            found = rank_figure(said, near, named, self.facts, self._last)
        else:
            # "the most in England, from 38 of 39 forces": the forces are those that are ranked.
            kept = () if said.says is Says.COVERAGE else apart
            named = [one for one in named if (one.places or one.body) and one not in kept]
            found = self._placed(said, near, named, counts, ahead)
        if isinstance(found, Unbound) or said.says is Says.CAUSE:
            return found
        name = near.nearest(said, [one for one in named if one.places])
        if said.is_before and name and near.follows(said, name[0]) and not _UP_FROM.search(near.before(said)):
            said = replace(said, is_before=False)  # "compared with 410 in Kent" compares places, not years
        figure = with_period(found, said, near, when, self.facts.periods)
        code, how = category_of(said, what, near)
        figure = replace(figure, category=code, category_how=how)
        others = (*figure.others, *self._other_periods(said, figure), *self._other_categories(said, figure, what))
        return replace(figure, others=tuple(replace(one, figure=self._like(one, figure)) for one in others))

    def _like(self, other: Other, figure: Figure) -> Figure:
        """An alternative place has the periods and the category of the figure itself."""
        if other.figure.place == figure.place:
            return replace(other.figure, others=())
        return replace(figure, place=other.figure.place, others=())

    def _placed(self, said, near, named, counts, ahead) -> Figure | Unbound:
        summed = _summed(said, near, named)
        if summed:
            return Figure(summed, self.facts.periods[-1:], place_how=How.SENTENCE)
        found = near.nearest(said, named)
        if said.says in (Says.COVERAGE, Says.FORCES_MOVED) and found is None:
            return self._all_forces(near.sentence)
        if found is None:
            return self._inherited(near.sentence, ahead)
        name, how = self._of_a_share(said, near, named, *found)
        if name.body:
            return Unbound(f"a figure of another body: {name.body}") if said.says is not Says.CAUSE else self._whole()
        compared = _compared(said, near, named)
        if compared:
            return Unbound(f"a comparison with {compared.name}: write the two numbers, each with its place")
        return self._of_name(said, near, name, How.MEANT if name.last_of else how, counts)

    def _of_a_share(self, said: Said, near: Near, named: list[Named], name: Named, how: How) -> tuple[Named, How]:
        """ "1,880 offences in London, 8 per cent of the UK total": the share is London's, and the UK is the whole."""
        whole = name.places and name.places[0] == self.facts.whole
        if said.says is not Says.SHARE or not whole or not _SHARE_OF.fullmatch(near.between(said.end, name.start)):
            return name, how
        return near.nearest(said, [one for one in named if one is not name and one.end <= said.start]) or (name, how)

    def _of_name(self, said: Said, near: Near, name: Named, how: How, counts: list[Said]) -> Figure | Unbound:
        words = near.sentence.words
        if name.parts and _RESPECTIVELY.search(words) and len(counts) == len(name.parts) and said in counts:
            return Figure(name.parts[counts.index(said)], self.facts.periods[-1:], place_how=how)
        if name.parts and _APART.search(words):
            return Unbound("about several places one by one: write a sentence for each")
        figure = Figure(name.places[0], self.facts.periods[-1:], place_how=how)
        others = [*(Other(replace(figure, place=place), _named_of(place), doubt=True) for place in name.places[1:])]
        others += [Other(replace(figure, place=place), place.name) for place in name.parts]
        return replace(figure, others=tuple(others))

    def _inherited(self, sentence: Sentence, ahead: list[Named]) -> Figure:
        """No place is named: the one named last, in this paragraph or, with doubt, before it; else all forces."""
        whole = self._whole()
        if self._last is None:
            named = [place for one in ahead[:1] for place in one.places[:1]]
            return replace(whole, others=tuple(Other(replace(whole, place=place), place.name) for place in named))
        if self._last.places[0] == self.facts.whole:
            return replace(whole, place_how=self._how_far(sentence))
        how = self._how_far(sentence)
        figure = replace(whole, place=self._last.places[0], place_how=how)
        doubt = how is How.EARLIER or len(self._last.places) > 1 or bool(self._last.parts)
        others = [*self._last.places[1:], *self._last.parts, self.facts.whole]
        return replace(
            figure, others=tuple(Other(replace(figure, place=place), _named_of(place), doubt) for place in others)
        )

    def _all_forces(self, sentence: Sentence) -> Figure:
        """ "All forces answered" is about all of them, and may be about those of an area named just before."""
        whole = self._whole()
        area = self._last.places[0] if self._last and self._last_at == sentence.paragraph else self.facts.whole
        if area == self.facts.whole or len(area.forces) < 2:
            return whole
        return replace(whole, others=(Other(replace(whole, place=area), _named_of(area)),))

    def _how_far(self, sentence: Sentence) -> How:
        return How.BEFORE if sentence.paragraph == self._last_at else How.EARLIER

    def _whole(self) -> Figure:
        return Figure(self.facts.whole, self.facts.periods[-1:])

    def _other_periods(self, said: Said, figure: Figure) -> Iterator[Other]:
        known = self.facts.periods
        if figure.period_how is not How.ASSUMED or figure.asked_for:
            return
        if said.says in _OF_ONE_PERIOD:
            for period in reversed(known[:-1]):
                yield Other(replace(figure, periods=(period,)), period.label)
            if len(self._last_periods) > 1:
                labels = listed([period.label for period in self._last_periods])
                yield Other(replace(figure, periods=self._last_periods), labels)
        elif said.says in MOVES and len(known) > 2:
            yield Other(replace(figure, before=known[0]), f"{known[0].label} to {known[-1].label}")

    def _other_categories(self, said: Said, figure: Figure, what: Sequence[What]) -> Iterator[Other]:
        titles = {one.code: one.title for one in self.facts.categories}
        if figure.category_how is How.BESIDE or said.says in (Says.COVERAGE, Says.FORCES_MOVED):
            return
        codes = dict.fromkeys([*(one.code for one in what), self._last_category])
        for code in codes:
            if code and code != figure.category:
                yield Other(replace(figure, category=code), titles[code])
        if figure.category:
            yield Other(replace(figure, category=""), "all offences counted")


def _named_of(place: Place) -> str:
    return f"{place.name} ({place.kind.value})" if place.kind in (PlaceKind.REGION, PlaceKind.NATION) else place.name


def _summed(said: Said, near: Near, named: Sequence[Named]) -> Place | None:
    """ "Together, Kent (10) and Essex (20) recorded 30": all that have a number of their own before this one."""
    before = [one for one in named if one.end <= said.start and len(one.places) == 1]
    owned = [near.owner(one) for one in before]
    if said.says is not Says.COUNT or len(before) < 2 or None in owned or said in owned:
        return None
    places = list(dict.fromkeys(one.places[0] for one in before))
    apart = sum(len(place.forces) for place in places) == len({force for place in places for force in place.forces})
    return together(places) if apart and _TOGETHER.search(near.sentence.words) else None


def _compared(said: Said, near: Near, named: Sequence[Named]) -> Place | None:
    """The Kent of "25 per cent more than in Kent"."""
    if said.says not in (Says.CHANGE, Says.DIFFERENCE, Says.TIMES):
        return None
    after = next((one for one in named if one.start >= said.end and one.places), None)
    if after is None:
        return None
    between = near.between(said.end, after.start)
    twice_the_number = _ENDS_AS_NUMBER.search(said.words) and _THE_NUMBER_IN.fullmatch(between)
    if not _THAN.fullmatch(between) and not twice_the_number:
        return None
    return after.places[0]
