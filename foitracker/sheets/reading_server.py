"""Waits for files, and has each read by a process of its own, which ends with the file.

A process that starts anew for each file spends most of its time on importing the readers. This one has imported them
once, never opens a file, and forks. What it forks makes itself ready and confined before it is told of any file, and
then waits: so the next reader is ready when a file comes, and shares nothing with the one before.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
from collections import deque
from contextlib import suppress
from types import CodeType

READY = b"ready"
ENOUGH = b"enough"
MOST_BYTES = 16 * 1024  # of a path
MOST_READY = 2  # processes that wait for a file
SOON = 2  # milliseconds within which the next file comes where files are read one straight after the other


def serve(descriptor: int, prepare: str, program: str) -> None:
    """Says that it is ready, and then answers each path with three open files by the exit code of the reader.

    The files are what the process has as its standard input, output and error output. `prepare` is what it runs
    before it waits for them, `program` what it runs over the file. Whoever asks may say that they have had enough of a
    reader: then it is killed. Ends when nobody asks any more, and no reader stays behind.
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
            _tell(asked, str(_end_of(reader, asked)).encode())
        if not _is_asked(asked, SOON):
            ready.fill(MOST_READY)


class _Ready:
    """The processes that wait, each at the other end of a line, for the one file that it reads.

    There are two where files come one by one. To make one ready takes the processor as long as reading a file, which
    goes faster while nothing else is done.
    """

    def __init__(self, asked: socket.socket, programs: tuple[CodeType, CodeType]):
        self.asked, self.programs = asked, programs
        self.waiting: deque[tuple[int, socket.socket]] = deque()

    def fill(self, most: int) -> None:
        while len(self.waiting) < most:
            self.waiting.append(self._made())

    def begin(self, path: bytes, files: list[int]) -> int:
        """The number of the process that has begun with a file."""
        while True:
            self.fill(1)
            number, line = self.waiting.popleft()
            with line, suppress(OSError):
                socket.send_fds(line, [path], files)
                return number
            os.waitpid(number, 0)  # it was ended while it waited

    def _made(self) -> tuple[int, socket.socket]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        number = os.fork()
        if number:
            theirs.close()
            return number, ours
        os.setsid()
        self.asked.close()
        for line in (ours, *(line for _, line in self.waiting)):
            line.close()
        _read(theirs, *self.programs)
        raise AssertionError


def _is_asked(asked: socket.socket, milliseconds: int) -> bool:
    waiting = select.poll()
    waiting.register(asked, select.POLLIN)
    return bool(waiting.poll(milliseconds))


def _end_of(reader: int, asked: socket.socket) -> int:
    """The exit code of a reader, once it has ended: by itself, or because whoever asked has had enough or is gone.

    It is killed, with all that it has started, before it is taken off the list of processes: until then its number is
    nobody else's.
    """
    ended = os.pidfd_open(reader)
    waiting = select.poll()
    for one in (ended, asked.fileno()):
        waiting.register(one, select.POLLIN)
    events = dict(waiting.poll())
    os.close(ended)
    is_gone = ended not in events and _next(asked) != (ENOUGH, [])
    _kill(reader)
    if is_gone:
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])


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
    """Runs the program over one file, as a process that was started for it would. Does not return."""
    code = 0
    try:
        exec(prepare, {"__name__": "__main__"})
        path, files, _, _ = socket.recv_fds(line, MOST_BYTES, 3)
        if not path:
            os._exit(0)  # the server has ended
        for standard, file in enumerate(files):
            os.dup2(file, standard)
            os.close(file)
        sys.argv[1:] = [sys.argv[1], os.fsdecode(path)]
        exec(program, {"__name__": "__main__"})
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
