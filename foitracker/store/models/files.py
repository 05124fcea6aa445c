"""Answer files as they came, which request each belongs to, and how each was read."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foitracker.store.models.forces import Force
from foitracker.store.models.history import History, HistoryQuerySet
from foitracker.store.models.requests import Request
from foitracker.store.models.rounds import Round


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


class AnswerQuerySet(models.QuerySet):
    def in_round(self, round):
        return self.filter(round=round)

    def without_a_force(self):
        return self.filter(request=None).exclude(file__state=AnswerFile.State.DESTROYED)

    def queued(self):
        return self.exclude(queued_at=None)

    def held(self):
        return self.filter(file__state=AnswerFile.State.HELD)


class Answer(models.Model):
    """A file in a round, as the answer of one force. It belongs to a request once a person has said so."""

    NOT_READ = "The file could not be read."  # how a proposal begins that is none, because nothing could be read

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    file = models.ForeignKey(AnswerFile, on_delete=models.PROTECT, related_name="answers")
    file_name = models.CharField(max_length=255)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers", null=True, blank=True)
    proposed_force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    proposed_because = models.CharField(max_length=300, blank=True)
    received_on = models.DateField()
    queued_at = models.DateTimeField(null=True, blank=True)  # since when it waits to be read
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    matched_at = models.DateTimeField(null=True, blank=True)
    matched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "file_name"]
        constraints = [
            # A letter of a joint unit answers for two or three forces: then the file is an answer of each.
            models.UniqueConstraint(fields=["round", "file", "request"], name="file_once_per_request"),
            models.UniqueConstraint(
                fields=["round", "file"], condition=Q(request=None), name="file_waits_once_per_round"
            ),
            models.CheckConstraint(
                condition=Q(request=None, matched_at=None, matched_by=None)
                | Q(request__isnull=False, matched_at__isnull=False, matched_by__isnull=False),
                name="answer_matched_by_a_person",
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def not_readable(self):
        """Why it could not be read when it was looked into, before it had a force; else empty."""
        because = self.proposed_because
        return because.removeprefix(self.NOT_READ).strip() if because.startswith(self.NOT_READ) else ""

    def current_reading(self):
        """The newest reading that nothing replaced, or none. What one of two readers makes of it is not it."""
        return self.readings.shared().exclude(status=Reading.Status.REPLACED).order_by("-pk").first()

    def reading_for(self, person):
        """The reading that a person works on: in a round with two readers their own, once they have begun one."""
        own = self.readings.filter(reader=person, status__in=(Reading.Status.DRAFT, Reading.Status.CHECKED)).first()
        return own or self.current_reading()


class ReadingQuerySet(models.QuerySet):
    def shared(self):
        """Readings that everybody sees: not those of one of two readers."""
        return self.filter(reader=None)

    def waiting(self):
        return self.filter(status__in=Reading.WAITING_FOR_A_PERSON)

    def being_corrected_in(self, round):
        """Copies of confirmed readings that somebody corrects; what was confirmed counts meanwhile."""
        return self.filter(answer__round=round, status=Reading.Status.REOPENED)


class Reading(models.Model):
    """What the reader made of one answer, and what a person said of it."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting for review"
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"
        UNREADABLE = "unreadable", "Could not be read"
        HELD = "held", "Held: an admin must look"
        REPLACED = "replaced", "Replaced by a newer reading"
        # It stands beside a confirmed one, which counts until somebody confirms this one in its place.
        REOPENED = "reopened", "Being corrected"
        # Of one of two readers. Neither counts.
        DRAFT = "draft", "Being read by one of two people"
        CHECKED = "checked", "Read by one of two people"

    WAITING_FOR_A_PERSON = (Status.WAITING, Status.REOPENED)

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="readings")
    status = models.CharField(max_length=15, choices=Status)
    # In a round with two readers: whose own reading this is. Nobody else sees it before both have read.
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    media_type = models.CharField(max_length=10, blank=True)
    # The sheets, tables, checks, refusals and safety findings as the reader gave them, for the reviewer's page.
    found = models.JSONField(default=dict)
    open_points = models.PositiveIntegerField(default=0)  # doubts, refusals and failed checks in it
    why_unreadable = models.TextField(blank=True)
    is_locked = models.BooleanField(default=False)  # not read because a password is wanted
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    why = models.TextField(blank=True)
    rulings = models.JSONField(default=list, blank=True)  # on each open point: see points.ruling_on
    # What whoever confirmed the reading says of its cells without a number; the cells stay as they were read.
    blank_is_nil = models.BooleanField(default=False)
    dash_is_nil = models.BooleanField(default=False)
    # Of a confirmed reading that somebody corrects, or that was corrected and so replaced.
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    why_reopened = models.TextField(blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(
                        status__in=["waiting", "reopened", "unreadable", "held", "draft"],
                        decided_at=None,
                        decided_by=None,
                    )
                    | Q(
                        status__in=["confirmed", "rejected", "checked"],
                        decided_at__isnull=False,
                        decided_by__isnull=False,
                    )
                    | Q(status="replaced")
                ),
                name="reading_decided_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(blank_is_nil=False, dash_is_nil=False) | Q(decided_by__isnull=False) & ~Q(why=""),
                name="nil_is_said_by_a_person_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["answer"],
                condition=Q(status__in=["waiting", "confirmed", "unreadable", "held"]),
                name="one_current_reading_per_answer",
            ),
            models.UniqueConstraint(
                fields=["answer"], condition=Q(status="reopened"), name="one_reopened_reading_per_answer"
            ),
            models.CheckConstraint(
                condition=Q(is_locked=False) | ~Q(why_unreadable=""), name="a_locked_file_was_not_read"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by=None, why_reopened="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(why_reopened=""),
                name="reopened_by_a_person_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["answer", "reader"],
                condition=Q(status__in=["draft", "checked"]),
                name="one_current_reading_per_reader",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "checked"], reader__isnull=False)
                | ~Q(status__in=["draft", "checked"]) & Q(Q(reader=None) | Q(status="replaced")),
                name="own_reading_never_counts",
            ),
        ]

    def __str__(self):
        return f"{self.answer}: {self.get_status_display().lower()}"
