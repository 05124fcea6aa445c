"""Waits for files, and has each read by a process of its own, which ends with the file.

A process that starts anew for each file spends most of its time on importing the readers. This one has imported them
once, never opens a file, and forks. What it forks makes itself ready and confined before it is told of any file, and
then waits: so the next reader is ready while a file is read, and shares nothing with the one before.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
from dataclasses import dataclass

MOST_BYTES = 16 * 1024  # of a path


def serve(descriptor: int, prepare: str, program: str) -> None:
    """Answers each message, a path with three open files, by the number of the reading process and then its exit code.

    The files are what the process has as its standard input, output and error output. `prepare` is what it runs
    before it waits for them, `program` what it runs over the file. Ends when nobody asks any more.
    """
    asked = socket.socket(fileno=descriptor)
    gc.freeze()
    reader = _ready(asked, prepare, program)
    while True:
        path, files, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
        if not path:
            return
        while not reader.begins(path, files):  # it was ended while it waited
            os.waitpid(reader.number, 0)
            reader = _ready(asked, prepare, program)
        for file in files:
            os.close(file)
        _tell(asked, reader.number)
        read, reader = reader, _ready(asked, prepare, program)
        _, ended = os.waitpid(read.number, 0)
        _tell(asked, os.waitstatus_to_exitcode(ended))


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


def _ready(asked: socket.socket, prepare: str, program: str) -> _Reader:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    number = os.fork()
    if number:
        theirs.close()
        return _Reader(number, ours)
    os.setsid()
    asked.close()
    ours.close()
    _read(theirs, prepare, program)
    raise AssertionError


def _tell(asked: socket.socket, number: int) -> None:
    try:
        asked.send(str(number).encode())
    except OSError:  # whoever asked is gone
        os._exit(0)


def _read(line: socket.socket, prepare: str, program: str) -> None:
    """Runs the program over one file, as a process that was started for it would. Does not return."""
    code = 0
    try:
        exec(compile(prepare, "prepare", "exec"), {"__name__": "__main__"})
        path, files, _, _ = socket.recv_fds(line, MOST_BYTES, 3)
        if not path:
            os._exit(0)  # the server has ended
        for standard, file in enumerate(files):
            os.dup2(file, standard)
            os.close(file)
        sys.argv[1:] = [sys.argv[1], os.fsdecode(path)]
        exec(compile(program, "reader", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
