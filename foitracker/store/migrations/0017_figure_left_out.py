from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0016_release_sources")]

    operations = [
        migrations.AlterField(
            model_name="figure",
            name="absence",
            field=models.CharField(
                blank=True,
                choices=[
                    ("blank", "Blank"),
                    ("suppressed", "Suppressed"),
                    ("not held", "Not held"),
                    ("not recorded", "Not recorded"),
                    ("not available", "Not available"),
                    ("not applicable", "Not applicable"),
                    ("refused", "Refused"),
                    ("dash", "Dash"),
                    ("error", "Error"),
                    ("unknown mark", "Unknown mark"),
                    ("left out", "Left out"),
                    ("not a count", "Not a count"),
                ],
                max_length=20,
            ),
        ),
    ]
