"""Is a page sound? Nothing that axe-core finds wrong, nothing wider, at two widths."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["Mirror", "faults", "overflow", "sound", "sound_here"]

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
# Two frames after a window changed, the page's own scripts have seen it too.
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
WIDTHS = (320, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe():
    """Return the program of axe-core, read once."""
    return AXE.read_text("utf-8")


def sound(page):
    """Fail unless the page is sound on a phone and on a desktop; leave the window as it was."""
    assert faults(page) == [], page.url


def sound_here(page, *, scripts=True):
    """Fail unless the page is sound in a window as wide as this one.

    For a test that is gone through at each width; axe-core cannot run where scripts are off.
    """
    if not scripts:
        assert overflow(page) == 0, page.url
        return
    assert faults(page, at=[page.viewport_size["width"]]) == [], page.url


def faults(page, at=WIDTHS):
    """Return what is wrong with the page at some widths, in pixels, one line a fault."""
    was = page.viewport_size
    page.evaluate(axe())
    found = []
    # What the window has now comes last, which leaves it so.
    for width in sorted(at, key=lambda width: width == was["width"]):
        _widen(page, width)
        found += [f"{width} px: {fault}" for fault in _faults_now(page)]
    _widen(page, was["width"])
    return found


def _widen(page, width):
    now = page.viewport_size
    if now["width"] != width:
        page.set_viewport_size({"width": width, "height": now["height"]})
        page.evaluate(SETTLED)


def _faults_now(page):
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
        ".then(result => result.violations)",
        RULES,
    )
    wider = overflow(page)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]] + (
        [f"wider than the window by {wider} px"] if wider else []
    )


def overflow(page):
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


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
        self._page.set_viewport_size(page.viewport_size)
        answer = {"body": words, "content_type": "text/html; charset=utf-8"}
        self._page.route(page.url, lambda route: route.fulfill(**answer), times=1)
        self._page.goto(page.url)
        return self._page
