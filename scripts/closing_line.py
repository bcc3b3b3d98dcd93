"""How did all the test runs end, taken together? One line: 'N passed, N failed, N skipped'."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def main(files: list[str]) -> int:
    """Add up JUnit reports, print the closing line, and return 1 if any test failed."""
    ran = failed = skipped = 0
    for file in files:
        for suite in ElementTree.fromstring(Path(file).read_text("utf-8")).iter("testsuite"):
            ran += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    print(f"{ran - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return int(bool(failed) or not ran)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
