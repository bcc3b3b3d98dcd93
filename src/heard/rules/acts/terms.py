"""Which acts of casework are there? Each with what it is called on a button and in a history."""

from __future__ import annotations

from heard.rules.vocabulary import Labelled

__all__ = ["Act"]


class Act(Labelled):
    """Something that staff do with a record. The code names it; the words are those of a button."""

    # Taking it in
    REFER_SAFEGUARDING = "refer_safeguarding", "Refer a safeguarding concern"
    ROUTE = "route", "Choose the procedure"
    CONVERT = "convert", "Change what kind of record this is"
    DECLINE = "decline", "Decline to consider it"
    ALLOCATE = "allocate", "Allocate to a manager"
    ACKNOWLEDGE = "acknowledge", "Record the acknowledgement"
    # While it runs
    SEND_HOLDING_LETTER = "send_holding_letter", "Record a holding letter"
    ASK_EXTENSION = "ask_extension", "Ask for more time"
    AGREE_EXTENSION = "agree_extension", "Agree an extension"
    REFUSE_EXTENSION = "refuse_extension", "Refuse more time"
    PAUSE = "pause", "Pause the clock"
    END_PROCEEDINGS = "end_proceedings", "Record that the proceedings ended"
    RESUME = "resume", "Let the clock run again"
    DECIDE = "decide", "Record a decision"
    RECORD_CONSENT = "record_consent", "Record consent or authority"
    ADD_ELEMENT = "add_element", "Add an element"
    RECORD_FINDING = "record_finding", "Record the findings"
    OVERRIDE_OUTCOME = "override_outcome", "Override the outcome"
    # The answer
    SUBMIT_DRAFT = "submit_draft", "Submit the draft answer for sign-off"
    RETURN_DRAFT = "return_draft", "Return the draft with comments"
    SIGN_OFF = "sign_off", "Sign the answer off"
    RESPOND = "respond", "Record that the answer was sent"
    # Later stages
    REQUEST_STAGE = "request_stage", "Record a request for the next stage"
    RESOLVE_REQUEST = "resolve_request", "Record that the request was resolved by meeting"
    BEGIN_STAGE = "begin_stage", "Begin the stage"
    APPOINT = "appoint", "Appoint someone"
    COMPLETE_STEP = "complete_step", "Record that a step is done"
    REFER_EARLY = "refer_early", "Refer to the Ombudsman early"
    # How else it ends
    WITHDRAW = "withdraw", "Record that it was withdrawn"
    REOPEN = "reopen", "Reopen"
    MERGE = "merge", "Merge into another record"
    LINK = "link", "Link to another record"
    # Other kinds
    ASSESS_COMPLIMENT = "assess_compliment", "Accept as a compliment, or not"
    PASS_ON_THANKS = "pass_on_thanks", "Record that the thanks were passed on"
    RECORD_OMBUDSMAN_DECISION = "record_ombudsman_decision", "Record the Ombudsman’s decision"
    # Putting right, learning, keeping
    ADD_REMEDY = "add_remedy", "Add a remedy"
    ADD_LESSON = "add_lesson", "Record what was learnt"
    WRITE = "write", "Write a letter or message"
    ADD_DOCUMENT = "add_document", "Add a document"
    SET_PERSON = "set_person", "Add or correct a person"
    TAKE_OFF = "take_off", "Take a person off the record"
    NOTE = "note", "Add a note"
    CORRECT = "correct", "Correct a date or fact"
    RESTRICT = "restrict", "Restrict who may see it"
    GIVE_LINK = "give_link", "Let someone follow it online"
