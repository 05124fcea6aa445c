"""Waits for files, and has them read by processes that it forks.

A process that starts anew for each file spends most of its time on importing the readers. This one has imported them
once, never opens a file, and forks. What it forks makes itself ready and confined before it is told of any file, and
then waits. A reader that found nothing out of the ordinary in its file says so and is given another; every other one
ends with its file, and the next reader stands ready.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from types import CodeType

READY = b"ready"
ENOUGH = b"enough"
AGAIN = b"again"  # of a reader: it may be given another file
MOST_FILES = 16  # that one reader reads
MOST_BYTES = 16 * 1024  # of a path
MOST_READY = 2  # processes that wait for a file
SOON = 2  # milliseconds within which the next file comes where files are read one straight after the other
MOMENT = 50  # milliseconds for a reader to end, or to say that it may go on, once it was heard to the end


def serve(descriptor: int, prepare: str, program: str) -> None:
    """Says that it is ready, and then answers each path with three open files by the exit code of the reader.

    The files are what the process has as its standard input, output and error output. `prepare` is what it runs
    before it waits for them, `program` what it runs over the file: where that leaves a true `again`, the reader waits
    for another file, and its exit code is told as 0. Whoever asks may say that they have had enough of a reader: then
    it is killed, unless it ends or waits within a moment. Ends when nobody asks any more, and no reader stays behind.
    """
    asked = socket.socket(fileno=descriptor)
    programs = compile(prepare, "prepare", "exec"), compile(program, "reader", "exec")
    gc.freeze()
    ready = _Ready(asked, programs)
    ready.fill(MOST_READY)
    _tell(asked, READY)
    while True:
        path, files = _next(asked)
        if not path:
            return
        if files:  # and not that somebody had enough of a reader that has ended by itself
            reader = ready.begin(path, files)
            for file in files:
                os.close(file)
            ready.fill(1)
            _tell(asked, str(ready.end_of(reader)).encode())
        if not _first_of([asked], SOON):
            ready.fill(MOST_READY)


@dataclass(eq=False, slots=True)
class _Reader:
    """A process that reads a file, or waits for one at the other end of a line."""

    number: int
    line: socket.socket
    files: int = 0  # that it was given


class _Ready:
    """The processes that wait for the next file.

    There are two where files come one by one. To make one ready takes the processor longer than to read most files,
    which goes faster while nothing else is done.
    """

    def __init__(self, asked: socket.socket, programs: tuple[CodeType, CodeType]):
        self.asked, self.programs = asked, programs
        self.waiting: deque[_Reader] = deque()
        self.at_work: _Reader | None = None

    def fill(self, most: int, files: Iterable[int] = ()) -> None:
        """Has as many wait, without the files that are open for another."""
        while len(self.waiting) < most:
            self.waiting.append(self._made(files))

    def begin(self, path: bytes, files: list[int]) -> _Reader:
        """The process that has begun with a file."""
        while True:
            self.fill(1, files)
            reader = self.waiting.popleft()
            reader.files += 1
            with suppress(OSError):
                socket.send_fds(reader.line, [path], files)
                self.at_work = reader
                return reader
            _end(reader)  # it was ended while it waited

    def end_of(self, reader: _Reader) -> int:
        """The exit code of a reader: once it has ended by itself, since whoever asked has had enough, or with them.

        One that may go on waits again. Any other is killed, with all that it has started, before it is taken off the
        list of processes: until then its number is nobody else's.
        """
        ended = os.pidfd_open(reader.number)
        happened = _first_of((reader.line, ended, self.asked))
        if happened == {self.asked}:
            if _next(self.asked) != (ENOUGH, []):  # whoever asked is gone
                _kill(reader.number)
                os._exit(0)
            happened = _first_of((reader.line, ended), MOMENT)
        os.close(ended)
        self.at_work = None
        if reader.line in happened and _goes_on(reader):
            self.waiting.appendleft(reader)
            return 0
        return _end(reader)

    def _made(self, files: Iterable[int]) -> _Reader:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        number = os.fork()
        if number:
            theirs.close()
            return _Reader(number, ours)
        os.setsid()
        self.asked.close()
        for line in (ours, *(reader.line for reader in (*self.waiting, self.at_work) if reader)):
            line.close()
        for file in files:
            os.close(file)
        _read(theirs, *self.programs)
        raise AssertionError


def _first_of(lines: Iterable[socket.socket | int], milliseconds: int | None = None) -> set[socket.socket | int]:
    """Those on which something has happened first; none if nothing has within the time."""
    waiting = select.poll()
    by_number = {line if isinstance(line, int) else line.fileno(): line for line in lines}
    for number in by_number:
        waiting.register(number, select.POLLIN)
    return {by_number[number] for number, _ in waiting.poll(milliseconds)}


def _goes_on(reader: _Reader) -> bool:
    """Whether a reader of whom something was heard waits for another file, and may have one."""
    with suppress(ConnectionResetError):  # it ended before it had listened
        return reader.line.recv(len(AGAIN)) == AGAIN and reader.files < MOST_FILES
    return False


def _end(reader: _Reader) -> int:
    """Kills a reader, if it has not ended: its exit code."""
    reader.line.close()
    _kill(reader.number)
    return os.waitstatus_to_exitcode(os.waitpid(reader.number, 0)[1])


def _next(asked: socket.socket) -> tuple[bytes, list[int]]:
    """What is said next, and the files that come with it; nothing once whoever asked is gone."""
    try:
        said, files, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
    except ConnectionResetError:  # they left without listening to the end
        return b"", []
    return said, files


def _kill(reader: int) -> None:
    for kill in (os.killpg, os.kill):  # all that it has started, and itself if it was not yet the first of its group
        with suppress(ProcessLookupError):
            kill(reader, signal.SIGKILL)


def _tell(asked: socket.socket, said: bytes) -> None:
    try:
        asked.send(said)
    except OSError:  # whoever asked is gone
        os._exit(0)


def _read(line: socket.socket, prepare: CodeType, program: CodeType) -> None:
    """Runs the program over one file, as a process that was started for it would, or several. Does not return."""
    code = 0
    try:
        exec(prepare, {"__name__": "__main__"})
        while _runs_again(line, program):
            line.send(AGAIN)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _runs_again(line: socket.socket, program: CodeType) -> bool:
    """Runs the program over the next file: whether it may be run over another."""
    path, files, _, _ = socket.recv_fds(line, MOST_BYTES, 3)
    if not path:
        os._exit(0)  # the server has ended
    for standard, file in enumerate(files):
        os.dup2(file, standard)
        os.close(file)
    sys.argv[1:] = [sys.argv[1], os.fsdecode(path)]
    left: dict[str, object] = {"__name__": "__main__"}
    exec(program, left)
    return bool(left.get("again"))
