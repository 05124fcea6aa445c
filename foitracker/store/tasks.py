"""What is done beside the pages, since it opens files: at once on a desk, by a worker for a team."""

from django.contrib.auth import get_user_model
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend

from foitracker.store.actions import examining, official_counts, readings
from foitracker.store.models import Answer, OfficialTable


@task()
def examine_answer(answer: int, by: int) -> None:
    """Looks into a file whose name does not say which force it is from."""
    examining.examine(answer=Answer.objects.get(pk=answer), by=_person(by))


@task()
def read_answer(answer: int, by: int) -> None:
    about = Answer.objects.select_related("round", "request")
    readings.read_in_turn(answer=about.get(pk=answer), by=_person(by))


def are_done_at_once() -> bool:
    """Whether a task is done by this process before it goes on, as on a desk, and not by a worker."""
    return isinstance(read_answer.get_backend(), ImmediateBackend)


def _person(number: int):
    """Somebody of whom no more is needed than who it is; the rest is fetched where it is asked for."""
    return get_user_model().from_db(None, [get_user_model()._meta.pk.attname], [number])


@task()
def read_official_table(table: int) -> None:
    official_counts.read(table=OfficialTable.objects.get(pk=table))
