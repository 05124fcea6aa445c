"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from foitracker.sheets.containers import delimited, ole
from foitracker.sheets.containers.zips import opened_zip
from foitracker.sheets.refusals import LockedFile, UnreadableFile

LARGEST = 50 * 1024**2  # bytes
_START = 4096  # bytes that are looked at
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SPREADSHEET = "Ask the sender for the table as a spreadsheet (xlsx, ods or csv)."
_SAVE_AS = "Open it in a spreadsheet program, save it as xlsx and upload that."
_AS_DOCX = "Ask the sender for the table as a spreadsheet, or save the document as docx and upload that."
_LEAVE_ALONE = "Do not open it. Tell the person who looks after your computers."
_PASSWORD = (
    "One of this kind cannot be unlocked here. Ask the sender for it without a password; or open it in LibreOffice, "
    "save it under File, Save As without “Save with password”, and upload that."
)

_OLD_WORKBOOKS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
# What a file begins with, what it is then, and what to do.
_OTHERS = (
    (b"{\\rtf", "This is a text document (rtf).", _AS_DOCX),
    (b"\x89PNG", "This is a picture (png).", _SPREADSHEET),
    (b"\xff\xd8\xff", "This is a picture (jpeg).", _SPREADSHEET),
    (b"GIF8", "This is a picture (gif).", _SPREADSHEET),
    (b"II*\x00", "This is a picture (tiff), perhaps a scan.", _SPREADSHEET),
    (b"MM\x00*", "This is a picture (tiff), perhaps a scan.", _SPREADSHEET),
    (b"7z\xbc\xaf", "This is an archive (7z).", "Unpack it and upload the files in it one by one."),
    (b"Rar!", "This is an archive (rar).", "Unpack it and upload the files in it one by one."),
    (b"\x1f\x8b", "This is a packed file (gzip).", "Unpack it and upload the file in it."),
    (b"\x7fELF", "This is a program, not a spreadsheet.", _LEAVE_ALONE),
)
# The same for beginnings that a text could have too; a text has no zero bytes.
_OTHERS_WITH_ZEROS = (
    (b"BM", "This is a picture (bmp).", _SPREADSHEET),
    (b"RIFF", "This is a picture or a recording.", _SPREADSHEET),
    (b"MZ", "This is a program, not a spreadsheet.", _LEAVE_ALONE),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|style|div)\b", re.IGNORECASE)
_MAIL = re.compile(
    rb"^(?:received|return-path|mime-version|delivered-to|message-id|from|x-[\w-]+):\s.*^(?:subject|date|to):\s",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)


def media_type_of(path: Path) -> str:
    """ "xlsx", "xlsb", "ods", "xls", "csv", "tsv", "docx" or "pdf". Raises UnreadableFile for the rest, with advice."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile("The file is empty.", "Ask the sender for it again.")
    if size > LARGEST:
        raise UnreadableFile(
            f"The file has {size / 1024**2:,.0f} MB; no more than {LARGEST // 1024**2} MB are read.",
            "Ask the sender for the table alone, or for CSV.",
        )
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _of_zip(path)
    if start.startswith(ole.SIGNATURE):
        return _of_ole(path)
    if start.startswith(_OLD_WORKBOOKS):
        return "xls"
    if b"%PDF-" in start[:1024]:
        return "pdf"
    _refuse_others(start)
    return _of_text(path)


def _of_zip(path: Path) -> str:
    with opened_zip(path) as archive:
        names = archive.namelist()
        mimetype = _beginning(archive, "mimetype").decode("ascii", "replace").strip()
        if mimetype:
            return _of_open_document(archive, mimetype, names)
        types = _beginning(archive, "[Content_Types].xml", 256 * 1024)
    if b"ms-excel.sheet.binary.macroEnabled" in types or "xl/workbook.bin" in names:
        return "xlsb"
    if b"spreadsheetml.sheet.main" in types or b"ms-excel.sheet.macroEnabled.main" in types:
        return "xlsx"
    if b"spreadsheetml.template.main" in types or b"ms-excel.template.macroEnabled.main" in types:
        return "xlsx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFile("This is a presentation, not a spreadsheet.", _SPREADSHEET)
    if any(name.endswith(".iwa") for name in names):
        raise UnreadableFile("This is a document of Apple's Numbers or Pages.", "Ask the sender for xlsx or CSV.")
    raise UnreadableFile("This is a ZIP archive.", "Unpack it and upload the files in it one by one.")


def _of_open_document(archive: zipfile.ZipFile, mimetype: str, names: list[str]) -> str:
    if not mimetype.startswith(_ODS):
        raise UnreadableFile("This is an OpenDocument file, but not a spreadsheet.", _SPREADSHEET)
    if "META-INF/manifest.xml" in names and b"encryption-data" in _beginning(
        archive, "META-INF/manifest.xml", 1024 * 1024
    ):
        raise UnreadableFile("The file is protected with a password.", _PASSWORD)
    return "ods"


def _of_ole(path: Path) -> str:
    names = {entry.path for entry in ole.entries(path)}
    if "EncryptedPackage" in names:
        raise LockedFile
    if {"Workbook", "Book", "WORKBOOK", "BOOK"} & names:
        return "xls"
    if "WordDocument" in names:
        raise UnreadableFile("This is an old Word document (doc).", _AS_DOCX)
    if "PowerPoint Document" in names:
        raise UnreadableFile("This is a presentation, not a spreadsheet.", _SPREADSHEET)
    if any(name.startswith(("__substg1.0", "__properties")) for name in names):
        raise UnreadableFile("This is an e-mail of Outlook.", "Save its attachment and upload that.")
    raise UnreadableFile("This is an old Office file without a workbook in it.", _SPREADSHEET)


def _refuse_others(start: bytes) -> None:
    if start[4:8] == b"ftyp":
        raise UnreadableFile("This is a picture or a recording.", _SPREADSHEET)
    for beginning, reason, advice in (*_OTHERS, *(_OTHERS_WITH_ZEROS if b"\x00" in start else ())):
        if start.startswith(beginning):
            raise UnreadableFile(reason, advice)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
            raise UnreadableFile("This is a workbook in the XML form of Excel 2003.", _SAVE_AS)
        if b"office:document" in text:
            raise UnreadableFile("This is an OpenDocument file in one piece (fods).", _SAVE_AS)
        if _HTML.search(text):
            raise UnreadableFile("This is a web page, whatever its name says.", _SAVE_AS)
        if text.startswith(b"<?xml"):
            raise UnreadableFile("This is an XML file that is no spreadsheet.", _SPREADSHEET)
    if _MAIL.match(text):
        raise UnreadableFile("This is an e-mail.", "Save its attachment and upload that.")


def _of_text(path: Path) -> str:
    content = path.read_bytes()
    text = delimited.decoded(content)
    return "tsv" if delimited.delimiter_of(text) == "\t" else "csv"


def _beginning(archive: zipfile.ZipFile, name: str, length: int = 200) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(length)
