"""`heard receive-mail < message`: a mail server on this machine hands one e-mail over."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heard.intake.mail.reading import MOST_BYTES
from heard.intake.mail.sources import FolderPlace, UnableToReachMailbox
from heard.intake.mail.sources.folders import Folder

# sysexits.h, which mail servers know: keep the message and try again; or send it back.
_TRY_AGAIN, _SEND_BACK = 75, 65


class Command(BaseCommand):
    help = (
        "Take in one e-mail from standard input. It is kept safely in the mail folder before this "
        "ends, and fetched from there by “heard fetch-mail”. Exits with 75 where the mail server "
        "should try again, and with 65 for what is larger than any message may be."
    )

    def handle(self, *args: object, **options: Any) -> None:
        place = settings.MAILBOX
        if not isinstance(place, FolderPlace):
            raise CommandError("HEARD_MAILBOX is not a folder, so nothing can be put there.")
        raw = sys.stdin.buffer.read(2 * MOST_BYTES + 1)
        if len(raw) > 2 * MOST_BYTES:
            raise CommandError("The message is larger than 50 MB.", returncode=_SEND_BACK)
        if not raw.strip():
            raise CommandError("There is no message on standard input.", returncode=_SEND_BACK)
        try:
            Folder(place.path).deliver(raw)
        except UnableToReachMailbox as unable:
            raise CommandError(str(unable), returncode=_TRY_AGAIN) from unable
