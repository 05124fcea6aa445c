"""The lists of the site: each declares its columns once."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

WIDE = {"td": {"class": "wide"}}
RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}}


def labelled(kind, label):
    """Attributes of a column whose cells say what they are where each row is a block, on a telephone."""
    return {"th": {"class": kind}, "td": {"class": kind, "data-label": label}}


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
        return _badge(value)


class RoundTable(Table):
    caption = "Rounds, newest first"
    title = tables.Column(verbose_name="Round", linkify=lambda record: reverse("round-detail", args=[record.slug]))
    opened_on = DayColumn(verbose_name="Opened")
    asked = tables.Column(verbose_name="Forces asked", attrs=RIGHT)
    answered = tables.Column(attrs=RIGHT)
    overdue = tables.Column(attrs=RIGHT)
    waiting = tables.Column(verbose_name="Files waiting for a person", attrs=RIGHT)

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
        return f"{-value:,} over" if value < 0 else f"{value:,}"

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
    figures = tables.Column(attrs=labelled("num", "Figures"))
    open_points = tables.Column(verbose_name="Open points", attrs=labelled("num", "Open points"))
    received_on = DayColumn(verbose_name="Received")
    uploaded_by = tables.Column(attrs={"td": {"class": "unbroken", "data-label": "By"}})

    class Meta(Table.Meta):
        attrs = {"class": "table table--stacked table--pairs"}
        empty_text = "No answer fits these filters."


class WordingTable(Table):
    """Rows of the database, a page at a time; what a page shows of them comes with `show`."""

    text = tables.Column(verbose_name="Wording", attrs={"td": {"class": "wrap-anywhere"}})
    category = tables.Column(verbose_name="Means", empty_values=(), attrs=WIDE)
    status = BadgeColumn(accessor="standing", order_by=("standing",))
    offences = tables.Column(attrs=RIGHT, verbose_name="Offences that hang on it")
    forces = tables.Column(verbose_name="In which forces", attrs=WIDE)

    class Meta(Table.Meta):
        empty_text = "No wording fits these filters."

    @property
    def caption(self):
        """It speaks of the order only while that is the list's own: a person may sort by any column."""
        order = "" if self.order_by else ": those that wait first, then those on which most offences hang"
        return f"Wordings met in this round{order}"

    def show(self, lines, *, chooses, chosen):
        """`chooses` says of a line whether it has a box; `chosen` holds the ticked keys, None for every one."""
        self.lines = {line.pk: line for line in lines}
        self.chooses, self.chosen = chooses, chosen
        self.has_boxes = any(chooses(line) for line in lines)

    def render_text(self, record):
        line = self.lines[record.pk]
        link = format_html('<a href="{}">{}</a>', reverse("wording-detail", args=[line.round_slug, line.pk]), line.text)
        if line.only_force:
            link = format_html('{} <span class="helptext">in {} alone</span>', link, line.only_force)
        if not self.chooses(line):
            return link
        ticked = " checked" if self.chosen is None or str(line.pk) in self.chosen else ""
        return format_html(
            '<span class="with-box"><input type="checkbox" form="together" name="wordings" value="{}"{} '
            'aria-label="Choose “{}”"> {}</span>',
            str(line.pk), ticked, line.text, link,
        )  # fmt: skip

    def render_category(self, record):
        line = self.lines[record.pk]
        if line.proposal:
            return format_html('{} <span class="helptext">proposed by {}</span>', line.proposal, line.proposed_by)
        if line.category:
            return line.category
        return format_html('<span class="helptext">Suggested:</span> {}', line.suggestion) if line.suggestion else "—"

    def render_status(self, record):
        return _badge(self.lines[record.pk].status)

    def render_forces(self, record):
        return self.lines[record.pk].force_names


class ForceTotalTable(Table):
    caption = "Offences recorded, by force"
    force = tables.Column(linkify=lambda record: reverse("request-detail", args=[record.round_slug, record.slug]))
    region = tables.Column()

    class Meta(Table.Meta):
        empty_text = "No force fits these filters."


class PeriodColumn(tables.Column):
    """A force's total of one period, leading to its cells; a missing one says why."""

    def __init__(self, index, round_slug, **kwargs):
        super().__init__(attrs=RIGHT, accessor=f"cells__{index}", order_by=f"cells__{index}__order", **kwargs)
        self.round_slug = round_slug

    def render(self, value):
        if not value.usable:
            return format_html('<span class="absent" title="{}">{}</span>', value.reason, value.words)
        link = format_html('<a href="{}">{}</a>', value.url, value.words)
        return format_html("{} <small>{}</small>", link, value.note) if value.note else link


def force_total_columns(page, round):
    """One column for each period, then the change between the last two."""
    columns = [
        (f"period_{index}", PeriodColumn(index, round.slug, verbose_name=period.label))
        for index, period in enumerate(page.periods)
    ]
    if len(page.periods) > 1:
        columns.append(("change", tables.Column(verbose_name="Change", attrs=RIGHT, order_by="change_order")))
    columns.append(("split", tables.Column(verbose_name="Split by offence")))
    return columns


def _badge(badge):
    return format_html('<span class="badge badge--{}">{}</span>', badge.key, badge.words)
