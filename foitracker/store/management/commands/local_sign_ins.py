from django.core.management.base import BaseCommand, CommandError

from foitracker.store.actions import people
from foitracker.store.actions.errors import NotPossible


class Command(BaseCommand):
    help = "Prints one sign-in per role for local use. Refused unless FOITRACKER_DEBUG=1."

    def handle(self, **options):
        try:
            passwords = people.local_sign_ins()
        except NotPossible as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write("Sign-ins for this machine only:")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:12} {password}")
