"""Whose each file is that waits for a force, and how sure that is: only a person says so in the end."""

from collections import Counter
from dataclasses import dataclass

from foitracker.store.matching import candidates, propose_force
from foitracker.store.models import Answer, Force, Request, Round
from foitracker.store.queries.names import names_asked_in


@dataclass(frozen=True, slots=True)
class Proposal:
    """The force proposed for one file, or none; `in_doubt` is why it wants a look before it is taken.

    `candidates` are the forces to choose from, as primary keys, where several fit.
    """

    answer: Answer
    force: Force | None
    because: str
    in_doubt: str
    candidates: tuple[int, ...] = ()

    @property
    def is_certain(self) -> bool:
        return self.force is not None and not self.in_doubt and not self.answer.not_readable


def proposals(round: Round) -> list[Proposal]:
    """Every file of a round that waits for a force, by its name; three queries in all.

    A proposal is certain where the file's own name names one force, no other file does, and nothing came from it yet.
    """
    waiting = list(
        Answer.objects.in_round(round).without_a_force().select_related("proposed_force").order_by("file_name")
    )
    asked = names_asked_in(round)
    answered = set(Request.objects.in_round(round).filter(answers__isnull=False).values_list("force", flat=True))
    claims = Counter(answer.proposed_force_id for answer in waiting if not answer.not_readable)
    return [_proposal(answer, asked, answered, claims) for answer in waiting]


def _proposal(answer, asked, answered, claims):
    force = answer.proposed_force
    because = answer.proposed_because
    several = tuple(one.pk for one in candidates(because, asked)) if force is None else ()
    return Proposal(answer, force, because, _in_doubt(answer, force, asked, answered, claims), several)


def _in_doubt(answer, force, asked, answered, claims):
    if force is None or answer.not_readable:
        return ""
    if claims[force.pk] > 1:
        return "Another file names the same force."
    if force.pk in answered:
        return "An answer of this force is there already."
    named = propose_force(answer.file_name, forces=asked).force
    return "" if named and named.pk == force.pk else "Its name does not say so."
