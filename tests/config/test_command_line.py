"""`heard …`: what is typed finds its command, or a sentence."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from heard.config.command_line import COMMANDS, main
from heard.config.environment import kept_secret


def heard(*words, **environment):
    """Run heard as a person would; return its exit code and all it said."""
    run = subprocess.run(
        [sys.executable, "-m", "heard", *words],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


def test_alone_it_lists_every_command_and_is_wrong_use(capsys):
    assert main([]) == 2
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in COMMANDS)


def test_help_is_no_wrong_use():
    assert main(["--help"]) == 0


def test_a_word_that_is_no_command_gets_the_nearest(capsys):
    assert main(["reprot"]) == 2
    assert "Did you mean “heard report”?" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["check-figures", "due"])
def test_a_command_s_help_says_what_to_type(name):
    code, said = heard(name, "--help")
    assert code == 0
    assert f"usage: heard {name}" in said


def test_wrong_use_of_a_command_exits_with_2():
    code, said = heard("due", "--no-such-option")
    assert code == 2
    assert "Traceback" not in said


def test_a_bad_setting_is_a_sentence_at_the_start(tmp_path):
    code, said = heard("due", "2014-05-12", HEARD_DATA=str(tmp_path), HEARD_TLS="perhaps")
    assert (code, said) == (2, "HEARD_TLS is “perhaps”: set it to yes or no.\n")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, said = heard("due", "2014-05-12", HEARD_DATA=str(tmp_path / "file" / "var"))
    assert code == 2
    assert "cannot be made" in said


def test_secrets_are_made_once_and_kept_from_others(tmp_path):
    kept = tmp_path / "secret-key"
    first = kept_secret("HEARD_NO_SUCH_SECRET", kept)
    assert kept_secret("HEARD_NO_SUCH_SECRET", kept) == first
    assert len(first) >= 40
    assert kept.stat().st_mode & 0o077 == 0


def test_a_secret_too_short_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARD_NO_SUCH_SECRET", "short")
    with pytest.raises(ImproperlyConfigured, match="give 40 characters or more"):
        kept_secret("HEARD_NO_SUCH_SECRET", tmp_path / "secret-key")
