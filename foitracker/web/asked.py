"""What an address asks for: an answer and the cell in it, a request, a release."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from foitracker.sheets.grid import parse_address
from foitracker.store.models import Answer, Release, Request
from foitracker.store.queries.releases import may_see


def find_open(round_slug: str, pk: int) -> Answer:
    """An answer whose content is not closed to everybody."""
    answer = find_any(round_slug, pk)
    if answer.file.is_closed:
        raise PermissionDenied(
            "This file is held, or was rejected: nobody may see what is in it. The list of answers leads to its page, "
            "which says what is to be done."
        )
    return answer


def find_any(round_slug: str, pk: int) -> Answer:
    """An answer, of which the content may be closed."""
    return get_object_or_404(
        Answer.objects.select_related("round", "request__force", "proposed_force", "file__unlocked_by", "uploaded_by"),
        round__slug=round_slug,
        pk=pk,
    )


def find_request(round_slug: str, force_slug: str) -> Request:
    return get_object_or_404(
        Request.objects.select_related("round", "force"), round__slug=round_slug, force__slug=force_slug
    )


def find_release(round_slug: str, number: int, *, person) -> Release:
    """A release. Raises PermissionDenied before its time, to all but those who freeze and sign."""
    found = Release.objects.select_related("round", "made_by", "corrects").prefetch_related("sign_offs__signed_by")
    release = get_object_or_404(found, round__slug=round_slug, number=number)
    if not may_see(release, person):
        raise PermissionDenied(
            "This release is not open yet: it waits for a signature, or is under embargo. Whoever froze it knows when."
        )
    return release


def first_cell(asked: str) -> tuple[str, int]:
    """The cell to light and its row, counted from 1: the first of a range such as A2:F813, and "" where none is."""
    first = asked.partition(":")[0]
    try:
        row, _ = parse_address(first)
    except ValueError:
        return "", 1
    return first, row + 1


def asked(request, name: str) -> list[str]:
    """What an address asks for under a name, once each and in its order; what is empty asks for nothing."""
    return list(dict.fromkeys(value for value in request.GET.getlist(name) if value))
