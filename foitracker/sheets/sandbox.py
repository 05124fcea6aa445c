"""Opens a file in a child process with little memory, little time and no network."""

import resource
import subprocess
import sys
from pathlib import Path

from foitracker.sheets import wire
from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.reading import read_grids
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.workbook import open_workbook

MEMORY = 1024**3
SECONDS = 60


def read_answer(path: Path, *, file_name: str) -> AnswerReading:
    run = subprocess.run(
        [sys.executable, "-m", "foitracker.sheets.sandbox", str(path)],
        capture_output=True,
        cwd=Path(__file__).resolve().parents[2],
        timeout=SECONDS * 2,
        check=False,
    )
    try:
        return wire.decode(run.stdout)
    except wire.BrokenWire as problem:
        raise UnreadableFile("The file could not be read within the limits.", "Ask for it as CSV.") from problem


def _media_type(path):
    start = path.read_bytes()[:8]
    if start.startswith(b"PK"):
        return "xlsx"
    if start.startswith(b"\xd0\xcf"):
        return "xls"
    if start.startswith(b"%PDF"):
        raise UnreadableFile("This is a PDF.", "Ask the force for a spreadsheet.")
    return "csv"


def _child(path):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        media_type = _media_type(path)
        return wire.encode(read_grids(open_workbook(path, media_type), media_type=media_type))
    except UnreadableFile as problem:
        return wire.encode_refusal(problem)


if __name__ == "__main__":
    sys.stdout.buffer.write(_child(Path(sys.argv[1])))
