"""Waits for files, and has each read by a process of its own, which ends with the file.

A process that starts anew for each file spends most of its time on importing the readers. This one has imported them
once, never opens a file, and forks: what reads a file confines itself first and shares nothing with the next.
"""

from __future__ import annotations

import gc
import os
import socket
import sys

MOST_BYTES = 16 * 1024  # of a path


def serve(descriptor: int, program: str) -> None:
    """Answers each message, a path with three open files, by the number of the reading process and then its exit code.

    The files are what the process has as its standard input, output and error output. Ends when nobody asks any more.
    """
    asked = socket.socket(fileno=descriptor)
    gc.freeze()
    while True:
        path, files, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
        if not path:
            return
        reader = os.fork()
        if reader == 0:
            os.setsid()
            asked.close()
            _read(os.fsdecode(path), files, program)
        for file in files:
            os.close(file)
        _tell(asked, reader)
        _, ended = os.waitpid(reader, 0)
        _tell(asked, os.waitstatus_to_exitcode(ended))


def _tell(asked: socket.socket, number: int) -> None:
    try:
        asked.send(str(number).encode())
    except OSError:  # whoever asked is gone
        os._exit(0)


def _read(path: str, files: list[int], program: str) -> None:
    """Runs the program over one file, as a process that was started for it would. Does not return."""
    for standard, file in enumerate(files):
        os.dup2(file, standard)
        os.close(file)
    sys.argv[1:] = [sys.argv[1], path]
    code = 0
    try:
        exec(compile(program, "reader", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
