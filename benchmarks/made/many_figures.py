"""A round with as many confirmed figures as one likes, made inside the database in minutes."""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from foitracker.offences import load_scheme
from foitracker.periods import financial_year
from foitracker.store.models import Answer, AnswerFile, Figure, Force, Reading, Request, Round, RoundPeriod, Wording
from foitracker.totals.entries import Counting

SCHEME = "home-office"
YEARS, WORDINGS = 20, 250
NATIONS = {"England": 9, "Wales": 1, "Scotland": 1, "Northern Ireland": 1}  # with how many regions each

# Of the figures about one in 33 is "<5"; of the bodies one in 50 gives one cell without a number.
_FIGURES = """
INSERT INTO store_figure
    (reading_id, request_id, sheet, cell, raw, row_labels, column_labels, role, starts_on, ends_on, wording_id,
     low, high, absence, mark, doubts)
SELECT
    reading_id, request_id, 'Table 1', cell,
    CASE WHEN hidden = 1 THEN '*' WHEN small = 1 THEN '<5' ELSE CAST(number AS VARCHAR(10)) END,
    '[]', '[]', 'data', starts_on, ends_on, wording_id,
    CASE WHEN hidden = 1 THEN NULL WHEN small = 1 THEN 0 ELSE number END,
    CASE WHEN hidden = 1 THEN NULL WHEN small = 1 THEN 4 ELSE number END,
    CASE WHEN hidden = 1 THEN 'suppressed' ELSE '' END, '', '[]'
FROM (
    SELECT
        reading.id AS reading_id, answer.request_id, period.starts_on, period.ends_on, wording.id AS wording_id,
        'B' || (2 + wording.id %% 250) || '_' || period.id AS cell,
        5 + (reading.id * 7919 + period.id * 104729 + wording.id * 611953) %% 97 AS number,
        CASE WHEN (reading.id * 31 + period.id * 17 + wording.id) %% 33 = 0 THEN 1 ELSE 0 END AS small,
        CASE WHEN reading.id %% 50 = 0 AND wording.id = %s AND period.id = %s THEN 1 ELSE 0 END AS hidden
    FROM store_reading reading
    JOIN store_answer answer ON answer.id = reading.answer_id
    CROSS JOIN store_roundperiod period
    CROSS JOIN store_wording wording
    WHERE answer.round_id = %s AND period.round_id = %s AND wording.scheme = %s
) AS made
ORDER BY reading_id, starts_on, wording_id
"""


def make_round(slug: str, *, bodies: int) -> Round:
    """`bodies` x 20 years x 250 wordings, each figure in one confirmed reading of a body of its own."""
    by, _ = get_user_model().objects.get_or_create(username="benchmark")
    round = Round.objects.create(
        slug=slug,
        title=f"{bodies * YEARS * WORDINGS:,} figures",
        scheme=SCHEME,
        opened_on=date(2024, 4, 1),
        opened_by=by,
    )
    years = [financial_year(year) for year in range(2004, 2004 + YEARS)]
    periods = RoundPeriod.objects.bulk_create(
        RoundPeriod(round=round, starts_on=year.starts_on, ends_on=year.ends_on) for year in years
    )
    wordings = _wordings()
    _answers(round, _bodies(bodies), by)
    hidden = (wordings[7].pk, periods[-1].pk)
    with connection.cursor() as cursor:
        dropped = _drop_indexes(cursor) if not Figure.objects.exists() else []
        cursor.execute(_FIGURES, [*hidden, round.pk, round.pk, SCHEME])
        for statement in dropped:
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    return round


def _bodies(count: int) -> list[Force]:
    regions = [(nation, f"{nation} {n}") for nation, how_many in NATIONS.items() for n in range(1, how_many + 1)]
    made = [
        Force(
            slug=f"body-{n:04}", name=f"Body {n:04}", short_name=f"Body {n:04}", nation=regions[n % 12][0],
            region=regions[n % 12][1], law="foia", kind="territorial", asked_by_default=False,
        )
        for n in range(count)
    ]  # fmt: skip
    Force.objects.bulk_create(made, ignore_conflicts=True)
    return list(Force.objects.filter(slug__startswith="body-").order_by("slug")[:count])


def _wordings() -> list[Wording]:
    """250 wordings, so that every counted category of the scheme has one or two."""
    categories = load_scheme(SCHEME).categories.items()
    counted = [code for code, category in categories if category.counting.name == Counting.COUNTED.name]
    if not Wording.objects.in_scheme(SCHEME).exists():
        Wording.objects.bulk_create(
            Wording(
                scheme=SCHEME, tidied=f"offence {n}", text=f"Offence {n}", decision="accepted", reason="Made.",
                category=counted[n % len(counted)],
            )
            for n in range(WORDINGS)
        )  # fmt: skip
    return list(Wording.objects.in_scheme(SCHEME).order_by("pk"))


def _answers(round: Round, bodies: list[Force], by) -> None:
    now = timezone.now()
    requests = Request.objects.bulk_create(
        Request(round=round, force=force, state="answered", outcome="provided_full", sent_on=date(2024, 4, 2))
        for force in bodies
    )
    files = AnswerFile.objects.bulk_create(
        AnswerFile(sha256=f"{request.pk:064x}", size=1, content=f"none/{request.pk}", state="open", stored_by=by)
        for request in requests
    )
    answers = Answer.objects.bulk_create(
        Answer(
            round=round, file=file, file_name=f"{request.pk}.xlsx", request=request, received_on=date(2024, 5, 1),
            uploaded_by=by, matched_at=now, matched_by=by,
        )
        for request, file in zip(requests, files, strict=True)
    )  # fmt: skip
    Reading.objects.bulk_create(
        Reading(answer=answer, status="confirmed", read_by=by, decided_at=now, decided_by=by) for answer in answers
    )


def _drop_indexes(cursor) -> list[str]:
    """Takes the indexes of figures away while many are written; the statements that make them again."""
    if connection.vendor == "sqlite":
        found = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'store_figure' AND sql <> ''"
    else:
        found = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'store_figure'"
        found += " AND indexdef NOT LIKE '%UNIQUE%'"
    cursor.execute(found)
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [statement for _, statement in indexes]
