"""Several tables on one sheet, tables of one row or column, and what stands round a table."""

LAYOUTS = {
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
    "side by side without space, headed alike": (
        """
        2016/17  |       | 2017/18  |
        Offence  | Count | Offence  | Count
        Stalking |    12 | Stalking |    14
        Threats  |    30 | Threats  |    31
        """,
        """
        B3 2016/17 > Stalking | Count | 12 | 2016/17
        B4 2016/17 > Threats | Count | 30 | 2016/17
        D3 2017/18 > Stalking | Count | 14 | 2017/18
        D4 2017/18 > Threats | Count | 31 | 2017/18
        """,
    ),
    "numbered questions in sentences": (
        """
        1. How many offences were recorded? | |
        Offence  | 2016/17 | 2017/18
        Stalking |      12 |      13
        Threats  |      30 |      31

        2. How many of these led to a charge? | |
        Offence  | 2016/17 | 2017/18
        Stalking |       2 |       3
        Threats  |       5 |       6
        """,
        """
        B3 1 > Stalking | 2016/17 | 12 | 2016/17
        C3 1 > Stalking | 2017/18 | 13 | 2017/18
        B4 1 > Threats | 2016/17 | 30 | 2016/17
        C4 1 > Threats | 2017/18 | 31 | 2017/18
        B8 2 > Stalking | 2016/17 | 2 | 2016/17
        C8 2 > Stalking | 2017/18 | 3 | 2017/18
        B9 2 > Threats | 2016/17 | 5 | 2016/17
        C9 2 > Threats | 2017/18 | 6 | 2017/18
        """,
    ),
    "the period of each table as it is written over it": (
        """
        Apr 2015 to Mar 2016 |          |
        Offence              | Recorded | Charged
        Stalking             |       12 |      3
        Threats              |       30 |      4

        Apr 2016 to Mar 2017 |          |
        Offence              | Recorded | Charged
        Stalking             |       15 |      5
        Threats              |       33 |      6
        """,
        """
        B3 Apr 2015 to Mar 2016 > Stalking | Recorded | 12 | 2015/16
        C3 Apr 2015 to Mar 2016 > Stalking | Charged | 3 | 2015/16
        B4 Apr 2015 to Mar 2016 > Threats | Recorded | 30 | 2015/16
        C4 Apr 2015 to Mar 2016 > Threats | Charged | 4 | 2015/16
        B8 Apr 2016 to Mar 2017 > Stalking | Recorded | 15 | 2016/17
        C8 Apr 2016 to Mar 2017 > Stalking | Charged | 5 | 2016/17
        B9 Apr 2016 to Mar 2017 > Threats | Recorded | 33 | 2016/17
        C9 Apr 2016 to Mar 2017 > Threats | Charged | 6 | 2016/17
        """,
    ),
    "tables of one layout under titles that differ": (
        """
        Number of licence holders with points by age | |
        Age | 2016 | 2017
        17  | 12   | 13
        18  | 30   | 31

        Drivers disqualified, again by age | |
        Age | 2016 | 2017
        17  | 2    | 3
        18  | 5    | 6
        """,
        """
        B3 17 | 2016 | 12 | 2016
        C3 17 | 2017 | 13 | 2017
        B4 18 | 2016 | 30 | 2016
        C4 18 | 2017 | 31 | 2017
        B8 17 | 2016 | 2 | 2016
        C8 17 | 2017 | 3 | 2017
        B9 18 | 2016 | 5 | 2016
        C9 18 | 2017 | 6 | 2017
        """,
    ),
    "tables with a name in the corner": (
        """
        Arrests  | 2016 | 2017
        Ashfield |   12 |   13
        Mansfield|   30 |   31

        Charges  | 2016 | 2017
        Ashfield |    2 |    3
        Mansfield|    5 |    6
        """,
        """
        B2 Arrests > Ashfield | 2016 | 12 | 2016
        C2 Arrests > Ashfield | 2017 | 13 | 2017
        B3 Arrests > Mansfield | 2016 | 30 | 2016
        C3 Arrests > Mansfield | 2017 | 31 | 2017
        B6 Charges > Ashfield | 2016 | 2 | 2016
        C6 Charges > Ashfield | 2017 | 3 | 2017
        B7 Charges > Mansfield | 2016 | 5 | 2016
        C7 Charges > Mansfield | 2017 | 6 | 2017
        """,
    ),
    "a name in the corner and no empty row between": (
        """
        Arrests  | 2016 | 2017
        Ashfield |   12 |   13
        Mansfield|   30 |   31
        Charges  | 2016 | 2017
        Ashfield |    2 |    3
        Mansfield|    5 |    6
        """,
        """
        B2 Arrests > Ashfield | 2016 | 12 | 2016
        C2 Arrests > Ashfield | 2017 | 13 | 2017
        B3 Arrests > Mansfield | 2016 | 30 | 2016
        C3 Arrests > Mansfield | 2017 | 31 | 2017
        B5 Charges > Ashfield | 2016 | 2 | 2016
        C5 Charges > Ashfield | 2017 | 3 | 2017
        B6 Charges > Mansfield | 2016 | 5 | 2016
        C6 Charges > Mansfield | 2017 | 6 | 2017
        """,
    ),
    "names in the corners of tables side by side": (
        """
        Knife crime |      |      | |           |      |
        Offences    | 2016 | 2017 | | Arrests   | 2016 | 2017
        Ashfield    |   12 |   13 | | Ashfield  |    2 |    3
        Mansfield   |   30 |   31 | | Mansfield |    5 |    6
        """,
        """
        B3 Offences > Ashfield | 2016 | 12 | 2016
        C3 Offences > Ashfield | 2017 | 13 | 2017
        B4 Offences > Mansfield | 2016 | 30 | 2016
        C4 Offences > Mansfield | 2017 | 31 | 2017
        F3 Arrests > Ashfield | 2016 | 2 | 2016
        G3 Arrests > Ashfield | 2017 | 3 | 2017
        F4 Arrests > Mansfield | 2016 | 5 | 2016
        G4 Arrests > Mansfield | 2017 | 6 | 2017
        """,
    ),
    "corners that say what the labels are": (
        """
        Gender    | 2016 | 2017
        Female    |   12 |   13
        Male      |   30 |   31
        Not known |    4 |    3

        Ethnicity | 2016 | 2017
        White     |   22 |   23
        Black     |    7 |    8
        Asian     |    9 |   10
        Not known |    5 |    6
        """,
        """
        B2 Female | 2016 | 12 | 2016
        C2 Female | 2017 | 13 | 2017
        B3 Male | 2016 | 30 | 2016
        C3 Male | 2017 | 31 | 2017
        B4 Not known | 2016 | 4 | 2016
        C4 Not known | 2017 | 3 | 2017
        B7 White | 2016 | 22 | 2016
        C7 White | 2017 | 23 | 2017
        B8 Black | 2016 | 7 | 2016
        C8 Black | 2017 | 8 | 2017
        B9 Asian | 2016 | 9 | 2016
        C9 Asian | 2017 | 10 | 2017
        B10 Not known | 2016 | 5 | 2016
        C10 Not known | 2017 | 6 | 2017
        """,
    ),
}
