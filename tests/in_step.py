"""What is kept of every round is what its figures add up to, by two ways that share no arithmetic but the rules."""

from foitracker.store.models import Round
from foitracker.store.queries.sums import kept_sums, parts_of
from foitracker.store.queries.sums_anew import added_anew
from foitracker.totals.sums import plus


def assert_in_step():
    for round in Round.objects.all():
        requests = list(round.requests.values_list("pk", flat=True))
        assert kept_sums(round) == plus(parts_of(round, requests).values()), f"{round} is behind its figures"
        assert kept_sums(round) == added_anew(round)
