"""How does an e-mail become a record, or part of one? Fetched, read, sorted, filed, and shown.

`sources` are where it lies, `reading` what it says, `sorting` what sort of message it is, `filing`
what becomes of it without anybody, `placing` what a person does with what waits for one.
"""
