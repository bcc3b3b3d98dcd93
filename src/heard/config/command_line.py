"""`heard …`: one friendly front to every command, in the office's words."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence

__all__ = ["COMMANDS", "main"]

# What is typed, the management command that answers, and what it is for.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Load the worked example and write its report in every format"),
    "serve": ("serve", "Serve the web view on this machine"),
    "set-up": ("set_up", "Load a council's service areas, themes and procedures from a file"),
    "import": ("import_register", "Read a register of feedback from CSV, XLSX or ODS"),
    "import-published": ("import_published", "Keep an earlier year's figures as published"),
    "report": ("report", "Write the annual report of a year"),
    "check-figures": ("check_figures", "Say what does not add up in published tables"),
    "due": ("due", "Reckon a due date and say why"),
    "chase": ("chase", "Remind those to whom something is due; may run as often as one likes"),
    "deliver": (
        "deliver",
        "Send the letters that wait in the outbox; may run as often as one likes",
    ),
    "print-forms": ("print_forms", "Write the public forms as PDF, to print and post"),
    "sweep": ("sweep", "Throw away forms that somebody began and did not come back to"),
    "fetch-mail": ("fetch_mail", "Fetch e-mail; may run as often as one likes"),
    "receive-mail": ("receive_mail", "Take in one e-mail from standard input, for a mail server"),
    "scan-files": (
        "scan_files",
        "Check files that wait for the virus scanner; may run as often as one likes",
    ),
    "sweep-files": (
        "sweep_files",
        "Destroy files that belong to nothing; may run as often as one likes",
    ),
    "check-dates": ("check_dates", "Find stored dates that their facts no longer explain"),
    "audit": ("audit", "Verify the log of who did and read what"),
    "migrate": ("migrate", "Bring the database up to this version"),
    "createsuperuser": ("createsuperuser", "Make the first account, which administers the office"),
    "staff": ("staff", "Take people on, change their roles, let them go"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 problems found, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in {"-h", "--help", "help"}:
        sys.stdout.write(_overview())
        return 0 if given else 2
    if given[0] == "--version":
        from heard import __version__

        sys.stdout.write(f"heard {__version__}\n")
        return 0
    if given[0] not in COMMANDS:
        sys.stderr.write(_unknown(given[0]))
        return 2
    return _run(given[0], given[1:])


def _run(name: str, rest: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import get_commands, load_command_class

    command, _ = COMMANDS[name]
    try:
        django.setup()
        # Given its name as it was typed, so that its help says what to type.
        load_command_class(get_commands()[command], command).run_from_argv(["heard", name, *rest])
    except ImproperlyConfigured as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 130
    return 0


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {purpose}" for name, (_, purpose) in COMMANDS.items()]
    return "\n".join(
        [
            "Heard: casework and reporting on what families say about children's services.",
            "",
            "heard COMMAND [options]      (heard COMMAND --help says more)",
            "",
            *lines,
            "",
        ]
    )


def _unknown(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f" Did you mean “heard {near[0]}”?" if near else ""
    return f"There is no command “{word}”.{hint} “heard --help” lists them all.\n"
