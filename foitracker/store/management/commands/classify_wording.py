import json
import sys
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from foitracker.offences import Level, Match, Scheme, UnknownScheme, load_scheme, match


class Command(BaseCommand):
    help = "Says what each wording on standard input means in a category scheme, one wording a line."
    requires_system_checks = []  # words need neither database nor pages

    def add_arguments(self, parser):
        parser.add_argument("--scheme", required=True, help="the scheme, such as child-abuse-images")
        parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a sentence")

    def handle(self, *, scheme, json: bool, **options):
        try:
            loaded = load_scheme(scheme)
        except UnknownScheme as error:
            raise CommandError(str(error)) from error
        shown = _as_json if json else _as_sentence
        for wording in _wordings():
            self.stdout.write(shown(match(wording, scheme=loaded), loaded))


def _wordings() -> Iterator[str]:
    try:
        yield from (line.rstrip("\r\n") for line in sys.stdin)
    except UnicodeDecodeError as error:
        raise CommandError("The wordings are not UTF-8 text. Save them as UTF-8 and try again.") from error


def _as_sentence(matched: Match, scheme: Scheme) -> str:
    suggested = ", ".join(f"{said.category} ({said.score})" for said in matched.suggestions)
    means = matched.category or suggested or "-"
    return f"{matched.decision:9}  {matched.wording}  ->  {means}  {matched.reason}"


def _as_json(matched: Match, scheme: Scheme) -> str:
    """In a scheme with groups, `category` is a class of recorded crime, and null for what is none: "Rape", "Total".

    The group and subgroup are those of the category, or of the first suggestion while nothing is accepted.
    """
    said = {
        "wording": matched.wording,
        "category": _category(matched.category, scheme),
        "decision": matched.decision,
        "reason": matched.reason,
        "suggestions": [
            {"category": _category(said.category, scheme), "score": said.score} | _groups(said.category, scheme)
            for said in matched.suggestions
        ],
    }
    first = matched.suggestions[0].category if matched.suggestions else None
    return json.dumps(said | _groups(first, scheme), ensure_ascii=False)


def _category(code: str | None, scheme: Scheme) -> str | None:
    return None if code and scheme.has_groups and scheme.categories[code].level != Level.CLASS else code


def _groups(code: str | None, scheme: Scheme) -> dict[str, str | None]:
    if not scheme.has_groups:
        return {}
    group, subgroup = scheme.group_of(code) if code else ("", "")
    return {"group": group or None, "subgroup": subgroup or None}
