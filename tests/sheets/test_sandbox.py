import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from foitracker.sheets import reading_server, sandbox, sandboxed
from foitracker.sheets.containers.locked import EXCELS_OWN
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.warming_up import write_files
from tests.sheets.locked_files import locked_xlsx
from tests.sheets.locked_files import xlsx as workbook
from tests.sheets.made_files import xlsx

TEXT = '<c t="inlineStr"><is><t>{}</t></is></c>'
SHEET = "".join(
    f"<row>{TEXT.format(label)}{content}</row>"
    for label, content in [
        ("Offence", TEXT.format("2016/17")),
        ("Rape", "<c><v>7</v></c>"),
        ("Theft", "<c><v>9</v></c>"),
    ]
)
LOADED = "import sys; sys.path.insert(0, sys.argv[1]); from foitracker.sheets import sandboxed; "
PATIENCE = 120  # seconds, on a busy machine
ROOT = str(Path(__file__).resolve().parents[2])


@pytest.fixture
def answer(tmp_path):
    path = tmp_path / "answer"
    path.write_bytes(xlsx(SHEET, SHEET.replace("Rape", "A Name"), states=("", "hidden")))
    return path


@pytest.fixture
def child(monkeypatch):
    """Puts a program in the place of the reader of files, which is not confined."""

    def put(program):
        monkeypatch.setattr(sandbox, "_PREPARE", "")
        monkeypatch.setattr(sandbox, "_READ", program)

    return put


def test_a_file_is_read(answer):
    found = sandbox.read_answer(answer, file_name="answer.xlsx")

    assert [(reading.cell, reading.figure.low) for reading in found.readings] == [("B2", 7), ("B3", 9)]
    assert found.media_type == "xlsx"


def test_a_hidden_sheet_is_reported_and_not_handed_on(answer):
    found = sandbox.read_answer(answer, file_name="answer.xlsx")

    assert [(finding.what, finding.severity) for finding in found.findings] == [("hidden-sheet", "block")]
    assert "A Name" not in repr(found)


def test_a_refusal_comes_across(tmp_path):
    path = tmp_path / "answer.xlsx"
    path.write_bytes(rb"{\rtf1 words}")

    with pytest.raises(UnreadableFile, match="rtf") as refused:
        sandbox.read_answer(path, file_name="answer.xlsx")

    assert refused.value.advice


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import os; os.abort()", "brought its reader down"),
        ("import os; os.kill(os.getpid(), 9)", "too long or too much"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too long or too much"),
        ("raise ValueError('a name')", "damaged"),
        ("print('{}')", "broken"),
        ("print('x' * 5000)", "more than an answer"),
    ],
)
def test_whatever_happens_to_the_child_is_a_clear_refusal(child, monkeypatch, answer, program, words):
    monkeypatch.setattr(sandbox, "LARGEST_RESULT", 4000)
    child(program)

    with pytest.raises(UnreadableFile, match=words) as refused:
        sandbox.read_answer(answer, file_name="answer.xlsx")

    assert refused.value.advice


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(600)",
        "while True: print('x', end='', flush=True, file=__import__('sys').stderr)",
        "import os, time; os.close(1); os.close(2); time.sleep(600)",
    ],
)
def test_a_child_that_does_not_end_is_a_clear_refusal(child, monkeypatch, answer, program):
    monkeypatch.setattr(sandbox, "LONGEST", 1.5)
    child(program)

    with pytest.raises(UnreadableFile, match="too long") as refused:
        sandbox.read_answer(answer, file_name="answer.xlsx")

    assert refused.value.advice


@pytest.mark.parametrize("ends", ["time.sleep(600)", "os._exit(3)", "os.write(1, b'{}\\0')"])
def test_a_child_of_the_child_dies_with_it(child, monkeypatch, answer, tmp_path, ends):
    if "sleep" in ends:
        monkeypatch.setattr(sandbox, "LONGEST", 5)  # by then it has a child, on a busy machine too
    child(
        "import os, pathlib, subprocess, sys, time\n"
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], stdout=-3, stderr=-3)\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(other.pid))\n"
        f"{ends}"
    )

    with pytest.raises(UnreadableFile):
        sandbox.read_answer(answer, file_name="answer.xlsx")

    assert all_end([int((tmp_path / "pid").read_text())])


def _is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.fork()",
        "import os; os.system('true')",
        "import os; os.remove('/nothing')",
        "open('/tmp/foitracker-was-here', 'w')",
        "import ctypes; ctypes.CDLL(None)",
    ],
)
def test_the_child_does_nothing_but_read(deed):
    program = f"{LOADED}sandboxed._confine(); {deed}"

    ended = subprocess.run([sys.executable, "-I", "-c", program, ROOT], capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert "is not for a reader of files" in ended.stderr


def test_the_child_has_its_limits():
    show = "print([sandboxed.resource.getrlimit(limit)[0] for limit, _ in sandboxed._LIMITS])"
    program = f"{LOADED}sandboxed._confine(); {show}"

    ended = subprocess.run([sys.executable, "-I", "-c", program, ROOT], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == str([most for _, most in sandboxed._LIMITS])


def test_the_child_sees_nothing_of_the_environment(child, monkeypatch, answer):
    monkeypatch.setenv("FOITRACKER_SECRET_KEY", "secret")
    child("import os, sys; sys.exit(9 if 'FOITRACKER_SECRET_KEY' in os.environ or os.getcwd() != '/' else 0)")

    with pytest.raises(UnreadableFile, match="broken"):
        sandbox.read_answer(answer, file_name="answer.xlsx")


def test_the_log_names_places_and_never_what_a_file_says(child, answer, caplog):
    child(f"{LOADED}sys.excepthook = sandboxed._last_words; int('a name in a cell')")

    with pytest.raises(UnreadableFile, match="damaged"):
        sandbox.read_answer(answer, file_name="answer.xlsx")

    assert "ValueError" in caplog.text
    assert "a name" not in caplog.text


def kinds(found):
    return {finding.what for finding in found.findings}


def test_a_workbook_locked_with_excels_own_password_is_opened_and_said_so(answer):
    answer.write_bytes(workbook())
    plain = sandbox.read_answer(answer, file_name="answer.xlsx")
    answer.write_bytes(locked_xlsx(EXCELS_OWN))

    found = sandbox.read_answer(answer, file_name="answer.xlsx")

    assert [(reading.cell, reading.figure.low) for reading in found.readings] == [("B2", 7), ("B3", 9)]
    assert kinds(found) - kinds(plain) == {"default-password"}


def test_what_a_locked_workbook_hides_is_found(answer):
    answer.write_bytes(locked_xlsx(EXCELS_OWN, workbook(hides="A Name")))

    assert "hidden-sheet" in kinds(sandbox.read_answer(answer, file_name="answer.xlsx"))


@pytest.mark.parametrize("content", [locked_xlsx("secret"), locked_xlsx(EXCELS_OWN)[:4000]])
def test_another_password_or_a_damaged_lock_is_refused(answer, content):
    answer.write_bytes(content)

    with pytest.raises(UnreadableFile) as refused:
        sandbox.read_answer(answer, file_name="answer.xlsx")

    assert refused.value.advice


def test_a_lock_inside_a_lock_is_refused(answer):
    answer.write_bytes(locked_xlsx(EXCELS_OWN, locked_xlsx(EXCELS_OWN)))

    with pytest.raises(UnreadableFile, match="password"):
        sandbox.read_answer(answer, file_name="answer.xlsx")


def test_one_server_reads_many_files_each_in_a_process_of_its_own(child, answer):
    child("import os, sys; print(os.getppid(), os.getpid(), file=sys.stderr); sys.exit(3)")
    seen = []
    for _ in range(3):
        ended = sandbox._run(answer, b"", sandbox._READ)
        seen.append(ended.last_words.split())
        assert ended.code == 3

    assert len({server for server, _ in seen}) == 1
    assert len({reader for _, reader in seen}) == 3


AGAIN = "import os; again = os.write(1, str(os.getpid()).encode() + b'\\0')"


def test_a_reader_that_may_go_on_reads_so_many_files_and_no_more(child, answer):
    child(AGAIN)

    readers = [sandbox._run(answer, b"", sandbox._READ).output for _ in range(2 * reading_server.MOST_FILES + 1)]

    assert [readers.count(reader) for reader in dict.fromkeys(readers)] == [reading_server.MOST_FILES] * 2 + [1]


def test_a_reader_that_ended_after_it_said_that_it_may_go_on_is_replaced(child, answer):
    child(AGAIN)
    first = sandbox._run(answer, b"", sandbox._READ).output
    os.kill(int(first), signal.SIGKILL)

    assert sandbox._run(answer, b"", sandbox._READ).output != first


@pytest.mark.parametrize("how_many_ended", [0, 2])
def test_a_reader_that_goes_on_keeps_nothing_open_of_the_file_before(child, answer, how_many_ended):
    child(
        "import os\n"
        "held = [os.readlink(f'/proc/self/fd/{number}') for number in os.listdir('/proc/self/fd') if int(number) > 2\n"
        "        and os.path.lexists(f'/proc/self/fd/{number}')]\n"
        "again = os.write(1, f'{len(held)} {os.getpid()}'.encode() + b'\\0')"
    )

    first, _ = sandbox._run(answer, b"", sandbox._READ).output.split()
    ended = waiting_readers(sandbox._idle[-1])[:how_many_ended]
    for reader in ended:
        os.kill(reader, signal.SIGKILL)
    assert all_end(ended)

    seen = [sandbox._run(answer, b"", sandbox._READ).output.split() for _ in range(4)]

    assert len({reader for _, reader in seen}) == 1
    assert [held for held, _ in seen] == [first] * 4


def test_a_server_that_died_is_replaced(answer):
    before = sandbox.read_answer(answer, file_name="answer.xlsx")
    for server in sandbox._idle:
        server.process.kill()
        server.process.wait()

    assert sandbox.read_answer(answer, file_name="answer.xlsx") == before


def test_several_threads_read_at_once(answer):
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: sandbox.read_answer(answer, file_name="answer.xlsx"), range(12)))

    assert all(one == found[0] for one in found)


def test_a_server_that_does_not_start_is_a_clear_refusal(answer, monkeypatch, caplog):
    monkeypatch.setattr(sandbox, "_SERVE", "raise SystemExit(1)")
    monkeypatch.setattr(sandbox, "_READ", "a program of which no server waits")

    with pytest.raises(UnreadableFile, match="could not be started") as refused:
        sandbox.read_answer(answer, file_name="answer.xlsx")

    assert "Nothing is wrong with the file" in refused.value.advice
    assert "does not start" in caplog.text


LIMITED = """
import resource, sys
try:
    open("/tmp/foitracker-was-here", "w")
except PermissionError:
    sys.exit(20 + resource.getrlimit(resource.RLIMIT_NPROC)[0])
"""


def test_a_reader_is_confined_before_it_is_told_of_a_file(monkeypatch, answer):
    monkeypatch.setattr(sandbox, "_READ", LIMITED)

    assert sandbox._run(answer, b"", sandbox._READ).code == 20


@pytest.fixture
def server(answer):
    """The one server that there is, which has read a file with nothing out of the ordinary."""
    sandbox._end_all()
    answer.write_bytes(xlsx(SHEET))
    sandbox.read_answer(answer, file_name="answer.xlsx")
    (server,) = sandbox._idle
    return server


def waiting_readers(server):
    """The processes that wait to read the next files."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        if len(children) == reading_server.MOST_READY:
            return list(map(int, children))
        sleep(0.02)
    raise AssertionError(f"{len(children)} readers wait")


def all_end(processes):
    until = monotonic() + PATIENCE
    while not all(map(_is_gone, processes)) and monotonic() < until:
        sleep(0.05)
    return all(map(_is_gone, processes))


@pytest.mark.parametrize("how_many", [1, 2])
def test_readers_that_were_ended_while_they_waited_are_replaced(server, answer, how_many):
    ended = waiting_readers(server)[:how_many]
    for reader in ended:
        os.kill(reader, signal.SIGKILL)
    assert all_end(ended)

    found = [sandbox.read_answer(answer, file_name="answer.xlsx") for _ in range(3)]

    assert found[0].readings
    assert found == found[:1] * 3
    assert sandbox._idle == [server]
    assert not set(waiting_readers(server)) & set(ended)


def test_a_reader_of_ordinary_files_reads_the_next(server, answer):
    readers = waiting_readers(server)

    found = [sandbox.read_answer(answer, file_name="answer.xlsx") for _ in range(5)]

    assert found == found[:1] * 5
    assert waiting_readers(server) == readers


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(xlsx(SHEET, SHEET, states=("", "hidden")), id="held"),
        pytest.param(b"\x89PNG", id="refused"),
        pytest.param(locked_xlsx("secret"), id="locked"),
        pytest.param(xlsx("".join(f"<row>{'<c><v>7</v></c>' * 200}</row>" for _ in range(2000))), id="large"),
    ],
)
def test_a_reader_of_any_other_file_ends_with_it(server, answer, content):
    readers = set(waiting_readers(server))
    answer.write_bytes(content)

    with suppress(UnreadableFile):
        sandbox.read_answer(answer, file_name="answer.xlsx")

    until = monotonic() + PATIENCE
    while readers <= set(waiting_readers(server)) and monotonic() < until:
        sleep(0.02)
    assert len(readers & set(waiting_readers(server))) == 1


def test_a_reader_that_was_told_a_password_ends(server, answer):
    readers = set(waiting_readers(server))
    answer.write_bytes(locked_xlsx("secret"))

    sandbox.unlock(answer, file_name="answer.xlsx", password="secret")

    until = monotonic() + PATIENCE
    while readers <= set(waiting_readers(server)) and monotonic() < until:
        sleep(0.02)
    assert len(readers & set(waiting_readers(server))) == 1


def test_a_reader_that_ends_before_it_has_listened_takes_nothing_with_it(server, answer):
    stopped = waiting_readers(server)
    for reader in stopped:
        os.kill(reader, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(sandbox.read_answer, answer, file_name="answer.xlsx")
        sleep(0.2)  # the file was handed over by then, or will be to one that has ended: both must go well
        for reader in stopped:
            with suppress(ProcessLookupError):  # one that was stopped before it had said that it may go on was ended
                os.kill(reader, signal.SIGKILL)
        with suppress(UnreadableFile):
            reading.result(PATIENCE)
    assert all_end(stopped)

    assert sandbox.read_answer(answer, file_name="answer.xlsx").readings
    assert sandbox._idle == [server]


def test_no_reader_waits_any_longer_than_its_server(server):
    readers = waiting_readers(server)

    sandbox._end_all()

    assert all_end(readers)


def test_a_reader_that_has_said_all_is_not_waited_for_and_is_ended(child, answer, tmp_path):
    child(
        "import os, pathlib, time\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "os.write(1, b'{}\\0')\n"
        "time.sleep(60)"
    )
    begun = monotonic()

    ended = sandbox._run(answer, b"", sandbox._READ)

    assert (ended.code, ended.output) == (0, b"{}")
    assert monotonic() - begun < 30
    assert all_end([int((tmp_path / "pid").read_text())])


def test_what_is_not_said_to_the_end_does_not_count(child, answer):
    child("import os; os.write(1, b'{}'); os._exit(4)")

    assert sandbox._run(answer, b"", sandbox._READ).code == 4


def test_the_next_file_is_read_whatever_the_last_reader_does_after_it_said_all(child, answer):
    child(
        "import os, signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "os.write(1, str(os.getpid()).encode() + b'\\0')\n"
        "time.sleep(60)"
    )

    seen = {sandbox._run(answer, b"", sandbox._READ).output for _ in range(4)}

    assert len(seen) == 4


def test_a_reader_has_the_lines_of_no_other(child, answer):
    child(
        "import os, sys\n"
        "held = [os.readlink(f'/proc/self/fd/{number}') for number in os.listdir('/proc/self/fd') if int(number) > 2\n"
        "        and os.path.lexists(f'/proc/self/fd/{number}')]\n"
        "print(sum(one.startswith('socket:') for one in held), file=sys.stderr)\n"
        "sys.exit(3)"
    )

    for _ in range(3):
        assert sandbox._run(answer, b"", sandbox._READ).last_words.strip() == "1"


ASKS = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from foitracker.sheets import sandbox
sandbox._PREPARE = ""
sandbox._READ = '''
import os, sys, time
open(sys.argv[2] + ".pid", "w").write(f"{os.getppid()} {os.getpid()}")
time.sleep(600)
'''
sandbox._run(Path(sys.argv[2]), b"", sandbox._READ)
"""


def test_nothing_that_reads_outlives_the_process_that_asked(answer):
    said = answer.with_name("answer.pid")
    asking = subprocess.Popen([sys.executable, "-I", "-c", ASKS, ROOT, str(answer)])
    try:
        until = monotonic() + PATIENCE
        while not (said.exists() and said.read_text()) and monotonic() < until:
            sleep(0.05)
        server, reader = map(int, said.read_text().split())
        assert not _is_gone(server)
        assert not _is_gone(reader)
    finally:
        asking.kill()
        asking.wait()

    assert all_end([server, reader])


def test_the_program_s_own_files_are_read_in_the_ways_that_most_are(tmp_path):
    found = [sandboxed.read(path) for path in write_files(tmp_path)]

    assert [one.media_type for one in found] == ["xlsx", "xlsx", "xlsx", "ods", "csv"]
    assert all(one.readings and not one.refusals for one in found)
    assert {table.layout for one in found for table in one.tables} == {"years_across", "long_list", "one_row_per_crime"}
