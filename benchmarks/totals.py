"""The national table beside the bare SQL aggregate, and read from the sums that are kept, with ever more figures.

    python benchmarks/totals.py [--figures 100000 1000000] [--times 5] [--keep FOLDER]

Bodies times 20 years times 250 wordings of the Home Office's counting rules: 10,000,000 figures are 2,000 bodies. Each
number of figures has a database of its own: SQLite, or where FOITRACKER_DATABASE_URL names a PostgreSQL server one
beside the database it names. They are made inside the database, which takes about two minutes for ten million, kept
in --keep (on PostgreSQL in any case) and used again by the next run. Figures are medians; the ways take turns.

"bare SQL" is the least that a table of years and categories needs: one GROUP BY of the confirmed figures of the round,
sent and fetched without Django. "added up anew" is the table with coverage, areas, changes and everything missing, from
all figures. "kept" is the same table from the sums that every action keeps in step; "page" is the server's time for the
page of totals, from the request to the bytes of the answer. "one body" is what an action adds to keep the sums in step.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

FIGURES_OF_A_BODY = 20 * 250
BARE = """
SELECT figure.starts_on, figure.ends_on, wording.category, COUNT(*), SUM(figure.low), SUM(figure.high)
FROM store_figure figure
JOIN store_reading reading ON reading.id = figure.reading_id
JOIN store_request request ON request.id = figure.request_id
JOIN store_wording wording ON wording.id = figure.wording_id
WHERE request.round_id = %s AND reading.status = 'confirmed' AND figure.superseded_at IS NULL AND figure.role = 'data'
GROUP BY figure.starts_on, figure.ends_on, wording.category
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="a folder in which databases are kept for the next run")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)  # what a process of its own is to do
    asked = parser.parse_args()
    if asked.alone:
        return alone(asked.alone, asked.times)
    with tempfile.TemporaryDirectory() as folder:
        for figures in asked.figures:
            environment = os.environ | {"FOITRACKER_DATABASE_URL": database(asked.keep or Path(folder), figures)}
            command = [sys.executable, __file__, "--alone", str(figures), "--times", str(asked.times)]
            subprocess.run(command, env=environment | {"FOITRACKER_VAR": folder}, check=True)
    return None


def database(folder: Path, figures: int) -> str:
    """The address of the database of so many figures, on the server that the environment names or in the folder."""
    server = os.environ.get("FOITRACKER_DATABASE_URL", "")
    if not server.startswith("postgres"):
        folder.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{folder}/totals-{figures}.sqlite3"
    import psycopg  # of PostgreSQL alone

    name = f"foitracker_totals_{figures}"
    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def alone(figures: int, times: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from made.many_figures import make_round

    from foitracker.store.actions import rolling_up
    from foitracker.store.models import Round
    from foitracker.store.queries import national_table as query
    from foitracker.store.queries.sums import kept_sums
    from foitracker.store.queries.sums_anew import added_anew

    call_command("migrate", verbosity=0)
    round = Round.objects.filter(slug="totals").first()
    if round is None:
        made, round = timed(lambda: make_round("totals", bodies=figures // FIGURES_OF_A_BODY))
        print(f"made {figures:,} figures in {made:.0f} s", flush=True)
    if kept_sums(round) is None:
        built, _ = timed(lambda: roll_up(round))
        print(f"the sums are there after {built:.0f} s", flush=True)
    assert kept_sums(round) == added_anew(round), "the sums are not what the figures add up to"

    query.LARGE = 0  # the page of a large round, whatever the number of figures
    client, one = signed_in(), [round.requests.order_by("pk").first().pk]

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE, [round.pk])
            assert cursor.fetchall()

    def anew() -> None:
        kept, query.kept_sums = query.kept_sums, lambda round: None
        assert query.national_table(round).table.everywhere.numbers[-1].usable
        query.kept_sums = kept

    def page() -> None:
        assert client.get("/rounds/totals/totals/").status_code == 200

    taken = side_by_side(
        {
            "bare SQL": bare,
            "added up anew": anew,
            "kept": lambda: query.national_table(round),
            "page": page,
            "one body": lambda: rolling_up.bring_in_step(requests=one),
        },
        times,
    )
    print(f"\n{figures:,} figures in {connection.display_name}")
    print(f"{'':16}{'ms':>10}{'of the processor':>18}{'x bare SQL':>12}")
    for name, (wall, processor) in taken.items():
        print(f"{name:16}{wall:10,.0f}{processor:18,.0f}{wall / taken['bare SQL'][0]:12.3f}", flush=True)


def roll_up(round) -> None:
    """Adds every body up; of very many only the first ones, and the round itself anew: that one way gives what the
    other gives is for the tests to say, and for the smaller rounds here."""
    from foitracker.store.actions import rolling_up
    from foitracker.store.models import RequestSums, RoundSums
    from foitracker.store.queries.sums import AT_ONCE, parts_of, rules_of
    from foitracker.store.queries.sums_anew import added_anew
    from foitracker.totals.sums import to_plain

    if round.requests.count() <= 200:
        return rolling_up.roll_up(round=round)
    first = list(round.requests.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    RequestSums.objects.bulk_create(
        RequestSums(request_id=pk, sums=to_plain(part)) for pk, part in parts_of(round, first).items()
    )
    sums = {"sums": to_plain(added_anew(round)), "in_step": True, "rules": rules_of(round.scheme)}
    RoundSums.objects.update_or_create(round=round, defaults=sums)
    return None


def signed_in():
    """A client of a researcher."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.test import Client

    from foitracker.store.roles import make_roles

    make_roles()
    person, _ = get_user_model().objects.get_or_create(username="benchmark")
    person.groups.add(Group.objects.get(name="researchers"))
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client


def timed(act: Callable) -> tuple[float, object]:
    begun = perf_counter()
    done = act()
    return perf_counter() - begun, done


def side_by_side(ways: dict[str, Callable[[], object]], times: int) -> dict[str, tuple[float, float]]:
    """Milliseconds on the clock and of this process, each way once in every turn; the first turn is not counted."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for turn in range(times + 1):
        for name, act in ways.items():
            gc.collect()  # what the way before has left is not this one's to clear away
            clock, processor = perf_counter(), process_time()
            act()
            if turn:
                taken[name].append((1000 * (perf_counter() - clock), 1000 * (process_time() - processor)))
    return {name: tuple(map(median, zip(*each, strict=True))) for name, each in taken.items()}


if __name__ == "__main__":
    main()
