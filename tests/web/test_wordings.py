"""The pages on which people rule on wordings: what each may do there, and what they are shown before it is done."""

import re
from datetime import date

import pytest
from django.urls import reverse

from foitracker.store.actions import requests, wordings
from foitracker.store.models import Round, Ruling, Wording
from foitracker.store.queries import wording_page
from tests.factories import make_confirmed, make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

HEAD = ["Offence", "2016/17", "2017/18"]
ODD, OTHER, THIRD = "Local code 17 pictures", "Local code 18 pictures", "Local code 19 pictures"
ROWS = [HEAD, ["86/2", 100, 120], [ODD, 30, 40], [OTHER, 5, 6]]


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def answered(*, rows=ROWS, forces=("Kent Police", "Gwent Police"), **fields):
    by = make_person()
    round = make_round(forces=[make_force(name) for name in forces], by=by, **fields)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for request in round.requests.all():
        content = workbook([[*rows[0], request.force.slug], *rows[1:]])
        make_confirmed(request=request, content=content, file_name=f"{request.force.slug}.xlsx", by=by)
    return round


@pytest.fixture
def round():
    return answered()


def of(text, **fields):
    return Wording.objects.get(text=text, **fields)


def place(name, round, wording=None):
    return reverse(name, args=[round.slug] if wording is None else [round.slug, wording.pk])


def post(client, name, round, wording=None, query="", **typed):
    return client.post(place(name, round, wording) + query, typed)


# ---- one key


def test_one_button_takes_a_suggestion_with_its_reason(as_role):
    rows = [HEAD, ["Pictures of children, indecent, local code", 3, 4]]
    round = answered(rows=rows, forces=["Kent Police"])
    wording = Wording.objects.get()
    client = as_role("researchers")
    first = wording_page.choices(wording)[0]
    assert f'name="take" value="{first.code}" data-key="a 1"' in words(
        client.get(place("wording-detail", round, wording))
    )

    post(client, "wording-rule", round, wording, take=first.code)

    ruling = Ruling.objects.get()
    assert (ruling.category, ruling.why) == (wording.suggestions[0]["category"], f"As suggested: {wording.reason}")


@pytest.mark.parametrize(("key", "category"), [("t", "total_row"), ("n", "not_an_offence_count")])
def test_one_button_says_that_it_is_no_offence_or_a_total(as_role, round, key, category):
    client = as_role("researchers")
    page = words(client.get(place("wording-detail", round, of(ODD))))
    assert f'value="{category}" data-key="{key}"' in page

    post(client, "wording-rule", round, of(ODD), take=category)

    assert of(ODD).category == category
    assert Ruling.objects.get().why.endswith(".")


def test_a_reason_that_was_written_goes_before_the_one_that_comes_by_itself(as_role, round):
    post(as_role("researchers"), "wording-rule", round, of(ODD), take="total_row", why="Kent says so.")

    assert Ruling.objects.get().why == "Kent says so."


def test_a_button_that_is_not_there_takes_nothing(as_role, round):
    response = post(as_role("researchers"), "wording-rule", round, of(ODD), take="nonsense")

    assert response.status_code == 422
    assert not Ruling.objects.exists()


def test_the_page_leads_to_the_largest_cell_and_to_the_next_wording_by_one_key(as_role, round):
    page = words(as_role("staff").get(place("wording-detail", round, of(ODD))))

    assert re.search(r'data-key="o" href="/rounds/[\w-]+/answers/\d+/\?sheet=Sheet1&amp;cell=C3#s1-C3"', page)
    assert f'data-key="j" href="{place("wording-detail", round, of(OTHER))}"' in page
    assert "1 of 2 that wait" in page


def test_after_a_ruling_comes_the_next_wording_and_at_the_end_the_list(as_role, round):
    client = as_role("researchers")

    first = post(client, "wording-rule", round, of(ODD), category="possession", why="x")
    last = post(client, "wording-rule", round, of(OTHER), category="possession", why="x")

    assert first["Location"] == place("wording-detail", round, of(OTHER))
    assert last["Location"] == place("wording-list", round)


def test_a_wording_that_was_passed_over_comes_last(as_role):
    round = answered(rows=[*ROWS, [THIRD, 1, 1]])

    response = post(as_role("researchers"), "wording-rule", round, of(OTHER), category="possession", why="x")

    assert response["Location"] == place("wording-detail", round, of(THIRD))


@pytest.mark.parametrize("role", ["staff", "nobody"])
def test_who_may_not_rule_has_no_button_and_cannot_post(as_role, round, role):
    client = as_role(role)

    if role == "staff":
        page = words(client.get(place("wording-detail", round, of(ODD))))
        assert "Researchers and admins rule on wordings" in page
        assert "<button" not in page.split("<main")[1].split("</main>")[0]
        assert 'name="wordings"' not in words(client.get(place("wording-list", round)))
    for name in ("wording-rule", "wording-ask", "wording-confirm"):
        assert post(client, name, round, of(ODD), category="possession", why="x", question="x").status_code == 403
    for name in ("wording-rule-together", "wording-confirm-together"):
        assert post(client, name, round, wordings=of(ODD).pk, category="possession", why="x").status_code == 403
    assert not Ruling.objects.exists()


# ---- changing


def test_a_change_shows_what_it_would_move_before_it_is_made(as_role, round):
    client = as_role("researchers")
    for text in (ODD, OTHER):
        wordings.decide(wording=of(text), category="possession", why="x", round=round, by=make_person())
    typed = {"category": "other_not_counted", "why": "They were wrong.", "instead_of": "possession"}

    shown = post(client, "wording-rule", round, of(ODD), **typed)

    page = words(shown)
    assert shown.status_code == 200
    assert (
        '<tr class="is-total"><th scope="row">All counted offences</th><td class="num">332</td><td class="num">252</td>'
        in page
    )
    assert '<th scope="row">Kent Police</th><td class="num">166</td><td class="num">126</td>' in page
    assert of(ODD).category == "possession"

    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.split('<form class="panel')[1]))
    hidden.pop("csrfmiddlewaretoken", None)
    made = post(client, "wording-rule", round, of(ODD), **hidden)

    assert made["Location"] == place("wording-detail", round, of(ODD))
    assert of(ODD).category == "other_not_counted"
    assert of(ODD).rulings.count() == 2


def test_a_change_that_somebody_made_meanwhile_is_not_overrun(as_role, round):
    wordings.decide(wording=of(ODD), category="total_row", why="x", round=round, by=make_person())

    response = post(
        as_role("researchers"), "wording-rule", round, of(ODD),
        category="possession", why="x", instead_of="prohibited_image", sure="1",
    )  # fmt: skip

    assert (response.status_code, of(ODD).category) == (422, "total_row")
    assert "by now. Look at it again" in words(response)


def test_a_change_without_a_difference_says_so(as_role):
    round = answered(rows=[HEAD, [ODD, 0, 0]], forces=["Kent Police"])
    wordings.decide(wording=of(ODD), category="total_row", why="x", round=round, by=make_person())

    page = words(
        post(
            as_role("researchers"), "wording-rule", round, of(ODD),
            category="other_not_counted", why="x", instead_of="total_row",
        )
    )  # fmt: skip

    assert "No total moves." in page


def test_a_ruling_for_one_force_only(as_role, round):
    kent = make_force("Kent Police")
    client = as_role("researchers")
    page = words(client.get(place("wording-detail", round, of(ODD))))
    assert "Every force" in page
    assert f'<option value="{kent.pk}">Kent Police</option>' in page

    response = post(client, "wording-rule", round, of(ODD), category="possession", why="x", force=kent.pk)

    assert of(ODD, force=kent).category == "possession"
    assert response["Location"] == place("wording-detail", round, of(ODD, force=None))
    own = words(client.get(place("wording-detail", round, of(ODD, force=kent))))
    assert "in Kent Police alone" in own
    assert "In every other force" in own
    assert "Every force</option>" not in own


def test_a_change_names_the_forces_that_stay(as_role, round):
    kent = make_force("Kent Police")
    wordings.decide(wording=of(ODD), category="total_row", why="x", force=kent, round=round, by=make_person())
    wordings.decide(wording=of(ODD, force=None), category="possession", why="x", round=round, by=make_person())

    page = words(
        post(
            as_role("researchers"), "wording-rule", round, of(ODD, force=None),
            category="other_not_counted", why="x", instead_of="possession",
        )
    )  # fmt: skip

    assert "A ruling of its own holds in Kent Police and stays." in page


def test_a_force_that_does_not_use_the_words_cannot_be_chosen(as_role, round):
    dorset = make_force("Dorset Police")

    response = post(
        as_role("researchers"), "wording-rule", round, of(ODD), category="possession", why="x", force=dorset.pk
    )

    assert response.status_code == 422
    assert not Ruling.objects.exists()


# ---- asking


def test_asking_the_force_is_one_button_and_shows_in_the_requests_history(as_role, round):
    client = as_role("researchers")
    page = words(client.get(place("wording-detail", round, of(ODD))))
    question = wording_page.wording_page(round, of(ODD)).question
    assert 'data-key="q"' in page

    response = post(client, "wording-ask", round, of(ODD), question=question)

    assert response["Location"] == place("wording-detail", round, of(OTHER))
    assert "Force asked" in words(client.get(place("wording-list", round)))
    history = words(client.get(reverse("request-detail", args=[round.slug, "kent-police"])))
    assert "Question about a wording" in history
    assert "Which offences are these" in history


def test_asking_about_what_counts_shows_what_it_takes_out(as_role, round):
    for text in (ODD, OTHER):
        wordings.decide(wording=of(text), category="possession", why="x", round=round, by=make_person())
    typed = {"question": "Which?", "instead_of": "possession"}
    client = as_role("researchers")

    page = words(post(client, "wording-ask", round, of(ODD), **typed))
    assert "undecided until the force has answered" in page
    assert "awaits a decision" in page
    post(client, "wording-ask", round, of(ODD), **typed, sure="1")

    assert list(Wording.objects.asked()) == [of(ODD)]


def test_a_question_without_words_is_refused(as_role, round):
    response = post(as_role("researchers"), "wording-ask", round, of(ODD), question=" ")

    assert response.status_code == 422
    assert not Ruling.objects.exists()


def test_a_question_cannot_be_logged_by_hand(as_role, round):
    response = as_role("researchers").post(
        reverse("request-log", args=[round.slug, "kent-police"]), {"kind": "wording_asked", "on": "2018-05-01"}
    )

    assert response.status_code == 422


# ---- several at once


def test_several_are_ruled_on_with_one_reason(as_role, round):
    typed = {"wordings": [of(ODD).pk, of(OTHER).pk], "category": "possession", "why": "Kent says so."}

    post(as_role("researchers"), "wording-rule-together", round, **typed)

    assert set(Ruling.objects.values_list("category", "why")) == {("possession", "Kent says so.")}
    assert Ruling.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"category": "possession", "why": "x"}, "Choose the wordings first"),
        ({"wordings": ["0"], "category": "possession", "why": "x"}, "ruled on meanwhile"),
        ({"wordings": ["x"], "category": "possession", "why": "x"}, "“x” is not a valid value"),
        ({"wordings": "this one", "category": "", "why": "x"}, "Choose what the wordings mean"),
        ({"wordings": "this one", "category": "possession", "why": ""}, "required"),
    ],
)
def test_several_without_what_is_needed_are_refused_and_stay_ticked(as_role, round, typed, says):
    if typed.get("wordings") == "this one":
        typed = typed | {"wordings": [of(ODD).pk]}

    response = post(as_role("researchers"), "wording-rule-together", round, **typed)

    assert response.status_code == 422
    assert says in words(response)
    assert not Ruling.objects.exists()
    if typed.get("wordings") == [of(ODD).pk]:
        assert f'value="{of(ODD).pk}" checked' in words(response)


def test_what_is_decided_has_no_box(as_role, round):
    page = words(as_role("researchers").get(place("wording-list", round)))

    boxes = re.findall(r'name="wordings" value="(\d+)"', page)

    assert {int(pk) for pk in boxes} == {of(ODD).pk, of(OTHER).pk}


def test_those_that_are_alike_are_shown_together_and_ticked(as_role):
    one, other = (
        "Local: possesion of indecent photgraph of child",
        "local - possession indecent photographs of children",
    )
    round = answered(rows=[HEAD, [one, 1, 2], [other, 3, 4], [ODD, 9, 9]], forces=["Kent Police"])
    client = as_role("researchers")
    link = f"{place('wording-list', round)}?alike={of(one).pk}"
    assert link in words(client.get(place("wording-detail", round, of(one))))

    page = words(client.get(link))

    assert set(re.findall(r'name="wordings" value="(\d+)" checked', page)) == {str(of(one).pk), str(of(other).pk)}
    assert ODD not in page.split("<tbody")[1]


# ---- two people


@pytest.fixture
def strict():
    return answered(slug="strict", two_person_rulings=True)


def test_what_one_proposes_another_confirms(as_role, strict):
    researcher, admin = as_role("researchers"), as_role("admins")
    answer = researcher.post(
        place("wording-rule", strict, of(ODD)), {"category": "possession", "why": "Kent says so."}, follow=True
    )
    assert "It counts once another person has confirmed it" in words(answer)
    ruling = Ruling.objects.get()

    own = words(researcher.get(place("wording-detail", strict, of(ODD))))
    assert "another person has to confirm it" in own
    assert ">Confirm</button>" not in own
    researcher.post(place("wording-confirm", strict, of(ODD)), {"ruling": ruling.pk})
    assert of(ODD).category == ""

    assert ">Confirm</button>" in words(admin.get(place("wording-detail", strict, of(ODD))))
    admin.post(place("wording-confirm", strict, of(ODD)), {"ruling": ruling.pk})
    assert of(ODD).category == "possession"
    assert "confirmed by" in words(researcher.get(place("wording-detail", strict, of(ODD))))


@pytest.mark.parametrize("ruling", ["", "x", "0", "999999"])
def test_only_the_ruling_on_the_page_is_confirmed(as_role, strict, ruling):
    wordings.decide(wording=of(ODD), category="possession", why="x", round=strict, by=make_person())

    response = as_role("admins").post(place("wording-confirm", strict, of(ODD)), {"ruling": ruling}, follow=True)

    assert "Another ruling has been made meanwhile" in words(response)
    assert of(ODD).category == ""


def test_who_confirms_a_change_sees_what_it_moves(as_role, strict):
    ann, bob = make_person("ann"), make_person("bob")
    for text in (ODD, OTHER):
        ruling = wordings.decide(wording=of(text), category="possession", why="x", round=strict, by=ann)
        wordings.confirm(ruling=ruling, by=bob)
    wordings.decide(wording=of(ODD), category="total_row", why="x", instead_of="possession", round=strict, by=ann)

    page = words(as_role("admins").get(place("wording-detail", strict, of(ODD))))

    assert '<td class="num">332</td><td class="num">252</td>' in page


def test_several_are_confirmed_at_once_but_not_ones_own(as_role, people, strict):
    for text, by in ((ODD, make_person("ann")), (OTHER, people["admins"])):
        wordings.decide(wording=of(text), category="possession", why="x", round=strict, by=by)
    client = as_role("admins")
    page = words(client.get(place("wording-list", strict) + "?status=proposed"))
    assert re.findall(r'name="wordings" value="(\d+)"', page) == [str(of(ODD).pk)]

    refused = post(
        client, "wording-confirm-together", strict, query="?status=proposed", wordings=[of(ODD).pk, of(OTHER).pk]
    )
    assert refused.status_code == 422
    assert "your own" in words(refused)
    post(client, "wording-confirm-together", strict, query="?status=proposed", wordings=[of(ODD).pk])

    assert (of(ODD).category, of(OTHER).category) == ("possession", "")


def test_the_overview_counts_rulings_that_wait_for_a_second_person(as_role, strict):
    wordings.decide(wording=of(ODD), category="possession", why="x", round=strict, by=make_person())

    page = words(as_role("researchers").get(reverse("round-detail", args=[strict.slug])))

    assert "ruling for another person to confirm" in page


def test_the_rule_of_two_is_chosen_when_a_round_is_opened(as_role):
    typed = {
        "title": "Images 2019", "scheme": "child-abuse-images", "periods": "2017/18", "questions": "How many?",
        "letter_foia": "Dear", "letter_foisa": "Dear", "opened_on": "2019-04-01", "forces": [make_force().slug],
        "two_person_rulings": "on",
    }  # fmt: skip

    response = as_role("researchers").post(reverse("round-open"), typed)

    assert response.status_code == 302
    assert Round.objects.get().two_person_rulings
    assert not make_round().two_person_rulings


# ---- the list


def test_the_caption_speaks_of_the_order_only_while_it_is_so(as_role, round):
    client = as_role("researchers")

    assert "those that wait first, then those on which most offences hang" in words(
        client.get(place("wording-list", round))
    )
    sorted_by_text = words(client.get(place("wording-list", round) + "?sort=text"))
    assert "<caption>Wordings met in this round</caption>" in sorted_by_text


def test_the_list_is_a_page_long_and_the_largest_is_first(as_role):
    rows = [HEAD, *([f"Local code {number} pictures", number, number] for number in range(100, 170))]
    round = answered(rows=rows, forces=["Kent Police"])
    client = as_role("researchers")

    page = words(client.get(place("wording-list", round)))

    shown = re.findall(r"Local code (\d+) pictures</a>", page)
    assert shown == [str(number) for number in range(169, 119, -1)]
    assert "1 to 50 of 70" in page
    assert (
        len(re.findall(r"Local code (\d+) pictures</a>", words(client.get(place("wording-list", round) + "?page=2"))))
        == 20
    )


@pytest.mark.parametrize("count", [10, 60])
def test_the_list_takes_the_same_queries_however_long(as_role, django_assert_num_queries, count):
    round = answered(rows=[HEAD, *([f"Local code {n} pictures", n, n] for n in range(100, 100 + count))])
    client = as_role("researchers")
    client.get(place("wording-list", round))

    with django_assert_num_queries(10):
        client.get(place("wording-list", round))


@pytest.mark.parametrize("count", [10, 60])
def test_the_page_of_a_wording_takes_the_same_queries_however_many_wait(as_role, django_assert_num_queries, count):
    round = answered(rows=[HEAD, *([f"Local code {n} pictures", n, n] for n in range(100, 100 + count))])
    client = as_role("researchers")
    client.get(place("wording-detail", round, of("Local code 105 pictures")))

    with django_assert_num_queries(16):
        client.get(place("wording-detail", round, of("Local code 105 pictures")))


@pytest.mark.parametrize(
    "asked",
    [
        "?status=waiting", "?status=proposed", "?status=asked", "?status=ruled", "?status=rule", "?status=nonsense",
        "?sort=offences", "?sort=-forces", "?sort=text", "?sort=category", "?sort=-status", "?sort=nonsense", "?page=9",
        "?page=x", "?alike=x", "?alike=999999", "?choose=all", "?text=17", "?category=possession", "?force=0",
    ],
)  # fmt: skip
def test_the_list_takes_any_query(as_role, round, asked):
    assert as_role("researchers").get(place("wording-list", round) + asked).status_code == 200


def test_the_tabs_show_what_stands_where(as_role, round):
    wordings.decide(wording=of(ODD), category="possession", why="x", round=round, by=make_person())
    client = as_role("staff")

    def shown(status):
        page = words(client.get(place("wording-list", round) + f"?status={status}")).split("<tbody")[1]
        return {text for text in (ODD, OTHER, "86/2") if f">{text}</a>" in page}

    assert shown("waiting") == {OTHER}
    assert shown("ruled") == {ODD}
    assert shown("rule") == {"86/2"}


def test_the_list_is_filtered_by_force(as_role):
    round = answered()
    gwent = make_force("Gwent Police")
    wordings.decide(wording=of(ODD), category="possession", why="x", force=gwent, round=round, by=make_person())

    page = words(as_role("staff").get(place("wording-list", round) + f"?force={gwent.pk}"))

    assert "in Gwent Police alone" in page
    assert page.count(f">{ODD}</a>") == 1
