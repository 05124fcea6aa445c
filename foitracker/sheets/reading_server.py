"""Waits for files, and has each read by a process of its own, which ends with the file.

A process that starts anew for each file spends most of its time on importing the readers. This one has imported them
once, never opens a file, and forks. What it forks makes itself ready and confined before it is told of any file, and
then waits: so the next reader is ready while a file is read, and shares nothing with the one before.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from types import CodeType

READY = b"ready"
ENOUGH = b"enough"
MOST_BYTES = 16 * 1024  # of a path


def serve(descriptor: int, prepare: str, program: str) -> None:
    """Says that it is ready, and then answers each path with three open files by the exit code of the reader.

    The files are what the process has as its standard input, output and error output. `prepare` is what it runs
    before it waits for them, `program` what it runs over the file. Whoever asks may say that they have had enough of a
    reader: then it is killed. Ends when nobody asks any more, and no reader stays behind.
    """
    asked = socket.socket(fileno=descriptor)
    programs = compile(prepare, "prepare", "exec"), compile(program, "reader", "exec")
    gc.freeze()
    reader = _ready(asked, programs)
    _tell(asked, READY)
    while True:
        path, files = _next(asked)
        if not path:
            return
        if not files:
            continue  # the reader that somebody had enough of has ended by itself
        while not reader.begins(path, files):  # it was ended while it waited
            os.waitpid(reader.number, 0)
            reader = _ready(asked, programs)
        for file in files:
            os.close(file)
        read, reader = reader, _ready(asked, programs)
        _tell(asked, str(_end_of(read, asked)).encode())


@dataclass(frozen=True, slots=True)
class _Reader:
    """A process that waits at the other end of a line for the one file that it reads."""

    number: int
    line: socket.socket

    def begins(self, path: bytes, files: list[int]) -> bool:
        with self.line:
            try:
                socket.send_fds(self.line, [path], files)
            except OSError:
                return False
        return True


def _ready(asked: socket.socket, programs: tuple[CodeType, CodeType]) -> _Reader:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    number = os.fork()
    if number:
        theirs.close()
        return _Reader(number, ours)
    os.setsid()
    asked.close()
    ours.close()
    _read(theirs, *programs)
    raise AssertionError


def _end_of(reader: _Reader, asked: socket.socket) -> int:
    """The exit code of a reader, once it has ended: by itself, or because whoever asked has had enough or is gone.

    It is killed before it is taken off the list of processes, so that its number is nobody else's.
    """
    ended = os.pidfd_open(reader.number)
    try:
        waiting = select.poll()
        for one in (ended, asked.fileno()):
            waiting.register(one, select.POLLIN)
        if ended not in dict(waiting.poll()):
            _kill(reader.number)
            if _next(asked) != (ENOUGH, []):
                os._exit(0)
    finally:
        os.close(ended)
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
