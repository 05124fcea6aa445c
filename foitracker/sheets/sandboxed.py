"""What runs inside the sandbox: a file is read, and the reading is written out.

Everything is imported before the limits are set; the file is named afterwards. A process reads another file only after
one in which there was nothing out of the ordinary.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from foitracker.sheets import wire
from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.containers.media_type import media_type_of
from foitracker.sheets.containers.opened import Opened
from foitracker.sheets.containers.zips import kept_open
from foitracker.sheets.hiding_places import scan
from foitracker.sheets.long_list import joined, may_be_long, read_long
from foitracker.sheets.official import read_official
from foitracker.sheets.personal import personal_data_in
from foitracker.sheets.reading import read_grids
from foitracker.sheets.recipe import Recipe
from foitracker.sheets.refusals import LockedFile, UnreadableFile
from foitracker.sheets.safety import Severity
from foitracker.sheets.warming_up import own_workbook, write_files
from foitracker.sheets.workbook import read_workbook

MEMORY = 1024**3  # bytes
SECONDS = 60  # of the processor
_TIMES = 10  # that a piece of the program runs before Python has adapted it to what it is used for
_LIMITS = (
    (resource.RLIMIT_AS, MEMORY),
    (resource.RLIMIT_CPU, SECONDS),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NPROC, 0),
)
# What a process has used at most that reads another file: so each has nearly all of its limits.
_LITTLE_MEMORY = 96 * 1024  # kilobytes, at its height
_LITTLE_TIME = 1  # seconds of the processor
# What a reader has no reason to do, by the names of Python's audit events.
_FORBIDDEN = (
    "socket.", "subprocess.", "os.fork", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "pty.",
    "os.kill", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown",
    "os.truncate", "os.putenv", "shutil.", "tempfile.", "ctypes.", "urllib.", "http.", "ftplib.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def prepare() -> None:
    """What a process does before it is told which file to read: reading touches what it will, and then it is confined.

    Memory that a process shares with the one that forked it is copied page by page as it is touched, which takes as
    long as reading most files.
    """
    sys.excepthook = _last_words
    gc.disable()
    wire.encode(read(own_workbook()))
    _confine()


def main(path: str) -> bool:
    """Reads the file, or unlocks it with a password: whether this process, which is prepared, may read another file.

    It may not after one that was refused, locked, large or to be held: nothing of such a file stays for the next.
    """
    with open(0, "rb", closefd=False) as asked:
        recipe, password = wire.decode_asked(asked.read())
    if password is not None:
        _say(_unlocked_with(Path(path), password))
        return False
    message, is_ordinary = _message(Path(path), recipe)
    _say(message)
    return is_ordinary and _has_used_little()


def main_official(path: str) -> None:
    """Reads an official table. The process is prepared."""
    _say(_official_message(Path(path)))


def _say(message: bytes) -> None:
    os.writev(1, (message, wire.END))  # at once: a pipe takes all of it


def warm_up() -> None:
    """Loads what most files need, by reading small files of the program's own, before anything is confined."""
    for name in ("ods", "xls", "delimited"):
        importlib.import_module(f"foitracker.sheets.containers.{name}")
    with tempfile.TemporaryDirectory(prefix="foitracker-") as folder:
        files = write_files(Path(folder))
        for _ in range(_TIMES):
            for file in files:
                wire.encode(read(file))
    own_workbook()


def read(path: Path, recipe: Recipe | None = None) -> AnswerReading:
    """What a file says and what it hides. The cells of a hidden sheet are not handed on."""
    with kept_open():
        media_type = media_type_of(path)
        opened, found = _opened(path, media_type, recipe)
        findings = (*opened.findings, *scan(path, media_type, opened.grids), *personal_data_in(opened.grids))
    hidden = {grid.name for grid in opened.grids if not grid.visible}
    return replace(
        found,
        grids=tuple(replace(grid, cells={}, merged=()) if grid.name in hidden else grid for grid in found.grids),
        refusals=(*opened.refusals, *found.refusals),
        findings=(*found.findings, *findings),
    )


def _opened(path: Path, media_type: str, recipe: Recipe | None) -> tuple[Opened, AnswerReading]:
    """The sheets of a file and what was read. Of a long list, which is counted as it goes by, there are no cells."""
    if may_be_long(path, media_type) and (long := read_long(path, media_type)):
        others = read_grids(long.others, media_type=media_type, recipe=recipe)
        return Opened((*long.heads, *long.others)), joined(long.found, others)
    opened = read_workbook(path, media_type)
    return opened, read_grids(opened.grids, media_type=media_type, recipe=recipe)


def _message(path: Path, recipe: Recipe | None) -> tuple[bytes, bool]:
    """What is to be said of the file, and whether that is nothing out of the ordinary."""
    try:
        found = read(path, recipe)
        return wire.encode(found), all(finding.severity is not Severity.BLOCK for finding in found.findings)
    except LockedFile:
        return _unlocked(path), False
    except UnreadableFile as problem:
        return wire.encode_refusal(problem), False
    except MemoryError:
        return _too_large(), False


def _official_message(path: Path) -> bytes:
    try:
        return wire.encode_official(read_official(path, media_type_of(path)))
    except UnreadableFile as problem:
        return wire.encode_refusal(problem)
    except MemoryError:
        return _too_large()


def _too_large() -> bytes:
    problem = UnreadableFile(
        "Reading the file takes too much memory.",
        "Ask the sender for the table alone, as a small workbook or as CSV.",
    )
    return wire.encode_refusal(problem)


def _unlocked(path: Path) -> bytes:
    try:
        return wire.encode_unlocked(_locks().unlocked(path))
    except LockedFile as problem:
        return wire.encode_refusal(problem)


def _unlocked_with(path: Path, password: str) -> bytes:
    try:
        return wire.encode_unlocked(_locks().unlocked_with(path, password))
    except UnreadableFile as problem:
        return wire.encode_refusal(problem)


def _locks() -> ModuleType:
    # Loaded when it is needed: few files are locked.
    return importlib.import_module("foitracker.sheets.containers.locked")


def _has_used_little() -> bool:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_maxrss < _LITTLE_MEMORY and used.ru_utime + used.ru_stime < _LITTLE_TIME


def _confine() -> None:
    gc.disable()
    for limit, most in _LIMITS:
        _, allowed = resource.getrlimit(limit)
        most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple) -> None:
    if event.startswith(_FORBIDDEN) or (event == "open" and (arguments[2] or 0) & _WRITING):
        raise PermissionError(f"{event} is not for a reader of files")


def _last_words(kind, problem, trace) -> None:
    """Where it failed, without the message: that could quote the file."""
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-8:])
    print(kind.__name__, *places, file=sys.stderr)
