"""What each person does, through the forms, and what they are told when something is wrong."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foitracker.periods import financial_year
from foitracker.store.actions import readings, requests, rounds
from foitracker.store.models import Answer, Figure, Force, Request, Round
from tests.factories import (
    PLAIN_ANSWER,
    make_answer,
    make_force,
    make_person,
    make_reading,
    make_request,
    make_round,
    workbook,
)

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def upload(client, round, *files):
    return client.post(
        reverse("answer-upload", args=[round.slug]),
        {
            "files": [SimpleUploadedFile(name, content) for name, content in files],
            "received_on": "2018-05-02",
        },
        follow=True,
    )


OPEN = {
    "title": "Grooming 2019",
    "scheme": "child-abuse-images",
    "periods": "2017/18\n2018/19",
    "questions": "How many?\nBy age?",
    "letter_foia": "Dear FOI team",
    "letter_foisa": "Dear FOI team",
    "opened_on": "2019-04-01",
}


def test_a_researcher_opens_a_round(as_role):
    force = make_force()

    response = as_role("researchers").post(reverse("round-open"), OPEN | {"forces": [force.slug]}, follow=True)

    round = Round.objects.get()
    assert (round.slug, round.questions.count(), round.requests.count()) == ("grooming-2019", 2, 1)
    assert [str(period) for period in round.periods.all()] == ["2017/18", "2018/19"]
    assert "1 request ready to send" in words(response)


@pytest.mark.parametrize(
    "typed",
    [
        "2016/17, 2017/18, 2018/19",
        "2016/17; 2017/18\n2018/19",
        "2016/17, 2017/18 and 2018/19",
        "2016/17,2017/18,2018/19,",
    ],
)
def test_the_years_of_a_round_may_stand_in_one_line(as_role, typed):
    as_role("researchers").post(reverse("round-open"), OPEN | {"forces": [make_force().slug], "periods": typed})

    assert [str(period) for period in Round.objects.get().periods.all()] == ["2016/17", "2017/18", "2018/19"]


def test_a_comma_in_a_date_divides_nothing(as_role):
    typed = "1 April, 2016 to 31 March, 2017"

    as_role("researchers").post(reverse("round-open"), OPEN | {"forces": [make_force().slug], "periods": typed})

    assert [str(period) for period in Round.objects.get().periods.all()] == ["2016/17"]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "!!!", "letters or digits"),
        ("periods", "2017/18, last year", "Line 1, “last year”, is no period"),
        ("periods", ",", "asks about at least one period"),
        ("periods", "2017/18\nlast year", "Line 2, “last year”, is no period"),
        ("periods", "2017/18\n2017", "overlap"),
        ("opened_on", "soon", "valid date"),
        ("scheme", "no-such-scheme", "Select a valid choice"),
        ("forces", [], "required"),
        ("forces", ["9" * 24], "Select a valid choice"),
    ],
)
def test_a_round_with_a_mistake_is_not_opened_and_says_why(as_role, field, value, says):
    typed = OPEN | {"forces": [make_force().slug]} | {field: value}

    response = as_role("researchers").post(reverse("round-open"), typed)

    assert says in words(response)
    assert not Round.objects.exists()


def test_a_new_round_starts_from_the_questions_and_letters_of_the_last(as_role):
    make_round()

    page = words(as_role("researchers").get(reverse("round-open")))

    assert "How many offences were recorded?" in page
    assert "Dear FOI team in Scotland" in page


LAST_YEARS = {
    "questions": ["How many in 2016/17 and 2017/18?"],
    "letters": {
        "foia": "From 1 April 2016, under the Act 2000. Reply by 31 May 2018.",
        "foisa": "In 2016/17, 2017/18.",
    },
}


@pytest.fixture
def round_of_last_years():
    return rounds.open_round(
        slug="old",
        title="The old round",
        scheme="child-abuse-images",
        periods=[financial_year(2016), financial_year(2017)],
        forces=[make_force()],
        on=date(2018, 4, 1),
        by=make_person(),
        **LAST_YEARS,
    )


def test_a_new_round_does_not_keep_the_years_of_the_last(as_role, round_of_last_years):
    page = words(as_role("researchers").get(reverse("round-open")))

    assert "How many in [YEAR 1] and [YEAR 2]?" in page
    assert "From [FIRST DAY OF YEAR 1], under the Act 2000. Reply by 31 May [WHICH YEAR?]." in page
    assert "2016/17 and 2017/18" not in page
    assert "those of “The old round”, without its years" in page


def test_the_years_asked_are_written_into_their_places(as_role, round_of_last_years):
    typed = OPEN | {
        "forces": [Force.objects.get().slug],
        "periods": "2018/19\n2017/18",
        "questions": "How many in [YEAR 1] and [YEAR 2]?",
        "letter_foia": "From [FIRST DAY OF YEAR 1]; [YEAR 2]",
    }

    as_role("researchers").post(reverse("round-open"), typed)

    round = Round.objects.exclude(slug="old").get()
    assert round.questions.get().text == "How many in 2017/18 and 2018/19?"
    assert round.letters.get(law="foia").text == "From 1 April 2017; 2018/19"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"letter_foia": "Reply by 31 May [WHICH YEAR?]."}, "write the year where it says [WHICH YEAR?]"),
        ({"questions": "In [YEAR 1]?"}, "places for 1 year, and 2 years are asked"),
    ],
)
def test_no_round_opens_with_an_empty_place(as_role, round_of_last_years, changes, says):
    typed = OPEN | {"forces": [Force.objects.get().slug]} | changes

    response = as_role("researchers").post(reverse("round-open"), typed)

    assert response.status_code == 422
    assert says in words(response)
    assert Round.objects.count() == 1


def test_nothing_is_logged_before_it_is_said_what_happened(as_role):
    request = make_request()
    place = [request.round.slug, request.force.slug]

    response = as_role("researchers").post(reverse("request-log", args=place), {"kind": "", "on": "2018-05-09"})

    assert response.status_code == 422
    assert [event.kind for event in request.events.all()] == ["sent"]
    assert '<option value="" selected>Choose…</option>' in words(
        as_role("researchers").get(reverse("request-detail", args=place))
    )


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2018, 5, 1), "<dt>Working days left</dt><dd>4</dd>"),
        (date(2018, 5, 11), "<dt>Working days over</dt><dd>3</dd>"),
    ],
)
def test_the_clock_of_a_request_says_how_many_days_are_left_or_over(as_role, monkeypatch, today, says):
    request = make_request(sent_on=date(2018, 4, 9))  # due on 8 May 2018, after a bank holiday
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: today)

    page = words(as_role("staff").get(reverse("request-detail", args=[request.round.slug, request.force.slug])))

    assert says in page


def test_days_that_are_over_are_said_to_be_over(as_role, monkeypatch):
    request = make_request(sent_on=date(2018, 4, 9))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2018, 5, 11))

    for name in ("round-detail", "request-list"):
        assert "3 over" in words(as_role("staff").get(reverse(name, args=[request.round.slug])))


def test_sending_and_logging(as_role):
    request = make_request(sent_on=None)
    client = as_role("researchers")
    place = [request.round.slug, request.force.slug]

    client.post(reverse("request-send", args=place), {"on": "2018-04-09"})
    client.post(reverse("request-log", args=place), {"kind": "chased", "on": "2018-05-09", "text": "By e-mail."})

    request.refresh_from_db()
    assert request.due_on == date(2018, 5, 8)
    assert [event.kind for event in request.events.all()] == ["sent", "chased"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"kind": "note", "on": "2018-05-09"}, "Write the note"),
        ({"kind": "refused", "on": "2018-05-09"}, "Choose why the force refused"),
        ({"kind": "answered", "on": "2018-04-01"}, "before the request was sent"),
        ({"kind": "answered", "on": "2118-04-01"}, "still to come"),
        ({"kind": "received", "on": "0001-01-01"}, "before the request was sent"),
        ({"kind": "sent", "on": "2018-05-09"}, "Select a valid choice"),
        ({}, "required"),
    ],
)
def test_an_impossible_event_is_refused_in_words(as_role, typed, says):
    request = make_request()

    response = as_role("researchers").post(reverse("request-log", args=[request.round.slug, request.force.slug]), typed)

    assert (response.status_code, says in words(response)) == (422, True)
    assert request.events.count() == 1


def test_sending_everything_at_once(as_role):
    round = make_round(forces=[make_force(), make_force("Kent Police")])

    as_role("researchers").post(reverse("request-send-all", args=[round.slug]), {"on": "2018-04-09"})

    assert not round.requests.filter(state=Request.State.NOT_SENT).exists()


def test_staff_upload_several_files_and_each_problem_stands_beside_its_file(as_role):
    round = make_request().round
    client = as_role("staff")
    upload(client, round, ("first.csv", b"a,b\n1,2\n"))

    response = upload(
        client, round, ("Lancashire.xlsx", workbook(PLAIN_ANSWER)), ("again.csv", b"a,b\n1,2\n"), ("empty.csv", b"")
    )

    page = words(response)
    assert response.status_code == 422
    assert "as “first.csv”" in page
    assert "The file is empty" in page
    assert "1 file stored" in page
    assert Answer.objects.count() == 2


def test_a_person_says_whose_a_file_is_and_it_is_read(as_role):
    round = make_request().round
    client = as_role("staff")
    upload(client, round, ("Lancashire FOI.xlsx", workbook(PLAIN_ANSWER)))
    answer = Answer.objects.get()
    request = round.requests.get()
    page = words(client.get(reverse("answer-match", args=[round.slug])))
    assert f'value="{request.pk}" selected' in page

    client.post(reverse("answer-match", args=[round.slug]), {f"answer-{answer.pk}": str(request.pk)})

    answer.refresh_from_db()
    assert (answer.request, answer.current_reading().status) == (request, "waiting")


def test_a_force_that_was_not_asked_cannot_be_chosen(as_role):
    answer = make_answer()
    Answer.objects.update(request=None, matched_at=None, matched_by=None)

    response = as_role("staff").post(
        reverse("answer-match", args=[answer.round.slug]), {f"answer-{answer.pk}": "999999"}
    )

    assert "Select a valid choice" in words(response)


def test_confirming_and_rejecting(as_role):
    reading = make_reading()
    client, place = as_role("researchers"), [reading.answer.round.slug, reading.answer.pk]

    client.post(reverse("answer-confirm", args=place), {"why": ""})
    assert Figure.objects.current().exists()
    response = client.post(reverse("answer-reject", args=place), {"why": ""})
    assert response.status_code == 422
    client.post(reverse("answer-reject", args=place), {"why": "Counts arrests."})
    assert not Figure.objects.current().exists()


def test_a_second_answer_asks_what_becomes_of_the_first(as_role):
    request, by = make_request(), make_person()
    readings.confirm(reading=make_reading(request=request, by=by), by=by)
    second = make_reading(request=request, rows=[["Offence", "2017/18"], ["86/2", 535]], by=by)
    client, place = as_role("researchers"), [request.round.slug, second.answer.pk]

    asked = words(client.get(reverse("answer-review", args=place)))
    assert "The earlier answer of this force" in asked
    assert "The earlier answer of this force (optional)" not in asked
    response = client.post(reverse("answer-confirm", args=place), {"why": ""})
    assert "Say whether this one replaces the earlier answer or adds to it." in words(response)
    client.post(reverse("answer-confirm", args=place), {"why": "", "earlier": "replace"})

    assert sum(figure.low for figure in Figure.objects.current().data()) == 535


def test_ruling_on_a_wording_leads_to_the_next_one(as_role):
    rows = [["Offence", "2017/18"], ["Local code 17 pictures", 5], ["Local code 18 pictures", 7]]
    reading = make_reading(rows=rows)
    slug, first = reading.answer.round.slug, reading.figures.get(cell="B2").wording
    client = as_role("researchers")

    response = client.post(
        reverse("wording-rule", args=[slug, first.pk]), {"category": "possession", "why": "They say so."}
    )

    following = reading.figures.get(cell="B3").wording
    assert response["Location"] == reverse("wording-detail", args=[slug, following.pk])
    first.refresh_from_db()
    assert first.category == "possession"


@pytest.mark.parametrize("typed", [{}, {"category": "possession", "why": ""}, {"category": "nothing", "why": "x"}])
def test_a_ruling_without_a_category_or_a_reason_is_refused(as_role, typed):
    reading = make_reading(rows=[["Offence", "2017/18"], ["Local code 17 pictures", 5]])
    wording = reading.figures.get().wording

    response = as_role("researchers").post(reverse("wording-rule", args=[reading.answer.round.slug, wording.pk]), typed)

    assert response.status_code == 422
    assert wording.rulings.count() == 0


@pytest.mark.parametrize("period", ["2017-13-01_2018-03-31", "2017-04-01_2018-02-30", "2099-04-01_2100-03-31"])
def test_a_trace_of_a_period_that_is_none_is_not_found(as_role, period):
    round = make_round()

    assert as_role("admins").get(f"/rounds/{round.slug}/totals/{period}/trace/").status_code == 404


def test_numbers_on_the_page_lead_to_their_cells_in_three_clicks(as_role):
    reading = make_reading()
    readings.confirm(reading=reading, by=make_person())
    slug, client = reading.answer.round.slug, as_role("researchers")
    trace = f"/rounds/{slug}/totals/2017-04-01_2018-03-31/trace/"

    assert f'href="{trace}">674</a>' in words(client.get(reverse("total-national", args=[slug])))
    cell = f"/rounds/{slug}/answers/{reading.answer.pk}/?sheet=Sheet1&amp;cell=C2#lit"
    assert cell in words(client.get(trace))
    lit = words(client.get(reverse("answer-review", args=[slug, reading.answer.pk]), {"sheet": "Sheet1", "cell": "C2"}))
    assert 'id="s1-C2" class="cell cell--figure is-lit"' in lit


@pytest.mark.parametrize(
    "query",
    ["?sort=due_on", "?sort=-force", "?page=99", "?page=x", "?sort=nothing", "?state=nothing", "?clock=overdue"],
)
def test_lists_take_any_query(as_role, query):
    request = make_request()

    for name in ("request-list", "answer-list", "wording-list", "total-forces"):
        status = as_role("researchers").get(reverse(name, args=[request.round.slug]) + query).status_code
        assert status in (200, 404), (name, query)


def test_lists_make_a_fixed_number_of_queries(as_role, django_assert_num_queries):
    forces = [make_force(f"Force {number}") for number in range(12)]
    round = make_round(forces=forces)
    requests.send_all(round=round, on=date(2018, 4, 9), by=make_person())
    client, place = as_role("researchers"), reverse("request-list", args=[round.slug])
    client.get(place)

    with django_assert_num_queries(8):
        client.get(place)


def test_a_cell_cannot_put_markup_on_the_page(as_role):
    rows = [["Offence", "2017/18"], ["<script>alert(1)</script> pictures", 5]]
    reading = make_reading(rows=rows, file_name="<img src=x onerror=alert(1)>.xlsx")
    slug, client = reading.answer.round.slug, as_role("researchers")

    for address in (
        reverse("answer-review", args=[slug, reading.answer.pk]),
        reverse("wording-list", args=[slug]),
        reverse("wording-detail", args=[slug, reading.figures.get().wording.pk]),
        reverse("answer-list", args=[slug]),
    ):
        page = words(client.get(address))
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_request_that_is_not_sent_stands_in_the_list(as_role):
    round = make_round()

    page = words(as_role("researchers").get(reverse("request-list", args=[round.slug])))

    assert "1 request is not sent" in page
    assert "Not sent" in page


def test_the_page_of_a_request_says_what_can_be_done_next_and_which_costs_are_added_up(as_role):
    request = make_request()
    second = make_round(slug="second", title="The second round").requests.get()
    requests.send(request=second, on=date(2018, 5, 1), by=make_person())
    requests.log(request=request, kind="answered", on=date(2018, 5, 4), by=make_person())

    page = words(as_role("researchers").get(reverse("request-detail", args=[request.round.slug, request.force.slug])))

    assert "<dt>Ask for a review by</dt><dd>3 July 2018<br><small>The day has passed.</small></dd>" in page
    assert f'<a href="{reverse("request-detail", args=["second", request.force.slug])}">The second round</a>' in page
    assert "within 60 working days" in page
