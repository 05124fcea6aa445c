"""Notes to editors: who was asked and answered, what was counted under which law, and what the figures cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foitracker.publishing.pages import long_date


@dataclass(frozen=True, slots=True)
class Answered:
    """A period, from which day to which, how many forces have a usable figure, and why others have none.

    `published` of the usable ones gave none: theirs is from a published table.
    """

    label: str
    starts_on: date
    ends_on: date
    usable: int
    missing: tuple[tuple[str, str], ...]  # force and reason
    published: int = 0

    @property
    def words(self) -> str:
        """ "44 gave a usable figure for 2017/18", and "1 has one from published figures" where one has."""
        gave = f"{self.usable - self.published} gave a usable figure for {self.label}"
        if not self.published:
            return gave
        return f"{gave} and {self.published} {'has' if self.published == 1 else 'have'} one from published figures"


@dataclass(frozen=True, slots=True)
class Counted:
    """An offence that is counted: its title, its codes and, by place, its law."""

    title: str
    codes: tuple[str, ...]
    law: tuple[tuple[str, str], ...]  # "Scotland", "Civic Government (Scotland) Act 1982 s.52"


@dataclass(frozen=True, slots=True)
class Round:
    """What the notes rest on. Days are the first and the last of many, or None where nothing has happened yet."""

    asked: int
    responded: int
    laws: tuple[str, ...]  # the Acts under which forces were asked
    sent: tuple[date, date] | None
    supplied: tuple[date, date] | None
    answers: tuple[Answered, ...]
    counted: tuple[Counted, ...]
    not_counted: tuple[str, ...]
    no_breakdown: tuple[str, ...]  # forces that gave none, in the last year
    both_years: tuple[str, str, int] | None  # two periods and the number of forces with both
    suppressed: int  # figures given as a range
    has_own_laws: bool  # whether forces of Scotland or Northern Ireland were asked
    breaks: tuple[str, ...] = ()
    population: str = ""  # the source of the denominators
    mid_year: int | None = None
    about: str = ""
    licence: str = ""
    published: tuple[tuple[str, str], ...] = ()  # periods and forces whose figure is not from an answer
    published_unsplit: tuple[str, ...] = ()  # those of them without a breakdown, in the last year


def notes_to_editors(round: Round) -> tuple[str, ...]:
    return tuple(note for note in _notes(round) if note)


def _notes(round: Round) -> Iterator[str]:
    yield round.about
    yield _sent(round)
    yield from _answers(round)
    for label, force in round.published:
        yield f"The figure of {force} for {label} is from published figures, which stand in for an answer."
    for answered in round.answers:
        yield f"{answered.label} is the time from {long_date(answered.starts_on)} to {long_date(answered.ends_on)}."
    for one in round.counted:
        yield f"Counted: {_counted(one)}."
    if round.not_counted:
        yield f"Not counted: {'; '.join(_lower(title) for title in round.not_counted)}."
    yield _no_breakdown(round)
    if round.published_unsplit:
        yield (
            f"The published figures of {_listed(round.published_unsplit)} for {round.answers[-1].label} are not broken "
            "down by offence. They are in the total and in no single offence."
        )
    if round.both_years:
        before, after, forces = round.both_years
        which = "with" if round.published else "that gave"
        yield f"The comparison of {before} and {after} uses the {forces} forces {which} both years."
    yield _suppressed(round.suppressed)
    yield "One offence can involve many images. The figures count offences, and not images, suspects or victims."
    yield (
        "Offences are counted in the year in which the police recorded them. Recorded offences depend on what is "
        "reported and on police practice, so a rise is not by itself a rise in abuse."
    )
    if round.has_own_laws:
        yield (
            "Scotland and Northern Ireland record under laws of their own, and Scotland under a recording standard of "
            "its own. Their figures are in the total and should not be compared with those of other forces."
        )
    for words in round.breaks:
        yield f"A change inside these years, across which they compare less well. {words}"
    if round.population:
        yield (
            f"Rates are for children under 18 living in the area of the forces, mid-{round.mid_year} "
            f"({round.population}). Forces record differently and are not ranked by rate."
        )
    if round.supplied:
        yield f"The figures are those that the forces supplied {_days(round.supplied)}. Forces may revise them."
    yield round.licence


def _sent(round: Round) -> str:
    if round.sent is None:
        return ""
    return (
        f"Requests under {_listed([f'the {law}' for law in round.laws])} were sent to "
        f"{_forces(round.asked)} {_days(round.sent)}."
    )


def _answers(round: Round) -> Iterator[str]:
    usable = _listed([answered.words for answered in round.answers], apart=any(one.published for one in round.answers))
    verb = "has" if round.responded == 1 else "have"
    yield f"{_forces(round.responded)} {verb} responded; of the {round.asked} asked, {usable}."
    for answered in round.answers:
        if answered.missing:
            named = "; ".join(f"{force} ({reason})" for force, reason in answered.missing)
            yield f"No figure for {answered.label}: {named}. They are left out, never taken for zero nor estimated."


def _counted(one: Counted) -> str:
    codes = f" (Home Office {'code' if len(one.codes) == 1 else 'codes'} {', '.join(one.codes)})" if one.codes else ""
    law = "; ".join(f"{where}: {act}" for where, act in one.law)
    return f"{_lower(one.title)}{codes}{f'. {law}' if law else ''}"


def _no_breakdown(round: Round) -> str:
    if not round.no_breakdown:
        return ""
    label = round.answers[-1].label
    number = _forces(len(round.no_breakdown))
    return (
        f"{number} gave no breakdown by offence for {label}: {_listed(round.no_breakdown)}. Their offences are in the "
        "total and in no single offence."
    )


def _suppressed(count: int) -> str:
    if not count:
        return ""
    what = "1 figure was" if count == 1 else f"{count:,} figures were"
    return f"{what} given as a range such as “<5” to protect small numbers. A total that rests on one may be a range."


def _forces(number: int) -> str:
    return f"{number:,} police {'force' if number == 1 else 'forces'}"


def _days(days: tuple[date, date]) -> str:
    first, last = days
    return f"on {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _listed(words: Sequence[str], *, apart: bool = False) -> str:
    """ "a, b and c"; "a; b; and c" of parts that have an "and" of their own."""
    if len(words) < 2:
        return "".join(words)
    comma, last = ("; ", "; and ") if apart else (", ", " and ")
    return f"{comma.join(words[:-1])}{last}{words[-1]}"
