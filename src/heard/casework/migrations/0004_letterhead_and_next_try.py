from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0003_rounds_and_numbering'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letterhead',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('team', models.CharField(default='Complaints team', max_length=120)),
                ('address', models.TextField(blank=True)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('advocacy', models.TextField(blank=True)),
                ('ombudsman', models.TextField(default='Local Government and Social Care Ombudsman\nPhone: 0300 061 0614\nWebsite: www.lgo.org.uk')),
            ],
        ),
        migrations.RemoveIndex(
            model_name='letter',
            name='letter_outbox',
        ),
        migrations.AddField(
            model_name='letter',
            name='next_try_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('is_queued', True)), fields=['next_try_at', 'id'], name='letter_outbox'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('is_queued', False), models.Q(('next_try_at__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='letter_queued_when_sent'),
        ),
        migrations.AddConstraint(
            model_name='letterhead',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='letterhead_is_one_row'),
        ),
    ]
