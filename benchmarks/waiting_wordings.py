"""The page of wordings that wait, with many of them beside few in the same run.

    python benchmarks/waiting_wordings.py [--many 5000] [--few 50] [--forces 45] [--times 7]

A round of --forces forces in an empty database of its own; every waiting wording is in the answers of three. The
figure is the server's time for the page: from the request to the bytes of the answer, without network and browser.
"""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--many", type=int, default=5000)
    parser.add_argument("--few", type=int, default=50)
    parser.add_argument("--forces", type=int, default=45)
    parser.add_argument("--times", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"FOITRACKER_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        os.environ["FOITRACKER_DATABASE_URL"] = f"sqlite:///{folder}/benchmark.sqlite3"
        taken = run(asked)
    print(f"{'waiting wordings':>18}{'median ms':>12}{'slowest ms':>12}")
    for count, times in taken.items():
        print(f"{count:>18,}{1000 * median(times):>12.0f}{1000 * max(times):>12.0f}")
    print(f"{asked.many:,} take {median(taken[asked.many]) / median(taken[asked.few]):.1f} x the time of {asked.few:,}")


def run(asked) -> dict[int, list[float]]:
    """Seconds of each opening of the page, by the number of wordings that wait."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from foitracker.store.roles import make_roles

    call_command("migrate", verbosity=0)
    make_roles()
    client = Client(headers={"host": "localhost"})
    client.force_login(researcher())
    rounds = {count: furnished(f"round-{count}", count, asked.forces) for count in (asked.few, asked.many)}
    taken: dict[int, list[float]] = {count: [] for count in rounds}
    for turn in range(asked.times + 1):
        for count, slug in rounds.items():
            start = perf_counter()
            answer = client.get(f"/rounds/{slug}/wordings/", {"status": "waiting"})
            if turn:  # the first opening of each warms templates and caches up
                taken[count].append(perf_counter() - start)
            assert answer.status_code == 200 and b"Local offence" in answer.content
    return taken


def researcher():
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    person = get_user_model().objects.create_user("researcher")
    person.groups.add(Group.objects.get(name="researchers"))
    return person


def furnished(slug: str, count: int, forces: int) -> str:
    """A round with `count` waiting wordings, each with figures of two years in three forces; its short name."""
    from foitracker.store.actions import wordings
    from foitracker.store.models import Figure
    from tests.factories import make_force, make_person, make_reading, make_round

    by = make_person()
    asked = [make_force(f"Force {n}") for n in range(forces)]
    round = make_round(slug=slug, forces=asked, by=by, scheme="sexual-communication-and-grooming")
    readings = []
    for n, request in enumerate(round.requests.all()):
        rows = [["Offence", "2016/17", "2017/18"], [f"Answer {slug} {n}", 1, 2]]
        readings.append(make_reading(request=request, rows=rows, file_name=f"{slug} {n}.xlsx", by=by))
    texts = [f"Local offence {slug} number {n} of the record system" for n in range(count)]
    met = wordings.meet(scheme=round.scheme, texts=texts)
    Figure.objects.bulk_create(
        Figure(
            reading=reading,
            request=reading.answer.request,
            sheet="Sheet1",
            cell=f"B{100 + n}",
            raw=str(n),
            row_labels=[text],
            column_labels=[str(year)],
            role=Figure.Role.DATA,
            starts_on=date(year, 4, 1),
            ends_on=date(year + 1, 3, 31),
            wording=met[text],
            low=n,
            high=n,
        )
        for n, text in enumerate(texts)
        for reading in (readings[(n + step) % len(readings)] for step in (0, 7, 19))
        for year in (2016, 2017)
    )
    return slug


if __name__ == "__main__":
    main()
