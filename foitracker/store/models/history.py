"""Rows that are written once: a history is added to, never changed or taken back."""

from django.db import models


class HistoryIsWrittenOnce(TypeError):
    """Code tried to change or delete a row of a history."""


class HistoryQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise HistoryIsWrittenOnce("Add a new row instead of changing one.")

    def delete(self):
        raise HistoryIsWrittenOnce("Add a new row instead of deleting one.")


class History(models.Model):
    """Base of every such row. The database holds the same rule: see migration 0002."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise HistoryIsWrittenOnce("Add a new row instead of changing one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise HistoryIsWrittenOnce("Add a new row instead of deleting one.")
