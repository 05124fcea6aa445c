import mmap
import os

import pytest

from foitracker.sheets.warming_up import own_workbook
from foitracker.sheets.workbook import read_workbook


def test_no_reader_can_write_what_the_next_one_reads_before_it_is_confined():
    number = int(own_workbook().name)

    with pytest.raises(PermissionError):
        os.pwrite(number, b"HOSTILE!", 0)
    with pytest.raises(PermissionError):
        os.ftruncate(number, 0)
    with pytest.raises(PermissionError):
        mmap.mmap(number, 0, access=mmap.ACCESS_WRITE)
    assert len(read_workbook(own_workbook(), "xlsx").grids) == 1
