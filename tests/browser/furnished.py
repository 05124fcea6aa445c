"""A site with something of everything, for the tests that look at every page. All of it is made up."""

import io
from datetime import date, timedelta

import openpyxl
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.store.actions import (
    corrections,
    files,
    flags,
    held,
    official,
    readings,
    releases,
    reopening,
    requests,
    wordings,
)
from foitracker.store.models import Wording
from tests.browser.conftest import make_people
from tests.factories import (
    PLAIN_ANSWER,
    hiding_workbook,
    make_force,
    make_official_table,
    make_person,
    make_reading,
    make_round,
    official_rows,
    rule_on_flags,
    workbook,
)
from tests.sheets.locked_files import locked_xlsx

FORCES = (
    "Lancashire Constabulary", "Kent Police", "Gwent Police", "Hampshire and Isle of Wight Constabulary",
    "Dyfed-Powys Police", "Cumbria Constabulary", "Surrey Police", "Dorset Police", "Essex Police",
)  # fmt: skip
# It waits for a ruling, with three suggestions.
LONG_WORDING = (
    "Local list: making/possession of indecent pics child (incl. pseudoimages,tracings-and-computer-generated-pictures)"
    ", having/holding, showing, sharing and/or otherwise making available to another person or persons, of the kind in "
    "the guidance"
)
DOUBTFUL_ANSWER = [
    ["Offence", "2016/17", "2017/18"],
    [LONG_WORDING, 5, "<5"],
    ["Local code 18 pictures", 9, "-"],
    ["Local code 19 pictures", 2, 3],
    ["86/2", 7, None],
    ["86/10", 11, "12-ish"],
    ["Total", 300, 31],
]
LONG_NAME = (
    "FOI_2018-0001234_Final-Response_(approved)_v3_DRAFT_indecent-images-of-children_2016-17_and_2017-18_copy.xlsx"
)


def furnish():
    """Fills the database; hands back the address of every page by the name of its view and what is special about it."""
    make_people()
    by = get_user_model().objects.get(username="admins")
    today = timezone.localdate()
    forces = [make_force(name) for name in FORCES]
    forces.append(make_force("Police Scotland", law="foisa", nation="Scotland", region="Scotland"))
    title = "Offences with indecent images of children and of nothing else, 2016/17 and 2017/18"
    round = make_round(forces=forces, by=by, title=title, about="Made up for the tests.")
    asked = {request.force.name: request for request in round.requests.select_related("force")}

    sent = {"Surrey Police": today, "Dorset Police": today - timedelta(25), "Essex Police": today - timedelta(200)}
    for name in FORCES:
        if name != "Cumbria Constabulary":
            asked[name] = requests.send(request=asked[name], on=sent.get(name, date(2018, 4, 9)), by=by)
    requests.log(request=asked["Surrey Police"], kind="clarification_asked", on=today, text="Which years?", by=by)
    requests.log(
        request=asked["Gwent Police"], kind="refused", on=date(2018, 5, 1), outcome="cost", reference="G/1", by=by
    )

    confirmed = make_reading(request=asked["Lancashire Constabulary"], by=by)
    readings.confirm(reading=confirmed, by=by)
    second = make_reading(
        request=asked["Hampshire and Isle of Wight Constabulary"],
        content=wide_workbook(),
        file_name="Hampshire 7.xlsx",
        by=by,
    )
    held.clear(answer=second.answer, why="The force says that the hidden sheet holds workings.", by=by)
    second = second.answer.current_reading()
    readings.confirm(reading=second, why="As the sheet says.", by=by)
    doubtful = make_reading(request=asked["Kent Police"], rows=DOUBTFUL_ANSWER, file_name=LONG_NAME, by=by)
    unreadable = make_reading(
        request=asked["Dyfed-Powys Police"], content=b"%PDF-1.7 a scan", file_name="Dyfed-Powys.pdf", by=by
    )
    rejected = make_reading(
        request=asked["Essex Police"], rows=[*PLAIN_ANSWER, ["Note: arrests"]], file_name="Essex arrests.xlsx", by=by
    )
    readings.reject(reading=rejected, why="The sheet counts arrests.", by=by)
    holding = make_reading(
        request=asked["Dorset Police"], content=hiding_workbook(), file_name="Dorset Police FOI 7.xlsx", by=by
    )
    destroyed = make_reading(
        request=asked["Surrey Police"], content=hiding_workbook("Another"), file_name=LONG_NAME, by=by
    )
    held.destroy(answer=destroyed.answer, why="A hidden sheet of personal details.", by=by)
    for name in ("Dorset Police attachment.xlsx", LONG_NAME.replace("0001234", "7777777")):
        files.receive(round=round, file_name=name, content=workbook([[name]]), on=date(2018, 5, 2), by=by)

    ruled = Wording.objects.get(text="Local code 18 pictures")
    wordings.decide(wording=ruled, category="possession", why="The force says so.", round=round, by=by)
    waiting = Wording.objects.get(text=LONG_WORDING)
    make_official_table({(name, "2017/18", "86"): 600 for name in FORCES[:8]}, by=by)
    unknown_body = [
        *official_rows({("Kent Police", "2016/17", "86"): 5}),
        ("2016/17", 1, LONG_NAME, "", "", "", "86", 1),
    ]
    refused = make_official_table(rows=unknown_body, edition="January 2024", by=by)
    rule_on_flags(round, by=by, why="The force has confirmed it by telephone.", decision="explained")
    first = releases.make(round=round, title="Press release, September 2018", by=by)
    releases.sign(release=first, note="Every force looked at; the flags asked about.", by=make_person())
    wordings.decide(
        wording=ruled,
        category="other_not_counted",
        why="On second thoughts.",
        round=round,
        by=by,
        instead_of="possession",
    )
    rule_on_flags(round, by=by)
    releases.make(
        round=round,
        title="Press release, corrected",
        embargo_ends_at=timezone.now() + timedelta(days=3),
        corrects=first,
        notice="Local code 18 was counted and is no image offence.",
        by=by,
    )

    empty = make_round(
        slug="nothing-yet", title="Nothing yet", forces=forces[:1], by=by, periods=[financial_year(2018)]
    )
    many = make_round(
        slug="many",
        title="Many forces",
        forces=[make_force(f"Made-up Police {number:02}") for number in range(60)],
        by=by,
    )
    published = _published(by)
    # A flag that waits: the last one ruled on.
    last = round.flag_rulings.last()
    flags.take_back(round=round, key=last.key, why="The force has written again.", by=by)
    special = {
        f"answer-review, {name}": reverse("answer-review", args=[many.slug, pk])
        for name, pk in _special_answers(many, by).items()
    }
    return (
        special
        | _addresses(round, empty, many, confirmed, second, doubtful, unreadable, rejected, waiting, ruled)
        | {
            "request-detail, may be published": reverse("request-detail", args=[published.slug, "surrey-police"]),
            "request-detail, published": reverse("request-detail", args=[published.slug, "kent-police"]),
            "total-trace, published": reverse("total-trace", args=[published.slug, financial_year(2017)]),
            "total-forces, published": reverse("total-forces", args=[published.slug]),
            "total-checks": reverse("total-checks", args=[round.slug]),
            "total-check-together": reverse("total-check-together", args=[round.slug], query={"kind": "large move"}),
            "total-checks, nothing yet": reverse("total-checks", args=[empty.slug]),
            "total-official": reverse("total-official", args=[round.slug]),
            "total-official, nothing yet": reverse("total-official", args=[empty.slug]),
            "official-list": reverse("official-list"),
            "official-detail": reverse("official-detail", args=[refused.pk - 1]) + "?code=86",
            "official-detail, refused": reverse("official-detail", args=[refused.pk]),
            "official-number": reverse("official-number", args=[refused.pk - 1, financial_year(2017), "kent-police"])
            + "?codes=86",
            "answer-held": reverse("answer-held", args=[round.slug, holding.answer.pk]),
            "answer-held, destroyed": reverse("answer-held", args=[round.slug, destroyed.answer.pk]),
            "answer-held, unreadable": reverse("answer-held", args=[round.slug, unreadable.answer.pk]),
        }
    )


def _special_answers(round, by):
    """Answers that are locked, being corrected, or longer than a page."""
    asked = iter(round.requests.order_by("pk"))
    locked = make_reading(request=next(asked), content=locked_xlsx("a password"), file_name="Locked.xlsx", by=by)
    reopened = make_reading(request=next(asked), rows=[*PLAIN_ANSWER, ["Reopened"]], file_name="Reopened.xlsx", by=by)
    readings.confirm(reading=reopened, why="As the sheet says.", by=by)
    reopening.reopen(answer=reopened.answer, why="The last row is a total, and another word for one.", by=by)
    corrections.correct(answer=reopened.answer, sheet="Sheet1", area="C", meaning="ignore", by=by)
    rows = [["Offence", "2016/17"], *([f"Local code {number} of a long list", number] for number in range(300))]
    long = make_reading(request=next(asked), rows=rows, file_name="Long.xlsx", by=by)
    return {"locked": locked.answer.pk, "reopened": reopened.answer.pk, "long": long.answer.pk}


def _published(by):
    """A round in which two forces refer to published figures; for one of them a table stands in."""
    forces = [make_force("Kent Police"), make_force("Surrey Police")]
    made = make_round(slug="grooming", scheme="sexual-communication-and-grooming", forces=forces, by=by)
    requests.send_all(round=made, on=date(2018, 4, 9), by=by)
    for request in made.requests.all():
        requests.log(request=request, kind="refused", on=date(2018, 5, 2), outcome="otherwise_accessible", by=by)
    table = make_official_table({("Kent Police", "2017/18", "88A"): 55}, edition="Grooming, October 2023", by=by)
    asked = made.requests.get(force__name="Kent Police")
    official.stand_in(request=asked, table=table, reason="Its letter refers to the open data tables.", by=by)
    return made


def wide_workbook():
    """A merged title, many columns, a hidden row and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Crime by month & year, all"
    months = [date(2016 + (3 + month) // 12, (3 + month) % 12 + 1, 1) for month in range(24)]
    sheet.append(["Recorded offences, by the month in which they were recorded"])
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(["Offence", *(f"{month:%b %Y}" for month in months)])
    sheet.append(["86/2 Take, make or distribute indecent photographs of children", *range(30, 54)])
    sheet.append(["86/10 Possession of an indecent photograph of a child", *range(3, 27)])
    sheet.append(["Notes: figures are taken from a live system and may change."])
    sheet.row_dimensions[6].hidden = True
    book.create_sheet("workings").append(["Do not send"])
    book["workings"].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _addresses(round, empty, many, confirmed, second, doubtful, unreadable, rejected, waiting, ruled):
    slug = round.slug
    trace = reverse("total-trace", args=[slug, financial_year(2017)])

    def answer(reading):
        return reverse("answer-review", args=[slug, reading.answer.pk])

    return {
        "rounds": reverse("rounds"),
        "round-open": reverse("round-open"),
        "change-password": reverse("change-password"),
        "tokens": reverse("tokens"),
        "round-detail": reverse("round-detail", args=[slug]),
        "round-detail, nothing yet": reverse("round-detail", args=[empty.slug]),
        "request-list": reverse("request-list", args=[slug]),
        "request-list, sorted": reverse("request-list", args=[slug]) + "?sort=-due_on",
        "request-list, second page": reverse("request-list", args=[many.slug]) + "?page=2",
        "request-list, none fits": reverse("request-list", args=[slug]) + "?force=nothing",
        "request-detail": reverse("request-detail", args=[slug, "lancashire-constabulary"]),
        "request-detail, overdue": reverse("request-detail", args=[slug, "essex-police"]),
        "request-detail, not sent": reverse("request-detail", args=[slug, "cumbria-constabulary"]),
        "answer-list": reverse("answer-list", args=[slug]),
        "answer-upload": reverse("answer-upload", args=[slug]),
        "answer-match": reverse("answer-match", args=[slug]),
        "answer-match, nothing yet": reverse("answer-match", args=[empty.slug]),
        "answer-review": answer(confirmed) + "?sheet=Sheet1&cell=C2",
        "answer-cell": reverse("answer-cell", args=[slug, confirmed.answer.pk]) + "?sheet=Sheet1&cell=C2",
        "answer-cell, counted nowhere": reverse("answer-cell", args=[slug, doubtful.answer.pk])
        + "?sheet=Sheet1&cell=B2",
        "answer-review, wide": answer(second),
        "answer-review, doubtful": answer(doubtful),
        "answer-review, unreadable": answer(unreadable),
        "answer-review, rejected": answer(rejected),
        "wording-list": reverse("wording-list", args=[slug]),
        "wording-detail": reverse("wording-detail", args=[slug, waiting.pk]),
        "wording-detail, ruled": reverse("wording-detail", args=[slug, ruled.pk]),
        "total-national": reverse("total-national", args=[slug]),
        "total-national, nothing yet": reverse("total-national", args=[empty.slug]),
        "total-forces": reverse("total-forces", args=[slug]),
        "release-list": reverse("release-list", args=[slug]),
        "release-list, nothing yet": reverse("release-list", args=[empty.slug]),
        "release-number": reverse("release-number", args=[slug, 1, "national", 0, 2]),
        "total-cut": reverse("total-cut", args=[slug]) + "?area=uk&area=Scotland&force=lancashire-constabulary",
        "total-cut, some offences": reverse("total-cut", args=[slug])
        + "?category=possession&category=prohibited_image",
        "total-cut, nothing yet": reverse("total-cut", args=[empty.slug]),
        "release-detail": reverse("release-detail", args=[slug, 1]),
        "release-detail, to be signed": reverse("release-detail", args=[slug, 2]),
        "line-list": reverse("line-list", args=[slug]),
        "line-list, of a release": reverse("line-list", args=[slug], query={"release": 1}),
        "line-list, none fits": reverse("line-list", args=[slug], query={"name": "nothing"}),
        "line-list, nothing yet": reverse("line-list", args=[empty.slug]),
        "line-force": reverse("line-force", args=[slug, "lancashire-constabulary"]),
        "line-force, of no figure": reverse("line-force", args=[slug, "gwent-police"]),
        "total-pictures": reverse("total-pictures", args=[slug]),
        "claim-check": reverse("claim-check", args=[slug]),
        "claim-check, nothing yet": reverse("claim-check", args=[empty.slug]),
        "total-trace": trace,
        "total-trace, of a force": f"{trace}?force=lancashire-constabulary",
        "total-trace, of no figure": f"{trace}?force=gwent-police",
        "export": reverse("export", args=[slug]),
        "export, nothing yet": reverse("export", args=[empty.slug]),
    }
