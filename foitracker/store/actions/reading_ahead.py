"""Where several answers are read, the sandbox opens the next file while the database keeps what the last one said."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db.models import prefetch_related_objects

from foitracker.sheets.answer import AnswerReading
from foitracker.sheets.recipe import Recipe
from foitracker.store.actions import recording
from foitracker.store.models import Answer, AnswerFile

_AS_IT_IS = Recipe()


@contextmanager
def one_file_ahead(*, answers: Sequence[Answer]) -> Iterator[recording.Opener | None]:
    """How to open the files of these answers, in this order; None where that is as any other."""
    if len(answers) == 1:
        yield None
        return
    prefetch_related_objects(answers, "file", "round")
    with ThreadPoolExecutor(1, "reading-ahead") as beside:
        yield _Ahead(answers, beside).open


class _Ahead:
    """One file is being opened before it is asked for, as it is: without what anybody said of its cells.

    A file that somebody has looked into already is opened in its turn alone: it may be held or gone by then.
    """

    def __init__(self, answers: Sequence[Answer], beside: Executor):
        self.coming, self.beside = deque(answers), beside
        self.begun: dict[int, Future[AnswerReading]] = {}
        self._begin()

    def open(self, *, answer: Answer, recipe: Recipe) -> AnswerReading:
        """What the file says, read with what people said of it. Raises UnreadableFile."""
        begun = self.begun.pop(answer.pk, None)
        if answer in self.coming:  # the one before it was not asked for in the end
            self.begun.clear()
            while self.coming.popleft() != answer:
                pass
        if not self.begun:
            self._begin()
        if begun is None or recipe != _AS_IT_IS:
            return recording.open_in_sandbox(answer=answer, recipe=recipe)
        return begun.result()

    def _begin(self) -> None:
        while self.coming:
            answer = self.coming.popleft()
            if answer.file.state == AnswerFile.State.QUARANTINED:
                opening = self.beside.submit(recording.open_in_sandbox, answer=answer, recipe=_AS_IT_IS)
                self.begun[answer.pk] = opening
                return
