from django.core.management.base import BaseCommand, CommandError

from foitracker.store.actions import rolling_up
from foitracker.store.models import Round
from foitracker.store.queries.sums import kept_sums
from foitracker.store.queries.sums_anew import added_anew


class Command(BaseCommand):
    help = "Adds up the sums of rounds that are behind their figures; with --check compares all with the figures."

    def add_arguments(self, parser):
        parser.add_argument("round", nargs="?", help="the round's short name; without it, every round")
        parser.add_argument("--check", action="store_true", help="add everything up anew and compare; change nothing")
        parser.add_argument("--anew", action="store_true", help="drop what is kept first")

    def handle(self, *, round, check, anew, **options):
        rounds = Round.objects.filter(slug=round) if round else Round.objects.order_by("slug")
        if round and not rounds:
            raise CommandError(f"There is no round “{round}”.")
        if not check:
            for one in rounds:
                self._roll_up(one, anew)
            return
        wrong = [one.slug for one in rounds if not self._is_right(one)]
        if wrong:
            raise CommandError(
                f"Not what the figures add up to: {', '.join(wrong)}. Run roll_up --anew, and tell whoever looks after "
                "the program: this must not happen."
            )

    def _roll_up(self, round, anew):
        if anew:
            rolling_up.drop(round=round)
        rolling_up.roll_up(round=round)
        self.stdout.write(f"{round.slug}: in step")

    def _is_right(self, round):
        kept = kept_sums(round)
        if kept is None:
            self.stdout.write(f"{round.slug}: behind, so its totals are added up each time; roll_up brings it in step")
            return True
        same = kept == added_anew(round)
        self.stdout.write(f"{round.slug}: {'in step with its figures' if same else 'WRONG'}")
        return same
