"""Files made to harm whoever opens them, and sound files with something broken in them.

    PYTHONPATH=. python tests/sheets/hostile.py --count 200

reads each named file and that many broken ones in the sandbox. Every one gives a reading or an UnreadableFile, in
bounded time; anything else ends the run.
"""

import argparse
import io
import random
import struct
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import xlwt

from foitracker.sheets import sandbox
from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.refusals import UnreadableFile
from tests.sheets.made_files import archive, ods, xlsb, xlsx

_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_LAUGHTER = f'<!DOCTYPE lolz [<!ENTITY l0 "ha">{_LAUGHS}]>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_SPACES = " " * 1024**2
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

# What has to be refused, and what has to be read in spite of its looks.
REFUSED: dict[str, Callable[[], bytes]] = {}
SLOWLY_REFUSED: dict[str, Callable[[], bytes]] = {}
READ: dict[str, Callable[[], bytes]] = {}


def refused(make: Callable[[], bytes]) -> Callable[[], bytes]:
    REFUSED[make.__name__] = make
    return make


def slowly_refused(make: Callable[[], bytes]) -> Callable[[], bytes]:
    SLOWLY_REFUSED[make.__name__] = make
    return make


def read(make: Callable[[], bytes]) -> Callable[[], bytes]:
    READ[make.__name__] = make
    return make


@read
def far_cell() -> bytes:
    return xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


@read
def merged_over_the_whole_sheet() -> bytes:
    return xlsx(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


@read
def hidden_columns_without_end() -> bytes:
    columns = '<col min="1" max="16384" hidden="1"/>' * 5000
    return xlsx(f'<cols>{columns}</cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')


@read
def ods_of_empty_repeats() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods(f'<table:table table:name="A">{row}</table:table>')


@refused
def far_cell_in_a_binary_workbook() -> bytes:
    """Its only reader fills the whole rectangle, and dies."""
    return xlsb({(0, 0): 1.0, (1_048_575, 16_383): 2.0})


@refused
def ods_of_repeated_values() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods(f'<table:table table:name="A">{row}</table:table>')


@refused
def ods_of_a_repeated_row() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="99999999999">{cell}</table:table-row>'
    return ods(f'<table:table table:name="A">{row}</table:table>')


@refused
def cell_outside_the_sheet() -> bytes:
    return xlsx('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>')


@refused
def bomb_of_shared_strings() -> bytes:
    """A part of 300 MB in a file of 300 KB."""
    made = io.BytesIO(xlsx(_ROW.format("x"), strings="<si><t>x</t></si>"))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as file, file.open("xl/media/x.png", "w") as part:
        for _ in range(300):
            part.write(_SPACES.encode())
    return made.getvalue()


@refused
def bomb_of_one_text() -> bytes:
    """Below the ratio that is suspicious, and too long for a cell all the same."""
    return xlsx(_ROW.format("x" * 15 * 1024**2))


@slowly_refused
def bomb_of_cells() -> bytes:
    cells = "<c><v>1</v></c>" * 16_000
    return xlsx(
        "".join(f"<row>{cells}</row>" for _ in range(64)), parts={"xl/media/noise": random.Random(1).randbytes(200_000)}
    )


@slowly_refused
def bomb_within_a_row() -> bytes:
    """Two million elements before the first row ends."""
    return xlsx(f"<row>{'<c/>' * 2_000_000}<c><v>x</v></c></row>")


@refused
def lying_sizes() -> bytes:
    """The directory promises 10 bytes for a part that has many more."""
    content = bytearray(xlsx(_ROW.format("x" * 5000)))
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    struct.pack_into("<I", content, at + 24, 10)
    return bytes(content)


@refused
def laughs_in_the_sheet() -> bytes:
    sheet = (
        f'<?xml version="1.0"?>{_LAUGHTER}<worksheet {_MAIN}><sheetData>{_ROW.format("&l9;")}</sheetData></worksheet>'
    )
    return xlsx("", parts={"xl/worksheets/sheet1.xml": sheet})


@refused
def laughs_in_the_workbook() -> bytes:
    return xlsx("", parts={"xl/workbook.xml": f"<?xml version='1.0'?>{_LAUGHTER}<workbook {_MAIN}>&l9;</workbook>"})


@refused
def laughs_in_ods() -> bytes:
    content = zipfile.ZipFile(io.BytesIO(ods(""))).read("content.xml").decode()
    return ods(
        "", parts={"content.xml": _LAUGHTER + content.replace("</office:spreadsheet>", "&l9;</office:spreadsheet>")}
    )


@refused
def file_from_outside() -> bytes:
    sheet = f'<?xml version="1.0"?>{_OUTSIDE}<worksheet {_MAIN}><sheetData>{_ROW.format("&x;")}</sheetData></worksheet>'
    return xlsx("", parts={"xl/worksheets/sheet1.xml": sheet})


@refused
def deep_nesting() -> bytes:
    return xlsx(f"<row>{'<c>' * 5000}{'</c>' * 5000}</row>")


@refused
def many_parts() -> bytes:
    return archive({f"xl/{number}.xml": "" for number in range(3000)})


@refused
def names_that_point_outside() -> bytes:
    return xlsx(_ROW.format("x"), parts={"../../etc/cron.d/x": "x"})


@refused
def part_twice() -> bytes:
    made = xlsx(_ROW.format("one"), parts={"xl/worksheets/sheet1.xm_": "<worksheet/>"})
    return made.replace(b"sheet1.xm_", b"sheet1.xml")


@refused
def text_that_is_not_there() -> bytes:
    return xlsx('<row r="1"><c r="A1" t="s"><v>99</v></c></row>', strings="<si><t>x</t></si>")


@refused
def style_that_is_not_there() -> bytes:
    return xlsx('<row r="1"><c r="A1" s="-1"><v>99</v></c></row>', styles='<cellXfs><xf numFmtId="0"/></cellXfs>')


@refused
def cut_short() -> bytes:
    content = xlsx(_ROW.format("x"))
    return content[: len(content) // 2]


@refused
def program_as_a_spreadsheet() -> bytes:
    return b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


@refused
def zeros() -> bytes:
    return bytes(100_000)


@refused
def csv_of_one_endless_quotation() -> bytes:
    return b'a,b\n1,"' + b"x,\n" * 200_000


@refused
def ole_that_leads_in_circles() -> bytes:
    content = bytearray(_sound_xls())
    struct.pack_into("<I", content, 48, 0)
    content[512:1024] = struct.pack("<128I", *([0] * 128))
    return bytes(content)


def mutations(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Sound files of each kind with bytes changed, cut out, doubled or parts of a zip broken."""
    sound = {
        "xlsx": _sound_xlsx(),
        "ods": _sound_ods(),
        "xls": _sound_xls(),
        "csv": b"Offence,2017\nRape,12\nTheft,<5\n",
    }
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        kind = chance.choice(sorted(sound))
        content = sound[kind]
        if kind == "xls":
            content = _with_other_bytes(content, chance)
        elif kind in ("xlsx", "ods") and chance.random() < 0.6:
            content = _with_broken_part(content, chance)
        else:
            content = _broken(content, chance)
        yield f"{kind} {number}", content


def _with_broken_part(content: bytes, chance: random.Random) -> bytes:
    """The archive stays whole; the XML inside does not."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(sorted(parts))
    if chance.random() < 0.2:
        del parts[name]
    elif chance.random() < 0.5:
        parts[name] = _with_other_numbers(parts[name], chance)
    else:
        parts[name] = _broken(parts[name], chance)
    return archive(parts)


def _with_other_numbers(content: bytes, chance: random.Random) -> bytes:
    """One number of the XML becomes another, or none."""
    digits = [at for at, byte in enumerate(content) if 48 <= byte <= 57]
    if not digits:
        return content
    at = chance.choice(digits)
    other = chance.choice([b"-1", b"0", b"99999999999999999999", b"1e400", b"NaN", b"x", b"", b"4294967296"])
    return content[:at] + other + content[at + 1 :]


def _with_other_bytes(content: bytes, chance: random.Random) -> bytes:
    """Everything stays where it is, as an old workbook needs to be opened at all."""
    broken = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        broken[chance.randrange(512, len(broken))] = chance.choice([0, 1, 255, chance.randrange(256)])
    return bytes(broken)


def _broken(content: bytes, chance: random.Random) -> bytes:
    broken = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(broken)) if broken else 0
        way = chance.randrange(4)
        if way == 0 and broken:
            broken[at] = chance.randrange(256)
        elif way == 1:
            del broken[at : at + chance.randint(1, 200)]
        elif way == 2:
            broken[at:at] = broken[at : at + chance.randint(1, 200)]
        else:
            broken[at : at + 4] = b"\xff\xff\xff\xff"
    return bytes(broken)


def _sound_xlsx() -> bytes:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2017</v></c></row>'
    rows += "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c><c r="B{n}" s="1"><v>{n * 7}</v></c></row>' for n in range(2, 12)
    )
    return xlsx(
        f'<cols><col min="1" max="2" width="9"/></cols><sheetData>{rows}</sheetData>'
        '<mergeCells><mergeCell ref="A12:B12"/></mergeCells>',
        strings="<si><t>Offence</t></si><si><t>Rape</t></si>",
        styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="3"/></cellXfs>',
    )


def _sound_ods() -> bytes:
    cell = '<table:table-cell office:value-type="{}" office:value="{}"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{cell.format('string', '', 'Rape')}{cell.format('float', n, n)}</table:table-row>"
        for n in range(9)
    )
    return ods(f'<table:table table:name="A"><table:table-column/>{rows}</table:table>')


def _sound_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    for row in range(12):
        sheet.write(row, 0, f"Offence {row}")
        sheet.write(row, 1, row * 7)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def opened(content: bytes, path: Path) -> AnswerReading | UnreadableFile:
    """What the sandbox says of these bytes."""
    path.write_bytes(content)
    try:
        return sandbox.read_answer(path, file_name=path.name)
    except UnreadableFile as problem:
        return problem


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="how many broken files")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    named = [(name, make()) for name, make in {**REFUSED, **SLOWLY_REFUSED, **READ}.items()]
    said, slowest = Counter(), (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for name, content in [*named, *mutations(asked.count, asked.seed)]:
            begun = perf_counter()
            found = opened(content, Path(folder) / "file")
            slowest = max(slowest, (perf_counter() - begun, name))
            said[found.reason.partition(":")[0] if isinstance(found, UnreadableFile) else "read"] += 1
    for reason, times in said.most_common():
        print(f"{times:5}  {reason}")
    print(f"slowest: {slowest[1]}, {slowest[0]:.2f} s")


if __name__ == "__main__":
    main()
