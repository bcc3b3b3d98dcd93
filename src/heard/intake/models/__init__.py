"""What came in from outside and is on its way to being a record?"""

from heard.intake.models.mail import AutomaticReply, MailReminder, ReceivedMail
from heard.intake.models.telling import Draft, DraftFile, Tries

__all__ = ["AutomaticReply", "Draft", "DraftFile", "MailReminder", "ReceivedMail", "Tries"]
