"""Wordings are met once, judged by rule, and ruled on by people; a ruling is history and is never overwritten."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from foitracker.offences import Decision, load_scheme, match, tidy
from foitracker.offences.alike import likeness
from foitracker.store import many_rows
from foitracker.store.actions import requests, rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.asked_often import AskedOften
from foitracker.store.models import (
    Confirmation,
    Event,
    Figure,
    Force,
    Reading,
    Request,
    Round,
    Ruling,
    Wording,
)

Kind = Ruling.Kind

LONGEST = 500  # characters of a wording that are kept
LIVE = [Reading.Status.WAITING, Reading.Status.CONFIRMED]


def meet(*, scheme: str, texts: Iterable[str]) -> dict[str, Wording]:
    """The wording row of each text, made where the scheme has not met it; keyed by the text as given."""
    known = met(scheme=scheme, texts=texts)
    rows = Wording.objects.in_bulk(set(known.values()))
    return {text: rows[number] for text, number in known.items()}


def met(*, scheme: str, texts: Iterable[str]) -> dict[str, int]:
    """The number of the same row of each text, for whoever wants no more of it."""
    keys = {text: tidied(text) for text in texts}
    if not keys:
        return {}
    loaded, known = load_scheme(scheme), _known(scheme, keys.values())
    new: dict[str, str] = {}
    for text, key in keys.items():
        if key not in known:
            new.setdefault(key, text)
    if new:
        judged = [_judged(text, key, loaded) for key, text in new.items()]
        many_rows.insert(Wording, _COLUMNS, judged, skips_known=True)  # another process may have been faster
        known |= _known(scheme, new)
    return {text: known[key] for text, key in keys.items()}


def use_own(*, reading: Reading) -> None:
    """Points the figures of a reading to the wordings that its force has for itself.

    Done once the figures are stored: whoever gives the force a wording of its own meanwhile finds them or is found.
    """
    answer = reading.answer
    for pk, words in _rows_of_force(answer.round.scheme, answer.request.force_id):
        reading.figures.filter(wording__tidied=words).update(wording=pk)


@transaction.atomic
def decide(
    *,
    wording: Wording,
    category: str,
    why: str,
    round: Round | None,
    by,
    force: Force | None = None,
    instead_of: str = "",
) -> Ruling:
    """Rules that a wording means a category: for every force, or for one.

    `instead_of` names the category that the wording has now, "" while it is undecided: what counts already is changed
    only by someone who knows it. An earlier ruling stays in the history. Where the round wants two people, or any
    round that has met the wording, the ruling is proposed and counts once another person has confirmed it.
    """
    scheme = load_scheme(wording.scheme)
    if category not in scheme.categories:
        raise NotPossible(f"“{category}” is no category of the scheme “{scheme.title}”. Choose one from the list.")
    if not why.strip():
        raise NotPossible("Say why in a few words: a ruling without a reason cannot be defended later.")
    wording = _open(wording, round, force, instead_of)
    return _rule(wording, Ruling(kind=Kind.MEANS, category=category, why=why.strip(), round=round, decided_by=by))


@transaction.atomic
def decide_together(*, wordings: Sequence[Wording], category: str, why: str, round: Round, by) -> list[Ruling]:
    """One ruling on each of several wordings that nobody has decided; all of them or none."""
    if not wordings:
        raise NotPossible("Choose the wordings to rule on.")
    return [decide(wording=wording, category=category, why=why, round=round, by=by) for wording in wordings]


@transaction.atomic
def ask(
    *, wording: Wording, question: str, round: Round, by, force: Force | None = None, instead_of: str = ""
) -> Ruling:
    """Nobody can tell what a wording means: it is left undecided, and the question stands in each force's history.

    Nothing is sent from here. `instead_of` is as for `decide`; a question about what counts already takes it out.
    """
    if not question.strip():
        raise NotPossible("Write the question for the force.")
    wording = _open(wording, round, force, instead_of)
    return _rule(wording, Ruling(kind=Kind.ASK, why=question.strip(), round=round, decided_by=by))


@transaction.atomic
def confirm(*, ruling: Ruling, by) -> Ruling:
    """A second person confirms a proposed ruling. From now on it counts."""
    wording = _locked(ruling.wording)
    if wording.proposal_id != ruling.pk:
        raise NotPossible(f"This ruling on “{wording.text}” no longer waits for anyone. Look at the wording again.")
    if ruling.decided_by_id == by.pk:
        raise NotPossible("The ruling is your own: another person has to confirm it.")
    Confirmation.objects.create(ruling=ruling, confirmed_by=by)
    _take_effect(wording, ruling, by)
    return ruling


@transaction.atomic
def confirm_together(*, rulings: Sequence[Ruling], by) -> list[Ruling]:
    """A second person confirms several proposed rulings; all of them or none."""
    if not rulings:
        raise NotPossible("Choose the rulings to confirm.")
    return [confirm(ruling=ruling, by=by) for ruling in rulings]


def tidied(text: str) -> str:
    """The key under which a wording is kept."""
    return tidy(text)[:LONGEST]


# The fields of a wording in the order of the values of `_judged`.
_COLUMNS = ("scheme", "tidied", "text", "alike", "decision", "reason", "suggestions", "category")


def _judged(text, key, scheme):
    judged = match(text, scheme=scheme)
    accepted = judged.decision == Decision.ACCEPTED
    best = judged.suggestions[0].category if judged.suggestions else ""
    return (
        scheme.slug,
        key,
        text[:LONGEST],
        likeness(key, suggested=best, scheme=scheme)[:600],
        judged.decision,
        judged.reason,
        [{"category": s.category, "score": s.score} for s in judged.suggestions],
        judged.category if accepted else "",
    )


def _known(scheme, keys):
    """The numbers of the rows for every force that there are."""
    return dict(_rows(scheme, *sorted(set(keys))))


_rows = AskedOften(
    lambda scheme, *keys: (
        Wording.objects.filter(scheme=scheme, force=None, tidied__in=keys).order_by().values_list("tidied", "pk")
    )
)
_rows_of_force = AskedOften(
    lambda scheme, force: Wording.objects.filter(scheme=scheme, force=force).order_by().values_list("pk", "tidied")
)


def _open(wording, round, force, instead_of):
    """The row that a ruling is about, locked, once it is what the person took it for."""
    if round is not None and round.scheme != wording.scheme:
        raise NotPossible(f"“{wording.text}” belongs to another offence scheme than this round.")
    wording = _locked(wording)
    if force is not None and wording.force_id is None:
        wording = _locked(_own(wording, force))
    if wording.category != instead_of:
        categories = load_scheme(wording.scheme).categories
        now = f"means “{categories[wording.category].title}” by now" if wording.category else "is undecided by now"
        raise NotPossible(f"“{wording.text}” {now}. Look at it again before you rule.")
    return wording


def _locked(wording):
    return Wording.objects.select_for_update().get(pk=wording.pk)


def _own(wording, force):
    """The force's own row of these words. Making it moves no total: it begins as a copy of the row of every force."""
    own, made = Wording.objects.get_or_create(
        scheme=wording.scheme,
        tidied=wording.tidied,
        force=force,
        defaults={
            name: getattr(wording, name)
            for name in ("text", "alike", "decision", "reason", "suggestions", "category", "ruling")
        },
    )
    if made:
        Figure.objects.filter(wording=wording, request__force=force).update(wording=own)
    return own


def _rule(wording, ruling):
    # A question about what is undecided anyway moves nothing, so nobody needs to confirm it.
    moves = bool(wording.category or ruling.category)
    ruling.wording, ruling.proposed = wording, moves and _wants_two(wording, ruling.round)
    ruling.save()
    if ruling.proposed:
        wording.proposal = ruling
        wording.save(update_fields=["proposal"])
    else:
        _take_effect(wording, ruling, ruling.decided_by)
    return ruling


def _wants_two(wording, round):
    if round is not None and round.two_person_rulings:
        return True
    figures = Figure.objects.filter(wording__in=Wording.objects.with_the_words_of(wording))
    return figures.filter(request__round__two_person_rulings=True).exists()


def _take_effect(wording, ruling, by):
    moved = list(Wording.objects.ruled_with(wording).values_list("pk", flat=True))
    Wording.objects.filter(pk__in=moved).update(category=ruling.category, ruling=ruling)
    Wording.objects.filter(pk=wording.pk).update(proposal=None)
    moved_figures = Figure.objects.current().data().filter(wording__in=moved)
    rolling_up.bring_in_step(requests=moved_figures.order_by().values_list("request", flat=True).distinct())
    if ruling.kind == Kind.ASK:
        _record_question(wording, moved, ruling, by)


def _record_question(wording, moved, ruling, by):
    concerned = Request.objects.filter(
        pk__in=Figure.objects.in_round(ruling.round)
        .filter(wording__in=moved, superseded_at=None, reading__status__in=LIVE)
        .values("request")
    )
    if not concerned:
        raise NotPossible(f"No force of this round uses “{wording.text}”, so there is nobody to ask.")
    for request in concerned:
        requests.record_decision(
            request=request,
            kind=Event.Kind.WORDING_ASKED,
            on=timezone.localdate(ruling.decided_at),
            text=f"“{wording.text}”: {ruling.why}",
            by=by,
        )
