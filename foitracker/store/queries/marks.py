"""The marks that an answer is read with: what people said of it, and what is remembered of an earlier file like it."""

from collections.abc import Iterable
from dataclasses import replace

from foitracker.sheets import wire
from foitracker.sheets.recipe import MOST_MARKS, Mark, Recipe
from foitracker.store.asked_often import AskedOften
from foitracker.store.models import Answer, Correction
from foitracker.store.queries.joint import is_joint


def recipe_for(answer: Answer, *, layouts: Iterable[str], own: Iterable[Mark], memory: bool | None = None) -> Recipe:
    """What is remembered of these layouts, and then what was said of the answer itself.

    `memory` is whether anything is to be remembered; None leaves it to what was chosen for the answer.
    """
    remembered = () if memory is False else remembered_marks(answer, layouts=layouts)
    if remembered and memory is None and not uses_memory(answer):
        remembered = ()
    return Recipe((*remembered, *own)[-MOST_MARKS:])


def own_marks(answer: Answer, *, reader=None) -> tuple[Mark, ...]:
    """What was said of the answer; of one of two readers only what they said themselves."""
    return tuple(map(mark_of, _standing(answer, reader)))


def standing(answer: Answer, *, reader=None) -> list[Correction]:
    """What was said of the answer and not taken back, the earliest first."""
    return list(_standing(answer, reader).select_related("made_by"))


def _standing(answer, reader):
    corrections = Correction.objects.standing().filter(answer=answer).order_by("pk")
    return corrections.filter(made_by=reader) if reader else corrections


def uses_memory(answer: Answer) -> bool:
    choice = answer.memory_choices.last()
    return choice is None or choice.uses_memory


def remembered_marks(answer: Answer, *, layouts: Iterable[str]) -> tuple[Mark, ...]:
    """Of each layout, what was said of one earlier file: of the same force if there is one, else the newest."""
    layouts = set(layouts)
    if not layouts:
        return ()
    if not _remembered(*sorted(layouts)):  # of most files nothing is
        return ()
    if is_joint(answer):
        return ()  # what is left out of a letter for two forces for one of them is what the other has
    others = Correction.objects.exclude(answer=answer).remembered(layouts)
    known = list(others.select_related("answer__request").order_by("answer", "pk"))
    joint = {one.answer_id for one in known if is_joint(one.answer)}
    known = [one for one in known if one.answer_id not in joint]
    sources: dict[str, Correction] = {}
    for one in sorted(known, key=lambda one: one.pk):
        before = sources.get(one.layout)
        if before is None or _is_nearer(one.answer, before.answer, answer):
            sources[one.layout] = one
    chosen = {(layout, one.answer_id) for layout, one in sources.items()}
    return tuple(replace(mark_of(one), by_address=False) for one in known if (one.layout, one.answer_id) in chosen)


_remembered = AskedOften(
    lambda *layouts: Correction.objects.standing().filter(layout__in=layouts).order_by().values_list("pk")[:1]
)


def mark_of(correction: Correction) -> Mark:
    (mark,) = wire.marks_from_data([correction.mark])
    return replace(mark, key=str(correction.pk), by_address=True)


def _is_nearer(one: Answer, other: Answer, answer: Answer) -> bool:
    force = answer.request.force_id
    same = (one.request.force_id == force, other.request.force_id == force)
    return same[0] if same[0] != same[1] else one.pk >= other.pk
