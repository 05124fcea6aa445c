"""Releases are signed by two people, may be under embargo and may correct one another.

SQLite copies a table to change it and drops its triggers with the old one, so the rule that a release is written once is
set up again. Whoever froze an earlier release has signed it.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


WRITTEN_ONCE = ("store_release", "store_signoff")


def forbid_changes(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER store_signoff_written_once BEFORE UPDATE ON store_signoff "
            "FOR EACH ROW EXECUTE FUNCTION store_history_is_written_once()"
        )
    elif vendor == "sqlite":
        for table in WRITTEN_ONCE:
            schema_editor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_written_once BEFORE UPDATE ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'history is written once'); END"
            )


def allow_changes(apps, schema_editor):
    on = " ON store_signoff" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER store_signoff_written_once{on}")


def sign_earlier_releases(apps, schema_editor):
    SignOff = apps.get_model("store", "SignOff")
    for release in apps.get_model("store", "Release").objects.all():
        SignOff.objects.create(release=release, signed_at=release.made_at, signed_by_id=release.made_by_id)


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0006_held'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True)),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['release', 'signed_at'],
            },
        ),
        migrations.AlterModelOptions(
            name='round',
            options={'ordering': ['-opened_on', 'title'], 'permissions': [('see_rounds', 'See rounds, requests, totals and where a figure comes from'), ('open_rounds', 'Open a round and choose the forces asked'), ('log_requests', 'Log and chase requests'), ('upload_answers', 'Upload answers and say which force they are from'), ('review_readings', 'Confirm or reject the reading of an answer'), ('rule_on_wordings', 'Rule on what a wording means'), ('export_tables', 'Export tables and freeze releases'), ('download_originals', 'Download an answer as it came'), ('sign_releases', 'See releases before their time, and sign them'), ('clear_files', 'See what holds a file, and clear or reject it')]},
        ),
        migrations.AddField(
            model_name='release',
            name='corrects',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='store.release'),
        ),
        migrations.AddField(
            model_name='release',
            name='embargo_ends_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='release',
            name='notice',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects', None), ('notice', '')), models.Q(('corrects__isnull', False), models.Q(('notice', ''), _negated=True)), _connector='OR'), name='correction_says_what_it_corrects'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='release',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='store.release'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='signed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(fields=('release', 'signed_by'), name='release_signed_once_by_each'),
        ),
        migrations.RunPython(sign_earlier_releases, migrations.RunPython.noop),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
