"""What two people made of one answer: one looks again, or somebody rules whose reading holds."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from foitracker.store.actions import two_readers
from foitracker.store.models import Reading
from foitracker.store.queries.review import review_page
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.forms.reviewing import RuleOnReadersForm
from foitracker.web.next_answer import go_on
from foitracker.web.refusals import refusals_on, refusals_shown
from foitracker.web.views.reviewing import review


@allows(May.REVIEW_READINGS)
@require_POST
def look_again(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    with refusals_shown(request):
        two_readers.look_again(answer=answer, by=request.user)
        messages.success(request, "Your reading is open again. Correct it, then say that it is right.")
    return redirect("answer-review", round_slug, pk)


@allows(May.REVIEW_READINGS)
@require_POST
def rule_on_readers(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    page = review_page(answer, person=request.user)
    form = RuleOnReadersForm(
        request.POST,
        readings=page.two_readers.readings if page.two_readers else (),
        has_earlier=page.other_answers_counted,
    )
    if form.is_valid():
        said = form.cleaned_data
        chosen = get_object_or_404(Reading, answer=answer, pk=said.pop("chosen"))
        with refusals_on(form):
            two_readers.rule(answer=answer, chosen=chosen, by=request.user, **said)
            return go_on(request, answer, f"Ruled: the figures of {answer.request.force} count now.")
    return review(request, round_slug, pk, readers_form=form)
