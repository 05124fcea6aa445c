"""The open points of readings that wait are counted anew: one a doubt and table, and no longer one a figure."""

from django.db import migrations

from foitracker.store.points import open_points


def count_anew(apps, schema_editor):
    readings = apps.get_model("store", "Reading").objects.filter(status__in=["waiting", "reopened", "draft"])
    for reading in readings.filter(open_points__gt=1).iterator(chunk_size=20):
        points = len(open_points(reading, reading.figures.exclude(doubts=[]).order_by("pk")))
        if points != reading.open_points:
            reading.open_points = points
            reading.save(update_fields=["open_points"])


class Migration(migrations.Migration):
    dependencies = [("store", "0017_figure_left_out")]

    operations = [migrations.RunPython(count_anew, migrations.RunPython.noop)]
