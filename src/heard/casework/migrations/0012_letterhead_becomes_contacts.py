"""What the letterhead said is now said once, for letters, pages and paper: as contact points.

Done again it changes nothing: a point that the council wrote since then stays as it is. Lines that
say “Phone:”, “E-mail:” or “Website:” become what they say; the first other line is the name, and
the rest a note.
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = {"phone": "phone", "tel": "phone", "telephone": "phone", "e-mail": "email",
        "email": "email", "website": "website", "web": "website"}  # fmt: skip
LONGEST = {"name": 120, "phone": 40, "email": 254, "website": 200}


def facts_in(text: str) -> dict[str, str]:
    """Return what lines of a letter say of somebody."""
    facts: dict[str, str] = {}
    notes = []
    for line in filter(None, map(str.strip, text.splitlines())):
        what, _, value = line.partition(":")
        field = SAID.get(what.strip().lower(), "name")
        value = (line if field == "name" else value).strip().removeprefix("https://")
        if not facts.get(field) and len(value) <= LONGEST[field]:
            facts[field] = value
        else:
            notes.append(line)
    return facts | ({"note": "\n".join(notes)} if notes else {})


def move(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write each contact point that the letterhead told of."""
    letterhead = apps.get_model("casework", "Letterhead")  # type: ignore[misc]  # gone since
    points = apps.get_model("face", "ContactPoint")
    for head in letterhead.objects.all():
        team = {"name": head.team, "phone": head.phone, "email": head.email}
        told = {
            "team": team | {"address": head.address},
            "advocacy": facts_in(head.advocacy),
            "ombudsman": facts_in(head.ombudsman),
        }
        for point, facts in told.items():
            if any(facts.values()):
                points.objects.get_or_create(point=point, defaults=facts)


class Migration(migrations.Migration):

    dependencies = [
        ("casework", "0011_more_time_and_proceedings"),
        ("face", "0001_initial"),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
