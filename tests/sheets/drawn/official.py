"""Tables as offices of statistics lay them out: revised years, units, groups of groups."""

LAYOUTS = {
    "years with a mark for revised and provisional figures": (
        """
        Area     | 2015 | 2016 | 2017 (r) | 2018 (p)
        Bridgend |   12 |   13 |       14 |       15
        Cardiff  |   30 |   31 |       32 |       33
        """,
        """
        B2 Bridgend | 2015 | 12 | 2015
        C2 Bridgend | 2016 | 13 | 2016
        D2 Bridgend | 2017 (r) | 14 | 2017
        E2 Bridgend | 2018 (p) | 15 | 2018
        B3 Cardiff | 2015 | 30 | 2015
        C3 Cardiff | 2016 | 31 | 2016
        D3 Cardiff | 2017 (r) | 32 | 2017
        E3 Cardiff | 2018 (p) | 33 | 2018
        """,
    ),
    "a column of marks for revised figures between labels and figures": (
        """
        Year    | Quarter |     | Received | Closed
        2016/17 |         |     |      100 |     90
        2017/18 |         |     |       10 |     14
        2017/18 | Q1      |     |        1 |      2
                | Q2      | (r) |        2 |      3
                | Q3      | (r) |        3 |      4
                | Q4      | (p) |        4 |      5
        """,
        """
        D2 2016/17 | Received | 100 | 2016/17
        E2 2016/17 | Closed | 90 | 2016/17
        D4 2017/18 > Q1 | Received | 1 | Apr-Jun 2017
        E4 2017/18 > Q1 | Closed | 2 | Apr-Jun 2017
        D5 2017/18 > Q2 | Received | 2 | Jul-Sep 2017
        E5 2017/18 > Q2 | Closed | 3 | Jul-Sep 2017
        D6 2017/18 > Q3 | Received | 3 | Oct-Dec 2017
        E6 2017/18 > Q3 | Closed | 4 | Oct-Dec 2017
        D7 2017/18 > Q4 | Received | 4 | Jan-Mar 2018
        E7 2017/18 > Q4 | Closed | 5 | Jan-Mar 2018
        """,
    ),
    "the years before, and the quarters of some of them below": (
        """
        Year    | Quarter | Received | Closed
        2015/16 |         |      100 |     90
        2016/17 |         |      110 |     95
        2017/18 |         |       10 |     14
                |         |          |
        2016/17 | Q1      |       20 |     20
                | Q2      |       30 |     25
                | Q3 (r)  |       25 |     30
                | Q4 (r)  |       35 |     20
        2017/18 | Q1      |        1 |      2
                | Q2      |        2 |      3
                | Q3      |        3 |      4
                | Q4 (p)  |        4 |      5
        """,
        """
        C2 2015/16 | Received | 100 | 2015/16
        D2 2015/16 | Closed | 90 | 2015/16
        C6 2016/17 > Q1 | Received | 20 | Apr-Jun 2016
        D6 2016/17 > Q1 | Closed | 20 | Apr-Jun 2016
        C7 2016/17 > Q2 | Received | 30 | Jul-Sep 2016
        D7 2016/17 > Q2 | Closed | 25 | Jul-Sep 2016
        C8 2016/17 > Q3 (r) | Received | 25 | Oct-Dec 2016
        D8 2016/17 > Q3 (r) | Closed | 30 | Oct-Dec 2016
        C9 2016/17 > Q4 (r) | Received | 35 | Jan-Mar 2017
        D9 2016/17 > Q4 (r) | Closed | 20 | Jan-Mar 2017
        C10 2017/18 > Q1 | Received | 1 | Apr-Jun 2017
        D10 2017/18 > Q1 | Closed | 2 | Apr-Jun 2017
        C11 2017/18 > Q2 | Received | 2 | Jul-Sep 2017
        D11 2017/18 > Q2 | Closed | 3 | Jul-Sep 2017
        C12 2017/18 > Q3 | Received | 3 | Oct-Dec 2017
        D12 2017/18 > Q3 | Closed | 4 | Oct-Dec 2017
        C13 2017/18 > Q4 (p) | Received | 4 | Jan-Mar 2018
        D13 2017/18 > Q4 (p) | Closed | 5 | Jan-Mar 2018
        """,
    ),
    "a unit over the last years, and notes beside years": (
        """
        Searches by force |         |             |
                          |         |             | Number of searches
        Force             | 2016/17 | 2017/18 3,4 | 2018/19 (1)(2)
        Kent              |      20 |          30 |             50
        Essex             |      40 |          50 |             25
        """,
        """
        B4 Kent | 2016/17 | 20 | 2016/17
        C4 Kent | 2017/18 3,4 | 30 | 2017/18
        D4 Kent | 2018/19 (1)(2) | 50 | 2018/19
        B5 Essex | 2016/17 | 40 | 2016/17
        C5 Essex | 2017/18 3,4 | 50 | 2017/18
        D5 Essex | 2018/19 (1)(2) | 25 | 2018/19
        """,
    ),
    "the sum of all but one, and a total of both": (
        """
        Force                         | 2016 | 2017 | 2018
        Kent                          |   20 |   30 |   50
        Essex                         |   40 |   50 |   25
        Surrey                        |   33 |   51 |   77
        British Transport Police      |    7 |    5 |   11
        England and Wales (excl. BTP) |   93 |  131 |  152
        Total                         |  100 |  136 |  163
        """,
        """
        B2 Kent | 2016 | 20 | 2016
        C2 Kent | 2017 | 30 | 2017
        D2 Kent | 2018 | 50 | 2018
        B3 Essex | 2016 | 40 | 2016
        C3 Essex | 2017 | 50 | 2017
        D3 Essex | 2018 | 25 | 2018
        B4 Surrey | 2016 | 33 | 2016
        C4 Surrey | 2017 | 51 | 2017
        D4 Surrey | 2018 | 77 | 2018
        B5 British Transport Police | 2016 | 7 | 2016
        C5 British Transport Police | 2017 | 5 | 2017
        D5 British Transport Police | 2018 | 11 | 2018
        """,
    ),
    "a section for all, and one for each sex": (
        """
        Offence           | 2016/17 | 2017/18
        Males and females |     370 |     389
        Violence          |     160 |     173
        Fraud             |     210 |     216
        Males             |     250 |     262
        Violence          |     120 |     131
        Fraud             |     130 |     131
        Females           |     120 |     127
        Violence          |      40 |      42
        Fraud             |      80 |      85
        """,
        """
        B6 Males > Violence | 2016/17 | 120 | 2016/17
        C6 Males > Violence | 2017/18 | 131 | 2017/18
        B7 Males > Fraud | 2016/17 | 130 | 2016/17
        C7 Males > Fraud | 2017/18 | 131 | 2017/18
        B9 Females > Violence | 2016/17 | 40 | 2016/17
        C9 Females > Violence | 2017/18 | 42 | 2017/18
        B10 Females > Fraud | 2016/17 | 80 | 2016/17
        C10 Females > Fraud | 2017/18 | 85 | 2017/18
        """,
    ),
    "groups of columns of which the last adds up the others": (
        """
        Officers in 2018 |            |        |           |        |           |
                         | Constables |        | Sergeants |        | All ranks |
        Force            | Male       | Female | Male      | Female | Male      | Female
        Kent             |        212 |    103 |        54 |     21 |       266 |    124
        Essex            |        187 |     98 |        47 |     18 |       234 |    116
        """,
        """
        B4 Kent | Constables > Male | 212 | 2018
        C4 Kent | Constables > Female | 103 | 2018
        D4 Kent | Sergeants > Male | 54 | 2018
        E4 Kent | Sergeants > Female | 21 | 2018
        B5 Essex | Constables > Male | 187 | 2018
        C5 Essex | Constables > Female | 98 | 2018
        D5 Essex | Sergeants > Male | 47 | 2018
        E5 Essex | Sergeants > Female | 18 | 2018
        """,
    ),
    "a list of codes wrapped in pairs of columns": (
        """
        Area | 2018 |  | Area | 2018 |  | Area | 2018
        AB   |   20 |  | B    |   31 |  | CA   |   44
        AL   |   25 |  | BA   |   35 |  | CB   |   41
        """,
        """
        B2 AB | 2018 | 20 | 2018
        B3 AL | 2018 | 25 | 2018
        E2 B | 2018 | 31 | 2018
        E3 BA | 2018 | 35 | 2018
        H2 CA | 2018 | 44 | 2018
        H3 CB | 2018 | 41 | 2018
        """,
    ),
    "ages wrapped without a space between": (
        """
        Age | 2018 | Age | 2018
        17  |   20 | 20  |   31
        18  |   25 | 21  |   35
        19  |   28 | 22  |   33
        """,
        """
        B2 17 | 2018 | 20 | 2018
        B3 18 | 2018 | 25 | 2018
        B4 19 | 2018 | 28 | 2018
        D2 20 | 2018 | 31 | 2018
        D3 21 | 2018 | 35 | 2018
        D4 22 | 2018 | 33 | 2018
        """,
    ),
    "headings that are written over several rows": (
        """
        Offences in 2018 |             |          |         |
                         | Violence    | Sexual   | Robbery | Criminal
                         | against the | offences |         | damage
        Force            | person      |          |         | and arson
        Kent             |         131 |       12 |      55 |        14
        Essex            |         218 |       22 |      67 |        81
        """,
        """
        B5 Kent | Violence > against the > person | 131 | 2018
        C5 Kent | Sexual > offences | 12 | 2018
        D5 Kent | Robbery | 55 | 2018
        E5 Kent | Criminal > damage > and arson | 14 | 2018
        B6 Essex | Violence > against the > person | 218 | 2018
        C6 Essex | Sexual > offences | 22 | 2018
        D6 Essex | Robbery | 67 | 2018
        E6 Essex | Criminal > damage > and arson | 81 | 2018
        """,
    ),
    "small letters under a heading that stands over several columns": (
        """
        In 2018 |          |           |       |
                | Total    | Of which: |       |
        Force   | offences | violence  | theft | other
        Kent    |      131 |        12 |    55 |    64
        Essex   |      218 |        22 |    67 |   129
        """,
        """
        C4 Kent | Of which: > violence | 12 | 2018
        D4 Kent | Of which: > theft | 55 | 2018
        E4 Kent | Of which: > other | 64 | 2018
        C5 Essex | Of which: > violence | 22 | 2018
        D5 Essex | Of which: > theft | 67 | 2018
        E5 Essex | Of which: > other | 129 | 2018
        """,
    ),
    "labels that go on in the next row": (
        """
        Offence              | 2016 | 2017
        Theft                |   11 |   12
        Miscellaneous crimes |      |
        against society      |   21 |   22
        Possession of        |      |
        weapons              |   41 |   44
        Arson                |   51 |   52
        """,
        """
        B2 Theft | 2016 | 11 | 2016
        C2 Theft | 2017 | 12 | 2017
        B4 Miscellaneous crimes > against society | 2016 | 21 | 2016
        C4 Miscellaneous crimes > against society | 2017 | 22 | 2017
        B6 Possession of > weapons | 2016 | 41 | 2016
        C6 Possession of > weapons | 2017 | 44 | 2017
        B7 Arson | 2016 | 51 | 2016
        C7 Arson | 2017 | 52 | 2017
        """,
    ),
    "numbers that rise over figures of which the first looks like a year": (
        """
        Drivers by area and penalty points, 2018 |                |     |     |
        Area                                     | Penalty points |     |     |
                                                 |              3 |   5 |  12 |   22
        Abbey                                    |           2028 | 518 | 684 |  180
        Dene                                     |           7857 | 789 | 189 | 6740
        """,
        """
        B4 Abbey | 3 | 2028 | 2018
        C4 Abbey | 5 | 518 | 2018
        D4 Abbey | 12 | 684 | 2018
        E4 Abbey | 22 | 180 | 2018
        B5 Dene | 3 | 7857 | 2018
        C5 Dene | 5 | 789 | 2018
        D5 Dene | 12 | 189 | 2018
        E5 Dene | 22 | 6740 | 2018
        """,
    ),
}
