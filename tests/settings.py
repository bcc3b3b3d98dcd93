"""The product's settings, in a folder that is thrown away; PostgreSQL where a run asks for it."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("HEARD_DATA", tempfile.mkdtemp(prefix="heard-tests-"))
os.environ.setdefault("HEARD_SECRET_KEY", "only for tests, and long enough to be accepted")

from heard.config.settings import *
from heard.config.settings import DATABASES, DATA

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA) / "tests.sqlite3")}
