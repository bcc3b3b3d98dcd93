"""Somebody at a keyboard: every step of theirs is a real key, and every page they reach is sound.

They find a control as a person does who sees the page: Tab (or Shift+Tab) until it has the focus,
past the skip link where the page is fresh. Whatever has the focus on the way must be there to be
seen, and not covered by anything.
"""

from __future__ import annotations

from contextlib import contextmanager

from tests.browser.soundness import faults, overflow

__all__ = ["Keyboard"]

MOST_STOPS = 250
HAS_FOCUS = "control => control === document.activeElement"
# A step forwards or back to the wanted control, or what is wrong with where the focus is now.
WHERE = """
wanted => {
  const at = document.activeElement
  if (at === document.body) return "nowhere"
  const box = at.getBoundingClientRect()
  if (!box.width || !box.height || !at.checkVisibility({visibilityProperty: true}))
    return "hidden: " + at.outerHTML.slice(0, 120)
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  if (left >= right || top >= bottom) return "out of sight: " + at.outerHTML.slice(0, 120)
  const line = [...at.getClientRects()].find(each => each.bottom > 0 && each.top < innerHeight)
  const there = document.elementFromPoint(
    (Math.max(line.left, 0) + Math.min(line.right, innerWidth)) / 2,
    (Math.max(line.top, 0) + Math.min(line.bottom, innerHeight)) / 2)
  if (!at.contains(there) && !there?.contains(at)) return "covered: " + at.outerHTML.slice(0, 120)
  if (at === wanted) return "there"
  return at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? "back" : "on"
}
"""

# What a page is made of, whatever it says: each element in what it stands, and which heading
# follows which.
MADE_OF = """
() => {
  const all = [...document.querySelectorAll("main, main *")]
  const shown = all.filter(each => each.checkVisibility())
  const kind = ({tagName, className, type, role}) => [tagName, className, type, role].join(" ")
  const headings = shown.filter(each => /^H[1-6]$/.test(each.tagName)).map(each => each.tagName)
  return [...new Set([
    ...shown.map(each => `${kind(each.parentElement)} > ${kind(each)}`),
    ...headings.map((each, place) => `${headings[place - 1]} before ${each}`),
  ])]
}
"""


class Keyboard:
    """The keyboard before one page; `checked` is what axe-core has seen on such pages.

    `mirror` is where axe-core sees a page of a browser that runs no scripts.
    """

    def __init__(self, page, checked, mirror=None):
        self.page = page
        self._checked, self._mirror = checked, mirror

    # --- Getting about ------------------------------------------------------------------

    def reach(self, control):
        """Press Tab or Shift+Tab until this control has the focus."""
        wanted = control.element_handle()
        for _ in range(MOST_STOPS):
            where = wanted.evaluate(WHERE)
            if where == "there":
                return
            if where == "nowhere":
                self._begin(control)
            elif where in {"on", "back"}:
                self.page.keyboard.press("Tab" if where == "on" else "Shift+Tab")
            else:
                raise AssertionError(f"The focus is {where}, on the way to {control}")
        raise AssertionError(f"Tab never reached {control}")

    def _begin(self, control):
        """Press Tab on a fresh page; go by the skip link to what stands in its main part.

        The answer to a form keeps the fragment of its address, and so begins at the main part.
        """
        self.page.keyboard.press("Tab")
        if self.page.url.endswith("#main"):
            return
        skip = self.page.get_by_role("link", name="Skip to main content")
        assert skip.evaluate(HAS_FOCUS), f"No skip link comes first on {self.page.url}"
        if control.evaluate("control => control.closest('main') !== null"):
            self.page.keyboard.press("Enter")
        self.page.keyboard.press("Tab")

    @contextmanager
    def turning(self):
        """Wait for the page that comes of what is pressed meanwhile, and check it."""
        with self.page.expect_navigation() as turned:
            yield
        self.look(turned.value.status)

    def look(self, status=200):
        """Fail unless the page is sound; axe-core sees it when there is something new on it."""
        assert status in {200, 409, 422}, f"{status}: {self.page.url}"
        assert overflow(self.page) == 0, f"Wider than the window: {self.page.url}"
        made_of = set(self.page.evaluate(MADE_OF))
        if not made_of <= self._checked:
            self._checked |= made_of
            seen = self._mirror.of(self.page) if self._mirror else self.page
            found = faults(seen, at=[self.page.viewport_size["width"]])
            assert found == [], f"{self.page.url}: {found}"

    def open(self, address):
        """Type an address."""
        self.look(self.page.goto(address).status)

    # --- What is done with a control ------------------------------------------------------

    def follow(self, name, *, exact=True):
        """Follow the first link of this name, also where it looks like a button."""
        link = self.page.get_by_role("link", name=name, exact=exact)
        self.reach(link.or_(self.page.get_by_role("button", name=name, exact=exact)).first)
        with self.turning():
            self.page.keyboard.press("Enter")

    def press(self, name):
        """Press the button of this name, which leads to a page."""
        self.reach(self.page.get_by_role("button", name=name, exact=True).first)
        with self.turning():
            self.page.keyboard.press("Enter")

    def unfold(self, name):
        """Unfold what is folded up under these words."""
        self.reach(self.page.locator("summary", has_text=name).first)
        self.page.keyboard.press("Enter")

    def type(self, label, words, *, within=None):
        """Type words into a field, in the place of what it holds."""
        field = (within or self.page).get_by_label(label, exact=True)
        self.reach(field)
        if field.input_value():
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def tick(self, label):
        """Tick or untick a box."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Space")

    def choose(self, question, answer):
        """Choose one answer of several: Tab to the group, then the arrow keys."""
        answers = self.page.get_by_role("group", name=question, exact=True).get_by_role("radio")
        wanted = answers.and_(self.page.get_by_label(answer, exact=True))
        assert wanted.count() == 1, f"“{answer}” is no answer to “{question}”"
        self.reach(self._stop_of(answers))
        if not wanted.evaluate(HAS_FOCUS):
            for _ in range(answers.count()):
                self.page.keyboard.press("ArrowDown")
                if wanted.is_checked():
                    break
        elif not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked()

    def _stop_of(self, answers):
        """Return the radio button at which Tab stops: the chosen one, or the first."""
        for number in range(answers.count()):
            if answers.nth(number).is_checked():
                return answers.nth(number)
        return answers.first

    def pick(self, label, option, *, within=None):
        """Pick an option of a list that drops down, by the arrow keys."""
        field = (within or self.page).get_by_label(label, exact=True)
        self.reach(field)
        for _ in range(field.locator("option").count()):
            if _picked(field) == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{label}” has no “{option}”")


def _picked(field):
    return field.evaluate("field => field.selectedOptions[0].textContent.trim()")
