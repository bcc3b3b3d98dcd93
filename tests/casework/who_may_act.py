"""Who may do which act, written down apart from the code that decides it.

Columns: O the officer, M the complaints manager, H the investigating manager it is allocated to,
I one of the same service to whom it is not, E the head of that service, X a head of another who was
named for it, A the auditor, S the administrator.
"""

from __future__ import annotations

__all__ = ["ALLOWED", "HEADER", "WHO"]

WHO = "O M H I E X A S"
TABLE = """
                            O M H I E X A S
refer_safeguarding          + + + - + - - -
route                       + + - - - - - -
convert                     + + - - - - - -
decline                     - + - - - - - -
allocate                    + + - - + - - -
acknowledge                 + + + - - - - -
send_holding_letter         + + + - - - - -
ask_extension               + + + - + - - -
agree_extension             - + - - - - - -
refuse_extension            - + - - - - - -
pause                       - + - - - - - -
end_proceedings             + + - - - - - -
resume                      - + - - - - - -
decide                      - + - - - - - -
record_consent              + + - - - - - -
add_element                 + + + - - - - -
record_finding              + + + - - - - -
override_outcome            - + - - - - - -
submit_draft                + + + - - - - -
return_draft                - + - - + - - -
sign_off                    - + - - + - - -
respond                     + + - - - - - -
request_stage               + + - - - - - -
resolve_request             + + - - - - - -
begin_stage                 - + - - - - - -
appoint                     - + - - - - - -
complete_step               + + - - - - - -
refer_early                 - + - - - - - -
withdraw                    + + - - - - - -
reopen                      - + - - - - - -
merge                       + + - - - - - -
link                        + + - - - - - -
assess_compliment           + + - - - - - -
pass_on_thanks              + + - - - - - -
record_ombudsman_decision   + + - - - - - -
add_remedy                  + + + - - - - -
add_lesson                  + + + - + - - -
write                       + + + - - - - -
add_document                + + + - - - - -
set_person                  + + + - - - - -
take_off                    + + - - - - - -
note                        + + + - + - - -
correct                     - + - - - - - -
restrict                    - + - - - - - -
give_link                   + + - - - - - -
"""
HEADER, *ROWS = (line.split() for line in TABLE.strip().splitlines())
ALLOWED = {
    act: {who for who, mark in zip(HEADER, marks, strict=True) if mark == "+"}
    for act, *marks in ROWS
}
