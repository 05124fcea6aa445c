"""Sums, with the word for it and without."""

LAYOUTS = {
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
    "a country over suppressed and rounded figures": (
        """
        People in contact in 2018 | | |
        Organisation | In contact | Adults | Children
        England      |      21045 |  15305 |     5725
        Ashford      |       4050 |   3155 |      890
        Barnton      |       3275 |      * |     3250
        Corby        |       6210 |   5860 |      355
        Derby        |       2490 |   2490 |        *
        Ely          |       5015 |   3795 |     1220
        * denotes fewer than 5 | | |
        """,
        """
        B4 Ashford | In contact | 4050 | 2018
        C4 Ashford | Adults | 3155 | 2018
        D4 Ashford | Children | 890 | 2018
        B5 Barnton | In contact | 3275 | 2018
        C5 Barnton | Adults | * | 2018
        D5 Barnton | Children | 3250 | 2018
        B6 Corby | In contact | 6210 | 2018
        C6 Corby | Adults | 5860 | 2018
        D6 Corby | Children | 355 | 2018
        B7 Derby | In contact | 2490 | 2018
        C7 Derby | Adults | 2490 | 2018
        D7 Derby | Children | * | 2018
        B8 Ely | In contact | 5015 | 2018
        C8 Ely | Adults | 3795 | 2018
        D8 Ely | Children | 1220 | 2018
        """,
    ),
    "an outer label alone over suppressed figures": (
        """
        Group    | Offence | 2016/17 | 2017/18
        Violence |         |       7 |       8
                 | Adult   |      <5 |      <5
                 | Child   |      <5 |      <5
        Theft    |         |       6 |       8
                 | Vehicle |      <5 |      <5
                 | Bicycle |      <5 |      <5
        """,
        """
        C3 Adult | 2016/17 | <5 | 2016/17
        D3 Adult | 2017/18 | <5 | 2017/18
        C4 Child | 2016/17 | <5 | 2016/17
        D4 Child | 2017/18 | <5 | 2017/18
        C6 Vehicle | 2016/17 | <5 | 2016/17
        D6 Vehicle | 2017/18 | <5 | 2017/18
        C7 Bicycle | 2016/17 | <5 | 2016/17
        D7 Bicycle | 2017/18 | <5 | 2017/18
        """,
    ),
    "totals of one period among columns of several": (
        """
        Force  | Q1 2017/18 A | Q2 2017/18 A | Q1 2017/18 B | Q2 2017/18 B | Q1 2017/18 Totals | Q2 2017/18 Totals
        Durham |            4 |            6 |           21 |           45 |                25 |                51
        Kent   |            9 |            3 |            6 |            8 |                15 |                11
        """,
        """
        B2 Durham | Q1 2017/18 A | 4 | Apr-Jun 2017
        C2 Durham | Q2 2017/18 A | 6 | Jul-Sep 2017
        D2 Durham | Q1 2017/18 B | 21 | Apr-Jun 2017
        E2 Durham | Q2 2017/18 B | 45 | Jul-Sep 2017
        B3 Kent | Q1 2017/18 A | 9 | Apr-Jun 2017
        C3 Kent | Q2 2017/18 A | 3 | Jul-Sep 2017
        D3 Kent | Q1 2017/18 B | 6 | Apr-Jun 2017
        E3 Kent | Q2 2017/18 B | 8 | Jul-Sep 2017
        """,
    ),
}
