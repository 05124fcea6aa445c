"""The bytes of answer files, what was decided about those that were held, and the passwords that were tried."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.store.models.history import History, HistoryQuerySet


def _answer_storage():
    return storages["answers"]


class AnswerFile(models.Model):
    """The bytes of one file, stored once under their sha256 and never altered.

    Nobody sees what is in it before it was looked into. One with grave findings is held until a person has cleared it,
    or rejected it: then the bytes are destroyed and everything else of it stays.
    """

    class State(models.TextChoices):
        QUARANTINED = "quarantined", "Not looked into yet"
        OPEN = "open", "Looked into: nothing holds it"
        HELD = "held", "Held: an admin must look"
        CLEARED = "cleared", "Cleared by a person"
        DESTROYED = "destroyed", "Rejected and destroyed"

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()  # bytes
    content = models.FileField(storage=_answer_storage, max_length=200, blank=True)
    # Of a file that came under a password: a copy without its lock, which is what is read.
    unlocked = models.FileField(storage=_answer_storage, max_length=200, blank=True)
    unlocked_at = models.DateTimeField(null=True, blank=True)
    unlocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    state = models.CharField(max_length=15, choices=State, default=State.QUARANTINED)
    findings = models.JSONField(default=list, blank=True)  # what holds it, without anything of its content
    stored_at = models.DateTimeField(default=timezone.now)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = models.QuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sha256_is_64_hex_digits"),
            models.CheckConstraint(
                condition=Q(state="destroyed", content="", unlocked="") | ~Q(state="destroyed") & ~Q(content=""),
                name="only_a_destroyed_file_has_no_content",
            ),
            models.CheckConstraint(
                condition=Q(unlocked="", unlocked_at=None, unlocked_by=None)
                | Q(unlocked_at__isnull=False, unlocked_by__isnull=False),
                name="unlocked_by_a_person",
            ),
        ]

    def __str__(self):
        return self.sha256[:12]

    @property
    def to_read(self):
        """What is read of it: the copy without a lock where it came with one."""
        return self.unlocked or self.content

    @property
    def is_open(self):
        """Whether those who may see answers may see what is in it."""
        return self.state in (self.State.OPEN, self.State.CLEARED)

    @property
    def is_closed(self):
        """Whether nobody may see anything that was ever read from it."""
        return self.state in (self.State.HELD, self.State.DESTROYED)


class FileDecision(History):
    """What a person decided about a file that was held, with what was known of it then."""

    class Kind(models.TextChoices):
        CLEARED = "cleared", "Cleared"
        DESTROYED = "destroyed", "Rejected and destroyed"

    file = models.ForeignKey(AnswerFile, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=15, choices=Kind)
    why = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    file_name = models.CharField(max_length=255)
    findings = models.JSONField(default=list, blank=True)
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["file", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=Q(kind="destroyed"), name="file_destroyed_once"),
            models.CheckConstraint(condition=~Q(why=""), name="file_decision_says_why"),
        ]

    def __str__(self):
        return f"{self.file_name}: {self.get_kind_display().lower()}"


class PasswordTry(models.Model):
    """Somebody tried a password on a file; which one is kept nowhere."""

    file = models.ForeignKey(AnswerFile, on_delete=models.CASCADE, related_name="password_tries")
    tried_at = models.DateTimeField(default=timezone.now)
    tried_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["file", "pk"]

    def __str__(self):
        return f"{self.file}, {self.tried_at:%-d %B %Y}"
