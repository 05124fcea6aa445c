"""The sources of a release are found by their cell, and suppressed figures without a walk over the others.

Releases that were frozen before are taken apart once, from what they froze.
"""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "store_releasesource"


def forbid_changes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_written_once BEFORE UPDATE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION store_history_is_written_once()"
        )
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_written_once BEFORE UPDATE ON {TABLE} "
            "BEGIN SELECT RAISE(ABORT, 'history is written once'); END"
        )


def allow_changes(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_written_once{on}")


def take_apart_earlier_releases(apps, schema_editor):
    ReleaseSource = apps.get_model("store", "ReleaseSource")
    for release in apps.get_model("store", "Release").objects.all():
        ReleaseSource.objects.bulk_create(
            ReleaseSource(
                release=release,
                position=position,
                file_sha256=source["sha256"],
                sheet=source["sheet"],
                cell=source["cell"],
            )
            for position, source in enumerate(release.content["sources"])
        )


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0015_reopened_and_unlocked'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReleaseSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('file_sha256', models.CharField(max_length=64)),
                ('sheet', models.CharField(max_length=255)),
                ('cell', models.CharField(max_length=40)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='store.release')),
            ],
            options={
                'ordering': ['release', 'position'],
                'indexes': [models.Index(fields=['file_sha256', 'sheet', 'cell'], name='release_source_by_cell')],
                'constraints': [models.UniqueConstraint(fields=('release', 'position'), name='release_source_once')],
            },
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('high__gt', models.F('low')), ('role', 'data'), ('superseded_at', None)), fields=['request'], name='figure_suppressed'),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
        migrations.RunPython(take_apart_earlier_releases, migrations.RunPython.noop),
    ]
