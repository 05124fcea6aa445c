import json

from django.core.management.base import BaseCommand, CommandError

from foitracker.store.models import Round
from foitracker.store.queries import summary
from foitracker.store.queries.national import national


class Command(BaseCommand):
    help = "Prints the national result of a round with its coverage."

    def add_arguments(self, parser):
        parser.add_argument("round", help="the round's short name, as in its address")
        parser.add_argument("--json", action="store_true", help="every force and category, as JSON")

    def handle(self, *, round, json: bool, **options):
        found = Round.objects.filter(slug=round).first()
        if found is None:
            known = ", ".join(Round.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no round “{round}”. Rounds: {known}.")
        result = national(found)
        if json:
            self.stdout.write(_dumped(summary.as_data(result)))
            return
        self.stdout.write(found.title)
        for line in summary.as_text(result):
            self.stdout.write(f"  {line}")


def _dumped(data):
    return json.dumps(data, indent=1, ensure_ascii=False)
