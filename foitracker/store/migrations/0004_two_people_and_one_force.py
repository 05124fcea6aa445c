"""Rulings for one force, questions to forces, and rulings that a second person confirms.

SQLite copies a table to change it and drops its triggers with the old one, so the rule that a ruling is written once
is set up again. The rule of the second person names store_ruling: a later migration that changes that table has to
drop the trigger first and create it again (`forbid_changes` below).
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


WRITTEN_ONCE = ("store_ruling", "store_confirmation")
SAME_PERSON = "(SELECT decided_by_id FROM store_ruling WHERE id = NEW.ruling_id) = NEW.confirmed_by_id"


def forbid_changes(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION store_another_person_confirms() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {SAME_PERSON} THEN RAISE EXCEPTION 'another person confirms'; END IF; RETURN NEW; END $$"
        )
        schema_editor.execute(
            "CREATE TRIGGER store_confirmation_by_another BEFORE INSERT ON store_confirmation "
            "FOR EACH ROW EXECUTE FUNCTION store_another_person_confirms()"
        )
        schema_editor.execute(
            "CREATE TRIGGER store_confirmation_written_once BEFORE UPDATE ON store_confirmation "
            "FOR EACH ROW EXECUTE FUNCTION store_history_is_written_once()"
        )
    elif vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER store_confirmation_by_another BEFORE INSERT ON store_confirmation "
            f"WHEN {SAME_PERSON} BEGIN SELECT RAISE(ABORT, 'another person confirms'); END"
        )
        for table in WRITTEN_ONCE:
            schema_editor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_written_once BEFORE UPDATE ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'history is written once'); END"
            )


def allow_changes(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    on = " ON store_confirmation" if postgresql else ""
    for name in ("store_confirmation_by_another", "store_confirmation_written_once"):
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION store_another_person_confirms()")


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0003_nil_said_by_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['ruling'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='ruling',
            name='ruling_says_what_and_why',
        ),
        migrations.RemoveConstraint(
            model_name='wording',
            name='wording_once_per_scheme',
        ),
        migrations.RemoveConstraint(
            model_name='wording',
            name='category_from_a_rule_or_a_ruling',
        ),
        migrations.AddField(
            model_name='round',
            name='two_person_rulings',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='ruling',
            name='kind',
            field=models.CharField(choices=[('means', 'Means'), ('ask', 'The force is asked')], default='means', max_length=10),
        ),
        migrations.AddField(
            model_name='ruling',
            name='proposed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='wording',
            name='alike',
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AddField(
            model_name='wording',
            name='force',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='store.force'),
        ),
        migrations.AddField(
            model_name='wording',
            name='proposal',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.ruling'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('sent', 'Request sent'), ('received', 'Received by the force'), ('acknowledged', 'Acknowledged'), ('clarification_asked', 'Clarification asked by the force'), ('clarification_answered', 'Clarification given to the force'), ('fee_asked', 'Fees notice'), ('fee_paid', 'Fee paid'), ('extended', 'Time extended for the public interest test'), ('chased', 'Chased'), ('answered', 'Answered'), ('refused', 'Refused'), ('review_asked', 'Internal review asked'), ('review_answered', 'Internal review answered'), ('regulator_asked', 'Complaint to the regulator'), ('note', 'Note'), ('wording_asked', 'Question about a wording'), ('reading_confirmed', 'Reading confirmed'), ('reading_rejected', 'Reading rejected'), ('closed', 'Closed')], max_length=30),
        ),
        migrations.AlterField(
            model_name='ruling',
            name='category',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='ruling',
            name='round',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rulings', to='store.round'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='ruling',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rules_now', to='store.ruling'),
        ),
        migrations.AddIndex(
            model_name='wording',
            index=models.Index(fields=['scheme', 'alike'], name='wording_by_likeness'),
        ),
        migrations.AddConstraint(
            model_name='ruling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('kind', 'means'), models.Q(('category', ''), _negated=True)), models.Q(('category', ''), ('kind', 'ask')), _connector='OR'), models.Q(('why', ''), _negated=True)), name='ruling_says_what_and_why'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(condition=models.Q(('force', None)), fields=('scheme', 'tidied'), name='wording_once_per_scheme'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(condition=models.Q(('force__isnull', False)), fields=('scheme', 'tidied', 'force'), name='wording_once_per_scheme_and_force'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('category', ''), ('ruling', None), models.Q(('decision', 'accepted'), _negated=True)), models.Q(('decision', 'accepted'), models.Q(('category', ''), _negated=True)), ('ruling__isnull', False), _connector='OR'), name='category_from_a_rule_or_a_ruling'),
        ),
        migrations.AddField(
            model_name='confirmation',
            name='confirmed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='confirmation',
            name='ruling',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='store.ruling'),
        ),
        migrations.RunPython(forbid_changes, allow_changes),
    ]
