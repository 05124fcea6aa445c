"""A file that came under a password is unlocked with the one that the sender gave. The password is kept nowhere."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from foitracker.sheets.refusals import UnreadableFile
from foitracker.store.actions import quarantine, readings, recording
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Answer, AnswerFile, PasswordTry, Reading

MOST_TRIES, WITHIN = 10, timedelta(hours=1)  # of one file, whoever tries


@sensitive_variables("password")
def unlock(*, answer: Answer, password: str, by) -> Reading:
    """Keeps a copy of the file without its lock beside the original, and reads that. The new reading.

    What is in the copy is looked into as in any file, before anybody sees it. Raises NotPossible where the file is not
    locked, where the password is wrong or was tried too often, and where the lock cannot be opened.
    """
    _note_try(answer, by)
    try:
        content = recording.unlock_in_sandbox(answer=answer, password=password)
    except UnreadableFile as problem:
        raise NotPossible(f"{problem} Nothing was changed.") from problem
    _keep(answer, content, by)
    for other in answer.file.answers.exclude(request=None).exclude(pk=answer.pk):  # the same file in other rounds
        readings.read(answer=other, by=by)
    return readings.read(answer=answer, by=by)


@transaction.atomic
def _note_try(answer: Answer, by) -> None:
    file = AnswerFile.objects.select_for_update().get(pk=answer.file_id)
    reading = answer.current_reading()
    if file.is_closed or file.unlocked or reading is None or not reading.is_locked:
        raise NotPossible("This file waits for no password. Open its page again to see how it stands.")
    now = timezone.now()
    lately = file.password_tries.filter(tried_at__gt=now - WITHIN)
    if lately.count() >= MOST_TRIES:
        again = timezone.localtime(lately.first().tried_at + WITHIN)
        raise NotPossible(
            f"{MOST_TRIES} passwords were tried within an hour. Ask the sender for the right one, "
            f"and try again after {again:%H:%M}."
        )
    PasswordTry.objects.create(file=file, tried_at=now, tried_by=by)


@transaction.atomic
def _keep(answer: Answer, content: bytes, by) -> None:
    file = quarantine.check_not_destroyed(answer=answer)
    if file.unlocked:  # somebody else was faster
        return
    name = f"{file.content.name}.unlocked"
    file.unlocked.storage.delete(name)  # left by an attempt that did not finish
    file.unlocked.save(name, ContentFile(content), save=False)
    file.unlocked_at, file.unlocked_by = timezone.now(), by
    file.save()
