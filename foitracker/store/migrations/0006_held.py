"""Files that hide something are held until a person clears or rejects them; what was decided is written once.

Files that were read before this rule are looked at by what the reader had found in them: one with grave findings is held
unless a person had confirmed its reading with a reason.
"""

import django.db.models.deletion
import django.utils.timezone
import foitracker.store.models.files
from django.conf import settings
from django.db import migrations, models



def forbid_changes(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER store_filedecision_written_once BEFORE UPDATE ON store_filedecision "
            "FOR EACH ROW EXECUTE FUNCTION store_history_is_written_once()"
        )
    elif vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER store_filedecision_written_once BEFORE UPDATE ON store_filedecision "
            "BEGIN SELECT RAISE(ABORT, 'history is written once'); END"
        )


def allow_changes(apps, schema_editor):
    on = " ON store_filedecision" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER store_filedecision_written_once{on}")


def judge_files_read_before(apps, schema_editor):
    Reading, Figure = apps.get_model("store", "Reading"), apps.get_model("store", "Figure")
    for reading in Reading.objects.exclude(status__in=["unreadable", "replaced"]).select_related("answer__file"):
        file = reading.answer.file
        # Of binary workbooks a finding said that they were read in part; that is a doubt now.
        grave = [
            finding | {"where": "", "words": ""}
            for finding in reading.found.get("findings", ())
            if finding["severity"] == "block" and finding["what"] != "values-only"
        ]
        if not grave or reading.status == "confirmed":
            file.state = "open" if file.state == "quarantined" else file.state
            file.save()
            continue
        file.state, file.findings = "held", grave
        file.save()
        Figure.objects.filter(superseded_by=reading).update(superseded_at=None, superseded_by=None)
        Figure.objects.filter(reading=reading).delete()
        reading.found, reading.open_points = {}, 0
        if reading.status == "waiting":
            reading.status = "held"
        reading.save()


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0004_two_people_and_one_force'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FileDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('cleared', 'Cleared'), ('destroyed', 'Rejected and destroyed')], max_length=15)),
                ('why', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('file_name', models.CharField(max_length=255)),
                ('findings', models.JSONField(blank=True, default=list)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['file', 'pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='round',
            options={'ordering': ['-opened_on', 'title'], 'permissions': [('see_rounds', 'See rounds, requests, totals and where a figure comes from'), ('open_rounds', 'Open a round and choose the forces asked'), ('log_requests', 'Log and chase requests'), ('upload_answers', 'Upload answers and say which force they are from'), ('review_readings', 'Confirm or reject the reading of an answer'), ('rule_on_wordings', 'Rule on what a wording means'), ('export_tables', 'Export tables and freeze releases'), ('download_originals', 'Download an answer as it came'), ('clear_files', 'See what holds a file, and clear or reject it')]},
        ),
        migrations.RemoveConstraint(
            model_name='reading',
            name='reading_decided_by_a_person',
        ),
        migrations.RemoveConstraint(
            model_name='reading',
            name='one_current_reading_per_answer',
        ),
        migrations.AddField(
            model_name='answerfile',
            name='findings',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='answerfile',
            name='state',
            field=models.CharField(choices=[('quarantined', 'Not looked into yet'), ('open', 'Looked into: nothing holds it'), ('held', 'Held: an admin must look'), ('cleared', 'Cleared by a person'), ('destroyed', 'Rejected and destroyed')], default='quarantined', max_length=15),
        ),
        migrations.AlterField(
            model_name='answerfile',
            name='content',
            field=models.FileField(blank=True, max_length=200, storage=foitracker.store.models.files._answer_storage, upload_to=''),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('sent', 'Request sent'), ('received', 'Received by the force'), ('acknowledged', 'Acknowledged'), ('clarification_asked', 'Clarification asked by the force'), ('clarification_answered', 'Clarification given to the force'), ('fee_asked', 'Fees notice'), ('fee_paid', 'Fee paid'), ('extended', 'Time extended for the public interest test'), ('chased', 'Chased'), ('answered', 'Answered'), ('refused', 'Refused'), ('review_asked', 'Internal review asked'), ('review_answered', 'Internal review answered'), ('regulator_asked', 'Complaint to the regulator'), ('note', 'Note'), ('wording_asked', 'Question about a wording'), ('reading_confirmed', 'Reading confirmed'), ('reading_rejected', 'Reading rejected'), ('file_held', 'Answer held'), ('file_cleared', 'Held answer cleared'), ('file_destroyed', 'Held answer rejected and destroyed'), ('closed', 'Closed')], max_length=30),
        ),
        migrations.AlterField(
            model_name='reading',
            name='status',
            field=models.CharField(choices=[('waiting', 'Waiting for review'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('unreadable', 'Could not be read'), ('held', 'Held: an admin must look'), ('replaced', 'Replaced by a newer reading')], max_length=15),
        ),
        migrations.AddConstraint(
            model_name='answerfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('content', ''), ('state', 'destroyed')), models.Q(models.Q(('state', 'destroyed'), _negated=True), models.Q(('content', ''), _negated=True)), _connector='OR'), name='only_a_destroyed_file_has_no_content'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('status__in', ['waiting', 'unreadable', 'held'])), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('status__in', ['confirmed', 'rejected'])), ('status', 'replaced'), _connector='OR'), name='reading_decided_by_a_person'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['waiting', 'confirmed', 'unreadable', 'held'])), fields=('answer',), name='one_current_reading_per_answer'),
        ),
        migrations.AddField(
            model_name='filedecision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='filedecision',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='store.answerfile'),
        ),
        migrations.AddConstraint(
            model_name='filedecision',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'destroyed')), fields=('file',), name='file_destroyed_once'),
        ),
        migrations.AddConstraint(
            model_name='filedecision',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='file_decision_says_why'),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
        migrations.RunPython(judge_files_read_before, migrations.RunPython.noop),
    ]
