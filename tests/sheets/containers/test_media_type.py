import pytest
import xlwt

from foitracker.sheets.containers.media_type import media_type_of
from foitracker.sheets.refusals import UnreadableFile
from tests.sheets.made_files import archive, ods, xlsx


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "answer.xlsx"
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (xlsx("<row/>"), "xlsx"),
        (ods(""), "ods"),
        (archive({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "xlsb"),
        (b"Offence,2017\nRape,1\n", "csv"),
        (b"Offence\t2017\nRape\t1\n", "tsv"),
        (b"BMX thefts,2017\nAll,3\n", "csv"),
        (b"MZ,2\n", "csv"),
        (b"\t\x08\x10\x00\x00\x06\x05\x00", "xls"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (archive({"word/document.xml": "", "[Content_Types].xml": ""}), "docx"),
    ],
)
def test_bytes_say_what_a_file_is(file, content, media_type):
    assert media_type_of(file(content)) == media_type


def test_old_workbook_under_a_new_name(file, tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("Data")
    book.save(str(tmp_path / "answer.xlsx"))

    assert media_type_of(tmp_path / "answer.xlsx") == "xls"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (archive({"ppt/presentation.xml": ""}), "presentation"),
        (archive({"Index/Document.iwa": ""}), "Apple"),
        (archive({"answer.csv": "a,b"}), "ZIP"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "not a spreadsheet"),
        (b"{\\rtf1 ...", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"BM\x00\x00\x00\x00\x00\x00", "bmp"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "web page"),
        (b"<table><tr><td>1</td></tr></table>", "web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b'<?xml version="1.0"?><office:document>', "fods"),
        (b'<?xml version="1.0"?><rss>', "XML"),
        (b"Received: from x\r\nSubject: FOI\r\n\r\nDear", "e-mail"),
        (b"From: x@y\nTo: z\n\nDear", "e-mail"),
        (b"Rar!\x1a\x07", "rar"),
        (b"MZ\x90\x00", "program"),
        (b"\x01\x02\x03\x04", "no text"),
    ],
)
def test_other_files_are_refused_with_advice(file, content, words):
    with pytest.raises(UnreadableFile, match=words) as refused:
        media_type_of(file(content))

    assert refused.value.advice


@pytest.mark.parametrize(
    ("stream", "words"),
    [("EncryptedPackage", "password"), ("WordDocument", "Word"), ("PowerPoint Document", "presentation"), ("X", "old")],
)
def test_old_containers_are_told_apart_by_their_streams(file, tmp_path, stream, words):
    book = xlwt.Workbook()
    book.add_sheet("Data")
    book.save(str(tmp_path / "book"))
    name = "Workbook".encode("utf-16-le").ljust(64, b"\x00")
    content = (tmp_path / "book").read_bytes().replace(name, stream.encode("utf-16-le").ljust(64, b"\x00"))
    at = content.index(stream.encode("utf-16-le"))
    content = content[: at + 64] + (len(stream) * 2 + 2).to_bytes(2, "little") + content[at + 66 :]

    with pytest.raises(UnreadableFile, match=words):
        media_type_of(file(content))


def test_encrypted_ods_is_refused(file):
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}

    with pytest.raises(UnreadableFile, match="password"):
        media_type_of(file(ods("", parts=manifest)))


def test_file_too_large_is_not_opened(file):
    path = file(b"x")
    with path.open("r+b") as large:
        large.truncate(51 * 1024**2)

    with pytest.raises(UnreadableFile, match="51 MB"):
        media_type_of(path)
