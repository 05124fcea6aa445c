from django.core.management.base import BaseCommand

from foitracker.store.actions import reference


class Command(BaseCommand):
    help = "Loads the forces, their aliases and populations, and the three roles. Safe to run again."

    def handle(self, **options):
        self.stdout.write(f"Reference data: {reference.load()} forces.")
