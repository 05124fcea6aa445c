"""A letter that answers for two or three forces: the file becomes an answer of each."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from foitracker.store.actions import joint
from foitracker.store.queries.joint import may_answer_for
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.forms.reviewing import JointForm
from foitracker.web.refusals import refusals_on, refusals_shown
from foitracker.web.views.reviewing import review


@allows(May.UPLOAD_ANSWERS)
@require_POST
def answers_for_too(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = JointForm(request.POST, requests=may_answer_for(answer))
    if form.is_valid():
        with refusals_on(form, "request"):
            made = joint.answers_for_too(answer=answer, by=request.user, **form.cleaned_data)
            name = made.request.force.name
            messages.success(request, f"The file is an answer of {name} too. Leave out of each what is the other’s.")
            return redirect("answer-review", round_slug, pk)
    return review(request, round_slug, pk, joint_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def leave_out_others(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    leave_out = joint.leave_out_undeclared if "undeclared" in request.POST else joint.leave_out_others
    with refusals_shown(request):
        reading = leave_out(answer=answer, by=request.user)
        left = reading.figures.data().count()
        messages.success(request, f"Left out and read again: {left} figures are left for {answer.request.force.name}.")
    return redirect("answer-review", round_slug, pk)
