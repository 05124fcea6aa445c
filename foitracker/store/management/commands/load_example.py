from django.core.management.base import BaseCommand, CommandError

from foitracker.store.actions import example
from foitracker.store.models import Round


class Command(BaseCommand):
    help = "Loads the example round and imports its answers through the same steps as an upload."

    def handle(self, **options):
        if Round.objects.filter(slug=example.SLUG).exists():
            raise CommandError(f"The example round is there already: /rounds/{example.SLUG}/.")
        example.load(say=self.stdout.write)
