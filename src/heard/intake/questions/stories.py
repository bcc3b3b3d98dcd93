"""What is asked of the matter itself: what happened, since when, what would put it right?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.conditions import Has
from heard.intake.questions.terms import Ask, Becomes, OnPaper, Page, Question

__all__ = ["FILES", "LONGEST_STORY", "STORIES"]

LONGEST_STORY = 50_000
_COMPLAINT = Has("kind", "complaint")

FILES = Page(
    key="files",
    part="story",
    questions=(
        Question(
            key="files",
            ask=Ask.FILES,
            words=_("Do you have photos or papers to show us?"),
            short=_("Files"),
            hint=_(
                "Photos, sound, PDF, Word or plain text. You can add up to ten files, each no "
                "larger than 25 MB."
            ),
            becomes=Becomes.FILES,
            is_optional=True,
            on_paper=OnPaper(
                hint=_("Put copies in the envelope with this form, and keep your own.")
            ),
        ),
    ),
)

STORIES = (
    Page(
        key="what-happened",
        part="story",
        only_if=_COMPLAINT,
        questions=(
            Question(
                key="what-happened",
                ask=Ask.LONG_TEXT,
                words=_("What happened?"),
                short=_("What happened"),
                hint=_("Use your own words. There is no wrong way to say it."),
                becomes=Becomes.WORDS,
                missing=_("Tell us what happened, in your own words."),
                longest=LONGEST_STORY,
                on_paper=OnPaper(lines=9),
            ),
        ),
    ),
    Page(
        key="since-when",
        part="story",
        only_if=_COMPLAINT,
        questions=(
            Question(
                key="since-when",
                ask=Ask.TEXT,
                words=_("When was it, or when did it start?"),
                short=_("Since when"),
                hint=_(
                    "A rough idea is fine, such as “about Easter” or “since we moved”. You can "
                    "leave this out."
                ),
                becomes=Becomes.SINCE_WHEN,
                is_optional=True,
                longest=300,
            ),
        ),
    ),
    Page(
        key="put-right",
        part="story",
        only_if=_COMPLAINT,
        questions=(
            Question(
                key="put-right",
                ask=Ask.LONG_TEXT,
                words=_("What would put it right?"),
                short=_("What would put it right"),
                hint=_("What would you like to happen now?"),
                becomes=Becomes.WORDS,
                is_optional=True,
                longest=LONGEST_STORY,
                on_paper=OnPaper(lines=6),
            ),
        ),
    ),
    Page(
        key="what-was-good",
        part="story",
        only_if=Has("kind", "compliment"),
        questions=(
            Question(
                key="what-was-good",
                ask=Ask.LONG_TEXT,
                words=_("What was good?"),
                short=_("What was good"),
                hint=_("What did somebody do, and what did it change for you?"),
                becomes=Becomes.WORDS,
                missing=_("Tell us what was good, in your own words."),
                longest=LONGEST_STORY,
                on_paper=OnPaper(lines=8),
            ),
        ),
    ),
    Page(
        key="who-helped",
        part="story",
        only_if=Has("kind", "compliment"),
        questions=(
            Question(
                key="who-helped",
                ask=Ask.TEXT,
                words=_("Who would you like to thank?"),
                short=_("Who to thank"),
                hint=_("A name or a team, if you know it. We will pass your thanks on."),
                becomes=Becomes.THANKED,
                is_optional=True,
                longest=200,
            ),
        ),
    ),
    Page(
        key="your-thought",
        part="story",
        only_if=Has("kind", "comment"),
        questions=(
            Question(
                key="your-thought",
                ask=Ask.LONG_TEXT,
                words=_("What would you like to say?"),
                short=_("What you say"),
                hint=_("What have you seen, and what could be better?"),
                becomes=Becomes.WORDS,
                missing=_("Tell us what you would like to say."),
                longest=LONGEST_STORY,
                on_paper=OnPaper(lines=8),
            ),
        ),
    ),
    FILES,
)
