"""Headings over the columns of figures: of several levels, with spaces, units and bands."""

LAYOUTS = {
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
    "age bands under each sex": (
        """
        Year    | Female   |       <|   <| Male     |       <|   <
                | Under 18 | 18-24 | 25+ | Under 18 | 18-24 | 25+
        2015/16 |       12 |    20 |  31 |       13 |    22 |  30
        2016/17 |       14 |    25 |  36 |       11 |    27 |  33
        """,
        """
        B3 2015/16 | Female > Under 18 | 12 | 2015/16
        C3 2015/16 | Female > 18-24 | 20 | 2015/16
        D3 2015/16 | Female > 25+ | 31 | 2015/16
        E3 2015/16 | Male > Under 18 | 13 | 2015/16
        F3 2015/16 | Male > 18-24 | 22 | 2015/16
        G3 2015/16 | Male > 25+ | 30 | 2015/16
        B4 2016/17 | Female > Under 18 | 14 | 2016/17
        C4 2016/17 | Female > 18-24 | 25 | 2016/17
        D4 2016/17 | Female > 25+ | 36 | 2016/17
        E4 2016/17 | Male > Under 18 | 11 | 2016/17
        F4 2016/17 | Male > 18-24 | 27 | 2016/17
        G4 2016/17 | Male > 25+ | 33 | 2016/17
        """,
    ),
    "single ages between two bands": (
        """
        Year    | Under 10 | 10 | 11 | 12+
        2015/16 |       12 | 20 | 31 |  40
        2016/17 |       14 | 25 | 36 |  43
        """,
        """
        B2 2015/16 | Under 10 | 12 | 2015/16
        C2 2015/16 | 10 | 20 | 2015/16
        D2 2015/16 | 11 | 31 | 2015/16
        E2 2015/16 | 12+ | 40 | 2015/16
        B3 2016/17 | Under 10 | 14 | 2016/17
        C3 2016/17 | 10 | 25 | 2016/17
        D3 2016/17 | 11 | 36 | 2016/17
        E3 2016/17 | 12+ | 43 | 2016/17
        """,
    ),
    "rising numbers under the word that says what they are": (
        """
        Drivers by points, 2018 |                |   |    |
                                | Penalty points | < |  < |  <
                                |              3 | 6 |  9 | 12
        North                   |            900 | 80 | 70 | 6
        South                   |            850 | 90 | 60 | 5
        """,
        """
        B4 North | 3 | 900 | 2018
        C4 North | 6 | 80 | 2018
        D4 North | 9 | 70 | 2018
        E4 North | 12 | 6 | 2018
        B5 South | 3 | 850 | 2018
        C5 South | 6 | 90 | 2018
        D5 South | 9 | 60 | 2018
        E5 South | 12 | 5 | 2018
        """,
    ),
    "months as numbers under years, with a total of each year": (
        """
        Code         | 2016 |   |   |   |            | 2017 |   |   |   |
        Code / month |    1 | 2 | 3 | 4 | 2016 Total |    1 | 2 | 3 | 4 | 2017 Total
        8L           |    9 | 8 | 7 | 6 |         30 |    5 | 4 | 9 | 2 |         20
        8R           |    2 | 3 | 9 | 5 |         19 |    8 | 7 | 6 | 1 |         22
        """,
        """
        B3 8L | 2016 > 1 | 9 | Jan 2016
        C3 8L | 2016 > 2 | 8 | Feb 2016
        D3 8L | 2016 > 3 | 7 | Mar 2016
        E3 8L | 2016 > 4 | 6 | Apr 2016
        G3 8L | 2017 > 1 | 5 | Jan 2017
        H3 8L | 2017 > 2 | 4 | Feb 2017
        I3 8L | 2017 > 3 | 9 | Mar 2017
        J3 8L | 2017 > 4 | 2 | Apr 2017
        B4 8R | 2016 > 1 | 2 | Jan 2016
        C4 8R | 2016 > 2 | 3 | Feb 2016
        D4 8R | 2016 > 3 | 9 | Mar 2016
        E4 8R | 2016 > 4 | 5 | Apr 2016
        G4 8R | 2017 > 1 | 8 | Jan 2017
        H4 8R | 2017 > 2 | 7 | Feb 2017
        I4 8R | 2017 > 3 | 6 | Mar 2017
        J4 8R | 2017 > 4 | 1 | Apr 2017
        """,
    ),
    "a word over the figures says what the rows below hold": (
        """
                     | 2016/17 | 2017/18
                     | Number  |       <
        17 and under |      12 |      13
        18 to 64     |      30 |      31
        65 and over  |       5 |       9
                     | Cases   |       <
        17 and under |      22 |      23
        18 to 64     |      40 |      41
        65 and over  |      15 |      19
        """,
        """
        B3 Number > 17 and under | 2016/17 | 12 | 2016/17
        C3 Number > 17 and under | 2017/18 | 13 | 2017/18
        B4 Number > 18 to 64 | 2016/17 | 30 | 2016/17
        C4 Number > 18 to 64 | 2017/18 | 31 | 2017/18
        B5 Number > 65 and over | 2016/17 | 5 | 2016/17
        C5 Number > 65 and over | 2017/18 | 9 | 2017/18
        B7 Cases > 17 and under | 2016/17 | 22 | 2016/17
        C7 Cases > 17 and under | 2017/18 | 23 | 2017/18
        B8 Cases > 18 to 64 | 2016/17 | 40 | 2016/17
        C8 Cases > 18 to 64 | 2017/18 | 41 | 2017/18
        B9 Cases > 65 and over | 2016/17 | 15 | 2016/17
        C9 Cases > 65 and over | 2017/18 | 19 | 2017/18
        """,
    ),
    "a word over the figures once, of the whole table": (
        """
                     | 2016/17 | 2017/18
                     |         | Number
        Stalking     |      12 |      13
        Threats      |      30 |      31
        """,
        """
        B3 Stalking | 2016/17 | 12 | 2016/17
        C3 Stalking | 2017/18 | 13 | 2017/18
        B4 Threats | 2016/17 | 30 | 2016/17
        C4 Threats | 2017/18 | 31 | 2017/18
        """,
    ),
    "years over the middle of their months": (
        """
                 |     | 2017 |     |     | 2018 |
        Offence  | Jan | Feb  | Mar | Jan | Feb  | Mar
        Stalking |   1 |    2 |   3 |   4 |    5 |   6
        Threats  |  11 |   12 |  13 |  14 |   15 |  16
        """,
        """
        B3 Stalking | 2017 > Jan | 1 | Jan 2017
        C3 Stalking | 2017 > Feb | 2 | Feb 2017
        D3 Stalking | 2017 > Mar | 3 | Mar 2017
        E3 Stalking | 2018 > Jan | 4 | Jan 2018
        F3 Stalking | 2018 > Feb | 5 | Feb 2018
        G3 Stalking | 2018 > Mar | 6 | Mar 2018
        B4 Threats | 2017 > Jan | 11 | Jan 2017
        C4 Threats | 2017 > Feb | 12 | Feb 2017
        D4 Threats | 2017 > Mar | 13 | Mar 2017
        E4 Threats | 2018 > Jan | 14 | Jan 2018
        F4 Threats | 2018 > Feb | 15 | Feb 2018
        G4 Threats | 2018 > Mar | 16 | Mar 2018
        """,
    ),
    "years over the middle of quarters and a total": (
        """
                 |    | 2017/18 |    |    |       |    | 2018/19 |    |    |
        Offence  | Q1 |      Q2 | Q3 | Q4 | Total | Q1 |      Q2 | Q3 | Q4 | Total
        Stalking |  1 |       2 |  3 |  4 |    10 |  4 |       5 |  6 |  7 |    22
        Threats  | 11 |      12 | 13 | 14 |    50 | 14 |      15 | 16 | 17 |    62
        """,
        """
        B3 Stalking | 2017/18 > Q1 | 1 | Apr-Jun 2017
        C3 Stalking | 2017/18 > Q2 | 2 | Jul-Sep 2017
        D3 Stalking | 2017/18 > Q3 | 3 | Oct-Dec 2017
        E3 Stalking | 2017/18 > Q4 | 4 | Jan-Mar 2018
        G3 Stalking | 2018/19 > Q1 | 4 | Apr-Jun 2018
        H3 Stalking | 2018/19 > Q2 | 5 | Jul-Sep 2018
        I3 Stalking | 2018/19 > Q3 | 6 | Oct-Dec 2018
        J3 Stalking | 2018/19 > Q4 | 7 | Jan-Mar 2019
        B4 Threats | 2017/18 > Q1 | 11 | Apr-Jun 2017
        C4 Threats | 2017/18 > Q2 | 12 | Jul-Sep 2017
        D4 Threats | 2017/18 > Q3 | 13 | Oct-Dec 2017
        E4 Threats | 2017/18 > Q4 | 14 | Jan-Mar 2018
        G4 Threats | 2018/19 > Q1 | 14 | Apr-Jun 2018
        H4 Threats | 2018/19 > Q2 | 15 | Jul-Sep 2018
        I4 Threats | 2018/19 > Q3 | 16 | Oct-Dec 2018
        J4 Threats | 2018/19 > Q4 | 17 | Jan-Mar 2019
        """,
    ),
    "a year over the middle of the months that it has so far": (
        """
                 |     |     | 2017 |     |     | 2018 |
        Offence  | Jan | Feb |  Mar | Apr | Jan |  Feb | Mar
        Stalking |   1 |   2 |    3 |   4 |   5 |    6 |   7
        Threats  |  11 |  12 |   13 |  14 |  15 |   16 |  17
        """,
        """
        B3 Stalking | 2017 > Jan | 1 | Jan 2017
        C3 Stalking | 2017 > Feb | 2 | Feb 2017
        D3 Stalking | 2017 > Mar | 3 | Mar 2017
        E3 Stalking | 2017 > Apr | 4 | Apr 2017
        F3 Stalking | 2018 > Jan | 5 | Jan 2018
        G3 Stalking | 2018 > Feb | 6 | Feb 2018
        H3 Stalking | 2018 > Mar | 7 | Mar 2018
        B4 Threats | 2017 > Jan | 11 | Jan 2017
        C4 Threats | 2017 > Feb | 12 | Feb 2017
        D4 Threats | 2017 > Mar | 13 | Mar 2017
        E4 Threats | 2017 > Apr | 14 | Apr 2017
        F4 Threats | 2018 > Jan | 15 | Jan 2018
        G4 Threats | 2018 > Feb | 16 | Feb 2018
        H4 Threats | 2018 > Mar | 17 | Mar 2018
        """,
    ),
}
