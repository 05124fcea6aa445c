"""Every layout that forces send, drawn small, and how each of its figures is to be read.

A drawing is followed by its readings: the cell, its row labels | its column labels | the figure | its period. Totals
and sub-totals are read as such and are not listed.
"""

from textwrap import dedent

import pytest

from foitracker.sheets.answer import Role
from tests.sheets.drawing import grid, grid_of, read

LAYOUTS = {
    "real dates under a merged year": (
        """
        Offence  |        2017 |           < |        2018 |           <
                 | @2017-11-01 | @2017-12-01 | @2018-01-01 | @2018-02-01
        Stalking |          11 |          12 |          13 |          14
        Threats  |          21 |          22 |          23 |          24
        """,
        """
        B3 Stalking | 2017 > 2017-11-01 | 11 | Nov 2017
        C3 Stalking | 2017 > 2017-12-01 | 12 | Dec 2017
        D3 Stalking | 2018 > 2018-01-01 | 13 | Jan 2018
        E3 Stalking | 2018 > 2018-02-01 | 14 | Feb 2018
        B4 Threats | 2017 > 2017-11-01 | 21 | Nov 2017
        C4 Threats | 2017 > 2017-12-01 | 22 | Dec 2017
        D4 Threats | 2018 > 2018-01-01 | 23 | Jan 2018
        E4 Threats | 2018 > 2018-02-01 | 24 | Feb 2018
        """,
    ),
    "year merged over months, with year totals and a grand total": (
        """
        Offence  | 2017 |   < |     < | 2018 |   < |     < | Grand Total
                 |  Jan | Feb | Total |  Jan | Feb | Total |
        Stalking |    1 |   2 |     3 |    4 |   5 |     9 |          12
        Threats  |   10 |  20 |    30 |   40 |  50 |    90 |         120
        """,
        """
        B3 Stalking | 2017 > Jan | 1 | Jan 2017
        C3 Stalking | 2017 > Feb | 2 | Feb 2017
        E3 Stalking | 2018 > Jan | 4 | Jan 2018
        F3 Stalking | 2018 > Feb | 5 | Feb 2018
        B4 Threats | 2017 > Jan | 10 | Jan 2017
        C4 Threats | 2017 > Feb | 20 | Feb 2017
        E4 Threats | 2018 > Jan | 40 | Jan 2018
        F4 Threats | 2018 > Feb | 50 | Feb 2018
        """,
    ),
    "year only above January": (
        """
        Offence  | 2017 |     | 2018 |
                 |  Nov | Dec |  Jan | Feb
        Stalking |   11 |  12 |   13 |  14
        Threats  |   21 |  22 |   23 |  24
        """,
        """
        B3 Stalking | 2017 > Nov | 11 | Nov 2017
        C3 Stalking | 2017 > Dec | 12 | Dec 2017
        D3 Stalking | 2018 > Jan | 13 | Jan 2018
        E3 Stalking | 2018 > Feb | 14 | Feb 2018
        B4 Threats | 2017 > Nov | 21 | Nov 2017
        C4 Threats | 2017 > Dec | 22 | Dec 2017
        D4 Threats | 2018 > Jan | 23 | Jan 2018
        E4 Threats | 2018 > Feb | 24 | Feb 2018
        """,
    ),
    "three heading rows": (
        """
                 | Recorded |      < |       < |      < | Detected |      < |       < |      <
                 |  2016/17 |      < | 2017/18 |      < |  2016/17 |      < | 2017/18 |      <
        Offence  |     Male | Female |    Male | Female |     Male | Female |    Male | Female
        Stalking |        1 |      2 |       3 |      4 |        5 |      6 |       7 |      8
        Threats  |       11 |     12 |      13 |     14 |       15 |     16 |      17 |     18
        """,
        """
        B4 Stalking | Recorded > 2016/17 > Male | 1 | 2016/17
        C4 Stalking | Recorded > 2016/17 > Female | 2 | 2016/17
        D4 Stalking | Recorded > 2017/18 > Male | 3 | 2017/18
        E4 Stalking | Recorded > 2017/18 > Female | 4 | 2017/18
        F4 Stalking | Detected > 2016/17 > Male | 5 | 2016/17
        G4 Stalking | Detected > 2016/17 > Female | 6 | 2016/17
        H4 Stalking | Detected > 2017/18 > Male | 7 | 2017/18
        I4 Stalking | Detected > 2017/18 > Female | 8 | 2017/18
        B5 Threats | Recorded > 2016/17 > Male | 11 | 2016/17
        C5 Threats | Recorded > 2016/17 > Female | 12 | 2016/17
        D5 Threats | Recorded > 2017/18 > Male | 13 | 2017/18
        E5 Threats | Recorded > 2017/18 > Female | 14 | 2017/18
        F5 Threats | Detected > 2016/17 > Male | 15 | 2016/17
        G5 Threats | Detected > 2016/17 > Female | 16 | 2016/17
        H5 Threats | Detected > 2017/18 > Male | 17 | 2017/18
        I5 Threats | Detected > 2017/18 > Female | 18 | 2017/18
        """,
    ),
    "blocks stacked per year without a blank row": (
        """
        2016/17  |          |
        Offence  | Recorded | Detected
        Stalking |       12 |        3
        Threats  |       30 |        4
        2017/18  |          |
        Offence  | Recorded | Detected
        Stalking |       15 |        5
        Threats  |       33 |        6
        """,
        """
        B3 2016/17 > Stalking | Recorded | 12 | 2016/17
        C3 2016/17 > Stalking | Detected | 3 | 2016/17
        B4 2016/17 > Threats | Recorded | 30 | 2016/17
        C4 2016/17 > Threats | Detected | 4 | 2016/17
        B7 2017/18 > Stalking | Recorded | 15 | 2017/18
        C7 2017/18 > Stalking | Detected | 5 | 2017/18
        B8 2017/18 > Threats | Recorded | 33 | 2017/18
        C8 2017/18 > Threats | Detected | 6 | 2017/18
        """,
    ),
    "blocks stacked per question": (
        """
        Q1 Offences recorded |         |
        Offence              | 2016/17 | 2017/18
        Stalking             |      12 |      13
        Threats              |      30 |      31
        Total                |      42 |      44

        Q2 Arrests           |         |
        Offence              | 2016/17 | 2017/18
        Stalking             |       2 |       3
        Threats              |       3 |       1
        Total                |       5 |       4
        """,
        """
        B3 Q1 > Stalking | 2016/17 | 12 | 2016/17
        C3 Q1 > Stalking | 2017/18 | 13 | 2017/18
        B4 Q1 > Threats | 2016/17 | 30 | 2016/17
        C4 Q1 > Threats | 2017/18 | 31 | 2017/18
        B9 Q2 > Stalking | 2016/17 | 2 | 2016/17
        C9 Q2 > Stalking | 2017/18 | 3 | 2017/18
        B10 Q2 > Threats | 2016/17 | 3 | 2016/17
        C10 Q2 > Threats | 2017/18 | 1 | 2017/18
        """,
    ),
    "periods down the side": (
        """
        Year    | Stalking | Threats | Total
        2015/16 |       12 |      30 |    42
        2016/17 |       13 |      31 |    44
        2017/18 |       14 |      32 |    46
        Total   |       39 |      93 |   132
        """,
        """
        B2 2015/16 | Stalking | 12 | 2015/16
        C2 2015/16 | Threats | 30 | 2015/16
        B3 2016/17 | Stalking | 13 | 2016/17
        C3 2016/17 | Threats | 31 | 2016/17
        B4 2017/18 | Stalking | 14 | 2017/18
        C4 2017/18 | Threats | 32 | 2017/18
        """,
    ),
    "a pivot table in one column": (
        """
        Count of Crime Number | Column Labels |         |
        Row Labels            |       2016/17 | 2017/18 | Grand Total
        SEXUAL                |            20 |      33 |          53
        Female                |            12 |      20 |          32
        Male                  |             8 |      13 |          21
        VIOLENT               |            41 |      52 |          93
        Adult                 |            30 |      40 |          70
        Child                 |            11 |      12 |          23
        Grand Total           |            61 |      85 |         146
        """,
        """
        B4 SEXUAL > Female | 2016/17 | 12 | 2016/17
        C4 SEXUAL > Female | 2017/18 | 20 | 2017/18
        B5 SEXUAL > Male | 2016/17 | 8 | 2016/17
        C5 SEXUAL > Male | 2017/18 | 13 | 2017/18
        B7 VIOLENT > Adult | 2016/17 | 30 | 2016/17
        C7 VIOLENT > Adult | 2017/18 | 40 | 2017/18
        B8 VIOLENT > Child | 2016/17 | 11 | 2016/17
        C8 VIOLENT > Child | 2017/18 | 12 | 2017/18
        """,
    ),
    "a pivot table in two columns": (
        """
        Offence        | Outcome | 2016/17 | 2017/18
        Stalking       | Charged |       4 |       5
                       | Caution |       6 |       7
        Stalking Total |         |      10 |      12
        Threats        | Charged |      14 |      15
                       | Caution |      16 |      17
        Threats Total  |         |      30 |      32
        Grand Total    |         |      40 |      44
        """,
        """
        C2 Stalking > Charged | 2016/17 | 4 | 2016/17
        D2 Stalking > Charged | 2017/18 | 5 | 2017/18
        C3 Stalking > Caution | 2016/17 | 6 | 2016/17
        D3 Stalking > Caution | 2017/18 | 7 | 2017/18
        C5 Threats > Charged | 2016/17 | 14 | 2016/17
        D5 Threats > Charged | 2017/18 | 15 | 2017/18
        C6 Threats > Caution | 2016/17 | 16 | 2016/17
        D6 Threats > Caution | 2017/18 | 17 | 2017/18
        """,
    ),
    "months as numbers": (
        """
        Offence  | 201711 | 201712 | 201801 | 201802
        Stalking |     11 |     12 |     13 |     14
        Threats  |     21 |     22 |     23 |     24
        """,
        """
        B2 Stalking | 201711 | 11 | Nov 2017
        C2 Stalking | 201712 | 12 | Dec 2017
        D2 Stalking | 201801 | 13 | Jan 2018
        E2 Stalking | 201802 | 14 | Feb 2018
        B3 Threats | 201711 | 21 | Nov 2017
        C3 Threats | 201712 | 22 | Dec 2017
        D3 Threats | 201801 | 23 | Jan 2018
        E3 Threats | 201802 | 24 | Feb 2018
        """,
    ),
    "months as words": (
        """
        Offence  | '2018_01 | '2018_02 | '2018_03
        Stalking |       11 |       12 |       13
        Threats  |       21 |       22 |       23
        """,
        """
        B2 Stalking | 2018_01 | 11 | Jan 2018
        C2 Stalking | 2018_02 | 12 | Feb 2018
        D2 Stalking | 2018_03 | 13 | Mar 2018
        B3 Threats | 2018_01 | 21 | Jan 2018
        C3 Threats | 2018_02 | 22 | Feb 2018
        D3 Threats | 2018_03 | 23 | Mar 2018
        """,
    ),
    "months as numbers down, years across": (
        """
        Month | 2016 | 2017
        1     |   11 |   12
        2     |   21 |   22
        3     |   31 |   32
        Total |   63 |   66
        """,
        """
        B2 1 | 2016 | 11 | Jan 2016
        C2 1 | 2017 | 12 | Jan 2017
        B3 2 | 2016 | 21 | Feb 2016
        C3 2 | 2017 | 22 | Feb 2017
        B4 3 | 2016 | 31 | Mar 2016
        C4 3 | 2017 | 32 | Mar 2017
        """,
    ),
    "months as numbers of a financial year, from April": (
        """
        Month | 2016/17 | 2017/18
        4     |      11 |      12
        5     |      21 |      22
        1     |      31 |      32
        """,
        """
        B2 4 | 2016/17 | 11 | Apr 2016
        C2 4 | 2017/18 | 12 | Apr 2017
        B3 5 | 2016/17 | 21 | May 2016
        C3 5 | 2017/18 | 22 | May 2017
        B4 1 | 2016/17 | 31 | Jan 2017
        C4 1 | 2017/18 | 32 | Jan 2018
        """,
    ),
    "values in every second column": (
        """
        Offence  |  | 2016/17 |  | 2017/18
        Stalking |  |      12 |  |      13
        Threats  |  |      30 |  |      31
        """,
        """
        C2 Stalking | 2016/17 | 12 | 2016/17
        E2 Stalking | 2017/18 | 13 | 2017/18
        C3 Threats | 2016/17 | 30 | 2016/17
        E3 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "footnote marks glued to names": (
        """
        Force                            | 2016/17 | 2017/18
        Durham 1                         |      12 |      13
        Wiltshire1                       |      30 |      31
        Cleveland [note 2]               |       5 |       6
        Gwent*                           |       7 |       8
        1 Includes transferred offences. |         |
        """,
        """
        B2 Durham 1 | 2016/17 | 12 | 2016/17
        C2 Durham 1 | 2017/18 | 13 | 2017/18
        B3 Wiltshire1 | 2016/17 | 30 | 2016/17
        C3 Wiltshire1 | 2017/18 | 31 | 2017/18
        B4 Cleveland [note 2] | 2016/17 | 5 | 2016/17
        C4 Cleveland [note 2] | 2017/18 | 6 | 2017/18
        B5 Gwent* | 2016/17 | 7 | 2016/17
        C5 Gwent* | 2017/18 | 8 | 2017/18
        """,
    ),
    "regions among forces": (
        """
        Force         | 2015/16 | 2016/17 | 2017/18
        North East    |      62 |      71 |      80
        Cleveland     |      20 |      22 |      25
        Durham        |      19 |      23 |      26
        Northumbria   |      23 |      26 |      29
        West Midlands |     121 |     130 |     144
        Staffordshire |      40 |      44 |      47
        West Midlands |      81 |      86 |      97
        England       |     183 |     201 |     224
        """,
        """
        B3 Cleveland | 2015/16 | 20 | 2015/16
        C3 Cleveland | 2016/17 | 22 | 2016/17
        D3 Cleveland | 2017/18 | 25 | 2017/18
        B4 Durham | 2015/16 | 19 | 2015/16
        C4 Durham | 2016/17 | 23 | 2016/17
        D4 Durham | 2017/18 | 26 | 2017/18
        B5 Northumbria | 2015/16 | 23 | 2015/16
        C5 Northumbria | 2016/17 | 26 | 2016/17
        D5 Northumbria | 2017/18 | 29 | 2017/18
        B7 Staffordshire | 2015/16 | 40 | 2015/16
        C7 Staffordshire | 2016/17 | 44 | 2016/17
        D7 Staffordshire | 2017/18 | 47 | 2017/18
        B8 West Midlands | 2015/16 | 81 | 2015/16
        C8 West Midlands | 2016/17 | 86 | 2016/17
        D8 West Midlands | 2017/18 | 97 | 2017/18
        """,
    ),
    "numbers as text": (
        """
        Offence  | 2016/17 | 2017/18
        Stalking |  '1,204 |     '13
        Threats  |    ' 30 |     '31
        """,
        """
        B2 Stalking | 2016/17 | 1204 | 2016/17
        C2 Stalking | 2017/18 | 13 | 2017/18
        B3 Threats | 2016/17 | 30 | 2016/17
        C3 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "a label merged over its year rows": (
        """
        Status  |    Year | Stalking | Threats
        Victim  | 2016/17 |       12 |      13
        ^       | 2017/18 |       14 |      15
        Suspect | 2016/17 |        2 |       3
        ^       | 2017/18 |        4 |       5
        """,
        """
        C2 Victim > 2016/17 | Stalking | 12 | 2016/17
        D2 Victim > 2016/17 | Threats | 13 | 2016/17
        C3 Victim > 2017/18 | Stalking | 14 | 2017/18
        D3 Victim > 2017/18 | Threats | 15 | 2017/18
        C4 Suspect > 2016/17 | Stalking | 2 | 2016/17
        D4 Suspect > 2016/17 | Threats | 3 | 2016/17
        C5 Suspect > 2017/18 | Stalking | 4 | 2017/18
        D5 Suspect > 2017/18 | Threats | 5 | 2017/18
        """,
    ),
    "a question in the corner": (
        """
        How many offences did you record? | 2016/17 | 2017/18
        Stalking                          |      12 |      13
        Threats                           |      30 |      31
        """,
        """
        B2 Stalking | 2016/17 | 12 | 2016/17
        C2 Stalking | 2017/18 | 13 | 2017/18
        B3 Threats | 2016/17 | 30 | 2016/17
        C3 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "a total row with the wrong year": (
        """
        Offence       | 2017/18
        Stalking      |      12
        Threats       |      30
        Total 2016/17 |      42
        """,
        """
        B2 Stalking | 2017/18 | 12 | 2017/18
        B3 Threats | 2017/18 | 30 | 2017/18
        """,
    ),
    "side by side": (
        """
        2016/17  |       |  |    2017/18 |
        Offence  | Count |  |    Offence | Count
        Stalking |    12 |  |   Stalking |    14
        Threats  |    30 |  | Harassment |    31
        """,
        """
        B3 2016/17 > Stalking | Count | 12 | 2016/17
        B4 2016/17 > Threats | Count | 30 | 2016/17
        E3 2017/18 > Stalking | Count | 14 | 2017/18
        E4 2017/18 > Harassment | Count | 31 | 2017/18
        """,
    ),
    "code and description": (
        """
        Code  |  Offence | 2016/17 | 2017/18
        86/2  | Stalking |      12 |      13
        86/10 |  Threats |      30 |      31
        8/2   | Stalking |       4 |       5
        """,
        """
        C2 86/2 > Stalking | 2016/17 | 12 | 2016/17
        D2 86/2 > Stalking | 2017/18 | 13 | 2017/18
        C3 86/10 > Threats | 2016/17 | 30 | 2016/17
        D3 86/10 > Threats | 2017/18 | 31 | 2017/18
        C4 8/2 > Stalking | 2016/17 | 4 | 2016/17
        D4 8/2 > Stalking | 2017/18 | 5 | 2017/18
        """,
    ),
    "ages down the side": (
        """
        Age | 2016/17 | 2017/18
        10  |      12 |      13
        11  |      30 |      31
        12  |       4 |       5
        13  |       6 |       7
        """,
        """
        B2 10 | 2016/17 | 12 | 2016/17
        C2 10 | 2017/18 | 13 | 2017/18
        B3 11 | 2016/17 | 30 | 2016/17
        C3 11 | 2017/18 | 31 | 2017/18
        B4 12 | 2016/17 | 4 | 2016/17
        C4 12 | 2017/18 | 5 | 2017/18
        B5 13 | 2016/17 | 6 | 2016/17
        C5 13 | 2017/18 | 7 | 2017/18
        """,
    ),
    "one year for the sheet, in the title": (
        """
        Offences recorded 1 April 2017 to 31 March 2018 |
        Offence                                         | Recorded
        Stalking                                        |       12
        Threats                                         |       30
        Total                                           |       42
        """,
        """
        B3 Stalking | Recorded | 12 | 2017/18
        B4 Threats | Recorded | 30 | 2017/18
        """,
    ),
    "quarters with their year": (
        """
        Offence  | Q1 2017/18 | Q2 2017/18 | Q3 2017/18 | Q4 2017/18 | 2017/18
        Stalking |          1 |          2 |          3 |          4 |      10
        Threats  |          5 |          6 |          7 |          8 |      26
        """,
        """
        B2 Stalking | Q1 2017/18 | 1 | Apr-Jun 2017
        C2 Stalking | Q2 2017/18 | 2 | Jul-Sep 2017
        D2 Stalking | Q3 2017/18 | 3 | Oct-Dec 2017
        E2 Stalking | Q4 2017/18 | 4 | Jan-Mar 2018
        B3 Threats | Q1 2017/18 | 5 | Apr-Jun 2017
        C3 Threats | Q2 2017/18 | 6 | Jul-Sep 2017
        D3 Threats | Q3 2017/18 | 7 | Oct-Dec 2017
        E3 Threats | Q4 2017/18 | 8 | Jan-Mar 2018
        """,
    ),
    "a long list": (
        """
        Year    |  Force |  Offence | Offences
        2016/17 | Durham | Stalking |       12
        2016/17 | Durham |  Threats |       13
        2016/17 |  Gwent | Stalking |       14
        2017/18 | Durham | Stalking |       15
        2017/18 |  Gwent |  Threats |       16
        """,
        """
        D2 2016/17 > Durham > Stalking | Offences | 12 | 2016/17
        D3 2016/17 > Durham > Threats | Offences | 13 | 2016/17
        D4 2016/17 > Gwent > Stalking | Offences | 14 | 2016/17
        D5 2017/18 > Durham > Stalking | Offences | 15 | 2017/18
        D6 2017/18 > Gwent > Threats | Offences | 16 | 2017/18
        """,
    ),
    "section rows without figures": (
        """
        Offence         | 2016/17 | 2017/18
        Sexual offences |         |
        Female          |      12 |      13
        Male            |       2 |       3
        Violence        |         |
        Female          |      22 |      23
        Male            |      32 |      33
        """,
        """
        B3 Sexual offences > Female | 2016/17 | 12 | 2016/17
        C3 Sexual offences > Female | 2017/18 | 13 | 2017/18
        B4 Sexual offences > Male | 2016/17 | 2 | 2016/17
        C4 Sexual offences > Male | 2017/18 | 3 | 2017/18
        B6 Violence > Female | 2016/17 | 22 | 2016/17
        C6 Violence > Female | 2017/18 | 23 | 2017/18
        B7 Violence > Male | 2016/17 | 32 | 2016/17
        C7 Violence > Male | 2017/18 | 33 | 2017/18
        """,
    ),
    "a pivot table of three levels": (
        """
        Row Labels  | 2015/16 | 2016/17 | 2017/18
        NORTH       |      60 |      71 |      92
        SEXUAL      |      20 |      33 |      41
        Female      |      12 |      20 |      22
        Male        |       8 |      13 |      19
        VIOLENT     |      40 |      38 |      51
        Adult       |      29 |      27 |      33
        Child       |      11 |      11 |      18
        SOUTH       |     121 |     104 |      87
        THEFT       |      81 |      75 |      66
        Vehicle     |      50 |      43 |      40
        Bicycle     |      31 |      32 |      26
        FRAUD       |      40 |      29 |      21
        Bank        |      23 |      17 |      13
        Online      |      17 |      12 |       8
        Grand Total |     181 |     175 |     179
        """,
        """
        B4 NORTH > SEXUAL > Female | 2015/16 | 12 | 2015/16
        C4 NORTH > SEXUAL > Female | 2016/17 | 20 | 2016/17
        D4 NORTH > SEXUAL > Female | 2017/18 | 22 | 2017/18
        B5 NORTH > SEXUAL > Male | 2015/16 | 8 | 2015/16
        C5 NORTH > SEXUAL > Male | 2016/17 | 13 | 2016/17
        D5 NORTH > SEXUAL > Male | 2017/18 | 19 | 2017/18
        B7 NORTH > VIOLENT > Adult | 2015/16 | 29 | 2015/16
        C7 NORTH > VIOLENT > Adult | 2016/17 | 27 | 2016/17
        D7 NORTH > VIOLENT > Adult | 2017/18 | 33 | 2017/18
        B8 NORTH > VIOLENT > Child | 2015/16 | 11 | 2015/16
        C8 NORTH > VIOLENT > Child | 2016/17 | 11 | 2016/17
        D8 NORTH > VIOLENT > Child | 2017/18 | 18 | 2017/18
        B11 SOUTH > THEFT > Vehicle | 2015/16 | 50 | 2015/16
        C11 SOUTH > THEFT > Vehicle | 2016/17 | 43 | 2016/17
        D11 SOUTH > THEFT > Vehicle | 2017/18 | 40 | 2017/18
        B12 SOUTH > THEFT > Bicycle | 2015/16 | 31 | 2015/16
        C12 SOUTH > THEFT > Bicycle | 2016/17 | 32 | 2016/17
        D12 SOUTH > THEFT > Bicycle | 2017/18 | 26 | 2017/18
        B14 SOUTH > FRAUD > Bank | 2015/16 | 23 | 2015/16
        C14 SOUTH > FRAUD > Bank | 2016/17 | 17 | 2016/17
        D14 SOUTH > FRAUD > Bank | 2017/18 | 13 | 2017/18
        B15 SOUTH > FRAUD > Online | 2015/16 | 17 | 2015/16
        C15 SOUTH > FRAUD > Online | 2016/17 | 12 | 2016/17
        D15 SOUTH > FRAUD > Online | 2017/18 | 8 | 2017/18
        """,
    ),
    "month ends": (
        """
        Provider | @2017-04-30 | @2017-05-31 | @2017-06-30
        Ashford  |          12 |          13 |          14
        Barnton  |          30 |          31 |          32
        """,
        """
        B2 Ashford | 2017-04-30 | 12 | Apr 2017
        C2 Ashford | 2017-05-31 | 13 | May 2017
        D2 Ashford | 2017-06-30 | 14 | Jun 2017
        B3 Barnton | 2017-04-30 | 30 | Apr 2017
        C3 Barnton | 2017-05-31 | 31 | May 2017
        D3 Barnton | 2017-06-30 | 32 | Jun 2017
        """,
    ),
    "ranges of dates in words": (
        """
        Offence  | 1 April 2016 - 31 March 2017 | 01/04/2017 to 31/03/2018
        Stalking |                           12 |                       13
        Threats  |                           30 |                       31
        """,
        """
        B2 Stalking | 1 April 2016 - 31 March 2017 | 12 | 2016/17
        C2 Stalking | 01/04/2017 to 31/03/2018 | 13 | 2017/18
        B3 Threats | 1 April 2016 - 31 March 2017 | 30 | 2016/17
        C3 Threats | 01/04/2017 to 31/03/2018 | 31 | 2017/18
        """,
    ),
    "short financial years": (
        """
        Offence  | 14/15 | 15/16 | 16/17
        Stalking |    12 |    13 |    14
        Threats  |    30 |    31 |    32
        """,
        """
        B2 Stalking | 14/15 | 12 | 2014/15
        C2 Stalking | 15/16 | 13 | 2015/16
        D2 Stalking | 16/17 | 14 | 2016/17
        B3 Threats | 14/15 | 30 | 2014/15
        C3 Threats | 15/16 | 31 | 2015/16
        D3 Threats | 16/17 | 32 | 2016/17
        """,
    ),
    "year ending": (
        """
        Offence  | Year ending March 2017 | Year ending March 2018
        Stalking |                     12 |                     13
        Threats  |                     30 |                     31
        """,
        """
        B2 Stalking | Year ending March 2017 | 12 | 2016/17
        C2 Stalking | Year ending March 2018 | 13 | 2017/18
        B3 Threats | Year ending March 2017 | 30 | 2016/17
        C3 Threats | Year ending March 2018 | 31 | 2017/18
        """,
    ),
    "headings in two lines of one cell": (
        """
        Offence  | Offences recorded 2016/17 | Offences recorded 2017/18
        Stalking |                        12 |                        13
        Threats  |                        30 |                        31
        """,
        """
        B2 Stalking | Offences recorded 2016/17 | 12 | 2016/17
        C2 Stalking | Offences recorded 2017/18 | 13 | 2017/18
        B3 Threats | Offences recorded 2016/17 | 30 | 2016/17
        C3 Threats | Offences recorded 2017/18 | 31 | 2017/18
        """,
    ),
    "empty columns between label and figures": (
        """
        Offence  |  |  | 2016/17 | 2017/18
        Stalking |  |  |      12 |      13
        Threats  |  |  |      30 |      31
        """,
        """
        D2 Stalking | 2016/17 | 12 | 2016/17
        E2 Stalking | 2017/18 | 13 | 2017/18
        D3 Threats | 2016/17 | 30 | 2016/17
        E3 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "total column first": (
        """
        Offence  | Total | 2015/16 | 2016/17 | 2017/18
        Stalking |    39 |      12 |      13 |      14
        Threats  |    93 |      30 |      31 |      32
        """,
        """
        C2 Stalking | 2015/16 | 12 | 2015/16
        D2 Stalking | 2016/17 | 13 | 2016/17
        E2 Stalking | 2017/18 | 14 | 2017/18
        C3 Threats | 2015/16 | 30 | 2015/16
        D3 Threats | 2016/17 | 31 | 2016/17
        E3 Threats | 2017/18 | 32 | 2017/18
        """,
    ),
    "total row at the top": (
        """
        Force       | 2016/17 | 2017/18 | 2018/19
        England     |      62 |      71 |      80
        Cleveland   |      20 |      22 |      25
        Durham      |      19 |      23 |      26
        Northumbria |      23 |      26 |      29
        """,
        """
        B3 Cleveland | 2016/17 | 20 | 2016/17
        C3 Cleveland | 2017/18 | 22 | 2017/18
        D3 Cleveland | 2018/19 | 25 | 2018/19
        B4 Durham | 2016/17 | 19 | 2016/17
        C4 Durham | 2017/18 | 23 | 2017/18
        D4 Durham | 2018/19 | 26 | 2018/19
        B5 Northumbria | 2016/17 | 23 | 2016/17
        C5 Northumbria | 2017/18 | 26 | 2017/18
        D5 Northumbria | 2018/19 | 29 | 2018/19
        """,
    ),
    "all at the top named": (
        """
        Age         | 2016/17 | 2017/18
        All ages    |      62 |      71
        Under 10    |      20 |      22
        10 to 15    |      19 |      23
        16 and over |      23 |      26
        """,
        """
        B3 Under 10 | 2016/17 | 20 | 2016/17
        C3 Under 10 | 2017/18 | 22 | 2017/18
        B4 10 to 15 | 2016/17 | 19 | 2016/17
        C4 10 to 15 | 2017/18 | 23 | 2017/18
        B5 16 and over | 2016/17 | 23 | 2016/17
        C5 16 and over | 2017/18 | 26 | 2017/18
        """,
    ),
    "a row of units": (
        """
        Offence  | 2016/17 | 2017/18
                 |     No. |     No.
        Stalking |      12 |      13
        Threats  |      30 |      31
        """,
        """
        B3 Stalking | 2016/17 > No. | 12 | 2016/17
        C3 Stalking | 2017/18 > No. | 13 | 2017/18
        B4 Threats | 2016/17 > No. | 30 | 2016/17
        C4 Threats | 2017/18 > No. | 31 | 2017/18
        """,
    ),
    "blank row between heading and body": (
        """
        Offence  | 2016/17 | 2017/18

        Stalking |      12 |      13
        Threats  |      30 |      31
        """,
        """
        B3 Stalking | 2016/17 | 12 | 2016/17
        C3 Stalking | 2017/18 | 13 | 2017/18
        B4 Threats | 2016/17 | 30 | 2016/17
        C4 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "heading repeated in the middle": (
        """
        Offence    | 2016/17 | 2017/18
        Stalking   |      12 |      13
        Threats    |      30 |      31
        Offence    | 2016/17 | 2017/18
        Harassment |       2 |       3
        Assault    |       5 |       6
        """,
        """
        B2 Stalking | 2016/17 | 12 | 2016/17
        C2 Stalking | 2017/18 | 13 | 2017/18
        B3 Threats | 2016/17 | 30 | 2016/17
        C3 Threats | 2017/18 | 31 | 2017/18
        B5 Harassment | 2016/17 | 2 | 2016/17
        C5 Harassment | 2017/18 | 3 | 2017/18
        B6 Assault | 2016/17 | 5 | 2016/17
        C6 Assault | 2017/18 | 6 | 2017/18
        """,
    ),
    "row numbers on the left": (
        """
        No |    Offence | 2016/17 | 2017/18
        1  |   Stalking |      12 |      13
        2  |    Threats |      30 |      31
        3  | Harassment |       5 |       6
        """,
        """
        C2 1 > Stalking | 2016/17 | 12 | 2016/17
        D2 1 > Stalking | 2017/18 | 13 | 2017/18
        C3 2 > Threats | 2016/17 | 30 | 2016/17
        D3 2 > Threats | 2017/18 | 31 | 2017/18
        C4 3 > Harassment | 2016/17 | 5 | 2016/17
        D4 3 > Harassment | 2017/18 | 6 | 2017/18
        """,
    ),
    "comments on the right": (
        """
        Offence  | 2016/17 | 2017/18 |                            Comments
        Stalking |      12 |      13 | One victim of more than one offence
        Threats  |      30 |      31 |
        """,
        """
        B2 Stalking | 2016/17 | 12 | 2016/17
        C2 Stalking | 2017/18 | 13 | 2017/18
        B3 Threats | 2016/17 | 30 | 2016/17
        C3 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "groups with totals after each": (
        """
        Group   | Offence | 2016/17 | 2017/18
        Sexual  |  Female |      12 |      13
                |    Male |       2 |       3
                |   Total |      14 |      16
        Violent |   Adult |       5 |       7
                |   Child |       9 |       4
                |   Total |      14 |      11
        """,
        """
        C2 Sexual > Female | 2016/17 | 12 | 2016/17
        D2 Sexual > Female | 2017/18 | 13 | 2017/18
        C3 Sexual > Male | 2016/17 | 2 | 2016/17
        D3 Sexual > Male | 2017/18 | 3 | 2017/18
        C5 Violent > Adult | 2016/17 | 5 | 2016/17
        D5 Violent > Adult | 2017/18 | 7 | 2017/18
        C6 Violent > Child | 2016/17 | 9 | 2016/17
        D6 Violent > Child | 2017/18 | 4 | 2017/18
        """,
    ),
    "one figure beside its question": (
        """
        Number of offences recorded in 2016/17 | 45
        Number of offences recorded in 2017/18 | 52
        """,
        """
        B1 Number of offences recorded in 2016/17 |  | 45 | 2016/17
        B2 Number of offences recorded in 2017/18 |  | 52 | 2017/18
        """,
    ),
    "years down without a heading": (
        """
        2015/16 | 45
        2016/17 | 52
        2017/18 | 50
        """,
        """
        B1 2015/16 |  | 45 | 2015/16
        B2 2016/17 |  | 52 | 2016/17
        B3 2017/18 |  | 50 | 2017/18
        """,
    ),
    "year and number": (
        """
        Year    | Number of offences
        2015/16 |                 45
        2016/17 |                 52
        2017/18 |                 50
        """,
        """
        B2 2015/16 | Number of offences | 45 | 2015/16
        B3 2016/17 | Number of offences | 52 | 2016/17
        B4 2017/18 | Number of offences | 50 | 2017/18
        """,
    ),
    "financial year with total": (
        """
        Financial Year | Number of offences
        2015/16        |                 45
        2016/17        |                 52
        2017/18        |                 50
        Total          |                147
        """,
        """
        B2 2015/16 | Number of offences | 45 | 2015/16
        B3 2016/17 | Number of offences | 52 | 2016/17
        B4 2017/18 | Number of offences | 50 | 2017/18
        """,
    ),
    "one offence, two measures": (
        """
        Year        | Recorded | Charged
        2015/16     |       45 |       3
        2016/17     |       52 |       4
        Grand Total |       97 |       7
        """,
        """
        B2 2015/16 | Recorded | 45 | 2015/16
        C2 2015/16 | Charged | 3 | 2015/16
        B3 2016/17 | Recorded | 52 | 2016/17
        C3 2016/17 | Charged | 4 | 2016/17
        """,
    ),
    "one row only": (
        """
                           | 2015/16 | 2016/17 | 2017/18
        Number of offences |      45 |      52 |      50
        """,
        """
        B2 Number of offences | 2015/16 | 45 | 2015/16
        C2 Number of offences | 2016/17 | 52 | 2016/17
        D2 Number of offences | 2017/18 | 50 | 2017/18
        """,
    ),
    "one row only with a title": (
        """
        Indecent images of children offences |         |
        2015/16                              | 2016/17 | 2017/18
        45                                   |      52 |      50
        """,
        """
        A3  | 2015/16 | 45 | 2015/16
        B3  | 2016/17 | 52 | 2016/17
        C3  | 2017/18 | 50 | 2017/18
        """,
    ),
    "spread labels over indented columns": (
        """
        Offences |        | 2016/17 | 2017/18
        Sexual   |        |         |
                 | Female |      12 |      13
                 |   Male |       2 |       3
        Violent  |        |         |
                 |  Adult |       5 |       7
                 |  Child |       9 |       4
        """,
        """
        C3 Sexual > Female | 2016/17 | 12 | 2016/17
        D3 Sexual > Female | 2017/18 | 13 | 2017/18
        C4 Sexual > Male | 2016/17 | 2 | 2016/17
        D4 Sexual > Male | 2017/18 | 3 | 2017/18
        C6 Violent > Adult | 2016/17 | 5 | 2016/17
        D6 Violent > Adult | 2017/18 | 7 | 2017/18
        C7 Violent > Child | 2016/17 | 9 | 2016/17
        D7 Violent > Child | 2017/18 | 4 | 2017/18
        """,
    ),
    "title over two rows and notes above the table": (
        """
        West Midlands Police                                 |         |         |
        Freedom of information request 1234/18               |         |         |
        Data extracted 3 May 2018                            |         |         |

        Offence                                              | 2016/17 | 2017/18 |
        Stalking                                             |      12 |      13 |
        Threats                                              |      30 |      31 |

        These figures are from a live system and may change. |         |         |
        """,
        """
        B6 Stalking | 2016/17 | 12 | 2016/17
        C6 Stalking | 2017/18 | 13 | 2017/18
        B7 Threats | 2016/17 | 30 | 2016/17
        C7 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "year in one column, months across": (
        """
        Year | Jan | Feb | Mar | Total
        2016 |   1 |   2 |   3 |     6
        2017 |   4 |   5 |   6 |    15
        """,
        """
        B2 2016 | Jan | 1 | Jan 2016
        C2 2016 | Feb | 2 | Feb 2016
        D2 2016 | Mar | 3 | Mar 2016
        B3 2017 | Jan | 4 | Jan 2017
        C3 2017 | Feb | 5 | Feb 2017
        D3 2017 | Mar | 6 | Mar 2017
        """,
    ),
    "years in a merged cell on the left": (
        """
                |  Offence | Recorded | Detected
        2016/17 | Stalking |       12 |        3
        ^       |  Threats |       30 |        4
        2017/18 | Stalking |       15 |        5
        ^       |  Threats |       33 |        6
        """,
        """
        C2 2016/17 > Stalking | Recorded | 12 | 2016/17
        D2 2016/17 > Stalking | Detected | 3 | 2016/17
        C3 2016/17 > Threats | Recorded | 30 | 2016/17
        D3 2016/17 > Threats | Detected | 4 | 2016/17
        C4 2017/18 > Stalking | Recorded | 15 | 2017/18
        D4 2017/18 > Stalking | Detected | 5 | 2017/18
        C5 2017/18 > Threats | Recorded | 33 | 2017/18
        D5 2017/18 > Threats | Detected | 6 | 2017/18
        """,
    ),
    "crime codes as numbers": (
        """
        HO Code |                  Offence | 2016/17 | 2017/18
        8602    |          Take photograph |      12 |      13
        8610    |       Possess photograph |      30 |      31
        8615    | Possess prohibited image |       2 |       3
        """,
        """
        C2 8602 > Take photograph | 2016/17 | 12 | 2016/17
        D2 8602 > Take photograph | 2017/18 | 13 | 2017/18
        C3 8610 > Possess photograph | 2016/17 | 30 | 2016/17
        D3 8610 > Possess photograph | 2017/18 | 31 | 2017/18
        C4 8615 > Possess prohibited image | 2016/17 | 2 | 2016/17
        D4 8615 > Possess prohibited image | 2017/18 | 3 | 2017/18
        """,
    ),
    "figures with thousands and trailing marks": (
        """
        Offence  | 2016/17 | 2017/18
        Stalking | '1,204* | '13 (r)
        Threats  |  '2 310 |    '31p
        """,
        """
        B2 Stalking | 2016/17 | 1204 | 2016/17
        C2 Stalking | 2017/18 | 13 | 2017/18
        B3 Threats | 2016/17 | 2310 | 2016/17
        C3 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "district as third dimension": (
        """
        District |  Offence | Apr-17 | May-17 | Jun-17
        North    | Stalking |      1 |      2 |      3
        North    |  Threats |      4 |      5 |      6
        South    | Stalking |      7 |      8 |      9
        South    |  Threats |      1 |      0 |      2
        """,
        """
        C2 North > Stalking | Apr-17 | 1 | Apr 2017
        D2 North > Stalking | May-17 | 2 | May 2017
        E2 North > Stalking | Jun-17 | 3 | Jun 2017
        C3 North > Threats | Apr-17 | 4 | Apr 2017
        D3 North > Threats | May-17 | 5 | May 2017
        E3 North > Threats | Jun-17 | 6 | Jun 2017
        C4 South > Stalking | Apr-17 | 7 | Apr 2017
        D4 South > Stalking | May-17 | 8 | May 2017
        E4 South > Stalking | Jun-17 | 9 | Jun 2017
        C5 South > Threats | Apr-17 | 1 | Apr 2017
        D5 South > Threats | May-17 | 0 | May 2017
        E5 South > Threats | Jun-17 | 2 | Jun 2017
        """,
    ),
    "outcome columns under years with one total": (
        """
                 | 2016/17 |     |       | 2017/18 |     |
        Offence  | Charged | NFA | Total | Charged | NFA | Total
        Stalking |       1 |   2 |     3 |       4 |   5 |     9
        Threats  |       2 |   3 |     5 |       1 |   1 |     2
        Total    |       3 |   5 |     8 |       5 |   6 |    11
        """,
        """
        B3 Stalking | 2016/17 > Charged | 1 | 2016/17
        C3 Stalking | 2016/17 > NFA | 2 | 2016/17
        E3 Stalking | 2017/18 > Charged | 4 | 2017/18
        F3 Stalking | 2017/18 > NFA | 5 | 2017/18
        B4 Threats | 2016/17 > Charged | 2 | 2016/17
        C4 Threats | 2016/17 > NFA | 3 | 2016/17
        E4 Threats | 2017/18 > Charged | 1 | 2017/18
        F4 Threats | 2017/18 > NFA | 1 | 2017/18
        """,
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_as_it_is_meant(name):
    drawing, expected = LAYOUTS[name]

    answer = read(grid(dedent(drawing)))

    data = [one for one in answer.readings if one.role is Role.DATA]
    assert [told(one) for one in data] == [line.strip() for line in expected.strip().splitlines()]
    assert not any(one.doubts for one in answer.readings)
    assert answer.refusals == ()


def told(reading) -> str:
    figure = reading.figure.low if reading.figure.exact else reading.raw
    period = reading.period.label if reading.period else ""
    return (
        f"{reading.cell} {' > '.join(reading.row_labels)} | {' > '.join(reading.column_labels)} | {figure} | {period}"
    )


def test_t16_the_year_comes_from_the_merged_heading_and_both_numbers_are_read():
    sheet = grid_of(
        [
            ["Offence", "2016/17", "<", "2017/18", "<"],
            ["", "Recorded", "Detected", "Recorded", "Detected"],
            ["Making", 591, 60, "674 ", 70],
            ["Possession", 111, 12, 133, 15],
        ]
    )

    found = {one.cell: (one.figure.low, one.period.label) for one in read(sheet).readings if one.role is Role.DATA}

    assert (found["B3"], found["C3"]) == ((591, "2016/17"), (60, "2016/17"))
    assert (found["D3"], found["E3"]) == ((674, "2017/18"), (70, "2017/18"))
