"""The sentences that a press office may print about one place, from numbers that were worked out elsewhere.

    Lancashire Constabulary recorded 674 child abuse image offences in 2017/18, up from 591 in 2016/17, a rise of
    14 per cent. Of the 674 offences that Lancashire Constabulary recorded in 2017/18, 541 were for taking, ...

What a line may say is narrower than what would be true. It says "recorded" and never "committed"; a difference within
ordinary variation is no rise; there is no percentage where the rules give none; "nearly" and "a day" stand only where
the number is close; the exact number always stands somewhere; and how many forces stand behind a number of several
follows at once. Every sentence names its place, so that it is still right when it is quoted alone.

Each sentence comes as a tuple of ways to say it, the best first: whoever prints them takes the first that the claims
checker accepts, and leaves the sentence out where it accepts none.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from foitracker.publishing.close_numbers import near, often


class Level(StrEnum):
    WHOLE = "all forces"
    NATION = "nation"
    REGION = "region"
    FORCE = "force"


class Move(StrEnum):
    """How a number stands to the one of the year before."""

    UP = "up"
    DOWN = "down"
    SAME = "the same"
    LITTLE = "within ordinary variation"
    OPEN = "left open by suppressed figures"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of offences between two bounds, both included; one number where they are the same."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def words(self) -> str:
        return f"{self.low:,}" if self.is_exact else f"between {self.low:,} and {self.high:,}"


@dataclass(frozen=True, slots=True)
class Year:
    """A period. `amount` is None where no force has a usable figure; `usable` of the `asked` forces have one.

    `why` says of one force why it has none. `published` of the usable ones have theirs from a published table, which
    stands in for an answer.
    """

    label: str
    days: int
    asked: int
    usable: int
    amount: Amount | None
    why: str = ""
    published: int = 0

    @property
    def is_complete(self) -> bool:
        return self.usable == self.asked


@dataclass(frozen=True, slots=True)
class Compared:
    """The year before beside the last, like for like. `percent` is "14" or "26 to 33", "" where there is none.

    `forces` gave both years; `same_forces` says that they are all that stand behind either number.
    """

    move: Move
    percent: str
    forces: int
    same_forces: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Offences of one category in the last year; `is_unsplit` is the category of those not told apart.

    `usable` are the forces with a figure of the category.
    """

    title: str
    amount: Amount
    usable: int
    is_unsplit: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What a place is called. `who` records ("police in Wales"), `where` it is ("in Wales", "by Gwent Police")."""

    who: str
    where: str


@dataclass(frozen=True, slots=True)
class Offences:
    """What is counted: "child abuse image offence", "child abuse image offences"."""

    one: str
    many: str

    def of(self, amount: Amount) -> str:
        return f"{amount.words} {self.one if amount.low == amount.high == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """All that the line of a place rests on. `years` is in order of time, and the last is the one it is about."""

    level: Level
    named: Named
    offences: Offences
    years: tuple[Year, ...]
    compared: Compared | None = None
    parts: tuple[Part, ...] = ()
    rate: str = ""  # offences for every 10,000 children, "" where there is no rate
    mid_year: int | None = None
    only_force: str = ""  # the name of the one force of an area
    whole: PlaceFigures | None = None  # the national figures, for context

    @property
    def last(self) -> Year:
        return self.years[-1]

    @property
    def before(self) -> Year | None:
        return self.years[-2] if len(self.years) > 1 else None


_LEAST_LITTLE = 20  # 4 and 2 differ by no more than chance, and are not much alike

Sentence = tuple[str, ...]  # ways to say one thing, the best first


def sentences(place: PlaceFigures) -> tuple[Sentence, ...]:
    """The line of a place, sentence by sentence."""
    if place.last.amount:
        said = [*_with_coverage(place, list(_headline(place))), _no_figure_before(place)]
    else:
        said = [_no_figure(place, place.last), *_with_coverage(place, [_earlier(place)])]
    said += [_from_published(place), _like_for_like(place), _split(place), _rate(place), _context(place)]
    return tuple(sentence for sentence in said if sentence)


def _headline(place: PlaceFigures) -> Iterator[Sentence]:
    """The number with the year before. What the checker will not have is left out, the number itself last of all."""
    last = place.last
    what, pace = place.offences.of(last.amount), _pace(last)
    start = f"{_first(place.named.who)} recorded {{}} in {last.label}"
    rounded = near(last.amount.low) if place.level is Level.WHOLE and last.amount.is_exact else ""
    if rounded:
        said = start.format(f"{rounded} {place.offences.many}")
        yield (f"{said}{pace}.", f"{said}.")
        start, pace = f"The exact number {place.named.where} was {last.amount.words} in {last.label}", ""
    else:
        start = start.format(what)
    yield (*(f"{start}{pace}{moved}." for moved in _moved(place)), f"{start}{pace}.", f"{start}.")


def _pace(year: Year) -> str:
    """ ", nearly two a day"; nothing of a number that suppressed figures leave open."""
    words = often(year.amount.low, year.days) if year.amount.is_exact else ""
    return f", {words}" if words else ""


def _moved(place: PlaceFigures) -> Iterator[str]:
    """ ", up from 591 in 2016/17, a rise of 14 per cent"; nothing where other forces stand behind the two years."""
    compared, before = place.compared, place.before
    if compared is None or before is None or before.amount is None or not compared.same_forces:
        return
    number, when = before.amount.words, f"in {before.label}"
    if compared.move is Move.SAME:
        yield f", the same number as {when}"
        return
    size = {Move.UP: "a rise", Move.DOWN: "a fall"}.get(compared.move, "")
    by = f", {size} of {compared.percent} per cent" if size and compared.percent else ""
    if before.amount.is_exact and place.last.amount.is_exact:
        how = {Move.UP: "up from", Move.DOWN: "down from"}
        if before.amount.low >= _LEAST_LITTLE:
            how[Move.LITTLE] = "little changed from"
        yield f", {how.get(compared.move, 'compared with')} {number} {when}{by}"
        yield f", compared with {number} {when}"
        return
    little = ", little changed" if compared.move is Move.LITTLE else ""
    yield f", and {number} {when}{by or little}"
    yield f", and {number} {when}"


def _no_figure(place: PlaceFigures, year: Year) -> Sentence:
    if place.level is Level.FORCE:
        why = f" ({year.why})" if year.why else ""
        plain = f"{_first(place.named.who)} gave no usable figure for {year.label}"
        return (f"{plain}{why}.", f"{plain}.")
    where = "" if place.level is Level.WHOLE else f" {place.named.where}"
    return (f"No force{where} gave a usable figure for {year.label}.",)


def _no_figure_before(place: PlaceFigures) -> Sentence:
    """Why a force's number stands alone."""
    before = place.before
    if place.level is not Level.FORCE or before is None or before.amount is not None:
        return ()
    return _no_figure(place, before)


def _earlier(place: PlaceFigures) -> Sentence:
    """What a place without a figure for the last year gave for the one before."""
    before = place.before
    if before is None or before.amount is None:
        return ()
    return (f"{_first(place.named.who)} recorded {place.offences.of(before.amount)} in {before.label}.",)


def _from_published(place: PlaceFigures) -> Sentence:
    """Of one force: that a number is not from an answer of its own."""
    labels = [year.label for year in place.years if year.published]
    if not labels or (place.level is not Level.FORCE and not place.only_force):
        return ()
    who = place.only_force or place.named.who
    return (f"What stands here of {who} for {_listed(labels)} is from published figures, not from an answer.",)


def _coverage(place: PlaceFigures) -> Sentence:
    if place.level is Level.FORCE or not any(year.amount for year in place.years):
        return ()
    if place.only_force:
        return (f"The figures {place.named.where} are those of {place.only_force}.",)
    where = "" if place.level is Level.WHOLE else f" {place.named.where}"
    return (f"{_first(_forces_behind(place, where))}.",)


def _with_coverage(place: PlaceFigures, said: list[Sentence]) -> Iterator[Sentence]:
    """The sentences with the forces behind their numbers; one with them where some are missing, or nothing is said."""
    coverage = _coverage(place)
    given = [ways for ways in said if ways]
    if coverage and given and not all(year.is_complete for year in place.years):
        yield tuple(" ".join((*ways, *coverage)) for ways in itertools.product(*given))
    else:
        yield from (*given, coverage)


def _forces_behind(place: PlaceFigures, where: str) -> str:
    """ "all 45 forces gave figures for both years", "41 of 45 forces gave figures for 2017/18, and ..."."""
    last, before = place.last, place.before
    gave, among = ("have", ", published figures among them") if _has_published(place) else ("gave", "")
    if all(year.is_complete for year in place.years) and last.asked > 2:
        when = {1: last.label, 2: "both years"}.get(len(place.years), "every year")
        return f"all {last.asked} forces{where} {gave} figures for {when}{among}"
    said = f"{last.usable} of {last.asked} forces{where} {gave} figures for {last.label}"
    return f"{said}, and {before.usable} of {before.asked} forces for {before.label}{among}" if before else said + among


def _has_published(place: PlaceFigures) -> bool:
    return any(year.published for year in place.years)


def _like_for_like(place: PlaceFigures) -> Sentence:
    """ "Among the 39 forces that gave figures for both years, police recorded 23 per cent more offences ..."."""
    compared, before = place.compared, place.before
    if compared is None or compared.same_forces or not compared.percent or place.last.amount is None or not before:
        return ()
    more = {Move.UP: "more", Move.DOWN: "fewer"}.get(compared.move)
    if more is None:
        return ()
    where = "" if place.level is Level.WHOLE else f" {place.named.where}"
    gave = "with" if _has_published(place) else "that gave"
    among = f"The {compared.forces} forces{where} {gave} figures for both years"
    return (
        f"{among} recorded {compared.percent} per cent {more} offences in {place.last.label} than in {before.label}.",
    )


def _split(place: PlaceFigures) -> Sentence:
    """ "Of the 674 offences that Lancashire Constabulary recorded in 2017/18, 541 were for taking ..."."""
    amount = place.last.amount
    given = [part for part in place.parts if part.amount.high]
    if amount is None or not given:
        return ()
    if all(part.is_unsplit for part in given):
        if place.level is not Level.FORCE:
            return ()
        return (f"{_first(place.named.who)} did not break the number down by offence.",)
    if len(given) < 2:
        return ()
    parts = _listed(list(_said_of_parts(place, sorted(given, key=lambda part: part.is_unsplit))))
    number = f"{amount.words} offences" if amount.is_exact else "offences"
    return (f"Of the {number} recorded {place.named.where} in {place.last.label}, {parts}.",)


def _said_of_parts(place: PlaceFigures, parts: list[Part]) -> Iterator[str]:
    """ "541 were for taking indecent images of children", "133 for possession", "1 was not broken down by offence"."""
    for at, part in enumerate(parts):
        verb = "was" if part.amount.low == part.amount.high == 1 else "were"
        title = _shorter(part.title, [one.title for one in parts[:at]])
        what = "not broken down by offence" if part.is_unsplit else f"for {title[:1].lower()}{title[1:]}"
        yield f"{part.amount.words} {verb} {what}{_forces_with(part, place)}"


def _forces_with(part: Part, place: PlaceFigures) -> str:
    """Which forces gave an offence, where not all did: a sum over some is not one over all."""
    if place.level is Level.FORCE or part.usable == place.last.asked:
        return ""
    return f" (from {part.usable} of {place.last.asked} forces with a figure of this offence)"


def _shorter(title: str, earlier: list[str]) -> str:
    """ "Possession" of "Possession of indecent images of children", where something of such images was named before."""
    head, _, what = title.partition(" of ")
    return head if what and any(other.endswith(what) for other in earlier) else title


def _rate(place: PlaceFigures) -> Sentence:
    if not place.rate or place.last.amount is None:
        return ()
    when = f"in {place.last.label} (population of mid-{place.mid_year})"
    return (f"{_first(place.named.who)} recorded {place.rate} offences for every 10,000 children {when}.",)


def _context(place: PlaceFigures) -> Sentence:
    """The national number, with the forces behind it, in every local line."""
    whole = place.whole
    if whole is None or whole.last.amount is None:
        return ()
    number = f"{_first(whole.named.where)}, police recorded {whole.last.amount.words} such offences"
    return (f"{number} in {whole.last.label}; {_forces_behind(whole, '')}.",)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
