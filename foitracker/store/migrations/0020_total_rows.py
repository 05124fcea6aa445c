"""Which requests have a total row is found without a walk over their other figures."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0019_joint_letters'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('role', 'total'), ('superseded_at', None)), fields=['request'], name='figure_total_rows'),
        ),
    ]
