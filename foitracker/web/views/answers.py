"""Answers: uploaded, matched to a force by a person, read, and kept as they came."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from foitracker.store.actions import files, readings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, Request, Round
from foitracker.store.queries import inbox
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.asked import find_open
from foitracker.web.filters import AnswerFilter
from foitracker.web.forms import MatchForm, UploadForm
from foitracker.web.lists import RoundListView
from foitracker.web.tables import AnswerTable


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
        return super().get_context_data(filter=self.filter, unmatched=unmatched, **kwargs)


@allows(May.UPLOAD_ANSWERS)
def upload(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    form = UploadForm(request.POST or None, request.FILES or None, today=timezone.localdate())
    received, refused = 0, []
    if request.method == "POST" and form.is_valid():
        for file in form.cleaned_data["files"]:
            try:
                files.receive_upload(round=round, file=file, on=form.cleaned_data["received_on"], by=request.user)
            except NotPossible as problem:
                refused.append((file.name, str(problem)))
            else:
                received += 1
        if received:
            messages.success(request, f"{received} {'file' if received == 1 else 'files'} stored. Say whose they are.")
        if received and not refused:
            return redirect("answer-match", round_slug)
    context = {"round": round, "section": "upload", "form": form, "received": received, "refused": refused}
    return render(request, "answers/upload.html", context, status=422 if form.errors or refused else 200)


@allows(May.UPLOAD_ANSWERS)
def match(request, round_slug):
    round = get_object_or_404(Round, slug=round_slug)
    waiting = Answer.objects.in_round(round).without_a_force().select_related("proposed_force").order_by("file_name")
    asked = Request.objects.in_round(round).select_related("force")
    form = MatchForm(request.POST or None, answers=waiting, requests=asked)
    if request.method == "POST" and form.is_valid():
        matched = files.match_and_read(pairs=form.pairs(), by=request.user)
        held = [answer.file_name for answer in matched if answer.file.is_closed]
        read = len(matched) - len(held)
        if read:
            messages.success(request, f"{read} {'answer' if read == 1 else 'answers'} read. Now check each reading.")
        if held:
            messages.warning(request, f"Held until an admin has looked: {', '.join(held)}.")
        return redirect("answer-list", round_slug)
    context = {"round": round, "section": "upload", "form": form}
    return render(request, "answers/match.html", context, status=422 if form.errors else 200)


@allows(May.UPLOAD_ANSWERS)
@require_POST
def read_again(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    try:
        readings.read(answer=answer, by=request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Read again. The new reading waits for review; the old one no longer counts.")
    return redirect("answer-review", round_slug, pk)


@allows(May.DOWNLOAD_ORIGINALS)
def original(request, round_slug, pk):
    """The bytes as they came: always a download, never a type that a browser opens."""
    answer = find_open(round_slug, pk)
    if not answer.file.is_open:
        raise PermissionDenied("Nobody has looked into this file yet.")
    return FileResponse(
        answer.file.content.open("rb"),
        as_attachment=True,
        filename=answer.file_name,
        content_type="application/octet-stream",
    )
