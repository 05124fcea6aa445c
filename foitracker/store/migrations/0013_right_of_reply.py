"""Two more kinds of event: a force was asked whether its figures are right, and it said."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0012_stand_ins'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('sent', 'Request sent'), ('received', 'Received by the force'), ('acknowledged', 'Acknowledged'), ('clarification_asked', 'Clarification asked by the force'), ('clarification_answered', 'Clarification given to the force'), ('fee_asked', 'Fees notice'), ('fee_paid', 'Fee paid'), ('extended', 'Time extended for the public interest test'), ('chased', 'Chased'), ('answered', 'Answered'), ('refused', 'Refused'), ('review_asked', 'Internal review asked'), ('review_answered', 'Internal review answered'), ('regulator_asked', 'Complaint to the regulator'), ('reply_sent', 'Right of reply sent to the force'), ('reply_received', 'The force replied on its figures'), ('note', 'Note'), ('wording_asked', 'Question about a wording'), ('reading_confirmed', 'Reading confirmed'), ('reading_rejected', 'Reading rejected'), ('file_held', 'Answer held'), ('file_cleared', 'Held answer cleared'), ('file_destroyed', 'Held answer rejected and destroyed'), ('closed', 'Closed')], max_length=30),
        ),
    ]
