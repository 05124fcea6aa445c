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
}
