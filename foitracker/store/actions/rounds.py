from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from django.db.models import Count

from foitracker.offences import load_scheme, scheme_slugs
from foitracker.periods import Period
from foitracker.store.actions import rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Force, Letter, Population, Question, Request, Round, RoundPeriod
from foitracker.store.two_at_once import looks_again


@looks_again
def open_round(
    *,
    slug: str,
    title: str,
    scheme: str,
    periods: Sequence[Period],
    questions: Sequence[str],
    letters: Mapping[str, str],
    forces: Sequence[Force],
    on: date,
    by,
    about: str = "",
    population_year: int | None = None,
    two_person_rulings: bool = False,
    two_readers: bool = False,
) -> Round:
    """Opens a round and prepares one unsent request to each force. Letters are keyed by law ("foia", "foisa")."""
    if Round.objects.filter(slug=slug).exists():
        raise NotPossible(f"There is a round at “{slug}” already. Choose another short name.")
    if scheme not in scheme_slugs():
        raise NotPossible(f"There is no offence scheme “{scheme}”. Choose one of: {', '.join(scheme_slugs())}.")
    if not periods:
        raise NotPossible("A round asks about at least one period. Add the years that you ask for.")
    if not forces:
        raise NotPossible("A round asks at least one force. Choose the forces to ask.")
    overlaps = [pair for pair in pairwise(sorted(periods)) if pair[1].starts_on <= pair[0].ends_on]
    if overlaps:
        first, second = overlaps[0]
        raise NotPossible(f"The periods {first.label} and {second.label} overlap, so offences would count twice.")
    load_scheme(scheme)
    round = Round.objects.create(
        slug=slug,
        title=title,
        scheme=scheme,
        about=about,
        two_person_rulings=two_person_rulings,
        two_readers=two_readers,
        population_year=population_year or _population_year(periods, forces),
        opened_on=on,
        opened_by=by,
    )
    RoundPeriod.objects.bulk_create(
        RoundPeriod(round=round, starts_on=period.starts_on, ends_on=period.ends_on) for period in sorted(periods)
    )
    Question.objects.bulk_create(
        Question(round=round, number=number, text=text) for number, text in enumerate(questions, start=1)
    )
    Letter.objects.bulk_create(Letter(round=round, law=law, text=text) for law, text in letters.items())
    Request.objects.bulk_create(Request(round=round, force=force) for force in forces)
    rolling_up.roll_up(round=round)
    return round


def _population_year(periods, forces) -> int | None:
    """The newest mid-year estimate that falls in the last period's first year or before it, as the ONS divides.

    A year that has an estimate for more of the forces goes before a newer one that has few.
    """
    years = (
        Population.objects.filter(
            age_band=Population.AgeBand.CHILDREN, mid_year__lte=max(periods).starts_on.year, force__in=list(forces)
        )
        .values("mid_year")
        .annotate(known=Count("force"))
        .order_by("-known", "-mid_year")
    )
    return years[0]["mid_year"] if years else None
