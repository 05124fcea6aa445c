"""Labels beside the rows of figures: codes, groups, sections and bands."""

LAYOUTS = {
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
    "age bands down the side of each group": (
        """
        Age         | 2016/17 | 2017/18
        Females     |         |
        Under 16    |      12 |      13
        16 to 20    |      30 |      31
        21 and over |       5 |       9
        Males       |         |
        Under 16    |      22 |      23
        16 to 20    |      40 |      41
        21 and over |      15 |      19
        """,
        """
        B3 Females > Under 16 | 2016/17 | 12 | 2016/17
        C3 Females > Under 16 | 2017/18 | 13 | 2017/18
        B4 Females > 16 to 20 | 2016/17 | 30 | 2016/17
        C4 Females > 16 to 20 | 2017/18 | 31 | 2017/18
        B5 Females > 21 and over | 2016/17 | 5 | 2016/17
        C5 Females > 21 and over | 2017/18 | 9 | 2017/18
        B7 Males > Under 16 | 2016/17 | 22 | 2016/17
        C7 Males > Under 16 | 2017/18 | 23 | 2017/18
        B8 Males > 16 to 20 | 2016/17 | 40 | 2016/17
        C8 Males > 16 to 20 | 2017/18 | 41 | 2017/18
        B9 Males > 21 and over | 2016/17 | 15 | 2016/17
        C9 Males > 21 and over | 2017/18 | 19 | 2017/18
        """,
    ),
    "banded counts under headings of their own": (
        """
        Offence  | 2014/15 | 2015/16 | 2016/17
        Stalking |      <5 |     5-9 |   10-14
        Threats  |      12 |      13 |      14
        Robbery  |      <5 |       5 |       6
        """,
        """
        B2 Stalking | 2014/15 | <5 | 2014/15
        C2 Stalking | 2015/16 | 5-9 | 2015/16
        D2 Stalking | 2016/17 | 10-14 | 2016/17
        B3 Threats | 2014/15 | 12 | 2014/15
        C3 Threats | 2015/16 | 13 | 2015/16
        D3 Threats | 2016/17 | 14 | 2016/17
        B4 Robbery | 2014/15 | <5 | 2014/15
        C4 Robbery | 2015/16 | 5 | 2015/16
        D4 Robbery | 2016/17 | 6 | 2016/17
        """,
    ),
    "counts that look like years": (
        """
        Offence  | 2014/15 | 2015/16 | 2016/17
        Stalking |    1994 |    1995 |    1996
        Threats  |    1990 |    2013 |    2007
        Robbery  |    1999 |    2000 |    2001
        """,
        """
        B2 Stalking | 2014/15 | 1994 | 2014/15
        C2 Stalking | 2015/16 | 1995 | 2015/16
        D2 Stalking | 2016/17 | 1996 | 2016/17
        B3 Threats | 2014/15 | 1990 | 2014/15
        C3 Threats | 2015/16 | 2013 | 2015/16
        D3 Threats | 2016/17 | 2007 | 2016/17
        B4 Robbery | 2014/15 | 1999 | 2014/15
        C4 Robbery | 2015/16 | 2000 | 2015/16
        D4 Robbery | 2016/17 | 2001 | 2016/17
        """,
    ),
    "a code that looks like a year": (
        """
        Offence code | Offence  | 2015/16 | 2016/17
        2016         | Stalking |      12 |      13
        2017         | Threats  |      30 |      31
        """,
        """
        C2 2016 > Stalking | 2015/16 | 12 | 2015/16
        D2 2016 > Stalking | 2016/17 | 13 | 2016/17
        C3 2017 > Threats | 2015/16 | 30 | 2015/16
        D3 2017 > Threats | 2016/17 | 31 | 2016/17
        """,
    ),
    "forces beside regions with figures need no region to be told apart": (
        """
        Region | Force    | 2015/16 | 2016/17 | 2017/18
        North  |          |     101 |     118 |     131
               | Durham   |      40 |      55 |      61
               | Cumbria  |      61 |      63 |      70
        South  |          |     203 |     190 |     245
               | Kent     |     120 |     110 |     133
               | Sussex   |      83 |      80 |     112
        """,
        """
        C3 Durham | 2015/16 | 40 | 2015/16
        D3 Durham | 2016/17 | 55 | 2016/17
        E3 Durham | 2017/18 | 61 | 2017/18
        C4 Cumbria | 2015/16 | 61 | 2015/16
        D4 Cumbria | 2016/17 | 63 | 2016/17
        E4 Cumbria | 2017/18 | 70 | 2017/18
        C6 Kent | 2015/16 | 120 | 2015/16
        D6 Kent | 2016/17 | 110 | 2016/17
        E6 Kent | 2017/18 | 133 | 2017/18
        C7 Sussex | 2015/16 | 83 | 2015/16
        D7 Sussex | 2016/17 | 80 | 2016/17
        E7 Sussex | 2017/18 | 112 | 2017/18
        """,
    ),
    "questions numbered 1, 1.1 and 1.2": (
        """
        No. | Question          | 2017 | 2018
        1   | Complaints raised |   61 |   72
        1.1 | Appeals lodged    |   20 |   18
        1.2 | Claims withdrawn  |    9 |   14
        2   | Cars lost         |    7 |    5
        """,
        """
        C2 1 > Complaints raised | 2017 | 61 | 2017
        D2 1 > Complaints raised | 2018 | 72 | 2018
        C3 1.1 > Appeals lodged | 2017 | 20 | 2017
        D3 1.1 > Appeals lodged | 2018 | 18 | 2018
        C4 1.2 > Claims withdrawn | 2017 | 9 | 2017
        D4 1.2 > Claims withdrawn | 2018 | 14 | 2018
        C5 2 > Cars lost | 2017 | 7 | 2017
        D5 2 > Cars lost | 2018 | 5 | 2018
        """,
    ),
    "ages under groups of which one is not known": (
        """
        Age      | 2016/17 | 2017/18
        Female   |         |
        Under 18 |      12 |      13
        18-24    |       2 |       3
        25+      |       1 |       4
        Unknown  |         |
        Under 18 |      22 |      23
        18-24    |      32 |      33
        25+      |       6 |       7
        """,
        """
        B3 Female > Under 18 | 2016/17 | 12 | 2016/17
        C3 Female > Under 18 | 2017/18 | 13 | 2017/18
        B4 Female > 18-24 | 2016/17 | 2 | 2016/17
        C4 Female > 18-24 | 2017/18 | 3 | 2017/18
        B5 Female > 25+ | 2016/17 | 1 | 2016/17
        C5 Female > 25+ | 2017/18 | 4 | 2017/18
        B7 Unknown > Under 18 | 2016/17 | 22 | 2016/17
        C7 Unknown > Under 18 | 2017/18 | 23 | 2017/18
        B8 Unknown > 18-24 | 2016/17 | 32 | 2016/17
        C8 Unknown > 18-24 | 2017/18 | 33 | 2017/18
        B9 Unknown > 25+ | 2016/17 | 6 | 2016/17
        C9 Unknown > 25+ | 2017/18 | 7 | 2017/18
        """,
    ),
    "labels between the columns of figures": (
        """
        Males   |       < |          | Females |       <
        2016/17 | 2017/18 |  Offence | 2016/17 | 2017/18
        12      |      13 | Stalking |       4 |       5
        30      |      31 |  Threats |       6 |       7
        """,
        """
        A3 Stalking | Males > 2016/17 | 12 | 2016/17
        B3 Stalking | Males > 2017/18 | 13 | 2017/18
        D3 Stalking | Females > 2016/17 | 4 | 2016/17
        E3 Stalking | Females > 2017/18 | 5 | 2017/18
        A4 Threats | Males > 2016/17 | 30 | 2016/17
        B4 Threats | Males > 2017/18 | 31 | 2017/18
        D4 Threats | Females > 2016/17 | 6 | 2016/17
        E4 Threats | Females > 2017/18 | 7 | 2017/18
        """,
    ),
    "a total over regions that stand alone": (
        """
        Force      | 2016/17 | 2017/18
        Total      |      12 |      16
        North      |         |
        Durham     |       1 |       2
        Cleveland  |       3 |       4
        South      |         |
        Dorset     |       3 |       4
        Wiltshire  |       5 |       6
        """,
        """
        B4 North > Durham | 2016/17 | 1 | 2016/17
        C4 North > Durham | 2017/18 | 2 | 2017/18
        B5 North > Cleveland | 2016/17 | 3 | 2016/17
        C5 North > Cleveland | 2017/18 | 4 | 2017/18
        B7 South > Dorset | 2016/17 | 3 | 2016/17
        C7 South > Dorset | 2017/18 | 4 | 2017/18
        B8 South > Wiltshire | 2016/17 | 5 | 2016/17
        C8 South > Wiltshire | 2017/18 | 6 | 2017/18
        """,
    ),
}
