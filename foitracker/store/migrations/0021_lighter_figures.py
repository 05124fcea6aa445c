"""A figure that is written goes into two indexes less: by its reading it is found by cell, and few are superseded."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0020_total_rows'),
    ]

    operations = [
        migrations.AlterField(
            model_name='figure',
            name='reading',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='store.reading'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='superseded_by',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='store.reading'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('superseded_by__isnull', False)), fields=['superseded_by'], name='figure_superseded_by'),
        ),
    ]
