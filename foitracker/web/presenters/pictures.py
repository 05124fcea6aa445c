"""Pictures of the totals, with the addresses behind the numbers of their tables."""

from dataclasses import dataclass

from foitracker.store.queries.national import National
from foitracker.store.queries.pictures import pictures
from foitracker.web.presenters.figure import Figure, trace_url


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with the addresses behind the numbers of its table."""

    key: str
    title: str
    svg: str
    finding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]


def picture_views(result: National) -> tuple[PictureView, ...]:
    return tuple(
        PictureView(
            one.key,
            one.title,
            one.svg,
            one.finding,
            one.columns,
            tuple((name, tuple(_picture_figure(result, value) for value in values)) for name, values in one.rows),
        )
        for one in pictures(result)
    )


def _picture_figure(result, value):
    if value.period is None:
        return Figure(value.words)
    parts = {"force": value.force} if value.force else {}
    return Figure(value.words, trace_url(result, value.period, **parts))
