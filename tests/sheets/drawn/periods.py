"""How tables say which period a figure is for."""

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
    "financial years with a footnote number glued on": (
        """
        Offence  | 2014/15 | 2015/161 | 2016/172
        Stalking |      12 |       13 |       14
        Threats  |      30 |       31 |       32
        """,
        """
        B2 Stalking | 2014/15 | 12 | 2014/15
        C2 Stalking | 2015/161 | 13 | 2015/16
        D2 Stalking | 2016/172 | 14 | 2016/17
        B3 Threats | 2014/15 | 30 | 2014/15
        C3 Threats | 2015/161 | 31 | 2015/16
        D3 Threats | 2016/172 | 32 | 2016/17
        """,
    ),
    "months under a heading of twelve months that end with them": (
        """
        12 months ending | Cautions
        March 2019       |       45
        March 2020       |       52
        """,
        """
        B2 March 2019 | Cautions | 45 | 2018/19
        B3 March 2020 | Cautions | 52 | 2019/20
        """,
    ),
    "bare years under a heading that says when they end": (
        """
                 | Year ending March |    < |    <
        Offence  |              2018 | 2019 | 2020
        Stalking |                12 |   13 |   14
        Threats  |                30 |   31 |   32
        """,
        """
        B3 Stalking | 2018 | 12 | 2017/18
        C3 Stalking | 2019 | 13 | 2018/19
        D3 Stalking | 2020 | 14 | 2019/20
        B4 Threats | 2018 | 30 | 2017/18
        C4 Threats | 2019 | 31 | 2018/19
        D4 Threats | 2020 | 32 | 2019/20
        """,
    ),
    "financial years in six digits": (
        """
        Offence  | 201011 | 201112 | 201213
        Stalking |     12 |     13 |     14
        Threats  |     30 |     31 |     32
        """,
        """
        B2 Stalking | 201011 | 12 | 2010/11
        C2 Stalking | 201112 | 13 | 2011/12
        D2 Stalking | 201213 | 14 | 2012/13
        B3 Threats | 201011 | 30 | 2010/11
        C3 Threats | 201112 | 31 | 2011/12
        D3 Threats | 201213 | 32 | 2012/13
        """,
    ),
    "financial years in six digits down the side": (
        """
        Year   | Stalking | Threats
        201718 |       12 |      13
        201819 |       30 |      31
        201920 |        5 |       6
        """,
        """
        B2 201718 | Stalking | 12 | 2017/18
        C2 201718 | Threats | 13 | 2017/18
        B3 201819 | Stalking | 30 | 2018/19
        C3 201819 | Threats | 31 | 2018/19
        B4 201920 | Stalking | 5 | 2019/20
        C4 201920 | Threats | 6 | 2019/20
        """,
    ),
    "months in six digits": (
        """
        Offence  | 201110 | 201111 | 201112
        Stalking |     12 |     13 |     14
        Threats  |     30 |     31 |     32
        """,
        """
        B2 Stalking | 201110 | 12 | Oct 2011
        C2 Stalking | 201111 | 13 | Nov 2011
        D2 Stalking | 201112 | 14 | Dec 2011
        B3 Threats | 201110 | 30 | Oct 2011
        C3 Threats | 201111 | 31 | Nov 2011
        D3 Threats | 201112 | 32 | Dec 2011
        """,
    ),
}
