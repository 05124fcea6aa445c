"""Whoever has decided on an answer goes on to the next one that waits."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from foitracker.store.queries.inbox import next_to_review


def go_on(request, answer, said):
    """On to the next answer of the round that waits; the message leads back to the one that was decided on."""
    back = reverse("answer-review", args=[answer.round.slug, answer.pk])
    link = format_html('{} <a href="{}">See “{}” again</a>.', said, back, answer.file_name)
    following = next_to_review(answer, person=request.user)
    if following is None:
        messages.success(request, format_html("{} No other answer of this round waits for you.", link))
        return redirect("answer-list", answer.round.slug)
    every = reverse("answer-list", args=[answer.round.slug])
    words = '{} Here is the next that waits: {}. <a href="{}">Back to all answers</a>.'
    messages.success(request, format_html(words, link, following.request.force, every))
    return redirect("answer-review", answer.round.slug, following.pk)
