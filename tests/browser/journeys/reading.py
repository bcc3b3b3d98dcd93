"""What somebody reads on a page: the words the office would check."""

from __future__ import annotations

__all__ = ["Reader"]


class Reader:
    """Reads the page at which a keyboard stands."""

    def _words(self, selector):
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def sees(self, *sentences):
        """Fail unless each of these stands on the page to be seen."""
        words = self._words("main")
        for sentence in sentences:
            assert sentence in words, f"“{sentence}” is not on {self.page.url}:\n{words}"

    def does_not_see(self, sentence):
        """Fail where these words stand on the page."""
        assert sentence not in self._words("main"), f"“{sentence}” is on {self.page.url}"

    @property
    def heading(self):
        """Return the heading of the page."""
        return self._words("h1")

    @property
    def done(self):
        """Return what the page says was just done."""
        return self._words(
            ".govuk-notification-banner--success .govuk-notification-banner__heading"
        )

    @property
    def badge(self):
        """Return how the record stands, with the day on which something is due."""
        return self._words(".case-head__badge")

    @property
    def next_step(self):
        """Return what is to be done next with the record."""
        return self._words(".next-step__sentence")

    @property
    def history(self):
        """Return what was done with the record, the first first."""
        told = self.page.locator(".timeline__one > strong").all_inner_texts()
        return [words.strip() for words in told][::-1]

    def typed(self, label):
        """Return what stands in a field."""
        return self.page.get_by_label(label, exact=True).input_value()

    def figure(self, cell):
        """Return a figure of the report, by the anchor of its cell."""
        return self._words(f"[id='{cell}']")

    @property
    def references(self):
        """Return the references of the list of work, in its order."""
        return self.page.locator(".listing tbody th a").all_inner_texts()

    @property
    def counts(self):
        """Return how many records each list of work has, by its name."""
        tabs = self.page.locator(".tallies__one, .tabs__one").all()
        pairs = (self._count(tab) for tab in tabs)
        return {name: int(count) for name, count in pairs}

    def _count(self, tab):
        count = tab.locator(".tallies__count, .tabs__count").inner_text().strip()
        return " ".join(tab.inner_text().split()).removeprefix(count).removesuffix(
            count
        ).strip(), count
