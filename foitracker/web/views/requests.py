from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from foitracker.store.actions import official
from foitracker.store.actions import requests as actions
from foitracker.store.models import Request, Round
from foitracker.store.queries import chasing
from foitracker.store.queries.published import stand_in_page
from foitracker.store.roles import May
from foitracker.totals.words import counted_words
from foitracker.web.access import allows
from foitracker.web.asked import find_request
from foitracker.web.filters import RequestFilter
from foitracker.web.forms.official import StandInForm, WithdrawForm
from foitracker.web.forms.requests import LogForm, SendForm
from foitracker.web.lists import RoundListView
from foitracker.web.refusals import refusals_on, refusals_shown
from foitracker.web.tables import RequestTable


class RequestList(RoundListView):
    permission = May.SEE_ROUNDS
    table_class = RequestTable
    template_name = "requests/list.html"
    section = "requests"

    def get_queryset(self):
        today = timezone.localdate()
        self.filter = RequestFilter(self.request.GET, queryset=Request.objects.in_round(self.round), today=today)
        return chasing.request_lines(self.filter.qs, today=today)

    def get_context_data(self, **kwargs):
        send_form = SendForm(today=timezone.localdate())
        unsent = Request.objects.in_round(self.round).filter(state=Request.State.NOT_SENT).count()
        return super().get_context_data(filter=self.filter, send_form=send_form, unsent=unsent, **kwargs)


@allows(May.SEE_ROUNDS)
def detail(request, round_slug, force_slug, log_form=None, send_form=None, stand_in_form=None, withdraw_form=None):
    foi_request = find_request(round_slug, force_slug)
    today = timezone.localdate()
    stand_in = stand_in_page(foi_request)
    wrong = log_form or send_form or stand_in_form or withdraw_form
    context = {
        "round": foi_request.round,
        "section": "requests",
        "page": chasing.request_page(foi_request, today=today),
        "log_form": log_form or LogForm(today=today),
        "send_form": send_form or SendForm(today=today),
        "stand_in": stand_in,
        "stand_in_form": stand_in_form or (stand_in and StandInForm(page=stand_in)),
        "withdraw_form": withdraw_form or WithdrawForm(),
    }
    return render(request, "requests/detail.html", context, status=422 if wrong else 200)


@allows(May.LOG_REQUESTS)
@require_POST
def send(request, round_slug, force_slug):
    foi_request = find_request(round_slug, force_slug)
    form = SendForm(request.POST, today=timezone.localdate())
    if form.is_valid():
        with refusals_on(form):
            sent = actions.send(request=foi_request, on=form.cleaned_data["on"], by=request.user)
            messages.success(request, f"Sent. The answer is due by {sent.due_on:%-d %B %Y}.")
            return redirect("request-detail", round_slug, force_slug)
    return detail(request, round_slug, force_slug, send_form=form)


@allows(May.LOG_REQUESTS)
@require_POST
def send_all(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = SendForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        messages.error(request, f"Nothing was recorded. Sent on: {' '.join(form.errors['on'])}")
        return redirect("request-list", round_slug)
    with refusals_shown(request, "Nothing was recorded."):
        count = actions.send_all(round=round, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, f"{counted_words(count, 'request', 'requests')} recorded as sent.")
    return redirect("request-list", round_slug)


@allows(May.LOG_REQUESTS)
@require_POST
def log(request, round_slug, force_slug):
    foi_request = find_request(round_slug, force_slug)
    form = LogForm(request.POST, today=timezone.localdate())
    if form.is_valid():
        with refusals_on(form):
            event = actions.log(request=foi_request, by=request.user, **form.cleaned_data)
            messages.success(request, f"Logged: {event.get_kind_display().lower()}.")
            return redirect("request-detail", round_slug, force_slug)
    return detail(request, round_slug, force_slug, log_form=form)


@allows(May.IMPORT_OFFICIAL)
@require_POST
def stand_in(request, round_slug, force_slug):
    foi_request = find_request(round_slug, force_slug)
    page = stand_in_page(foi_request)
    if page is None:
        messages.error(request, "The force did not refuse because its figures are published. Log that outcome first.")
        return redirect("request-detail", round_slug, force_slug)
    form = StandInForm(request.POST, page=page)
    if form.is_valid():
        with refusals_on(form):
            made = official.stand_in(request=foi_request, by=request.user, **form.cleaned_data)
            messages.success(request, f"“{made.table}” stands in, and is named wherever its figures count.")
            return redirect("request-detail", round_slug, force_slug)
    return detail(request, round_slug, force_slug, stand_in_form=form)


@allows(May.IMPORT_OFFICIAL)
@require_POST
def withdraw(request, round_slug, force_slug):
    foi_request = find_request(round_slug, force_slug)
    standing = foi_request.stand_ins.standing().first()
    if standing is None:
        messages.error(request, "No published table stands in here.")
        return redirect("request-detail", round_slug, force_slug)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            official.withdraw(stand_in=standing, by=request.user, **form.cleaned_data)
            messages.success(request, "Withdrawn. The published figures count no longer.")
            return redirect("request-detail", round_slug, force_slug)
    return detail(request, round_slug, force_slug, withdraw_form=form)
