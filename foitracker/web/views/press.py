"""Lines for the press, and the right of reply of each force before they are printed."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from foitracker.publishing import reply_pack
from foitracker.publishing.formats import docx
from foitracker.publishing.packing import packed
from foitracker.store.actions import requests as actions
from foitracker.store.models import Event, Release, Request, Round
from foitracker.store.queries import press, releases, right_of_reply
from foitracker.store.roles import May
from foitracker.totals.words import counted_words
from foitracker.web.access import allows
from foitracker.web.asked import find_release, find_request
from foitracker.web.attachments import attachment
from foitracker.web.forms.press import LineForm, ReplyByForm, ReplySentForm
from foitracker.web.presenters.press import groups, line_view, reply_rows
from foitracker.web.refusals import refusals_on, refusals_shown


@allows(May.SEE_ROUNDS)
def index(request, round_slug):
    """The lines as the figures stand now, or of a release that the person may see."""
    round = get_object_or_404(Round, slug=round_slug)
    release = _release(request, round_slug)
    shown = press.line_list(round, release, now=timezone.now())
    form = LineForm(request.GET, lines=shown.lines, releases=releases.releases(round, request.user))
    context = {
        "round": round,
        "section": "press",
        "form": form,
        "release": release,
        "shown": shown,
        "groups": groups(form.fitting(shown.lines), round_slug=round_slug, release=release),
        "sent_form": ReplySentForm(today=timezone.localdate()),
        "has_contact": bool(settings.CONTACT),
    }
    return render(request, "lines/list.html", context)


@allows(May.SEE_ROUNDS)
def detail(request, round_slug, force_slug, sent_form=None):
    """What a force is shown: its figures, where they come from, and what will be printed about it."""
    foi_request = find_request(round_slug, force_slug)
    today = timezone.localdate()
    form = ReplyByForm(request.GET, today=today, usual=right_of_reply.usual_day(foi_request, today=today))
    page = right_of_reply.reply_page(foi_request, now=timezone.now(), until=form.day)
    context = {
        "round": foi_request.round,
        "section": "press",
        "page": page,
        "line": line_view(page.line, round_slug),
        "rows": reply_rows(page, round_slug),
        "form": form,
        "sent_form": sent_form or ReplySentForm(today=today),
        "has_contact": bool(settings.CONTACT),
        "can_record": sent_form is not None or foi_request.state != Request.State.NOT_SENT,
    }
    return render(request, "lines/force.html", context, status=422 if sent_form else 200)


@allows(May.LOG_REQUESTS)
def download(request, round_slug, force_slug):
    """The right of reply of one force as a Word document."""
    foi_request = find_request(round_slug, force_slug)
    today = timezone.localdate()
    form = ReplyByForm(request.GET, today=today, usual=right_of_reply.usual_day(foi_request, today=today))
    page = right_of_reply.reply_page(foi_request, now=timezone.now(), until=form.day)
    written = reply_pack.write(right_of_reply.pack_of(page, round=foi_request.round, today=today))
    return attachment(written, docx.CONTENT_TYPE, f"{round_slug}-{force_slug}-right-of-reply.docx")


@allows(May.LOG_REQUESTS)
def download_all(request, round_slug):
    """The right of reply of every force, as Word documents in a zip archive."""
    round = get_object_or_404(Round, slug=round_slug)
    today = timezone.localdate()
    packs = right_of_reply.reply_packs(round, now=timezone.now(), today=today)
    members = {f"{slug}.docx": reply_pack.write(pack) for slug, pack in packs}
    return attachment(packed(members, made_on=today), "application/zip", f"{round_slug}-right-of-reply.zip")


@allows(May.LOG_REQUESTS)
@require_POST
def sent(request, round_slug, force_slug):
    foi_request = find_request(round_slug, force_slug)
    form = ReplySentForm(request.POST, today=timezone.localdate())
    if form.is_valid():
        on = form.cleaned_data["on"]
        with refusals_on(form):
            actions.log(request=foi_request, kind=Event.Kind.REPLY_SENT, on=on, by=request.user)
            messages.success(request, f"Recorded: {foi_request.force} got its right of reply on {on:%-d %B %Y}.")
            return redirect("line-force", round_slug, force_slug)
    return detail(request, round_slug, force_slug, sent_form=form)


@allows(May.LOG_REQUESTS)
@require_POST
def sent_to_all(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = ReplySentForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        messages.error(request, f"Nothing was recorded. Sent on: {' '.join(form.errors['on'])}")
        return redirect("line-list", round_slug)
    with refusals_shown(request, "Nothing was recorded."):
        count = actions.send_replies(round=round, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, f"Recorded for {counted_words(count, 'force', 'forces')}.")
    return redirect("line-list", round_slug)


def _release(request, round_slug) -> Release | None:
    """The release that the address asks for, where it asks for one."""
    number = request.GET.get("release", "")
    if not number:
        return None
    return find_release(round_slug, number if number.isdecimal() and len(number) < 5 else 0, person=request.user)
