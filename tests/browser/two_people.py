"""Made-up rounds in which two people rule and two people read: what waits for the second, and what they differ in."""

from datetime import date

from django.contrib.auth import get_user_model
from django.urls import reverse

from foitracker.store.actions import corrections, readings, requests, two_readers, wordings
from tests.factories import make_force, make_reading, make_round

ROWS = [["Offence", "2016/17", "2017/18"], ["86/2", 10, 12], ["Local code 27 pictures", 7, 8]]


def furnish_two_people():
    """Fills the database; hands back the addresses of its pages as `furnish` does."""
    first, second = (get_user_model().objects.get(username=name) for name in ("admins", "researchers"))
    kent = make_force("Kent Police")
    round = make_round(slug="two-people", title="Two people rule", forces=[kent], by=first, two_person_rulings=True)
    request = requests.send(request=round.requests.get(), on=date(2018, 4, 9), by=first)
    reading = make_reading(request=request, rows=ROWS, file_name="Kent 27.xlsx", by=first)
    readings.confirm(reading=reading, why="As the sheet says.", by=first)
    common = {"round": round, "category": "possession", "why": "Kent says so.", "by": first}
    alone = wordings.decide(wording=reading.figures.get(cell="C3").wording, force=kent, **common)
    wordings.confirm(ruling=alone, by=second)
    changed = reading.figures.get(cell="C2").wording
    wordings.decide(wording=changed, instead_of=changed.category, **common)
    corrected, differing = _read_apart(first, second, kent)
    return {
        "answer-review, corrected": reverse("answer-review", args=["read-apart", corrected.pk]),
        "answer-review, differing": reverse("answer-review", args=["read-apart", differing.pk]),
        "wording-list, proposed": reverse("wording-list", args=[round.slug]) + "?status=proposed",
        "wording-detail, proposed": reverse("wording-detail", args=[round.slug, changed.pk]),
        "wording-detail, of one force": reverse("wording-detail", args=[round.slug, alone.wording_id]),
        "scheme-detail": reverse("scheme-detail", args=[round.scheme]),
    }


def _read_apart(first, second, force):
    """An answer that one person has corrected, and one that two read differently."""
    other = make_force("Gwent Police")
    round = make_round(slug="read-apart", title="Two people read", forces=[force, other], by=first, two_readers=True)
    answers = []
    for request in round.requests.order_by("force__name"):
        request = requests.send(request=request, on=date(2018, 4, 9), by=first)
        answers.append(
            make_reading(request=request, rows=[*ROWS, ["Those above", 17, 21 + len(answers)]], by=first).answer
        )
        corrections.correct(answer=answers[-1], sheet="Sheet1", area="4", meaning="total", by=first)
    for by in (first, second):
        two_readers.check(answer=answers[1], why="As the sheet says.", by=by)
    return answers
