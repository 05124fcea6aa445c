"""The sums of a round stay in step with its figures, whatever is done and in whatever order."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from foitracker.sheets import sandboxed
from foitracker.sheets.safety import Finding, Severity
from foitracker.store.actions import (
    files,
    held,
    quarantine,
    readings,
    recording,
    reference,
    requests,
    rolling_up,
    wordings,
)
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, AnswerFile, Figure, Force, Reading, RequestSums, RoundSums, Wording
from foitracker.store.queries import sums
from foitracker.store.queries.national import national
from foitracker.store.queries.national_table import national_table
from foitracker.store.queries.sums import kept_sums
from foitracker.store.queries.sums_anew import added_anew
from tests.factories import make_force, make_person, make_reading, make_round, workbook
from tests.in_step import assert_in_step

pytestmark = pytest.mark.django_db

FORCES = ("Kent Police", "Gwent Police", "Essex Police")
LABELS = ("86/2", "86/10", "Naughty pictures (code 17)", "Local class of images", "86/14 Extreme pornography")
CELLS = (0, 3, 12, 120, "<5", "*", "-", None)
NAMES_RULES = """
import django
django.setup()
from foitracker.store.queries.sums import rules_of
print(rules_of("child-abuse-images"))
"""
CATEGORIES = ("take_make_distribute", "possession", "child_images_unsplit", "extreme_pornography")


@pytest.fixture
def round():
    by = make_person()
    round = make_round(forces=[make_force(name, region=name[:5]) for name in FORCES], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    return round


def confirmed(round, at=0, rows=(["86/2", 100, 120],)):
    request = round.requests.order_by("pk")[at]
    content = workbook([["Offence", "2016/17", "2017/18", request.force.slug], *rows])
    reading = make_reading(request=request, content=content, file_name=f"{request.pk} {len(rows)}.xlsx")
    return readings.confirm(reading=reading, by=make_person(), why="As the sheet says.", earlier="replace")


def low(round):
    return national_table(round).table.everywhere.numbers[-1].range


def test_a_round_is_in_step_from_its_first_day(round):
    assert kept_sums(round) == {}
    assert low(round) is None


def test_confirming_and_rejecting_move_the_table(round):
    reading = confirmed(round)
    assert low(round).low == 120
    assert national_table(round).in_step

    readings.reject(reading=reading, why="Another measure.", by=make_person())

    assert low(round) is None


@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.data())
def test_any_sequence_of_decisions_leaves_the_sums_in_step(data):
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(recording, "open_in_sandbox", _read_here)
        by = make_person()
        forces = [make_force(name, region=name[:5]) for name in FORCES]
        round = make_round(forces=forces, by=by)
        requests.send_all(round=round, on=date(2018, 4, 9), by=by)
        other = make_round(slug="other", forces=forces[:1], by=by)
        requests.send_all(round=other, on=date(2018, 4, 9), by=by)
        for number in range(data.draw(st.integers(3, 12))):
            step = data.draw(st.sampled_from(STEPS))
            try:
                with transaction.atomic():
                    step(data, data.draw(st.sampled_from([round, round, round, other])), number, patch)
            except NotPossible:
                continue
            assert_in_step()
        transaction.set_rollback(True)


def _read_here(*, answer, recipe=None):
    """Without a process of its own for each file: many are read here."""
    with tempfile.TemporaryDirectory() as folder, answer.file.content.open("rb") as content:
        path = Path(folder) / "answer.xlsx"
        path.write_bytes(content.read())
        return sandboxed.read(path, recipe=recipe)


def test_many_changes_leave_a_round_behind_until_it_is_rolled_up(round, monkeypatch):
    confirmed(round)
    confirmed(round, at=1)
    monkeypatch.setattr(rolling_up, "AT_ONCE", 1)
    wording = Wording.objects.get(tidied=wordings.tidied("86/2"))

    wordings.decide(
        wording=wording, category="possession", why="So they say.", round=round, by=make_person(),
        instead_of=wording.category,
    )  # fmt: skip

    assert kept_sums(round) is None
    assert (low(round).low, national_table(round).in_step) == (240, False)
    assert set(national_table(round).table.categories) == {"possession"}
    rolling_up.roll_up(round=round)
    assert (low(round).low, national_table(round).in_step) == (240, True)


def test_many_changes_are_added_up_by_a_task(round, monkeypatch, django_capture_on_commit_callbacks):
    readings_ = [confirmed(round), confirmed(round, at=1)]
    monkeypatch.setattr(rolling_up, "AT_ONCE", 1)

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        rolling_up.bring_in_step(requests=[one.answer.request_id for one in readings_])
        assert kept_sums(round) is None

    assert len(callbacks) == 1
    assert low(round).low == 240


def test_sums_added_by_other_rules_are_not_read(round, monkeypatch):
    confirmed(round)
    with monkeypatch.context() as patch:
        patch.setattr(sums, "rules_of", lambda scheme: "of another program")
        assert not national_table(round).in_step
        patch.setattr(rolling_up, "rules_of", lambda scheme: "of another program")
        rolling_up.roll_up(round=round)

    assert not national_table(round).in_step
    confirmed(round, at=1)
    assert national_table(round).in_step


def test_a_large_round_of_other_rules_is_read_by_nobody_once_it_has_changed(
    round, monkeypatch, django_capture_on_commit_callbacks
):
    """A process of the other rules must not take sums for right that miss a change made by this one."""
    confirmed(round)
    with monkeypatch.context() as patch, django_capture_on_commit_callbacks() as callbacks:
        patch.setattr(rolling_up, "AT_ONCE", 1)
        patch.setattr(rolling_up, "rules_of", lambda scheme: "of another program")
        confirmed(round, at=1)

    assert kept_sums(round) is None
    assert callbacks
    rolling_up.roll_up(round=round)
    assert low(round).low == 240


def test_a_large_round_of_which_nothing_is_kept_is_added_up_by_a_task(
    round, monkeypatch, django_capture_on_commit_callbacks
):
    confirmed(round)
    RoundSums.objects.all().delete()  # and what is kept of each force may be of any day
    RequestSums.objects.update(sums={"all 0 South East, England": [1, 9, 9]})
    monkeypatch.setattr(rolling_up, "AT_ONCE", 1)

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        confirmed(round, at=1)
        assert kept_sums(round) is None

    assert callbacks
    assert kept_sums(round) == added_anew(round)
    assert low(round).low == 240


def test_every_process_names_the_rules_alike():
    names = [
        subprocess.run(
            [sys.executable, "-c", NAMES_RULES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert names[0] == names[1] != b""


def test_a_small_round_of_an_earlier_program_comes_in_step_by_the_next_change(round):
    RoundSums.objects.all().delete()
    RequestSums.objects.all().delete()
    assert not national_table(round).in_step

    confirmed(round)

    assert national_table(round).in_step


def test_a_force_that_moves_to_another_region_takes_its_sums_along(tmp_path):
    reference.load()
    round = make_round(forces=[Force.objects.get(slug="kent")])
    requests.send_all(round=round, on=date(2018, 4, 9), by=make_person())
    confirmed(round)
    shutil.copytree(reference.FOLDER, tmp_path, dirs_exist_ok=True)
    forces = (tmp_path / "forces.csv").read_text(encoding="utf-8")
    (tmp_path / "forces.csv").write_text(forces.replace("South East", "Kent and around"), encoding="utf-8")

    reference.load(folder=tmp_path)

    assert national_table(round).in_step
    assert national_table(round).regions["Kent and around"].numbers[-1].range.low == 120


def test_the_table_says_what_the_result_says(round):
    confirmed(round, rows=[["86/2", 100, 120], ["86/10", 20, "<5"]])
    confirmed(round, at=1, rows=[["86/2", 80, "*"]])

    table, result = national_table(round).table, national(round)

    assert [(one.usable, one.range.low, one.range.high) for one in table.everywhere.numbers] == [
        (len(total.usable), total.low, total.high) for total in result.totals
    ]
    assert [one.move.words for one in table.everywhere.steps] == [one.words for one in result.changes]


def test_the_command_finds_sums_that_are_wrong(round, capsys):
    confirmed(round)
    call_command("roll_up", "--check")
    assert "in step with its figures" in capsys.readouterr().out
    Figure.objects.update(low=1, high=1)

    with pytest.raises(CommandError, match=r"images-2018.*--anew"):
        call_command("roll_up", "--check")

    call_command("roll_up", round.slug, "--anew")
    call_command("roll_up", "--check")
    assert low(round).low == 1


def test_the_command_knows_only_rounds_that_are_there():
    with pytest.raises(CommandError, match="no round"):
        call_command("roll_up", "nothing")


def test_what_is_plain_is_added_up_in_the_database(round, django_assert_max_num_queries):
    """However many forces there are: nine queries, and none for a force alone."""
    for at in range(3):
        confirmed(round, at=at)

    with django_assert_max_num_queries(11 if connection.vendor == "postgresql" else 9):
        assert added_anew(round) == kept_sums(round)


def _answer(data, round, number, patch):
    request = data.draw(st.sampled_from(list(round.requests.order_by("pk"))))
    rows = data.draw(
        st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(CELLS), st.sampled_from(CELLS)), min_size=1)
    )
    head = data.draw(st.sampled_from([["Offence", "2016/17", "2017/18"], ["Offence", "2015", "2017/18"]]))
    content = workbook([[*head, f"{round.slug} {request.pk} {number}"], *map(list, rows)])
    reading = make_reading(request=request, content=content, file_name=f"{number}.xlsx")
    readings.confirm(
        reading=reading,
        by=make_person(),
        why="As the sheet says.",
        earlier=data.draw(st.sampled_from(["replace", "add"])),
        dash_is_nil=data.draw(st.booleans()),
    )


def _reject(data, round, number, patch):
    readings.reject(reading=_some(data, Reading.objects.filter(answer__round=round)), why="Wrong.", by=make_person())


def _read_again(data, round, number, patch):
    readings.read(answer=_some(data, Answer.objects.in_round(round)), by=make_person())


def _give_to_another_force(data, round, number, patch):
    answer = _some(data, Answer.objects.in_round(round))
    files.match(answer=answer, request=_some(data, round.requests), by=make_person())
    readings.read(answer=answer, by=make_person())


def _rule(data, round, number, patch):
    wording = _some(data, Wording.objects.filter(force=None))
    force = data.draw(st.sampled_from([None, *make_forces()]))
    own = Wording.objects.filter(tidied=wording.tidied, force=force).first() if force else None
    wordings.decide(
        wording=wording,
        category=data.draw(st.sampled_from(CATEGORIES)),
        why="They say so.",
        round=round,
        force=force,
        instead_of=(own or wording).category,
        by=make_person(),
    )


def _ask(data, round, number, patch):
    wording = _some(data, Wording.objects.filter(force=None))
    wordings.ask(wording=wording, question="What is it?", round=round, instead_of=wording.category, by=make_person())


def _hold(data, round, number, patch):
    """A later look finds something hidden: what was read of the file is forgotten."""
    answer = _some(data, Answer.objects.in_round(round).exclude(file__state=AnswerFile.State.DESTROYED))
    grave = Finding("hidden-sheet", "sheet 2", 3, Severity.BLOCK, "A sheet is hidden.")
    quarantine.hold(answer=answer, found=replace(_read_here(answer=answer), findings=(grave,)), by=make_person())


def _clear(data, round, number, patch):
    held.clear(answer=_some(data, Answer.objects.in_round(round).held()), why="Codes.", by=make_person())


def _destroy(data, round, number, patch):
    held.destroy(answer=_some(data, Answer.objects.in_round(round).held()), why="People.", by=make_person())


STEPS = (
    _answer, _answer, _answer, _answer, _rule, _rule, _ask, _reject, _read_again, _give_to_another_force, _hold, _hold,
    _clear, _destroy,
)  # fmt: skip


def make_forces():
    return [make_force(name, region=name[:5]) for name in FORCES]


def _some(data, queryset):
    found = list(queryset.order_by("pk"))
    if not found:
        raise NotPossible("There is none yet.")
    return data.draw(st.sampled_from(found))
