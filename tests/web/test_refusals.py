import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware

from foitracker.store.actions.errors import NotPossible
from foitracker.web.refusals import refusals_on, refusals_shown


class Reason(forms.Form):
    why = forms.CharField()


@pytest.fixture
def request_with_messages(rf):
    request = rf.post("/")
    SessionMiddleware(lambda request: None).process_request(request)
    MessageMiddleware(lambda request: None).process_request(request)
    return request


@pytest.mark.parametrize(("field", "where"), [(None, "__all__"), ("why", "why")])
def test_what_is_not_possible_becomes_an_error_of_the_form(field, where):
    form = Reason({"why": "The force said so."})

    with refusals_on(form, field):
        raise NotPossible("It is too late.")

    assert form.errors == {where: ["It is too late."]}


@pytest.mark.parametrize(
    ("before", "words"), [("", "It is too late."), ("Nothing was recorded.", "Nothing was recorded. It is too late.")]
)
def test_what_is_not_possible_is_said_above_the_page_that_follows(request_with_messages, before, words):
    with refusals_shown(request_with_messages, before):
        raise NotPossible("It is too late.")

    assert [str(message) for message in get_messages(request_with_messages)] == [words]


def test_any_other_fault_is_raised():
    with pytest.raises(LookupError), refusals_on(Reason({})):
        raise LookupError
