"""Official tables of recorded crime, and rulings on the flags of the checks, which are written once."""

import django.db.models.deletion
import django.utils.timezone
import foitracker.store.models.official
from django.conf import settings
from django.db import migrations, models


def forbid_changes(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER store_flagruling_written_once BEFORE UPDATE ON store_flagruling "
            "FOR EACH ROW EXECUTE FUNCTION store_history_is_written_once()"
        )
    elif vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER store_flagruling_written_once BEFORE UPDATE ON store_flagruling "
            "BEGIN SELECT RAISE(ABORT, 'history is written once'); END"
        )


def allow_changes(apps, schema_editor):
    on = " ON store_flagruling" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER store_flagruling_written_once{on}")


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0010_queued'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficialTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('edition', models.CharField(max_length=100)),
                ('publisher', models.CharField(max_length=100)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('licence', models.CharField(default='Contains public sector information licensed under the Open Government Licence v3.0.', max_length=300)),
                ('published_on', models.DateField()),
                ('retrieved_on', models.DateField()),
                ('file_name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('content', models.FileField(max_length=200, storage=foitracker.store.models.official._table_storage, upload_to='')),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be read'), ('imported', 'Imported'), ('refused', 'Not imported')], default='waiting', max_length=10)),
                ('left_out', models.JSONField(blank=True, default=list)),
                ('why_left_out', models.TextField(blank=True)),
                ('problems', models.JSONField(blank=True, default=list)),
                ('more_problems', models.PositiveIntegerField(default=0)),
                ('unknown_names', models.JSONField(blank=True, default=list)),
                ('notes', models.JSONField(blank=True, default=list)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('imported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-published_on', '-pk'],
                'permissions': [('import_official_tables', 'Import official tables, and let one stand in for an answer')],
            },
        ),
        migrations.CreateModel(
            name='OfficialCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('code', models.CharField(max_length=40)),
                ('offence', models.CharField(blank=True, max_length=200)),
                ('count', models.BigIntegerField()),
                ('quarters', models.CharField(blank=True, max_length=4)),
                ('parts', models.JSONField(default=list)),
                ('force', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='official_counts', to='store.force')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='store.officialtable')),
            ],
            options={
                'ordering': ['table', 'force', 'starts_on', 'code'],
            },
        ),
        migrations.CreateModel(
            name='FlagRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=32)),
                ('what', models.CharField(max_length=60)),
                ('weight', models.CharField(max_length=10)),
                ('about', models.CharField(max_length=300)),
                ('words', models.TextField()),
                ('decision', models.CharField(choices=[('stands', 'It stands as it is'), ('explained', 'It stands, and the notes of a release say why'), ('taken_back', 'The ruling is taken back')], max_length=12)),
                ('why', models.TextField()),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('force', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.force')),
                ('releases', models.ManyToManyField(blank=True, related_name='flag_rulings', to='store.release')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flag_rulings', to='store.round')),
            ],
            options={
                'ordering': ['round', 'pk'],
                'permissions': [('rule_on_checks', 'Rule on what the checks before print question')],
                'indexes': [models.Index(fields=['round', 'key'], name='flag_ruling_by_key')],
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='flag_ruling_says_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='officialtable',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='official_sha256_is_64_hex'),
        ),
        migrations.AddConstraint(
            model_name='officialtable',
            constraint=models.UniqueConstraint(fields=('sha256',), name='official_file_once'),
        ),
        migrations.AddConstraint(
            model_name='officialtable',
            constraint=models.CheckConstraint(condition=models.Q(('retrieved_on__gte', models.F('published_on'))), name='official_retrieved_once_published'),
        ),
        migrations.AddConstraint(
            model_name='officialtable',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'refused'), models.Q(('more_problems', 0), ('problems', []), ('unknown_names', [])), _connector='OR'), name='official_import_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='officialcount',
            constraint=models.UniqueConstraint(fields=('table', 'code', 'starts_on', 'force'), name='official_count_once_per_table'),
        ),
        migrations.AddConstraint(
            model_name='officialcount',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='official_period_is_whole'),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
