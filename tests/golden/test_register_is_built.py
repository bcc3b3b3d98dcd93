"""Is the committed register the one that its script builds?"""

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "blackpool-2014-15"


def test_building_the_register_again_gives_the_same_bytes(tmp_path: Path):
    built = tmp_path / "register.csv"
    script = EXAMPLE / "build_register.py"
    subprocess.run([sys.executable, "-B", script, built], check=True, capture_output=True)
    assert built.read_bytes() == (EXAMPLE / "register.csv").read_bytes()
