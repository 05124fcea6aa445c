"""A scheme with what people approved in it: to hand on, and to take over from another house."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from foitracker.offences import UnknownScheme, load_scheme
from foitracker.store import scheme_file
from foitracker.store.actions import approved as actions
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Force
from foitracker.store.queries import approved as query
from foitracker.store.roles import May
from foitracker.totals.words import counted_words
from foitracker.web.access import allows
from foitracker.web.attachments import attachment
from foitracker.web.forms.schemes import ImportAgainForm, ImportForm

MOST_PROBLEMS = 50  # shown at once


@allows(May.EXPORT_TABLES)
def detail(request, scheme_slug, form=None, problems=()):
    _find(scheme_slug)
    context = {
        "page": query.scheme_page(scheme_slug),
        "form": form or ImportForm(),
        "problems": problems[:MOST_PROBLEMS],
        "problems_left_out": max(0, len(problems) - MOST_PROBLEMS),
    }
    return render(request, "schemes/detail.html", context, status=422 if form or problems else 200)


@allows(May.EXPORT_TABLES)
def export(request, scheme_slug):
    _find(scheme_slug)
    content = scheme_file.write(scheme_slug, query.approved(scheme_slug))
    return attachment(content.encode("utf-8-sig"), "text/csv; charset=utf-8", f"{scheme_slug}-with-rulings.csv")


@allows(May.EXPORT_TABLES)
@require_POST
def check_import(request, scheme_slug):
    """What an import would do; nothing is done yet."""
    scheme = _find(scheme_slug)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return detail(request, scheme_slug, form=form)
    content = form.cleaned_data["file"].read()
    try:
        rulings = _read(content, scheme)
    except scheme_file.RefusedFile as refused:
        return detail(request, scheme_slug, problems=refused.problems)
    context = {
        "scheme": scheme,
        "page": query.import_page(scheme_slug, rulings),
        "file_name": form.cleaned_data["file"].name,
        "form": ImportAgainForm.of(content.decode("utf-8-sig"), form.cleaned_data["file"].name),
    }
    return render(request, "schemes/import.html", context)


@allows(May.EXPORT_TABLES)
@require_POST
def do_import(request, scheme_slug):
    """Does what `check_import` showed. The file comes with the form again, and is checked again."""
    scheme = _find(scheme_slug)
    form = ImportAgainForm(request.POST)
    if not form.is_valid():
        return detail(request, scheme_slug, problems=["The file did not come with the form. Choose it again."])
    try:
        made = actions.take_over(
            scheme=scheme_slug,
            rulings=_read(form.cleaned_data["content"].encode(), scheme),
            file_name=form.cleaned_data["file_name"],
            by=request.user,
        )
    except scheme_file.RefusedFile as refused:
        return detail(request, scheme_slug, problems=refused.problems)
    except NotPossible as problem:
        return detail(request, scheme_slug, problems=[str(problem)])
    proposed = sum(ruling.proposed for ruling in made)
    more = f" {proposed} of them count once another person has confirmed them." if proposed else ""
    messages.success(request, f"Imported {counted_words(len(made), 'ruling', 'rulings')}.{more}")
    return redirect("scheme-detail", scheme_slug)


def _find(slug):
    try:
        return load_scheme(slug)
    except UnknownScheme as problem:
        raise Http404(str(problem)) from problem


def _read(content, scheme):
    forces = set(Force.objects.values_list("slug", flat=True))
    return scheme_file.read(content, scheme=scheme, forces=forces, today=timezone.localdate())
