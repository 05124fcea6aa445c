import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from foitracker.sheets import sandbox
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Severity


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
        for finding in sorted(findings, key=_the_gravest_first):
            line = f"{finding.severity.upper():5} {finding.words}"
            self.stdout.write(json.dumps(asdict(finding), ensure_ascii=False) if as_json else line)
        if not as_json:
            self.stdout.write(_whether_held(findings))


def _the_gravest_first(finding):
    return list(Severity)[::-1].index(finding.severity)


def _whether_held(findings):
    if not findings:
        return "Nothing hidden was found."
    holding = sum(finding.severity is Severity.BLOCK for finding in findings)
    if not holding:
        return "Nothing of this holds the file: uploaded, it is read."
    return f"Uploaded, the file is held until an admin clears or rejects it: {holding} marked BLOCK."
