"""The lists of the site: each declares its columns once."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from foitracker.web.presenters import MINUS

WIDE = {"td": {"class": "wide"}}
RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}}


class Table(tables.Table):
    class Meta:
        template_name = "tables/table.html"
        attrs = {"class": "table"}


class DayColumn(tables.DateColumn):
    def __init__(self, **kwargs):
        super().__init__(format="j M Y", attrs={"td": {"class": "date"}}, **kwargs)


class BadgeColumn(tables.Column):
    """A status: its key chooses the shape, its words say it."""

    def render(self, value):
        return format_html('<span class="badge badge--{}">{}</span>', value.key, value.words)


class RoundTable(Table):
    caption = "Rounds, newest first"
    title = tables.Column(verbose_name="Round", linkify=lambda record: reverse("round-detail", args=[record.slug]))
    opened_on = DayColumn(verbose_name="Opened")
    asked = tables.Column(verbose_name="Forces asked", attrs=RIGHT)
    answered = tables.Column(attrs=RIGHT)
    overdue = tables.Column(attrs=RIGHT)
    waiting = tables.Column(verbose_name="Waiting for a person", attrs=RIGHT)

    class Meta(Table.Meta):
        empty_text = "No round has been opened yet."


class RequestTable(Table):
    caption = "Requests of this round"
    force = tables.Column(linkify=lambda record: reverse("request-detail", args=[record.round_slug, record.slug]))
    region = tables.Column()
    status = BadgeColumn(order_by=("status__rank",))
    received_on = DayColumn(verbose_name="Received")
    due_on = DayColumn(verbose_name="Due")
    working_days_left = tables.Column(verbose_name="Working days left", attrs=RIGHT)
    outcome = tables.Column(attrs=WIDE)
    reference = tables.Column()

    class Meta(Table.Meta):
        empty_text = "No request fits these filters."

    def render_working_days_left(self, value):
        return f"{value:,}".replace("-", MINUS)

    def render_due_on(self, value, record):
        if value is None:  # a request that is not sent has no clock; date columns are asked all the same
            return self.default
        words = f"{value:%-d %b %Y}"
        return (
            format_html('{} <abbr title="provisional: beyond the published bank holidays">prov.</abbr>', words)
            if record.due_is_provisional
            else words
        )


class AnswerTable(Table):
    caption = "Answer files of this round"
    file_name = tables.Column(
        verbose_name="File",
        linkify=lambda record: reverse("answer-review", args=[record.round_slug, record.pk]),
        attrs={"td": {"class": "wrap-anywhere"}},
    )
    force = tables.Column()
    status = BadgeColumn(order_by=("status__rank",))
    figures = tables.Column(attrs=RIGHT)
    open_points = tables.Column(verbose_name="Open points", attrs=RIGHT)
    received_on = DayColumn(verbose_name="Received")
    uploaded_by = tables.Column()

    class Meta(Table.Meta):
        empty_text = "No answer fits these filters."


class WordingTable(Table):
    caption = "Wordings met in this round, the largest consequence first"
    text = tables.Column(
        verbose_name="Wording",
        linkify=lambda record: reverse("wording-detail", args=[record.round_slug, record.pk]),
        attrs={"td": {"class": "wrap-anywhere"}},
    )
    category = tables.Column(verbose_name="Means", attrs=WIDE)
    status = BadgeColumn(order_by=("status__rank",))
    suggestion = tables.Column()
    offences = tables.Column(attrs=RIGHT, verbose_name="Offences that hang on it")
    forces = tables.Column(attrs=RIGHT)

    class Meta(Table.Meta):
        empty_text = "No wording fits these filters."


class ForceTotalTable(Table):
    caption = "Offences recorded, by force"
    force = tables.Column(linkify=lambda record: reverse("request-detail", args=[record.round_slug, record.slug]))
    region = tables.Column()

    class Meta(Table.Meta):
        empty_text = "No force fits these filters."


class _PeriodColumn(tables.Column):
    """A force's total of one period, leading to its cells; a missing one says why."""

    def __init__(self, index, round_slug, **kwargs):
        super().__init__(attrs=RIGHT, accessor=f"cells__{index}", order_by=f"cells__{index}__order", **kwargs)
        self.round_slug = round_slug

    def render(self, value):
        if not value.usable:
            return format_html('<span class="absent" title="{}">{}</span>', value.reason, value.words)
        return format_html('<a href="{}">{}</a>', value.url, value.words)


def force_total_columns(page, round):
    """One column for each period, then the change between the last two."""
    columns = [
        (f"period_{index}", _PeriodColumn(index, round.slug, verbose_name=period.label))
        for index, period in enumerate(page.periods)
    ]
    if len(page.periods) > 1:
        columns.append(("change", tables.Column(verbose_name="Change", attrs=RIGHT, order_by="change_order")))
    columns.append(("split", tables.Column(verbose_name="Split by offence")))
    return columns
