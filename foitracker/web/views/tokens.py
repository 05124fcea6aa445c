"""A person's tokens for the API."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foitracker.store.actions import tokens as actions
from foitracker.store.models import Token
from foitracker.store.roles import May
from foitracker.web.access import allows
from foitracker.web.forms.tokens import TokenForm
from foitracker.web.refusals import refusals_on


@allows(May.SEE_ROUNDS)
def index(request, form=None, made=None, secret=""):
    context = {
        "tokens": Token.objects.in_use().filter(person=request.user),
        "form": form or TokenForm(),
        "made": made,
        "secret": secret,
        "api": request.build_absolute_uri("/api/v1/"),
    }
    return render(request, "registration/tokens.html", context, status=422 if form else 200)


@allows(May.SEE_ROUNDS)
@require_POST
@never_cache
def make(request):
    """The answer shows the secret once, so it is a page and no redirect."""
    form = TokenForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            token, secret = actions.make(by=request.user, **form.cleaned_data)
            return index(request, made=token, secret=secret)
    return index(request, form=form)


@allows(May.SEE_ROUNDS)
@require_POST
def end(request, pk):
    token = Token.objects.filter(person=request.user, pk=pk).first()
    if token:
        actions.end(token=token, by=request.user)
        messages.success(request, f"“{token.name}” works no more.")
    return redirect("tokens")
