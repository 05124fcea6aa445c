"""One reading beside its sheet: corrected, confirmed by one person or by two, or rejected."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from foitracker.store.actions import held, readings, two_readers, unlocking
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Reading
from foitracker.store.queries import held as held_query
from foitracker.store.queries import review as review_query
from foitracker.store.queries.joint import may_answer_for
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
from foitracker.web.next_answer import go_on
from foitracker.web.refusals import refusals_on


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
        "confirm_form": ConfirmForm(
            points=page.open_points, before=page.reopened, has_earlier=page.other_answers_counted
        ),
        "reject_form": RejectForm(destroys=page.can_be_destroyed),
        "reopen_form": ReopenForm(),
        "password_form": PasswordForm(),
        "correct_form": _correct_form(page, lit_sheet),
        "joint_form": JointForm(requests=may_answer_for(answer)),
        "readers_form": RuleOnReadersForm(
            readings=page.two_readers.readings if page.two_readers else (), has_earlier=page.other_answers_counted
        ),
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
def confirm(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    page = review_query.review_page(answer, person=request.user)
    form = ConfirmForm(
        request.POST, points=page.open_points, before=page.reopened, has_earlier=page.other_answers_counted
    )
    if form.is_valid():
        with refusals_on(form):
            if answer.round.two_readers:
                reading = two_readers.check(answer=answer, by=request.user, **form.said())
            else:
                current = current_reading(answer, request.user)
                reading = readings.confirm(reading=current, by=request.user, **form.said())
            if _differs(answer, reading):
                messages.warning(
                    request, "Noted. The other person read it differently: see what differs, and rule on it."
                )
                return redirect("answer-review", round_slug, pk)
            return go_on(request, answer, _confirmed(answer, reading))
    return review(request, round_slug, pk, confirm_form=form)


@allows(May.REVIEW_READINGS)
@require_POST
def reject(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = RejectForm(request.POST, destroys=_cannot_be_read(answer))
    if form.is_valid():
        with refusals_on(form):
            return _rejected(request, answer, _shared(answer), form.cleaned_data["why"])
    return review(request, round_slug, pk, reject_form=form)


@allows(May.UPLOAD_ANSWERS)
@sensitive_post_parameters("password")
@sensitive_variables("form")
@require_POST
def unlock(request, round_slug, pk):
    answer = find_open(round_slug, pk)
    form = PasswordForm(request.POST)
    if form.is_valid():
        with refusals_on(form, "password"):
            reading = unlocking.unlock(answer=answer, by=request.user, **form.cleaned_data)
            messages.success(request, _unlocked(reading))
            return redirect("answer-review", round_slug, pk)
    return review(request, round_slug, pk, password_form=form)


def _rejected(request, answer, reading, why):
    """Rejects a reading; of one that could not be read, the file with it. Raises NotPossible."""
    if not _cannot_be_read(answer):
        readings.reject(reading=reading, why=why, by=request.user)
        of = f" of {answer.request.force}" if answer.request else ""
        return go_on(request, answer, f"Rejected: none of the figures{of} in this file count. The file is kept.")
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


def _unlocked(reading):
    if reading.status == Reading.Status.HELD:
        return "Unlocked, and held: something in it is hidden, or may be about people. An admin must look."
    return "Unlocked. The password is not kept."


def _confirmed(answer, reading):
    if reading.status == Reading.Status.CONFIRMED:
        return f"Confirmed: the figures of {answer.request.force} count now."
    return "Noted. The figures count once another person has read this answer alike."


def _differs(answer, reading):
    """Whether two people have read the answer, and not alike."""
    checked = answer.readings.filter(status=Reading.Status.CHECKED)
    return reading.status == Reading.Status.CHECKED and checked.count() > 1


def current_reading(answer, person):
    """The reading that a person works on; raises Http404 before there is one."""
    reading = answer.reading_for(person)
    if reading is None:
        raise Http404("This answer has not been read yet.")
    return reading


def _shared(answer):
    reading = answer.current_reading()
    if reading is None:
        raise NotPossible("This answer has not been read yet. Say first which force it is from.")
    return reading
