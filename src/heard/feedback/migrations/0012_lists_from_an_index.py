"""Lists and their counts are read from an index; four that nothing is sought by are taken away.

The four go by their names, which are the same on both databases: to alter the fields themselves
SQLite would build the table anew and forget the triggers that keep its words (0009).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NOT_SOUGHT_BY = (
    ("feedback_feedback_customer_group_id_4be68fb1", "customer_group_id"),
    ("feedback_feedback_handler_id_2dec15b7", "handler_id"),
    ("feedback_feedback_service_area_id_f2c139e1", "service_area_id"),
    ("feedback_feedback_theme_id_2bbc7bb4", "theme_id"),
)


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0011_words_in_a_column'),
        ('procedures', '0003_retire_and_stamp'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='feedback',
            name='feedback_latest_first',
        ),
        migrations.RemoveIndex(
            model_name='feedback',
            name='feedback_last_changed_first',
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX {index}",
                    f"CREATE INDEX {index} ON feedback_feedback ({column})",
                )
                for index, column in NOT_SOUGHT_BY
            ],
            state_operations=[
                migrations.AlterField(
                    model_name='feedback',
                    name='customer_group',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='procedures.customergroup'),
                ),
                migrations.AlterField(
                    model_name='feedback',
                    name='handler',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AlterField(
                    model_name='feedback',
                    name='service_area',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='procedures.servicearea'),
                ),
                migrations.AlterField(
                    model_name='feedback',
                    name='theme',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='procedures.theme'),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name='feedback',
            index=models.Index(fields=['-received_on', '-id', 'closed_on', 'is_restricted', 'service_area', 'handler', 'kind', 'stage', 'theme', 'young_person', 'target_due_on', 'responded_on', 'withdrawn_on', 'paused_since'], name='feedback_latest_first'),
        ),
        migrations.AddIndex(
            model_name='feedback',
            index=models.Index(fields=['-changed_at', '-id', 'closed_on', 'is_restricted', 'service_area', 'handler', 'kind', 'stage', 'theme', 'young_person', 'target_due_on', 'responded_on', 'withdrawn_on', 'paused_since'], name='feedback_last_changed_first'),
        ),
    ]
