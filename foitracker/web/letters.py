"""The letter that asks a force for its answer again, once the file that it sent is rejected."""

from django.template.loader import render_to_string

from foitracker.store.queries.held import HeldPage


def letter(page: HeldPage) -> str:
    return render_to_string("answers/letter.txt", {"page": page}) if page.is_destroyed else ""
