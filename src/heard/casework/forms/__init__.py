"""What does a person fill in to do an act? One form an act, one module a subject.

`acts` is what all of them share; `pages` is the one table of each act's form and operation.
"""
