"""Following a record from outside: where it is, what is next, and what one can still say."""
