"""Taking people on, changing what they are here to do, letting them go; and their passwords."""

from heard.accounts.operations.employing import (
    NoSuchStaff,
    UnableToChangeStaff,
    change_staff,
    let_go,
    make_administrator,
    take_back,
    take_on,
)
from heard.accounts.operations.passwords import (
    UnableToGiveLink,
    UnableToSendLink,
    choose_password,
    give_link,
    send_link,
)

__all__ = [
    "NoSuchStaff",
    "UnableToChangeStaff",
    "UnableToGiveLink",
    "UnableToSendLink",
    "change_staff",
    "choose_password",
    "give_link",
    "let_go",
    "make_administrator",
    "send_link",
    "take_back",
    "take_on",
]
