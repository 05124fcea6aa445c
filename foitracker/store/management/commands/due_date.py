import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from foitracker.law import clock
from foitracker.law.regimes import REGIMES, UnknownRegime, regime_for
from foitracker.law.working_days import BeyondCalendar


class Command(BaseCommand):
    help = "Says when the answer to a request is due."
    requires_system_checks = []  # a deadline needs neither database nor pages

    def add_arguments(self, parser):
        parser.add_argument("--law", required=True, help=f"the Act: {' or '.join(REGIMES)}")
        parser.add_argument("--received", required=True, help="the day of receipt, as 2026-11-23")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of a sentence")

    def handle(self, *, law, received, json: bool, **options):
        received_on = _date(received)
        try:
            due = clock.due_on(received_on, law)
        except (UnknownRegime, clock.ImpossibleDate, BeyondCalendar) as error:
            raise CommandError(str(error)) from error
        if json:
            self.stdout.write(_as_json(regime_for(law).code, received_on, due))
            return
        self.stdout.write(f"Due on {due.due_on:%A} {due.due_on.day} {due.due_on:%B %Y}. {due.reason}")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is not a date. Write year, month and day: 2026-11-23.") from error


def _as_json(law: str, received_on: date, due: clock.DueDate) -> str:
    return json.dumps(
        {
            "law": law,
            "received_on": received_on.isoformat(),
            "due_on": due.due_on.isoformat(),
            "provisional": due.provisional,
            "skipped": [day.isoformat() for day in due.skipped],
            "working_days": due.working_days,
            "reason": due.reason,
        },
        ensure_ascii=False,
    )
