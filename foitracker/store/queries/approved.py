"""The wordings of a scheme on which people ruled, and what an import of such wordings would do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F
from django.utils import timezone

from foitracker.offences import Decision, Scheme, load_scheme, match
from foitracker.store.actions.wordings import tidied
from foitracker.store.models import Force, Ruling, Wording
from foitracker.store.queries.consequences import Consequences, consequences
from foitracker.store.queries.national import Supposed
from foitracker.store.scheme_file import Approved


class Fate(StrEnum):
    """What becomes of an imported wording."""

    NEW = "new"  # nobody here has said anything about it
    SAME = "same"  # it means that here already
    KEPT = "kept"  # something else was decided, asked or proposed here, and stays


@dataclass(frozen=True, slots=True)
class SchemePage:
    scheme: Scheme
    approved: int


@dataclass(frozen=True, slots=True)
class ImportLine:
    approved: Approved
    category: str  # its title
    here: str  # what it means here, or where it stands
    fate: Fate


@dataclass(frozen=True, slots=True)
class ImportPage:
    new: tuple[ImportLine, ...]
    kept: tuple[ImportLine, ...]
    same: int
    moved: Consequences


def approved(slug: str) -> list[Approved]:
    """Every wording that means what a person ruled, with the ruling that holds. A question to a force is none."""
    rows = (
        Wording.objects.in_scheme(slug)
        .filter(ruling__kind=Ruling.Kind.MEANS)
        .select_related("force", "ruling__decided_by", "ruling__confirmation__confirmed_by")
        .order_by("text", F("force__slug").asc(nulls_first=True))
    )
    return [_approved(wording) for wording in rows if wording.force is None or wording.ruling.wording_id == wording.pk]


def scheme_page(slug: str) -> SchemePage:
    return SchemePage(scheme=load_scheme(slug), approved=len(approved(slug)))


def import_page(slug: str, rulings: Sequence[Approved]) -> ImportPage:
    """What importing would do, before it is done."""
    lines = import_lines(slug, rulings)
    new = tuple(line for line in lines if line.fate is Fate.NEW)
    return ImportPage(
        new=new,
        kept=tuple(line for line in lines if line.fate is Fate.KEPT),
        same=sum(line.fate is Fate.SAME for line in lines),
        moved=_moved(slug, [line.approved for line in new]),
    )


def import_lines(slug: str, rulings: Sequence[Approved]) -> list[ImportLine]:
    """What would become of each imported wording, in their order."""
    scheme = load_scheme(slug)
    titles = {code: category.title for code, category in scheme.categories.items()}
    keys = {tidied(one.text) for one in rulings}
    here = {
        (wording.tidied, wording.force.slug if wording.force else ""): wording
        for wording in Wording.objects.in_scheme(slug).filter(tidied__in=keys).select_related("force")
    }
    return [_import_line(one, here, scheme, titles) for one in rulings]


def _import_line(one, here, scheme, titles):
    key = tidied(one.text)
    wording = here.get((key, one.force)) or here.get((key, ""))
    if wording is None:
        judged = match(one.text, scheme=scheme)
        category, said = (judged.category or ""), judged.decision == Decision.ACCEPTED
    else:
        category = wording.category
        said = bool(category or wording.ruling_id or wording.proposal_id)
    if category == one.category:
        fate = Fate.SAME
    else:
        fate = Fate.KEPT if said else Fate.NEW
    stands = "a question or a proposal stands" if said else ""
    return ImportLine(one, titles[one.category], titles.get(category, stands), fate)


def _moved(slug, rulings):
    """What these rulings would move; those for one force go before those for every force, as they do when made."""
    rows = defaultdict(list)
    keys = {tidied(one.text) for one in rulings}
    for wording in Wording.objects.in_scheme(slug).filter(tidied__in=keys).select_related("ruling"):
        if wording.force_id is None or wording.ruling is None or wording.ruling.wording_id != wording.pk:
            rows[wording.tidied].append(wording.pk)
    forces = dict(Force.objects.filter(slug__in={one.force for one in rulings}).values_list("slug", "pk"))
    together = defaultdict(list)
    for one in sorted(rulings, key=lambda one: not one.force):
        together[one.category, forces.get(one.force)] += rows[tidied(one.text)]
    return consequences([Supposed(tuple(keys), *what) for what, keys in together.items()], scheme=slug)


def _approved(wording):
    ruling = wording.ruling
    confirmation = getattr(ruling, "confirmation", None)
    by = ruling.decided_by.get_username()
    return Approved(
        # Tidied words where a text too long to keep was cut: they are what the ruling is kept under.
        text=wording.text if tidied(wording.text) == wording.tidied else wording.tidied,
        category=wording.category,
        why=ruling.why,
        force=wording.force.slug if wording.force else "",
        ruled_on=timezone.localdate(ruling.decided_at),
        ruled_by=f"{by}, confirmed by {confirmation.confirmed_by.get_username()}" if confirmation else by,
    )
