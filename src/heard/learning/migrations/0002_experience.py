"""How people found the way they were dealt with, apart from the records."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExperienceWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reporting_year', models.PositiveSmallIntegerField(db_index=True)),
                ('words', models.TextField()),
            ],
            options={
                'verbose_name_plural': 'experience words',
            },
        ),
        migrations.CreateModel(
            name='ExperienceAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reporting_year', models.PositiveSmallIntegerField()),
                ('question', models.CharField(choices=[('easy', 'Was it easy to tell us?'), ('informed', 'Did we keep you informed?'), ('listened', 'Did we listen to you?'), ('clear', 'Was our answer clear?')], max_length=20)),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=10)),
            ],
            options={
                'indexes': [models.Index(fields=['reporting_year', 'question', 'answer'], name='experience_tally')],
            },
        ),
    ]
