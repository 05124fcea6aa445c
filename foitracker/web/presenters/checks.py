"""The flags of a round as its page shows them: those that wait, by kind; those ruled on; those worth knowing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from foitracker.store.queries.flags import Flag, open_flags
from foitracker.store.queries.lines import Badge
from foitracker.totals.checks import Weight

WEIGHTS = {
    Weight.BLOCKS: Badge("overdue", "Contradiction"),
    Weight.ASK: Badge("doubtful", "To be explained"),
    Weight.NOTE: Badge("closed", "Worth knowing"),
}
_MEANINGS = {
    Weight.BLOCKS: "Two numbers that cannot both be right as they are read. Find out which is wrong, or why.",
    Weight.ASK: "What may well be right, and what a reader will ask about.",
}


@dataclass(frozen=True, slots=True)
class FlagLine:
    key: str
    about: str
    url: str
    words: str
    is_ticked: bool
    ruling: str
    why: str
    by: str
    at: object


@dataclass(frozen=True, slots=True)
class FlagGroup:
    title: str
    kind: str
    weight: Badge
    lines: tuple[FlagLine, ...]


@dataclass(frozen=True, slots=True)
class ChecksPage:
    groups: tuple[FlagGroup, ...]  # waiting, by kind
    ruled: tuple[FlagLine, ...]
    notes: tuple[FlagLine, ...]
    waiting: int
    contradictions: int  # of those that wait
    meanings: tuple[tuple[Badge, str], ...]  # of the weights of the groups
    taken_back: FlagLine | None  # that a person is about to take back


def checks_page(round_slug: str, flags: Sequence[Flag], *, chosen: Collection[str] = (), back: str = "") -> ChecksPage:
    """`chosen` holds ticked keys, `back` the key to be taken back."""
    waiting = open_flags(flags)
    by_kind: dict[tuple[str, Weight], list[Flag]] = {}
    for flag in waiting:
        by_kind.setdefault((flag.what, flag.weight), []).append(flag)
    ruled = [flag for flag in flags if flag.ruling]
    weights = {weight for _, weight in by_kind}

    def line(flag):
        return _line(round_slug, flag, flag.key in chosen)

    return ChecksPage(
        groups=tuple(
            FlagGroup(what[:1].upper() + what[1:], what, WEIGHTS[weight], tuple(line(flag) for flag in found))
            for (what, weight), found in by_kind.items()
        ),
        ruled=tuple(line(flag) for flag in ruled),
        notes=tuple(line(flag) for flag in flags if not flag.is_open and not flag.ruling),
        waiting=len(waiting),
        contradictions=sum(flag.weight is Weight.BLOCKS for flag in waiting),
        meanings=tuple((WEIGHTS[weight], words) for weight, words in _MEANINGS.items() if weight in weights),
        taken_back=next((line(flag) for flag in ruled if flag.key == back), None),
    )


def _line(round_slug, flag: Flag, is_ticked):
    ruling = flag.ruling
    return FlagLine(
        key=flag.key,
        about=flag.about,
        url=_url(round_slug, flag),
        words=flag.words,
        is_ticked=is_ticked,
        ruling=ruling.decision if ruling else "",
        why=ruling.why if ruling else "",
        by=ruling.by if ruling else "",
        at=ruling.at if ruling else None,
    )


def _url(round_slug, flag):
    """Where the matter is looked into: the answer, the wording, or the force's request."""
    if flag.wording:
        return reverse("wording-detail", args=[round_slug, flag.wording])
    if flag.answer:
        return reverse("answer-review", args=[round_slug, flag.answer])
    return reverse("request-detail", args=[round_slug, flag.force])
