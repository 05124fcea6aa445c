"""The words that a round sends, one letter for each Act it relies on."""

from django.db import models

from foitracker.store.models.forces import Force
from foitracker.store.models.rounds import Round


class Letter(models.Model):
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letters")
    law = models.CharField(max_length=10, choices=Force.Law)
    text = models.TextField()

    objects = models.QuerySet.as_manager()

    class Meta:
        ordering = ["round", "law"]
        constraints = [models.UniqueConstraint(fields=["round", "law"], name="letter_once_per_round_and_law")]

    def __str__(self):
        return f"{self.round}: letter under the {self.get_law_display()}"
