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

from foitracker.publishing.close_numbers import near, often
from foitracker.publishing.forces_behind import forces_behind, has_published
from foitracker.publishing.place_figures import Level, Move, Part, PlaceFigures, Year

ORDINARY = "the difference is within ordinary yearly variation"  # totals/change.py, `variation`

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
    ordinary = f"; {ORDINARY}" if compared.move is Move.LITTLE else ""
    if before.amount.is_exact and place.last.amount.is_exact:
        how = {Move.UP: "up from", Move.DOWN: "down from"}.get(compared.move, "compared with")
        yield f", {how} {number} {when}{by or ordinary}"
        yield f", compared with {number} {when}"
        return
    yield f", and {number} {when}{by or ordinary}"
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
    return (f"{_first(forces_behind(place, where))}.",)


def _with_coverage(place: PlaceFigures, said: list[Sentence]) -> Iterator[Sentence]:
    """The sentences with the forces behind their numbers; one with them where some are missing, or nothing is said."""
    coverage = _coverage(place)
    given = [ways for ways in said if ways]
    if coverage and given and not all(year.is_complete for year in place.years):
        yield tuple(" ".join((*ways, *coverage)) for ways in itertools.product(*given))
    else:
        yield from (*given, coverage)


def _like_for_like(place: PlaceFigures) -> Sentence:
    """ "Among the 39 forces that gave figures for both years, police recorded 23 per cent more offences ..."."""
    compared, before = place.compared, place.before
    if compared is None or compared.same_forces or not compared.percent or place.last.amount is None or not before:
        return ()
    more = {Move.UP: "more", Move.DOWN: "fewer"}.get(compared.move)
    if more is None:
        return ()
    where = "" if place.level is Level.WHOLE else f" {place.named.where}"
    gave = "with" if has_published(place) else "that gave"
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
        who = "The published figures do" if place.last.published else f"{_first(place.named.who)} did"
        return (f"{who} not break the number down by offence.",)
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
    return (f"{number} in {whole.last.label}; {forces_behind(whole, '')}.",)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
