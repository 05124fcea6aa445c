import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from foitracker.sheets import sandbox
from foitracker.sheets.refusals import UnreadableFile


class Command(BaseCommand):
    help = "Prints what a file hides or carries along. Nothing is stored."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object a line")

    def handle(self, *, file: Path, as_json: bool, **options):
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            findings = sandbox.read_answer(file, file_name=file.name).findings
        except UnreadableFile as problem:
            if as_json:
                self.stdout.write(json.dumps({"refused": problem.reason, "advice": problem.advice}))
            raise CommandError(str(problem)) from problem
        for finding in findings:
            line = f"{finding.severity.upper():5} {finding.words}"
            self.stdout.write(json.dumps(asdict(finding)) if as_json else line)
        if not findings and not as_json:
            self.stdout.write("Nothing hidden was found.")
