"""How was each record carried? Stages and their clocks, decisions, letters, what put it right."""

from heard.casework.models.decisions import Decision, Link, Note
from heard.casework.models.following import FollowLink
from heard.casework.models.letters import (
    Enclosure,
    Letter,
    LetterTemplate,
    TemplateVersion,
)
from heard.casework.models.numbering import Numbering
from heard.casework.models.outcomes import OmbudsmanCase, Recommendation, Remedy
from heard.casework.models.stages import (
    Appointment,
    Extension,
    ExtensionRequest,
    Pause,
    SignOffStep,
    StageRun,
    StageStep,
)
from heard.casework.models.work import Absence, Reminder, SavedView

__all__ = [
    "Absence",
    "Appointment",
    "Decision",
    "Enclosure",
    "Extension",
    "ExtensionRequest",
    "FollowLink",
    "Letter",
    "LetterTemplate",
    "Link",
    "Note",
    "Numbering",
    "OmbudsmanCase",
    "Pause",
    "Recommendation",
    "Remedy",
    "Reminder",
    "SavedView",
    "SignOffStep",
    "StageRun",
    "StageStep",
    "TemplateVersion",
]
