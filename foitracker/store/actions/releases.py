"""A release freezes what a round's totals are now; it is never changed, only signed, and followed by another."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from foitracker.publishing.differences import moved_tables
from foitracker.publishing.plain import to_plain
from foitracker.publishing.publication import Publication
from foitracker.publishing.table import Flag
from foitracker.store.actions import rolling_up
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Release, ReleaseSource, Round, SignOff
from foitracker.store.queries import flags, press, publication
from foitracker.store.queries.counted_sources import AddressOf
from foitracker.totals.words import counted_words

MOST_NAMES = 5  # of forces in a message
MOMENT = timedelta(seconds=30)  # within which nobody means to freeze another release of the same title


@transaction.atomic
def make(
    *,
    round: Round,
    title: str,
    by,
    embargo_ends_at: datetime | None = None,
    corrects: Release | None = None,
    notice: str = "",
    address_of: AddressOf | None = None,
) -> Release:
    """Freezes the round's publication, signed by the one who freezes it.

    The embargo and the notice of a correction are part of what is frozen, so that every file says them, and so are the
    addresses of the cells that `address_of` gives. Raises NotPossible while no force has a usable figure or a flag of
    the checks waits for a ruling, for an embargo that is over, and for a correction without a notice.
    """
    round = Round.objects.select_for_update().get(pk=round.pk)
    rolling_up.hold_still(round=round)  # its totals, their sources and the flags are looked up one after another
    made_at = timezone.now()
    _check(round, made_at, embargo_ends_at, corrects, notice.strip())
    last = round.releases.order_by("-number").first()
    _check_not_made_twice(last, title.strip(), corrects, made_at, by)
    content = publication.of_round(round, made_at=made_at, address_of=address_of)
    if not content.has_figures:
        raise NotPossible("No force has a usable figure yet, so there is nothing to freeze.")
    if corrects:
        content = content.flagged(Flag.REVISED, moved_tables(publication.of_release(corrects), content))
    flagged = flags.flags(round)
    _check_ruled(flagged)
    content = _with_rulings(content, flagged)
    frozen = to_plain(_with_what_is_said_first(content, embargo_ends_at, corrects, notice.strip()))
    release = Release.objects.create(
        round=round,
        number=last.number + 1 if last else 1,
        title=title.strip(),
        content=frozen,
        sha256=_hash_of(frozen),
        made_at=made_at,
        made_by=by,
        embargo_ends_at=embargo_ends_at,
        corrects=corrects,
        notice=notice.strip() if corrects else "",
    )
    ReleaseSource.objects.bulk_create(
        ReleaseSource(
            release=release, position=position, file_sha256=source.sha256, sheet=source.sheet, cell=source.cell
        )
        for position, source in enumerate(content.sources)
    )
    SignOff.objects.create(release=release, signed_at=made_at, signed_by=by)
    release.flag_rulings.add(*(flag.ruling.pk for flag in flagged if flag.ruling))
    return release


@transaction.atomic
def sign(*, release: Release, by, note: str = "") -> SignOff:
    """A second person's signature. Raises NotPossible for a second one of the same person, and for a third."""
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.is_signed:
        raise NotPossible("Two people have signed this release already.")
    if release.sign_offs.filter(signed_by=by).exists():
        raise NotPossible("You have signed this release. A second person has to look at it and sign it too.")
    if _hash_of(release.content) != release.sha256:
        raise NotPossible("The content is not what was frozen. Do not use this release; freeze a new one.")
    return SignOff.objects.create(release=release, note=note.strip(), signed_by=by)


def _hash_of(content: dict) -> str:
    return hashlib.sha256(_canonical(content)).hexdigest()


def _canonical(content: dict) -> bytes:
    """The one way to write the content as JSON, for its hash."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _check(round, made_at, embargo_ends_at, corrects, notice):
    if embargo_ends_at and embargo_ends_at <= made_at:
        raise NotPossible("The embargo would be over already. Give a later time, or none.")
    if corrects and corrects.round_id != round.pk:
        raise NotPossible("A release corrects one of the same round.")
    if corrects and not notice:
        raise NotPossible("Say in the notice what was wrong: readers of the earlier release will see it.")
    if notice and not corrects:
        raise NotPossible("Say which release the notice corrects, or leave the notice empty.")


def _check_not_made_twice(last, title, corrects, made_at, by):
    """A button pressed twice makes one release."""
    if not last or (last.title, last.corrects, last.made_by) != (title, corrects, by):
        return
    if made_at - last.made_at < MOMENT:
        raise NotPossible(
            f"You froze release {last.number} with this title a moment ago. Nothing was frozen a second time; look at "
            "that one, or give this one another title."
        )


def _check_ruled(flagged):
    waiting = flags.open_flags(flagged)
    if not waiting:
        return
    names = list(dict.fromkeys(flag.name or "several forces" for flag in waiting))
    who = f"{', '.join(names[:MOST_NAMES])}{' and others' if len(names) > MOST_NAMES else ''}"
    raise NotPossible(
        f"{counted_words(len(waiting), 'flag of the checks waits', 'flags of the checks wait')} for a ruling ({who}). "
        "Rule on each under Totals, Checks: that it stands, or what the notes are to say."
    )


def _notes_on_flags(flagged):
    for flag in flagged:
        if flag.ruling and flag.ruling.published:
            # The words of a flag speak to the desk ("ask the force"): readers get what was questioned, and the reason.
            yield f"Questioned before release ({flag.what}): {flag.about}. {flag.ruling.why}"


def _with_rulings(content: Publication, flagged) -> Publication:
    """The publication with what the rulings on its flags say to readers, and without what they were asked for."""
    notes = tuple(_notes_on_flags(flagged))
    lines = tuple(
        replace(line, caveats=tuple(words for words in line.caveats if not words.startswith(press.SECOND_LOOK)))
        for line in content.press.lines
    )
    said = replace(content.press, notes=(*content.press.notes, *notes), lines=lines)
    return replace(content, notes=(*content.notes, *notes), press=said)


def _with_what_is_said_first(content: Publication, embargo_ends_at, corrects, notice) -> Publication:
    """The publication with its embargo and its notice of correction before everything else."""
    embargo = press.embargo_line(embargo_ends_at) if embargo_ends_at else ""
    correction = f"This corrects release {corrects.number}: {notice}" if corrects else ""
    first = [f"{embargo}. Not to be published or passed on before."] if embargo else []
    first += [correction] if correction else []
    to_editors = ([correction] if correction else []) + list(content.press.notes)
    return replace(
        content,
        summary=(*first, *content.summary),
        notes=(*first, *content.notes),
        press=replace(content.press, embargo=embargo, notes=tuple(to_editors)),
    )
