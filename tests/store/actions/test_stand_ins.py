"""A published table in place of an answer: only where its codes are what is asked, and named wherever it counts."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.publishing import reply_pack
from foitracker.publishing.press_caveats import PUBLISHED
from foitracker.store.actions import files, held, official, readings, requests
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Event, StandIn
from foitracker.store.queries import press, right_of_reply
from foitracker.store.queries.cut import Asked, cut
from foitracker.store.queries.cut_publication import of_cut
from foitracker.store.queries.flags import flags
from foitracker.store.queries.national import national
from foitracker.store.queries.official import comparison
from foitracker.store.queries.publication import of_round
from foitracker.store.queries.summary import as_data, as_text
from foitracker.store.queries.tidy import coverage_table, tidy_coverage
from foitracker.store.queries.trace import trace_page
from foitracker.totals.coverage import coverage
from tests.factories import (
    hiding_workbook,
    make_force,
    make_official_table,
    make_person,
    make_reading,
    make_round,
    official_rows,
    workbook,
)
from tests.publishing import word

pytestmark = pytest.mark.django_db
YEAR = financial_year(2017)
GROOMING = {
    ("Kent Police", "2016/17", "88A"): 40, ("Kent Police", "2017/18", "88A"): 55,
    ("Gwent Police", "2016/17", "88A"): 9, ("Gwent Police", "2017/18", "88A"): 10,
}  # fmt: skip
WHY = "Its letter of 2 May 2018 refers to the open data tables."


def make(scheme="sexual-communication-and-grooming", outcome="otherwise_accessible"):
    """A round that Kent refers to published figures and Gwent answers."""
    by = make_person()
    round = make_round(scheme=scheme, forces=[make_force("Kent Police"), make_force("Gwent Police")], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    requests.log(
        request=round.requests.get(force__name="Kent Police"), kind="refused", on=date(2018, 5, 2), outcome=outcome,
        by=by,
    )  # fmt: skip
    return round


def kent(round):
    return round.requests.get(force__name="Kent Police")


def answer(round, force, rows):
    by = make_person()
    answer = files.receive(round=round, file_name=f"{force}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by)
    files.match(answer=answer, request=round.requests.get(force__name=force), by=by)
    return readings.confirm(reading=readings.read(answer=answer, by=by), by=by, why="As the sheet says.")


@pytest.fixture
def table():
    make_force("Kent Police"), make_force("Gwent Police")
    return make_official_table(GROOMING)


@pytest.fixture
def round(table):
    """Gwent has answered, and the table stands in for Kent."""
    round = make()
    answer(round, "Gwent Police", [["Offence", "2016/17", "2017/18"], ["Sexual grooming", 8, 9]])
    official.stand_in(request=kent(round), table=table, reason=WHY, by=make_person())
    return round


def test_the_published_figure_counts_and_the_coverage_names_it(round):
    result = national(round)

    (_, total) = result.totals
    assert (total.low, total.high, total.published) == (64, 64, ("kent-police",))
    assert total.coverage_words == "2 of 2 forces, 1 of them from published figures"
    assert coverage(total).words == "2 of 2 forces, 1 of them from published figures"
    assert "1 of them from published figures" in as_text(result)[0]


def test_it_is_named_in_the_trace_with_its_rows(round, table):
    page = trace_page(round, YEAR)

    (one,) = page.published
    assert (one.force, one.words, one.codes, one.table, one.why) == ("Kent Police", "55", ("88A",), table.pk, WHY)
    assert {force.name: force.reason for force in page.forces} == {
        "Kent Police": "from a published table", "Gwent Police": "",
    }  # fmt: skip
    assert {cell.force for cell in page.cells} == {"Gwent Police"}
    assert trace_page(round, YEAR, forces=["gwent-police"]).published == ()


def test_it_is_named_in_every_export(round, table):
    content = of_round(round, made_at=table.imported_at)

    published = [source for source in content.sources if source.kind == "published table"]
    assert sum(source.number for source in published) == 40 + 55
    assert {(source.file_name, source.sha256) for source in published} == {("October 2023.xlsx", table.sha256)}
    assert {source.kind for source in content.sources if source.force == "Gwent Police"} == {"answer"}
    note = next(note for note in content.notes if note.startswith("Kent Police, 2016/17 and 2017/18: no answer."))
    assert "a published table stands in: Home Office, Recorded crime open data, October 2023" in note
    assert WHY in note
    assert all("in place of an answer: Home Office" in one.source for one in content.tables)
    statuses = {row[0]: row[2] for row in content.tables[-1].rows}
    assert statuses == {"Kent Police": "counted, from a published table", "Gwent Police": "counted"}


def test_it_is_named_in_a_cut_that_it_is_in(round, table):
    result = national(round)

    def sources(force):
        made = of_cut(round, result, cut(result, Asked(forces=(force,))), made_at=table.imported_at)
        return {one.source for one in made.tables}

    (of_kent,) = sources("kent-police")
    (of_gwent,) = sources("gwent-police")
    assert "in place of an answer: Home Office, Recorded crime open data, October 2023" in of_kent
    assert of_kent.startswith(of_gwent)
    assert "in place of an answer" not in of_gwent


def test_it_is_named_to_programs(round):
    result = national(round)

    assert {line.force: line.source for line in tidy_coverage(result)} == {
        "kent-police": "published table", "gwent-police": "answer",
    }  # fmt: skip
    assert coverage_table(result).columns[-1].key == "source"
    forces = as_data(result)["periods"][0]["forces"]
    assert {one["force"]: one["published"] for one in forces} == {"kent-police": True, "gwent-police": False}


def test_it_is_compared_with_nothing_since_it_is_the_official_figure(round):
    line = next(one for one in comparison(national(round))[1].lines if one.force == "kent-police")

    assert (line.low, line.reason) == (None, "the published figure stands in for an answer")


def test_an_answer_goes_before_it_and_a_person_is_asked(round):
    answer(round, "Kent Police", [["Offence", "2016/17", "2017/18"], ["Sexual grooming", 41, 52]])

    result = national(round)

    assert result.totals[1].only(["kent-police"]).range.low == 52
    assert result.totals[1].published == ()
    asked = [flag for flag in flags(round) if flag.what == "published figures and an answer"]
    assert [flag.about for flag in asked] == ["Kent Police, 2016/17", "Kent Police, 2017/18"]
    assert all(flag.is_open for flag in asked)


def test_one_year_published_and_the_other_answered_is_questioned(round):
    answer(round, "Kent Police", [["Offence", "2017/18"], ["Sexual grooming", 52]])

    assert [total.only(["kent-police"]).low for total in national(round).totals] == [40, 52]
    words = [flag.words for flag in flags(round) if flag.what == "published figures and an answer"]
    assert any("2016/17 is from a published table and 2017/18 from an answer" in one for one in words)


def test_it_is_withdrawn_and_the_force_has_no_figure_again(round):
    standing = StandIn.objects.get()

    official.withdraw(stand_in=standing, reason="The force will answer after all.", by=make_person())

    total = national(round).totals[1]
    assert total.usable == ("gwent-police",)
    assert total.missing[0].reason == "already published elsewhere"
    notes = kent(round).events.filter(kind=Event.Kind.NOTE).values_list("text", flat=True)
    assert len(notes) == 2
    with pytest.raises(NotPossible, match="withdrawn already"):
        official.withdraw(stand_in=standing, reason="Again.", by=make_person())


def test_withdrawing_needs_a_reason(round):
    with pytest.raises(NotPossible, match="Say why"):
        official.withdraw(stand_in=StandIn.objects.get(), reason=" ", by=make_person())


def test_a_whole_class_does_not_stand_in_for_a_part_of_it(table):
    with pytest.raises(NotPossible, match="Class 86 cannot stand in: Class 86 also holds extreme pornography"):
        official.stand_in(request=kent(make("child-abuse-images")), table=table, reason=WHY, by=make_person())


@pytest.mark.parametrize(
    ("outcome", "reason", "words"),
    [
        ("cost", WHY, "only where the force refused because its figures are published"),
        ("otherwise_accessible", "  ", "Say why"),
    ],
)
def test_it_needs_that_outcome_and_a_reason(table, outcome, reason, words):
    with pytest.raises(NotPossible, match=words):
        official.stand_in(request=kent(make(outcome=outcome)), table=table, reason=reason, by=make_person())


def test_part_of_a_year_stands_in_for_nothing(table):
    part = make_official_table(rows=official_rows({("Kent Police", "2017/18", "88A"): 30}, quarters=2), edition="Part")

    with pytest.raises(NotPossible, match=r"2016/17: no row .*; 2017/18: part of the year only"):
        official.stand_in(request=kent(make()), table=part, reason=WHY, by=make_person())


def test_an_answer_with_figures_is_not_replaced(table):
    round = make()
    answer(round, "Kent Police", [["Offence", "2016/17", "2017/18"], ["Sexual grooming", 41, 52]])

    with pytest.raises(NotPossible, match="has answered with figures"):
        official.stand_in(request=kent(round), table=table, reason=WHY, by=make_person())


def test_one_table_at_a_time(round, table):
    with pytest.raises(NotPossible, match="stands in already"):
        official.stand_in(request=kent(round), table=table, reason=WHY, by=make_person())
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(request=kent(round), table=table, why="Twice.", decided_by=make_person())


def test_in_a_round_of_classes_the_person_chooses_which(table):
    round = make("home-office")
    by = make_person()

    with pytest.raises(NotPossible, match="Choose the classes"):
        official.stand_in(request=kent(round), table=table, reason=WHY, by=by)
    made = official.stand_in(request=kent(round), table=table, reason=WHY, by=by, categories=["88A"])

    assert made.categories == ["88A"]
    assert national(round).totals[1].low == 55


def test_another_outcome_waits_until_the_published_figures_are_withdrawn(round):
    other = {"kind": "refused", "on": date(2018, 5, 3), "outcome": "cost", "by": make_person()}

    with pytest.raises(NotPossible, match="Withdraw them first"):
        requests.log(request=kent(round), **other)
    assert kent(round).outcome == "otherwise_accessible"
    requests.log(request=kent(round), **other | {"outcome": "otherwise_accessible"})

    official.withdraw(stand_in=StandIn.objects.get(), reason="It refused for its cost.", by=make_person())
    requests.log(request=kent(round), **other)

    assert national(round).totals[1].missing[0].reason == kent(round).get_outcome_display().lower()


def test_the_press_is_told_that_a_number_is_from_published_figures(round):
    lines = {line.key: line for line in press.lines(round, national(round))}

    own, whole = lines["kent-police"], lines[""]
    assert "of Kent Police for 2016/17 and 2017/18 is from published figures, not from an answer." in own.text
    assert "Both forces have figures for both years, published figures among them." in (whole.text)
    assert PUBLISHED in own.caveats and PUBLISHED in whole.caveats
    assert PUBLISHED not in lines["gwent-police"].caveats
    assert "The figure of Kent Police for 2017/18 is from published figures, which stand in for an answer." in (
        press.press_of(round, national(round)).notes
    )


def test_a_force_is_not_told_that_published_figures_are_its_answer(round):
    packs = dict(right_of_reply.reply_packs(round, now=timezone.now(), today=date(2018, 8, 1)))

    source = "Home Office, Recorded crime open data, October 2023"
    kent_pack = packs["kent-police"]
    assert len(kent_pack.published) == 2
    assert f": 55. {source}" in kent_pack.published[1]
    assert packs["gwent-police"].published == ()
    text = word.words(reply_pack.write(kent_pack))
    assert "Your figures" not in text
    assert "Published figures, not an answer of yours" in text


def test_the_counts_of_the_notes_to_editors_agree_with_the_published_figures(round):
    notes = " ".join(press.press_of(round, national(round)).notes)

    assert "1 gave a usable figure for 2016/17 and 1 has one from published figures" in notes
    assert "; and 1 gave a usable figure for 2017/18 and 1 has one from published figures." in notes
    assert "2 gave" not in notes
    assert "uses the 2 forces with both years" in notes


def test_a_file_that_is_destroyed_leaves_what_stands_in_and_the_history_says_so(round):
    request, by = kent(round), make_person()
    requests.log(request=request, kind="answered", on=date(2018, 6, 1), by=by)
    held_file = make_reading(request=request, content=hiding_workbook(), file_name="Kent.xlsx", by=by)

    held.destroy(answer=held_file.answer, why="People.", by=by)

    request.refresh_from_db()
    assert (request.state, request.outcome) == ("with_force", "otherwise_accessible")
    assert national(round).totals[1].published == ("kent-police",)
    last = request.events.order_by("pk").last()
    assert last.kind == Event.Kind.NOTE
    assert last.text.startswith("Published figures still stand in for an answer: Home Office")
