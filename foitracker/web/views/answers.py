"""Answers: uploaded, matched to a force by a person, read, and kept as they came."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from foitracker.store.actions import files
from foitracker.store.actions.errors import AlreadyThere, NotPossible
from foitracker.store.models import Answer, Request, Round
from foitracker.store.queries import inbox
from foitracker.store.queries.proposals import proposals
from foitracker.store.roles import May
from foitracker.totals.words import counted_words
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.filters import AnswerFilter
from foitracker.web.forms.answers import MatchForm, UploadForm
from foitracker.web.lists import RoundListView
from foitracker.web.refusals import refusals_shown
from foitracker.web.tables import AnswerTable

LONG = timedelta(minutes=10)  # to wait for a worker


class AnswerList(RoundListView):
    permission = May.SEE_ROUNDS
    table_class = AnswerTable
    template_name = "answers/list.html"
    section = "answers"

    def get_queryset(self):
        self.filter = AnswerFilter(self.request.GET, queryset=Answer.objects.in_round(self.round))
        return inbox.answer_lines(self.filter.qs)

    def get_context_data(self, **kwargs):
        unmatched = Answer.objects.in_round(self.round).without_a_force().count()
        queued = Answer.objects.in_round(self.round).queued().order_by("queued_at")
        stuck = queued.filter(queued_at__lt=timezone.now() - LONG).exists()
        return super().get_context_data(
            filter=self.filter, unmatched=unmatched, queued=queued.count(), stuck=stuck, **kwargs
        )


@allows(May.UPLOAD_ANSWERS)
def upload(request, round_slug):
    """Files that come one by one, with a script, get their answer as JSON: each with what became of it."""
    round = get_object_or_404(Round, slug=round_slug)
    form = UploadForm(request.POST or None, request.FILES or None, today=timezone.localdate())
    stored, refused, there = [], [], []
    if request.method == "POST" and form.is_valid():
        for file in form.cleaned_data["files"]:
            try:
                on = form.cleaned_data["received_on"]
                stored.append(files.receive_upload(round=round, file=file, on=on, by=request.user))
            except AlreadyThere as problem:
                there.append((file.name, str(problem)))
            except NotPossible as problem:
                refused.append((file.name, str(problem)))
    if _wants_json(request):
        said = {"stored": _proposals(stored), "there": there, "refused": refused, "errors": _errors(form)}
        return JsonResponse(said)
    if stored:
        messages.success(request, f"{counted_words(len(stored), 'file', 'files')} stored. Say whose they are.")
        if not refused and not there:
            return redirect("answer-match", round_slug)
    waiting = Answer.objects.in_round(round).without_a_force().count()
    context = {
        "round": round,
        "section": "upload",
        "form": form,
        "waiting": waiting,
        "refused": refused,
        "there": there,
    }
    return render(request, "answers/upload.html", context, status=422 if form.errors or refused or there else 200)


@allows(May.UPLOAD_ANSWERS)
def match(request, round_slug):
    """A script sends one file after the other, and gets JSON: so each is read while the person sees how far it is."""
    round = get_object_or_404(Round, slug=round_slug)
    asked = Request.objects.in_round(round).select_related("force")
    form = MatchForm(request.POST or None, proposals=proposals(round), requests=asked)
    if request.method == "POST" and form.is_valid():
        kept = files.keep_each(pairs=form.kept(), by=request.user)
        read = files.match_and_read(pairs=form.pairs(), by=request.user)
        refused = [words for _, words in (*kept.refused, *read.refused)] + form.said_by_others()
        if _wants_json(request):
            lines = inbox.answer_lines(_matched([*read.answers, *kept.answers]))
            return JsonResponse({"matched": list(map(_said_of, lines)), "errors": refused})
        _say_what_became(request, read.answers, kept.answers, refused)
        return redirect("answer-list", round_slug)
    if _wants_json(request):
        return JsonResponse({"matched": [], "errors": _errors(form)})
    context = {"round": round, "section": "upload", "form": form}
    return render(request, "answers/match.html", context, status=422 if form.errors else 200)


@allows(May.SEE_ROUNDS)
@require_GET
def progress(request, round_slug):
    """How many answers of a round wait to be read."""
    round = get_object_or_404(Round, slug=round_slug)
    return JsonResponse({"waiting": Answer.objects.in_round(round).queued().count()})


@allows(May.UPLOAD_ANSWERS)
@require_POST
def read_again(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    with refusals_shown(request):
        files.queue(answer=answer, by=request.user)
        waits = "It waits to be read again." if answer.queued_at else "Read again."
        messages.success(request, f"{waits} The figures of the old reading no longer count.")
    return redirect("answer-review", round_slug, pk)


@allows(May.UPLOAD_ANSWERS)
@require_POST
def keep(request, round_slug, pk):
    """A file that could not be read is no answer, but a letter that stays with its request."""
    answer = find_open(round_slug, pk)
    with refusals_shown(request):
        files.keep_unread(answer=answer, by=request.user)
        messages.success(request, f"Kept as correspondence of {answer.request.force}. Nothing of it counts.")
    return redirect("answer-review", round_slug, pk)


@allows(May.DOWNLOAD_ORIGINALS)
def original(request, round_slug, pk):
    """The bytes as they came: always a download, never a type that a browser opens."""
    answer = find_open(round_slug, pk)
    if not answer.file.is_open:
        raise PermissionDenied(
            "Nobody has looked into this file yet, so it is not handed out. Say whose it is: it is looked into as "
            "it is read."
        )
    return FileResponse(
        answer.file.content.open("rb"),
        as_attachment=True,
        filename=answer.file_name,
        content_type="application/octet-stream",
    )


def _wants_json(request):
    return request.headers.get("Accept") == "application/json"


def _errors(form):
    return [error for errors in form.errors.values() for error in errors]


def _proposals(stored):
    return [
        {
            "name": answer.file_name,
            "force": answer.proposed_force.name if answer.proposed_force else "",
            "because": answer.proposed_because,
        }
        for answer in stored
    ]


def _said_of(line):
    return {
        "answer": line.pk,
        "status": line.status.words,
        "key": line.status.key,
        "why": line.why_not_read,
        "empty": line.has_no_figures,
        "page": reverse("answer-review", args=[line.round_slug, line.pk]),
    }


def _matched(answers):
    return Answer.objects.filter(pk__in=[answer.pk for answer in answers])


def _say_what_became(request, read, kept, refused):
    _say_what_was_read(request, inbox.answer_lines(_matched(read)))
    if kept:
        messages.success(
            request, f"{counted_words(len(kept), 'file', 'files')} kept as correspondence. No figure was read."
        )
    for words in refused:
        messages.error(request, words)


def _say_what_was_read(request, lines):
    held = [line.file_name for line in lines if line.status.key == "closed"]
    queued = sum(line.status.key == "running" for line in lines)
    not_read = [line for line in lines if line.why_not_read]
    without = [line.file_name for line in lines if line.has_no_figures]
    read = len(lines) - len(held) - queued - len(not_read) - len(without)
    if read:
        messages.success(request, f"{counted_words(read, 'answer', 'answers')} read. Now check each reading.")
    if queued:
        messages.success(request, f"{counted_words(queued, 'answer waits', 'answers wait')} to be read.")
    for line in not_read:
        messages.warning(request, f"Not read: {line.file_name}. {line.why_not_read}")
    if without:
        messages.warning(request, f"Read, and no figure found: {', '.join(without)}. See on its page what to do.")
    if held:
        messages.warning(request, f"Held until an admin has looked: {', '.join(held)}.")
