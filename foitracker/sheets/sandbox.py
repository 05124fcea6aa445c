"""Opens a file in a process of its own, with little memory, little time and no network.

Whatever a hostile file does to that process, the process that asked gets a reading or an UnreadableFile.
"""

from __future__ import annotations

import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import IO

from foitracker.sheets import wire
from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.recipe import Recipe
from foitracker.sheets.refusals import LockedWorkbook, UnreadableFile
from foitracker.sheets.safety import Finding, Severity

LONGEST = 90  # seconds, of the clock on the wall
LARGEST_RESULT = 128 * 1024**2  # bytes
_LONGEST_LAST_WORDS = 4096  # bytes of what a process says when it fails
_ROOT = Path(__file__).resolve().parents[2]
_START = """
import sys
sys.path.insert(0, sys.argv[1])
from foitracker.sheets import sandboxed
sandboxed.main(sys.argv[2])
"""
_SMALLER = "Ask the sender for the table alone, as a small workbook or as CSV."
_SAVE_ANEW = "Open it in a spreadsheet program, save it as a new xlsx and upload that, or ask the sender for CSV."
_UNLOCKED = Finding(
    "default-password",
    "file",
    1,
    Severity.NOTE,
    "The workbook was locked with the password that Excel itself knows, and was unlocked to be read.",
)
_TOO_LONG = "Reading the file takes too long."

logger = logging.getLogger(__name__)


def read_answer(path: Path, *, file_name: str, recipe: Recipe | None = None) -> AnswerReading:
    """What a file says, read with what people said of its cells. Raises UnreadableFile.

    `file_name` is for the log; the bytes say what a file is. A workbook that Excel locked with its own password is
    unlocked in one process and read in another.
    """
    found = _read(path, file_name, recipe)
    if not isinstance(found, bytes):
        return found
    with tempfile.NamedTemporaryFile(prefix="foitracker-") as opened:
        opened.write(found)
        opened.flush()
        found = _read(Path(opened.name), file_name, recipe)
    if isinstance(found, bytes):
        raise LockedWorkbook
    return replace(found, findings=(*found.findings, _UNLOCKED))


def _read(path: Path, file_name: str, recipe: Recipe | None) -> AnswerReading | bytes:
    command = [sys.executable, "-I", "-c", _START, str(_ROOT), str(Path(path).resolve())]
    ended = _run(command, wire.encode_recipe(recipe))
    if ended.why_stopped:
        raise UnreadableFile(ended.why_stopped, _SMALLER)
    if ended.code == 0:
        try:
            return wire.decode(ended.output)
        except wire.BrokenWire as problem:
            logger.warning("The reading of %r is broken: %s", file_name, problem)
            raise UnreadableFile("The reading of the file came back broken.", _SMALLER) from problem
    logger.warning("Reading %r ended with %s: %s", file_name, ended.code, ended.last_words)
    raise UnreadableFile(*_words_for(ended.code))


@dataclass(frozen=True, slots=True)
class _Ended:
    code: int
    output: bytes
    last_words: str = ""
    why_stopped: str = ""


def _run(command: list[str], said: bytes) -> _Ended:
    with (
        _to_read(said) as stdin,
        subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd="/",
            env={"LC_ALL": "C.UTF-8"},
            start_new_session=True,
        ) as process,
    ):
        try:
            output, last_words, why_stopped = _listen(process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    return _Ended(process.returncode, output, last_words.decode("utf-8", "replace"), why_stopped)


@contextmanager
def _to_read(said: bytes) -> Iterator[IO[bytes]]:
    """A file with these bytes, for a process to read: unlike a pipe it never has to be waited for."""
    with tempfile.TemporaryFile() as file:
        file.write(said)
        file.seek(0)
        yield file


def _listen(process: subprocess.Popen) -> tuple[bytes, bytes, str]:
    """What the process writes until it ends, and why it was stopped if it was."""
    until = monotonic() + LONGEST
    written = {process.stdout: bytearray(), process.stderr: bytearray()}
    with selectors.DefaultSelector() as waiting:
        for pipe in written:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(max(until - monotonic(), 0))
            if not ready or monotonic() > until:
                return b"", b"", _TOO_LONG
            for key, _ in ready:
                piece = os.read(key.fd, 1024**2)
                written[key.fileobj] += piece
                if not piece:
                    waiting.unregister(key.fileobj)
            if len(written[process.stdout]) > LARGEST_RESULT:
                return b"", b"", "The file says more than an answer can."
            del written[process.stderr][_LONGEST_LAST_WORDS:]
    try:
        process.wait(max(until - monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        return b"", b"", _TOO_LONG
    return bytes(written[process.stdout]), bytes(written[process.stderr]), ""


def _words_for(code: int) -> tuple[str, str]:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return "Reading the file takes too long or too much memory.", _SMALLER
    if code < 0:
        return "The file brought its reader down: it takes too much memory, is damaged or is made to do so.", _SMALLER
    return "The reader stopped in the middle of the file, which is damaged or unlike any that it knows.", _SAVE_ANEW
