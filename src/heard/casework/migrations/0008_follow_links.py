"""Who follows a record from outside, and to whom of a record each letter is.

Sent letters are guarded again, that column too.
"""

from importlib import import_module

import django.db.models.deletion
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_GUARD = import_module("heard.casework.migrations.0005_guard_sent_letters")
lower_guard, raise_guard = _GUARD.lower_guard, _GUARD.raise_guard


def raise_guard_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Guard the new column too."""
    raise_guard(apps, schema_editor, (*_GUARD.KEPT, "party_id"))


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_authority_and_the_childs_views'),
        ('feedback', '0005_thanks_and_what_counts'),
    ]

    operations = [
        migrations.RunPython(lower_guard, raise_guard),
        migrations.AddField(
            model_name='letter',
            name='party',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='letters', to='feedback.party'),
        ),
        migrations.AlterField(
            model_name='letter',
            name='channel',
            field=models.CharField(choices=[('email', 'E-mail'), ('post', 'Post'), ('by_hand', 'By hand'), ('phone', 'Telephone'), ('online', 'Their page')], max_length=10),
        ),
        migrations.CreateModel(
            name='FollowLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_on', models.DateField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('told_us_on', models.DateField(blank=True, null=True)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_links', to='feedback.party')),
            ],
            options={
                'ordering': ['party', 'id'],
            },
        ),
        migrations.RunPython(raise_guard_again, lower_guard),
    ]
