"""One reading beside its sheet: corrected, confirmed by one person or by two, or rejected."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from foitracker.sheets.recipe import UnusableMark, parse_area
from foitracker.store.actions import corrections, held, readings, two_readers, unlocking
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Correction, Reading
from foitracker.store.queries import held as held_query
from foitracker.store.queries import review as review_query
from foitracker.store.queries.joint import may_answer_for
from foitracker.store.queries.lines import cell_anchor
from foitracker.store.roles import May
from foitracker.web import letters
from foitracker.web.access import allows
from foitracker.web.asked import find_any, find_open, first_cell
from foitracker.web.forms.reviewing import (
    ConfirmForm,
    CorrectForm,
    JointForm,
    PasswordForm,
    RejectForm,
    ReopenForm,
    RuleOnReadersForm,
)


@allows(May.SEE_ROUNDS)
def review(request, round_slug, pk, **said):
    """`said` are forms that were sent and are to be put right, by their names."""
    answer = find_any(round_slug, pk)
    if answer.file.is_closed:
        if request.user.has_perm(May.CLEAR_FILES):
            return redirect("answer-held", round_slug, pk)
        return _closed(request, answer)
    lit_sheet, (lit, row) = request.GET.get("sheet", ""), first_cell(request.GET.get("cell", ""))
    page = review_query.review_page(answer, person=request.user, sheet=lit_sheet, row=row)
    forms = {
        "confirm_form": ConfirmForm(points=page.open_points, before=page.reopened),
        "reject_form": RejectForm(destroys=page.can_be_destroyed),
        "reopen_form": ReopenForm(),
        "password_form": PasswordForm(),
        "correct_form": _correct_form(page, lit_sheet),
        "joint_form": JointForm(requests=may_answer_for(answer)),
        "readers_form": RuleOnReadersForm(readings=page.two_readers.readings if page.two_readers else ()),
    }
    forms |= said
    confirm_form = forms["confirm_form"]
    context = {
        "round": answer.round,
        "section": "answers",
        "page": page,
        "decides": request.user.has_perm(May.REVIEW_READINGS) and page.waits_for_a_decision,
        "points": confirm_form.of_points(page.open_points),
        "lit": lit,
        "lit_sheet": lit_sheet,
    }
    return render(request, "answers/review.html", context | forms, status=422 if said else 200)


@allows(May.SEE_ROUNDS)
@require_GET
def rows(request, round_slug, pk, sheet, row):
    """More rows of one sheet, as they stand in its table on the page."""
    answer = find_open(round_slug, pk)
    try:
        painted = review_query.sheet_rows(answer, person=request.user, sheet=sheet, row=row)
    except IndexError as problem:
        raise Http404("There is no such sheet in this answer.") from problem
    if painted is None:
        raise Http404("There are no such rows in this answer.")
    return render(request, "answers/rows.html", {"sheet": painted})


@allows(May.REVIEW_READINGS)
@require_POST
def correct(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    before = _current(answer, request.user)
    form = CorrectForm(request.POST, sheets=[grid["name"] for grid in before.found.get("grids", ())])
    if form.is_valid():
        try:
            after = corrections.correct(answer=answer, by=request.user, **form.cleaned_data)
        except corrections.WrongMark as problem:
            form.add_error(problem.field, str(problem))
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _what_changed(before, after))
            return _back(answer, after, form.cleaned_data["sheet"], form.cleaned_data["area"])
    return review(request, round_slug, pk, correct_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def take_back(request, round_slug, pk, correction):
    answer = find_open(round_slug, pk)
    taken = get_object_or_404(Correction.objects.select_related("answer"), answer=answer, pk=correction)
    before = _current(answer, request.user)
    try:
        after = corrections.take_back(correction=taken, by=request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
        return redirect("answer-review", round_slug, pk)
    messages.success(request, _what_changed(before, after))
    return _back(answer, after, taken.mark["sheet"], taken.mark["area"])


@allows(May.REVIEW_READINGS)
@require_POST
def memory(request, round_slug, pk):
    answer, uses = find_open(round_slug, pk), request.POST.get("uses") == "yes"
    before = _current(answer, request.user)
    try:
        after = corrections.choose_memory(answer=answer, uses_memory=uses, by=request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _what_changed(before, after))
    return redirect("answer-review", round_slug, pk)


@allows(May.REVIEW_READINGS)
@require_POST
def confirm(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    page = review_query.review_page(answer, person=request.user)
    form = ConfirmForm(request.POST, points=page.open_points)
    if form.is_valid():
        try:
            if answer.round.two_readers:
                reading = two_readers.check(answer=answer, by=request.user, **form.said())
            else:
                current = _current(answer, request.user)
                reading = readings.confirm(reading=current, by=request.user, **form.said())
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _confirmed(answer, reading))
            return redirect("answer-list", round_slug)
    return review(request, round_slug, pk, confirm_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def reject(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = RejectForm(request.POST, destroys=_cannot_be_read(answer))
    if form.is_valid():
        try:
            return _rejected(request, answer, _shared(answer), form.cleaned_data["why"])
        except NotPossible as problem:
            form.add_error(None, str(problem))
    return review(request, round_slug, pk, reject_form=form)


@allows(May.UPLOAD_ANSWERS)
@sensitive_post_parameters("password")
@sensitive_variables("form")
@require_POST
def unlock(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = PasswordForm(request.POST)
    if form.is_valid():
        try:
            reading = unlocking.unlock(answer=answer, by=request.user, **form.cleaned_data)
        except NotPossible as problem:
            form.add_error("password", str(problem))
        else:
            messages.success(request, _unlocked(reading))
            return redirect("answer-review", round_slug, pk)
    return review(request, round_slug, pk, password_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def look_again(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    try:
        two_readers.look_again(answer=answer, by=request.user)
    except NotPossible as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Your reading is open again. Correct it, then say that it is right.")
    return redirect("answer-review", round_slug, pk)


@allows(May.REVIEW_READINGS)
@require_POST
def rule_on_readers(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    page = review_query.review_page(answer, person=request.user)
    form = RuleOnReadersForm(request.POST, readings=page.two_readers.readings if page.two_readers else ())
    if form.is_valid():
        said = form.cleaned_data
        chosen = get_object_or_404(Reading, answer=answer, pk=said.pop("chosen"))
        try:
            two_readers.rule(answer=answer, chosen=chosen, by=request.user, **said)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Ruled: the figures of {answer.request.force} count now.")
            return redirect("answer-list", round_slug)
    return review(request, round_slug, pk, readers_form=form)


def _rejected(request, answer, reading, why):
    """Rejects a reading; of one that could not be read, the file with it. Raises NotPossible."""
    if not _cannot_be_read(answer):
        readings.reject(reading=reading, why=why, by=request.user)
        messages.success(request, "Rejected: none of its figures count. The file is kept.")
        return redirect("answer-list", answer.round.slug)
    held.destroy(answer=answer, why=why, by=request.user)
    messages.success(request, "Rejected, and its content destroyed. Here is the letter to the force.")
    return redirect("answer-review", answer.round.slug, answer.pk)


def _cannot_be_read(answer):
    reading = answer.current_reading()
    return reading is not None and reading.status == Reading.Status.UNREADABLE


def _closed(request, answer):
    """A held or rejected file, to those who may not clear one; who rejects what could not be read sees its letter."""
    page = held_query.held_page(answer)
    sees_letter = request.user.has_perm(May.REVIEW_READINGS) and page.was_unreadable
    context = {
        "round": answer.round,
        "section": "answers",
        "answer": answer,
        "letter": letters.letter(page) if sees_letter else "",
        "decisions": page.decisions if page.was_unreadable else (),
    }
    return render(request, "answers/closed.html", context, status=200 if sees_letter else 403)


def _correct_form(page, lit_sheet):
    names = [sheet.name for sheet in page.sheets]
    return CorrectForm(sheets=names, initial={"sheet": lit_sheet} if lit_sheet in names else {})


def _what_changed(before, after):
    """ "Read again: 12 figures, 10 before; 1 open point, 3 before."; and those without a number, where that changed."""
    counts = [
        (reading.figures.count(), reading.open_points, reading.figures.without_a_number().count())
        for reading in (before, after)
    ]
    (figures, points, without), (figures_now, points_now, without_now) = counts
    if counts[0] == counts[1]:
        return f"Read again: {_many(figures_now, 'figure')} and {_many(points_now, 'open point')}, as before."
    numberless = "" if without == without_now else f"; {without_now:,} without a number, {without:,} before"
    return (
        f"Read again: {_many(figures_now, 'figure')}, {figures:,} before{numberless}; "
        f"{_many(points_now, 'open point')}, {points:,} before."
    )


def _many(number, name):
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _unlocked(reading):
    if reading.status == Reading.Status.HELD:
        return "Unlocked, and held: something in it is hidden, or may be about people. An admin must look."
    return "Unlocked. The password is not kept."


def _confirmed(answer, reading):
    if reading.status == Reading.Status.CONFIRMED:
        return f"Confirmed: the figures of {answer.request.force} count now."
    if answer.readings.filter(status=Reading.Status.CHECKED).count() > 1:
        return "Noted. The other person read it differently: see what differs, and rule on it."
    return "Noted. The figures count once another person has read this answer alike."


def _back(answer, reading, sheet, area):
    """The page again, at the cells that were spoken of."""
    try:
        cell = parse_area(area).first_cell
    except UnusableMark:
        cell = ""
    address = reverse("answer-review", args=[answer.round.slug, answer.pk])
    return redirect(f"{address}?{urlencode({'sheet': sheet, 'cell': cell})}#{cell_anchor(reading.found, sheet, cell)}")


def _current(answer, person):
    reading = answer.reading_for(person)
    if reading is None:
        raise Http404("This answer has not been read yet.")
    return reading


def _shared(answer):
    reading = answer.current_reading()
    if reading is None:
        raise NotPossible("This answer has not been read yet. Say first which force it is from.")
    return reading
