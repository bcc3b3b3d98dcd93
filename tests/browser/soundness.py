"""Is a page sound? Nothing that axe-core finds wrong, and nothing wider than the window."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["Mirror", "faults", "overflow", "sound"]

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe():
    """Return the program of axe-core, read once."""
    return AXE.read_text("utf-8")


def faults(page):
    """Return what axe-core finds wrong, one line a fault."""
    page.evaluate(axe())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
        ".then(result => result.violations)",
        RULES,
    )
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def overflow(page):
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def sound(page):
    """Fail unless the page is sound."""
    found = faults(page)
    assert found == [], f"{page.url}: {found}"
    assert overflow(page) == 0, page.url


class Mirror:
    """A browser with scripts in which axe-core sees what one without them was given.

    axe-core cannot run where scripts are off. The mirror is answered with the very words of the
    page, and refuses every script of its own.
    """

    def __init__(self, context):
        self._page = context.new_page()
        self._page.route("**/*.js", lambda route: route.abort())

    def of(self, page):
        """Return a page with what this one shows."""
        words = page.content()
        answer = {"body": words, "content_type": "text/html; charset=utf-8"}
        self._page.route(page.url, lambda route: route.fulfill(**answer), times=1)
        self._page.goto(page.url)
        return self._page
