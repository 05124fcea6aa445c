"""The answer that an address asks for, and the cell in it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from foitracker.sheets.grid import parse_address
from foitracker.store.models import Answer


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
