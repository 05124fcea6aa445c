from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from foitracker.store.actions import people
from foitracker.store.actions.errors import NotPossible
from foitracker.store.roles import ROLES


class Command(BaseCommand):
    help = "Adds a person with one role; asks for the password."

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("role", choices=tuple(ROLES))
        parser.add_argument("--email", default="")

    def handle(self, *, name, role, email, **options):
        password = getpass("Password: ")
        try:
            validate_password(password)
            people.add_person(name=name, role=role, password=password, email=email)
        except (NotPossible, ValidationError) as problem:
            raise CommandError(" ".join(getattr(problem, "messages", [str(problem)]))) from problem
        self.stdout.write(f"{name} can sign in as one of the {role}.")
