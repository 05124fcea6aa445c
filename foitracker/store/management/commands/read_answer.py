import json
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from foitracker.sheets import sandbox
from foitracker.sheets.refusals import UnreadableFile


class Command(BaseCommand):
    help = "Prints what the reader makes of a file. Nothing is stored."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *, file: Path, json: bool, **options):
        show = _as_json if json else _as_text
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            found = sandbox.read_answer(file, file_name=file.name)
        except UnreadableFile as problem:
            if json:
                self.stdout.write(show({"refused": problem.reason, "sheet": "", "cell": "", "advice": problem.advice}))
            raise CommandError(str(problem)) from problem
        for refusal in found.refusals:
            self.stdout.write(show(_refusal(refusal)))
        for reading in found.readings:
            self.stdout.write(show(_reading(reading)))


def _refusal(refusal):
    return {"refused": refusal.reason, "sheet": refusal.sheet, "cell": refusal.cell, "advice": refusal.advice}


def _reading(reading):
    return {
        "sheet": reading.sheet,
        "cell": reading.cell,
        "row_labels": list(reading.row_labels),
        "column_labels": list(reading.column_labels),
        "raw": reading.raw,
        "low": reading.figure.low,
        "high": reading.figure.high,
        "absence": reading.figure.absence,
        "role": reading.role,
        "period": reading.period.label if reading.period else None,
        "wording": reading.wording,
        "title": reading.title,
        "doubts": list(reading.doubts),
    }


def _as_json(line):
    return json.dumps(line, ensure_ascii=False, default=_number)


def _number(value):
    """A decimal as the number it is; nothing else needs help."""
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{value!r} has no form in JSON")


def _as_text(line):
    if "refused" in line:
        return f"REFUSED {line['sheet']}!{line['cell']}: {line['refused']} {line['advice']}"
    number = line["absence"] or (line["low"] if line["low"] == line["high"] else f"{line['low']} to {line['high']}")
    path = " > ".join([*line["row_labels"], *line["column_labels"]])
    doubts = "".join(f"\n    in doubt: {doubt}" for doubt in line["doubts"])
    return f"{line['sheet']}!{line['cell']:8} {line['role']:8} {number!s:>10}  {path}{doubts}"
