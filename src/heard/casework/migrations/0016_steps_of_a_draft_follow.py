"""Each step of a draft is told which one it follows: that before it in its run."""

from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, OuterRef, Subquery


def link(apps: StateApps, _: BaseDatabaseSchemaEditor | None) -> None:
    """Link the steps that there are."""
    step = apps.get_model("casework", "SignOffStep")
    before = (
        step.objects.filter(run=OuterRef("run"), id__lt=OuterRef("id"))
        .order_by()
        .values("run")
        .annotate(last=Max("id"))
        .values("last")
    )
    step.objects.update(follows_id=Subquery(before))


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0015_remind_of_promises"),
    ]

    operations = [
        migrations.AddField(
            model_name="signoffstep",
            name="follows",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=models.deletion.CASCADE,
                related_name="followed_by",
                to="casework.signoffstep",
            ),
        ),
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
