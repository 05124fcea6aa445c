"""Files locked with a password as small as a test needs them, each in the way that its own program locks it."""

import hashlib
import io
import struct
from collections.abc import Sequence

import openpyxl
import xlwt
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.rc4 import DocumentRC4
from xlwt.CompoundDoc import XlsDoc

from tests.sheets import made_documents

_BOF, _FILEPASS, _BOUNDSHEET, _INTERFACE = 0x809, 0x2F, 0x85, 0xE1
_SALT, _VERIFIER = bytes(range(16)), bytes(range(16, 32))
# ISO 32000-1, 7.6.3.3: what fills a password up to 32 bytes.
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")

TABLE = [["Offence", "2016/17"], ["Rape", 7], ["Theft", 9]]


def xlsx(rows: Sequence[Sequence[str | int]] = TABLE, *, hides: str = "") -> bytes:
    """A workbook of more than 4 kB: a smaller one cannot be locked here. `hides` is on a hidden sheet."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if hides:
        hidden = made.create_sheet("Others")
        hidden.append([hides])
        hidden.sheet_state = "hidden"
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def locked_xlsx(password: str, content: bytes | None = None) -> bytes:
    """A workbook as Excel locks it (ECMA-376 agile encryption)."""
    return ECMA376Agile.encrypt(password, io.BytesIO(content or xlsx()))


def locked_xls(password: str, rows: Sequence[Sequence[str | int]] = TABLE) -> bytes:
    """An old workbook as Excel 97 locks it: RC4 over every record but those that say how ([MS-XLS] 2.2.10)."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("Sheet1")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    hashed = DocumentRC4.decrypt(password, _SALT, io.BytesIO(_VERIFIER + hashlib.md5(_VERIFIER).digest()))
    lock = struct.pack("<HHH", 1, 1, 1) + _SALT + hashed.getvalue()
    records = list(_records(made.get_biff_data()))
    records.insert(1, (_FILEPASS, lock))
    # What fills the stream up behind its end is read as empty records, of four bytes each.
    records.append((0, b"\x00" * (-sum(4 + len(content) for _, content in records) % 4)))
    stream = _encrypted(records, password, shift=4 + len(lock))
    saved = io.BytesIO()
    XlsDoc().save(saved, stream)
    return saved.getvalue()


def _records(stream):
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _encrypted(records, password, shift):
    """The stream; every byte takes its place in the key stream, and those that stay readable take it unused."""
    plain, kept = bytearray(), bytearray()
    for kind, content in records:
        if kind == _BOUNDSHEET:
            content = struct.pack("<I", struct.unpack_from("<I", content)[0] + shift) + content[4:]
        readable = len(content) if kind in (_BOF, _FILEPASS, _INTERFACE) else 4 if kind == _BOUNDSHEET else 0
        plain += struct.pack("<HH", kind, len(content)) + content
        kept += b"\x01" * (4 + readable) + b"\x00" * (len(content) - readable)
    hidden = DocumentRC4.decrypt(password, _SALT, io.BytesIO(bytes(plain)), blocksize=1024).getvalue()
    return bytes(one if keep else other for one, other, keep in zip(plain, hidden, kept, strict=True))


def locked_pdf(password: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A PDF as ISO 32000-1, 7.6 locks it at its simplest: RC4 with a key of 40 bits (V 1, R 2)."""
    plain = made_documents.pdf([("Recorded offences", rows)])
    objects = [part.partition(b"endobj")[0] for part in plain.split(b" 0 obj\n")[1:]]
    name, may = b"made for a test!", -4
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", may) + name).digest()[:5]
    objects = [_lock(key, number, content) for number, content in enumerate(objects, start=1)]
    user = _rc4(key, _PADDING)
    objects.append(
        b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>\n" % (owner.hex().encode(), user.hex().encode(), may)
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Encrypt %d 0 R " % (len(objects) + 1, len(objects))
    return bytes(
        out + b"/ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF" % (name.hex().encode(), name.hex().encode(), start)
    )


def _lock(key, number, content):
    head, is_stream, rest = content.partition(b"stream\n")
    if not is_stream:
        return content
    data = rest.partition(b"\nendstream")[0]
    own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\x00\x00").digest()[: len(key) + 5]
    return head + b"stream\n" + _rc4(own, data) + b"\nendstream\n"


def _rc4(key, content):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
