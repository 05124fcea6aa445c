"""Rulings on flags: for the numbers as they are, one at a time or several, taken back, and frozen into releases."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from foitracker.store.actions import files, flags, readings, releases, requests
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import FlagRuling, HistoryIsWrittenOnce
from foitracker.store.queries import flags as query
from foitracker.store.queries.press import SECOND_LOOK
from foitracker.store.queries.publication import of_release
from foitracker.store.queries.releases import release_page
from tests.factories import make_force, make_official_table, make_person, make_round, rule_on_flags, workbook

pytestmark = pytest.mark.django_db


def rows(first, last):
    return [["Offence", "2016/17", "2017/18"], ["86/2", *first], ["86/10", *last]]


@pytest.fixture
def round():
    """Two forces whose numbers leap, and one whose do not."""
    by = make_person()
    made = make_round(forces=[make_force(name) for name in ("Kent Police", "Gwent Police", "Essex Police")], by=by)
    requests.send_all(round=made, on=date(2018, 4, 9), by=by)
    answer(made, "Kent Police", rows((300, 900), (100, 310)))
    answer(made, "Gwent Police", rows((200, 700), (90, 260)))
    answer(made, "Essex Police", rows((200, 210), (90, 95)))
    return made


def answer(round, force, cells, name="answer", earlier=False):
    by = make_person()
    received = files.receive(
        round=round, file_name=f"{force} {name}.xlsx", content=workbook(cells), on=date(2018, 5, 1), by=by
    )
    files.match(answer=received, request=round.requests.get(force__name=force), by=by)
    reading = readings.read(answer=received, by=by)
    return readings.confirm(reading=reading, by=by, why="As the sheet says.", earlier="replace" if earlier else "")


def waiting(round):
    return query.open_flags(query.flags(round))


def test_a_ruling_holds_for_the_flag_it_was_made_on(round):
    by = make_person()
    kent, gwent = sorted(waiting(round), key=lambda flag: flag.name, reverse=True)

    (ruling,) = flags.rule(round=round, keys=[kent.key], decision="explained", why="A new system.", by=by)

    assert (ruling.about, ruling.words, ruling.decided_by) == ("Kent Police, 2016/17 to 2017/18", kent.words, by)
    assert [flag.name for flag in waiting(round)] == [gwent.name]
    (ruled,) = [flag for flag in query.flags(round) if flag.ruling]
    assert (ruled.key, ruled.ruling.why, ruled.ruling.published) == (kent.key, "A new system.", True)


def test_several_flags_are_ruled_on_with_one_reason(round):
    keys = [flag.key for flag in waiting(round)]

    assert len(flags.rule(round=round, keys=keys, decision="stands", why="Both checked.", by=make_person())) == 2
    assert waiting(round) == ()


def test_a_ruling_does_not_cover_other_numbers(round):
    rule_on_flags(round)

    answer(round, "Kent Police", rows((300, 901), (100, 310)), name="corrected", earlier=True)

    assert [flag.name for flag in waiting(round)] == ["Kent Police"]


def test_a_ruling_is_taken_back_and_the_flag_waits_again(round):
    rule_on_flags(round)
    key = next(flag.key for flag in query.flags(round) if flag.name == "Kent Police")

    flags.take_back(round=round, key=key, why="The force has written again.", by=make_person())

    assert [flag.name for flag in waiting(round)] == ["Kent Police"]
    assert FlagRuling.objects.filter(key=key).count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"why": "  "}, "Say why"),
        ({"keys": []}, "Choose the flags"),
        ({"decision": "taken_back"}, "Say whether it stands"),
        ({"keys": ["0" * 32]}, "1 of the 1 flags stands no longer"),
    ],
)
def test_a_ruling_needs_a_flag_a_decision_and_a_reason(round, given, words):
    keys = [flag.key for flag in waiting(round)]

    with pytest.raises(NotPossible, match=words):
        flags.rule(round=round, by=make_person(), **({"keys": keys, "decision": "stands", "why": "Asked."} | given))
    assert not FlagRuling.objects.exists()


def test_a_flag_is_not_ruled_on_twice_nor_taken_back_without_a_ruling(round):
    key = waiting(round)[0].key
    with pytest.raises(NotPossible, match="no ruling on this flag"):
        flags.take_back(round=round, key=key, why="No.", by=make_person())
    flags.rule(round=round, keys=[key], decision="stands", why="Asked.", by=make_person())

    with pytest.raises(NotPossible, match="meanwhile"):
        flags.rule(round=round, keys=[key], decision="stands", why="Asked.", by=make_person())


def test_no_release_is_frozen_while_a_flag_waits(round):
    with pytest.raises(NotPossible, match=r"2 flags of the checks wait for a ruling \(Gwent Police, Kent Police\)"):
        releases.make(round=round, title="First", by=make_person())


def test_what_was_ruled_goes_into_the_release_and_what_is_explained_into_its_notes(round, people):
    by = make_person()
    kent = next(flag for flag in waiting(round) if flag.name == "Kent Police")
    flags.rule(round=round, keys=[kent.key], decision="explained", why="A new system in 2017.", by=by)
    rule_on_flags(round, by=by, why="Telephoned.")

    release = releases.make(round=round, title="First", by=by)

    notes = [note for note in of_release(release).notes if note.startswith("Questioned before release")]
    assert notes == ["Questioned before release (large move): Kent Police, 2016/17 to 2017/18. A new system in 2017."]
    assert {one.why for one in release_page(release, people["admins"]).questioned} == {
        "A new system in 2017.",
        "Telephoned.",
    }


def test_a_release_keeps_what_was_ruled_when_it_was_frozen(round):
    rule_on_flags(round)
    release = releases.make(round=round, title="First", by=make_person())
    key = next(flag.key for flag in query.flags(round))

    flags.take_back(round=round, key=key, why="Wrong after all.", by=make_person())

    assert {one.decision for one in release.flag_rulings.all()} == {"stands"}
    with pytest.raises(NotPossible, match="1 flag of the checks waits"):
        releases.make(round=round, title="Second", by=make_person())


def test_a_new_official_edition_asks_about_the_numbers_anew(round):
    rule_on_flags(round)

    make_official_table({("Kent Police", "2017/18", "86"): 900, ("Gwent Police", "2017/18", "86"): 2000})

    (flag,) = waiting(round)
    assert (flag.what, flag.name) == ("above the official figure", "Kent Police")


def test_a_ruling_is_written_once(round):
    (ruling, *_) = rule_on_flags(round)

    with pytest.raises(HistoryIsWrittenOnce):
        ruling.save()
    with pytest.raises(HistoryIsWrittenOnce):
        FlagRuling.objects.filter(pk=ruling.pk).update(why="Other.")
    refused = pytest.raises(DatabaseError, match="history is written once")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE store_flagruling SET why = 'Other.'")


def test_a_release_asks_for_no_second_look_at_what_was_ruled_on(round):
    rule_on_flags(round)

    release = releases.make(round=round, title="First", by=make_person())

    caveats = [words for line in of_release(release).press.lines for words in line.caveats]
    assert caveats
    assert not any(words.startswith(SECOND_LOOK) for words in caveats)
