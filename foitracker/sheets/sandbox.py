"""Opens a file in a process of its own, with little memory, little time and no network.

Whatever a hostile file does to that process, the process that asked gets a reading or an UnreadableFile.
"""

from __future__ import annotations

import atexit
import logging
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import IO, TypeVar

from foitracker.sheets import reading_server, wire
from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.official_reading import OfficialReading
from foitracker.sheets.recipe import Recipe
from foitracker.sheets.refusals import LockedFile, UnreadableFile
from foitracker.sheets.safety import Finding, Severity

LONGEST = 90  # seconds, of the clock on the wall
LONGEST_START = 60  # seconds for a server to start on a busy machine
LARGEST_RESULT = 128 * 1024**2  # bytes
_LONGEST_LAST_WORDS = 4096  # bytes of what a process says when it fails
_ROOT = Path(__file__).resolve().parents[2]
_SERVE = """
import sys
sys.path.insert(0, sys.argv[1])
from foitracker.sheets import reading_server, sandboxed
sandboxed.warm_up()
reading_server.serve(int(sys.argv[2]), sys.argv[3], sys.argv[4])
"""
_PREPARE = """
from foitracker.sheets import sandboxed
sandboxed.prepare()
"""
_READ = """
import sys
from foitracker.sheets import sandboxed
again = sandboxed.main(sys.argv[2])
"""
_READ_OFFICIAL = """
import sys
from foitracker.sheets import sandboxed
sandboxed.main_official(sys.argv[2])
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
_LATER = "Nothing is wrong with the file. Read it again in a minute; if that fails too, tell whoever runs the program."
_TOO_LONG = "Reading the file takes too long."

logger = logging.getLogger(__name__)
_Said = TypeVar("_Said")


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
        raise LockedFile
    return replace(found, findings=(*found.findings, _UNLOCKED))


def unlock(path: Path, *, file_name: str, password: str) -> bytes:
    """The file without its lock. Raises WrongPassword, and UnreadableFile where it cannot be unlocked."""
    opened = _decoded(path, file_name, _READ, wire.encode_asked(password=password), wire.decode)
    if isinstance(opened, bytes):
        return opened
    raise UnreadableFile("The reading of the file came back broken.", _SMALLER)


def read_official(path: Path, *, file_name: str) -> OfficialReading:
    """What an open data table of recorded crime says. Raises UnreadableFile."""
    return _decoded(path, file_name, _READ_OFFICIAL, b"", wire.decode_official)


def _read(path: Path, file_name: str, recipe: Recipe | None) -> AnswerReading | bytes:
    return _decoded(path, file_name, _READ, wire.encode_asked(recipe), wire.decode)


def _decoded(path: Path, file_name: str, program: str, said: bytes, decode: Callable[[bytes], _Said]) -> _Said:
    """What the process that runs a program over a file says. Raises UnreadableFile."""
    ended = _run(Path(path).resolve(), said, program)
    if ended.why_stopped:
        raise UnreadableFile(ended.why_stopped, _SMALLER)
    if ended.code == 0:
        try:
            return decode(ended.output)
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


class _ServerIsGone(Exception):
    """The server of readers ended by itself, or was ended."""


class _Server:
    """A process that forks one reader for each file. It serves one file at a time, with the next reader ready.

    It tells how each reader ended. Who has heard all that there is to hear need not wait for that.
    """

    def __init__(self, prepare: str, program: str):
        self.programs, self.made_in = (prepare, program), os.getpid()
        self.is_ready, self.tells_of_last = False, False
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-c", _SERVE, str(_ROOT), str(theirs.fileno()), prepare, program],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                cwd="/",
                env={"LC_ALL": "C.UTF-8"},
                start_new_session=True,
            )

    def begin(self, path: Path, files: list[int]) -> None:
        """Has a process read the file, with these as its standard input, output and error output."""
        if not self.is_ready:
            self.is_ready = self._hear(LONGEST_START) == reading_server.READY
        if self.tells_of_last:
            self.exit_code(LONGEST_START)
        try:
            socket.send_fds(self.line, [os.fsencode(path)], files)
        except OSError as problem:
            raise _ServerIsGone from problem
        self.tells_of_last = True

    def exit_code(self, seconds: float) -> int:
        """That of the reader. Raises _ServerIsGone where it does not end in time."""
        code = int(self._hear(seconds))
        self.tells_of_last = False
        return code

    def has_enough(self) -> None:
        """The reader is ended, if it has not ended by itself."""
        try:
            self.line.send(reading_server.ENOUGH)
        except OSError as problem:
            raise _ServerIsGone from problem

    def _hear(self, seconds: float) -> bytes:
        self.line.settimeout(seconds)
        try:
            said = self.line.recv(32)
        except OSError as problem:
            raise _ServerIsGone from problem
        if not said:
            raise _ServerIsGone
        return said

    def end(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.wait()


_idle: list[_Server] = []
_lock = Lock()


def _take(program: str) -> _Server:
    """A server that waits, else a new one. Those of the process that this one was forked from are not ours."""
    with _lock:
        for server in _idle:
            if (server.programs, server.made_in) == ((_PREPARE, program), os.getpid()):
                _idle.remove(server)
                return server
    return _Server(_PREPARE, program)


@atexit.register
def _end_all() -> None:
    while _idle:
        server = _idle.pop()
        if server.made_in == os.getpid():
            server.end()


def _run(path: Path, said: bytes, program: str) -> _Ended:
    """Has a file read. Where the server is gone, which is no fault of the file, a new one is asked once."""
    for last in (False, True):
        server = _Server(_PREPARE, program) if last else _take(program)
        try:
            ended = _ask(server, path, said)
        except _ServerIsGone as problem:
            server.end()
            if last:
                logger.error("The server of readers does not start, or does not stay.")
                raise UnreadableFile("The reader of files could not be started.", _LATER) from problem
        except BaseException:
            server.end()
            raise
        else:
            with _lock:
                _idle.append(server)
            return ended
    raise AssertionError


def _ask(server: _Server, path: Path, said: bytes) -> _Ended:
    with ExitStack() as ends:
        output, last_words = _Pipe(ends), _Pipe(ends)
        with _to_read(said) as stdin:
            server.begin(path, [stdin.fileno(), output.write.fileno(), last_words.write.fileno()])
        output.write.close()
        last_words.write.close()
        written, why_stopped = _listen(output.read, last_words.read)
        said = written[output.read]
        if not why_stopped and not said.endswith(wire.END):
            try:
                return _Ended(server.exit_code(LONGEST), bytes(said), _text(written[last_words.read]))
            except _ServerIsGone:
                why_stopped = _TOO_LONG  # it has closed its outputs and does not end
        server.has_enough()
        if not why_stopped:
            return _Ended(0, bytes(said.removesuffix(wire.END)))
        return _Ended(server.exit_code(LONGEST_START), b"", why_stopped=why_stopped)


class _Pipe:
    """Its two ends, closed with everything else where they are not closed before."""

    def __init__(self, ends: ExitStack):
        read, write = os.pipe()
        self.read = ends.enter_context(os.fdopen(read, "rb", buffering=0))
        self.write = ends.enter_context(os.fdopen(write, "wb", buffering=0))


def _text(last_words: bytearray) -> str:
    return last_words.decode("utf-8", "replace")


@contextmanager
def _to_read(said: bytes) -> Iterator[IO[bytes]]:
    """A file with these bytes, for a process to read: unlike a pipe it never has to be waited for.

    It lies in memory and on no disk: a password may be in it.
    """
    with os.fdopen(os.memfd_create("asked"), "w+b") as file:
        file.write(said)
        file.seek(0)
        yield file


def _listen(output: IO[bytes], last_words: IO[bytes]) -> tuple[dict[IO[bytes], bytearray], str]:
    """What the process writes until that is whole or the process ends, and why it is to be stopped if it is."""
    until = monotonic() + LONGEST
    written = {output: bytearray(), last_words: bytearray()}
    with selectors.PollSelector() as waiting:
        for pipe in written:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(max(until - monotonic(), 0))
            if not ready or monotonic() > until:
                return written, _TOO_LONG
            for key, _ in ready:
                piece = os.read(key.fd, 1024**2)
                written[key.fileobj] += piece
                if not piece:
                    waiting.unregister(key.fileobj)
            if len(written[output]) > LARGEST_RESULT:
                return written, "The file says more than an answer can."
            if written[output].endswith(wire.END):
                return written, ""
            del written[last_words][_LONGEST_LAST_WORDS:]
    return written, ""


def _words_for(code: int) -> tuple[str, str]:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return "Reading the file takes too long or too much memory.", _SMALLER
    if code < 0:
        return "The file brought its reader down: it takes too much memory, is damaged or is made to do so.", _SMALLER
    return "The reader stopped in the middle of the file, which is damaged or unlike any that it knows.", _SAVE_ANEW
