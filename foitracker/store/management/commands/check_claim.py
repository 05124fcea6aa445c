import json
import sys

from django.core.management.base import BaseCommand, CommandError

from foitracker.store.models import Round
from foitracker.store.queries import claims
from foitracker.totals.claims.check import TextTooLong, check
from foitracker.totals.claims.written import as_data, as_lines


class Command(BaseCommand):
    help = "Checks the numbers of a text against the figures of a round."

    def add_arguments(self, parser):
        parser.add_argument("round", help="the round's short name, as in its address")
        parser.add_argument("text", help="a sentence or a whole press release; “-” reads standard input")
        parser.add_argument("--json", action="store_true", help="one object a claim, as JSON")

    def handle(self, *, round, text, json: bool, **options):
        found = Round.objects.filter(slug=round).first()
        if found is None:
            known = ", ".join(Round.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no round “{round}”. Rounds: {known}.")
        facts = claims.facts_of(found)
        try:
            checked = check(_read() if text == "-" else text, facts)
        except TextTooLong as error:
            raise CommandError(str(error)) from error
        if not json:
            self.stdout.write("\n".join(as_lines(checked, facts)))
            return
        self.stdout.write(_dumped([as_data(claim, facts) for claim in checked.claims]))
        for one in checked.not_checked:
            self.stderr.write(f"not checked: “{one.words}” is {one.because}")
        for one in checked.unread.not_understood:
            self.stderr.write(f"not understood: “{one.words}”, {one.because}")
        for one in checked.unread.nothing:
            self.stderr.write(f"nothing to check: “{one.words}”")


def _read():
    return sys.stdin.read()


def _dumped(data):
    return json.dumps(data, indent=1, ensure_ascii=False)
