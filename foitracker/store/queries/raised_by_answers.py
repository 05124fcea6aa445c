"""What the files themselves raise: names of other forces in them, and sheets or answers that say the same twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Coalesce

from foitracker.periods import Period
from foitracker.store.matching import force_names, named_force
from foitracker.store.models import Figure, Force, Reading, Round
from foitracker.store.queries.lines import plain
from foitracker.store.queries.names import names_of
from foitracker.store.queries.raised import Raised
from foitracker.store.queries.sums import measure_for
from foitracker.totals.change import LEAST_BASE
from foitracker.totals.checks import Weight, What
from foitracker.totals.entries import Counting, Measure
from foitracker.totals.ranges import Range, total_of
from foitracker.totals.words import counted_words, listed, short_number


def two_forces(round: Round) -> Iterator[Raised]:
    """Answers of one force whose sheets or labels are the name of another: one letter may answer for two or three.

    A name inside a longer label says nothing: North Lincolnshire is a district of Humberside.
    """
    known = force_names(names_of(Force.objects.all()))
    named = defaultdict(Counter)  # (force, answer) -> other force -> figures
    sums, files = Counter(), {}
    figures = _figures(round).values_list(
        "request__force__slug", "reading__answer", "reading__answer__file_name", "sheet", "row_labels", "column_labels",
        "low",
    )  # fmt: skip
    for slug, answer, file_name, sheet, rows, columns, low in figures.iterator(chunk_size=2000):
        files[answer] = file_name
        others = (force for text in (sheet, *rows, *columns) if (force := named_force(text, known)))
        for other in {force.slug for force in others} - {slug}:
            named[slug, answer][other] += 1
            sums[slug, answer] += low or 0
    names = {force.slug: force.name for force in known.values()}
    for (slug, answer), others in sorted(named.items()):
        number = sum(others.values())
        whose = listed([names[other] for other in sorted(others)])
        words = (
            f"{counted_words(number, 'figure', 'figures')} of “{files[answer]}” stand under the name of {whose}, in an "
            f"answer of {names[slug]}. Are they that force’s?"
        )
        evidence = [answer, sorted(others.items()), sums[slug, answer]]
        yield Raised(What.TWO_FORCES, Weight.BLOCKS, slug, "", words, evidence, answer=answer)


def given_twice(round: Round) -> Iterator[Raised]:
    """Sheets of an answer that say the same, and answers of a force that give the same offence for the same period."""
    given = [
        _Given(slug, answer, sheet, Period(starts_on, ends_on), category, Range(low, high))
        for slug, answer, sheet, starts_on, ends_on, category, low, high in (
            _decided_figures(round)
            .values_list(
                "request__force__slug", "reading__answer", "sheet", "starts_on", "ends_on", "wording__category"
            )
            .annotate(low_sum=Sum("low", default=0), high_sum=Sum(Coalesce("high", "low"), default=0))
            .order_by()
        )
    ]
    yield from _repeated_sheets(given)
    yield from _of_two_answers(given, measure_for(round.scheme))


@dataclass(frozen=True, slots=True)
class _Given:
    """What one sheet gives of one offence and period."""

    force: str
    answer: int
    sheet: str
    period: Period
    category: str
    range: Range


def _repeated_sheets(given: Iterable[_Given]) -> Iterator[Raised]:
    """Two sheets with the same numbers for the same offences and years: is one a repeat of the other?"""
    sheets = defaultdict(lambda: defaultdict(dict))
    for one in given:
        numbers = sheets[one.force, one.answer][one.sheet]
        numbers[one.period.label, one.category] = (one.range.low, one.range.high)
    for (slug, answer), by_sheet in sorted(sheets.items()):
        alike = defaultdict(list)
        for sheet, numbers in by_sheet.items():
            alike[tuple(sorted(numbers.items()))].append(sheet)
        for numbers, names in alike.items():
            total = sum(low for _, (low, _) in numbers)
            if len(names) > 1 and total >= LEAST_BASE:
                where = listed([f"“{name}”" for name in sorted(names)])
                words = f"The sheets {where} give the same numbers, {total:,} in all, and all of them are counted."
                evidence = [answer, sorted(names), numbers]
                yield Raised(What.POSSIBLE_DOUBLE_COUNT, Weight.ASK, slug, "", words, evidence, answer=answer)


def _of_two_answers(given: Iterable[_Given], measure: Measure) -> Iterator[Raised]:
    """Nobody can add an answer that gives an offence twice; but wordings are ruled on later, and anew."""
    answers = defaultdict(list)
    for one in given:
        if measure.counting.get(one.category) is Counting.COUNTED:
            answers[one.force, one.period, one.category].append(one)
    for (slug, period, category), its in sorted(answers.items()):
        numbers = sorted({one.answer for one in its})
        if len(numbers) < 2:
            continue
        together = total_of(one.range for one in its)
        words = (
            f"{len(numbers)} answers give {measure.title(category)}, and all of them are counted: "
            f"{short_number(together.low, together.high)} together. Rule on their wordings, or reject one of them."
        )
        evidence = [numbers, category, together.low, together.high]
        yield Raised(What.POSSIBLE_DOUBLE_COUNT, Weight.ASK, slug, period.label, words, evidence, answer=numbers[-1])


def confirmed_all_the_same(round: Round) -> Iterator[Raised]:
    """Readings whose open points were answered with a reason by whoever confirmed them: worth knowing, and no more."""
    readings = (
        Reading.objects.shared()
        .filter(answer__request__round=round, status=Reading.Status.CONFIRMED)
        .exclude(rulings=[])
        .defer("found")
        .select_related("answer__request__force", "decided_by")
    )
    for reading in readings.order_by("answer__request__force__slug"):
        first = reading.rulings[0]
        more = len(reading.rulings) - 1
        others = f" {counted_words(more, 'more point was', 'more points were')} open." if more else ""
        words = f"{plain(first['point'])}{others} {reading.decided_by.get_username()} confirmed it: {first['why']}"
        yield Raised(
            What.CONFIRMED_ALL_THE_SAME, Weight.NOTE, reading.answer.request.force.slug, "", words,
            [reading.pk], answer=reading.answer_id,
        )  # fmt: skip


def _figures(round):
    return Figure.objects.current().in_round(round).data()


def _decided_figures(round):
    return _figures(round).filter(starts_on__isnull=False, wording__isnull=False).exclude(wording__category="")
